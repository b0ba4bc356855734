"""The one-line card that tells what a figure is while the mouse rests on it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.palette import Theme, theme
from app.ui.page import paint

_PAD_X, _PAD_Y, _GAP = 10, 5, 3


class HoverCard(QWidget):
    """Plain text painted in a box; never takes the mouse, never covers the line it speaks of."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = ""
        self._theme = theme(dark=False)
        self.hide()

    @property
    def text(self) -> str:
        """What the card says."""
        return self._text

    def set_theme(self, colours: Theme) -> None:
        """Use these colours."""
        self._theme = colours

    def tell(self, text: str, line: QRect) -> None:
        """Show ``text`` below ``line`` (parent's pixels), or above it where there is no room."""
        self._text = text
        self.setAccessibleName(text)
        room = self._room.rect().adjusted(4, 4, -4, -4)
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
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._text) + 2 * _PAD_X, metrics.height() + 2 * _PAD_Y)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint.colour(self._theme.colours["card"]))
        painter.drawRoundedRect(self.rect(), 4, 4)
        painter.setPen(paint.colour(self._theme.colours["card_ink"]))
        words = self.rect().adjusted(_PAD_X, 0, -_PAD_X, 0)
        text = QFontMetrics(self.font()).elidedText(
            self._text, Qt.TextElideMode.ElideRight, words.width(), Qt.TextFlag.TextSingleLine
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(words, int(flags), text)
