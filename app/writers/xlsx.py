"""Excel workbooks: typed cells, filters, frozen heads, the sentence beside each value, no formulas."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from app.core.state import ReportState
from app.core.summary.grid import NO_GROUP, CellState, GridCell, GridHead, GridTable
from app.core.taxonomy import Taxonomy
from app.writers.atomic import write_atomically
from app.writers.records import COLUMNS, Value, figure_rows

_SHEET_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_SHEET_LENGTH = 31
_CELL_LENGTH = 32_767
_LINE_POINTS, _HIGHEST_ROW = 14.0, 400.0
_RESERVED = "history"
_HEAD_ROW = 3
"""Of a comparison: below title, subtitle and the row of groups."""
_ROW_HEAD_WIDTH, _COLUMN_WIDTH = 24, 13
_GROUPS = {"乡镇": ("县（市、区）", "类别"), "指标": ("类别", "县（市、区）")}
"""What lines and columns are grouped by, by what the lines are."""
_A4 = 9  # the number of a paper size
_MOST_ACROSS = 14
"""So many columns can be read on one sheet of A4."""
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
_STATES = {
    CellState.CONFLICT: "报告内前后矛盾",
    CellState.CORRECTED: "经人工核改",
    CellState.OUTLIER: "与其他乡镇相差悬殊",
    CellState.BOUND: "约数或界限",
    CellState.MISSING: "未报告",
}


def save_xlsx(path: Path, states: Iterable[ReportState], book: Taxonomy) -> None:
    """One sheet with all figures; of several reports, one for each too.

    Raises OSError; a file that was there stays.
    """
    listed = list(states)
    write_atomically(path, lambda temporary: _write_figures(temporary, listed, book))


def save_grid_xlsx(path: Path, grid: GridTable) -> None:
    """A comparison: one sheet with the values as they are seen, one with the plain numbers and sentences."""
    write_atomically(path, lambda temporary: _write_grid(temporary, grid))


class _Book:
    """A workbook under construction with its formats and the sheet names that are taken."""

    def __init__(self, path: Path) -> None:
        # XlsxWriter cannot stand a disk that fills up: it writes into memory, from there into the file.
        self._path, self._made = path, BytesIO()
        self.work: Any = xlsxwriter.Workbook(self._made, _OPTIONS)
        font = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}
        head = {**font, "bold": True, "bg_color": "#E8E8E8", "border": 1, "text_wrap": True}
        self.head = self.work.add_format(head)
        self.across = self.work.add_format({**head, "align": "center"})
        self.text = self.work.add_format({**font, "text_wrap": True})
        self.number = self.work.add_format({**font, "num_format": "#,##0.##########"})
        self.whole = self.work.add_format({**font, "num_format": "#,##0"})
        self.year = self.work.add_format({**font, "num_format": "0"})
        framed = {**font, "border": 1, "align": "right"}
        self.framed_number = self.work.add_format({**framed, "num_format": "#,##0.##########"})
        self.framed_text = self.work.add_format(framed)
        self.framed_missing = self.work.add_format({**framed, "align": "center", "font_color": "#707070"})
        self.remark = self.work.add_format(font)
        self.title = self.work.add_format({"font_name": "宋体", "font_size": 14, "bold": True})
        self._taken = {_RESERVED}

    def __enter__(self) -> _Book:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.work.close()
        if kind is None:
            self._path.write_bytes(self._made.getbuffer())

    def sheet(self, name: str) -> Any:
        """A new sheet under a name that Excel accepts, different from all others without regard to case."""
        base = _SHEET_FORBIDDEN.sub("_", name).strip("' ") or "未命名"
        number = 1
        while True:
            tail = f"({number})" if number > 1 else ""
            found = base[: _SHEET_LENGTH - len(tail)] + tail
            if found.lower() not in self._taken:
                self._taken.add(found.lower())
                return self.work.add_worksheet(found)
            number += 1

    def put(self, sheet: Any, row: int, column: int, value: Value) -> None:
        """One cell of its own type; text is never read as a formula, number or address."""
        if value is None or value == "":
            return
        if isinstance(value, str):
            sheet.write_string(row, column, value[:_CELL_LENGTH], self.text)
        else:
            form = self.whole if float(value).is_integer() else self.number
            sheet.write_number(row, column, value, form)


def _write_figures(path: Path, states: Sequence[ReportState], book: Taxonomy) -> None:
    by_report = [(state.head.name(state.file_name), list(figure_rows(state, book))) for state in states]
    with _Book(path) as out:
        _figure_sheet(out, "全部数据", [row for _, rows in by_report for row in rows])
        if len(by_report) > 1:
            for name, rows in by_report:
                _figure_sheet(out, name, rows)


def _figure_sheet(out: _Book, name: str, rows: Sequence[Sequence[Value]]) -> None:
    """Figures under their heads; years are told as years, not as 2,024."""
    sheet = out.sheet(name)
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.name, out.head)
    for at, row in enumerate(rows, 1):
        sheet.set_row(at, _height(row))
        for number, (column, value) in enumerate(zip(COLUMNS, row, strict=True)):
            if column.is_year and value is not None:
                sheet.write_number(at, number, value, out.year)
            else:
                out.put(sheet, at, number, value)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
    _across_the_sheet(sheet)


def _height(row: Sequence[Value]) -> float:
    """Room for the longest wrapped text; not every program finds the height of a row by itself."""
    lines = [
        _wrapped(value, column.width)
        for column, value in zip(COLUMNS, row, strict=True)
        if isinstance(value, str)
    ]
    return min(max([1, *lines]) * _LINE_POINTS, _HIGHEST_ROW)


def _across_the_sheet(sheet: Any) -> None:
    """A list prints across with lines between its cells, as wide as the sheet, its head on every page."""
    sheet.hide_gridlines(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _write_grid(path: Path, grid: GridTable) -> None:
    with _Book(path) as out:
        sheet = out.sheet("对比")
        sheet.write_string(0, 0, grid.title, out.title)
        if grid.subtitle:
            sheet.write_string(1, 0, grid.subtitle, out.remark)
        _grid_heads(out, sheet, grid.column_heads, grid.corner)
        at, group = _HEAD_ROW + 1, ""
        for head, cells in zip(grid.row_heads, grid.cells, strict=True):
            if head.group != group:
                group = head.group
                _group_row(out, sheet, at, group or NO_GROUP, len(cells))
                at += 1
            sheet.write_string(at, 0, _named(head), out.head)
            for column, cell in enumerate(cells, 1):
                _grid_cell(out, sheet, at, column, cell)
            at += 1
        for number, remark in enumerate(grid.remarks, at + 1):
            sheet.write_string(number, 0, remark, out.remark)
        _grid_page(sheet, len(grid.column_heads))
        _details(out, grid)


def _grid_page(sheet: Any, columns: int) -> None:
    """Widths, frozen heads, and how the sheet prints: across, heads on every page."""
    sheet.freeze_panes(_HEAD_ROW + 1, 1)
    sheet.set_column(0, 0, _ROW_HEAD_WIDTH)
    sheet.set_column(1, max(columns, 1), _COLUMN_WIDTH)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(_HEAD_ROW - 1, _HEAD_ROW)
    sheet.repeat_columns(0)
    if columns <= _MOST_ACROSS:
        sheet.fit_to_pages(1, 0)


def _named(head: GridHead) -> str:
    return f"{head.text}（{head.unit}）" if head.unit else head.text


def _grid_heads(out: _Book, sheet: Any, heads: Sequence[GridHead], corner: str) -> None:
    """A row of groups, joined over their columns, and a row of names high enough for the longest."""
    sheet.write_string(_HEAD_ROW, 0, corner, out.head)
    at = 0
    while at < len(heads):
        end = at + 1
        while end < len(heads) and heads[end].group == heads[at].group:
            end += 1
        words = heads[at].group
        if words and end - at > 1:
            sheet.merge_range(_HEAD_ROW - 1, at + 1, _HEAD_ROW - 1, end, words, out.across)
        elif words:
            sheet.write_string(_HEAD_ROW - 1, at + 1, words, out.across)
        at = end
    for column, head in enumerate(heads, 1):
        sheet.write_string(_HEAD_ROW, column, _named(head), out.across)
    names = [head.group for head in heads], [_named(head) for head in heads]
    for row, words_of_row in zip((_HEAD_ROW - 1, _HEAD_ROW), names, strict=True):
        sheet.set_row(row, _wrapped(max(words_of_row, key=len, default=""), _COLUMN_WIDTH) * _LINE_POINTS)


def _wrapped(words: str, width: float) -> int:
    """Lines that words take in a column of ``width`` digits; a Chinese character is as wide as two."""
    return max(1, math.ceil(2.1 * len(words) / width))


def _group_row(out: _Book, sheet: Any, row: int, group: str, columns: int) -> None:
    """The name of a group of rows over the whole width, not joined: joined cells cannot be sorted."""
    sheet.write_string(row, 0, group, out.head)
    for column in range(1, columns + 1):
        sheet.write_blank(row, column, None, out.head)


def _grid_cell(out: _Book, sheet: Any, row: int, column: int, cell: GridCell) -> None:
    """A plain number as a number; a bound (5000+) as its text, since the number alone would say too much."""
    is_plain = cell.value is not None and cell.text.replace(",", "") in {f"{cell.value:g}", str(cell.value)}
    if is_plain:
        sheet.write_number(row, column, cell.value, out.framed_number)
    else:
        is_missing = cell.state in (CellState.MISSING, CellState.EMPTY)
        form = out.framed_missing if is_missing else out.framed_text
        write = sheet.write_string if cell.text else sheet.write_blank
        write(row, column, cell.text[:_CELL_LENGTH] or None, form)
    notes = [words for words in (_STATES.get(cell.state, ""), cell.note, cell.sentence) if words]
    if notes and cell.state is not CellState.MISSING:
        sheet.write_comment(row, column, "\n".join(notes), {"x_scale": 2})


def _details(out: _Book, grid: GridTable) -> None:
    """Every value in a row of its own: for filters and pivot tables."""
    sheet = out.sheet("明细")
    down, across = _GROUPS.get(grid.corner, ("行分组", "列分组"))
    names = (grid.corner or "行", down, "列", across, "单位", "数值", "显示", "状态", "说明", "原文句")
    for column, name in enumerate(names):
        sheet.write_string(0, column, name, out.head)
    at = 1
    for row_head, cells in zip(grid.row_heads, grid.cells, strict=True):
        for head, cell in zip(grid.column_heads, cells, strict=True):
            state = _STATES.get(cell.state, "")
            values = (
                row_head.text,
                row_head.group,
                head.text,
                head.group,
                head.unit or row_head.unit,
                cell.value,
                cell.text,
                state,
                cell.note,
                cell.sentence,
            )
            for column, value in enumerate(values):
                out.put(sheet, at, column, value)
            at += 1
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(at - 1, 1), len(names) - 1)
    _across_the_sheet(sheet)
    for column, width in enumerate((16, 16, 24, 20, 8, 12, 14, 16, 30, 80)):
        sheet.set_column(column, column, width)
