"""Words that are looked for in every text: one pass tells which of very many a text holds, and where.

The pass is an Aho-Corasick automaton of the library ``ahocorasick_rs``: however many words there are, it goes
over the text once, and a word that is not there costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_SURROGATE = re.compile("[\ud800-\udfff]")


class Watch:
    """Words and the automaton that finds them."""

    __slots__ = ("_automaton", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(frozenset(words))
        self._automaton = AhoCorasick(
            self._words,
            matchkind=MatchKind.Standard,
            store_patterns=False,
            implementation=Implementation.ContiguousNFA,
        )

    def in_text(self, text: str) -> dict[str, list[tuple[int, int]]]:
        """The words that ``text`` holds, each with all its places in order, without overlaps."""
        words = self._words
        found: dict[str, list[tuple[int, int]]] = {}
        for number, start, end in self._matches(text):
            places = found.get(words[number])
            if places is None:
                found[words[number]] = [(start, end)]
            elif places[-1][1] <= start:
                places.append((start, end))
        return found

    def _matches(self, text: str) -> list[tuple[int, int, int]]:
        """Number of the word, start and end of every place, by their ends."""
        try:
            return self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            # Half a character is in no word.
            return self._automaton.find_matches_as_indexes(_SURROGATE.sub("\ufffd", text), overlapping=True)


@cache
def watch_of(words: frozenset[str]) -> Watch:
    """One watch for the same words, made once."""
    return Watch(words)
