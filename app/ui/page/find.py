"""The find bar of the page: what to look for, how many hits there are and which one is shown.

It knows words and numbers only; the page finds and paints the hits.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.ui.keys.key_map import KeyMap
from app.ui.look.buttons import sign_button
from app.ui.look.labels import plain_label


def find_all(text: str, wanted: str) -> tuple[tuple[int, int], ...]:
    """The code-point ranges of ``wanted`` in ``text``, upper and lower case alike, without overlaps."""
    if not wanted:
        return ()
    return tuple(hit.span() for hit in re.finditer(re.escape(wanted), text, re.IGNORECASE))


class FindBar(QWidget):
    """One line under the page. Esc closes it, Enter and Shift+Enter go from hit to hit."""

    wanted_changed = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("在本报告中查找"))
        self.field.setAccessibleName(self.tr("查找内容"))
        self.field.setClearButtonEnabled(True)
        self.count = plain_label()
        self.count.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000/0000") + 8)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.count)
        self._previous = sign_button("↑", self.tr("上一处"), self)
        self._next = sign_button("↓", self.tr("下一处"), self)
        close = sign_button("✕", self.tr("关闭查找"), self)
        close.setToolTip(f"{close.accessibleName()}（Esc）")
        for button, wish in (
            (self._previous, self.previous_requested),
            (self._next, self.next_requested),
            (close, self.closed),
        ):
            button.clicked.connect(wish)
            layout.addWidget(button)
        self.set_keys(KeyMap())
        self.field.textChanged.connect(self.wanted_changed)
        self.hide()

    def set_keys(self, keys: KeyMap) -> None:
        """Names the keys that the user chose on the buttons."""
        self._previous.setToolTip(keys.tip(self._previous.accessibleName(), "find_previous"))
        self._next.setToolTip(keys.tip(self._next.accessibleName(), "find_next"))

    def open_with(self, words: str) -> None:
        """Show the bar; ``words`` (the selection) is looked for when given."""
        self.show()
        if words and "\n" not in words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def tell(self, now: int, total: int) -> None:
        """Show which hit (from 1) of how many is shown; no hits are said in words."""
        if self.field.text() and not total:
            self.count.setText(self.tr("没有找到"))
        else:
            self.count.setText(f"{now}/{total}" if total else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.previous_requested if back else self.next_requested).emit()
        else:
            super().keyPressEvent(event)
