"""The fields of a finding's words: what the letter will say, and why it was dismissed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.models.pauses import REST_MS, after_pause

_LINES, _FEW_LINES = 3, 2
_LOW_PANE = 24  # lines
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAD = Qt.KeyboardModifier.KeypadModifier


class WordingField(QPlainTextEdit):
    """What the letter will say. Enter ends it: the letter has it on one line."""

    entered = Signal()
    rested = Signal()  # the field was left, or nothing was typed for a while

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("意见单里的写法"))
        self.setAccessibleName(self.tr("意见单里的写法"))
        self.setToolTip(self.tr("采纳后写进意见单的话，可以修改，按回车采纳；清空即恢复原话"))
        self.setTabChangesFocus(True)
        self.pause = after_pause(self, REST_MS, self._on_pause)
        self.textChanged.connect(self.pause.start)
        self.fit_into(0)

    def fit_into(self, height: int) -> None:
        """Takes fewer lines in a pane that is so low in pixels."""
        line = self.fontMetrics().lineSpacing()
        lines = _FEW_LINES if height < _LOW_PANE * line else _LINES
        edges = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        self.setFixedHeight(line * lines + edges)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() in _ENTER and not event.modifiers() & ~_PAD:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _on_pause(self) -> None:
        if self.toPlainText().strip():  # an emptied field gets the program's words, but not under the hand
            self.rested.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """See QWidget."""
        super().focusOutEvent(event)
        self.rested.emit()


class ReasonField(QLineEdit):
    """Why a finding was dismissed; Enter dismisses it."""

    rested = Signal()  # nothing was typed for a while

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("忽略的理由（可不填）"))
        self.setAccessibleName(self.tr("忽略的理由"))
        self.setToolTip(self.tr("按回车忽略这个问题；理由记入历史，重新识别后仍算数"))
        self.pause = after_pause(self, REST_MS, self.rested)
        self.textEdited.connect(self.pause.start)
