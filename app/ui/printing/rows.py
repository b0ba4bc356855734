"""Tables → rows of boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.core.summary.blocks import Align, Cell, Column, Face, KeyValue, Row, Run, Table
from app.ui.printing.boxes import CellBox, RowBox
from app.ui.printing.fonts import FaceBook
from app.ui.printing.geometry import points
from app.ui.printing.lines import Style, set_text

_PADDING = 4.0  # points between rule and text
_LEADING = 1.4
_LABEL_SHARE = 0.33  # of the room of one pair


def table_rows(table: Table, width: float, fonts: FaceBook) -> Iterator[RowBox]:
    """Head rows, then body rows which carry the head for repetition at the top of a page."""
    edges = _edges(table.columns, width)
    head = tuple(
        _row(row, table.columns, edges, table.size, fonts, keeps_next=True, head=()) for row in table.head
    )
    yield from head
    for row in table.rows:
        yield _row(row, table.columns, edges, table.size, fonts, keeps_next=row.keep_next, head=head)


def _edges(columns: Sequence[Column], width: float) -> list[float]:
    total = sum(column.width for column in columns)
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + width * column.width / total)
    return edges


def _row(
    row: Row,
    columns: Sequence[Column],
    edges: Sequence[float],
    size: float,
    fonts: FaceBook,
    *,
    keeps_next: bool,
    head: tuple[RowBox, ...],
) -> RowBox:
    padding = points(_PADDING)
    cells = []
    at = 0
    for cell in row.cells:
        last = min(at + cell.span, len(columns))
        left, right = edges[at], edges[last]
        style = Style(Face.SONG, size, points(size) * _LEADING, align=cell.align or columns[at].align)
        text = set_text(cell.runs, style, right - left - 2 * padding, fonts)
        cells.append(CellBox(text, left, right - left, padding, is_shaded=cell.is_shaded))
        at = last
    height = max(cell.text_height for cell in cells) + 2 * padding * 0.8
    return RowBox(height=height, cells=tuple(cells), keeps_next=keeps_next, repeated=head)


def key_value_rows(block: KeyValue, width: float, fonts: FaceBook) -> Iterator[RowBox]:
    """Pairs ``across`` to a row, labels in black face."""
    columns = tuple(Column(w) for _ in range(block.across) for w in (_LABEL_SHARE, 1 - _LABEL_SHARE))
    edges = _edges(columns, width)
    for start in range(0, len(block.pairs), block.across):
        pairs = block.pairs[start : start + block.across]
        cells = []
        for number, (label, value) in enumerate(pairs):
            spare = block.across - len(pairs) if number == len(pairs) - 1 else 0
            cells.append(Cell((Run(label, face=Face.HEADING),), align=Align.CENTER, is_shaded=True))
            cells.append(Cell((Run(value),) if value else (), span=1 + 2 * spare))
        yield _row(Row(tuple(cells)), columns, edges, block.size, fonts, keeps_next=False, head=())
