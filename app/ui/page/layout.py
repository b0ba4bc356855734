"""The layout of the page: paragraphs set one by one, when they are first seen.

Qt's own text layout sets a whole document after every change of width or format. A report of 300,000
characters is here shown at once: heights are estimated from the number of characters (Chinese type is
of one width) and made exact as paragraphs are painted, or in short spells of idle time. Marks are not
painted here.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
)

from app.ui.page.fonts import Faces
from app.ui.page.paper import Setting
from app.ui.page.paragraphs import Paragraphs
from app.ui.page.roles import LineRole
from app.ui.page.stretch import Stretch
from app.ui.page.typesetter import Typesetter

TOP_SPACE, BOTTOM_SPACE = 2.2, 3.0  # sheet margins above and below the text, in characters


class PaperLayout(QAbstractTextDocumentLayout):
    """Sets a document in one column, ``width`` pixels wide and ``left`` pixels from the edge."""

    def __init__(
        self, document: QTextDocument, faces: Faces, setting: Setting, *, width: float, left: float
    ) -> None:
        super().__init__(document)
        self._faces = faces
        self._setting = setting
        self._width = width
        self._left = left
        self._page_width = width + 2 * left
        self._ink = QColor(Qt.GlobalColor.black)
        self._selected = QColor(Qt.GlobalColor.lightGray)
        self._paragraphs = Paragraphs(setting.lengths)
        self._next_idle = 0
        self._estimate()

    # Geometry

    @property
    def width(self) -> float:
        """Width of the text column in pixels."""
        return self._width

    @property
    def left(self) -> float:
        """Distance of the text column from the left edge of the viewport in pixels."""
        return self._left

    @property
    def faces(self) -> Faces:
        """The fonts the page is set in."""
        return self._faces

    def set_column(self, *, width: float, left: float, page_width: float) -> None:
        """Move the column; paragraphs are set anew only if its width changes."""
        changed = width != self._width
        self._width, self._left, self._page_width = width, left, page_width
        if changed:
            self._estimate()
        self.documentSizeChanged.emit(self.documentSize())

    def set_anew(self, faces: Faces, setting: Setting, *, width: float) -> None:
        """Set everything anew in other fonts or roles; the text is the same."""
        self._faces, self._setting, self._width = faces, setting, width
        self._estimate()
        self.documentSizeChanged.emit(self.documentSize())

    def set_colours(self, *, ink: QColor, selected: QColor) -> None:
        """Colours of the words and behind selected ones; a style sheet may have changed the palette's."""
        self._ink, self._selected = ink, selected

    def _estimate(self) -> None:
        """Nothing is set; everything stands where its length says."""
        self._typesetter = Typesetter(self._faces, self._setting, self._width)
        self._paragraphs.estimate(
            top=self._faces.em * TOP_SPACE,
            columns=max(1, int(self._width // self._faces.em)),
            pitch=self._faces.pitch,
            large=(n for n, role in enumerate(self._setting.roles) if role is LineRole.TITLE),
            large_pitch=self._faces.title_pitch,
        )
        self._next_idle = 0

    @property
    def height(self) -> float:
        """Height of the whole sheet in pixels: exact once ``is_complete``."""
        return self._paragraphs.tops[-1] + self._faces.em * BOTTOM_SPACE

    @property
    def is_complete(self) -> bool:
        """Whether every paragraph has been set."""
        return self._next_idle >= len(self._paragraphs)

    def top_of(self, number: int) -> float:
        """Top of a paragraph in document pixels; an estimate while paragraphs above are not set."""
        return self._paragraphs.tops[number]

    def number_at(self, y: float) -> int:
        """The paragraph at a height; the first or last beyond the ends."""
        return self._paragraphs.number_at(y)

    def range_of(self, top: float, bottom: float) -> tuple[int, int]:
        """The Qt positions of the paragraphs between two heights."""
        starts = self._paragraphs.starts
        return starts[self.number_at(top)], starts[self.number_at(bottom) + 1]

    def settle(self, budget: float) -> None:
        """Set further paragraphs from the top on for about ``budget`` seconds."""
        stop = perf_counter() + budget
        block = self.document().findBlockByNumber(self._next_idle)
        changed = False
        while block.isValid() and perf_counter() < stop:
            changed = self._set_block(block) or changed
            block = block.next()
            self._next_idle += 1
        self._follow(changed=changed)

    def settle_range(self, top: float, bottom: float) -> None:
        """Set the paragraphs between two heights, so that their places are exact."""
        number = self.number_at(top)
        block = self.document().findBlockByNumber(number)
        y, changed = self._paragraphs.tops[number], False
        while block.isValid() and y < bottom:
            changed = self._set_block(block) or changed
            y += self._paragraphs.heights[number]
            block = block.next()
            number += 1
        self._follow(changed=changed)

    def _follow(self, *, changed: bool) -> None:
        """After paragraphs were set: what stands below moves."""
        if changed:
            self._paragraphs.add_up()
            self.documentSizeChanged.emit(self.documentSize())

    def _settle_block(self, block: QTextBlock) -> None:
        self._follow(changed=self._set_block(block))

    def _set_block(self, block: QTextBlock) -> bool:
        """Set a paragraph that is not set yet; True where its height is another one than was thought."""
        number = block.blockNumber()
        if self._paragraphs.is_set(number):
            return False
        return self._paragraphs.set_height(number, self._typesetter.set(block))

    # What the marks ask

    def lines(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches of lines that Qt positions ``start``–``end`` cover."""
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < max(end, start + 1):
            self._settle_block(block)
            yield from self._lines_in(block, start - block.position(), end - block.position())
            block = block.next()

    def _lines_in(self, block: QTextBlock, start: int, end: int) -> Iterator[Stretch]:
        layout, number = block.layout(), block.blockNumber()
        pitch, em = self._typesetter.pitch(number), self._typesetter.em(number)
        start = max(start, 0)
        index = max(layout.lineForTextPosition(min(start, block.length() - 1)).lineNumber(), 0)
        while index < layout.lineCount():
            line = layout.lineAt(index)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if first >= end and first > start:
                return
            left = _x_of(line, max(start, first))
            right = _x_of(line, min(end, last)) if end < last else line.naturalTextRect().right()
            y = self._paragraphs.tops[number] + index * pitch
            base = self._paragraphs.tops[number] + line.y() + line.ascent()
            yield Stretch(QRectF(self._left + left, y, max(right - left, 0.0), pitch), base, em)
            if end <= last:
                return
            index += 1

    def char_at(self, point: QPointF) -> int:
        """The Qt position of the character under a point; -1 beside the words."""
        if (
            not 0
            <= point.y() - self._paragraphs.tops[0]
            < self._paragraphs.tops[-1] - self._paragraphs.tops[0]
        ):
            return -1
        number = self.number_at(point.y())
        block = self.document().findBlockByNumber(number)
        self._settle_block(block)
        row = int((point.y() - self._paragraphs.tops[number]) // self._typesetter.pitch(number))
        line = block.layout().lineAt(min(max(row, 0), block.layout().lineCount() - 1))
        x = point.x() - self._left
        if not line.naturalTextRect().left() <= x < line.naturalTextRect().right():
            return -1
        return block.position() + int(line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter))

    def line_top(self, position: int) -> tuple[float, float]:
        """Top and height of the line that holds a Qt position; an estimate if it is not set yet."""
        paragraphs = self._paragraphs
        number = paragraphs.number_of(position)
        start, pitch = paragraphs.starts[number], self._typesetter.pitch(number)
        if not paragraphs.is_set(number):
            share = (position - start) / max(paragraphs.starts[number + 1] - start, 1)
            return paragraphs.tops[number] + share * (paragraphs.heights[number] - pitch), pitch
        lines = self.document().findBlockByNumber(number).layout()
        index = max(lines.lineForTextPosition(position - start).lineNumber(), 0)
        return paragraphs.tops[number] + index * pitch, pitch

    # What Qt asks

    def documentChanged(self, _start: int, _removed: int, _added: int) -> None:  # noqa: N802
        """The text never changes; a change of format marks its paragraphs in ``PageView``'s order."""

    def documentSize(self) -> QSizeF:  # noqa: N802
        return QSizeF(self._page_width, self.height)

    def pageCount(self) -> int:  # noqa: N802
        return 1

    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:  # noqa: N802
        return QRectF(QPointF(0, 0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802
        if not block.isValid():
            return QRectF()
        self._settle_block(block)
        number = block.blockNumber()
        return QRectF(
            self._left, self._paragraphs.tops[number], self._width, self._paragraphs.heights[number]
        )

    def hitTest(self, point: Any, _accuracy: Qt.HitTestAccuracy) -> int:  # noqa: N802
        number = self.number_at(point.y())
        block = self.document().findBlockByNumber(number)
        self._settle_block(block)
        layout = block.layout()
        row = int((point.y() - self._paragraphs.tops[number]) // self._typesetter.pitch(number))
        line = layout.lineAt(min(max(row, 0), layout.lineCount() - 1))
        return block.position() + int(line.xToCursor(point.x() - self._left))

    def draw(self, painter: QPainter, context: Any) -> None:
        clip = context.clip if context.clip.isValid() else QRectF(QPointF(0, 0), self.documentSize())
        painter.setPen(self._ink)
        block = self.document().findBlockByNumber(self.number_at(clip.top()))
        while block.isValid() and self._paragraphs.tops[block.blockNumber()] < clip.bottom():
            self._settle_block(block)
            place = QPointF(self._left, self._paragraphs.tops[block.blockNumber()])
            layout = block.layout()
            layout.draw(painter, place, self._selections(block, context), clip)
            at = context.cursorPosition - block.position()
            if 0 <= at < block.length():
                layout.drawCursor(painter, place, at, 1)
            block = block.next()

    def _selections(self, block: QTextBlock, context: Any) -> list[Any]:
        """The parts of the selection that lie in a block; PySide's stubs do not name these members."""
        colours = QTextCharFormat()
        colours.setBackground(self._selected)
        colours.setForeground(self._ink)
        ranges = []
        for selection in context.selections:
            start = selection.cursor.selectionStart() - block.position()
            end = selection.cursor.selectionEnd() - block.position()
            if end > 0 and start < block.length():
                found: Any = QTextLayout.FormatRange()
                found.start, found.length, found.format = start, end - start, colours
                ranges.append(found)
        return ranges


def _x_of(line: QTextLine, position: int) -> float:
    """Horizontal place of a position; cursorToX gives it alone or with the position it snapped to."""
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)
