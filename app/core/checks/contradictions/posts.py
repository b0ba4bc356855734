"""One post that two persons hold: 由镇党委书记任组长 and 领导小组由镇长任组长."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from app.core.checks.case import Case, Span
from app.core.checks.contradictions.looks import Look, Said, quoted
from app.core.resources import load_pattern

_WORDS = frozenset({"任组长", "任主任", "任总指挥", "为组长", "组长由", "主任由", "总指挥由", "小组组长"})
_ENDS = re.compile("领导小组|工作专班|委员会|指挥部")
_SHARED = 6
_REACH = 24
_pattern = partial(load_pattern, "checks/posts.json")


def looks() -> tuple[Look, ...]:
    """By the words beside an office."""
    return (Look(_WORDS, _held_twice, least=2),)


class _Head(NamedTuple):
    """The offices that a head is told by, and where that is told."""

    holders: frozenset[str]
    place: Span


def _held_twice(case: Case, places: list[Span]) -> Iterator[Said]:
    """The first place that tells the head of a body, and each that gives it differently."""
    known: dict[str, _Head] = {}
    heads = _heads(case, places)
    for two in heads if len(heads) > 1 else ():
        body = _body(case, two.place)
        one = known.setdefault(_name(body), two) if body else two
        if one.holders.isdisjoint(two.holders):
            told = quoted(case, one.place), quoted(case, two.place)
            message = f"“{body[-_SHARED - 4 :]}”的负责人前后写成{told[0]}和{told[1]}，请核对。"
            yield message, one.place, two.place


def _heads(case: Case, places: list[Span]) -> list[_Head]:
    """Those told by one office only."""
    found = []
    for start, end in places:
        match = _pattern("head").search(case.text, max(0, start - _REACH), end)
        match = match or _pattern("headed").match(case.text, start)
        holders = frozenset(_pattern("holder").findall(match["who"])) if match is not None else frozenset()
        if match is not None and holders and "双" not in match.group():
            found.append(_Head(holders, match.span()))
    return found


def _body(case: Case, place: Span) -> str:
    """What is headed: before the office in its sentence, or behind it; "" where neither tells.

    领导小组由镇长任组长 is told of the group of the whole report, where no other is named before in its line.
    """
    start, end = case.sentence(place[0])
    pattern = _pattern("body")
    body = _named(case.text, start, place[1])
    if body is None and _pattern("bare").search(case.text, *place) is None:
        body = _named(case.text, place[1], end)
    if body is None and _pattern("bare").search(case.text, start, place[1]):
        line = case.text.rfind("\n", 0, start) + 1
        before = [*pattern.finditer(case.text, line, start)]
        body = before[-1] if before else _pattern("own").search(case.text)
    return body.group() if body is not None else ""


def _named(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first body in a range; where none of the words stands that its name ends with, nothing is tried."""
    return _pattern("body").search(text, start, end) if _ENDS.search(text, start, end) else None


def _name(body: str) -> str:
    """法治政府建设工作领导小组 and 法治建设领导小组 are one, 平安建设领导小组 is another."""
    return _pattern("empty").sub("", body)[-_SHARED:]
