"""Words that are looked for in every text: one pass tells which of thousands a text may hold.

The pass takes the pairs of neighbouring characters of the text as numbers (two UTF-16 units each) and keeps
those that some word has. A pair that is missing proves that a word is not there; that all are there proves
nothing, so that a check still has to look.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from struct import unpack_from

_IS_LITTLE = sys.byteorder == "little"
_ENCODING = "utf-16-le" if _IS_LITTLE else "utf-16-be"

Codes = tuple[int, ...]


class Watch:
    """Words of two characters or more, each kept under that of its pairs which the fewest others have."""

    __slots__ = ("_rows", "_watched")

    def __init__(self, words: Iterable[str]) -> None:
        codes = {word: _codes_of(word) for word in words}
        counts = Counter(code for row in codes.values() for code in row)
        rows: dict[int, list[tuple[str, Codes]]] = {}
        for word, row in codes.items():
            if row:
                rows.setdefault(min(row, key=counts.__getitem__), []).append((word, row))
        self._rows = {code: tuple(same) for code, same in rows.items()}
        self._watched = frozenset(counts)

    def likely_in(self, text: str) -> frozenset[str]:
        """The words that ``text`` may hold: all that it holds, and few others."""
        rows, found = self._rows, self._pairs_in(text)
        has_all = found.issuperset
        return frozenset(
            [word for code in found if code in rows for word, codes in rows[code] if has_all(codes)]
        )

    def _pairs_in(self, text: str) -> frozenset[int]:
        units = text.encode(_ENCODING, "surrogatepass")
        even = unpack_from(f"{len(units) // 4}I", units)
        odd = unpack_from(f"{(len(units) - 2) // 4}I", units, 2) if units else ()
        return self._watched.intersection(even) | self._watched.intersection(odd)


def _codes_of(word: str) -> Codes:
    """The pairs of one word in order; none for a single character."""
    units = memoryview(word.encode(_ENCODING, "surrogatepass")).cast("H")
    return tuple(a | b << 16 if _IS_LITTLE else a << 16 | b for a, b in pairwise(units))
