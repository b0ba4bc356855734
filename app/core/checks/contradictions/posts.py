"""One post that two persons hold: 由镇党委书记任组长 and 领导小组由镇长任组长."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.core.checks.case import Case, Span
from app.core.resources import load_json

WORDS = frozenset({"任组长", "任主任", "任总指挥", "为组长", "组长由", "主任由", "总指挥由", "小组组长"})
"""The words that contradictions watch for."""
_SHARED = 6
_REACH = 24


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load_json("checks/posts.json")[name])


def held_twice(case: Case) -> Iterator[tuple[str, Span, Span]]:
    """The body and the two places that give its head differently."""
    told: list[tuple[str, frozenset[str], Span]] = []
    for start, end in case.places_of(WORDS):
        match = _pattern("head").search(case.text, max(0, start - _REACH), end) or _pattern("headed").match(
            case.text, start
        )
        if match is None:
            continue
        first, last = case.sentence(match.start())
        body = _pattern("body").search(case.text, first, match.end()) or _pattern("body").search(
            case.text, match.end(), last
        )
        holders = frozenset(_pattern("holder").findall(match["who"]))
        if body is None or not holders or "双" in match.group():
            continue
        name = body.group()
        for known, others, place in told:
            is_one = known.endswith(name[-_SHARED:]) and name.endswith(known[-_SHARED:])
            if is_one and holders.isdisjoint(others):
                yield name[-_SHARED - 4 :], place, match.span()
        told.append((name, holders, match.span()))
