"""One place of a finding as a card: its words with the place and what differs marked; a click leads there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.excerpt import Excerpt
from app.core.utf16 import Utf16Map
from app.ui.look.theme import mix, theme_of

_PADDING = 6
_GAP = 2
_TINT = 0.18
_NARROW = 90
_NOTHING = Excerpt("", (0, 0))
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ExcerptCard(QWidget):
    """As high as its words need; reached by the tab key, chosen by a click, Enter or Space."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self.excerpt = _NOTHING
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_excerpt(self, title: str, excerpt: Excerpt) -> None:
        """Takes what stands on the card; ``title`` says whose words they are."""
        self._title, self.excerpt = title, excerpt
        self.setAccessibleName(f"{title} {excerpt.words}")
        self.setToolTip(excerpt.words)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """See QWidget."""
        _, height = self._set(width)
        return height + self.fontMetrics().height() + _GAP + 2 * _PADDING

    def hasHeightForWidth(self) -> bool:
        """See QWidget."""
        return True

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(2 * _NARROW, self.heightForWidth(2 * _NARROW))

    def minimumSizeHint(self) -> QSize:
        """The pane may be narrow."""
        return QSize(_NARROW, self.fontMetrics().height() * 2 + _GAP + 2 * _PADDING)

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setPen(theme.colour("accent" if self.hasFocus() else "line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        metrics = QFontMetrics(self.font())
        painter.setPen(theme.colour("muted"))
        room = self.width() - 2 * _PADDING
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPoint(_PADDING, _PADDING + metrics.ascent()), title)
        painter.setPen(theme.colour("text"))
        layout, _ = self._set(self.width())
        layout.draw(painter, QPointF(_PADDING, _PADDING + metrics.height() + _GAP))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() in _GO:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def _set(self, width: int) -> tuple[QTextLayout, int]:
        """The words in lines for a card of so many pixels, and how high they are."""
        layout = QTextLayout(self.excerpt.words, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width - 2 * _PADDING))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, round(height)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        theme, units = theme_of(self.palette()), Utf16Map(self.excerpt.words)
        place, unlike = QTextCharFormat(), QTextCharFormat()
        for form in (place, unlike):
            form.setBackground(mix(theme.colour("accent"), theme.colour("panel"), _TINT))
        unlike.setForeground(theme.colour("error"))
        unlike.setFontWeight(QFont.Weight.Bold)
        found = []
        for (start, end), form in ((self.excerpt.marked, place), *((s, unlike) for s in self.excerpt.unlike)):
            part: Any = QTextLayout.FormatRange()
            part.start = units.to_qt(start)
            part.length = units.to_qt(end) - part.start
            part.format = form
            found.append(part)
        return found
