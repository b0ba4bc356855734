"""The heads of the comparison: names in wrapped lines, categories as bands that fold, and the sorted column.

The vertical head is the frozen first column of the table.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from app.core.compare.arrange import Row, RowKind
from app.core.compare.table import Line, LineKind
from app.models.compare.table import LineRole, RowRole, head_text
from app.ui.compare.look import Look, bold, look_of, small
from app.ui.look.wrapping import set_lines

_PAD = 8
_WIDEST = 240
_NAME_LINES = 3


class CompareHead(QHeaderView):
    """One head. ``group_clicked`` names the category to fold or unfold, ``sort_clicked`` the section."""

    group_clicked = Signal(str)
    sort_clicked = Signal(int)

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._sorted: int | None = None
        self._descending = True

    def show_sorting(self, section: int | None, *, descending: bool) -> None:
        """Marks the section that the rows are sorted by."""
        self._sorted, self._descending = section, descending
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        resizing = self.cursor().shape() in (Qt.CursorShape.SplitHCursor, Qt.CursorShape.SplitVCursor)
        super().mouseReleaseEvent(event)
        if section < 0 or resizing or event.button() != Qt.MouseButton.LeftButton:
            return
        row = self._row(section)
        in_band = self._is_across() and event.position().y() < self._band_height()
        if row is not None and row.group and (row.kind is RowKind.GROUP or in_band):
            self.group_clicked.emit(row.group)
        elif row is not None and self._is_across():
            self.sort_clicked.emit(section)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        if self._is_across():
            lines = _NAME_LINES if self._has_groups() else 2
            return QSize(100, metrics.lineSpacing() * lines + 10 + self._band_height())
        few = range(min(self.count(), 400))
        widths = [metrics.horizontalAdvance(f"{self._text(i)} {self._detail(i)}") for i in few]
        return QSize(min(max(widths, default=60) + 3 * _PAD + 10, _WIDEST), 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_across() and self._has_groups():
            painter = QPainter(self.viewport())
            self._paint_bands(painter, look_of(self.palette()))
            painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802  (Qt's name)
        row = self._row(section)
        if row is None or not rect.isValid():
            return
        look = look_of(self.palette())
        painter.save()
        painter.setClipRect(rect)
        is_group = row.kind is RowKind.GROUP
        painter.fillRect(rect, look.head(row.group) if is_group else look.desk)
        painter.setPen(look.rule)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._is_across():
            self._paint_across(painter, rect, section, row, look)
        else:
            self._paint_down(painter, rect, section, row, look)
        painter.restore()

    def _paint_across(self, painter: QPainter, rect: QRect, section: int, row: Row, look: Look) -> None:
        box = rect.adjusted(_PAD - 2, self._band_height() + 3, -_PAD + 2, -3)
        if row.kind is RowKind.GROUP:
            painter.setPen(look.pale)
            painter.setFont(small(self.font()))
            words = self.tr("项数")
        else:
            painter.setPen(look.ink if row.kind is RowKind.LINE else look.pale)
            words = head_text(row)
        if section == self._sorted:
            painter.setPen(look.accent)
            words = f"{words} {'▼' if self._descending else '▲'}"
        line = self._line(section)
        if line is not None and line.kind is LineKind.TOWN:
            # Names stand on one line, whether or not the county below them is known.
            draw_head(painter, box.adjusted(0, 0, 0, -self.fontMetrics().height()), words)
            painter.setFont(small(self.font()))
            painter.setPen(look.pale)
            words = line.detail
        draw_head(painter, box, words)

    def _paint_down(self, painter: QPainter, rect: QRect, section: int, row: Row, look: Look) -> None:
        box = rect.adjusted(_PAD, 0, -4, 0)
        painter.setPen(look.ink)
        words = self._text(section)
        if row.kind is RowKind.GROUP:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), look.line(row.group))
            painter.setFont(bold(self.font()))
            words = f"{'▸' if row.is_folded else '▾'} {words}"
        elif row.group and self._is_indicator(section):
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), look.line(row.group))
            box.adjust(12, 0, 0, 0)
        elif row.kind is not RowKind.LINE:
            painter.setPen(look.pale)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(box, middle, shown)
        detail = self._detail(section)
        left = metrics.horizontalAdvance(shown) + _PAD
        if detail and left + metrics.horizontalAdvance("国…") < box.width():
            painter.setFont(small(self.font()))
            painter.setPen(look.pale)
            rest = painter.fontMetrics().elidedText(detail, Qt.TextElideMode.ElideRight, box.width() - left)
            painter.drawText(box.adjusted(left, 0, 0, 0), middle, rest)

    def _paint_bands(self, painter: QPainter, look: Look) -> None:
        """The categories over their columns; a name stays in sight while any of its columns is."""
        painter.setFont(bold(self.font()))
        metrics = painter.fontMetrics()
        for row, left, right in self._bands():
            band = QRect(left, 0, right - left, self._band_height())
            painter.fillRect(band, look.head(row.group))
            painter.fillRect(QRect(left, 0, right - left, 3), look.line(row.group))
            painter.setPen(look.rule)
            painter.drawLine(QPoint(right - 1, 0), QPoint(right - 1, self.height()))
            box = band.intersected(self.viewport().rect()).adjusted(5, 3, -3, 0)
            painter.setPen(look.ink)
            words = f"{'▸' if row.is_folded else '▾'} {row.label}"
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _bands(self) -> list[tuple[Row, int, int]]:
        """Group rows with the range of their columns in the viewport, those in sight only."""
        bands: list[tuple[Row, int, int]] = []
        width = self.viewport().width()
        for section in range(self.count()):
            row = self._row(section)
            left = self.sectionViewportPosition(section)
            right = left + self.sectionSize(section)
            if row is None or left > width:
                break
            if row.kind is RowKind.GROUP:
                bands.append((row, left, right))
            elif bands:
                bands[-1] = (bands[-1][0], bands[-1][1], right)
        return [band for band in bands if band[2] > 0]

    def _row(self, section: int) -> Row | None:
        found = self.model().headerData(section, self.orientation(), RowRole) if self.model() else None
        return found if isinstance(found, Row) else None

    def _line(self, section: int) -> Line | None:
        found = self.model().headerData(section, self.orientation(), LineRole)
        return found if isinstance(found, Line) else None

    def _is_indicator(self, section: int) -> bool:
        line = self._line(section)
        return line is not None and line.kind is LineKind.INDICATOR

    def _detail(self, section: int) -> str:
        """The county beside a town's name; units stand in the cells."""
        line = self._line(section)
        return line.detail if line is not None and line.kind is LineKind.TOWN else ""

    def _text(self, section: int) -> str:
        row = self._row(section)
        if row is None:
            return ""
        return head_text(row)

    def _is_across(self) -> bool:
        return self.orientation() is Qt.Orientation.Horizontal

    def _has_groups(self) -> bool:
        first = self._row(0) if self.count() else None
        return first is not None and first.kind is RowKind.GROUP

    def _band_height(self) -> int:
        return self.fontMetrics().height() + 8 if self._is_across() and self._has_groups() else 0


def draw_head(painter: QPainter, box: QRect, words: str) -> None:
    """At the lower right of ``box``, in as many lines as have room there; more is cut with "…"."""
    most = max(1, box.height() // painter.fontMetrics().lineSpacing())
    lines = set_lines(words, painter.font(), box.width(), most=most)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), "\n".join(lines))
