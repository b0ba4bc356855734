"""Words that are looked for in every text: one pass tells which of very many a text holds, and where.

However many words there are, the text is gone over once, and a word that is not there costs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from app.core.checks.automaton import finder


class Watch:
    """Words and what finds them."""

    __slots__ = ("_find", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(frozenset(words))
        self._find = finder(self._words)

    def in_text(self, text: str) -> dict[str, list[tuple[int, int]]]:
        """The words that ``text`` holds, each with all its places in order, without overlaps."""
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for start, end, number in self._find(text):
            places = found[number]
            if not places or places[-1][1] <= start:
                places.append((start, end))
        words = self._words
        return {words[number]: places for number, places in found.items()}


@cache
def watch_of(words: frozenset[str]) -> Watch:
    """One watch for the same words, made once."""
    return Watch(words)
