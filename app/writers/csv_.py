"""CSV that Excel opens rightly: UTF-8 with a mark, and no cell that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.core.state import ReportState
from app.core.summary.grid import GridTable
from app.core.taxonomy import Taxonomy
from app.writers.atomic import write_bytes
from app.writers.records import COLUMNS, Value, all_rows

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def defused(value: Value) -> str | float:
    """Text that begins like a formula gets an apostrophe before it; numbers stay numbers, None is empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.lstrip(" \u3000").startswith(_DANGEROUS) else value
    return int(value) if float(value).is_integer() else value


def csv_bytes(rows: Iterable[Sequence[Value]]) -> bytes:
    """The rows as a CSV file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([[defused(value) for value in row] for row in rows])
    return text.getvalue().encode("utf-8-sig", "replace")


def save_csv(path: Path, states: Iterable[ReportState], book: Taxonomy) -> None:
    """All figures of the reports. Raises OSError; a file that was there stays."""
    head = tuple(column.name for column in COLUMNS)
    write_bytes(path, csv_bytes([head, *all_rows(states, book)]))


def save_grid_csv(path: Path, grid: GridTable) -> None:
    """A comparison as it is seen: texts with their bounds."""
    heads = [f"{h.text}（{h.unit}）" if h.unit else h.text for h in grid.column_heads]
    rows: list[Sequence[Value]] = [(grid.corner, *heads)]
    for head, cells in zip(grid.row_heads, grid.cells, strict=True):
        name = f"{head.text}（{head.unit}）" if head.unit else head.text
        rows.append((name, *(cell.text for cell in cells)))
    write_bytes(path, csv_bytes(rows))
