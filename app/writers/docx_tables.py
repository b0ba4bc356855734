"""Tables of the Word files: repeated heads, rows that are not split, widths as on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt

from app.core.summary.blocks import Align, Cell, Column, Face, KeyValue, Row, Run, Table
from app.writers.docx_styles import off_grid

_ALIGN = {Align.LEFT: 0, Align.CENTER: 1, Align.RIGHT: 2, Align.JUSTIFY: 3}
_LEADING = 1.4
_LABEL = 0.33
_GAP = 10
_SIDE, _ABOVE = 79, 45  # twips


class AddRuns(Protocol):
    """Adds runs to a paragraph in a face and size."""

    def __call__(
        self, paragraph: Any, runs: Sequence[Run], *, face: str | None = None, size: float | None = None
    ) -> None: ...


def add_table(out: Any, table: Table, add_runs: AddRuns) -> None:
    """Adds a table and the small gap behind it."""
    total = sum(column.width for column in table.columns)
    room = _text_width(out)
    widths = [round(room * column.width / total) for column in table.columns]
    made = out.add_table(rows=0, cols=len(table.columns))
    made.style = "Table Grid"
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    _margins(made)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Emu(width)
    for number, row in enumerate((*table.head, *table.rows)):
        _add_row(made, row, table, widths, add_runs, is_head=number < len(table.head))
    _gap(out)


def add_pairs(out: Any, block: KeyValue, add_runs: AddRuns) -> None:
    """Labels and values as a table without a head."""
    columns = tuple(Column(w) for _ in range(block.across) for w in (_LABEL, 1 - _LABEL))
    rows = []
    for start in range(0, len(block.pairs), block.across):
        pairs = list(block.pairs[start : start + block.across])
        pairs += [("", "")] * (block.across - len(pairs))
        cells: list[Cell] = []
        for label, value in pairs:
            cells.append(Cell((Run(label, face=Face.HEADING),), align=Align.CENTER, is_shaded=bool(label)))
            cells.append(Cell((Run(value),)))
        rows.append(Row(tuple(cells)))
    add_table(out, Table(columns, (), tuple(rows), size=block.size), add_runs)


def _text_width(out: Any) -> int:
    section = out.sections[0]
    return int(section.page_width - section.left_margin - section.right_margin)


def _add_row(
    made: Any, row: Row, table: Table, widths: Sequence[int], add_runs: AddRuns, *, is_head: bool
) -> None:
    line = made.add_row()
    properties = line._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    at = 0
    cells = list(line.cells)
    for cell in row.cells:
        last = min(at + cell.span, len(widths))
        target = cells[at] if last - at == 1 else cells[at].merge(cells[last - 1])
        target.width = Emu(sum(widths[at:last]))
        target.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        if cell.is_shaded:
            _shade(target)
        paragraph = target.paragraphs[0]
        paragraph.alignment = _ALIGN[cell.align or table.columns[at].align]
        form = paragraph.paragraph_format
        form.line_spacing = Pt(table.size * _LEADING)
        form.keep_with_next = is_head or row.keep_next
        off_grid(paragraph)
        add_runs(paragraph, cell.runs, face="song", size=table.size)
        at = last


def _margins(made: Any) -> None:
    """Margins in all cells, as on paper."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_SIDE if side in {"left", "right"} else _ABOVE))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = made._tbl.tblPr
    properties.insert_element_before(margins, "w:tblLook")


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), "ECECEC")
    properties = cell._tc.get_or_add_tcPr()
    properties.append(shade)
    # The schema wants the vertical alignment behind the shading.
    for aligned in properties.findall(qn("w:vAlign")):
        properties.remove(aligned)
        properties.append(aligned)


def _gap(out: Any) -> None:
    """Word joins neighbouring tables: a thin empty paragraph keeps them apart."""
    paragraph = out.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(_GAP)
    off_grid(paragraph)
