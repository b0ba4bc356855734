"""The pairs of neighbouring characters of a text: a first look before hundreds of words are searched for.

Pairs are numbers (two UTF-16 units each); to ask for them takes a fifth of the time of a search. A pair that
is missing proves that a word is not there; a pair that is there proves nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import pairwise, product
from struct import unpack_from

_IS_LITTLE = sys.byteorder == "little"
_ENCODING = "utf-16-le" if _IS_LITTLE else "utf-16-be"


def pairs_of(text: str) -> set[int]:
    """All pairs of neighbouring characters."""
    units = text.encode(_ENCODING, "surrogatepass")
    found = set(unpack_from(f"{len(units) // 4}I", units))
    if units:
        found.update(unpack_from(f"{(len(units) - 2) // 4}I", units, 2))
    return found


def codes_of(word: str) -> tuple[int, ...]:
    """The pairs of one word in order; none for a single character."""
    units = memoryview(word.encode(_ENCODING, "surrogatepass")).cast("H")
    return tuple(pair_code(a, b) for a, b in pairwise(units))


def pair_code(one: int, two: int) -> int:
    """The number of a pair of UTF-16 units, as ``pairs_of`` holds it."""
    return one | two << 16 if _IS_LITTLE else one << 16 | two


def may_hold(pairs: set[int], codes: Iterable[tuple[int, ...]]) -> bool:
    """Whether a text with ``pairs`` may hold one of the words with ``codes``."""
    return any(pairs.issuperset(word) for word in codes)


class AnyOf:
    """Words of which one must be there before it is worth to look closer."""

    __slots__ = ("_codes",)

    def __init__(self, *words: str) -> None:
        self._codes = tuple(codes_of(word) for word in words)

    def may_be_in(self, pairs: set[int]) -> bool:
        """Whether a text with ``pairs`` may hold one of the words."""
        return may_hold(pairs, self._codes)


def doubled_marks(marks: str) -> frozenset[int]:
    """The pairs that any two of ``marks`` make side by side."""
    return frozenset(codes_of(one + two)[0] for one, two in product(marks, repeat=2))
