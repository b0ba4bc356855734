"""Years that a report tells and is not about, and its own year told as if it lay ahead.

2023年共排查… in a report on 2024; 2025年3月组织培训…, which is filed by the first of March; last year's work
programme put into effect; 2024年，我镇将继续… in its plan. What words they are told with, and what makes them
history or comparison, is in ``resources/checks/other_years.json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from app.core.checks.case import Case, Span, occurrences
from app.core.checks.title import told_year, year_told
from app.core.enums import FigureKind, Part, Role
from app.core.report import Figure
from app.core.resources import load_pattern

Said = tuple[str, list[Span]]
_DONE = frozenset({Part.MEASURES, Part.RESPONSIBILITY})
_PLANS, _PLANS_OF_BARE = frozenset({Part.PLAN}), frozenset({Part.PLAN, None})
_YEAR, _NEAR = 4, 6
_STOPS = frozenset("。；：\n")
_pattern = partial(load_pattern, "checks/other_years.json")


def told(case: Case, year: int) -> Iterator[Said]:
    """What to say of a report on ``year``, and the places."""
    text = case.text
    for earlier in (year - 1, year - 2):
        for at, end in occurrences(text, str(earlier)):
            yield from _earlier_year(case, year, at)
            yield from _paper(case, year, (at, end))
    later_month = _pattern("later_month")
    for at, _ in occurrences(text, f"{year + 1}年"):
        month = later_month.match(text, at)
        if month is not None:
            yield from _later_month(case, year, month)
    # The plan comes last; without headings that is all that is known of its place.
    plans = [section.start for section in case.by_part[Part.PLAN]] if case.headings else [0]
    first = max(plans[0], len(text) // 2) if plans else len(text)
    for at, _ in occurrences(text, f"{year}年", first):
        yield from _still_ahead(case, year, at)
        yield from _due(case, year, at)
    for at, _ in occurrences(text, f"{year - 1}年", first):
        yield from _due(case, year, at)


def _earlier_year(case: Case, year: int, at: int) -> Iterator[Said]:
    """2023年共排查… in a report on 2024, nothing compared and no history told."""
    opening, earlier = _opening(case, year, at), int(case.text[at : at + _YEAR])
    if opening is None or case.part_at(at) is Part.PLAN or _pattern("of_law").match(case.text, at):
        return
    start, end = case.sentence(at)
    sentence = case.text[start:at] + case.text[opening.end() : end]
    flows = [f for f in case.stated_in(opening.end(), end) if _is_flow(f, earlier)]
    if flows and f"{year}年" not in sentence and not _is_compared(case, sentence, at, flows[0]):
        words = case.quote((at, flows[0].end), longest=36)
        places = [(at, at + _YEAR + 1), *((f.start, f.end) for f in flows)]
        yield f"“{words}”报的是{earlier}年，报告年度是{year}年，请核对。", places


def _is_compared(case: Case, sentence: str, at: int, first: Figure) -> bool:
    """Told only to compare: anywhere in the sentence, or by a change up to the first number's clause."""
    if _pattern("compared").search(sentence):
        return True
    return _pattern("changed").search(case.text, at, case.scan.clause(first.start)[1]) is not None


def _opening(case: Case, year: int, at: int) -> re.Match[str] | None:
    """A year or a month of it that a sentence begins with; no month where the title's year is in doubt."""
    whole = _pattern("earlier").match(case.text, at)
    month = None if whole is not None else _pattern("earlier_month").match(case.text, at)
    if month is None:
        return whole
    place = told_year(case, len(case.head.title or ""))
    return month if place is None or int(case.text[slice(*place)]) == year else None


def _later_month(case: Case, year: int, month: re.Match[str]) -> Iterator[Said]:
    """2025年3月组织培训2期 in a report on 2024, which is filed by the first of March."""
    at = month.start()
    if case.part_at(at) not in _DONE:
        return
    start, end = case.scan.clause(at)
    # Where the text tells another year than the title, the title is the fault.
    is_later = case.stated_in(month.end(), end) and year_told(case) == year
    if is_later and not _pattern("ahead").search(case.text, start, end):
        yield f"“{month.group()}”晚于报告年度（{year}年），请核对。", [month.span()]


def _still_ahead(case: Case, year: int, at: int) -> Iterator[Said]:
    """2024年，我镇将从三个方面改进, in the plan of a report on 2024."""
    words = _pattern("still_ahead").match(case.text, at)
    if words is not None and _is_planned(case, at) and year_told(case) == year:
        said = f"“{case.quote(words.span())}”：{year}年是报告年度，这里写的是下一年的安排，请核对年份。"
        yield said, [words.span()]


def _due(case: Case, year: int, at: int) -> Iterator[Said]:
    """力争2024年底前投用, in the plan of a report on 2024."""
    day = _pattern("due_by").match(case.text, at)
    if day is None or not _is_planned(case, at) or year_told(case) != year:
        return
    wanted = _pattern("due").search(case.text, max(0, at - _NEAR), at)
    is_first = case.text[at - 1 : at] in _STOPS and _pattern("due_at_once").match(case.text, day.end() - 1)
    if wanted is not None or is_first:
        place = wanted.start() if wanted is not None else at, day.end()
        told = case.text[at : at + _YEAR]
        yield f"“{case.quote(place)}”：{told}年已经过去，不能是下一年安排的期限，请核对年份。", [place]


def _is_planned(case: Case, at: int) -> bool:
    """Whether it stands in the plan; without headings that is known by its place alone."""
    return case.part_at(at) in (_PLANS if case.headings else _PLANS_OF_BARE)


def _paper(case: Case, year: int, place: Span) -> Iterator[Said]:
    """The year before's work programme put into effect in this year's results."""
    paper = _pattern("paper").match(case.text, place[0])
    if paper is None or case.part_at(place[0]) not in {None, *_DONE}:
        return
    if not _pattern("looked_back").search(case.text, *case.scan.clause(place[0])):
        words = case.quote(paper.span(), longest=30)
        said = f"“{words}”是{case.text[slice(*place)]}年的，报告年度是{year}年，请核对。"
        yield said, [paper.span()]


def _is_flow(figure: Figure, year: int) -> bool:
    is_done = figure.role is Role.FACT and figure.direction is None and figure.kind is FigureKind.COUNT
    return is_done and (figure.period or "").partition("-")[0] == str(year)
