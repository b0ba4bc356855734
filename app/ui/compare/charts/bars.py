"""Bars, lying, one line a town; and small multiples of standing bars."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen

from app.core.compare.chart_data import BarChart, Mark, SmallMultiples
from app.core.compare.shown import ShownState
from app.ui.compare.charts.style import (
    RIGHT,
    ChartStyle,
    Hit,
    bar,
    dashed,
    left_out_words,
    nice_top,
    open_end,
)

_PANEL_EMS = 17.0


def absent_words(mark: Mark) -> str:
    """Why there is no bar."""
    return {
        str(ShownState.NOT_STATED): QCoreApplication.translate("CompareChart", "未报告"),
        str(ShownState.NO_REPORT): QCoreApplication.translate("CompareChart", "无报告"),
        str(ShownState.NO_BASE): QCoreApplication.translate("CompareChart", "缺基数"),
        str(ShownState.NOT_RANKED): QCoreApplication.translate("CompareChart", "不比"),
        str(ShownState.SET_ASIDE): QCoreApplication.translate("CompareChart", "未在所选状态"),
    }.get(mark.words) or QCoreApplication.translate("CompareChart", "{words}（不参与比较）").format(
        words=mark.words
    )


def mark_words(mark: Mark) -> str:
    """The value of a mark, or why it has none."""
    return mark.words if mark.value is not None else absent_words(mark)


def hit_of(area: QRectF, mark: Mark, title: str) -> Hit:
    """The area of a mark with what its card says."""
    name = f"{mark.label} {mark.detail}".strip()
    return Hit(area, f"{name} · {title}", mark_words(mark), mark.mention)


def top_of(chart: BarChart) -> float:
    """Where the axis ends: 100 for rates that stay below it, else a round number."""
    values = [max(m.value, m.value_max or m.value) for m in chart.bars if m.value is not None]
    top = max(values, default=1.0)
    return 100.0 if chart.unit == "%" and 50 < top <= 100 else nice_top(top)


def bars_size(chart: BarChart, style: ChartStyle, width: float) -> QSizeF:
    """The room that lying bars take at a given width."""
    return QSizeF(width, style.line * (3.4 + 1.45 * len(chart.bars)))


def paint_bars(
    painter: QPainter, chart: BarChart, style: ChartStyle, width: float, clip: QRectF
) -> list[Hit]:
    """Draws the bars that ``clip`` shows."""
    line, em, look = style.line, style.em, style.look
    style.title(
        painter,
        QRectF(em, line * 0.4, width - 2 * em, line),
        chart.title,
        f"{chart.unit}{left_out_words(chart.left_out)}",
    )
    left = em + style.widest([b.label for b in chart.bars], most=width * 0.28) + em * 0.6
    right = width - em - style.widest([mark_words(b) for b in chart.bars], most=width * 0.22) - em
    room = max(right - left, em)
    top, scale = line * 2.7, room / top_of(chart)
    step, hits = line * 1.45, []
    bottom = top + step * len(chart.bars)
    if chart.median is not None:
        _paint_median(painter, chart, style, QRectF(left + chart.median * scale, top, width, bottom - top))
    for number, mark in enumerate(chart.bars):
        y = top + number * step
        if y + step < clip.top() or y > clip.bottom():
            continue
        row = QRectF(0, y, width, step)
        style.text(painter, QRectF(em, y, left - em * 1.6, step), mark.label, look.ink, align=RIGHT)
        _paint_bar(
            painter, mark, style, QRectF(left, y + step * 0.16, scale, step * 0.68), look.line(chart.group)
        )
        hits.append(hit_of(row, mark, chart.title))
    painter.setPen(QPen(look.pale, 1))
    painter.drawLine(QPointF(left, top), QPointF(left, bottom))
    return hits


def _paint_bar(painter: QPainter, mark: Mark, style: ChartStyle, slot: QRectF, colour: QColor) -> None:
    """One bar with its value; ``slot`` gives left, top and height, and its width is the scale."""
    words = mark_words(mark)
    if mark.value is None:
        style.note(painter, QRectF(slot.left() + 4, slot.top(), 400, slot.height()), words, style.look.pale)
        return
    length = max(mark.value * slot.width(), 0.0)
    box = QRectF(slot.left(), slot.top(), max(length, 1.0), slot.height())
    bar(painter, box, mark, colour, style)
    end = length
    if mark.value_max is not None and mark.value_max > mark.value:
        end = mark.value_max * slot.width()
        painter.setPen(dashed(colour))
        painter.drawRect(QRectF(box.right(), box.top(), end - length, box.height()))
    open_end(painter, QPointF(slot.left() + end, slot.center().y()), slot.height(), mark, colour)
    plan = QCoreApplication.translate("CompareChart", "（计划）") if mark.is_plan else ""
    text = f"{words}{plan}{' ⚠' if mark.conflict else ''}"
    place = QRectF(slot.left() + end + 9, slot.top() - 3, 400, slot.height() + 6)
    # The line of the median goes behind the words.
    painter.fillRect(place.adjusted(-2, 0, style.widest([text], most=400) - 398, 0), style.look.sheet)
    style.text(painter, place, text, style.look.ink)


def _paint_median(painter: QPainter, chart: BarChart, style: ChartStyle, box: QRectF) -> None:
    """A dashed line from ``box``'s top left to its bottom, its words above."""
    painter.setPen(dashed(style.look.accent, 1.3))
    painter.drawLine(box.topLeft(), box.bottomLeft())
    words = QCoreApplication.translate("CompareChart", "中位数 {value}").format(value=chart.median_words)
    advance = style.small_metrics.horizontalAdvance(words)
    left = min(box.left() - advance / 2, box.width() - advance - style.em)
    style.note(
        painter, QRectF(left, box.top() - style.line, advance + 2, style.line), words, style.look.accent
    )


