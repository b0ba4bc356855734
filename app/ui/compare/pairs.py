"""Two texts in two columns, their sections beside each other, scrolled together, shared passages marked.

Painted by hand: report text is never markup, and both columns are one scroll area.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.core.compare.passages import Passage
from app.core.compare.texts import Alignment, Block, Pair, Side
from app.core.palette import mix
from app.core.utf16 import Utf16Map
from app.ui.compare.look import Look, bold, look_of

_PAD = 14
_LINE = 1.5
_LEFT, _RIGHT = 0, 1


@dataclass
class _Column:
    """One block, laid out: its text begins at ``start`` of the report."""

    block: Block
    layout: QTextLayout
    units: Utf16Map
    height: float = 0.0
    marks: list[QTextLayout.FormatRange] = field(default_factory=list)


@dataclass
class _Row:
    """A pair with its place: ``top`` of the row, ``text_top`` of its texts below a part's name."""

    pair: Pair
    columns: tuple[_Column | None, _Column | None]
    band: str
    top: float = 0.0
    text_top: float = 0.0
    height: float = 0.0


def _span(passage: Passage, which: int) -> tuple[int, int]:
    if which == _LEFT:
        return passage.left_start, passage.left_end
    return passage.right_start, passage.right_end


class PairsView(QAbstractScrollArea):
    """Shows an ``Alignment``. ``place_wanted`` tells side (0 left, 1 right) and offset of a double click."""

    place_wanted = Signal(int, int)
    passage_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: tuple[Side, Side] | None = None
        self._alignment = Alignment((), ())
        self._bands: dict[str, str] = {}
        self._rows: list[_Row] = []
        self._current = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("两份报告对照"))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What the two texts share, in the order of the right one."""
        return self._alignment.passages

    def show_texts(self, left: Side, right: Side, alignment: Alignment, bands: dict[str, str]) -> None:
        """Shows two texts; ``bands`` names the parts (by value; "" for front matter)."""
        self._sides, self._alignment, self._bands = (left, right), alignment, bands
        self._current = -1
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def go_to_passage(self, number: int) -> None:
        """Makes a passage the current one and scrolls to it in the left text."""
        if not 0 <= number < len(self.passages):
            return
        self._current = number
        self._restyle()
        self._scroll_to(number, _LEFT)
        self.passage_changed.emit(number)

    def step(self, way: int) -> None:
        """To the next (1) or previous (-1) passage, round at the ends."""
        count = len(self.passages)
        if count:
            self.go_to_passage(
                (self._current + way) % count if self._current >= 0 else (0 if way > 0 else count - 1)
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: 40,
            Qt.Key.Key_Up: -40,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        key = Qt.Key(event.key())
        if key in steps:
            bar.setValue(bar.value() + steps[key])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a shared passage goes to its counterpart."""
        hit = self._offset_at(event.position())
        if hit is None:
            return
        which, offset = hit
        for number, passage in enumerate(self.passages):
            start, end = _span(passage, which)
            if start <= offset < end:
                self._current = number
                self._restyle()
                self._scroll_to(number, 1 - which)
                self.passage_changed.emit(number)
                return

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self._offset_at(event.position())
        if hit is not None:
            self.place_wanted.emit(*hit)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self.palette())
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), look.sheet)
        offset = self.verticalScrollBar().value()
        width = self.viewport().width()
        painter.setPen(look.rule)
        painter.drawLine(QPointF(width / 2, 0), QPointF(width / 2, self.viewport().height()))
        for row in self._rows:
            if row.top + row.height < offset or row.top > offset + self.viewport().height():
                continue
            self._paint_row(painter, row, look, row.top - offset)
        painter.end()

    def _paint_row(self, painter: QPainter, row: _Row, look: Look, top: float) -> None:
        width = self.viewport().width()
        if row.band:
            band = QRectF(0, top, width, row.text_top - row.top - 4)
            painter.fillRect(band, look.desk)
            painter.setFont(bold(self.font()))
            painter.setPen(look.ink)
            painter.drawText(band.adjusted(_PAD, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), row.band)
        text_top = top + row.text_top - row.top
        for which, column in enumerate(row.columns):
            left = which * width / 2 + _PAD
            if column is not None:
                painter.setPen(look.ink)
                column.layout.draw(painter, QPointF(left, text_top), column.marks)
            else:
                painter.setFont(self.font())
                painter.setPen(look.pale)
                box = QRectF(left, text_top, width / 2 - 2 * _PAD, 40)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignTop), self.tr("（没有相应的内容）"))
        painter.setPen(look.rule)
        bottom = top + row.height - 1
        painter.drawLine(QPointF(0, bottom), QPointF(width, bottom))

    def _column_width(self) -> float:
        return max(self.viewport().width() / 2 - 2 * _PAD, 80.0)

    def _lay_out(self) -> None:
        self._rows = []
        top = 0.0
        band_height = QFontMetricsF(bold(self.font())).height() * 1.7
        last: str | None = None
        for pair in self._alignment.pairs:
            part = str(pair.part) if pair.part else ""
            band = self._bands.get(part, "") if part != last else ""
            last = part
            row = _Row(pair, (self._column(pair.left, _LEFT), self._column(pair.right, _RIGHT)), band, top)
            row.text_top = top + (band_height + 4 if band else 0) + 8
            texts = [c.height for c in row.columns if c is not None]
            row.height = row.text_top - top + max(texts, default=40.0) + 10
            top += row.height
            self._rows.append(row)
        self._restyle()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(top) - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        self.viewport().update()

    def _column(self, block: Block | None, which: int) -> _Column | None:
        if block is None or self._sides is None:
            return None
        text = self._sides[which].text[block.start : block.end].rstrip()
        column = _Column(block, QTextLayout(text.replace("\n", "\u2028"), self.font()), Utf16Map(text))
        at = text.find(block.title) if block.title else -1
        if at >= 0:
            form = QTextCharFormat()
            form.setFontWeight(QFont.Weight.Bold)
            column.layout.setFormats([_range(column, at, at + len(block.title), form)])
        column.layout.beginLayout()
        pitch = QFontMetricsF(self.font()).height() * _LINE
        while (line := column.layout.createLine()).isValid():
            line.setLineWidth(self._column_width())
            line.setPosition(QPointF(0, column.height))
            column.height += pitch
        column.layout.endLayout()
        return column

    def _restyle(self) -> None:
        """Marks shared passages, the current one stronger."""
        look = look_of(self.palette())
        for row in self._rows:
            for which, column in enumerate(row.columns):
                if column is not None:
                    column.marks = self._marks(column, which, look)
        self.viewport().update()

    def _marks(self, column: _Column, which: int, look: Look) -> list[QTextLayout.FormatRange]:
        block, found = column.block, []
        for number, passage in enumerate(self.passages):
            start, end = _span(passage, which)
            start, end = max(start, block.start) - block.start, min(end, block.end) - block.start
            if start < end:
                found.append(_range(column, start, end, _mark(look, is_current=number == self._current)))
        return found

    def _scroll_to(self, number: int, which: int) -> None:
        start = _span(self.passages[number], which)[0]
        for row in self._rows:
            column = row.columns[which]
            if column is None or not column.block.start <= start < column.block.end:
                continue
            line = column.layout.lineForTextPosition(column.units.to_qt(start - column.block.start))
            at = row.text_top + (line.y() if line.isValid() else 0)
            self.verticalScrollBar().setValue(round(at - self.viewport().height() / 3))
            return

    def _offset_at(self, at: QPointF) -> tuple[int, int] | None:
        """Side and offset (code points of the report) under a point of the viewport."""
        y = at.y() + self.verticalScrollBar().value()
        which = _LEFT if at.x() < self.viewport().width() / 2 else _RIGHT
        row = next((r for r in self._rows if r.text_top <= y < r.top + r.height), None)
        column = row.columns[which] if row else None
        if row is None or column is None:
            return None
        x = at.x() - which * self.viewport().width() / 2 - _PAD
        pitch = QFontMetricsF(self.font()).height() * _LINE
        number = int((y - row.text_top) // pitch)
        if not 0 <= number < column.layout.lineCount():
            return None
        position = column.layout.lineAt(number).xToCursor(x)
        return which, column.block.start + column.units.from_qt(position)


def _range(column: _Column, start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = column.units.to_qt(start)  # type: ignore[attr-defined]
    found.length = column.units.to_qt(end) - column.units.to_qt(start)  # type: ignore[attr-defined]
    found.format = form  # type: ignore[attr-defined]
    return found


def _mark(look: Look, *, is_current: bool) -> QTextCharFormat:
    """How a shared passage looks; underlined too, for print and for eyes that do not see the tint."""
    accent = look.accent.red(), look.accent.green(), look.accent.blue()
    sheet = look.sheet.red(), look.sheet.green(), look.sheet.blue()
    form = QTextCharFormat()
    form.setBackground(QColor(*mix(accent, sheet, 0.32 if is_current else 0.12)))
    form.setUnderlineStyle(
        QTextCharFormat.UnderlineStyle.SingleUnderline
        if is_current
        else QTextCharFormat.UnderlineStyle.DotLine
    )
    form.setUnderlineColor(look.accent)
    return form
