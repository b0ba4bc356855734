"""What a chart shows, as plain data: painters on screen, in SVG and on paper draw the same model.

Every mark carries the place it rests on, so that a click can open it, and the words for its card.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from app.core.compare.arrange import Arrangement, RowKind
from app.core.compare.seen import Viewer
from app.core.compare.shown import Shower, ShownState
from app.core.compare.table import ComparisonTable, Line, LineKind
from app.core.enums import Qualifier, Word
from app.core.review.mentions import Mention

# Nobody looks at more lines than these; what is left out is told.
MOST_BARS = 1000
_MOST_SMALL = 400
_MOST_SLOPES = 300


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


def mark_at(shower: Shower, row: int, column: int, *, label: str, detail: str = "") -> Mark:
    """The mark for a crossing of the shower's table."""
    shown = shower.shown(row, column)
    cell = shown.cell
    mention = cell.mention if cell else None
    if shown.state is not ShownState.VALUE or shown.value is None or cell is None:
        return Mark(label, None, str(shown.state), detail, mention=mention)
    if cell.off_measure or cell.off_period:
        return Mark(label, None, shown.words.plain, detail, conflict=cell.conflict, mention=mention)
    value = shown.value
    return Mark(
        label,
        value.value,
        shown.words.plain,
        detail,
        value.value_max,
        value.qualifier,
        cell.is_plan,
        cell.conflict,
        mention,
        value.unit,
    )


def _crossings(viewer: Viewer, code: str, year: int | None) -> list[tuple[int, int, Line]]:
    """Where one indicator meets each seen town, in the order that is seen."""
    table, arrangement = viewer.shower.table, viewer.arrangement
    towns_are_rows = bool(table.rows) and table.rows[0].kind is LineKind.TOWN
    if not towns_are_rows:
        return []
    seen = arrangement.columns if arrangement.is_transposed else arrangement.rows
    across = _column_of(table, code, year)
    if across is None:
        return []
    return [(row.index, across, table.rows[row.index]) for row in seen if row.kind is RowKind.LINE]


def _column_of(table: ComparisonTable, code: str, year: int | None) -> int | None:
    for index, line in enumerate(table.columns):
        if line.indicator == code or (table.fixed.indicator == code and line.year == year):
            return index
    return None


def bar_chart(
    viewer: Viewer, code: str, *, year: int | None = None, by_value: bool = True, most: int = MOST_BARS
) -> BarChart:
    """One indicator of all seen towns, largest first or as the table stands; missing ones at the end, as
    missing.
    """
    table = viewer.shower.table
    crossings = _crossings(viewer, code, year)
    left_out = max(0, len(crossings) - most)
    if by_value:
        known = [
            (viewer.shower.value(row, column), place) for place, (row, column, _) in enumerate(crossings)
        ]
        order = sorted(known, key=lambda pair: (-pair[0].value if pair[0] else inf, pair[1]))
        crossings = [crossings[place] for _, place in order]
    bars = [
        mark_at(viewer.shower, row, column, label=line.label, detail=line.detail)
        for row, column, line in crossings[:most]
    ]
    if by_value:
        bars.sort(key=lambda mark: -mark.value if mark.value is not None else inf)
    found = viewer.shower.statistics(code, year if year is not None else table.fixed.year)
    middle = viewer.shower.median(code, year if year is not None else table.fixed.year)
    return BarChart(
        title=table.book.name_of(code),
        unit=_unit_of(bars),
        group=code.partition(".")[0],
        bars=tuple(bars),
        median=found.median if middle else None,
        median_words=viewer.shower.words(middle).plain if middle else "",
        left_out=left_out,
    )


def _unit_of(marks: Iterable[Mark]) -> str:
    """The unit that most marks have."""
    counted = Counter(mark.unit for mark in marks if mark.value is not None)
    return counted.most_common(1)[0][0] if counted else ""


def small_multiples(viewer: Viewer, codes: Sequence[str], *, year: int | None = None) -> SmallMultiples:
    """A small chart for each of ``codes``, towns in the order of the table; indicators nobody states are
    left out.
    """
    panels = (bar_chart(viewer, code, year=year, by_value=False, most=_MOST_SMALL) for code in codes)
    return SmallMultiples(tuple(p for p in panels if any(bar.value is not None for bar in p.bars)))


