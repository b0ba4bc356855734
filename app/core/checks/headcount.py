"""One body of people or places counted twice: 现有执法人员115名 and 128名执法人员轮训.

The noun beside the number says what is counted, whichever indicator the number was given: it stands before
the number or right behind it. Two numbers that both claim to be all of it disagree, and so does a larger one
where the smaller claims to be all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

from app.core.bounds import compatible
from app.core.checks.case import Case
from app.core.enums import FigureKind, Role
from app.core.report import Figure
from app.core.resources import load_json

_BEFORE = 16
_BEHIND = 10
_SHORTEST, _LONGEST = 3, 7
_MOST = 40
_HAN_END = re.compile(r"[\u4e00-\u9fff]{3,12}$")
_HAN = re.compile(r"[\u4e00-\u9fff]{3,10}")


class Counted(NamedTuple):
    """A figure with the noun that it counts and the words around both."""

    figure: Figure
    is_before: bool
    words: str
    is_whole: bool
    is_part: bool


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load_json("checks/headcounts.json")[name])


@cache
def _units() -> dict[str, str]:
    groups = load_json("checks/headcounts.json")["units"]
    return {unit: group[0] for group in groups for unit in group}


def disagreeing(case: Case) -> Iterator[tuple[str, Figure, Figure]]:
    """The noun and two figures of it that cannot both hold, in different sentences."""
    by_noun: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    for figure in case.stated:
        if figure.unit in _units() and _is_state(case, figure):
            for counted in _nouns(case, figure):
                for noun in _pieces(counted):
                    by_noun[_units()[figure.unit], noun].append(counted)
    # The longest noun that two numbers share decides.
    seen: set[tuple[int, int]] = set()
    for (_, noun), rows in sorted(by_noun.items(), key=lambda row: -len(row[0][1])):
        for one, two in combinations(rows[:_MOST], 2):
            starts = one.figure.start, two.figure.start
            if starts not in seen:
                seen.add(starts)
                if _disagree(case, noun, one, two):
                    yield noun, one.figure, two.figure


def _is_state(case: Case, figure: Figure) -> bool:
    """Of now: no plan, no change, no earlier year."""
    is_now = figure.period in {None, "stock", str(case.head.year)}
    is_fact = figure.role is Role.FACT and figure.direction is None
    return is_now and is_fact and figure.kind is FigureKind.COUNT


def _nouns(case: Case, figure: Figure) -> Iterator[Counted]:
    """The words right before the number and those right behind it, each as what may be the noun."""
    start, end = case.sentence(figure.start)
    lead = case.text[max(start, figure.start - _BEFORE) : figure.start]
    rest = case.text[figure.end : min(end, figure.end + _BEHIND)]
    is_part = _pattern("part").search(lead) is not None
    behind = _HAN.match(rest)
    if behind is not None:
        is_whole = bool(_pattern("whole").search(lead) or _pattern("whole_behind").search(rest))
        yield Counted(figure, False, behind.group(), is_whole, is_part)
    before = _HAN_END.search(lead)
    if before is not None:
        is_whole = bool(_pattern("whole").search(lead) or _pattern("all_behind").match(rest))
        yield Counted(figure, True, before.group(), is_whole, is_part)


def _pieces(counted: Counted) -> Iterator[str]:
    """What may be the noun: the ends of the words before the number, the beginnings of those behind."""
    for size in range(_SHORTEST, min(_LONGEST, len(counted.words)) + 1):
        yield counted.words[-size:] if counted.is_before else counted.words[:size]


def _disagree(case: Case, noun: str, one: Counted, two: Counted) -> bool:
    if compatible(one.figure, two.figure) or one.is_part or two.is_part:
        return False
    if not (_is_bare(noun, one) and _is_bare(noun, two)) or _pattern("no_noun").search(noun):
        return False
    small, large = sorted((one, two), key=lambda c: c.figure.value)
    if not small.is_whole or case.scan.sentence(one.figure.start) == case.scan.sentence(two.figure.start):
        return False
    return large.is_whole or not large.is_before


def _is_bare(noun: str, counted: Counted) -> bool:
    """Whether nothing beside the noun makes it a kind of it (专职调解员) or another thing (调解员家属)."""
    if counted.is_before:
        return _pattern("said_of_all").fullmatch(counted.words.removesuffix(noun)) is not None
    return _pattern("goes_on").match(counted.words.removeprefix(noun)) is None
