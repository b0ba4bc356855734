"""Paints the cells of the comparison: digits under digits, light units, and marks that do not need colour.

A corner says that values conflict; the shape at the left says who decided: ring machine, disc confirmed,
diamond corrected, cross added.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.core.compare.arrange import RowKind
from app.core.compare.cells import Cell
from app.core.compare.changes import ChangeKind
from app.core.compare.seen import Seen, state_words
from app.core.compare.shown import ShownState
from app.core.enums import Status
from app.models.compare.table import SeenRole
from app.ui.compare.look import Look, look_of, small

Index = QModelIndex | QPersistentModelIndex
_PAD = 6
_MARK = 5.0
_PLAIN_CHANGES = frozenset({ChangeKind.IDENTICAL, ChangeKind.UNCERTAIN, ChangeKind.APART})


class _Fonts:
    """The fonts of one size with their measures; ``per`` is what stands behind the slash of units."""

    def __init__(self, font: QFont, per: str) -> None:
        # A copy: the style option that the font belongs to does not outlive the painting of its cell.
        self.number, self.unit = QFont(font), small(font)
        self.unit_metrics = QFontMetrics(self.unit)
        self.unit_width = self.unit_metrics.horizontalAdvance(f"人次/{per}" if per else "人次") + 3
        self.suffix_width = QFontMetrics(font).horizontalAdvance("+")


@dataclass(frozen=True)
class _Dress:
    """Colours and fonts of one cell."""

    look: Look
    fonts: _Fonts


class CellDelegate(QStyledItemDelegate):
    """Paints ``SeenRole`` and edits the stated number in the cell."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fonts: dict[str, _Fonts] = {}
        self._per = ""

    def set_per(self, per: str) -> None:
        """Makes room for units that are divided ("件/村"); "" for those that are not."""
        if per != self._per:
            self._per = per
            self._fonts.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        seen = index.data(SeenRole)
        if not isinstance(seen, Seen):
            return
        look = look_of(option.palette)  # type: ignore[attr-defined]
        dress = _Dress(look, self._fonts_of(option.font))  # type: ignore[attr-defined]
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        state = option.state  # type: ignore[attr-defined]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, look.selection if selected else _ground(seen, look))
        painter.setPen(look.rule)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if seen.kind is RowKind.LINE:
            self._paint_line(painter, rect, seen, dress)
        else:
            self._paint_other(painter, rect, seen, dress)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1.5, -1.5))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font = option.font  # type: ignore[attr-defined]
        metrics = QFontMetrics(font)
        return QSize(metrics.horizontalAdvance("000,000+") + 40, round(metrics.height() * 1.6))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setFrame(False)
        editor.setMaxLength(60)
        return editor

    def _fonts_of(self, font: QFont) -> _Fonts:
        key = font.key()
        if key not in self._fonts:
            self._fonts[key] = _Fonts(font, self._per)
        return self._fonts[key]

    def _paint_line(self, painter: QPainter, rect: QRect, seen: Seen, dress: _Dress) -> None:
        cell, look = seen.cell, dress.look
        if cell is None or seen.shown is None or seen.shown.state is not ShownState.VALUE:
            _paint_absence(painter, rect, seen, dress)
        else:
            doubtful = cell.off_period or cell.off_measure or cell.is_plan
            left = _paint_words(painter, rect, seen, dress, look.pale if doubtful else look.ink)
            if cell.is_plan:
                self._paint_tag(painter, rect, left, dress)
        if cell is not None:
            _paint_status(painter, rect, cell.mention.status, look)
            _paint_corners(painter, rect, cell, look)

    def _paint_tag(self, painter: QPainter, rect: QRect, left: int, dress: _Dress) -> None:
        words = self.tr("计划")
        width = dress.fonts.unit_metrics.horizontalAdvance(words) + 4
        if left - width < rect.left() + 2 * _PAD:
            return
        painter.setFont(dress.fonts.unit)
        painter.setPen(dress.look.warn)
        box = QRect(left - width - 2, rect.top(), width, rect.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_other(self, painter: QPainter, rect: QRect, seen: Seen, dress: _Dress) -> None:
        look = dress.look
        ink = look.pale
        if seen.change is not None:
            ink = look.pale if seen.change.kind in _PLAIN_CHANGES else look.ink
            if seen.change.is_jump or seen.change.kind is ChangeKind.VANISHED:
                ink = look.warn
                _paint_corner(painter, rect, look.warn, at_top=True)
        elif seen.kind is RowKind.MEDIAN:
            ink = look.ink
        else:
            _paint_count(painter, rect, seen, dress)
            return
        _paint_words(painter, rect, seen, dress, ink)


def _ground(seen: Seen, look: Look) -> QColor:
    if seen.kind is RowKind.LINE:
        absent = seen.shown is not None and seen.shown.state is ShownState.NO_REPORT
        return look.desk if absent else look.sheet
    return look.desk


def _paint_absence(painter: QPainter, rect: QRect, seen: Seen, dress: _Dress) -> None:
    state = seen.shown.state if seen.shown else ShownState.NOT_STATED
    if state is ShownState.NO_REPORT:
        return
    words = {ShownState.NOT_STATED: "—", ShownState.SET_ASIDE: "·"}.get(state) or state_words(seen)
    painter.setFont(dress.fonts.unit)
    painter.setPen(dress.look.faint if len(words) == 1 else dress.look.pale)
    right = _PAD + (dress.fonts.unit_width if len(words) == 1 else 0)
    box = rect.adjusted(_PAD, 0, -right, 0)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)


