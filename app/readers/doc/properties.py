"""Formatting in the binary format: property lists of runs and paragraphs, found by place in the file.

[MS-DOC] 2.2.5.1 (Sprm), 2.8.5–2.8.6 (PlcBteChpx, PlcBtePapx), 2.9.33 and 2.9.180 (their pages).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_PAGE = 512
_PARAGRAPH_ENTRY = 13  # bytes for each paragraph of a page: where its properties stand, and its height
_TABLE_DEFINITION, _TAB_CHANGES = 0xD608, 0xC615
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # of an operand, by the three highest bits of its code; 0 says it itself


def offset_and_size(main: bytes, index: int) -> tuple[int, int]:
    """The ``index``-th pair of fcXxx/lcbXxx in the file information block ([MS-DOC] 2.5.1)."""
    words = struct.unpack_from("<H", main, 32)[0]
    longs_at = 34 + 2 * words
    longs = struct.unpack_from("<H", main, longs_at)[0]
    pairs_at = longs_at + 2 + 4 * longs + 2
    offset, size = struct.unpack_from("<II", main, pairs_at + 8 * index)
    return offset, size


def properties(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Code and operand of each property of a list; what is cut off at the end is left out."""
    at = 0
    while at + 3 <= len(data):
        code = struct.unpack_from("<H", data, at)[0]
        at += 2
        size = _SIZES[code >> 13]
        if not size:
            if code == _TABLE_DEFINITION:
                size = 1 + struct.unpack_from("<H", data.ljust(at + 2, b"\0"), at)[0]
            elif code == _TAB_CHANGES and data[at] == 255:
                return  # longer than it can say; nothing behind it is needed
            else:
                size = 1 + data[at]
        yield code, data[at : at + size]
        at += size


def _pages(main: bytes, table: bytes, index: int) -> Iterator[bytes]:
    offset, size = offset_and_size(main, index)
    plc = table[offset : offset + size]
    count = (len(plc) - 4) // 8
    for n in range(max(count, 0)):
        number = struct.unpack_from("<I", plc, 4 * (count + 1) + 4 * n)[0] & 0x3FFFFF
        page = main[number * _PAGE : (number + 1) * _PAGE]
        if len(page) == _PAGE:
            yield page


def run_properties(main: bytes, table: bytes) -> Iterator[tuple[int, int, bytes]]:
    """First and last byte of each run in the main stream, and its property list."""
    for page in _pages(main, table, 12):
        runs = page[-1]
        bounds = struct.unpack_from(f"<{runs + 1}I", page, 0)
        for n in range(runs):
            at = page[4 * (runs + 1) + n] * 2
            if at:
                yield bounds[n], bounds[n + 1], page[at + 1 : at + 1 + page[at]]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """How one paragraph is formatted: the byte behind it, the number of its style, its own properties."""

    end: int
    style: int
    own: bytes


class Paragraphs:
    """The paragraphs of a document by their place in the main stream."""

    def __init__(self, main: bytes, table: bytes) -> None:
        found = sorted(_paragraphs(main, table), key=lambda item: item[0])
        self._starts = [start for start, _ in found]
        self._paragraphs = [paragraph for _, paragraph in found]

    def at(self, place: int) -> Paragraph | None:
        """The paragraph that the byte at ``place`` belongs to."""
        index = bisect_right(self._starts, place) - 1
        found = self._paragraphs[index] if index >= 0 else None
        return found if found is not None and place < found.end else None


def _paragraphs(main: bytes, table: bytes) -> Iterator[tuple[int, Paragraph]]:
    for page in _pages(main, table, 13):
        count = page[-1]
        bounds = struct.unpack_from(f"<{count + 1}I", page, 0)
        for n in range(count):
            at = page[4 * (count + 1) + _PARAGRAPH_ENTRY * n] * 2
            if not at:
                continue
            size = 2 * page[at] - 1
            if page[at] == 0:
                at, size = at + 1, 2 * page[at + 1]
            held = page[at + 1 : at + 1 + size]
            if len(held) >= 2:
                style = struct.unpack_from("<H", held)[0]
                yield bounds[n], Paragraph(bounds[n + 1], style, held[2:])
