"""The card that tells in a line or two what a figure or a mark is while the mouse rests on it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.palette import Theme, theme
from app.ui.look.wrapping import draw_lines, height_of, set_lines
from app.ui.page import paint

_PAD_X, _PAD_Y, _GAP = 10, 5, 3
_WIDEST = 36  # Chinese characters in a line
_MOST_LINES = 4


class HoverCard(QWidget):
    """Plain text painted in a box; never takes the mouse, never covers the line it speaks of."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = ""
        self._lines: list[str] = []
        self._theme = theme(dark=False)
        self.hide()

    @property
    def text(self) -> str:
        """What the card says."""
        return self._text

    @property
    def lines(self) -> list[str]:
        """What it says as it is set."""
        return self._lines

    def set_theme(self, colours: Theme) -> None:
        """Use these colours."""
        self._theme = colours

    def tell(self, text: str, line: QRect) -> None:
        """Show ``text`` below ``line`` (parent's pixels), or above it where there is no room."""
        self._text = text
        self.setAccessibleName(text)
        room = self._room.rect().adjusted(4, 4, -4, -4)
        self._lines = self._set(min(room.width(), self._widest()) - 2 * _PAD_X)
        size = self.sizeHint().boundedTo(room.size())
        top = line.bottom() + _GAP
        if top + size.height() > room.bottom():
            top = line.top() - _GAP - size.height()
        left = min(max(line.left(), room.left()), room.right() - size.width() + 1)
        self.setGeometry(left, top, size.width(), size.height())
        self.raise_()
        self.show()
        self.update()

    def sizeHint(self) -> QSize:
        # Widths are broken numbers: rounded down, the last character would be cut.
        advance = QFontMetricsF(self.font()).horizontalAdvance
        width = ceil(max(map(advance, self._lines), default=0.0))
        height = height_of(len(self._lines), QFontMetrics(self.font()))
        return QSize(width + 2 * _PAD_X, height + 2 * _PAD_Y)

    def _widest(self) -> int:
        return _WIDEST * QFontMetrics(self.font()).horizontalAdvance("国") + 2 * _PAD_X

    def _set(self, width: int) -> list[str]:
        return set_lines(self._text, self.font(), width, most=_MOST_LINES)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint.colour(self._theme.colours["card"]))
        painter.drawRoundedRect(self.rect(), 4, 4)
        painter.setPen(paint.colour(self._theme.colours["card_ink"]))
        draw_lines(painter, self.rect().adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y), self._lines)
