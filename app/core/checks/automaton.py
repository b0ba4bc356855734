"""Many words found in one pass, by a compiled Aho-Corasick automaton.

``daachorse`` goes from character to character in a double array: with a hundred and forty thousand words four
times as fast as ``ahocorasick_rs``, which goes from byte to byte, and least troubled by a small or crowded
cache. It has no wheels for 64-bit ARM under Linux; there the other one serves. Both let other threads go on
while they are built and give the same places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

try:
    from daachorse import CharwiseDoubleArrayAhoCorasick
except ImportError:
    CharwiseDoubleArrayAhoCorasick = None  # type: ignore[assignment,misc]

# Start and end in characters, and the word's number in the sequence.
Match = tuple[int, int, int]
Finder = Callable[[str], list[Match]]
_SURROGATE = re.compile("[\ud800-\udfff]")


def finder(words: Sequence[str]) -> Finder:
    """What gives every place of ``words`` (each once) in a text, overlaps too, in the order of their ends."""
    return by_characters(words) if CharwiseDoubleArrayAhoCorasick is not None else by_bytes(words)


def by_characters(words: Sequence[str]) -> Finder:
    """The finder of ``daachorse``."""
    return _whole(CharwiseDoubleArrayAhoCorasick(list(words)).find_overlapping)


def by_bytes(words: Sequence[str]) -> Finder:
    """The finder of ``ahocorasick_rs``."""
    from ahocorasick_rs import AhoCorasick, Implementation

    find = AhoCorasick(
        words, store_patterns=False, implementation=Implementation.ContiguousNFA
    ).find_matches_as_indexes
    return _whole(lambda text: [(start, end, number) for number, start, end in find(text, overlapping=True)])


def _whole(find: Finder) -> Finder:
    """``find`` for texts that may hold half a character, as damaged files do; it is in no word."""

    def find_in(text: str) -> list[Match]:
        try:
            return find(text)
        except UnicodeEncodeError:
            return find(_SURROGATE.sub("\ufffd", text))

    return find_in
