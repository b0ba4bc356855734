"""How a line of the outline looks: title, badge of the mandated part, counts of what is open."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QWidget

from app.models.outline_model import FINDINGS_ROLE, IS_POINT_ROLE, NUMBER_ROLE, OPEN_ROLE, PART_ROLE
from app.ui.theme import WindowTheme, theme_of

Index = QModelIndex | QPersistentModelIndex
_GAP = 6


class OutlineDelegate(QStyledItemDelegate):
    """Paints sections; everything shown is also in the accessible text."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """See QStyledItemDelegate."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        theme = theme_of(option.palette)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        room = option.rect.adjusted(2, 0, -8, 0)
        room = _paint_counts(painter, room, index, theme)
        part = index.data(PART_ROLE)
        if part:
            room = _paint_badge(painter, room, part, theme)
        number = index.data(NUMBER_ROLE)
        if number:
            room = _paint_number(painter, room, number, theme)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        quiet = index.data(IS_POINT_ROLE) and not is_selected
        painter.setPen(theme.colour("muted") if quiet else option.palette.color(role))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

    def sizeHint(self, option: Any, index: Index) -> QSize:
        """One line."""
        return QSize(120, option.fontMetrics.height() + 8)

    def updateEditorGeometry(self, editor: QWidget, option: Any, index: Index) -> None:
        """The editor takes the whole line."""
        editor.setGeometry(option.rect)


def _paint_counts(painter: QPainter, room: QRect, index: Index, theme: WindowTheme) -> QRect:
    """Paints open findings and figures at the right; returns what room is left."""
    metrics = painter.fontMetrics()
    opened, findings = index.data(OPEN_ROLE), index.data(FINDINGS_ROLE)
    marks = ((f"●{opened}", opened, "muted"), (f"⚑{findings}", findings, "warning"))
    for words, count, colour in marks:
        if count:
            painter.setPen(theme.colour(colour))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            room = room.adjusted(0, 0, -metrics.horizontalAdvance(words) - _GAP, 0)
    return room


def _paint_number(painter: QPainter, room: QRect, number: str, theme: WindowTheme) -> QRect:
    """Paints what the number would be; returns what room is left."""
    words = f"→{number}"
    painter.setPen(theme.colour("accent"))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
    return room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(words) - _GAP, 0)


def _paint_badge(painter: QPainter, room: QRect, part: str, theme: WindowTheme) -> QRect:
    font = QFont(painter.font())
    painter.save()
    font.setPointSizeF(max(7.0, font.pointSizeF() - 1.5))
    painter.setFont(font)
    metrics = QFontMetrics(font)
    width, height = metrics.horizontalAdvance(part) + 8, metrics.height() + 1
    box = QRect(room.right() - width, room.center().y() - height // 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("accent"), 1))
    painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 3, 3)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, part)
    painter.restore()
    return room.adjusted(0, 0, -width - _GAP, 0)
