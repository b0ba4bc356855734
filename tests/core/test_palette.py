from __future__ import annotations

from itertools import combinations

import pytest

from app.core.palette import Theme, contrast, lightness_of, mix, oklch, theme
from app.core.resources import load_json
from app.core.taxonomy import standard_taxonomy

THEMES = pytest.mark.parametrize("colours", [theme(dark=False), theme(dark=True)], ids=["light", "dark"])


def test_known_colours_of_the_oklch_space_come_out_right() -> None:
    assert oklch(1.0, 0.0, 0.0) == (255, 255, 255)
    assert oklch(0.627955, 0.257683, 29.2339) == (255, 0, 0)
    assert lightness_of((255, 0, 0)) == pytest.approx(0.628, abs=0.001)


def test_chroma_beyond_srgb_is_lowered_and_lightness_kept() -> None:
    assert lightness_of(oklch(0.52, 0.4, 150)) == pytest.approx(0.52, abs=0.01)


def test_contrast_runs_from_one_to_twenty_one() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((9, 9, 9), (9, 9, 9)) == 1


@THEMES
def test_every_category_of_the_book_has_a_hue_of_its_own(colours: Theme) -> None:
    codes = [category.code for category in standard_taxonomy().categories]
    assert set(colours.tones) == set(codes)
    assert len({colours.tone(code).line for code in codes}) == 14


@THEMES
def test_all_line_colours_have_one_lightness(colours: Theme) -> None:
    found = [lightness_of(tone.line) for tone in colours.tones.values()]
    assert max(found) - min(found) < 0.01


@THEMES
def test_ink_on_every_tint_and_note_has_a_contrast_of_seven(colours: Theme) -> None:
    grounds = [tone.tint for tone in colours.tones.values()] + [colours.plain.tint, *colours.notes.values()]
    grounds += [colours.colours[name] for name in ("sheet", "selection", "hit", "hit_now")]
    assert min(contrast(colours.colours["ink"], ground) for ground in grounds) >= 7
    assert contrast(colours.colours["card"], colours.colours["card_ink"]) >= 7


@THEMES
def test_underlines_dots_and_marks_stand_out_from_the_sheet(colours: Theme) -> None:
    sheet = colours.colours["sheet"]
    marks = [tone.line for tone in colours.tones.values()]
    marks += [colours.colours[name] for name in ("accent", "error", "warn", "info")]
    assert min(contrast(mark, sheet) for mark in marks) >= 3
    assert contrast(colours.colours["pale"], sheet) >= 4.5


def test_hues_stand_apart_and_away_from_the_red_of_errors() -> None:
    hues = list(load_json("palette.json")["hues"].values())
    gaps = [min(abs(a - b), 360 - abs(a - b)) for a, b in combinations(hues, 2)]
    assert min(gaps) >= 18
    assert not [hue for hue in hues if 10 <= hue <= 45]
    assert load_json("palette.json")["tint_share"] <= 0.25


def test_a_category_of_the_users_own_keeps_its_colour_and_none_is_grey() -> None:
    colours = theme(dark=False)
    assert colours.tone("MINE.THING") == colours.tone("MINE")
    assert colours.tone(None) is colours.plain
    assert colours.plain.line[0] == colours.plain.line[1] == colours.plain.line[2]


def test_a_note_of_an_unknown_colour_is_yellow() -> None:
    assert theme(dark=False).note("mauve") == theme(dark=False).note("yellow")


def test_mixing_by_share() -> None:
    assert mix((200, 100, 0), (0, 100, 200), 0.5) == (100, 100, 100)
