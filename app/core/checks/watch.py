"""Words that are looked for in every text: one pass tells which of hundreds a text holds.

The pass is a regular expression that stops at few characters only: each word is looked for at that of its
characters which reports have seldom and many of the words share. How often reports have a character is
``resources/checks/common.json``; it decides how fast the pass is, never what it finds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

# A character that reports do not have at all costs as much as one with so many places in 10,000 characters.
_LEAST = 2


class Watch:
    """Words, each at its anchor: the character of it that the pass stops at."""

    __slots__ = ("_anchored", "_pattern")

    def __init__(self, words: Iterable[str], common: Mapping[str, int]) -> None:
        """``common``: places of a character in 10,000 characters of a usual text, where there are many."""
        self._anchored: dict[str, tuple[tuple[int, str], ...]] = {
            anchor: tuple((word.index(anchor), word) for word in sorted(own))
            for anchor, own in _anchors(set(words), common)
        }
        branches = (_branch(anchor, rows) for anchor, rows in self._anchored.items())
        self._pattern = re.compile("|".join(branches) or "(?!)")

    def in_text(self, text: str) -> frozenset[str]:
        """The words that ``text`` holds."""
        found: set[str] = set()
        for match in self._pattern.finditer(text):
            at = match.start()
            for ahead, word in self._anchored[text[at]]:
                if ahead <= at and text.startswith(word, at - ahead):
                    found.add(word)
        return frozenset(found)


def _anchors(words: set[str], common: Mapping[str, int]) -> Iterator[tuple[str, set[str]]]:
    """Characters with the words to look for there; the one that brings the most for its cost first."""
    having: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        for character in word:
            having[character].add(word)
    while having:
        best = max(having, key=lambda c: (len(having[c]) / (_LEAST + common.get(c, 0)), c))
        own = having.pop(best)
        if own:
            yield best, own
        for word in own:
            for character in set(word) - {best}:
                having[character].discard(word)


def _branch(anchor: str, rows: Iterable[tuple[int, str]]) -> str:
    """What finds the anchor where one of its words stands around it."""
    around = []
    for ahead, word in rows:
        before = f"(?<={re.escape(word[: ahead + 1])})" if ahead else ""
        behind = f"(?={re.escape(word[ahead + 1 :])})" if word[ahead + 1 :] else ""
        around.append(before + behind)
    return f"{re.escape(anchor)}(?:{'|'.join(around)})"
