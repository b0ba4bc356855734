"""Numbers that stop before the end of the year, in a report on all of it: 截至9月底, 前三季度，共检查….

A report that was signed before its year was over cannot tell more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from app.core.checks.case import Case, Span
from app.core.enums import Part
from app.core.resources import load_pattern, load_words

_CUT = frozenset({"截至", "截止"})
_YEARLY = "法治"
_OF_PART = ("半年", "季度")
_DONE = frozenset({None, Part.MEASURES, Part.RESPONSIBILITY})
# What is counted up to later months is hardly short of the year, unless it was signed when that was over.
_LAST, _LAST_OF_ALL = 10, 11
_pattern = partial(load_pattern, "checks/part_of_year.json")
_words = partial(load_words, "checks/part_of_year.json")


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this asks for."""
    return _CUT, _words("begins")


def counted(case: Case, year: int) -> Iterator[tuple[str, Span]]:
    """What to say of a report on ``year``, and the place."""
    cut_off = case.places_of(_CUT)
    if not cut_off and not case.found(_words("begins")):
        return
    title, signed = case.head.title or "", case.head.date or ""
    if str(year) not in title or _YEARLY not in title or any(part in title for part in _OF_PART):
        # A news item or a campaign, or a report on a part of the year.
        return
    is_over = signed[:4].isdecimal() and int(signed[:4]) > year
    for at, _ in cut_off:
        yield from _cut_off(case, at, year, _LAST_OF_ALL if is_over else _LAST)
    if is_over or not signed:
        yield from _first_months(case)


def _cut_off(case: Case, at: int, year: int, last: int) -> Iterator[tuple[str, Span]]:
    """截至9月底 before what is counted in a report on the whole year."""
    told = _pattern("cut_off").match(case.text, at)
    if told is None or int(told["month"] or 1) > last or case.part_at(at) is Part.PLAN:
        return
    if told["year"] and int(told["year"]) != year:
        return
    if case.stated_in(told.end(), case.sentence(at)[1]):
        said = f"“{told.group()}”：年度报告应报全年的数，疑为沿用季度材料，请补到12月底。"
        yield said, told.span()


def _first_months(case: Case) -> Iterator[tuple[str, Span]]:
    """前三季度，共检查84次, and no word of the other months in its paragraph."""
    for told in case.matches_at(_words("begins"), _pattern("first_months")):
        line = case.scan.line_at(told.start())
        if line is None or case.part_at(told.start()) not in _DONE:
            continue
        if _pattern("other_months").search(case.text, told.end(), line.end):
            continue
        if case.stated_in(told.end(), case.scan.sentence(told.start())[1]):
            yield f"“{told['months']}”：年度报告应报全年的数，疑为沿用季度材料，请核对。", told.span("months")
