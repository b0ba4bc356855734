"""How a line of the library list looks: name, progress bar, count, open findings.

The name comes first: where it would be cut, the bar makes way, then the flag.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate

from app.models.library.library_model import FIGURES_ROLE, FINDINGS_ROLE, IS_YEAR_ROLE, REVIEWED_ROLE
from app.ui.look.theme import WindowTheme, theme_of

Index = QModelIndex | QPersistentModelIndex
_BAR_WIDTH, _LEAST_BAR = 44, 20
_BAR_HEIGHT = 5
_GAP = 6
_NAME_CHARACTERS = 4  # a name has this much room before findings are told beside it
_FLAGS = "⚑00"
_COUNTS = ("000/000", "00/00")


class LibraryDelegate(QStyledItemDelegate):
    """Paints reports and years; everything shown is also in the tool tip and the accessible text."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """See QStyledItemDelegate."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        theme = theme_of(option.palette)
        area = option.rect.adjusted(2, 0, -8, 0)
        if index.data(IS_YEAR_ROLE):
            self._paint_year(painter, area, words, index, theme)
        else:
            self._paint_report(painter, area, words, index, option)
        painter.restore()

    def sizeHint(self, option: Any, index: Index) -> QSize:
        """One line, with air for touch and eye."""
        return QSize(120, option.fontMetrics.height() + 10)

    def _paint_year(
        self, painter: QPainter, area: QRect, words: str, index: Index, theme: WindowTheme
    ) -> None:
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        count = str(index.data(FIGURES_ROLE))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)

    def _paint_report(self, painter: QPainter, area: QRect, words: str, index: Index, option: Any) -> None:
        theme = theme_of(option.palette)
        reviewed, figures = index.data(REVIEWED_ROLE), index.data(FIGURES_ROLE)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        metrics = painter.fontMetrics()
        room = QRect(area)
        count = f"{reviewed}/{figures}" if figures else "—"
        findings = index.data(FINDINGS_ROLE)
        flags = metrics.horizontalAdvance(_FLAGS) + _GAP
        name = metrics.horizontalAdvance(words)
        usual = metrics.horizontalAdvance("国") * _NAME_CHARACTERS
        wanted = flags + min(name, usual)
        # One width for all lines, so that they stand in line; out of line rather than no flag.
        widths = map(metrics.horizontalAdvance, _COUNTS)
        width = next((width for width in widths if room.width() - width - _GAP >= flags + usual), 0)
        width = max(width, metrics.horizontalAdvance(count))
        painter.setPen(theme.colour("muted") if not is_selected else option.palette.color(role))
        box = QRect(room.right() - width, room.top(), width, room.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        room.setRight(box.left() - _GAP)
        left = room.width() - flags - _GAP
        length = min(_BAR_WIDTH, left - usual)
        if length >= _LEAST_BAR and left - length >= name:
            bar = QRect(room.right() - length, room.center().y() - _BAR_HEIGHT // 2, length, _BAR_HEIGHT)
            _paint_bar(painter, bar, reviewed / figures if figures else 0.0, theme)
            room.setRight(bar.left() - _GAP)
        if findings and room.width() >= wanted:
            painter.setPen(theme.colour("warning"))
            vertical = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(room, vertical, f"⚑{findings}")
            room.setRight(room.right() - flags)
        self._paint_name(painter, room, words, option.palette.color(role))

    def _paint_name(self, painter: QPainter, room: QRect, words: str, colour: QColor) -> None:
        painter.setPen(colour)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _paint_bar(painter: QPainter, bar: QRect, share: float, theme: WindowTheme) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("line"))
    painter.drawRoundedRect(bar, 2.5, 2.5)
    if share > 0:
        done = QRect(bar)
        done.setWidth(max(3, round(bar.width() * min(1.0, share))))
        painter.setBrush(theme.colour("ok") if share >= 1 else theme.colour("accent"))
        painter.drawRoundedRect(done, 2.5, 2.5)
