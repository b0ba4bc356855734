"""A grid as text for other programs: tab-separated for Excel and WPS, and an HTML table for Word."""

from __future__ import annotations

from html import escape

from app.core.summary.grid import GridCell, GridHead, GridTable

_DANGEROUS = ("=", "+", "-", "@")


def _defused(text: str) -> str:
    """No line ends or tabs inside a cell, and nothing that a spreadsheet takes for a formula."""
    plain = " ".join(text.split())
    return f"'{plain}" if plain.startswith(_DANGEROUS) else plain


def _cell(cell: GridCell) -> str:
    """An exact number bare, so that a spreadsheet can count with it; everything else as it is printed."""
    if cell.value is not None and cell.text.replace(",", "") == f"{cell.value:.15g}":
        return f"{cell.value:.15g}"
    return _defused(cell.text)


def _head(head: GridHead) -> str:
    return _defused(f"{head.text}（{head.unit}）" if head.unit else head.text)


def _texts(table: GridTable) -> list[list[str]]:
    first = [_defused(table.corner), *map(_head, table.column_heads)]
    body = ([_head(head), *map(_cell, row)] for head, row in zip(table.row_heads, table.cells, strict=True))
    return [first, *body]


def as_tsv(table: GridTable) -> str:
    """Tab-separated lines, the head first."""
    return "".join("\t".join(row) + "\r\n" for row in _texts(table))


def as_html(table: GridTable) -> str:
    """A plain HTML table, everything in it escaped."""
    lines = ["<table>"]
    for number, row in enumerate(_texts(table)):
        tag = "th" if number == 0 else "td"
        lines.append("<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) + "</tr>")
    return "\n".join([*lines, "</table>"])
