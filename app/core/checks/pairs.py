"""The pairs of neighbouring characters of a text: a first look before hundreds of words are searched for.

Pairs are numbers (two UTF-16 units each); to ask for them takes a fifth of the time of a search. A pair that
is missing proves that a word is not there; a pair that is there proves nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import pairwise

_IS_LITTLE = sys.byteorder == "little"
_ENCODING = "utf-16-le" if _IS_LITTLE else "utf-16-be"


def pairs_of(text: str) -> set[int]:
    """All pairs of neighbouring characters."""
    units = text.encode(_ENCODING, "surrogatepass")
    found: set[int] = set()
    for part in (units, units[2:]):
        found.update(memoryview(part[: len(part) // 4 * 4]).cast("I"))
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
