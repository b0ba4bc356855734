"""Slopes over the years, and the scatter of two indicators."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import log1p
from statistics import median

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.core.compare.chart_data import Mark, Scatter, Slope, SlopeChart
from app.core.compare.numbers import number_words
from app.core.enums import Status
from app.ui.compare.charts.bars import hit_of
from app.ui.compare.charts.style import CENTRE, RIGHT, ChartStyle, Hit, dashed, left_out_words, nice_top
from app.ui.compare.look import Look

_DOT = 3.4
_MOST_LABELS = 60
# A largest value of so many medians makes the others unreadable on an even scale.
_DWARFS = 10.0


def slopes_size(chart: SlopeChart, style: ChartStyle, width: float) -> QSizeF:
    """The room that slopes take: more lines, more height, so that labels can be read."""
    return QSizeF(width, style.line * min(max(14.0, 5 + 1.0 * len(chart.slopes)), 34.0))


@dataclass(frozen=True)
class _Scale:
    """Values to heights from 0 to 1; by the logarithm where a few values dwarf the others."""

    top: float
    is_log: bool

    @classmethod
    def of(cls, values: list[float]) -> _Scale:
        top = nice_top(max(values, default=1.0))
        return cls(top, bool(values) and min(values) >= 0 and top > _DWARFS * max(median(values), 1.0))

    def share(self, value: float) -> float:
        return log1p(value) / log1p(self.top) if self.is_log else value / self.top

    def ticks(self) -> list[float]:
        if not self.is_log:
            return [0.0, self.top / 2, self.top]
        return [0.0, *(10.0**power for power in range(0, 12) if 10.0**power < self.top * 0.8), self.top]


def paint_slopes(
    painter: QPainter, chart: SlopeChart, style: ChartStyle, width: float, clip: QRectF
) -> list[Hit]:
    """Draws one line for each town; a year without a value leaves a gap."""
    line, em, look = style.line, style.em, style.look
    height = slopes_size(chart, style, width).height()
    style.title(
        painter,
        QRectF(em, line * 0.4, width - 2 * em, line),
        chart.title,
        f"{chart.unit}{left_out_words(chart.left_out)}",
    )
    names = style.widest([f"{s.label} 00,000" for s in chart.slopes], most=width * 0.3)
    body = QRectF(em * 5, line * 3, width - em * 6.5 - names, height - line * 4)
    scale = _Scale.of([m.value for s in chart.slopes for m in s.marks if m.value is not None])
    step = body.width() / max(len(chart.years) - 1, 1)
    for number, year in enumerate(chart.years):
        x = body.left() + number * step
        style.text(painter, QRectF(x - 60, line * 1.7, 120, line), year, look.pale, align=CENTRE)
        painter.setPen(QPen(look.rule, 1))
        painter.drawLine(QPointF(x, body.top()), QPointF(x, body.bottom()))
    _paint_scale(painter, style, body, scale)
    hits: list[Hit] = []
    ends: list[tuple[QPointF, str]] = []
    taken: list[QRectF] = []
    for slope in chart.slopes:
        spots = _spots(slope, body, step, scale)
        _paint_slope(painter, spots, look, look.line(chart.group))
        hits += [hit_of(QRectF(at.x() - 6, at.y() - 6, 12, 12), mark, chart.title) for at, mark in spots]
        if spots:
            words = f"{slope.label} {spots[-1][1].words.partition(' ')[0]}"
            if spots[-1][0].x() < body.right() - 1:
                room = QSizeF(style.small_metrics.horizontalAdvance(words) + 2, line)
                box = QRectF(spots[-1][0] + QPointF(em * 0.6, -line), room)
                box.moveTop(max(box.top(), body.top() + 1))  # not over the years
                if not any(box.intersects(other) for other in taken):
                    style.note(painter, box, words, look.pale)
                    taken.append(box)
            else:
                ends.append((spots[-1][0], words))
    _paint_names(painter, style, ends, body)
    return hits


def _spots(slope: Slope, body: QRectF, step: float, scale: _Scale) -> list[tuple[QPointF, Mark]]:
    return [
        (QPointF(body.left() + i * step, body.bottom() - scale.share(mark.value) * body.height()), mark)
        for i, mark in enumerate(slope.marks)
        if mark.value is not None
    ]


def _paint_slope(painter: QPainter, spots: list[tuple[QPointF, Mark]], look: Look, colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for (start, _), (end, _) in pairwise(spots):
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(start, end)
    for at, mark in spots:
        _dot(painter, at, mark, colour=colour, ground=look.sheet)


def _dot(painter: QPainter, at: QPointF, mark: Mark, *, colour: QColor, ground: QColor) -> None:
    """Full when a person looked at it, a ring when only the machine did."""
    decided = mark.mention is not None and mark.mention.status is not Status.SUGGESTED
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(colour if decided else ground)
    painter.drawEllipse(at, _DOT, _DOT)


def _paint_scale(painter: QPainter, style: ChartStyle, body: QRectF, scale: _Scale) -> None:
    for value in scale.ticks():
        y = body.bottom() - scale.share(value) * body.height()
        painter.setPen(QPen(style.look.rule, 1))
        painter.drawLine(QPointF(body.left(), y), QPointF(body.right(), y))
        box = QRectF(0, y - style.line / 2, body.left() - style.em * 0.5, style.line)
        style.note(painter, box, number_words(value), style.look.pale, align=RIGHT)
    if scale.is_log:
        words = QCoreApplication.translate("CompareChart", "对数刻度")
        box = QRectF(0, body.bottom() + 2, body.right(), style.line)
        style.note(painter, box, words, style.look.pale, align=RIGHT)


def _paint_names(painter: QPainter, style: ChartStyle, ends: list[tuple[QPointF, str]], body: QRectF) -> None:
    """Names at the right ends, pushed down where they would stand on one another."""
    lowest = body.top() - style.line
    pitch = style.line * 0.98
    ordered = sorted(ends, key=lambda pair: pair[0].y())[:_MOST_LABELS]
    for at, words in ordered:
        y = max(at.y() - style.line / 2, lowest + pitch)
        lowest = y
        left = body.right() + style.em * 0.9
        if abs(y + style.line / 2 - at.y()) > 2:
            painter.setPen(QPen(style.look.faint, 0.8))
            painter.drawLine(at + QPointF(_DOT + 1, 0), QPointF(left - 3, y + style.line / 2))
        style.note(painter, QRectF(left, y, 400, style.line), words, style.look.ink)


def scatter_size(_chart: Scatter, style: ChartStyle, width: float) -> QSizeF:
    """The room that a scatter takes."""
    return QSizeF(width, max(style.line * 17, min(width * 0.55, style.line * 26)))


def paint_scatter(
    painter: QPainter, chart: Scatter, style: ChartStyle, width: float, clip: QRectF
) -> list[Hit]:
    """Draws a dot for each town that states both indicators."""
    line, em, look = style.line, style.em, style.look
    height = scatter_size(chart, style, width).height()
    style.title(painter, QRectF(em, line * 0.4, width - 2 * em, line), chart.title)
    style.note(painter, QRectF(em, line * 1.5, width - 2 * em, line), f"↑ {chart.y_title}", look.pale)
    body = QRectF(em * 5, line * 3.2, width - em * 8, height - line * 6.2)
    tops = [nice_top(max((v or 0.0 for v in vs), default=1.0)) for vs in _axes(chart)]
    _paint_scale(painter, style, body, _Scale(tops[1], is_log=False))
    for part in (0.0, 0.5, 1.0):
        box = QRectF(body.left() + part * body.width() - 60, body.bottom() + 3, 120, line)
        style.note(painter, box, number_words(tops[0] * part), look.pale, align=CENTRE)
    _paint_foot(painter, chart, style, QRectF(body.left(), body.bottom() + line * 1.2, body.width(), line))
    hits: list[Hit] = []
    taken: list[QRectF] = []
    for point in chart.points:
        x = body.left() + (point.x.value or 0.0) / tops[0] * body.width()
        y = body.bottom() - (point.y.value or 0.0) / tops[1] * body.height()
        _dot(painter, QPointF(x, y), point.y, colour=look.line(chart.group), ground=look.sheet)
        label = QRectF(x + 6, y - line / 2, style.small_metrics.horizontalAdvance(point.label) + 2, line)
        if not any(label.intersects(other) for other in taken):
            style.note(painter, label, point.label, look.ink)
            taken.append(label)
        words = f"{point.x.words} · {point.y.words}"
        hits.append(
            Hit(QRectF(x - 6, y - 6, 12, 12), f"{point.label} · {chart.title}", words, point.y.mention)
        )
    return hits


def _axes(chart: Scatter) -> tuple[list[float | None], list[float | None]]:
    return [p.x.value for p in chart.points], [p.y.value for p in chart.points]


def _paint_foot(painter: QPainter, chart: Scatter, style: ChartStyle, box: QRectF) -> None:
    painter.setPen(dashed(style.look.rule))
    words = f"→ {chart.x_title}"
    if chart.left_out:
        words += QCoreApplication.translate("CompareChart", "　另有{count}个乡镇缺其中一项").format(
            count=chart.left_out
        )
    style.note(painter, box, words, style.look.pale, align=RIGHT)
