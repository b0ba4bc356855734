"""The scan: from one number to the next, each read, judged and turned into figures."""

from __future__ import annotations

import re
from dataclasses import replace

from app.core.enums import Direction, FigureKind, Qualifier
from app.core.figures.bounds import qualifier_of
from app.core.figures.direction import direction_of
from app.core.figures.grammar import Grammar, standard_grammar
from app.core.figures.patterns import BLANKS
from app.core.figures.quantity import (
    Quantity,
    points_of_list,
    read_quantity,
    unit_elsewhere,
    words_before,
)
from app.core.figures.traps import Traps, is_bare, is_trap, passed_over, standard_traps
from app.core.report import Figure

# Nobody counts halves of them.
_WHOLE = frozenset("名位个件宗场份册户辆支")
_ITEM = re.compile(r"[1-9][.．](?=[1-9])")
_HEADS = frozenset({"", "\n", "。", "；"})
_INDENT = 8
_LIST = 40  # characters of a list that may have one bound
_EXACT = Qualifier.EXACT
_SHARED = (
    Qualifier.MORE_THAN,
    Qualifier.AT_LEAST,
    Qualifier.AT_MOST,
)  # 近 and 约 are of the next number only


def stated_figures(text: str) -> list[Figure]:
    """The figures whose numbers stand in the text, in order, never overlapping."""
    grammar, traps = standard_grammar(), standard_traps()
    found: list[Figure] = []
    at = listed = 0
    for candidate in grammar.find.finditer(text):
        start = candidate.start()
        if start < at:
            continue
        end = passed_over(traps, text, start)
        if end is not None:
            at = end
            continue
        quantity = quantity_at(grammar, text, start)
        if quantity is None:
            continue
        if quantity.low % 1 and quantity.unit in _WHOLE:
            quantity = behind_item(grammar, text, quantity)
        if not quantity.unit and start >= listed and not quantity.number.written:
            quantity, listed = unit_elsewhere(grammar, text, quantity)
            row = grammar.row.match(text, start) if not quantity.unit else None
            if row is not None:
                at = row.end()
                continue
        if quantity.unit == "个":
            quantity = points_of_list(grammar, text, quantity)
        at = max(start + 1, quantity.end)
        figure = judged(grammar, traps, text, quantity)
        if figure is not None:
            found.append(in_step(grammar, text, found[-1], figure) if found else figure)
    return found


def behind_item(grammar: Grammar, text: str, quantity: Quantity) -> Quantity:
    """The count behind the number of an item: 2.18名执法人员 at the head of a line or sentence are 18."""
    item = _ITEM.match(text, quantity.start)
    # 平均 1.5件 is none: a blank before it begins nothing.
    before = text[max(0, quantity.start - _INDENT) : quantity.start].rstrip(BLANKS)
    if item is None or before[-1:] not in _HEADS:
        return quantity
    return quantity_at(grammar, text, item.end()) or quantity


def judged(grammar: Grammar, traps: Traps, text: str, quantity: Quantity) -> Figure | None:
    """The figure that the quantity states; None where it is no figure."""
    before = words_before(text, quantity)
    if not quantity.unit and is_bare(traps, text, before, quantity):
        return None
    qualifier = qualifier_of(grammar, text, before, quantity)
    if is_trap(traps, text, before, quantity, qualifier):
        return None
    return figure_of(grammar, text, quantity, qualifier, direction_of(before))


def quantity_at(grammar: Grammar, text: str, start: int) -> Quantity | None:
    """The quantity at a candidate, with 数 or a minus sign before it."""
    before = text[start - 1] if start else ""
    if before in ("数", "几") and text[start] in "十百千万亿":
        start -= 1
    quantity = read_quantity(grammar, text, start)
    if quantity is not None and before in grammar.signs and grammar.sign.match(text, start - 1) is not None:
        return replace(quantity, start=start - 1, low=-quantity.low)
    return quantity


def in_step(grammar: Grammar, text: str, last: Figure, figure: Figure) -> Figure:
    """The figure with the direction of the one before it in a list (分别增长3.2%、2.5%和4.8%), and with its
    bound where the words say that it is meant for all (分别突破300亿元和500亿元)."""
    if figure.unit != last.unit:
        return figure
    follows = last.direction is not None and figure.direction is None
    is_free = figure.qualifier is _EXACT and last.qualifier is not _EXACT and last.qualifier in _SHARED
    if not follows and not is_free:
        return figure
    comma = grammar.comma.match(text, last.end)
    if comma is None or comma.end() != figure.start:
        return figure
    is_bound = is_free and last.surface.endswith(last.unit) and _is_for_each(grammar, text, last)
    return replace(
        figure,
        direction=last.direction if follows else figure.direction,
        qualifier=last.qualifier if is_bound else figure.qualifier,
    )


def _is_for_each(grammar: Grammar, text: str, figure: Figure) -> bool:
    """Whether the figure has its bound from words before it (no 余 inside) that govern its whole list."""
    return (
        grammar.more.keys().isdisjoint(figure.surface)
        and grammar.each.search(text, max(0, figure.start - _LIST), figure.start) is not None
    )


def figure_of(
    grammar: Grammar,
    text: str,
    quantity: Quantity,
    qualifier: Qualifier,
    direction: Direction | None = None,
) -> Figure:
    """The figure that a quantity states."""
    start, end, unit = quantity.start, quantity.end, quantity.unit
    return Figure(
        start,
        end,
        text[start:end],
        quantity.low,
        unit,
        quantity.high,
        qualifier,
        kind_of(grammar, unit),
        direction=direction,
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
