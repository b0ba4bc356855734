from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.enums import FigureKind, Qualifier, Role, Status
from app.core.report import Figure
from app.core.state import FigureRecord
from app.core.taxonomy import standard_taxonomy
from app.models.figures.input import InputError, editable_number, read_number, read_period, read_upper
from app.models.figures.words import (
    STATUS_SHAPES,
    amount_text,
    card_text,
    kind_word,
    number_text,
    period_text,
    qualifier_word,
    role_word,
    status_word,
)


@pytest.mark.parametrize(
    ("value", "top", "qualifier", "shown"),
    [
        (5000, None, Qualifier.MORE_THAN, "5000+"),
        (200, None, Qualifier.AT_LEAST, "≥200"),
        (3, None, Qualifier.AT_MOST, "≤3"),
        (300, None, Qualifier.LESS_THAN, "<300"),
        (30, None, Qualifier.APPROX, "~30"),
        (3, 5, Qualifier.EXACT, "3–5"),
        (97.5, None, Qualifier.EXACT, "97.5"),
        (239877000, None, Qualifier.EXACT, "239,877,000"),
    ],
)
def test_amounts_carry_their_bound(value: float, top: float | None, qualifier: Qualifier, shown: str) -> None:
    assert amount_text(Figure(0, 1, "", value, "", value_max=top, qualifier=qualifier)) == shown


def test_large_numbers_with_decimals_are_grouped() -> None:
    assert number_text(23987.7) == "23,987.7"


def test_every_member_has_words_and_every_status_its_own_shape() -> None:
    for members, word in ((Status, status_word), (Qualifier, qualifier_word), (Role, role_word)):
        assert len({word(member) for member in members}) == len(list(members))  # type: ignore[operator]
    assert len({kind_word(kind) for kind in FigureKind}) == len(FigureKind)
    assert len(set(STATUS_SHAPES.values())) == len(Status)


def test_periods_are_written_for_readers() -> None:
    assert period_text("2023-") == "2023–"
    assert period_text("stock") == "时点"
    assert period_text("改革试点以来") == "改革试点以来"
    assert period_text(None) == ""

    assert period_text("2024H1") == "2024年上半年"
    assert period_text("2024Q3") == "2024年第三季度"
    assert period_text("2024-05") == "2024年5月"
    assert period_text("2024-10") == "2024年10月"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", None),
        ("2024", "2024"),
        ("２０２４年", "2024"),
        ("2023-", "2023-"),
        ("2023年以来", "2023-"),
        ("2021—2025", "2021-2025"),
        ("2021-2025年", "2021-2025"),
        ("上半年", "2024H1"),
        ("2024h1", "2024H1"),
        ("2023 年 下半年", "2023H2"),
        ("三季度", "2024Q3"),
        ("去年", "2023"),
        ("5月", "2024-05"),
        ("2024-5", "2024-05"),
        ("2024年1-6月", "2024H1"),
        ("时点", "stock"),
        ("改革试点以来", "改革试点以来"),
    ],
)
def test_periods_are_read_as_one_types_them(typed: str, kept: str | None) -> None:
    assert read_period(typed, 2024) == kept


@pytest.mark.parametrize(
    "period", ["2024", "2023-", "2021-2025", "2024H2", "2024Q4", "2024-05", "2024-12", "stock"]
)
def test_a_period_is_read_back_as_it_is_shown(period: str) -> None:
    assert read_period(period_text(period), 2020) == period


@pytest.mark.parametrize("typed", ["24", "20245", "2024-13", "2024Q5", "3.5"])
def test_a_number_that_is_no_period_is_refused_in_words(typed: str) -> None:
    with pytest.raises(InputError, match="2024年上半年"):
        read_period(typed, 2024)


def test_the_card_is_one_line() -> None:
    figure = Figure(0, 2, "3次", 3, "次", indicator=None, label="培训\n会", why="组织\n培训", period="2024")
    text = card_text(FigureRecord("k", "r", figure), standard_taxonomy())
    assert text == "培训 会 · 3 次 · 2024 · ○ 待核 · 依据：组织 培训"


def test_the_card_says_how_sure_the_machine_was_until_somebody_decides() -> None:
    figure = Figure(0, 2, "3次", 3, "次", label="培训", period="2024", confidence=0.906)
    record = FigureRecord("k", "r", figure, suggested=figure)
    assert card_text(record, standard_taxonomy()) == "培训 · 3 次 · 2024 · ○ 待核 · 把握 91%"
    decided = replace(record, status=Status.CONFIRMED)
    assert card_text(decided, standard_taxonomy()) == "培训 · 3 次 · 2024 · ✓ 已确认"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", 12),
        (" 1,234 ", 1234),
        ("１２．５", 12.5),
        ("1.5万", 15000),
        ("2亿", 2e8),
        ("97%", 97),
        ("-3", -3),
    ],
)
def test_typed_numbers_are_read(typed: str, value: float) -> None:
    assert read_number(typed) == value


@pytest.mark.parametrize("typed", ["", "abc", "1.2.3", "一百", "9" * 30, "1万5"])
def test_what_is_no_number_is_explained_in_a_sentence(typed: str) -> None:
    with pytest.raises(InputError) as caught:
        read_number(typed)
    assert str(caught.value).endswith("。")


def test_an_upper_end_is_above_the_lower_or_absent() -> None:
    assert read_upper(" ", 3) is None
    assert read_upper("5", 3) == 5
    with pytest.raises(InputError):
        read_upper("3", 3)


def test_numbers_go_into_fields_without_decoration() -> None:
    assert [editable_number(value) for value in (None, 15000.0, 97.5)] == ["", "15000", "97.5"]


def test_the_card_names_the_page_of_the_file() -> None:
    figure = Figure(0, 2, "3次", 3.0, "次")
    assert "第4页" in card_text(FigureRecord("k", "r", figure), standard_taxonomy(), page=4)
    assert "页" not in card_text(FigureRecord("k", "r", figure), standard_taxonomy())
