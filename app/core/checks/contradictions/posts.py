"""One post that two persons hold: 由镇党委书记任组长 and 领导小组由镇长任组长."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.core.checks.case import Case, Span
from app.core.checks.contradictions.looks import Look, Said, quoted
from app.core.resources import load_json

_WORDS = frozenset({"任组长", "任主任", "任总指挥", "为组长", "组长由", "主任由", "总指挥由", "小组组长"})
_SHARED = 6
_REACH = 24
_TWICE = 2


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load_json("checks/posts.json")[name])


def looks() -> tuple[Look, ...]:
    """By the words beside an office."""
    return (Look(_WORDS, _held_twice),)


def _held_twice(case: Case) -> Iterator[Said]:
    """Two places that give the head of one body differently."""
    places = case.places_of(_WORDS)
    if len(places) < _TWICE:
        return
    told: list[tuple[str, frozenset[str], Span]] = []
    for start, end in places:
        match = _pattern("head").search(case.text, max(0, start - _REACH), end) or _pattern("headed").match(
            case.text, start
        )
        if match is None:
            continue
        holders = frozenset(_pattern("holder").findall(match["who"]))
        if not holders or "双" in match.group():
            continue
        first, last = case.sentence(match.start())
        body = _pattern("body").search(case.text, first, match.end()) or _pattern("body").search(
            case.text, match.end(), last
        )
        if body is None:
            continue
        name = body.group()
        for known, others, place in told:
            is_one = known.endswith(name[-_SHARED:]) and name.endswith(known[-_SHARED:])
            if is_one and holders.isdisjoint(others):
                one, two = quoted(case, place), quoted(case, match.span())
                message = f"“{name[-_SHARED - 4 :]}”的负责人前后写成{one}和{two}，请核对。"
                yield message, place, match.span()
        told.append((name, holders, match.span()))
