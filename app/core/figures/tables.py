"""Bare numbers of a table whose unit stands elsewhere: in its column's head, in its row, above the table.

A table is a run of lines with tabs in them, as the readers write its rows, or with upright strokes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import NamedTuple

from app.core.enums import Qualifier
from app.core.figures.grammar import standard_grammar
from app.core.figures.patterns import words
from app.core.figures.quantity import read_quantity
from app.core.figures.reader import figure_of
from app.core.report import Figure
from app.core.resources import load_json
from app.core.scan import Line, Scan

_NUMBER = re.compile(r"(?:[0-9]{1,3}(?:[,，][0-9]{3}){1,4}|[0-9]{1,12})(?:[.．][0-9]{1,6})?")
_UNIT = re.compile(r"[（(]([^（）()]{1,8})[）)]\Z|([%％‰])\Z")
_EDGE = re.compile(r"[\t|]")
_HEAD = 16  # characters at the end of a column's head that are looked at, however long it is


@dataclass(frozen=True, slots=True)
class Heads:
    """What the heads of columns and the line above a table say (``resources/figures/tables.json``)."""

    units: frozenset[str]
    no_counts: re.Pattern[str]
    caption: re.Pattern[str]
    year: re.Pattern[str]


class Cell(NamedTuple):
    """A cell without the blanks at its ends."""

    text: str
    start: int
    head: str


@cache
def standard_heads() -> Heads:
    """The heads of the data that come with the program."""
    data = load_json("figures/tables.json")
    return Heads(
        units=frozenset(words(data["unit_heads"])),
        no_counts=re.compile(data["no_counts"]),
        caption=re.compile(data["caption"]),
        year=re.compile(data["year"]),
    )


def table_figures(scan: Scan) -> Iterator[Figure]:
    """The figures that are whole cells without a unit of their own, in order.

    Where the head of their column names a year, it is their period.
    """
    text = scan.text
    if "\t" not in text and "|" not in text:
        return
    above = ""
    for is_table, group in groupby(scan.lines, key=lambda line: _is_row(text, line)):
        lines = list(group)
        if not is_table:
            above = text[lines[-1].start : lines[-1].end]
            continue
        caption = standard_heads().caption.search(above)
        heads = [piece.strip()[-_HEAD:] for _, piece in _pieces(text, lines[0])]
        for line in lines[1:]:
            yield from _row_figures(_cells(text, line, heads), caption[1] if caption else "")


def _is_row(text: str, line: Line) -> bool:
    return text.find("\t", line.start, line.end) >= 0 or text.find("|", line.start, line.end) >= 0


def _pieces(text: str, line: Line) -> Iterator[tuple[int, str]]:
    """Where the cells of a row start and what they hold; a stroke before the first one bounds no cell."""
    start = line.start + text.startswith("|", line.start)
    for piece in _EDGE.split(text[start : line.end]):
        yield start, piece
        start += len(piece) + 1


def _cells(text: str, line: Line, heads: list[str]) -> list[Cell]:
    """The cells of a row; their heads are told where the row has as many cells as the head."""
    pieces = list(_pieces(text, line))
    titles = heads if len(heads) == len(pieces) else [""] * len(pieces)
    return [
        Cell(piece.strip(), start + len(piece) - len(piece.lstrip()), head)
        for (start, piece), head in zip(pieces, titles, strict=True)
    ]


def _row_figures(row: list[Cell], caption: str) -> Iterator[Figure]:
    grammar, heads = standard_grammar(), standard_heads()
    of_row = next((cell.text for cell in row if cell.head in heads.units), "")
    for index, cell in enumerate(row):
        if index == 0 or _NUMBER.fullmatch(cell.text) is None:
            of_row = of_row or _unit_at_end(cell.text)
            continue
        of_column = _unit_at_end(cell.head)
        if not of_column and heads.no_counts.search(cell.head):
            continue
        unit = of_column or of_row or caption
        measured = cell.text + unit
        quantity = read_quantity(grammar, measured, 0) if unit else None
        if quantity is not None and quantity.unit and quantity.end == len(measured):
            figure = figure_of(grammar, measured, quantity, Qualifier.EXACT)
            end, year = cell.start + len(cell.text), heads.year.match(cell.head)
            period = year[1] if year is not None else None
            yield replace(figure, start=cell.start, end=end, surface=cell.text, period=period)


def _unit_at_end(label: str) -> str:
    """The unit that a label ends with: 件 of 调解纠纷（件）; "" where it names none."""
    match = _UNIT.search(label)
    return (match[1] or match[2]) if match is not None else ""
