"""Which character each drawn glyph stands for, in the order of drawing.

Qt's PDF writer guesses characters backwards from glyphs and so turns 民 into the radical ⺠ and forgets
characters outside the BMP; what is recorded here lets ``app.writers.pdf_finish`` put it right.
"""

from __future__ import annotations

from PySide6.QtGui import QRawFont, QTextLayout, QTextLine

_ALL = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll


class GlyphRecorder:
    """Collects, font by font in the order of first use, new glyphs with their text."""

    def __init__(self) -> None:
        self._fonts: dict[str, dict[int, str]] = {}

    def add(self, line: QTextLine, words: str) -> None:
        """Notes the glyphs of a drawn line; ``words`` is the whole text of its layout."""
        units = words.encode("utf-16-le", "surrogatepass")
        for run in line.glyphRuns(-1, -1, _ALL):
            seen = self._fonts.setdefault(_name(run.rawFont()), {})
            glyphs, starts = run.glyphIndexes(), run.stringIndexes()
            if not glyphs:
                continue
            for glyph, start, end in zip(glyphs, starts, [*starts[1:], None], strict=True):
                if glyph not in seen:
                    seen[glyph] = _characters(units, start, end)

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """For each font the texts of its glyphs, both in the order of first use."""
        return tuple(tuple(seen.values()) for seen in self._fonts.values())


def _characters(units: bytes, start: int, end: int | None) -> str:
    """The characters of one glyph: up to the next glyph's, at most one pair where nothing follows."""
    stop = end if end is not None and end > start else start + 1
    piece = units[2 * start : 2 * stop]
    if len(piece) == 2 and 0xD8 <= piece[1] <= 0xDB:
        piece = units[2 * start : 2 * start + 4]
    return piece.decode("utf-16-le", "replace")


def _name(font: QRawFont) -> str:
    return f"{font.familyName()}|{font.styleName()}|{font.weight()}"
