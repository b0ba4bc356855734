"""What the keys mean on the page. Moving the text cursor and copying are left to the text view."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.ui.keys.key_map import KeyMap
from app.ui.keys.place_keys import SUGGESTIONS
from app.ui.page import picks
from app.ui.page.sheet import SheetView
from app.ui.page.wishes import Wishes

_SIGNS = "0123456789."  # what a number typed on the page begins with
_CTRL_OR_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
# Which end of the selected figure a key moves, which way, and whether by a character instead of by a word.
_BOUNDARIES = {
    "end_forward": ("end", 1, False),
    "end_back": ("end", -1, False),
    "start_forward": ("start", 1, False),
    "start_back": ("start", -1, False),
    "end_forward_one": ("end", 1, True),
    "end_back_one": ("end", -1, True),
    "start_forward_one": ("start", 1, True),
    "start_back_one": ("start", -1, True),
}


class Keys(QObject):
    """Watches a sheet and turns keys into wishes."""

    def __init__(self, sheet: SheetView, wishes: Wishes) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._wishes = wishes
        self._map = KeyMap()
        self._acts: dict[str, Callable[[], bool]] = {
            **{name: partial(self._move_boundary, *how) for name, how in _BOUNDARIES.items()},
            "next_figure": partial(self._go_to_neighbour, 1),
            "previous_figure": partial(self._go_to_neighbour, -1),
            "stack_down": partial(self._go_in_stack, 1),
            "stack_up": partial(self._go_in_stack, -1),
            "give_up": self._give_up,
            "add_figure": self._add_figure,
            "add_note": self._add_note,
            "zoom_in": partial(self._zoom, 1),
            "zoom_out": partial(self._zoom, -1),
            "zoom_reset": partial(self._zoom, 0),
        }
        sheet.installEventFilter(self)

    def set_keys(self, keys: KeyMap) -> None:
        """Other keys than the standard ones."""
        self._map = keys

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._sheet.scene is None or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyRelease:
            self._tell_selection(event)
        elif event.type() == QEvent.Type.ShortcutOverride:
            return self._claim(event)
        elif event.type() == QEvent.Type.KeyPress:
            act = self._acts.get(self._map.name_of(event, self._acts))
            return (act is not None and act()) or self._on_suggestion(event) or self._on_sign(event)
        return False

    def _claim(self, event: QKeyEvent) -> bool:
        """Keys of boundaries are the page's while a figure is selected; else the window has them."""
        if self._can_move_boundary() and self._map.name_of(event, _BOUNDARIES):
            event.accept()
            return True
        return False

    def _tell_selection(self, event: QKeyEvent) -> None:
        """A selection made by keys is told when Shift is let go."""
        start, end = self._sheet.selected_range()
        if event.key() == Qt.Key.Key_Shift and start != end and not event.isAutoRepeat():
            self._wishes.span_selected.emit(start, end)

    # Acts tell whether the key was theirs; else it goes its usual way (Tab leaves the page).

    def _on_suggestion(self, event: QKeyEvent) -> bool:
        name = self._map.name_of(event, SUGGESTIONS)
        if not name or not self._can_change():
            return False
        self._wishes.suggestion_chosen.emit(SUGGESTIONS.index(name) + 1, _number_sign(event))
        return True

    def _on_sign(self, event: QKeyEvent) -> bool:
        sign = _number_sign(event)
        if not sign or not self._can_change():
            return False
        self._wishes.typed.emit(sign)
        return True

    def _can_change(self) -> bool:
        scene = self._sheet.scene
        return scene is not None and bool(scene.selected) and not scene.reading_only

    def _can_move_boundary(self) -> bool:
        return self._can_change() and not self._sheet.textCursor().hasSelection()

    def _move_boundary(self, which: str, step: int, by_character: bool) -> bool:  # noqa: FBT001  (a row of the table above)
        scene = self._sheet.scene
        if scene is None or not self._can_move_boundary():
            return False
        moved = picks.stepped_boundary(self._sheet, which, step, by_character=by_character)
        if moved is not None:
            self._wishes.boundary_moved.emit(scene.selected, *moved)
        return True

    def _go_to_neighbour(self, step: int) -> bool:
        return self._go(picks.neighbour(self._sheet, step))

    def _go_in_stack(self, step: int) -> bool:
        stack = picks.stack_of_selected(self._sheet)
        self._go(picks.next_in_stack(self._sheet, stack, step))
        return True

    def _go(self, key: str) -> bool:
        """Select a figure and tell."""
        if not key:
            return False
        picks.select(self._sheet, key)
        self._wishes.figure_clicked.emit(key)
        return True

    def _give_up(self) -> bool:
        self._wishes.escape_pressed.emit()
        return True

    def _add_figure(self) -> bool:
        self._wishes.add_figure_requested.emit(*self._sheet.selected_range())
        return True

    def _add_note(self) -> bool:
        self._wishes.note_requested.emit(*self._sheet.selected_range())
        return True

    def _zoom(self, steps: int) -> bool:
        self._wishes.zoom_requested.emit(steps)
        return True


def _number_sign(event: QKeyEvent) -> str:
    """The sign of a number that a key writes, full-width ones made narrow; "" for none."""
    sign = unicodedata.normalize("NFKC", event.text())
    return sign if len(sign) == 1 and sign in _SIGNS and not event.modifiers() & _CTRL_OR_ALT else ""
