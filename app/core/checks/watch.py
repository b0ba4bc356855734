"""Words that are looked for in every text: one pass tells which of very many a text holds, and where.

The pass is an Aho-Corasick automaton of the library ``ahocorasick_rs``: however many words there are, it goes
over the text once, and a word that is not there costs nothing. It reads two bytes a character, the lower
first, which tells most: so it leaves a word that is not there sooner than by the three bytes of UTF-8.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from ahocorasick_rs import BytesAhoCorasick, Implementation

_CODEC = "utf-16-le"
_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Watch:
    """Words of characters of the first plane, and the automaton that finds them; ValueError for others."""

    __slots__ = ("_automaton", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(frozenset(words))
        data = [word.encode(_CODEC) for word in self._words]
        if sum(map(len, data)) != 2 * sum(map(len, self._words)):
            raise ValueError("a word has a character that needs four bytes")
        self._automaton = BytesAhoCorasick(data, implementation=Implementation.ContiguousNFA)

    def in_text(self, text: str) -> dict[str, list[tuple[int, int]]]:
        """The words that ``text`` holds, each with all its places in order, without overlaps."""
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, first, behind in self._automaton.find_matches_as_indexes(
            _bytes_of(text), overlapping=True
        ):
            # From the middle of one character to the middle of another there is no word.
            if first % 2 == 0:
                start, places = first // 2, found[number]
                if not places or places[-1][1] <= start:
                    places.append((start, behind // 2))
        words = self._words
        return {words[number]: places for number, places in found.items()}


def _bytes_of(text: str) -> bytes:
    """Two bytes for each character; half a character, which no word has, for those that need four."""
    data = text.encode(_CODEC, "surrogatepass")
    return data if len(data) == 2 * len(text) else _bytes_of(_WIDE.sub("\ud800", text))


@cache
def watch_of(words: frozenset[str]) -> Watch:
    """One watch for the same words, made once."""
    return Watch(words)
