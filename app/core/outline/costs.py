"""What it costs to carry on a series of headings with one, or to begin a series with it.

It costs nothing where numbers and styles fit, and more the less they do. The costs are data
(``resources/outline/levels.json``); the cheapest way of reading them all is sought in ``levels``.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from app.core.light import light_dataclass
from app.core.resources import load_json


class Traits(NamedTuple):
    """What a title tells of its sisters: whether it names a mandated part, and of how many clauses it is.

    ``is_special``: that part is another one than the measures, which most chapters tell of.
    """

    names_part: bool
    clauses: int
    is_special: bool = False


@light_dataclass(frozen=True, slots=True)
class Step:
    """One numbered heading: its style (by order of appearance), family, usual rank and value.

    A line without a number has no style, no value, and the lowest rank.
    """

    style: int
    family: str
    rank: int
    value: int
    traits: Traits
    is_straight: bool
    """It stands straight under the heading before it, with no text between."""
    runs_on: bool
    """Its number carries on from the last one of its style, wherever that stood."""
    restarts: bool
    """More than one series of its style begins with one."""


class Series(NamedTuple):
    """An open series of sisters: the styles seen in it (one bit each), its last value.

    A series whose only heading so far has no number has no style; where that heading was lost altogether, it
    has unknown traits and the rank of the one below it.
    """

    styles: int
    family: str
    rank: int
    last: int
    traits: Traits


UNKNOWN = Traits(names_part=False, clauses=0)
"""Those of a heading that was lost altogether."""


@light_dataclass(frozen=True, slots=True)
class Costs:
    """The costs by name; what each is for, and how they are weighed, is told in the resource itself."""

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
    runs_on: float
    same_style_below: float
    same_style_straight: float
    special_below: float
    upper_style_below: float
    upper_lost: float
    upper_gap: float
    bare: float
    bare_begins: float
    bare_part: float
    bare_top: float
    bare_left: float
    bare_form: float
    bare_straight: float
    bare_deep: float
    readings: int
    slack: float


@cache
def weighed_costs() -> Costs:
    """The costs of ``resources/outline/levels.json``."""
    return Costs(**load_json("outline/levels.json")["costs"])


def holds(stack: tuple[Series, ...], step: Step) -> bool:
    """Whether one of the series has the style of the step."""
    used = 0
    for series in stack:
        used |= series.styles
    return bool(used >> step.style & 1)


def cost_of_traits(series: Series, step: Step, costs: Costs) -> float:
    """What it costs that the titles of two sisters, one of them without a number, are not alike."""
    if series.traits is UNKNOWN:
        return 0.0
    cost = costs.bare_part * (series.traits.names_part != step.traits.names_part)
    return cost + costs.bare_form * (series.traits.clauses != step.traits.clauses)


def cost_of_joining(series: Series, step: Step, costs: Costs) -> float:
    """What it costs that a numbered heading carries on an open series."""
    gap = step.value - series.last
    is_known = series.styles >> step.style & 1
    if gap == 1 and is_known:
        return 0.0
    if series.traits is UNKNOWN:
        return costs.upper_gap * abs(gap - 1) + (costs.upper_style_below if step.rank >= series.rank else 0.0)
    cost = 0.0
    if not series.styles:
        cost = cost_of_traits(series, step, costs)
    elif not is_known:
        cost = costs.variant if step.family == series.family else costs.other_style
    if gap > 1:
        cost += min(costs.gap + (gap - 2) * costs.gap_more, costs.gap_most)
    elif gap == 0:
        cost += costs.again
    elif gap < 0:
        cost += costs.restart if step.value == 1 else costs.back
    if cost and step.value > 1 and series.traits.names_part != step.traits.names_part:
        cost += costs.other_sort
    return cost


def cost_of_beginning(stack: tuple[Series, ...], step: Step, costs: Costs, *, is_home: bool) -> float:
    """What it costs that a numbered heading begins a series below the open ones.

    ``is_home``: its style began a series on this level before.
    """
    cost = 0.0
    if step.value > 1 and is_home and step.runs_on:
        cost = costs.runs_on * step.restarts
    elif step.value > 1:
        cost = costs.first_lost + min((step.value - 2) * costs.gap_more, costs.gap_most)
    if holds(stack, step):
        cost += costs.same_style_straight if step.is_straight else costs.same_style_below
    elif not is_home and stack and stack[-1].styles and step.rank < stack[-1].rank:
        cost += costs.upper_style_below
    return cost
