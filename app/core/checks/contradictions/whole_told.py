"""All that is told of one thing, and another number or what is left of it elsewhere.

目录所列5项决策 and 3项列入目录; 办结率100% beside 3件仍在办理; 36万人次 sent out by an office of 203.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from app.core.checks.case import Case, Span
from app.core.checks.contradictions.counted import number
from app.core.checks.contradictions.looks import Look, Said, opposed, quoted
from app.core.resources import load_pattern

_LISTED = frozenset(
    {"入目录", "事项目录", "决策目录", "目录所列", "目录内", "目录中", "目录确定", "目录列明", "目录明确"}
)
_DECISIONS = "决策"
_REACH, _BEFORE = 36, 40
_FAR, _NEAR = 130, 4
_STILL = frozenset(
    f"{still}在{verb}"
    for still in "仍尚还正"
    for verb in ("办理", "调查", "审理", "整改", "化解", "处理", "调处", "推进")
)
_SENT = frozenset({"出动执法人员", "出动人员", "出动执法力量", "出动干部", "出动工作人员", "出动执法队员"})
_DAYS = 366
_PERSONS = frozenset({"人次", "人", "人员"})
_pattern = partial(load_pattern, "checks/whole_told.json")


def looks() -> tuple[Look, ...]:
    """By the words of a list, of what is not finished, and of those who were sent out."""
    return Look(_LISTED, _of_list, least=2), Look(_STILL, _open_still), Look(_SENT, _too_many)


def _of_list(case: Case, places: list[Span]) -> Iterator[Said]:
    """How many decisions the one list of the year holds."""
    found: list[re.Match[str]] = []
    for at, end in places:
        start, stop = case.sentence(at)
        if _DECISIONS in case.text[start:stop]:
            found += [
                match
                for match in _pattern("of_list").finditer(case.text, max(start, at - _REACH), end + _REACH)
                if match.start() <= at < match.end()
            ]
    for match in found[1:]:
        one, two = (number(m["before"] or m["behind"]) for m in (found[0], match))
        if one and two and one != two:
            yield (
                f"目录里的决策事项前后写成{one}项和{two}项，请核对。",
                found[0].span(),
                match.span(),
            )


def _open_still(case: Case, places: list[Span]) -> Iterator[Said]:
    """办结率100%，…其中3件仍在办理: what is told right before, in one paragraph."""
    for at, end in places:
        some = _pattern("some").search(case.text, max(0, at - _BEFORE), end)
        if (
            some is None
            or some.end() < end
            or _pattern("in_time").search(case.text, some.start(), end + _REACH)
        ):
            continue
        first = max(case.text.rfind("\n", 0, some.start()), case.text.rfind("。", 0, some.start()))
        claims = list(_pattern("all").finditer(case.text, max(first + 1, some.start() - _FAR), some.start()))
        if claims and not _pattern("another").search(case.text, claims[-1].end(), some.end()):
            yield opposed(case, claims[-1].span(), some.span())


def _too_many(case: Case, places: list[Span]) -> Iterator[Said]:
    """More than if all of an office had been sent out on every day of the year."""
    for at, end in places:
        line = case.scan.line_at(at)
        staff = _pattern("staff").search(case.text, line.start, line.end) if line is not None else None
        for figure in case.stated_in(end, end + _NEAR):
            if staff is None or figure.unit not in _PERSONS or figure.value <= int(staff["number"]) * _DAYS:
                continue
            place = figure.start, figure.end
            sent, all_of_them = quoted(case, place), quoted(case, staff.span())
            said = f"{sent}与{all_of_them}不相称：每人每天出动一次也没有这么多，请核对。"
            yield said, place, staff.span()
