"""Colours can be read and told apart, in light and dark; icons are drawn."""

from __future__ import annotations

import json
import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.core.palette import theme as hues
from app.core.resources import resource
from app.core.taxonomy import standard_taxonomy
from app.ui.compare.look import look_of
from app.ui.inspector.figure_delegate import PALE
from app.ui.look.icons import icon
from app.ui.look.theme import ThemeMode, font_families, load_theme, mix, palette_of, style_sheet, theme_of

MODES = [ThemeMode.LIGHT, ThemeMode.DARK]


def luminance(colour: QColor) -> float:
    parts = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", MODES)
def test_window_texts_can_be_read(mode: ThemeMode) -> None:
    theme = load_theme(mode)
    for back in ("window", "panel", "paper"):
        assert contrast(theme.colour("text"), theme.colour(back)) >= 7.0
        for front in ("muted", "error", "warning", "ok", "accent"):
            assert contrast(theme.colour(front), theme.colour(back)) >= 4.5, (front, back)
        assert contrast(theme.colour("muted"), theme.colour("desk")) >= 4.5
    for front in ("muted", "error", "warning", "ok", "accent"):  # in selected lines too
        assert contrast(theme.colour(front), theme.colour("selection")) >= 4.5, front
    assert contrast(theme.colour("selection_text"), theme.colour("selection")) >= 7.0
    assert contrast(theme.colour("accent_text"), theme.colour("accent")) >= 4.5


@pytest.mark.parametrize("mode", MODES)
def test_the_words_on_a_progress_bar_can_be_read_on_both_its_parts(mode: ThemeMode) -> None:
    theme, sheet = load_theme(mode), style_sheet(load_theme(mode))
    grounds = [QColor(c) for c in re.findall(r"QProgressBar(?:::chunk)? {[^}]*background: (#\w+)", sheet)]
    assert len(grounds) == 2
    assert all(contrast(theme.colour("text"), ground) >= 4.5 for ground in grounds)


@pytest.mark.parametrize("mode", MODES)
def test_words_in_tables_can_be_read(mode: ThemeMode) -> None:
    palette = palette_of(load_theme(mode))
    look, role = look_of(palette), QPalette.ColorRole
    for ground in (look.sheet, look.desk, look.selection):
        for front in (look.ink, look.pale, look.warn):
            assert contrast(front, ground) >= 4.5, (front.name(), ground.name())
        assert contrast(look.faint, ground) >= 2.5  # dashes and rings are no words
    for ink, ground in ((role.Text, role.Base), (role.HighlightedText, role.Highlight)):
        pale = mix(palette.color(ink), palette.color(ground), PALE)
        assert contrast(pale, palette.color(ground)) >= 4.5


@pytest.mark.parametrize("mode", MODES)
def test_words_on_the_page_can_be_read(mode: ThemeMode) -> None:
    page = hues(dark=mode is ThemeMode.DARK)
    colours = {name: QColor(*colour) for name, colour in page.colours.items()}
    for ground in ("sheet", "hit", "hit_now", "selection"):
        assert contrast(colours["ink"], colours[ground]) >= 7.0, ground
    for ground in ("sheet", "desk"):
        for front in ("pale", "error", "warn", "info", "accent"):
            assert contrast(colours[front], colours[ground]) >= 4.5, (front, ground)
    assert contrast(colours["card_ink"], colours["card"]) >= 7.0
    for category in standard_taxonomy().categories:
        assert contrast(colours["ink"], QColor(*page.tone(category.code).tint)) >= 7.0, category.code


@pytest.mark.parametrize("mode", MODES)
def test_every_category_has_a_hue_of_its_own(mode: ThemeMode) -> None:
    theme = load_theme(mode)
    codes = [c.code for c in standard_taxonomy().categories]
    assert len({theme.category(code).name() for code in codes}) == len(codes)
    grey = theme.category(None)
    assert all(theme.category(code) != grey for code in codes)


def test_the_palette_tells_its_theme() -> None:
    for mode in MODES:
        assert theme_of(palette_of(load_theme(mode))) is load_theme(mode)


@pytest.mark.parametrize("mode", MODES)
def test_the_style_sheet_leaves_no_placeholder(mode: ThemeMode) -> None:
    assert re.findall(r"@\w+", style_sheet(load_theme(mode))) == []


def test_both_themes_name_the_same_colours() -> None:
    data = json.loads(resource("theme.json").read_text(encoding="utf-8"))
    assert list(data["light"]) == list(data["dark"])


def test_every_icon_draws_something(qapp: QApplication) -> None:
    for path in sorted(resource("icons").glob("*.svg")):
        image = icon(path.stem, load_theme(ThemeMode.LIGHT)).pixmap(20, 20).toImage()
        drawn = sum(image.pixelColor(x, y).alpha() > 0 for x in range(20) for y in range(20))
        assert drawn > 15, path.name


def test_the_interface_font_chain_is_installed(qapp: QApplication) -> None:
    assert font_families("interface")
