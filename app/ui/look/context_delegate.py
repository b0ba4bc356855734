"""How a hit in its words looks: the words before right-aligned to one line down the list, the hit stressed.

Models give (before, hit, after) under the role they name.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate

from app.ui.look.theme import theme_of

Index = QModelIndex | QPersistentModelIndex
_AIR = 10
_SHARE = 0.42  # of the width for the words before the hit


class ContextDelegate(QStyledItemDelegate):
    """Paints the words around a hit; items without them are painted as usual."""

    def __init__(self, role: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._role = role

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """See QStyledItemDelegate."""
        words = index.data(self._role)
        if not words:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        before, hit, after = (" ".join(str(part).split()) for part in words)
        theme = theme_of(option.palette)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        plain = option.palette.color(
            QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        )
        muted = plain if is_selected else theme.colour("muted")
        room = option.rect.adjusted(6, 0, -6, 0)
        bold = QFont(option.font)
        bold.setBold(True)
        metrics, stressed = QFontMetrics(option.font), QFontMetrics(bold)
        middle = room.left() + round(room.width() * _SHARE)
        left = QRect(room.left(), room.top(), middle - room.left(), room.height())
        shown = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, left.width())
        painter.setFont(option.font)
        painter.setPen(muted)
        painter.drawText(left, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
        width = min(stressed.horizontalAdvance(hit) + 1, room.right() - middle)
        box = QRect(middle, room.top(), width, room.height())
        painter.setFont(bold)
        painter.setPen(plain if is_selected else theme.colour("accent"))
        vertical = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, vertical, stressed.elidedText(hit, Qt.TextElideMode.ElideRight, width))
        rest = QRect(box.right() + 1, room.top(), room.right() - box.right(), room.height())
        painter.setFont(option.font)
        painter.setPen(muted)
        painter.drawText(rest, vertical, metrics.elidedText(after, Qt.TextElideMode.ElideRight, rest.width()))
        painter.restore()

    def sizeHint(self, option: Any, index: Index) -> QSize:
        """One line with air."""
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + _AIR)
