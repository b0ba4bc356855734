"""Words that are looked for in every text: one pass tells which of very many a text holds, and where.

However many words there are, the text is gone over once, and a word that is not there costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from app.core.checks.automaton import finder

Places = dict[str, list[tuple[int, int]]]
"""Words that a text holds, each with all its places in order, without overlaps."""


class Watch:
    """Groups of words, each asked for as a whole, and what finds the words of all."""

    __slots__ = ("_find", "_groups_of", "_no_places", "_words")

    def __init__(self, groups: Iterable[frozenset[str]]) -> None:
        self._no_places: dict[frozenset[str], Places] = {group: {} for group in groups}
        of: dict[str, tuple[frozenset[str], ...]] = {}
        # Most words are of the same few groups: each combination is kept once.
        same: dict[tuple[frozenset[str], ...], tuple[frozenset[str], ...]] = {}
        for group in self._no_places:
            for word in group:
                both = *of.get(word, ()), group
                of[word] = same.setdefault(both, both)
        self._words, self._groups_of = list(of), list(of.values())
        self._find = finder(self._words)

    def in_text(self, text: str) -> dict[frozenset[str], Places]:
        """All groups, each with those of its words that ``text`` holds."""
        found: dict[int, list[tuple[int, int]]] = {}
        for start, end, number in self._find(text):
            places = found.get(number)
            if places is None:
                found[number] = [(start, end)]
            elif places[-1][1] <= start:
                places.append((start, end))
        held = self._no_places.copy()
        words, groups_of = self._words, self._groups_of
        for number, places in found.items():
            word = words[number]
            for group in groups_of[number]:
                if held[group]:
                    held[group][word] = places
                else:
                    # What is held of a group without places is the same for all texts.
                    held[group] = {word: places}
        return held


def places_in(text: str, words: frozenset[str]) -> Places:
    """Those of one group of words that ``text`` holds; what finds them is kept."""
    return _watch_of(words).in_text(text)[words]


@cache
def _watch_of(words: frozenset[str]) -> Watch:
    return Watch((words,))
