"""How figure cells are painted: numbers on one edge, units light, a swatch for the category."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.core.enums import Severity, Status
from app.models.figures.choice import COL_INDICATOR, COL_STATUS, COL_VALUE
from app.models.figures.table import (
    AMOUNT_ROLE,
    CATEGORY_ROLE,
    CONFLICT_ROLE,
    KEY_ROLE,
    STATUS_ROLE,
    UNIT_ROLE,
)
from app.ui.look.theme import mix, theme_of

Index = QModelIndex | QPersistentModelIndex
_PAD = 5
_SWATCH = 8
_CORNER = 7
PALE = 0.7  # of the ink, for units and what nobody decided yet
ROW_LINES = 1.5  # height of a row in lines
UNIT_GAP = 3  # between a number and its unit


class FigureDelegate(QStyledItemDelegate):
    """Paints one cell; report text goes to the painter as it is, never through rich text."""

    unit_room = 0
    """Pixels for the units and the gap before them, the same in all rows, so that numbers end on one edge."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = QStyleOptionViewItem(option)
        self.initStyleOption(view, index)
        text, view.text = view.text, ""  # type: ignore[attr-defined]
        widget: QWidget = view.widget  # type: ignore[attr-defined]
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, view, painter, widget)
        painter.save()
        painter.setFont(view.font)  # type: ignore[attr-defined]
        ink, pale = _inks(view)
        if index.data(STATUS_ROLE) == str(Status.REJECTED):
            ink = pale
        painter.setPen(ink)
        cell = view.rect.adjusted(_PAD, 0, -_PAD, 0)  # type: ignore[attr-defined]
        if index.column() == COL_VALUE and index.data(KEY_ROLE):
            self._paint_value(painter, cell, index, ink, pale)
        elif index.column() == COL_INDICATOR:
            hue = theme_of(view.palette).category(index.data(CATEGORY_ROLE))  # type: ignore[attr-defined]
            _paint_name(painter, cell, index, text, hue)
        else:
            if index.column() == COL_STATUS and index.data(STATUS_ROLE) == str(Status.SUGGESTED):
                painter.setPen(pale)
            if index.column() == COL_STATUS and painter.fontMetrics().horizontalAdvance(text) > cell.width():
                text = text.partition(" ")[0]
            _paint_text(painter, cell, text)
        if index.column() == COL_VALUE and index.data(CONFLICT_ROLE):
            error = index.data(CONFLICT_ROLE) == str(Severity.ERROR)
            colour = theme_of(view.palette).colour("error" if error else "warning")  # type: ignore[attr-defined]
            _paint_corner(painter, view.rect, colour)  # type: ignore[attr-defined]
        painter.restore()

    def _paint_value(self, painter: QPainter, cell: QRect, index: Index, ink: QColor, pale: QColor) -> None:
        number = cell.adjusted(0, 0, -self.unit_room, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine
        painter.setPen(ink)
        painter.drawText(number, int(flags), index.data(AMOUNT_ROLE))
        painter.setPen(pale)
        unit = cell.adjusted(cell.width() - self.unit_room + UNIT_GAP, 0, 0, 0)
        _paint_text(painter, unit, index.data(UNIT_ROLE))


def _inks(view: QStyleOptionViewItem) -> tuple[QColor, QColor]:
    palette: QPalette = view.palette  # type: ignore[attr-defined]
    selected = bool(view.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
    role = QPalette.ColorRole
    ink = palette.color(role.HighlightedText if selected else role.Text)
    ground = palette.color(role.Highlight if selected else role.Base)
    return ink, mix(ink, ground, PALE)


def _paint_corner(painter: QPainter, cell: QRect, colour: QColor) -> None:
    """The corner mark of a number that another place contradicts."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    corner = cell.topRight() + QPoint(1, 1)
    painter.drawPolygon([corner, corner - QPoint(_CORNER, 0), corner + QPoint(0, _CORNER)])


def _paint_text(painter: QPainter, cell: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, cell.width())
    painter.drawText(cell, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)


def _paint_name(painter: QPainter, cell: QRect, index: Index, text: str, hue: QColor) -> None:
    if not index.data(KEY_ROLE):
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
    swatch = QRect(cell.left(), cell.center().y() - _SWATCH // 2 + 1, _SWATCH, _SWATCH)
    painter.fillRect(swatch, hue)
    rejected = index.data(STATUS_ROLE) == str(Status.REJECTED)
    words = cell.adjusted(_SWATCH + 6, 0, 0, 0)
    if rejected:
        font = QFont(painter.font())
        font.setStrikeOut(True)
        painter.setFont(font)
    _paint_text(painter, words, text)
