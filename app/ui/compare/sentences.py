"""The framework view: one indicator's sentences from all towns, the figure marked in each."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.core.utf16 import Utf16Map
from app.models.compare.sentences import Said, SaidRole, SentencesModel
from app.ui.compare.cards import trimmed
from app.ui.compare.look import bold, look_of, small

Index = QModelIndex | QPersistentModelIndex
_PAD = 8
_LINES = 2


class SentenceDelegate(QStyledItemDelegate):
    """Town and value at the left, two lines of the sentence at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        said = index.data(SaidRole)
        if not isinstance(said, Said):
            return
        look = look_of(option.palette)  # type: ignore[attr-defined]
        font: QFont = option.font  # type: ignore[attr-defined]
        rect: QRect = option.rect  # type: ignore[attr-defined]
        selected = option.state & QStyle.StateFlag.State_Selected  # type: ignore[attr-defined]
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, look.selection if selected else look.sheet)
        painter.setPen(look.rule)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        left = min(QFontMetrics(font).horizontalAdvance("国") * 9, rect.width() // 3)
        box = rect.adjusted(_PAD, 4, -(rect.width() - left), -4)
        line = QFontMetrics(font).lineSpacing()
        ink = look.ink if said.counts else look.pale
        painter.setPen(ink)
        _elided(
            painter,
            QRect(box.left(), box.top(), box.width(), line),
            said.who,
            bold(font) if said.counts else font,
        )
        painter.setPen(QPen(look.pale))
        _elided(painter, QRect(box.left(), box.top() + line, box.width(), line), said.words, small(font))
        painter.setPen(ink)
        _sentence(painter, QRectF(rect.adjusted(left + _PAD, 4, -_PAD, -4)), said, font)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font: QFont = option.font  # type: ignore[attr-defined]
        return QSize(200, QFontMetrics(font).lineSpacing() * _LINES + 10)


def _elided(painter: QPainter, box: QRect, words: str, font: QFont) -> None:
    painter.setFont(font)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)


def _sentence(painter: QPainter, box: QRectF, said: Said, font: QFont) -> None:
    """The sentence in at most two lines, beginning so that the figure is among them."""
    room = int(box.width() / max(QFontMetrics(font).horizontalAdvance("国"), 1)) * _LINES - 2
    text, start, end = said.sentence.strip(), said.start, said.end
    shift = len(said.sentence) - len(said.sentence.lstrip())
    start, end = start - shift, end - shift
    if start > room // 2 and len(text) > room:
        cut = min(start - room // 3, len(text) - room)
        text, start, end = f"…{text[cut:]}", start - cut + 1, end - cut + 1
    text, start, end = trimmed(text, start, end)
    units = Utf16Map(text)
    layout = QTextLayout(text, font)
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    form.setFontUnderline(True)
    span = QTextLayout.FormatRange()
    span.start = units.to_qt(start)  # type: ignore[attr-defined]
    span.length = units.to_qt(end) - units.to_qt(start)  # type: ignore[attr-defined]
    span.format = form  # type: ignore[attr-defined]
    layout.setFormats([span])
    layout.beginLayout()
    top = 0.0
    for _ in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    layout.draw(painter, box.topLeft())


class SentencesView(QListView):
    """Shows a ``SentencesModel``; Enter or a double click opens the place."""

    place_requested = Signal(str, int, int)

    def __init__(self, model: SentencesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentences = model
        self.setModel(model)
        self.setItemDelegate(SentenceDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(self.tr("各镇原句"))
        self.doubleClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        mention = self._sentences.said(index.row()).mention
        self.place_requested.emit(mention.report, mention.start, mention.end)
