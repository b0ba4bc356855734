"""What the machine reads in a stretch of text that a person chose; nothing is dismissed as a trap here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.core.figures.bounds import qualifier_of
from app.core.figures.grammar import Grammar, standard_grammar
from app.core.figures.implied import implied_figures
from app.core.figures.quantity import Quantity
from app.core.figures.reader import figure_of, judged, quantity_at
from app.core.figures.traps import standard_traps
from app.core.report import Figure

_AROUND = 40
_EDGES = " \t\n\u00a0\u3000，,。；;、：:！？!?“”‘’《》（）()"


def read_selection(text: str, start: int, end: int) -> Figure | None:
    """The first figure inside ``start``–``end``: its number and unit, nothing beyond ``end``.

    Words before it (近, 不少于) still bound it, inside the selection or before. A passage that implies a
    figure (未发生…案件) gives that one. None where nothing can be read.
    """
    start, end = max(0, start), min(len(text), end)
    grammar = standard_grammar()
    figure = _first_figure(grammar, text[:end], start)
    if figure is not None:
        return figure
    implied = next(implied_figures(text[start:end]), None)
    if implied is None:
        return None
    return replace(implied, start=implied.start + start, end=implied.end + start)


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """The range of the whole number with its unit that ``start``–``end`` touches first.

    Where it touches none, the range without blanks and punctuation at its ends.
    """
    start, end = min(max(0, start), len(text)), min(len(text), end)
    grammar = standard_grammar()
    for quantity in _quantities(grammar, grammar.find, text, max(0, start - _AROUND)):
        if quantity.start >= end:
            break
        if quantity.end > start:
            return quantity.start, quantity.end
    chosen = text[start:end]
    left = len(chosen) - len(chosen.lstrip(_EDGES))
    kept = chosen.strip(_EDGES)
    return (start + left, start + left + len(kept)) if kept else (start, end)


def _first_figure(grammar: Grammar, text: str, start: int) -> Figure | None:
    """The first real figure from ``start`` on; else the first number with a unit; else any number."""
    inside = [q for q in _quantities(grammar, grammar.find, text, start) if q.start >= start]
    for quantity in inside:
        figure = judged(grammar, standard_traps(), text, quantity)
        if figure is not None:
            return figure
    inside = inside or [q for q in _quantities(grammar, grammar.any_number, text, start) if q.start >= start]
    if not inside:
        return None
    return figure_of(grammar, text, inside[0], qualifier_of(grammar, text, inside[0]))


def _quantities(grammar: Grammar, find: re.Pattern[str], text: str, start: int) -> Iterator[Quantity]:
    """All quantities from ``start`` on, traps among them, never overlapping."""
    at = start
    for candidate in find.finditer(text, start):
        if candidate.start() < at:
            continue
        quantity = quantity_at(grammar, text, candidate.start())
        if quantity is not None:
            at = max(quantity.end, candidate.start() + 1)
            yield quantity
