"""The fields of a finding's words: what the letter will say, and why it was dismissed."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.models.pauses import REST_MS, after_pause

_LEAST_LINES, _MOST_LINES = 2, 5
_LOW_PANE, _HIGH_PANE = 24, 30  # lines
_SLACK = 2  # pixels: a line that lacks one is cut
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAD = Qt.KeyboardModifier.KeypadModifier


class WordingField(QPlainTextEdit):
    """What the letter will say. Enter ends it: the letter has it on one line."""

    entered = Signal()
    left = Signal()  # by Esc: what was typed stays
    rested = Signal()  # the field was left, or nothing was typed for a while

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("意见单里的写法"))
        self.setAccessibleName(self.tr("意见单里的写法"))
        self.setToolTip(self.tr("采纳后写进意见单的话，可以修改，按回车采纳；清空即恢复原话"))
        self.setTabChangesFocus(True)
        self.pause = after_pause(self, REST_MS, self._on_pause)
        self.textChanged.connect(self.pause.start)
        self._most = _LEAST_LINES
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.fit_into(0)

    def fit_into(self, height: int) -> None:
        """Takes at most so many lines as a pane of that height in pixels has for it."""
        lines = height // self.fontMetrics().lineSpacing()
        middle = _LEAST_LINES + 1
        self._most = _MOST_LINES if lines >= _HIGH_PANE else middle if lines >= _LOW_PANE else _LEAST_LINES
        self._fit()

    def _fit(self) -> None:
        """As high as its words, within bounds: the last line that is seen is seen whole."""
        wanted = round(self.document().size().height())  # of a plain text document in lines, not in pixels
        lines = min(max(wanted, _LEAST_LINES), self._most)
        margins = 1 if wanted > lines else 2  # below words that go on there is none, but more of them
        around = self.contentsMargins()
        edges = around.top() + around.bottom() + margins * round(self.document().documentMargin())
        self.setFixedHeight(ceil(QFontMetricsF(self.font()).lineSpacing() * lines) + _SLACK + edges)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() in _ENTER and not event.modifiers() & ~_PAD:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
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

    left = Signal()  # by Esc: what was typed stays
    rested = Signal()  # nothing was typed for a while

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("忽略的理由（可不填）"))
        self.setAccessibleName(self.tr("忽略的理由"))
        self.setToolTip(self.tr("按回车忽略这个问题；理由记入历史，重新识别后仍算数"))
        self.pause = after_pause(self, REST_MS, self.rested)
        self.textEdited.connect(self.pause.start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