def _paint_words(painter: QPainter, rect: QRect, seen: Seen, dress: _Dress, ink: QColor) -> int:
    """Draws a value in its slots; returns where it begins."""
    words, fonts, look = seen.words, dress.fonts, dress.look
    middle = int(Qt.AlignmentFlag.AlignVCenter)
    right = rect.right() - _PAD - fonts.unit_width
    if words.unit:
        painter.setFont(fonts.unit)
        painter.setPen(look.pale)
        unit = fonts.unit_metrics.elidedText(words.unit, Qt.TextElideMode.ElideRight, fonts.unit_width + _PAD)
        painter.drawText(QRect(right + 3, rect.top(), fonts.unit_width + _PAD, rect.height()), middle, unit)
    painter.setFont(fonts.number)
    painter.setPen(ink)
    metrics = painter.fontMetrics()
    if words.suffix:
        painter.drawText(right - fonts.suffix_width, _baseline(rect, metrics), words.suffix)
    edge = right - fonts.suffix_width
    text = words.prefix + words.digits
    box = QRect(rect.left() + _PAD, rect.top(), edge - rect.left() - _PAD, rect.height())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, middle | int(Qt.AlignmentFlag.AlignRight), shown)
    return edge - metrics.horizontalAdvance(shown)


def _paint_count(painter: QPainter, rect: QRect, seen: Seen, dress: _Dress) -> None:
    """How many of how many."""
    painter.setFont(dress.fonts.unit)
    painter.setPen(dress.look.pale)
    words = f"{seen.words.digits}{seen.words.unit}"
    box = rect.adjusted(_PAD, 0, -_PAD - 2, 0)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)


def _baseline(rect: QRect, metrics: QFontMetrics) -> int:
    return rect.top() + (rect.height() - metrics.height()) // 2 + metrics.ascent()


def _paint_status(painter: QPainter, rect: QRect, status: Status, look: Look) -> None:
    """The shape that says who decided."""
    centre = QPointF(rect.left() + _PAD + 1.5, rect.center().y() + 0.5)
    half = _MARK / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.faint if status is Status.SUGGESTED else look.accent, 1.1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if status is Status.SUGGESTED:
        painter.drawEllipse(centre, half - 0.4, half - 0.4)
    elif status is Status.CONFIRMED:
        painter.setBrush(look.accent)
        painter.drawEllipse(centre, half - 0.2, half - 0.2)
    elif status is Status.CORRECTED:
        painter.setBrush(look.accent)
        x, y, r = centre.x(), centre.y(), half + 0.8
        painter.drawPolygon(
            QPolygonF([QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)])
        )
    else:
        painter.drawLine(centre - QPointF(half, 0), centre + QPointF(half, 0))
        painter.drawLine(centre - QPointF(0, half), centre + QPointF(0, half))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_corners(painter: QPainter, rect: QRect, cell: Cell, look: Look) -> None:
    if cell.conflict:
        _paint_corner(painter, rect, look.error, at_top=True)
    if cell.off_measure or cell.off_period:
        _paint_corner(painter, rect, look.warn, at_top=False)


def _paint_corner(painter: QPainter, rect: QRect, colour: QColor, *, at_top: bool) -> None:
    x, size = rect.right() + 1, 7
    y, down = (rect.top(), size) if at_top else (rect.bottom() + 1, -size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(x - size, y), QPointF(x, y), QPointF(x, y + down)]))
