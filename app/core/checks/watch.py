"""Words that are looked for in every text: one pass tells which of hundreds a text holds, and where.

The pass is a regular expression that stops at few characters only: each word is looked for at that of its
characters which reports have seldom and many of the words share. How often reports have a character is
``resources/checks/common.json``; it decides how fast the pass is, never what it finds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush

# A character that reports do not have at all costs as much as one with so many places in 10,000 characters.
_LEAST = 2
# The most frequent characters are tried one by one, the others by groups of so many.
_FIRST, _GROUP = 8, 12


class Watch:
    """Words, each at its anchor: the character of it that the pass stops at."""

    __slots__ = ("_around", "_pattern", "_words")

    def __init__(self, words: Iterable[str], common: Mapping[str, int]) -> None:
        """``common``: places of a character in 10,000 characters of a usual text, where there are many."""
        self._words = frozenset(words)
        self._around: dict[str, tuple[tuple[int, int], ...]] = {}
        beside: dict[str, str] = {}
        for anchor, own in _anchors(self._words, common):
            rows = [(word.index(anchor), word) for word in sorted(own)]
            self._around[anchor] = tuple({(ahead, len(word) - ahead) for ahead, word in rows})
            beside[anchor] = _any_around(anchor, rows)
        self._pattern = stops(beside, common)

    def in_text(self, text: str) -> dict[str, list[tuple[int, int]]]:
        """The words that ``text`` holds, each with all its places in order, without overlaps."""
        words, around = self._words, self._around
        found: dict[str, list[tuple[int, int]]] = {}
        for match in self._pattern.finditer(text):
            at = match.start()
            for ahead, behind in around[text[at]]:
                start, end = at - ahead, at + behind
                word = text[start:end] if start >= 0 else ""
                if word in words:
                    places = found.setdefault(word, [])
                    if not places or places[-1][1] <= start:
                        places.append((start, end))
        return found


def _anchors(words: frozenset[str], common: Mapping[str, int]) -> Iterator[tuple[str, set[str]]]:
    """Characters with the words to look for there; the one that brings the most for its cost first."""
    having: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        for character in word:
            having[character].add(word)

    def rank(character: str) -> tuple[float, int, str]:
        """What it brings, negative, so that the least comes first."""
        return -len(having[character]) / (_LEAST + common.get(character, 0)), -ord(character), character

    # What a character brings only ever falls, so that one which still brings what it did is the best.
    waiting = [rank(character) for character in having]
    heapify(waiting)
    while waiting:
        known = heappop(waiting)
        best = known[-1]
        if known != rank(best):
            heappush(waiting, rank(best))
            continue
        own = having.pop(best)
        if own:
            yield best, own
        for word in own:
            for character in set(word) - {best}:
                having[character].discard(word)


def _any_around(anchor: str, rows: Iterable[tuple[int, str]]) -> str:
    """What holds behind the anchor where one of its words stands around it."""
    around = []
    for ahead, word in rows:
        before = f"(?<={re.escape(word[: ahead + 1])})" if ahead else ""
        behind = f"(?={re.escape(word[ahead + 1 :])})" if word[ahead + 1 :] else ""
        around.append(before + behind)
    return "|".join(around)


def stops(beside: Mapping[str, str], common: Mapping[str, int]) -> re.Pattern[str]:
    """Stops at the characters of ``beside`` where the condition behind them holds.

    Written as a double no, the most frequent character first: when a character's own condition fails, none of
    the other characters is tried after it. A plain choice would try them all, at three times the cost. Rare
    characters are found by their group first.
    """
    if not beside:
        return re.compile("(?!)")
    often = sorted(beside, key=lambda character: (-common.get(character, 0), character))
    rows = [f"{re.escape(character)}(?!{beside[character]})" for character in often]
    groups = [
        f"{_any_character(often[at : at + _GROUP])}(?<={'|'.join(rows[at : at + _GROUP])})"
        for at in range(_FIRST, len(often), _GROUP)
    ]
    return re.compile(f"{_any_character(often)}(?<!{'|'.join((*rows[:_FIRST], *groups))})")


def _any_character(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, characters))}]"
