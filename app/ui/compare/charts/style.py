"""What all charts share: fonts, colours, hatching, and the areas that answer to the pointer.

Hatching is drawn as lines, not as a brush: SVG and printers know no pattern brushes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app.core.compare.chart_data import Mark
from app.core.enums import Qualifier, Status
from app.core.review.mentions import Mention
from app.ui.compare.look import Look, bold, small

LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
MIDDLE, CENTRE = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Hit:
    """An area that answers to the pointer: ``title`` and ``words`` for its card, ``mention`` to open."""

    area: QRectF
    title: str
    words: str
    mention: Mention | None = None


class ChartStyle:
    """Fonts and colours of one drawing. Everything is measured in the font's pixels."""

    def __init__(self, look: Look, font: QFont) -> None:
        self.look = look
        self.font, self.small, self.bold = font, small(font), bold(font)
        self.metrics = QFontMetricsF(font)
        self.small_metrics = QFontMetricsF(self.small)
        self.em = self.metrics.horizontalAdvance("国")
        self.line = self.metrics.height()

    def widest(self, labels: Sequence[str], *, most: float) -> float:
        """The width that ``labels`` need, at most ``most``."""
        return min(max((self.metrics.horizontalAdvance(label) for label in labels), default=0.0), most)

    def text(
        self, painter: QPainter, box: QRectF, words: str, colour: QColor, *, align: Qt.AlignmentFlag = LEFT
    ) -> None:
        """Words in the normal font, elided to their box."""
        painter.setFont(self.font)
        painter.setPen(colour)
        shown = self.metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() + 1)
        painter.drawText(box, int(align | MIDDLE), shown)

    def note(
        self, painter: QPainter, box: QRectF, words: str, colour: QColor, *, align: Qt.AlignmentFlag = LEFT
    ) -> None:
        """Words in the small font, elided to their box."""
        painter.setFont(self.small)
        painter.setPen(colour)
        shown = self.small_metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() + 1)
        painter.drawText(box, int(align | MIDDLE), shown)

    def title(self, painter: QPainter, box: QRectF, words: str, unit: str = "") -> None:
        """A chart's title, its unit light beside it."""
        painter.setFont(self.bold)
        painter.setPen(self.look.ink)
        metrics = QFontMetricsF(self.bold)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(LEFT | MIDDLE), shown)
        left = metrics.horizontalAdvance(shown) + self.em / 2
        if unit and left < box.width():
            self.note(painter, box.adjusted(left, 0, 0, 0), unit, self.look.pale)


def left_out_words(count: int) -> str:
    """How many towns are not drawn; empty if none."""
    if not count:
        return ""
    return QCoreApplication.translate("CompareChart", "　另有{count}个乡镇未画出").format(count=count)


def nice_top(value: float) -> float:
    """The round number at or above ``value`` that an axis ends with."""
    if value <= 0:
        return 1.0
    scale = 10.0 ** floor(log10(value))
    return next(
        step * scale for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * scale >= value * 0.9999
    )


def hatch(painter: QPainter, box: QRectF, pen: QPen, *, gap: float) -> None:
    """Rising lines inside ``box``, cut at its edges by arithmetic."""
    painter.setPen(pen)
    lines = []
    offset = gap
    while offset < box.width() + box.height():
        x1, y1 = box.left() + max(0.0, offset - box.height()), box.top() + min(offset, box.height())
        x2, y2 = box.left() + min(offset, box.width()), box.top() + max(0.0, offset - box.width())
        lines.append(QLineF(x1, y1, x2, y2))
        offset += gap
    painter.drawLines(lines)


def bar(painter: QPainter, box: QRectF, mark: Mark, colour: QColor, style: ChartStyle) -> None:
    """A bar: full when a person looked at it, hatched when only the machine did, dashed when it is a plan."""
    decided = mark.mention is not None and mark.mention.status is not Status.SUGGESTED
    pen = QPen(colour, 1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark.is_plan:
        pen.setStyle(Qt.PenStyle.DashLine)
    elif decided:
        painter.setBrush(colour)
    elif box.width() > 2 and box.height() > 2:
        hatch(painter, box, pen, gap=max(3.0, style.em / 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(colour)
    painter.setPen(pen)
    painter.drawRect(box)


def open_end(painter: QPainter, at: QPointF, height: float, mark: Mark, colour: QColor) -> None:
    """A chevron at the end of a bar whose true value lies beyond (余, 以上) or before (近, 以内)."""
    beyond = mark.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
    before = mark.qualifier in (Qualifier.LESS_THAN, Qualifier.AT_MOST)
    if not beyond and not before:
        return
    way = height * 0.28 * (1 if beyond else -1)
    start = at + QPointF(2 if beyond else -3, 0)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = height * 0.3
    painter.drawPolyline(
        QPolygonF([start + QPointF(0, -half), start + QPointF(way, 0), start + QPointF(0, half)])
    )


def dashed(colour: QColor, width: float = 1.0) -> QPen:
    """A dashed pen for medians and axes."""
    pen = QPen(colour, width)
    pen.setStyle(Qt.PenStyle.DashLine)
    return pen
