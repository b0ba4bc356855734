"""Years of five-year plans, and what else of a report on one year belongs to another.

“十三五”规划开局之年 of 2021, 截至9月底 in a report on the whole year, 2024年…将 in the plan for 2025.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from app.core.checks.case import Case, Span, occurrences
from app.core.enums import Part
from app.core.resources import load_json, load_pattern

_OF_YEAR = frozenset({"之年"})
_LONGEST = 5
_CUT = frozenset({"截至", "截止"})
_YEARLY = "法治"
# What is counted up to later months is hardly short of the year.
_LAST = 10
_data = partial(load_json, "checks/five_years.json")
_pattern = partial(load_pattern, "checks/five_years.json")


def words() -> frozenset[str]:
    """The words that this watches for."""
    return _OF_YEAR | _CUT


def misplaced(case: Case, year: int) -> Iterator[tuple[str, Span]]:
    """What to say of the report on ``year``, and the place."""
    for at, end in case.places_of(_OF_YEAR):
        yield from _of_plan(case, at, end, year)
    for at, _ in case.places_of(_CUT) if _is_yearly(case.head.title or "", year) else ():
        yield from _cut_off(case, at, year)
    yield from _ahead(case, year)


def _is_yearly(title: str, year: int) -> bool:
    """Whether a report on the whole year is told of, no news item and no campaign."""
    return str(year) in title and _YEARLY in title


def _of_plan(case: Case, at: int, end: int, year: int) -> Iterator[tuple[str, Span]]:
    """2021年是“十三五”规划的开局之年."""
    start, _ = case.sentence(at)
    told = _pattern("is_year").search(case.text, start, at)
    which = _pattern("of_plan").search(case.text, told.end(), end) if told is not None else None
    if told is None or which is None or which.end() < end:
        # 今年是…收官之年 may be said of the year of the report, or of the one in which it is read.
        return
    own = int(told["year"])
    first = int(_data()["first"][which["plan"]])
    lowest, highest = _data()["places"].get(which["place"], (0, _LONGEST - 1))
    if not first + lowest <= own <= first + highest:
        years = f"{first}—{first + _LONGEST - 1}年"
        yield (
            f"“{case.text[slice(*which.span())]}”与{own}年不符：“{which['plan']}”是{years}，请核对。",
            (which.span()),
        )


def _cut_off(case: Case, at: int, year: int) -> Iterator[tuple[str, Span]]:
    """截至9月底 before what is counted in a report on the whole year."""
    told = _pattern("cut_off").match(case.text, at)
    if told is None or int(told["month"] or 1) > _LAST or case.part_at(at) is Part.PLAN:
        return
    if told["year"] and int(told["year"]) != year:
        return
    if case.stated_in(told.end(), case.sentence(at)[1]):
        said = f"“{told.group()}”：年度报告应报全年的数，疑为沿用季度材料，请补到12月底。"
        yield said, told.span()


def _ahead(case: Case, year: int) -> Iterator[tuple[str, Span]]:
    """2024年，我局将… in the plan for 2025."""
    for section in case.by_part[Part.PLAN]:
        for at, _ in occurrences(case.text[section.start : section.end], f"{year}年"):
            start = section.start + at
            ahead = _pattern("ahead").match(case.text, start)
            if ahead is not None and case.text[start - 1] in "\n。":
                yield f"“{ahead.group()}”写在下一年安排里，应为{year + 1}年，请核对。", ahead.span()
