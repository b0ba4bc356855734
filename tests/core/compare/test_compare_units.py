"""Units: what counts the same thing."""

from __future__ import annotations

import pytest

from app.core.compare.units import standard_units
from app.core.taxonomy import standard_taxonomy

UNITS, BOOK = standard_units(), standard_taxonomy()


@pytest.mark.parametrize(
    ("code", "one", "other", "same"),
    [
        ("MED.TOTAL", "件", "起", True),
        ("MED.TOTAL", "件", "宗", True),
        ("LEARN.TRAIN_ATTEND", "人次", "人", False),
        ("LEARN.EXAM_TAKERS", "名", "人", True),
        ("LEAD.DUTY_REPORT", "人", "个", True),
        ("SERV.AID", "件", "人", False),
        ("PUB.MATERIAL", "份", "册", True),
        ("ENFC.ILLEGAL_BUILD_AREA", "平方米", "亩", True),
        ("ENFC.FINE", "元", "件", False),
        ("MED.RATE", "%", "‰", True),
        ("MED.RATE", "%", "个百分点", False),
        ("MED.TOTAL", "", "件", True),
    ],
)
def test_two_units_of_an_indicator_are_one_measure_or_not(
    code: str, one: str, other: str, same: bool
) -> None:
    indicator = BOOK.indicator(code)
    assert (UNITS.measure(one, indicator) == UNITS.measure(other, indicator)) is same


def test_areas_are_brought_to_square_metres() -> None:
    assert UNITS.scaled(3, "亩") == pytest.approx(2000)
    assert UNITS.scaled(3, "件") == 3


def test_every_unit_of_the_tag_book_has_a_measure() -> None:
    for indicator in BOOK.indicators():
        for unit in indicator.units:
            assert UNITS.measure(unit, indicator), (indicator.code, unit)
