"""Two texts in two columns, their sections beside each other, scrolled together, shared passages marked.

Painted by hand: report text is never markup, and both columns are one scroll area. Text is selected with the
mouse, within one of the two.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QMenu, QWidget

from app.core.compare.passages import Passage
from app.core.compare.texts import Alignment, Block, Side
from app.ui.compare.look import Look, bold, look_of
from app.ui.compare.pair_rows import Column, PairRow, passage_format, selection_format, set_column

_PAD = 14
_LEFT, _RIGHT = 0, 1


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
        self._rows: list[PairRow] = []
        self._current = -1
        self._selection: tuple[int, int, int] | None = None  # side, where it began, where it ends
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("两份报告对照"))
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What the two texts share, in the order of the right one."""
        return self._alignment.passages

    def show_texts(self, left: Side, right: Side, alignment: Alignment, bands: dict[str, str]) -> None:
        """Shows two texts; ``bands`` names the parts (by value; "" for front matter)."""
        self._sides, self._alignment, self._bands = (left, right), alignment, bands
        self._current, self._selection = -1, None
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

    @property
    def selected_text(self) -> str:
        """What is selected in one of the two texts."""
        if self._sides is None or self._selection is None:
            return ""
        which, start, end = self._selection
        return self._sides[which].text[min(start, end) : max(start, end)].strip("\n")

    def copy_selection(self) -> None:
        """Puts the selected text on the clipboard."""
        if self.selected_text:
            QGuiApplication.clipboard().setText(self.selected_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: 40,
            Qt.Key.Key_Up: -40,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif key in steps:
            bar.setValue(bar.value() + steps[key])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        copy = menu.addAction(self.tr("复制"))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(bool(self.selected_text))
        copy.triggered.connect(self.copy_selection)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            hit = self._offset_at(event.position())
            self._select(None if hit is None else (*hit, hit[1]))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Selects in the text where the button went down."""
        if self._selection is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        which, start, _ = self._selection
        middle = self.viewport().width() / 2
        x = min(event.position().x(), middle - 1) if which == _LEFT else max(event.position().x(), middle)
        hit = self._offset_at(QPointF(x, event.position().y()))
        if hit is not None:
            self._select((which, start, hit[1]))

    def _select(self, selection: tuple[int, int, int] | None) -> None:
        if selection != self._selection:
            self._selection = selection
            self._restyle()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a shared passage goes to its counterpart; at the end of a selection nothing moves."""
        hit = self._offset_at(event.position())
        if hit is None or self.selected_text or event.button() != Qt.MouseButton.LeftButton:
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

    def _paint_row(self, painter: QPainter, row: PairRow, look: Look, top: float) -> None:
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
            row = PairRow(pair, (self._column(pair.left, _LEFT), self._column(pair.right, _RIGHT)), band, top)
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

    def _column(self, block: Block | None, which: int) -> Column | None:
        if block is None or self._sides is None:
            return None
        return set_column(block, self._sides[which].text, self.font(), self._column_width())

    def _restyle(self) -> None:
        """Marks shared passages, the current one stronger, and the selection over them."""
        look, selected = look_of(self.palette()), selection_format(self.palette())
        forms = {is_current: passage_format(look, is_current=is_current) for is_current in (True, False)}
        for row in self._rows:
            for which, column in enumerate(row.columns):
                if column is None:
                    continue
                column.marks = []
                for number, passage in enumerate(self.passages):
                    column.mark(*_span(passage, which), forms[number == self._current])
                if self._selection is not None and self._selection[0] == which:
                    start, end = sorted(self._selection[1:])
                    column.mark(start, end, selected)
        self.viewport().update()

    def _scroll_to(self, number: int, which: int) -> None:
        start = _span(self.passages[number], which)[0]
        for row in self._rows:
            column = row.columns[which]
            if column is None or not column.block.start <= start < column.block.end:
                continue
            at = row.text_top + column.top_of(start)
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
        offset = column.offset_at(x, y - row.text_top)
        return None if offset is None else (which, offset)
