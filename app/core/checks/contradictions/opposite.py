"""What cannot both be told: all on time and some late, every month and every quarter, first and second.

Numbers of those who took part in one event belong here too; the words are ``resources/checks/opposite.json``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from app.core.bounds import last_step
from app.core.checks.case import Case, Span, matches_at
from app.core.checks.contradictions.looks import Look, Said, opposed
from app.core.resources import load_json, load_pattern

_BEFORE, _BEHIND = 24, 40
_SHARED, _NAME = 4, 5
_data = partial(load_json, "checks/opposite.json")
_pattern = partial(load_pattern, "checks/opposite.json")


def looks() -> tuple[Look, ...]:
    """By the words of what is told too often, too late, first, or by those who came."""
    finds = {"late": _late, "every": _every, "first": _first, "event": _attended}
    return tuple(Look(frozenset(_data()["words"][name]), find) for name, find in finds.items())


def _around(case: Case, places: Iterable[Span], name: str) -> Iterator[re.Match[str]]:
    """What the pattern finds around the words that it has in it, each once."""
    done = 0
    for at, end in places:
        start = max(done, case.sentence(at)[0], at - _BEFORE)
        match = _pattern(name).search(case.text, start, min(len(case.text), end + _BEHIND))
        if match is not None and match.start() <= at < match.end():
            yield match
            done = match.end()


def _are_apart(case: Case, one: re.Match[str], two: re.Match[str]) -> bool:
    return case.scan.sentence(one.start()) != case.scan.sentence(two.start())


def _late(case: Case, places: list[Span]) -> Iterator[Said]:
    """办件全部按时办结, and 有3件超期办结."""
    for late in islice(_around(case, places, "late"), 1):
        claims = (c for c in _pattern("on_time").finditer(case.text) if _are_apart(case, c, late))
        for claim in islice(claims, 1):
            yield opposed(case, claim.span(), late.span())


def _with_first(
    told: Iterable[re.Match[str]], key: Callable[[re.Match[str]], object]
) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Each with the first of its key: every one with every other would be too many in a long text."""
    known: dict[object, re.Match[str]] = {}
    for match in told:
        first = known.setdefault(key(match), match)
        if first is not match:
            yield first, match


def _every(case: Case, places: list[Span]) -> Iterator[Said]:
    """每月研究1次法治工作, and 每季度研究1次法治工作."""
    told = matches_at(case.text, places, _pattern("every"))
    for one, two in _with_first(told, lambda match: (match["verb"], match["thing"][:_SHARED])):
        if one["period"] != two["period"] and _are_apart(case, one, two):
            yield opposed(case, one.span(), two.span())


def _first(case: Case, places: list[Span]) -> Iterator[Said]:
    """全县首个法治公园, and 全县第二个法治公园."""
    told = _around(case, places, "first")
    for one, two in _with_first(told, lambda match: (match["among"], match["thing"][:_SHARED])):
        if bool(one["later"]) != bool(two["later"]) and _are_apart(case, one, two):
            yield opposed(case, one.span(), two.span())


def _attended(case: Case, places: list[Span]) -> Iterator[Said]:
    """执法资格考试，60人参加, and 执法资格考试80人参考."""
    told = (match for match in _around(case, places, "event") if len(match["event"]) >= _NAME)
    for one, two in _with_first(told, lambda match: (match["event"][-_NAME:], match["unit"])):
        is_same = one["event"].endswith(two["event"]) or two["event"].endswith(one["event"])
        few, many = sorted((one, two), key=lambda match: float(match["number"]))
        least = float(few["number"])
        # 60余人 may be 68.
        is_near = few["more"] and float(many["number"]) < least + last_step(least)
        if is_same and few["number"] != many["number"] and not is_near and _are_apart(case, one, two):
            yield opposed(case, one.span(), two.span())
