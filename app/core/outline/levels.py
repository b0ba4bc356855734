"""The level of each numbered heading: the cheapest way of reading the numbers as a tree.

A heading carries on an open series, begins a lower one, or begins one whose upper heading was lost; what each
of these costs is told in ``costs``. The whole report decides: what comes later tells a slip of the pen from a
new series. Where the numbers alone do not fit, lines that stand alone may take the place of lost ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import inf
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from app.core.outline.costs import (
    UNKNOWN,
    Costs,
    Series,
    Step,
    Traits,
    cost_of_beginning,
    cost_of_joining,
    cost_of_traits,
    holds,
    weighed_costs,
)
from app.core.outline.fitting import MOST_LEVELS, fitting_levels
from app.core.outline.heading import Opening

_LONG = 600
"""No report has more headings; in a longer list only the cheapest reading is followed."""
_NONE = -1
_NO_LEVEL = 0
_USUAL_TOP = 4
"""The rank of 一、, the usual number of the chapters in which parts are told."""
_LOWEST = 99


_Levels: TypeAlias = "tuple[_Levels, int] | None"


class _Reading(NamedTuple):
    """One way of reading the headings so far.

    ``homes`` has the level on which each style stood last, ``levels`` those of the headings, the last one
    first.
    """

    cost: float
    open: tuple[Series, ...]
    homes: tuple[int, ...]
    levels: _Levels


def find_levels(openings: Sequence[Opening], traits: Callable[[Opening], Traits]) -> list[int]:
    """Levels from 1 for headings in order; 0 for lines without a number that take no lost one's place.

    Headings of like ``traits`` are rather sisters of one another.
    """
    fitting = fitting_levels([opening.number for opening in openings if opening.number is not None])
    if fitting is None:
        return weighed_levels(openings, traits)
    levels = iter(fitting)
    return [next(levels) if opening.number is not None else _NO_LEVEL for opening in openings]


def weighed_levels(openings: Sequence[Opening], traits: Callable[[Opening], Traits]) -> list[int]:
    """The levels that cost least, those of numbers that fit too, which ``fitting_levels`` finds quicker."""
    found = _cheapest(list(_steps(openings, traits)))
    return _unrolled(found.levels) if found else []


def _cheapest(steps: Sequence[Step]) -> _Reading | None:
    """The cheapest reading; None where no way of reading on is near the best one."""
    costs = weighed_costs()
    width = costs.readings if len(steps) <= _LONG else 1
    styles = 1 + max((step.style for step in steps), default=0)
    readings = [_Reading(0.0, (), (_NONE,) * styles, None)]
    for step in steps:
        found: list[_Reading] = []
        limit = inf
        continued = _continued if step.value else _with_bare
        for reading in readings:
            for after in continued(reading, step, limit, costs):
                found.append(after)
                limit = min(limit, after.cost + costs.slack)
        if not found:
            return None
        readings = sorted(_unlike(found), key=itemgetter(0))[:width] if len(found) > 1 else found
    return readings[0]


def _unlike(readings: Sequence[_Reading]) -> Iterable[_Reading]:
    """Of the readings that leave the same series open, the cheapest one."""
    best: dict[tuple[tuple[Series, ...], tuple[int, ...]], _Reading] = {}
    for reading in readings:
        known = best.setdefault(reading[1:3], reading)
        if reading.cost < known.cost:
            best[reading[1:3]] = reading
    return best.values()


def _steps(openings: Sequence[Opening], traits: Callable[[Opening], Traits]) -> Iterator[Step]:
    styles: dict[str, int] = {}
    last: dict[str, int] = {}
    ones = Counter(o.number.style.name for o in openings if o.number is not None and o.number.value == 1)
    before: Opening | None = None
    for opening in openings:
        number = opening.number
        is_straight = before is not None and before.is_alone and opening.line == before.line + 1
        if number is None:
            yield Step(_NONE, "", _LOWEST, 0, traits(opening), is_straight, runs_on=False, restarts=False)
            before = opening
            continue
        style = number.style
        yield Step(
            styles.setdefault(style.name, len(styles)),
            style.family,
            style.rank,
            number.value,
            traits(opening),
            is_straight,
            number.value == last.get(style.name, 0) + 1,
            ones[style.name] > 1,
        )
        last[style.name] = number.value
        before = opening


def _unrolled(levels: _Levels) -> list[int]:
    found: list[int] = []
    while levels is not None:
        levels, level = levels
        found.append(level)
    return found[::-1]


def _continued(reading: _Reading, step: Step, limit: float, costs: Costs) -> Iterator[_Reading]:
    """Every way of reading on that costs no more than ``limit``."""
    so_far, stack, homes, _ = reading
    home = homes[step.style]
    for at, series in enumerate(stack):
        cost = cost_of_joining(series, step, costs)
        if cost and home not in {at, _NONE}:
            cost += costs.other_level
        if not series.styles and holds(stack[:at], step):
            cost += costs.same_style_below
        if at and step.traits.is_special and not series.traits.names_part:
            cost += costs.special_below
        if so_far + cost <= limit:
            yield _moved(reading, step, stack[:at], _joined(series, step), so_far + cost)
    depth = len(stack)
    beginning = so_far + cost_of_beginning(stack, step, costs, is_home=home == depth)
    # No heading was lost right above one that names a part, nor between two that touch.
    most = 1 if step.traits.names_part or step.is_straight else 2
    for lost in range(min(most, MOST_LEVELS - depth)):
        cost = beginning + lost * costs.upper_lost
        if home not in {depth + lost, _NONE}:
            cost += costs.other_level
        if cost <= limit:
            above = (*stack, Series(0, "", step.rank, 1, UNKNOWN)) if lost else stack
            yield _moved(reading, step, above, _begun(step), cost)


def _with_bare(reading: _Reading, step: Step, limit: float, costs: Costs) -> Iterator[_Reading]:
    """A line without a number: none of the tree, a sister in an open series, or the first of a new one."""
    so_far, stack, homes, levels = reading
    left = so_far + costs.bare_left * step.traits.names_part
    if left <= limit:
        yield _Reading(left, stack, homes, (levels, _NO_LEVEL))
    for at, series in enumerate(stack):
        unlike = cost_of_traits(series, step, costs)
        if at == 0 and step.traits.is_special and (not series.styles or series.rank <= _USUAL_TOP):
            unlike = min(unlike, costs.bare_top)
        cost = so_far + costs.bare + unlike
        if step.is_straight and at == len(stack) - 1:
            cost += costs.bare_straight
        if step.traits.names_part:
            cost += costs.bare_deep * at
        if cost <= limit:
            joined = series._replace(last=series.last + 1)
            yield _Reading(cost, (*stack[:at], joined), homes, (levels, at + 1))
    is_top = not stack or step.is_straight
    cost = so_far + costs.bare_begins + costs.bare_part * (step.traits.names_part and not is_top)
    if cost <= limit and len(stack) < MOST_LEVELS:
        begun = Series(0, "", _LOWEST, 1, step.traits)
        yield _Reading(cost, (*stack, begun), homes, (levels, len(stack) + 1))


def _moved(reading: _Reading, step: Step, above: tuple[Series, ...], series: Series, cost: float) -> _Reading:
    homes, at = reading.homes, len(above)
    if homes[step.style] != at:
        homes = (*homes[: step.style], at, *homes[step.style + 1 :])
    return _Reading(cost, (*above, series), homes, (reading.levels, at + 1))


def _begun(step: Step) -> Series:
    return Series(1 << step.style, step.family, step.rank, step.value, step.traits)


def _joined(series: Series, step: Step) -> Series:
    if not series.styles:
        return _begun(step)
    styles = series.styles | 1 << step.style
    traits = step.traits if step.traits.names_part else series.traits
    return Series(styles, series.family, series.rank, step.value, traits)
