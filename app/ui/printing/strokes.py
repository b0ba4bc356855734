"""Underlines that are told apart in black and white: seven patterns, thin or thick."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.core.summary.blocks import Stroke, Underline

_THIN, _THICK = 0.045, 0.1
_PATTERNS: dict[Stroke, tuple[float, ...]] = {
    Stroke.DOTTED: (0.07, 0.13),
    Stroke.DASHED: (0.28, 0.16),
    Stroke.LONG_DASH: (0.7, 0.2),
    Stroke.DASH_DOT: (0.45, 0.14, 0.08, 0.14),
}
_WAVE_LENGTH, _WAVE_HEIGHT = 0.4, 0.06


def draw_underline(
    painter: QPainter, line: Underline, ends: tuple[float, float], y: float, em: float
) -> None:
    """Draws ``line`` between two ``ends`` at height ``y``; thickness and pattern are shares of ``em``."""
    x0, x1 = ends
    width = em * (_THICK if line.is_thick else _THIN)
    pen = QPen(Qt.GlobalColor.black, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pattern = _PATTERNS.get(line.stroke)
    if pattern is not None:
        pen.setDashPattern([part * em / width for part in pattern])
    painter.save()
    painter.setPen(pen)
    if line.stroke is Stroke.WAVE:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_wave(x0, x1, y, em))
    elif line.stroke is Stroke.DOUBLE:
        gap = width + em * 0.03
        painter.drawLine(QLineF(x0, y - gap / 2, x1, y - gap / 2))
        painter.drawLine(QLineF(x0, y + gap, x1, y + gap))
    else:
        painter.drawLine(QLineF(x0, y, x1, y))
    painter.restore()


def _wave(x0: float, x1: float, y: float, em: float) -> QPainterPath:
    path = QPainterPath(QPointF(x0, y))
    x, up = x0, True
    while x < x1:
        step = min(_WAVE_LENGTH * em / 2, x1 - x)
        height = _WAVE_HEIGHT * em * 2 * (-1 if up else 1)
        path.quadTo(QPointF(x + step / 2, y + height), QPointF(x + step, y))
        x += step
        up = not up
    return path
