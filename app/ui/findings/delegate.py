"""How the lines of the list of findings look: head lines of groups, and the words of each finding."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate

from app.core.enums import FindingState, Severity
from app.models.findings.finding_model import COUNT_ROLE, DECISION_ROLE, SEVERITY_ROLE, STATE_ROLE
from app.ui.look.theme import theme_of
from app.ui.look.wrapping import draw_lines, height_of, set_lines

Index = QModelIndex | QPersistentModelIndex
_MARKS = {Severity.ERROR: ("✖", "error"), Severity.WARN: ("⚑", "warning"), Severity.INFO: ("ⓘ", "muted")}
_DECIDED = ("✓", "ok")
_MARGIN = 8
_INDENT = 24
_PADDING = 4
_BELOW = 2  # between how it was decided and its words
_GAP = 6


class FindingDelegate(QStyledItemDelegate):
    """A head line: mark, rule and count. A finding: its words, all of them, and how it was decided."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """See QStyledItemDelegate."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        painter.save()
        if index.data(COUNT_ROLE) is not None:
            self._paint_head(painter, option, index, words)
        else:
            style = option.widget.style() if option.widget else QApplication.style()
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
            self._paint_finding(painter, option, index, words)
        painter.restore()

    def _paint_head(self, painter: QPainter, option: Any, index: Index, words: str) -> None:
        theme = theme_of(option.palette)
        mark, colour = _MARKS.get(index.data(SEVERITY_ROLE), _DECIDED)
        area = option.rect.adjusted(_MARGIN, 2 * _PADDING, -_MARGIN, -_PADDING)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour(colour))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, mark)
        taken = painter.fontMetrics().horizontalAdvance(mark) + _GAP
        painter.drawText(
            area.adjusted(max(taken, _INDENT - _MARGIN), 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            words,
        )
        painter.setPen(theme.colour("muted"))
        count = str(index.data(COUNT_ROLE))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)

    def _paint_finding(self, painter: QPainter, option: Any, index: Index, words: str) -> None:
        theme = theme_of(option.palette)
        area = option.rect.adjusted(_INDENT, _PADDING, -_MARGIN, -_PADDING)
        decision = _decision(index, painter.font(), area.width())
        is_settled = FindingState(index.data(STATE_ROLE)).is_settled
        if decision:
            painter.setPen(theme.colour("ok" if is_settled else "warning"))
            draw_lines(painter, area, decision)
            area = area.adjusted(0, height_of(len(decision), option.fontMetrics) + _BELOW, 0, 0)
        painter.setPen(theme.colour("muted" if is_settled else "text"))
        draw_lines(painter, area, set_lines(words, painter.font(), area.width()))

    def sizeHint(self, option: Any, index: Index) -> QSize:
        """As high as the words need at the list's width."""
        width = option.widget.viewport().width() if option.widget else 280
        line = option.fontMetrics.height()
        if index.data(COUNT_ROLE) is not None:
            return QSize(width, line + 3 * _PADDING)
        room = max(60, width - _INDENT - _MARGIN)
        decision = _decision(index, option.font, room)
        lines = set_lines(str(index.data() or ""), option.font, room)
        above = height_of(len(decision), option.fontMetrics) + _BELOW if decision else 0
        return QSize(width, height_of(len(lines), option.fontMetrics) + above + 2 * _PADDING)


def _decision(index: Index, font: QFont, room: int) -> list[str]:
    words = str(index.data(DECISION_ROLE) or "")
    return set_lines(words, font, room) if words else []
