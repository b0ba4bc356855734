"""Page numbers after GB/T 9704: "— 1 —", 7 mm below the text area, odd pages right, even pages left."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF, QPainter

from app.core.summary.blocks import Align, Face, text
from app.ui.printing.fonts import FaceBook
from app.ui.printing.geometry import NUMBER_POINTS, PageGeometry, points
from app.ui.printing.glyphs import GlyphRecorder
from app.ui.printing.lines import EM_ABOVE, Style, set_text

_DASH = "—"


class PageNumber:
    """Sets page numbers in 四号宋体, one character away from the side of the text area."""

    def __init__(self, fonts: FaceBook) -> None:
        self._fonts = fonts
        em = points(NUMBER_POINTS)
        self._style = Style(Face.SONG, NUMBER_POINTS, em, align=Align.LEFT)
        dash = QFontMetricsF(fonts.font(Face.SONG, NUMBER_POINTS)).tightBoundingRect(_DASH)
        self._rise = -dash.top()
        self._em = em

    def draw(
        self, painter: QPainter, number: int, page: PageGeometry, recorder: GlyphRecorder | None
    ) -> None:
        """Paints the number of one page."""
        words = set_text(text(f"{_DASH} {number} {_DASH}"), self._style, page.area.width(), self._fonts)
        width = words.first_width()
        left = page.area.right() - self._em - width if number % 2 else page.area.left() + self._em
        base = page.number_top + self._rise
        words.draw(painter, 0, left, base - self._em * EM_ABOVE, recorder)
