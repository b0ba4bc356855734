"""The heat map of completeness: towns down, categories across; shade, hatching and number say the same."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen

from app.core.compare.chart_data import HeatCell, HeatMap
from app.core.palette import mix
from app.ui.compare.charts.style import CENTRE, RIGHT, ChartStyle, Hit, hatch, left_out_words
from app.ui.look.wrapping import set_lines

_STEP = 1.5
_MOST_NAMED = 8
_HEAD_LINES, _LONGEST = 3, 18  # lines of a column's head, and the characters that it has room for


def heat_size(chart: HeatMap, style: ChartStyle, width: float) -> QSizeF:
    """The room that the heat map takes; columns are never too narrow for their heads."""
    least = style.em * 8 + _least_step(chart, style) * len(chart.columns)
    return QSizeF(max(width, least), style.line * (5.4 + _STEP * len(chart.rows)))


def _least_step(chart: HeatMap, style: ChartStyle) -> float:
    longest = min(max(map(len, chart.columns), default=0), _LONGEST)
    return style.small_metrics.horizontalAdvance("国") * max(ceil(longest / _HEAD_LINES), 3) + 8


def paint_heat(painter: QPainter, chart: HeatMap, style: ChartStyle, width: float, clip: QRectF) -> list[Hit]:
    """Draws the rows that ``clip`` shows, under heads of up to three lines."""
    line, em = style.line, style.em
    title = QCoreApplication.translate("CompareChart", "各镇各类指标报告情况（已报告项数）")
    style.title(painter, QRectF(em, line * 0.4, width - 2 * em, line), title, left_out_words(chart.left_out))
    width = heat_size(chart, style, width).width()
    left = em + style.widest([row.label for row in chart.rows], most=em * 9) + em * 0.6
    step = (width - left - em) / max(len(chart.columns), 1)
    _paint_heads(painter, chart, style, left, step)
    top, hits = line * 5.0, []
    for number, (row, cells) in enumerate(zip(chart.rows, chart.cells, strict=True)):
        y = top + number * line * _STEP
        if y + line * _STEP < clip.top() or y > clip.bottom():
            continue
        style.text(
            painter, QRectF(em, y, left - em * 1.6, line * _STEP), row.label, style.look.ink, align=RIGHT
        )
        for across, cell in enumerate(cells):
            box = QRectF(left + across * step, y, step, line * _STEP).adjusted(1, 1, -1, -1)
            _paint_cell(painter, cell, style, box, style.look.line(chart.groups[across]))
            hits.append(Hit(box, f"{row.label} · {chart.columns[across]}", _cell_words(cell), cell.mention))
    return hits


def _cell_words(cell: HeatCell) -> str:
    """How many of how many, and which are missing."""
    words = QCoreApplication.translate("CompareChart", "报告了{stated}项，各镇共报告过{possible}项")
    said = words.format(stated=cell.stated, possible=cell.possible)
    if not cell.missing:
        return said
    gap = QCoreApplication.translate("CompareChart", "、")
    named = gap.join(cell.missing[:_MOST_NAMED]) + ("……" if len(cell.missing) > _MOST_NAMED else "")
    return said + QCoreApplication.translate("CompareChart", "；未报告：{names}").format(names=named)


def _paint_heads(painter: QPainter, chart: HeatMap, style: ChartStyle, left: float, step: float) -> None:
    pitch = style.small_metrics.height()
    for number, name in enumerate(chart.columns):
        box = QRectF(left + number * step + 2, style.line * 1.6, step - 4, style.line * 3.1)
        lines = set_lines(name, style.small, int(box.width()), most=_HEAD_LINES)
        for above, words in enumerate(reversed(lines)):
            place = QRectF(box.left(), box.bottom() - (above + 1) * pitch, box.width(), pitch)
            style.note(painter, place, words, style.look.ink, align=CENTRE)
        painter.setPen(QPen(style.look.line(chart.groups[number]), 2))
        y = style.line * 4.85
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _paint_cell(painter: QPainter, cell: HeatCell, style: ChartStyle, box: QRectF, colour: QColor) -> None:
    """The fuller, the darker; nothing at all is hatched."""
    sheet = style.look.sheet
    share = 0.08 + 0.42 * cell.share
    mixed = mix(_rgb(colour), _rgb(sheet), share if cell.stated else 0.0)
    painter.fillRect(box, QColor(*mixed))
    if not cell.stated:
        hatch(painter, box, QPen(style.look.rule, 1), gap=5)
    ink = style.look.ink if cell.stated else style.look.pale
    style.note(painter, box, f"{cell.stated}", ink, align=CENTRE)


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
