"""A line across the top of the window for what the user must know: read-only, damaged settings, a crash."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.ui.look.labels import plain_label


class Banner(QFrame):
    """One sentence, at most one button, and a way to put it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._words = plain_label(parent=self, name="bannerText", wraps=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._act = QPushButton(self)
        self._do: Callable[[], object] | None = None
        self._close = QPushButton(self.tr("知道了"), self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 8, 5)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._act)
        layout.addWidget(self._close)
        self._act.clicked.connect(self._on_act)
        self._close.clicked.connect(self.hide)
        self._act.hide()
        self.hide()

    def tell(
        self, sentence: str, *, act: str = "", do: Callable[[], object] | None = None, stays: bool = False
    ) -> None:
        """Shows a sentence; ``act`` is the word of a button that calls ``do``. One that stays cannot be put
        away."""
        self._do = do
        self._words.setText(sentence)
        self._words.setAccessibleName(sentence)
        self._act.setText(act)
        self._act.setVisible(bool(act))
        self._close.setVisible(not stays)
        self.show()

    def end(self, sentence: str) -> None:
        """What was told of it is no longer so; anything else that is told stays."""
        if self.sentence() == sentence:
            self.hide()

    def _on_act(self) -> None:
        if self._do is not None:
            self._do()

    def sentence(self) -> str:
        """What it says."""
        return self._words.text()
