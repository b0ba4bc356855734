"""The scan: from one number to the next, each read, judged and turned into figures."""

from __future__ import annotations

from dataclasses import replace

from app.core.enums import FigureKind, Qualifier
from app.core.figures.bounds import qualifier_of
from app.core.figures.direction import direction_of
from app.core.figures.grammar import Grammar, standard_grammar
from app.core.figures.quantity import Quantity, read_quantity, with_shared_unit
from app.core.figures.traps import is_trap, passed_over, standard_traps
from app.core.report import Figure


def stated_figures(text: str) -> list[Figure]:
    """The figures whose numbers stand in the text, in order, never overlapping."""
    grammar, traps = standard_grammar(), standard_traps()
    found: list[Figure] = []
    at = 0
    for candidate in grammar.find.finditer(text):
        start = candidate.start()
        if start < at:
            continue
        end = passed_over(traps, text, start)
        if end is not None:
            at = end
            continue
        quantity = _quantity(grammar, text, start)
        if quantity is None:
            continue
        at = max(start + 1, quantity.end)
        qualifier = qualifier_of(grammar, text, quantity)
        if not is_trap(traps, text, quantity, is_bounded=qualifier is not Qualifier.EXACT):
            found.append(figure_of(grammar, text, quantity, qualifier))
    return found


def _quantity(grammar: Grammar, text: str, start: int) -> Quantity | None:
    """The quantity at a candidate, with 数 or a minus sign before it and the unit of a list."""
    if start and text[start - 1] in "数几" and text[start] in "十百千万亿":
        start -= 1
    quantity = read_quantity(grammar, text, start)
    if quantity is None:
        return None
    if start and grammar.sign.match(text, start - 1) is not None:
        return replace(quantity, start=start - 1, low=-quantity.low)
    if not quantity.unit and not quantity.number.written:
        return with_shared_unit(grammar, text, quantity)
    return quantity


def figure_of(grammar: Grammar, text: str, quantity: Quantity, qualifier: Qualifier) -> Figure:
    """The figure that a quantity states."""
    unit = quantity.unit
    return Figure(
        start=quantity.start,
        end=quantity.end,
        surface=text[quantity.start : quantity.end],
        value=quantity.low,
        unit=unit,
        value_max=quantity.high,
        qualifier=qualifier,
        kind=kind_of(grammar, unit),
        direction=direction_of(text, quantity),
    )


def kind_of(grammar: Grammar, unit: str) -> FigureKind:
    """The sort of quantity that a unit measures; a compound unit is of its first part's sort."""
    kind = grammar.kinds.get(unit)
    if kind is not None:
        return kind
    head = unit.partition("/")[0].partition("（")[0].partition("(")[0]
    if head != unit and head in grammar.kinds:
        return grammar.kinds[head]
    return FigureKind.COUNT if unit else FigureKind.OTHER
