"""The faces of the page: chains of families for title, headings and body, kept to what is installed.

Without a named family Qt may choose Japanese glyphs; so every font here names Chinese families first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from app.core.resources import load_json

SMALLEST_SIZE, LARGEST_SIZE, STANDARD_SIZE = 10, 36, 16
LINE_HEIGHT = 1.75  # of the font size, as in the design of the page
TITLE_SCALE = 1.3


@dataclass(frozen=True)
class Faces:
    """The fonts of one reading size; ``pitch`` (of a body line) and ``em`` (of a character) in pixels."""

    title: QFont
    level1: QFont
    level2: QFont
    deeper: QFont
    body: QFont
    em: float
    pitch: float
    title_pitch: float

    def heading(self, level: int) -> QFont:
        """The font of a heading of that level."""
        return (self.level1, self.level2)[level - 1] if level in (1, 2) else self.deeper


def families_for(role: str, installed: Iterable[str]) -> tuple[list[str], bool]:
    """The installed families of a role in order of preference, and whether to embolden the first."""
    chain = load_json("page/fonts.json")[role]
    there = set(installed)
    proper = [name for name in chain["families"] if name in there]
    spare = [name for name in chain["fallback"] if name in there]
    bold = chain.get("bold", False) if proper else chain.get("fallback_bold", False)
    return proper + spare or list(chain["fallback"]), bool(bold)


def _font(role: str, points: float, installed: Iterable[str]) -> QFont:
    families, bold = families_for(role, installed)
    font = QFont(families)
    font.setPointSizeF(points)
    font.setBold(bold)
    font.setStyleHint(QFont.StyleHint.Serif)
    return font


def faces(points: float) -> Faces:
    """The fonts of the page at a reading size in points; sizes outside the range are held to it."""
    size = min(max(points, SMALLEST_SIZE), LARGEST_SIZE)
    installed = QFontDatabase.families()
    body = _font("body", size, installed)
    title = _font("title", size * TITLE_SCALE, installed)
    em = QFontMetricsF(body).horizontalAdvance("国")
    return Faces(
        title=title,
        level1=_font("level1", size, installed),
        level2=_font("level2", size, installed),
        deeper=_font("deeper", size, installed),
        body=body,
        em=em,
        pitch=round(em * LINE_HEIGHT),
        title_pitch=round(em * TITLE_SCALE * 1.5),
    )
