"""Two ranks or prizes in one contest: 考核位列全县第三名, and 考核排名全县第五."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from app.core.checks.case import Case, Span
from app.core.checks.contradictions.looks import Look, Said, opposed
from app.core.resources import load_pattern

_WORDS = frozenset({"位列", "排名", "名列", "位居", "等奖"})
_SHARED = 4
_BEFORE, _BEHIND = 4, 12
_pattern = partial(load_pattern, "checks/ranks.json")


def looks() -> tuple[Look, ...]:
    """By the words before a rank."""
    return (Look(_WORDS, _told_twice, least=2),)


def _told_twice(case: Case, places: list[Span]) -> Iterator[Said]:
    """Both places, in different sentences."""
    told: dict[tuple[str, str], tuple[str, Span]] = {}
    for at, _ in places:
        match = _pattern("rank").search(case.text, max(0, at - _BEFORE), at + _BEHIND)
        start, _ = case.sentence(at)
        contests = _pattern("contest").findall(case.text[start:at]) if match is not None else []
        if match is None or not contests:
            continue
        kind = "prize" if match["prize"] else ""
        known = told.setdefault(
            (contests[-1][-_SHARED:], kind), (match["place"] or match["prize"], match.span())
        )
        is_apart = case.scan.sentence(known[1][0]) != case.scan.sentence(at)
        if known[0] != (match["place"] or match["prize"]) and is_apart:
            yield opposed(case, known[1], match.span())
