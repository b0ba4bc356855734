"""Charts of what a comparison shows, in its order and with its bases (the data: ``chart_data``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import inf

from app.core.compare.arrange import Arrangement, RowKind
from app.core.compare.chart_data import (
    BarChart,
    HeatCell,
    HeatMap,
    Mark,
    Point,
    Scatter,
    Slope,
    SlopeChart,
    SmallMultiples,
)
from app.core.compare.seen import Viewer
from app.core.compare.shown import Shower, ShownState
from app.core.compare.table import ComparisonTable, Line, LineKind

# Nobody looks at more lines than these; what is left out is told.
MOST_BARS = 1000
_MOST_SMALL = 400
_MOST_SLOPES = 300


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
