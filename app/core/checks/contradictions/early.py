"""What was done too early: by a place before it was there, by a paper before it was issued.

5月16日正式挂牌, and 1至4月，工作站接待群众212人次; 6月印发方案，4月各村按照该方案….
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from app.core.checks.case import Case, Span
from app.core.checks.contradictions.looks import Look, Said, dated, quoted
from app.core.resources import load_pattern, load_words

_BEFORE = 24
_SHARED = 3
# The last months of these periods.
_PERIODS = {"一季度": 3, "上半年": 6, "二季度": 6, "三季度": 9, "前三季度": 9}
_pattern = partial(load_pattern, "checks/early.json")
_words = partial(load_words, "checks/early.json")


def looks() -> tuple[Look, ...]:
    """By the words of an opening, and of a paper that was named before."""
    return (
        Look(dated(_words("opens")), _done_before_there),
        Look(_words("this_paper"), _followed_before_issued),
    )


def _done_before_there(case: Case, places: list[Span]) -> Iterator[Said]:
    """When the place opened, and what it is told to have done before."""
    openings = list(_openings(case, places))
    for did in _pattern("did").finditer(case.text) if openings else ():
        last = _PERIODS.get(did["period"]) or int(did["month"])
        name = did["thing"][-_SHARED:]
        for month, place in openings:
            if last < month and case.text.find(name, *case.sentence(place[0])) >= 0:
                yield f"{quoted(case, did.span())}早于{quoted(case, place)}，请核对。", place, did.span()


def _openings(case: Case, places: list[Span]) -> Iterator[tuple[int, Span]]:
    """The months of the report's year in which something opened, and the words that say so."""
    for before, end in places:
        start = before + 1
        lead = case.text[max(0, start - _BEFORE) : start]
        date = _pattern("opened").search(lead)
        is_new = not _pattern("again").search(case.text, *case.sentence(start))
        if date is not None and is_new and date["year"] in {None, str(case.head.year)}:
            yield int(date["month"]), (start - len(lead) + date.start(), end)


def _followed_before_issued(case: Case, places: list[Span]) -> Iterator[Said]:
    """When a paper was issued, and the earlier month in which its sentence says it was acted on."""
    for at, _ in places:
        start, _ = case.sentence(at)
        followed = _pattern("followed").search(case.text, max(start, at - _BEFORE), at)
        issued = list(_pattern("issued").finditer(case.text, start, at))
        if followed is not None and issued and int(followed["month"]) < int(issued[-1]["month"]):
            paper, deed = issued[-1].span(), (followed.start(), at)
            yield f"{quoted(case, deed)}早于{quoted(case, paper)}，请核对。", paper, deed
