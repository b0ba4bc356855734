"""Labels whose text is never markup: words of a report must not be read as HTML."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QStyle, QStyleOption, QStylePainter, QWidget


def plain_label(
    words: str = "",
    parent: QWidget | None = None,
    *,
    name: str = "",
    wraps: bool = False,
    centred: bool = False,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> QLabel:
    """A label of plain text. ``name`` is what style sheets know it by; ``margins`` are pixels around it."""
    label = QLabel(words, parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    label.setContentsMargins(*margins)
    if centred:
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


class ShortLabel(QLabel):
    """One line of plain text that ends in … where there is too little room, and never asks for more of it."""

    def __init__(self, parent: QWidget | None = None, *, margins: tuple[int, int, int, int]) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(*margins)

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        edges = self.contentsMargins()
        return QSize(edges.left() + edges.right(), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QWidget."""
        painter = QStylePainter(self)
        option = QStyleOption()
        option.initFrom(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option)
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawItemText(
            room,
            int(Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            self.isEnabled(),
            words,
            self.foregroundRole(),
        )
