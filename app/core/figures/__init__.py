"""Figures: where a quantity is stated, its value, unit, qualifier and kind. What it counts is another room.

The way of a figure: ``reader`` scans for numbers; ``quantity`` reads number, scale, range, unit and the bound
behind; ``bounds`` the bound before; ``traps`` dismisses what is no figure; ``direction`` tells growth from
decline; ``implied`` adds what the text says without a number; ``broken`` makes numbers whole that a line end
or blanks cut; ``tables`` gives bare cells their unit. ``grammar`` is the compiled data of
``resources/figures``.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.core.figures.broken import joined
from app.core.figures.grammar import standard_grammar
from app.core.figures.implied import implied_figures
from app.core.figures.printed import printed
from app.core.figures.reader import stated_figures
from app.core.figures.selection import edge_beyond, nearest_edge, read_selection, snap, touching
from app.core.figures.tables import table_figures
from app.core.report import Figure, Section
from app.core.scan import Scan

__all__ = ["edge_beyond", "find_figures", "nearest_edge", "read_selection", "snap", "touching"]


def find_figures(scan: Scan, outline: Sequence[Section]) -> tuple[Figure, ...]:
    """Figures in order of their start, never overlapping (implied ones may overlap).

    Numbers of headings and points are no figures, whatever the outline made of them. Indicator, label,
    role, section, confidence and why are left at their defaults, and the period outside of tables.
    """
    plain = scan.plain
    if plain is scan:
        return _figures(scan)
    return tuple(printed(figure, scan.text, plain.text) for figure in _figures(plain))


def _figures(scan: Scan) -> tuple[Figure, ...]:
    whole = joined(standard_grammar(), scan.text)
    text = scan.text if whole is None else whole.text
    stated = stated_figures(text)
    figures = [*stated, *implied_figures(text)]
    if whole is not None:
        figures = [whole.restored(scan.text, figure) for figure in figures]
    cells = list(table_figures(scan))
    if cells:
        places = {figure.start for figure in figures}
        figures.extend(cell for cell in cells if cell.start not in places)
    if len(figures) > len(stated):  # these are in order
        figures.sort(key=lambda figure: (figure.start, figure.end))
    return tuple(figures)
