"""What the numbers of headings would be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.enums import SectionKind
from app.core.outline.renumber import han_numeral, renumbered
from app.core.report import Section


def heading(level: int, number: str | None, start: int) -> Section:
    return Section(SectionKind.HEADING, level, number, "标题", start, start + 9, start, start + 2)


READ = tuple(
    heading(level, number, place * 10)
    for place, (level, number) in enumerate(
        ((1, "一、"), (2, "（一）"), (3, "1、"), (3, "2、"), (2, "（二）"), (1, "二、"), (2, "（一）"))
    )
)


def test_a_well_numbered_outline_keeps_its_numbers() -> None:
    assert renumbered(READ, READ) == tuple(s.number for s in READ)


def test_a_demoted_heading_is_numbered_as_its_new_level_is() -> None:
    moved = (*READ[:5], replace(READ[5], level=2), READ[6])
    assert renumbered(moved, READ)[5:] == ("（三）", "（四）")


def test_a_lost_number_is_counted_and_those_behind_it_follow() -> None:
    lost = (READ[0], READ[1], READ[4], heading(2, None, 45), *READ[5:])
    assert renumbered(lost, READ) == ("一、", "（一）", "（二）", "（三）", "二、", "（一）")


def test_a_level_without_numbers_and_points_get_none() -> None:
    bare = (heading(1, None, 0), heading(1, None, 10), replace(READ[1], kind=SectionKind.POINT))
    assert renumbered(bare, bare) == (None, None, None)


def test_a_level_the_report_never_had_is_numbered_in_the_usual_way() -> None:
    moved = (READ[0], replace(READ[5], level=2))
    assert renumbered(moved, (READ[0], READ[5])) == ("一、", "（一）")


def test_decimal_numbers_name_the_heading_above() -> None:
    read = (heading(1, "1.", 0), heading(2, "1.1 ", 10), heading(1, "2.", 20), heading(2, "2.1 ", 30))
    got = renumbered(read, read)
    assert got[0] == "1." and got[2] == "2."


@pytest.mark.parametrize(
    ("value", "words"), [(1, "一"), (10, "十"), (12, "十二"), (30, "三十"), (45, "四十五"), (100, "100")]
)
def test_chinese_numerals(value: int, words: str) -> None:
    assert han_numeral(value) == words
