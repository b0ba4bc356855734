"""Ctrl+Z in a field takes back what was typed there; where nothing was, the window's last act.

Qt's fields keep the keys of undo and redo for themselves, also when they have nothing to take back.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class FieldUndo(QObject):
    """Watches fields of a window for the keys of undo and redo."""

    def __init__(self, fields: Iterable[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaves the key to the window where the field has nothing to take back."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Undo):
            is_wanted = _can_undo(watched)
        elif event.matches(QKeySequence.StandardKey.Redo):
            is_wanted = _can_redo(watched)
        else:
            return False
        if is_wanted:
            return False
        event.ignore()
        return True


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable()
    return isinstance(field, QLineEdit) and field.isUndoAvailable()


def _can_redo(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isRedoAvailable()
    return isinstance(field, QLineEdit) and field.isRedoAvailable()
