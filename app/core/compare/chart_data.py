"""What a chart shows, as plain data: painters on screen, in SVG and on paper draw the same model.

Every mark carries the place it rests on, so that a click can open it, and the words for its card.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.compare.table import Line
from app.core.enums import Qualifier, Word
from app.core.review.mentions import Mention


class ChartKind(Word):
    """The pictures there are."""

    BARS = "bars"
    SMALL = "small"
    SLOPES = "slopes"
    HEAT = "heat"
    SCATTER = "scatter"


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing drawn: ``value`` is None where nothing is stated (``words`` then say why), never 0."""

    label: str
    value: float | None
    words: str
    detail: str = ""
    value_max: float | None = None
    qualifier: Qualifier = Qualifier.EXACT
    is_plan: bool = False
    conflict: bool = False
    mention: Mention | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars of one indicator; ``median`` is None below three values. ``group`` is the category's code.

    ``left_out`` towns are not drawn, because there are too many to look at.
    """

    title: str
    unit: str
    group: str
    bars: tuple[Mark, ...]
    median: float | None = None
    median_words: str = ""
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class SmallMultiples:
    """One small bar chart for each indicator, the towns in one order."""

    panels: tuple[BarChart, ...]


@dataclass(frozen=True, slots=True)
class Slope:
    """One town's (or indicator's) values over the years of the chart, None where a year has none."""

    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class SlopeChart:
    """Values over years, one line each."""

    title: str
    unit: str
    group: str
    years: tuple[str, ...]
    slopes: tuple[Slope, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class HeatCell:
    """``stated`` of ``possible`` indicators of a category; possible are those that any town states.

    ``missing`` are the names of the others, ``mention`` the first that is stated.
    """

    stated: int
    possible: int
    missing: tuple[str, ...] = ()
    mention: Mention | None = None

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.stated / self.possible if self.possible else 0.0


@dataclass(frozen=True, slots=True)
class HeatMap:
    """How complete the reports are: towns down, categories across. ``groups`` are category codes."""

    title: str
    rows: tuple[Line, ...]
    columns: tuple[str, ...]
    groups: tuple[str, ...]
    cells: tuple[tuple[HeatCell, ...], ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """A town in a scatter; both values are known."""

    label: str
    x: Mark
    y: Mark


@dataclass(frozen=True, slots=True)
class Scatter:
    """Two indicators against each other; ``left_out`` towns lack one of them."""

    title: str
    x_title: str
    y_title: str
    group: str
    points: tuple[Point, ...]
    left_out: int = 0


Chart = BarChart | SmallMultiples | SlopeChart | HeatMap | Scatter


def is_blank(chart: Chart) -> bool:
    """Whether there is nothing to draw: nothing stated, or no town with both indicators of a scatter."""
    if isinstance(chart, SmallMultiples):
        return not chart.panels
    if isinstance(chart, SlopeChart):
        return not chart.slopes
    if isinstance(chart, Scatter):
        return not chart.points
    return not (chart.bars if isinstance(chart, BarChart) else chart.rows)
