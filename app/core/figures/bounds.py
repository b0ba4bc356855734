"""The words to the left of a number that bound it: 近, 超过, 不少于, 至少…"""

from __future__ import annotations

from app.core.enums import Qualifier
from app.core.figures.grammar import Grammar
from app.core.figures.patterns import BLANKS
from app.core.figures.quantity import Quantity


def qualifier_of(grammar: Grammar, text: str, before: str, quantity: Quantity) -> Qualifier:
    """How the number is bounded. Words behind it (余, 以上) win over words before (近60余户 → more_than)."""
    if quantity.bound is not None:
        return quantity.bound
    if quantity.more is not None:
        return quantity.more
    if quantity.unit in grammar.trailing_units:
        word, follower = text[quantity.end : quantity.end + 1], text[quantity.end + 1 : quantity.end + 2]
        if word in grammar.trailing and not (follower and follower in grammar.not_after[word]):
            return grammar.trailing[word]
    return _touching(grammar, before, quantity) or _governing(grammar, before) or Qualifier.EXACT


def _touching(grammar: Grammar, before: str, quantity: Quantity) -> Qualifier | None:
    last = before[-1:]
    if last in grammar.blanks:
        last = before.rstrip(BLANKS)[-1:]
    match = grammar.before.search(before) if last in grammar.before_last else None
    if match is None:
        return None
    word = match[1]
    if before.endswith(grammar.not_before.get(word[0], ()), 0, match.start()):
        return None
    number = quantity.number
    is_big = number.bare_scale or number.scale > 1 or quantity.is_fraction
    if word in grammar.big_only and not is_big:
        return None
    if word in grammar.scale_only and not number.bare_scale:
        return None
    return grammar.before_qualifier[word]


def _governing(grammar: Grammar, before: str) -> Qualifier | None:
    match = grammar.governing.search(before)
    return grammar.governing_qualifier[match[1]] if match is not None else None
