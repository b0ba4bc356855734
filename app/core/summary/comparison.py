"""A grid on paper: panels that fit the sheet, heads repeated, every state of a cell told without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from app.core.summary.blocks import (
    Align,
    Bar,
    BarChart,
    Block,
    Cell,
    Column,
    Face,
    Heading,
    Paper,
    Paragraph,
    PrintDocument,
    Row,
    Run,
    Table,
    text,
)
from app.core.summary.grid import NO_GROUP, CellState, GridCell, GridHead, GridTable
from app.core.summary.titles import title_runs, width_of

_MARKS = {CellState.CONFLICT: "※", CellState.CORRECTED: "＊", CellState.OUTLIER: "△"}
_MEANINGS = {"※": "报告内前后矛盾", "＊": "经人工核改", "△": "与其他乡镇相差悬殊"}
_ABROAD = {Paper.A4: 253.0, Paper.A3: 376.0}  # width of the text area of a landscape sheet, mm
_HEAD_WIDTH, _WIDEST_HEAD = 34.0, 64.0  # mm
_LEAST_WIDTH = 19.0
_WIDEST = 40.0
_SIZE = 9.0
_CHARACTER = 3.2  # mm of a character of that size
_PADDING = 4.0
_TITLE_MOST = 30.0  # characters of 二号 across a landscape sheet
_KEPT_TOGETHER = 14
"""A panel of no more rows stands on one page."""


def build_comparison(
    grid: GridTable,
    *,
    paper: Paper = Paper.A4,
    chart_columns: Sequence[int] = (),
    author: str = "",
) -> PrintDocument:
    """The table on landscape sheets; bars for the columns in ``chart_columns``."""
    blocks: list[Block] = [Heading(0, title_runs(grid.title, most=_TITLE_MOST))]
    if grid.subtitle:
        blocks.append(Paragraph(text(grid.subtitle), align=Align.CENTER, indent=0, size=12.0))
    for columns in _panels(grid, paper):
        blocks.append(_panel(grid, columns, paper))
    blocks += _remarks(grid)
    blocks += [_chart(grid, column) for column in chart_columns]
    return PrintDocument(
        title=grid.title, blocks=tuple(blocks), author=author, paper=paper, is_landscape=True
    )


def _panels(grid: GridTable, paper: Paper) -> Iterator[range]:
    """Column ranges that fit side by side, about equally wide, parted between groups.

    A group that fits on no sheet is cut.
    """
    most = max(1, int((_ABROAD[paper] - _head_width(grid)) / _LEAST_WIDTH))
    heads = grid.column_heads
    start = 0
    while start < len(heads):
        rest = len(heads) - start
        end = start + ceil(rest / ceil(rest / most))
        if end < len(heads):
            first, last = _group_around(heads, end)
            if first < end and last <= start + most:
                end = last
            elif start < first < end and last - first <= most:
                end = first
        yield range(start, end)
        start = end
    if not heads:
        yield range(0)


def _group_around(heads: Sequence[GridHead], at: int) -> tuple[int, int]:
    """Where the group of a column begins, and where it has ended."""
    first = last = at
    while first > 0 and heads[first - 1].group == heads[at].group:
        first -= 1
    while last < len(heads) and heads[last].group == heads[at].group:
        last += 1
    return first, last


def _head_width(grid: GridTable) -> float:
    """Room for the names of the rows, in mm: towns are short, indicators long."""
    longest = max((width_of(_row_words(head)) for head in grid.row_heads), default=0.0)
    return min(max(_HEAD_WIDTH, longest * _CHARACTER + _PADDING), _WIDEST_HEAD)


def _panel(grid: GridTable, columns: range, paper: Paper) -> Table:
    heads = [grid.column_heads[i] for i in columns]
    room = _ABROAD[paper]
    width = min(_WIDEST, (room - _head_width(grid)) / max(len(heads), 1))
    rows: list[Row] = []
    group = ""
    for head, cells in zip(grid.row_heads, grid.cells, strict=True):
        if head.group != group:
            group = head.group
            words = (Run(group or NO_GROUP, face=Face.HEADING),)
            label = Cell(words, span=len(heads) + 1, align=Align.LEFT)
            rows.append(Row((label,), keep_next=True))
        rows.append(Row((_row_head(head), *(_cell(cells[i]) for i in columns))))
    if len(rows) <= _KEPT_TOGETHER:
        rows = [replace(row, keep_next=number < len(rows) - 1) for number, row in enumerate(rows)]
    return Table(
        columns=(Column(room - width * len(heads)), *(Column(width, Align.RIGHT) for _ in heads)),
        head=tuple(_heads(grid, heads)),
        rows=tuple(rows),
        size=_SIZE,
    )


def _heads(grid: GridTable, heads: Sequence[GridHead]) -> Iterator[Row]:
    """A row of groups where there are any, then the names with their units."""
    if any(head.group for head in heads):
        cells = [_head_cell("")]
        at = 0
        while at < len(heads):
            end = at
            while end < len(heads) and heads[end].group == heads[at].group:
                end += 1
            cells.append(_head_cell(heads[at].group, span=end - at))
            at = end
        yield Row(tuple(cells))
    names = [f"{h.text}（{h.unit}）" if h.unit else h.text for h in heads]
    yield Row((_head_cell(grid.corner), *(_head_cell(name) for name in names)))


def _head_cell(words: str, *, span: int = 1) -> Cell:
    runs = (Run(words, face=Face.HEADING),) if words else ()
    return Cell(runs, span=span, align=Align.CENTER, is_shaded=True)


def _row_head(head: GridHead) -> Cell:
    return Cell(text(_row_words(head)), align=Align.LEFT)


def _row_words(head: GridHead) -> str:
    return f"{head.text}（{head.unit}）" if head.unit else head.text


def _cell(cell: GridCell) -> Cell:
    if cell.state in (CellState.MISSING, CellState.EMPTY):
        return Cell((Run(cell.text or "—", is_pale=True),), align=Align.CENTER)
    mark = _MARKS.get(cell.state, "")
    runs = [Run(cell.text, is_bold=cell.state is CellState.CORRECTED)]
    if mark:
        runs.append(Run(mark))
    return Cell(tuple(runs))


def _remarks(grid: GridTable) -> Iterator[Block]:
    used = {_MARKS[c.state] for row in grid.cells for c in row if c.state in _MARKS}
    lines = [f"{mark}{_MEANINGS[mark]}" for mark in _MEANINGS if mark in used]
    words = [*(["；".join(lines) + "。"] if lines else []), *grid.remarks]
    for number, remark in enumerate(words):
        lead = "注：" if number == 0 else "\u3000\u3000"
        yield Paragraph(text(lead + remark), indent=0, align=Align.LEFT, size=9.0)


def _chart(grid: GridTable, column: int) -> BarChart:
    head = grid.column_heads[column]
    bars = tuple(
        Bar(row.text, cells[column].value, cells[column].text or "未报告")
        for row, cells in zip(grid.row_heads, grid.cells, strict=True)
    )
    return BarChart(f"{head.text}（{head.unit}）" if head.unit else head.text, bars)
