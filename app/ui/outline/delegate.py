"""How a line of the outline looks: title, badge of the mandated part, counts of what is open.

A title too long for the pane goes on in a second line; the badge then stands under the counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QTreeView, QWidget

from app.models.report.outline_model import FINDINGS_ROLE, IS_POINT_ROLE, NUMBER_ROLE, OPEN_ROLE, PART_ROLE
from app.ui.look.theme import WindowTheme, theme_of
from app.ui.look.wrapping import draw_lines, height_of, set_lines

Index = QModelIndex | QPersistentModelIndex
_GAP = 6
_LEFT, _RIGHT = 2, 8
_AIR = 8  # above and below the words together
_MOST_LINES = 2
_DOT = "●"


@dataclass(frozen=True)
class _Line:
    """One line of the outline set in a width."""

    words: list[str]
    has_badge: bool = False
    is_badge_below: bool = False

    @property
    def rows(self) -> int:
        """How many lines high it is."""
        return max(len(self.words), 2 if self.is_badge_below else 1)


class OutlineDelegate(QStyledItemDelegate):
    """Paints sections; everything shown is also in the accessible text."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """See QStyledItemDelegate."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setFont(option.font)
        theme = theme_of(option.palette)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect.adjusted(_LEFT, 0, -_RIGHT, 0)
        set_ = _set(words, option.font, index, area.width())
        first = QRect(area)
        metrics = painter.fontMetrics()
        block = height_of(set_.rows, metrics)
        first.setTop(area.top() + (area.height() - block) // 2)
        first.setHeight(metrics.height())
        room = _paint_marks(painter, first, index, theme)
        if set_.has_badge:
            below = first.translated(0, metrics.lineSpacing())
            _paint_badge(painter, below if set_.is_badge_below else room, index.data(PART_ROLE), theme)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        quiet = index.data(IS_POINT_ROLE) and not is_selected
        painter.setPen(theme.colour("muted") if quiet else option.palette.color(role))
        draw_lines(painter, first, set_.words)
        painter.restore()

    def sizeHint(self, option: Any, index: Index) -> QSize:
        """One line or two, at the width that the view has for it."""
        view, depth, above = option.widget, 1, index.parent()
        width = 230
        if isinstance(view, QTreeView):
            while above.isValid():
                depth, above = depth + 1, above.parent()
            width = view.viewport().width() - depth * view.indentation()
        set_ = _set(str(index.data() or ""), option.font, index, width - _LEFT - _RIGHT)
        return QSize(width, height_of(set_.rows, option.fontMetrics) + _AIR)

    def updateEditorGeometry(self, editor: QWidget, option: Any, index: Index) -> None:
        """The editor takes the whole line."""
        editor.setGeometry(option.rect)


def _set(words: str, font: QFont, index: Index, width: int) -> _Line:
    metrics = QFontMetrics(font)
    marks = sum(_mark_width(mark, count, metrics) + _GAP for mark, count, _ in _marks(index))
    part = str(index.data(PART_ROLE) or "")
    badge = QFontMetrics(_badge_font(font)).horizontalAdvance(part) + 8 + _GAP if part else 0
    if metrics.horizontalAdvance(words) <= width - marks - badge:
        return _Line([words], has_badge=bool(part))
    lines = set_lines(words, font, width - marks, later=width - badge, most=_MOST_LINES)
    return _Line(lines, has_badge=bool(part), is_badge_below=bool(part))


def _marks(index: Index) -> list[tuple[str, str, str]]:
    """From right to left: mark, words behind it, colour."""
    opened, findings = index.data(OPEN_ROLE), index.data(FINDINGS_ROLE)
    number = index.data(NUMBER_ROLE)
    found = ((_DOT, opened, "muted"), ("⚑", findings, "warning"), ("→", number, "accent"))
    return [(mark, str(words), colour) for mark, words, colour in found if words]


def _dot_size(metrics: QFontMetrics) -> int:
    return round(metrics.ascent() * 0.4)


def _mark_width(mark: str, words: str, metrics: QFontMetrics) -> int:
    if mark == _DOT:  # drawn by hand: fonts hold discs of many sizes
        return _dot_size(metrics) + 3 + metrics.horizontalAdvance(words)
    return metrics.horizontalAdvance(mark + words)


def _paint_marks(painter: QPainter, room: QRect, index: Index, theme: WindowTheme) -> QRect:
    """Paints counts and what the number would be at the right; returns what room is left."""
    metrics = painter.fontMetrics()
    for mark, words, colour in _marks(index):
        ink = theme.colour(colour)
        painter.setPen(ink)
        width = _mark_width(mark, words, metrics)
        shown = words if mark == _DOT else mark + words
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        if mark == _DOT:
            size = _dot_size(metrics)
            disc = QRectF(room.right() - width + 1, room.center().y() - size / 2 + 1, size, size)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(ink)
            painter.drawEllipse(disc)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        room = room.adjusted(0, 0, -width - _GAP, 0)
    return room


def _badge_font(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(max(7.0, font.pointSizeF() - 1.5))
    return made


def _paint_badge(painter: QPainter, room: QRect, part: str, theme: WindowTheme) -> None:
    painter.save()
    font = _badge_font(painter.font())
    painter.setFont(font)
    metrics = QFontMetrics(font)
    width, height = metrics.horizontalAdvance(part) + 8, metrics.height() + 1
    box = QRect(room.right() - width, room.center().y() - height // 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("accent"), 1))
    painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 3, 3)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, part)
    painter.restore()