def slope_chart(viewer: Viewer, code: str) -> SlopeChart:
    """One indicator over the years, a line for each town; in a table of one town, that town alone."""
    table = viewer.shower.table
    years = [(i, line) for i, line in enumerate(table.columns) if line.kind is LineKind.YEAR]
    slopes = []
    rows = _slope_rows(viewer, code)
    for row, line in rows[:_MOST_SLOPES]:
        marks = tuple(
            mark_at(viewer.shower, row, i, label=line.label, detail=year.label) for i, year in years
        )
        if any(mark.value is not None for mark in marks):
            slopes.append(Slope(line.label, marks))
    every = [mark for slope in slopes for mark in slope.marks]
    return SlopeChart(
        title=table.book.name_of(code),
        unit=_unit_of(every),
        group=code.partition(".")[0],
        years=tuple(year.label for _, year in years),
        slopes=tuple(slopes),
        left_out=max(0, len(rows) - _MOST_SLOPES),
    )


def _slope_rows(viewer: Viewer, code: str) -> list[tuple[int, Line]]:
    table, arrangement = viewer.shower.table, viewer.arrangement
    if table.fixed.kind is LineKind.TOWN:
        return [(i, table.fixed) for i, line in enumerate(table.rows) if line.indicator == code]
    seen = arrangement.columns if arrangement.is_transposed else arrangement.rows
    return [(row.index, table.rows[row.index]) for row in seen if row.kind is RowKind.LINE]


def heat_map(table: ComparisonTable, arrangement: Arrangement) -> HeatMap:
    """How many indicators of each category each town states. ``table`` is one of towns by indicators."""
    groups: dict[str, list[int]] = {}
    for index, line in enumerate(table.columns):
        if table.places_on(column=index):
            groups.setdefault(line.group, []).append(index)
    seen = arrangement.columns if arrangement.is_transposed else arrangement.rows
    every = [row.index for row in seen if row.kind is RowKind.LINE]
    rows = every[:MOST_BARS]
    cells = tuple(tuple(_heat_cell(table, row, members) for members in groups.values()) for row in rows)
    names = []
    for code in groups:
        category = table.book.category(code)
        names.append(category.name if category else code)
    lines = tuple(table.rows[row] for row in rows)
    return HeatMap("", lines, tuple(names), tuple(groups), cells, len(every) - len(rows))


def _heat_cell(table: ComparisonTable, row: int, members: Sequence[int]) -> HeatCell:
    stated = [column for column in members if table.is_filed(row, column)]
    missing = tuple(table.columns[column].label for column in members if not table.is_filed(row, column))
    mention = table.mention(row, stated[0]) if stated else None
    return HeatCell(len(stated), len(members), missing, mention)


def is_blank(chart: Chart) -> bool:
    """Whether there is nothing to draw: nothing stated, or no town with both indicators of a scatter."""
    if isinstance(chart, SmallMultiples):
        return not chart.panels
    if isinstance(chart, SlopeChart):
        return not chart.slopes
    if isinstance(chart, Scatter):
        return not chart.points
    return not (chart.bars if isinstance(chart, BarChart) else chart.rows)


def scatter(viewer: Viewer, x_code: str, y_code: str, *, year: int | None = None) -> Scatter:
    """Two indicators of all seen towns that state both."""
    book = viewer.shower.table.book
    xs = _crossings(viewer, x_code, year)
    ys = {row: column for row, column, _ in _crossings(viewer, y_code, year)}
    points = []
    for row, column, line in xs:
        x = mark_at(viewer.shower, row, column, label=line.label, detail=line.detail)
        y = mark_at(viewer.shower, row, ys[row], label=line.label, detail=line.detail) if row in ys else None
        if x.value is not None and y is not None and y.value is not None:
            points.append(Point(line.label, x, y))
    return Scatter(
        title=f"{book.name_of(y_code)} × {book.name_of(x_code)}",
        x_title=_titled(book.name_of(x_code), _unit_of(p.x for p in points)),
        y_title=_titled(book.name_of(y_code), _unit_of(p.y for p in points)),
        group=y_code.partition(".")[0],
        points=tuple(points),
        left_out=len(xs) - len(points),
    )


def _titled(name: str, unit: str) -> str:
    return f"{name}（{unit}）" if unit else name
