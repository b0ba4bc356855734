"""Days on which a report came in and was made public, as a person gives them."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.review.changes import Entity
from app.core.review.filing import NOTHING_SAID, Filing, day_in, filing_from, set_filing


@pytest.mark.parametrize(
    "words", ["2025-3-1", "2025-03-01", "2025.3.1", "2025/3/1", "2025年3月1日", "20250301", " 2025 年 3 月 1 日 ", "3.1", "3月1日", "3-1"]
)  # fmt: skip
def test_a_day_may_be_typed_as_clerks_write_it(words: str) -> None:
    assert day_in(words, year=2024) == date(2025, 3, 1)


@pytest.mark.parametrize("words", ["", "三月", "2025-13-1", "2月30日", "2025", "1225-3-1", "3.1.1"])
def test_what_is_no_day_is_none(words: str) -> None:
    assert day_in(words, year=2024) is None


def test_a_day_without_its_year_is_none_where_nobody_knows_the_year_of_the_report() -> None:
    assert day_in("3.1", year=None) is None


def test_days_are_kept_as_one_row_that_goes_with_the_last_of_them() -> None:
    day = date(2025, 2, 20)
    given = set_filing("r", "石桥镇 2024", before=NOTHING_SAID, received=day)
    (change,) = given.changes
    assert (change.entity, change.report, change.before) == (Entity.FILING, "r", None)
    assert filing_from(change.after) == Filing(received=day)
    assert given.name == "更正收到日期 石桥镇 2024"
    taken_back = set_filing("r", "石桥镇 2024", before=Filing(received=day), received=None)
    assert taken_back.changes[0].after is None


def test_the_same_day_again_is_no_act() -> None:
    day = date(2025, 2, 20)
    assert set_filing("r", "石桥镇", before=Filing(published=day), published=day).changes == ()