def small_size(chart: SmallMultiples, style: ChartStyle, width: float) -> QSizeF:
    """The room that small multiples take."""
    columns = _panel_columns(style, width)
    return QSizeF(width, (-(-len(chart.panels) // columns)) * style.line * 6.6 + style.line)


def _panel_columns(style: ChartStyle, width: float) -> int:
    return max(1, int(width // (style.em * _PANEL_EMS)))


def paint_small(
    painter: QPainter, chart: SmallMultiples, style: ChartStyle, width: float, clip: QRectF
) -> list[Hit]:
    """Draws the panels that ``clip`` shows."""
    columns = _panel_columns(style, width)
    size = QSizeF((width - style.em) / columns, style.line * 6.6)
    hits: list[Hit] = []
    for number, panel in enumerate(chart.panels):
        down, across = divmod(number, columns)
        box = QRectF(
            style.em / 2 + across * size.width(),
            style.line * 0.5 + down * size.height(),
            size.width(),
            size.height(),
        )
        if box.intersects(clip):
            hits += _paint_panel(painter, panel, style, box.adjusted(style.em / 2, 0, -style.em / 2, 0))
    return hits


def _paint_panel(painter: QPainter, chart: BarChart, style: ChartStyle, box: QRectF) -> list[Hit]:
    line, look = style.line, style.look
    style.title(painter, QRectF(box.left(), box.top(), box.width(), line), chart.title, chart.unit)
    body = QRectF(box.left(), box.top() + line * 1.7, box.width(), line * 3.6)
    step = body.width() / max(len(chart.bars), 1)
    top, hits = top_of(chart), []
    for number, mark in enumerate(chart.bars):
        slot = QRectF(body.left() + number * step, body.top(), step, body.height())
        hits.append(hit_of(slot.adjusted(0, -line, 0, line), mark, chart.title))
        if mark.value is None:
            if step > style.em:
                style.note(painter, slot.adjusted(0, line * 2.6, 0, line * 0.2), "–", look.pale)
            continue
        height = max(mark.value / top * body.height(), 1.0)
        gap = min(step * 0.2, 3.0)
        shape = QRectF(slot.left() + gap / 2, body.bottom() - height, max(step - gap, 0.7), height)
        bar(painter, shape, mark, look.line(chart.group), style)
    painter.setPen(QPen(look.pale, 1))
    painter.drawLine(body.bottomLeft(), body.bottomRight())
    _paint_panel_notes(painter, chart, style, body)
    return hits


def _paint_panel_notes(painter: QPainter, chart: BarChart, style: ChartStyle, body: QRectF) -> None:
    """The largest value over the bars and the median as a line."""
    known = [mark for mark in chart.bars if mark.value is not None]
    largest = max(known, key=lambda mark: mark.value or 0.0, default=None)
    if largest is not None:
        words = QCoreApplication.translate("CompareChart", "最高 {town} {value}").format(
            town=largest.label, value=largest.words
        )
        box = QRectF(body.left(), body.bottom() + 1, body.width(), style.line)
        style.note(painter, box, words, style.look.pale)
    if chart.median is not None:
        y = body.bottom() - chart.median / top_of(chart) * body.height()
        painter.setPen(dashed(style.look.accent))
        painter.drawLine(QPointF(body.left(), y), QPointF(body.right(), y))
