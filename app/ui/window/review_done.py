"""The strip below the report that tells when all of it was looked at, and leads on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.ui.look.labels import plain_label


class DoneStrip(QFrame):
    """One quiet sentence and at most two buttons; hidden until ``tell``."""

    next_requested = Signal()
    left_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doneStrip")
        self._words = plain_label(parent=self, wraps=True)
        self._left = QPushButton(self.tr("回看留下的"), self)
        self._next = QPushButton(self.tr("下一份"), self)
        self._next.setProperty("primary", "true")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._left)
        layout.addWidget(self._next)
        self._next.clicked.connect(self.next_requested)
        self._left.clicked.connect(self.left_requested)
        self.hide()

    def tell(self, sentence: str, *, following: str = "", left: str = "") -> None:
        """Shows a sentence; ``following`` and ``left`` are the words of the buttons, "" for none."""
        self._words.setText(sentence)
        for button, word in ((self._next, following), (self._left, left)):
            button.setText(word)
            button.setAccessibleName(word)
            button.setVisible(bool(word))
        self.show()

    def sentence(self) -> str:
        """What it says."""
        return self._words.text()
