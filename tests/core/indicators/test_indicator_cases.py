"""The made-up sentences under tests/cases/indicators: those the rules grew on, and those held out."""

from __future__ import annotations

import pytest
from indicator_cases import outcomes, share

from app.core.taxonomy import standard_taxonomy

BOOK = standard_taxonomy()


@pytest.mark.parametrize(("name", "least"), [("dev", 0.98), ("held", 0.95)])
def test_figures_that_have_an_indicator_get_it(name: str, least: float) -> None:
    asked = [o for o in outcomes(name, BOOK) if None not in o.expected.codes]
    missed = [(o.figure.surface, o.figure.indicator, o.expected.codes) for o in asked if not o.indicator]
    assert share([o.indicator for o in asked]) >= least, missed


@pytest.mark.parametrize(("name", "least"), [("dev", 0.97), ("held", 0.95)])
def test_figures_that_count_nothing_of_the_book_get_none(name: str, least: float) -> None:
    bare = [o for o in outcomes(name, BOOK) if None in o.expected.codes]
    assert share([o.indicator for o in bare]) >= least


@pytest.mark.parametrize("name", ["dev", "held"])
@pytest.mark.parametrize(
    ("field", "least"), [("period", 0.98), ("role", 0.99), ("direction", 0.99), ("also", 0.99)]
)
def test_period_role_direction_and_second_indicator_are_right(name: str, field: str, least: float) -> None:
    assert share([getattr(o, field) for o in outcomes(name, BOOK)]) >= least


@pytest.mark.parametrize("name", ["dev", "held"])
def test_of_the_sure_assignments_at_least_97_in_100_are_right(name: str) -> None:
    sure = [o for o in outcomes(name, BOOK) if o.figure.confidence > 0.9]
    assert len(sure) > 100
    assert share([o.indicator for o in sure]) >= 0.97


def test_every_code_in_the_cases_is_in_the_book() -> None:
    codes = {c for name in ("dev", "held") for o in outcomes(name, BOOK) for c in o.expected.codes if c}
    assert {c for c in codes if BOOK.indicator(c) is None} == set()


def test_nearly_every_indicator_of_the_book_has_a_case() -> None:
    codes = {c for name in ("dev", "held") for o in outcomes(name, BOOK) for c in o.expected.codes if c}
    missing = [i.code for i in BOOK.indicators() if i.code not in codes]
    assert len(missing) <= 5, missing
