"""The level of each numbered heading: the cheapest way of reading the numbers as a tree.

A heading carries on an open series, begins a lower one, or begins one whose upper heading was lost. Each of
these costs nothing where numbers and styles fit, and more the less they do. The costs are data
(``resources/outline/levels.json``). The whole report decides: what comes later tells a slip of the pen from a
new series.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from heapq import nsmallest
from math import inf
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from app.core.outline.openings import Opening
from app.core.resources import load_json

MOST_LEVELS = 9
"""No report nests deeper; what would is read as a sister."""
_LONG = 600
"""No report has more headings; in a longer list only the cheapest reading is followed."""
_NONE = -1


class _Step(NamedTuple):
    """One numbered heading: its style (by order of appearance), family, usual rank and value."""

    style: int
    family: str
    rank: int
    value: int
    names_part: bool
    is_straight: bool
    """It stands straight under the heading before it, with no text between."""
    runs_on: bool
    """Its number carries on from the last one of its style, wherever that stood."""


class _Series(NamedTuple):
    """An open series of sisters: the styles seen in it (one bit each), its last value.

    A series whose only heading so far was lost has no style, and the rank of the one below it.
    """

    styles: int
    family: str
    rank: int
    last: int
    names_part: bool


_Levels: TypeAlias = "tuple[_Levels, int] | None"


class _Reading(NamedTuple):
    """One way of reading the headings so far.

    ``homes`` has the level on which each style stood last, ``levels`` those of the headings, the last one
    first.
    """

    cost: float
    open: tuple[_Series, ...]
    homes: tuple[int, ...]
    levels: _Levels


class _Costs(NamedTuple):
    gap: float
    gap_more: float
    gap_most: float
    again: float
    back: float
    restart: float
    variant: float
    other_style: float
    other_sort: float
    other_level: float
    first_lost: float
    same_style_below: float
    same_style_straight: float
    upper_style_below: float
    upper_lost: float
    upper_gap: float
    readings: int
    slacks: tuple[float, ...]


@cache
def _costs() -> _Costs:
    return _Costs(**load_json("outline/levels.json")["costs"])


def number_levels(openings: Sequence[Opening], names_part: Callable[[Opening], bool]) -> list[int]:
    """Levels from 1 for numbered headings in order.

    ``names_part`` tells whether a heading names a mandated part; such are rather sisters of one another.
    """
    steps = list(_steps(openings, names_part))
    found = None
    for slack in _costs().slacks:
        found = _cheapest(steps, slack)
        if found is not None and found.cost <= slack:
            break
    return _unrolled(found.levels) if found else []


def _cheapest(steps: Sequence[_Step], slack: float) -> _Reading | None:
    """The cheapest reading, if it costs no more than ``slack``; else None or one near it."""
    costs = _costs()
    width = costs.readings if len(steps) <= _LONG else 1
    styles = 1 + max((step.style for step in steps), default=0)
    readings = [_Reading(0.0, (), (_NONE,) * styles, None)]
    for step in steps:
        best: dict[tuple[tuple[_Series, ...], tuple[int, ...]], _Reading] = {}
        limit = inf if slack else readings[0].cost
        for reading in readings:
            for after in _continued(reading, step, limit, costs):
                key = (after.open, after.homes)
                if key not in best or after.cost < best[key].cost:
                    best[key] = after
                    limit = min(limit, after.cost + slack)
        if not best:
            return None
        readings = list(best.values())
        if len(readings) > 1:
            readings = nsmallest(width, readings, key=itemgetter(0))
    return readings[0]


def _steps(openings: Sequence[Opening], names_part: Callable[[Opening], bool]) -> Iterator[_Step]:
    styles: dict[str, int] = {}
    last: dict[str, int] = {}
    before: Opening | None = None
    for opening in openings:
        number = opening.number
        if number is None:
            continue
        style = number.style
        is_straight = before is not None and before.is_alone and opening.line == before.line + 1
        yield _Step(
            styles.setdefault(style.name, len(styles)),
            style.family,
            style.rank,
            number.value,
            names_part(opening),
            is_straight,
            number.value == last.get(style.name, 0) + 1,
        )
        last[style.name] = number.value
        before = opening


def _unrolled(levels: _Levels) -> list[int]:
    found: list[int] = []
    while levels is not None:
        levels, level = levels
        found.append(level)
    return found[::-1]


def _continued(reading: _Reading, step: _Step, limit: float, costs: _Costs) -> Iterator[_Reading]:
    """Every way of reading on that costs no more than ``limit``."""
    so_far, stack, homes, _ = reading
    home = homes[step.style]
    is_exact = limit <= so_far
    for at, series in enumerate(stack):
        if is_exact and series.last + 1 != step.value:
            continue
        cost = _cost_of_joining(series, step, costs)
        if cost and home not in {at, _NONE}:
            cost += costs.other_level
        if so_far + cost <= limit:
            yield _moved(reading, step, stack[:at], _joined(series, step), so_far + cost)
    if is_exact and step.value > 1 and not step.runs_on:
        return
    depth = len(stack)
    beginning = so_far + _cost_of_beginning(stack, step, costs, runs_on=step.runs_on and home == depth)
    # No heading was lost right above one that names a part, nor between two that touch.
    most = 1 if is_exact or step.names_part or step.is_straight else 2
    for lost in range(min(most, MOST_LEVELS - depth)):
        cost = beginning + lost * costs.upper_lost
        if home not in {depth + lost, _NONE}:
            cost += costs.other_level
        if cost <= limit:
            above = (*stack, _Series(0, "", step.rank, 1, names_part=False)) if lost else stack
            yield _moved(reading, step, above, _begun(step), cost)


def _moved(
    reading: _Reading, step: _Step, above: tuple[_Series, ...], series: _Series, cost: float
) -> _Reading:
    homes, at = reading.homes, len(above)
    if homes[step.style] != at:
        homes = (*homes[: step.style], at, *homes[step.style + 1 :])
    return _Reading(cost, (*above, series), homes, (reading.levels, at + 1))


def _begun(step: _Step) -> _Series:
    return _Series(1 << step.style, step.family, step.rank, step.value, step.names_part)


def _joined(series: _Series, step: _Step) -> _Series:
    if not series.styles:
        return _begun(step)
    styles = series.styles | 1 << step.style
    return _Series(styles, series.family, series.rank, step.value, series.names_part or step.names_part)


def _cost_of_joining(series: _Series, step: _Step, costs: _Costs) -> float:
    gap = step.value - series.last
    if not series.styles:
        return costs.upper_gap * abs(gap - 1) + (costs.upper_style_below if step.rank >= series.rank else 0.0)
    cost = 0.0
    if not series.styles >> step.style & 1:
        cost = costs.variant if step.family == series.family else costs.other_style
    if gap > 1:
        cost += min(costs.gap + (gap - 2) * costs.gap_more, costs.gap_most)
    elif gap == 0:
        cost += costs.again
    elif gap < 0:
        cost += costs.restart if step.value == 1 else costs.back
    if cost and step.value > 1 and series.names_part != step.names_part:
        cost += costs.other_sort
    return cost


def _cost_of_beginning(stack: tuple[_Series, ...], step: _Step, costs: _Costs, *, runs_on: bool) -> float:
    cost = 0.0
    if step.value > 1 and not runs_on:
        cost = min(costs.first_lost + (step.value - 2) * costs.gap_more, costs.gap_most)
    bit = 1 << step.style
    if any(series.styles & bit for series in stack):
        cost += costs.same_style_straight if step.is_straight else costs.same_style_below
    elif stack and step.rank < stack[-1].rank:
        cost += costs.upper_style_below
    return cost
