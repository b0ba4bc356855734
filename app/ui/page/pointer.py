"""What the mouse means on the page: clicks on figures, headings and margin marks, handles, hover, zoom.

Plain selecting of text is left to the text view.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.models.figures.words import card_text
from app.models.pauses import after_pause
from app.ui.page import picks
from app.ui.page.card import HoverCard
from app.ui.page.scene import MarginMark
from app.ui.page.sheet import SheetView
from app.ui.page.wishes import Wishes

_CARD_DELAY = 220  # milliseconds: long enough not to flicker while the mouse only passes
_NOTCH = 120  # eighths of a degree of one step of a wheel


class Pointer(QObject):
    """Watches the viewport of a sheet and turns mouse events into wishes."""

    def __init__(self, sheet: SheetView, wishes: Wishes, card: HoverCard) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._wishes = wishes
        self._card = card
        self._hovered = ""
        self._pressed_at: QPointF | None = None
        self._dragged = ""
        self._wheel = 0
        self._margin: MarginMark | None = None
        self._delay = after_pause(self, _CARD_DELAY, self._show_card)
        sheet.viewport().installEventFilter(self)
        sheet.page_moved.connect(self.hide_card)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._sheet.scene is None:
            return False
        kind = event.type()
        if isinstance(event, QMouseEvent):
            return self._on_mouse(kind, event)
        if isinstance(event, QWheelEvent):
            return self._on_wheel(event)
        if kind == QEvent.Type.Leave:
            self._hover("")
        return False

    def _on_mouse(self, kind: QEvent.Type, event: QMouseEvent) -> bool:
        point = self._sheet.to_page(event.position())
        if kind == QEvent.Type.MouseMove:
            return self._on_move(event, point)
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if kind == QEvent.Type.MouseButtonPress:
            return self._on_press(event, point)
        if kind == QEvent.Type.MouseButtonRelease:
            return self._on_release(event, point)
        return False

    def _on_press(self, event: QMouseEvent, point: QPointF) -> bool:
        scene = self._sheet.scene
        self.hide_card()
        if scene is None:
            return False
        mark = scene.margin_at(point)
        if mark is not None:
            self._on_margin(mark)
            return True
        self._dragged = scene.handle_at(point)
        if self._dragged:
            self._sheet.setFocus(Qt.FocusReason.MouseFocusReason)
            return True
        self._pressed_at = event.position()
        return False

    def _on_margin(self, mark: MarginMark) -> None:
        scene = self._sheet.scene
        if scene is None:
            return
        chosen = scene.finding if mark.kind == "finding" else scene.selected
        keys = mark.keys
        key = keys[(keys.index(chosen) + 1) % len(keys)] if chosen in keys else keys[0]
        if mark.kind == "figure":
            picks.select(self._sheet, key)
            self._wishes.figure_clicked.emit(key)
        elif mark.kind == "note":
            self._wishes.note_clicked.emit(key)
        else:
            scene.finding = key
            self._sheet.viewport().update()
            self._wishes.finding_clicked.emit(key)

    def _on_move(self, event: QMouseEvent, point: QPointF) -> bool:
        scene = self._sheet.scene
        if scene is None:
            return False
        if self._dragged:
            self._drag_to(point, by_character=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))
            return True
        if event.buttons() != Qt.MouseButton.NoButton:
            return False
        margin = scene.margin_at(point)
        handle = "" if margin else scene.handle_at(point)
        stack = [] if margin else scene.figures_at(point)
        self._hover(stack[0].key if stack else "", margin)
        shape = Qt.CursorShape.IBeamCursor
        if margin or stack:
            shape = Qt.CursorShape.PointingHandCursor
        if handle:
            shape = Qt.CursorShape.SizeHorCursor
        if self._sheet.viewport().cursor().shape() != shape:
            self._sheet.viewport().setCursor(shape)
        return True

    def _drag_to(self, point: QPointF, *, by_character: bool) -> None:
        scene = self._sheet.scene
        if scene is None:
            return
        position = scene.layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
        move = picks.moved_boundary if by_character else picks.snapped_boundary
        moved = move(self._sheet, self._dragged, position)
        if moved is not None and scene.marks.span(*moved) != scene.preview:
            scene.preview = scene.marks.span(*moved)
            self._sheet.viewport().update()

    def _on_release(self, event: QMouseEvent, point: QPointF) -> bool:
        if self._dragged:
            self._drop()
            return True
        pressed, self._pressed_at = self._pressed_at, None
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        start, end = self._sheet.selected_range()
        if pressed is not None and not extends and _is_near(event.position(), pressed):
            self._click(point)
        elif start != end:
            self._wishes.span_selected.emit(start, end)
        return False

    def _drop(self) -> None:
        scene = self._sheet.scene
        self._dragged = ""
        if scene is None or scene.preview is None:
            return
        preview, scene.preview = scene.preview, None
        self._sheet.viewport().update()
        start, end = (scene.marks.map.from_qt(place) for place in preview)
        record = scene.marks.figure(scene.selected)
        if record and (start, end) != (record.figure.start, record.figure.end):
            self._wishes.boundary_moved.emit(scene.selected, start, end)

    def _click(self, point: QPointF) -> None:
        scene = self._sheet.scene
        if scene is None:
            return
        key = picks.next_in_stack(self._sheet, scene.figures_at(point))
        if key:
            picks.select(self._sheet, key, reveal=False)
            self._wishes.figure_clicked.emit(key)
        position = scene.layout.char_at(point)
        heading = scene.marks.heading_at(scene.marks.map.from_qt(position)) if position >= 0 else None
        if heading and not key:
            self._wishes.section_clicked.emit(heading.key)

    def _on_wheel(self, event: QWheelEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / _NOTCH)
        self._wheel -= steps * _NOTCH
        if steps:
            self._wishes.zoom_requested.emit(steps)
        return True

    def _hover(self, key: str, margin: MarginMark | None = None) -> None:
        if key == self._hovered and margin == self._margin:
            return
        changed, self._hovered, self._margin = key != self._hovered, key, margin
        self.hide_card()
        if key or margin:
            self._delay.start()
        if changed:
            self._wishes.figure_hovered.emit(key)

    def _show_card(self) -> None:
        scene = self._sheet.scene
        if scene is None:
            return
        if self._margin is not None:
            box = QRectF(-8, -12, 16, 24).translated(self._margin.centre)
            self._card.tell(self._margin_text(self._margin), self._sheet.to_view(box))
            return
        record = scene.marks.figure(self._hovered)
        if record is None:
            return
        lines = scene.figure_lines(record.key)
        around = lines[0].rect
        for line in lines[1:]:
            around = around.united(line.rect)
        page = scene.marks.document.page_at(record.figure.start)
        self._card.tell(card_text(record, scene.book, page=page), self._sheet.to_view(around))

    def _margin_text(self, mark: MarginMark) -> str:
        """One line about what a mark of the margin stands for."""
        scene = self._sheet.scene
        if scene is None or mark.kind == "figure":
            return self.tr("本行有 {} 条数据待核").format(len(mark.keys))
        if mark.kind == "note":
            words = [scene.marks.note(key).text for key in mark.keys]
        else:
            found = (scene.marks.finding(key) for key in mark.keys)
            words = [record.wording or record.finding.message for record in found if record]
        return "；".join(words).replace("\n", " ")

    def hide_card(self) -> None:
        """Take the card away at once."""
        self._delay.stop()
        if self._card.isVisible():
            self._card.hide()


def _is_near(one: QPointF, other: QPointF) -> bool:
    """Whether a press and its release are one click."""
    return (one - other).manhattanLength() < QApplication.startDragDistance()
