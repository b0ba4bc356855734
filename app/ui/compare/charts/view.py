"""A chart on screen: it scrolls, tells what is under the pointer, and opens the place that is clicked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.core.compare.chart_data import Chart
from app.core.utf16 import Utf16Map
from app.models.pauses import after_pause
from app.ui.compare.card import CardText, HoverCard
from app.ui.compare.cards import SentenceLookup, trimmed
from app.ui.compare.charts.drawing import chart_size, paint_chart
from app.ui.compare.charts.style import Hit
from app.ui.compare.look import look_of

_CARD_DELAY = 200


class ChartCanvas(QWidget):
    """The drawing itself. ``place_requested`` names report, start and end of the mark that was clicked."""

    place_requested = Signal(str, int, int)

    def __init__(self, lookup: SentenceLookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self._chart: Chart | None = None
        self._words = ""
        self._hits: list[Hit] = []
        self._over: Hit | None = None
        self.card = HoverCard(self)
        self._timer = after_pause(self, _CARD_DELAY, self._show_card)
        self.setMouseTracking(True)

    @property
    def chart(self) -> Chart | None:
        """What is drawn."""
        return self._chart

    @property
    def hits(self) -> list[Hit]:
        """The areas of what was last painted."""
        return self._hits

    def set_chart(self, chart: Chart | None, words: str) -> None:
        """Draws another chart; ``words`` is what a screen reader says of it, or why there is none."""
        self._chart, self._words = chart, words
        self._hits = []
        self.card.hide()
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(event.rect(), look.sheet)
        if self._chart is not None:
            clip = QRectF(self.visibleRegion().boundingRect())
            self._hits = paint_chart(
                painter, self._chart, look, self.font(), width=float(self.width()), clip=clip
            )
        else:
            painter.setPen(look.pale)
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(20, 0, -20, 0), flags, self._words)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hit = self._hit_at(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if hit and hit.mention else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        if hit is not self._over:
            self.card.hide()
            self._over = hit
            self._timer.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hit = self._hit_at(event.position().toPoint())
        if hit is not None and hit.mention is not None and event.button() == Qt.MouseButton.LeftButton:
            self.card.hide()
            self.place_requested.emit(hit.mention.report, hit.mention.start, hit.mention.end)

    def leaveEvent(self, event: Any) -> None:
        self._timer.stop()
        self._over = None
        self.card.hide()
        super().leaveEvent(event)

    def _hit_at(self, at: QPoint) -> Hit | None:
        return next((hit for hit in reversed(self._hits) if hit.area.contains(at)), None)

    def _show_card(self) -> None:
        hit = self._over
        if hit is None or not self.isVisible():
            return
        text = CardText(hit.title, hit.words)
        if hit.mention is not None:
            mention = hit.mention
            sentence, start, end = trimmed(*self._lookup(mention.report, mention.start, mention.end))
            units = Utf16Map(sentence)
            text = CardText(hit.title, hit.words, (), sentence, units.to_qt(start), units.to_qt(end))
        self.card.show_at(self.mapToGlobal(hit.area.bottomLeft().toPoint()), text)


class ChartView(QScrollArea):
    """A chart that scrolls when it is taller than its place."""

    def __init__(self, lookup: SentenceLookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = ChartCanvas(lookup)
        self.setWidget(self.canvas)
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    def set_chart(self, chart: Chart | None, words: str) -> None:
        """Draws another chart, from its top."""
        self.canvas.set_chart(chart, words)
        self.verticalScrollBar().setValue(0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        chart = self.canvas.chart
        room = self.viewport().size()
        if chart is None:
            self.canvas.resize(room)
            return
        size = chart_size(chart, look_of(self.palette()), self.font(), float(room.width()))
        self.canvas.resize(max(room.width(), round(size.width())), max(room.height(), round(size.height())))
