"""How marks look: tints, underlines by status, rings, handles, flags. Plain functions over a painter.

Where things stand is ``marks`` and ``layout``; which colours there are is ``app.core.palette``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from app.core.enums import FindingState, Severity, Status
from app.core.palette import Rgb, Theme
from app.core.state import FigureRecord, FindingRecord
from app.ui.page.stretch import Stretch

Lines = Sequence[Stretch]
HANDLE_RADIUS = 4.5
_WAVE = 2.2  # pixels: half a period, and how deep a wave is
_LINE_WIDTH = 2.0


def colour(rgb: Rgb) -> QColor:
    """A colour of the palette as Qt wants it."""
    return QColor(*rgb)


def pen(rgb: Rgb, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A flat-ended pen."""
    made = QPen(colour(rgb), width, style)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made


def fill(painter: QPainter, lines: Lines, rgb: Rgb) -> None:
    """A soft ground behind the words."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(rgb))
    for line in lines:
        painter.drawRoundedRect(line.body, 2, 2)


def figure_ground(painter: QPainter, lines: Lines, record: FigureRecord, theme: Theme) -> None:
    """Tint and underline of a figure, behind the words."""
    tone = theme.tone(record.figure.indicator)
    if record.figure.implied:
        _dashed_box(painter, lines, tone.line)
        return
    if record.status is Status.REJECTED:
        return
    fill(painter, lines, tone.tint)
    for line in lines:
        _underline(painter, line.body, record.status, tone.line)


def _underline(painter: QPainter, body: QRectF, status: Status, rgb: Rgb) -> None:
    y = round(body.bottom()) + 0.0
    left, right = QPointF(body.left(), y), QPointF(body.right(), y)
    if status is Status.SUGGESTED:
        dotted = pen(rgb, _LINE_WIDTH)
        dotted.setDashPattern([1.0, 1.25])
        painter.setPen(dotted)
        painter.drawLine(left, right)
    elif status is Status.CORRECTED:
        painter.setPen(pen(rgb, 1.5))
        for shift in (-1.25, 1.75):
            painter.drawLine(left + QPointF(0, shift), right + QPointF(0, shift))
    else:
        painter.setPen(pen(rgb, _LINE_WIDTH))
        painter.drawLine(left, right)


def _dashed_box(painter: QPainter, lines: Lines, rgb: Rgb) -> None:
    dashed = pen(rgb, 1.0)
    dashed.setDashPattern([4.0, 3.0])
    painter.setPen(dashed)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in lines:
        painter.drawRoundedRect(line.body.adjusted(0, 0, 0, 1), 3, 3)


def figure_front(painter: QPainter, lines: Lines, record: FigureRecord, theme: Theme) -> None:
    """What lies over the words: the stroke through a rejected figure, the plus of an added one."""
    rgb = theme.tone(record.figure.indicator).line
    if record.status is Status.REJECTED:
        painter.setPen(pen(rgb, 1.5))
        for line in lines:
            body = line.body
            y = body.center().y() - 0.06 * line.em
            painter.drawLine(QPointF(body.left(), y), QPointF(body.right(), y))
    elif record.status is Status.ADDED and lines:
        body = lines[-1].body
        centre = QPointF(body.right() - 1, body.top() + 1)
        painter.setPen(pen(rgb, 1.5))
        painter.drawLine(centre - QPointF(3, 0), centre + QPointF(3, 0))
        painter.drawLine(centre - QPointF(0, 3), centre + QPointF(0, 3))


def low_dot(painter: QPainter, lines: Lines, record: FigureRecord, theme: Theme) -> None:
    """The small hollow dot of a figure the machine is unsure of."""
    body = lines[-1].body
    painter.setPen(pen(theme.tone(record.figure.indicator).line, 1.25))
    painter.setBrush(colour(theme.colours["sheet"]))
    painter.drawEllipse(QPointF(body.right() - 0.5, body.top() + 0.5), 2.6, 2.6)


def ring(painter: QPainter, lines: Lines, theme: Theme) -> None:
    """The ring of the selected figure."""
    painter.setPen(pen(theme.colours["accent"], 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in lines:
        painter.drawRoundedRect(line.body.adjusted(-1.5, -1.5, 1.5, 3.5), 3, 3)


def frame(painter: QPainter, lines: Lines, rgb: Rgb) -> None:
    """A thin frame around words that are pointed at for a moment: a hit, the places of a finding."""
    painter.setPen(pen(rgb, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in lines:
        painter.drawRoundedRect(line.body.adjusted(-1, -2, 1, 3), 3, 3)


def handle_points(lines: Lines) -> tuple[QPointF, QPointF]:
    """Centres of the two handles: above the start, below the end."""
    first, last = lines[0].body, lines[-1].body
    return (
        QPointF(first.left() - 1.5, first.top() - HANDLE_RADIUS),
        QPointF(last.right() + 1.5, last.bottom() + 3.5 + HANDLE_RADIUS),
    )


def handles(painter: QPainter, lines: Lines, theme: Theme) -> None:
    """The two handles with which the boundaries are moved."""
    painter.setPen(pen(theme.colours["sheet"], 1.0))
    painter.setBrush(colour(theme.colours["accent"]))
    for centre in handle_points(lines):
        painter.drawEllipse(centre, HANDLE_RADIUS, HANDLE_RADIUS)


def severity_colour(record: FindingRecord, theme: Theme) -> Rgb:
    """Red for errors, amber for warnings, blue-grey for hints."""
    names = {Severity.ERROR: "error", Severity.WARN: "warn", Severity.INFO: "info"}
    return theme.colours[names[record.finding.severity]]


def flag(painter: QPainter, centre: QPointF, rgb: Rgb, state: FindingState) -> None:
    """A flag while open, an empty one when put off, a tick once accepted."""
    left, top = centre.x() - 4.5, centre.y() - 7
    if state is FindingState.ACCEPTED:
        painter.setPen(pen(rgb, 2.0))
        tick = (QPointF(left, top + 7), QPointF(left + 3.5, top + 11), QPointF(left + 10, top + 2.5))
        painter.drawPolyline(QPolygonF(tick))
        return
    painter.setPen(pen(rgb, 1.5))
    painter.drawLine(QPointF(left, top), QPointF(left, top + 14))
    cloth = QPolygonF(
        [
            QPointF(left, top + 0.5),
            QPointF(left + 10, top + 4),
            QPointF(left, top + 8),
        ]
    )
    open_ground = QBrush(Qt.BrushStyle.NoBrush)
    painter.setBrush(colour(rgb) if state is not FindingState.LATER else open_ground)
    painter.drawPolygon(cloth)


def note_sign(painter: QPainter, centre: QPointF, ground: Rgb, rgb: Rgb) -> None:
    """A sheet with a folded corner and two lines."""
    left, top = centre.x() - 5.5, centre.y() - 6
    path = QPainterPath(QPointF(left, top))
    for x, y in ((11.0, 0.0), (11.0, 8.0), (7.5, 11.5), (0.0, 11.5)):
        path.lineTo(left + x, top + y)
    path.closeSubpath()
    painter.setPen(pen(rgb, 1.0))
    painter.setBrush(colour(ground))
    painter.drawPath(path)
    for y in (3.5, 6.5):
        painter.drawLine(QPointF(left + 2.5, top + y), QPointF(left + 8, top + y))


def todo_dot(painter: QPainter, centre: QPointF, rgb: Rgb) -> None:
    """A figure on this line that nobody has looked at."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(rgb))
    painter.drawEllipse(centre, 3, 3)


