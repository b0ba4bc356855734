"""What the keys mean on the page. Moving the text cursor and copying are left to the text view."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.ui.page import picks
from app.ui.page.sheet import SheetView
from app.ui.page.wishes import Wishes

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ZOOM = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
_TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_REAL = _CTRL | _SHIFT | _ALT
_SIGNS = "0123456789.０１２３４５６７８９．"  # what a number typed on the page begins with


class Keys(QObject):
    """Watches a sheet and turns keys into wishes."""

    def __init__(self, sheet: SheetView, wishes: Wishes) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._wishes = wishes
        sheet.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._sheet.scene is None or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            self._tell_selection(event)
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._claim(event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        key, held = Qt.Key(event.key()), event.modifiers() & _REAL
        if self._on_plain(key, held) or self._on_boundary(key, held) or self._on_control(key, held):
            return True
        return not held and self._on_sign(event.text())

    def _on_sign(self, sign: str) -> bool:
        scene = self._sheet.scene
        if scene is None or not scene.selected or scene.reading_only or len(sign) != 1 or sign not in _SIGNS:
            return False
        self._wishes.typed.emit(unicodedata.normalize("NFKC", sign))
        return True

    def _claim(self, event: QKeyEvent) -> bool:
        """Alt+Shift+arrow moves a boundary while a figure is selected; else the window has that key."""
        key, held = Qt.Key(event.key()), event.modifiers() & _REAL
        if key in _SIDES and held & _ALT and self._moves_boundary(held):
            event.accept()
            return True
        return False

    def _moves_boundary(self, held: Qt.KeyboardModifier) -> bool:
        scene = self._sheet.scene
        if held & ~_ALT not in (_SHIFT, _SHIFT | _CTRL) or scene is None:
            return False
        return bool(scene.selected) and not scene.reading_only and not self._sheet.textCursor().hasSelection()

    def _tell_selection(self, event: QKeyEvent) -> None:
        """A selection made by keys is told when Shift is let go."""
        start, end = self._sheet.selected_range()
        if event.key() == Qt.Key.Key_Shift and start != end and not event.isAutoRepeat():
            self._wishes.span_selected.emit(start, end)

    def _on_plain(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if key in _TABS and not held & (_CTRL | _ALT):
            return self._go(picks.neighbour(self._sheet, _TABS[key]))
        if key in _ROWS and held == _ALT:
            stack = picks.stack_of_selected(self._sheet)
            self._go(picks.next_in_stack(self._sheet, stack, _ROWS[key]))
            return True
        if key == Qt.Key.Key_Escape and not held:
            self._wishes.escape_pressed.emit()
            return True
        if key == Qt.Key.Key_Insert and not held:
            self._wishes.add_figure_requested.emit(*self._sheet.selected_range())
            return True
        return False

    def _go(self, key: str) -> bool:
        """Select a figure and tell; without one the key goes its usual way (Tab leaves the page)."""
        if not key:
            return False
        picks.select(self._sheet, key)
        self._wishes.figure_clicked.emit(key)
        return True

    def _on_boundary(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        scene = self._sheet.scene
        if key not in _SIDES or scene is None or not self._moves_boundary(held):
            return False
        which = "start" if held & _CTRL else "end"
        moved = picks.stepped_boundary(self._sheet, which, _SIDES[key], by_character=bool(held & _ALT))
        if moved is not None:
            self._wishes.boundary_moved.emit(scene.selected, *moved)
        return True

    def _on_control(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if key in _ZOOM and held & _CTRL and not held & _ALT:
            self._wishes.zoom_requested.emit(_ZOOM[key])
            return True
        if key == Qt.Key.Key_M and held == _CTRL | _ALT:
            self._wishes.note_requested.emit(*self._sheet.selected_range())
            return True
        return False
