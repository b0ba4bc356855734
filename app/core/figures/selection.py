"""What the machine reads in a stretch of text that a person chose; nothing is dismissed as a trap here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from app.core.figures.bounds import qualifier_of
from app.core.figures.direction import direction_of
from app.core.figures.grammar import Grammar, standard_grammar
from app.core.figures.implied import implied_figures
from app.core.figures.printed import printed
from app.core.figures.quantity import Quantity, words_before
from app.core.figures.reader import figure_of, judged, quantity_at
from app.core.figures.traps import standard_traps
from app.core.plain import plain_text
from app.core.report import Figure

_AROUND = 40
_EDGES = " \t\n\u00a0\u3000，,。；;、：:！？!?“”‘’《》（）()"


def read_selection(text: str, start: int, end: int) -> Figure | None:
    """The first figure inside ``start``–``end``: its number and unit, nothing beyond ``end``.

    Words before it (近, 不少于) still bound it, inside the selection or before. A passage that implies a
    figure (未发生…案件) gives that one. None where nothing can be read.
    """
    start, end = max(0, start), min(len(text), end)
    plain = plain_text(text)
    figure = _first_figure(standard_grammar(), plain[:end], start)
    if figure is not None:
        return printed(figure, text, plain)
    implied = next(implied_figures(plain[start:end]), None)
    if implied is None:
        return None
    return printed(replace(implied, start=implied.start + start, end=implied.end + start), text, plain)


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


def edge_beyond(text: str, position: int, way: int) -> int:
    """The next place behind (1) or before (-1) ``position`` where a figure may begin or end.

    That is the next character, but never inside a number nor inside its unit. Stays within the text.
    """
    wanted = min(max(position + way, 0), len(text))
    below, above = _edges_around(text, wanted)
    return above if way > 0 else below


def nearest_edge(text: str, position: int) -> int:
    """The place nearest to ``position`` that is neither inside a number nor inside its unit."""
    below, above = _edges_around(text, min(max(position, 0), len(text)))
    return below if position - below <= above - position else above


def touching(text: str, position: int) -> tuple[int, int] | None:
    """The range of the whole number with its unit around ``position``, or ending or beginning there."""
    grammar = standard_grammar()
    before: tuple[int, int] | None = None
    for quantity in _quantities(grammar, grammar.any_number, text, max(0, position - _AROUND)):
        if quantity.start > position:
            break
        if quantity.start <= position < quantity.end:
            return quantity.start, quantity.end
        if quantity.end == position:
            before = quantity.start, quantity.end
    return before


def _edges_around(text: str, position: int) -> tuple[int, int]:
    """The edges of the number, or of the unit, that ``position`` stands inside; itself where in none."""
    grammar = standard_grammar()
    for quantity in _quantities(grammar, grammar.any_number, text, max(0, position - _AROUND)):
        if quantity.start >= position:
            break
        edges = (quantity.start, quantity.number_end, quantity.unit_end, quantity.end)
        for low, high in pairwise(edges):
            if low < position < high:
                return low, high
    return position, position


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
    chosen = inside[0]
    before = words_before(text, chosen)
    return figure_of(grammar, text, chosen, qualifier_of(grammar, text, before, chosen), direction_of(before))


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
