"""The paper itself: shows a report in a read-only text view and keeps geometry, scrolling and painting.

What the mouse and keys mean is in ``pointer`` and ``keys``; what is painted where in ``scene``.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.core.palette import Theme, theme
from app.core.state import ReportState
from app.core.taxonomy import Taxonomy
from app.models.pauses import after_pause
from app.ui.page import paint
from app.ui.page.fonts import LARGEST_SIZE, SMALLEST_SIZE, STANDARD_SIZE, Faces, faces
from app.ui.page.layout import PaperLayout
from app.ui.page.marks import PageMarks
from app.ui.page.paper import new_document, setting_of
from app.ui.page.scene import Scene
from app.ui.page.scrollbar import MarkScrollBar, bar_marks

COLUMN_CHARACTERS = 42  # the longest line that reads well; GB/T 9704 has 28 in print
_SHEET_MARGIN = 3.6  # beside the column, in characters
_SMALLEST_MARGIN = 56.0  # pixels: room for the marks of the margin
_DESK = 10.0  # pixels of desk at least beside the sheet
_SETTLED_MS = 300  # after the first picture a window has its size
_IDLE_SPELL = 0.006  # seconds of setting at a time
_FEW_RANGES = 200


class Position(NamedTuple):
    """Where a reader was: code-point offsets of the top line shown and of the text cursor."""

    top: int
    cursor: int


class SheetView(QTextEdit):
    """A report as a sheet of paper. ``scene`` is None while no report is shown."""

    page_moved = Signal()
    reading_size_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.bar = MarkScrollBar(self)
        self.setVerticalScrollBar(self.bar)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("报告正文"))
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.scene: Scene | None = None
        self._theme = theme(dark=False)
        self._size = float(STANDARD_SIZE)
        self._faces: Faces = faces(self._size)
        self._state: ReportState | None = None
        self._paper: QTextDocument | None = None
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._settle)
        self._goal: Position | None = None  # where to stay until the window has its size
        self._goal_timer = after_pause(self, _SETTLED_MS, self._forget_goal)
        self._bar_timer = after_pause(self, 30, self._mark_bar)
        self.bar.valueChanged.connect(self.page_moved)

    # Showing

    def load(self, state: ReportState, book: Taxonomy) -> None:
        """Show a report from its beginning."""
        self._state = state
        self._goal = None
        self.setExtraSelections([])
        marks = PageMarks(state)
        setting = setting_of(state.document.text, state.head, state.sections, marks.map)
        document = new_document(state.document.text, self._faces, self)
        width, left, margin = self._column()
        layout = PaperLayout(document, self._faces, setting, width=width, left=left)
        layout.set_column(width=width, left=left, page_width=self.viewport().width())
        document.setDocumentLayout(layout)
        old, self._paper = self._paper, document
        self.scene = Scene(marks, layout, self._theme, book, margin)
        self._colour_layout()
        self.setDocument(document)
        if old is not None:
            old.deleteLater()
        self.bar.setValue(0)
        self._idle.start()
        self._bar_timer.start()
        self.viewport().update()

    def restyle(self, state: ReportState) -> None:
        """Set headings anew after the outline or the head changed; the reader stays where he is."""
        scene = self.scene
        if scene is None:
            return
        self._state = state
        place = self.position()
        setting = setting_of(state.document.text, state.head, state.sections, scene.marks.map)
        self.document().setDefaultFont(self._faces.body)
        width, left, margin = self._column()
        scene.layout.set_anew(self._faces, setting, width=width)
        scene.layout.set_column(width=width, left=left, page_width=self.viewport().width())
        scene.sheet_margin = margin
        self._go_to(place)
        self._idle.start()
        self._bar_timer.start()
        self.viewport().update()

    def set_theme(self, colours: Theme) -> None:
        """Use these colours."""
        self._theme = colours
        if self.scene:
            self.scene.theme = colours
            self._colour_layout()
        self._bar_timer.start()
        self.viewport().update()

    def _colour_layout(self) -> None:
        if self.scene:
            ink, selected = (paint.colour(self._theme.colours[name]) for name in ("ink", "selection"))
            self.scene.layout.set_colours(ink=ink, selected=selected)

    def changeEvent(self, event: QEvent) -> None:
        """A new font of the interface is no font of the page: Qt would put it into the document."""
        super().changeEvent(event)
        if event.type() not in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            return
        if self._state is not None and self.document().defaultFont() != self._faces.body:
            self.restyle(self._state)

    @property
    def reading_size(self) -> int:
        """The size of the body in points."""
        return round(self._size)

    def set_reading_size(self, points: float) -> None:
        """Set the page in another size, 10 to 36 points; the reader stays where he is."""
        size = float(min(max(points, SMALLEST_SIZE), LARGEST_SIZE))
        if size == self._size:
            return
        self._size = size
        self._faces = faces(size)
        if self._state is not None:
            self.restyle(self._state)
        self.reading_size_changed.emit(self.reading_size)

    # Geometry

    def _column(self) -> tuple[float, float, float]:
        """Width of the text column, its distance from the left edge, and the sheet's margin beside it."""
        room = float(max(self.viewport().width(), 200))
        em = self._faces.em
        beside = _SMALLEST_MARGIN + _DESK
        characters = min(COLUMN_CHARACTERS, max(8, int((room - 2 * beside) // em)))
        width = characters * em
        left = round((room - width) / 2)
        margin = max(_SHEET_MARGIN * em, _SMALLEST_MARGIN)
        return width, float(left), max(min(margin, left - _DESK), 0.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = (self._goal or self.position()) if self.scene else None
        if self.scene:
            width, left, margin = self._column()
            changed = width != self.scene.layout.width
            self.scene.layout.set_column(width=width, left=left, page_width=self.viewport().width())
            self.scene.sheet_margin = margin
            super().resizeEvent(event)
            if changed and place:
                self._go_to(place)
                self._idle.start()
        else:
            super().resizeEvent(event)
        self._bar_timer.start()

    @property
    def offset(self) -> int:
        """Document pixels above the viewport."""
        return self.bar.value()

    def to_page(self, point: QPointF) -> QPointF:
        """Document pixels of a point of the viewport."""
        return QPointF(point.x(), point.y() + self.offset)

    def to_view(self, rect: QRectF) -> QRect:
        """Viewport pixels of a rectangle of the document."""
        return rect.translated(0, -self.offset).toAlignedRect()

    def _clip(self, rect: QRect) -> QRectF:
        return QRectF(rect).translated(0, self.offset)

    def visible(self) -> QRectF:
        """The stretch of the document that is in view."""
        return self._clip(self.viewport().rect())

    def position(self) -> Position:
        """Where the reader is."""
        if self.scene is None:
            return Position(0, 0)
        to_offset = self.scene.marks.map.from_qt
        top = 0 if self.offset < self.scene.layout.top_of(0) else self.visible_start()
        return Position(to_offset(top), to_offset(self.textCursor().position()))

    def restore(self, place: Position) -> None:
        """Go back to where the reader was, also while the window still finds its size."""
        self._goal = place
        self._go_to(place)

    def _forget_goal(self) -> None:
        self._goal = None

    def _go_to(self, place: Position) -> None:
        if self.scene is None:
            return
        to_qt = self.scene.marks.map.to_qt
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.setPosition(min(to_qt(place.cursor), self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        layout = self.scene.layout
        if place.top == 0:
            self.bar.setValue(0)
            return
        at = min(to_qt(place.top), self.document().characterCount() - 1)
        next(layout.lines(at, at), None)
        self.bar.setValue(round(layout.line_top(at)[0]))

    def reveal(self, start: int, end: int) -> None:
        """Bring a Qt range into view: not at all if it is, else to the upper third."""
        if self.scene is None:
            return
        self._goal = None
        layout = self.scene.layout
        next(layout.lines(start, start), None)
        top, pitch = layout.line_top(start)
        bottom = layout.line_top(max(end - 1, start))[0] + pitch
        room = self.viewport().height()
        if top < self.offset + pitch or bottom > self.offset + room - pitch:
            self.bar.setValue(round(top - room / 3))
            layout.settle_range(self.offset, self.offset + room)
            self.bar.setValue(round(layout.line_top(start)[0] - room / 3))

    def bring_to_top(self, position: int) -> None:
        """Put the text cursor at a Qt position and scroll so that its line is the second one shown."""
        if self.scene is None:
            return
        self._goal = None
        layout = self.scene.layout
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        next(layout.lines(position, position), None)
        for _ in range(2):  # the first scroll makes the heights around it exact
            top, pitch = layout.line_top(position)
            self.bar.setValue(round(top - pitch))
            layout.settle_range(self.offset, self.offset + self.viewport().height())

    def visible_start(self) -> int:
        """The Qt position of the first character in view."""
        if self.scene is None:
            return 0
        layout = self.scene.layout
        corner = QPointF(layout.left, self.offset + layout.faces.pitch / 2)
        return layout.hitTest(corner, Qt.HitTestAccuracy.FuzzyHit)

    def looked_at(self) -> int:
        """The code-point offset that counts as being read: the cursor if in view, else the upper third."""
        if self.scene is None:
            return 0
        layout, seen = self.scene.layout, self.visible()
        position = self.textCursor().position()
        if not seen.top() <= layout.line_top(position)[0] <= seen.bottom() - layout.faces.pitch:
            third = QPointF(layout.left, seen.top() + seen.height() / 3)
            position = layout.hitTest(third, Qt.HitTestAccuracy.FuzzyHit)
        return self.scene.marks.map.from_qt(position)

    # Idle work

    def _settle(self) -> None:
        """Set further paragraphs; what is in view stays where it is."""
        if self.scene is None or self.scene.layout.is_complete:
            self._idle.stop()
            self._bar_timer.start()
            return
        layout = self.scene.layout
        number = layout.number_at(self.offset)
        before = layout.top_of(number)
        layout.settle(_IDLE_SPELL)
        shift = layout.top_of(number) - before
        if shift and self.offset > layout.top_of(0):
            self.bar.setValue(round(self.offset + shift))

    def _mark_bar(self) -> None:
        self.bar.set_marks(bar_marks(self.scene) if self.scene is not None else ())

    def marks_changed(self, ranges: Collection[tuple[int, int]] | None = None) -> None:
        """Repaint the lines of some Qt ranges; everything where there are many, or none are given."""
        self._bar_timer.start()
        if self.scene is None or ranges is None or len(ranges) > _FEW_RANGES:
            self.viewport().update()
            return
        seen = self.visible()
        for start, end in ranges:
            top, pitch = self.scene.layout.line_top(start)
            bottom = self.scene.layout.line_top(max(end - 1, start))[0] + pitch
            if bottom >= seen.top() and top <= seen.bottom():
                rows = QRectF(0, top - pitch / 2, self.viewport().width(), bottom - top + pitch)
                self.viewport().update(self.to_view(rows))

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        scene = self.scene
        painter = QPainter(self.viewport())
        if scene is None:
            painter.fillRect(event.rect(), paint.colour(self._theme.colours["desk"]))
            painter.setPen(paint.colour(self._theme.colours["pale"]))
            text = self.tr("没有打开的报告")
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, text)
            return
        if self._goal is not None and not self._goal_timer.isActive():
            self._goal_timer.start()
        seen = self.visible()
        scene.layout.settle_range(seen.top(), seen.bottom())
        clip = self._clip(event.rect())
        painter.translate(0, -self.offset)
        scene.paint_under(painter, clip)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(0, -self.offset)
        scene.paint_over(painter, clip)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """The selected words exactly as they stand in the report, without any formatting."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def selected_range(self) -> tuple[int, int]:
        """The selection in code points; empty at the cursor when nothing is selected."""
        if self.scene is None:
            return 0, 0
        cursor: QTextCursor = self.textCursor()
        to_offset = self.scene.marks.map.from_qt
        return to_offset(cursor.selectionStart()), to_offset(cursor.selectionEnd())

    def selected_text(self) -> str:
        """The words of the selection from the report's own text."""
        start, end = self.selected_range()
        return self.scene.marks.text[start:end] if self.scene else ""
