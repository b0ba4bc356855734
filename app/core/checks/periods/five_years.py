"""Years of five-year plans, and what else of a report on one year belongs to another.

“十三五”规划开局之年 of 2021, 2024年…将 in the plan for 2025.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from app.core.checks.case import Case, Span, occurrences
from app.core.enums import Part
from app.core.resources import load_json, load_pattern

_OF_YEAR = frozenset({"之年"})
# Of one plan.
_YEARS = 5
_data = partial(load_json, "checks/five_years.json")
_pattern = partial(load_pattern, "checks/five_years.json")


def words() -> frozenset[str]:
    """The words that this watches for."""
    return _OF_YEAR


def misplaced(case: Case, year: int) -> Iterator[tuple[str, Span]]:
    """What to say of the report on ``year``, and the place."""
    for at, end in case.places_of(_OF_YEAR):
        yield from _of_plan(case, at, end, year)
    yield from _ahead(case, year)


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
    lowest, highest = _data()["places"].get(which["place"], (0, _YEARS - 1))
    if not first + lowest <= own <= first + highest:
        years = f"{first}—{first + _YEARS - 1}年"
        yield f"“{which.group()}”与{own}年不符：“{which['plan']}”是{years}，请核对。", which.span()


def _ahead(case: Case, year: int) -> Iterator[tuple[str, Span]]:
    """2024年，我局将… in the plan for 2025."""
    for section in case.by_part[Part.PLAN]:
        for at, _ in occurrences(case.text, f"{year}年", section.start, section.end):
            ahead = _pattern("ahead").match(case.text, at)
            if ahead is not None and case.text[at - 1] in "\n。":
                yield f"“{ahead.group()}”写在下一年安排里，应为{year + 1}年，请核对。", ahead.span()
