"""Runs that two reports share, gathered: each passage of a report with every report it stands in.

Runs come in pairs, and of many reports with one passage only neighbours are paired (``copied_text``). What
follows from two runs is told here: where one stands in a second report and that again in a third, the first
and the third share it. Plain places; the texts are not looked at.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.core.checks.case import Span

# Two places are one passage where they have so much of the shorter in common.
_ONE = 0.5


@dataclass(frozen=True, slots=True)
class Shared:
    """A run in two reports: indexes of the reports and ranges in their texts."""

    one: int
    two: int
    start: int
    end: int
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class Side:
    """A place in a report, and where the same words stand in another; both are indexes.

    ``group`` is the same for the places of one passage of ``report``.
    """

    report: int
    own: Span
    other: int
    place: Span
    group: int = 0


def sides_of(runs: Sequence[Shared], *, shortest: int) -> Iterator[Side]:
    """Both sides of every run and of all that follows from them, report by report in the order of texts.

    What follows has at least ``shortest`` characters. Each place in another report is told once a passage.
    """
    sides = [side for run in runs for side in _both(run)]
    groups = _grouped(sides)
    group_of = {number: index for index, members in enumerate(groups) for number in members}
    for index, members in enumerate(groups):
        for own, other, place in _reached(sides, groups, group_of, members, shortest):
            yield Side(sides[members[0]].report, own, other, place, index)


def _both(run: Shared) -> tuple[Side, Side]:
    """The sides of a run; of the two, the twin of number n is n ^ 1."""
    here, there = (run.start, run.end), (run.other_start, run.other_end)
    return Side(run.one, here, run.two, there), Side(run.two, there, run.one, here)


def _grouped(sides: Sequence[Side]) -> list[list[int]]:
    """Numbers of sides by passage, in the order of reports and of their texts."""
    order = sorted(range(len(sides)), key=lambda n: (sides[n].report, sides[n].own[0], -sides[n].own[1]))
    groups: list[list[int]] = []
    report, reach = -1, (0, 0)
    for number in order:
        side = sides[number]
        if side.report == report and is_one_place(reach, side.own):
            groups[-1].append(number)
            reach = (reach[0], max(reach[1], side.own[1]))
        else:
            groups.append([number])
            report, reach = side.report, side.own
    return groups


def is_one_place(one: Span, two: Span) -> bool:
    """Whether two places of one text are the same passage, by what they have in common."""
    common = min(one[1], two[1]) - max(one[0], two[0])
    return common > 0 and common >= _ONE * min(one[1] - one[0], two[1] - two[0])


def _reached(
    sides: Sequence[Side],
    groups: Sequence[Sequence[int]],
    group_of: dict[int, int],
    members: Sequence[int],
    shortest: int,
) -> list[tuple[Span, int, Span]]:
    """What a passage repeats: its own part, the other report, the place there; the runs themselves first."""
    report = sides[members[0]].report
    found: dict[int, list[tuple[Span, Span]]] = {}
    longest_first = sorted(members, key=lambda n: sides[n].own[0] - sides[n].own[1])
    waiting = deque((n, sides[n].own, sides[n].place) for n in longest_first)
    while waiting:
        number, own, place = waiting.popleft()
        other = sides[number].other
        if other == report or any(is_one_place(place, known) for _, known in found.get(other, ())):
            continue
        found.setdefault(other, []).append((own, place))
        for following in groups[group_of[number ^ 1]]:
            there = sides[following].own
            common = (max(place[0], there[0]), min(place[1], there[1]))
            if common[1] - common[0] >= shortest:
                further = _along(there, sides[following].place, common)
                waiting.append((following, _along(place, own, common), further))
    return [(own, other, place) for other, rows in sorted(found.items()) for own, place in rows]


def _along(one: Span, two: Span, part: Span) -> Span:
    """Where ``part`` of place ``one`` stands in ``two``, its equal: edits between them are small."""
    share = (two[1] - two[0]) / (one[1] - one[0])
    start = two[0] if part[0] == one[0] else two[0] + round((part[0] - one[0]) * share)
    return start, two[1] if part[1] == one[1] else two[0] + round((part[1] - one[0]) * share)
