"""Which character each drawn glyph stands for, in the order of drawing.

Qt's PDF writer guesses characters backwards from glyphs and so turns 民 into the radical ⺠ and forgets
characters outside the BMP; what is recorded here lets ``app.writers.pdf_finish`` put it right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat

from PySide6.QtGui import QGlyphRun, QRawFont, QTextLayout, QTextLine

_ALL = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll


class GlyphRecorder:
    """Collects, font by font in the order of first use, new glyphs with their text."""

    def __init__(self) -> None:
        self._fonts: dict[bytes, dict[int, str]] = {}
        self._faces: dict[tuple[str, str, int], bytes] = {}

    def add(self, line: QTextLine, words: str) -> None:
        """Notes the glyphs of a drawn line; ``words`` is the whole text of its layout."""
        units = words.encode("utf-16-le", "surrogatepass")
        runs = line.glyphRuns(-1, -1, _ALL)
        if _is_told(runs, line.textStart()):
            for run in runs:
                starts = run.stringIndexes()
                ends = [*starts[1:], None]
                self._note(run, (_characters(units, a, b) for a, b in zip(starts, ends, strict=True)))
            return
        at, stop = line.textStart(), line.textStart() + line.textLength()
        while at < stop:
            character = _characters(units, at, None)
            size = len(character.encode("utf-16-le", "replace")) // 2
            for run in line.glyphRuns(at, size, _ALL):
                self._note(run, repeat(character))
            at += size

    def _note(self, run: QGlyphRun, texts: Iterable[str]) -> None:
        glyphs = run.glyphIndexes()
        if not glyphs:
            return
        seen = self._fonts.setdefault(self._face(run.rawFont()), {})
        for glyph, characters in zip(glyphs, texts, strict=False):
            seen.setdefault(glyph, characters)

    def _face(self, font: QRawFont) -> bytes:
        """What tells one font file from another: a bold that Qt makes itself is drawn from the plain one."""
        name = font.familyName(), font.styleName(), font.weight()
        if name not in self._faces:
            tables = (font.fontTable("head"), font.fontTable("name"))
            self._faces[name] = b"".join(bytes(table.data()) for table in tables)
        return self._faces[name]

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """For each font the texts of its glyphs, both in the order of first use."""
        return tuple(tuple(seen.values()) for seen in self._fonts.values())


def _is_told(runs: Sequence[QGlyphRun], first: int) -> bool:
    """Whether Qt says of each glyph where its character stands.

    Where a second font helps out (a rare character, a wide blank), Qt gives the same place to all glyphs of a
    stretch; such lines are asked for one character at a time.
    """
    places = [first - 1, *(place for run in runs for place in run.stringIndexes())]
    return all(one < other for one, other in pairwise(places))


def _characters(units: bytes, start: int, end: int | None) -> str:
    """The characters of one glyph: up to the next glyph's, at most one pair where nothing follows."""
    stop = end if end is not None and end > start else start + 1
    piece = units[2 * start : 2 * stop]
    if len(piece) == 2 and 0xD8 <= piece[1] <= 0xDB:
        piece = units[2 * start : 2 * start + 4]
    return piece.decode("utf-16-le", "replace")