def doubt(painter: QPainter, lines: Lines, theme: Theme) -> None:
    """A wave below characters that the recognition of a scan was not sure of."""
    painter.setPen(pen(theme.colours["warn"], 1.25))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in lines:
        body = line.body
        path = QPainterPath(QPointF(body.left(), body.bottom() + _WAVE))
        x, is_up = body.left(), True
        while x < body.right():
            middle, end = min(x + _WAVE, body.right()), min(x + 2 * _WAVE, body.right())
            path.quadTo(middle, body.bottom() + (0 if is_up else 2 * _WAVE), end, body.bottom() + _WAVE)
            x, is_up = end, not is_up
        painter.drawPath(path)


def control_sign(painter: QPainter, place: Stretch, name: str, theme: Theme) -> None:
    """A character without a shape, made visible: its short name in a box over the line."""
    font = QFont(painter.font())
    font.setPixelSize(max(9, round(place.em * 0.42)))
    painter.setFont(font)
    width = QFontMetricsF(font).horizontalAdvance(name) + 4
    x, base, em = place.rect.left(), place.base, place.em
    box = QRectF(x - width / 2, base - 1.5 * em, width, em * 0.55)
    painter.setPen(pen(theme.colours["error"], 1.0))
    painter.setBrush(colour(theme.colours["sheet"]))
    painter.drawRoundedRect(box, 2, 2)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
    painter.drawLine(QPointF(x, box.bottom()), QPointF(x, base + 0.1 * em))
