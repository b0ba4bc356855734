"""Below the places of a finding that rests on other reports: the way there, and steps through several."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.keys.key_map import KeyMap
from app.ui.look.buttons import sign_button
from app.ui.look.labels import plain_label

_GAP = 2


class OtherPlaces(QWidget):
    """Tells what is wished; which place is shown comes through ``show_place``."""

    opened = Signal()
    stepped = Signal(int)  # 1 to the next place, -1 to the one before

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = plain_label(parent=self, wraps=True)
        self.jump = QPushButton(self.tr("看另一处(&J)"), self)
        self.jump.setMinimumWidth(10)
        self.jump.setToolTip(self.tr("打开另一份报告的这一处；雷同文字左右对照"))
        self.before = sign_button("◀", "", self)
        self.after = sign_button("▶", "", self)
        self.count = plain_label(parent=self, name="muted")
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.jump)
        row.addStretch(1)
        for widget in (self.before, self.count, self.after):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words)
        layout.addLayout(row)
        self.jump.clicked.connect(self.opened)
        self.before.clicked.connect(self._go_back)
        self.after.clicked.connect(self._go_on)

    def set_keys(self, keys: KeyMap) -> None:
        """Takes the keys that the user chose; the buttons name them."""
        for button, words, name in (
            (self.before, self.tr("上一份报告里的这一处"), "previous_other"),
            (self.after, self.tr("下一份报告里的这一处"), "next_other"),
        ):
            button.setToolTip(keys.tip(words, name))
            button.setAccessibleName(words)

    def show_place(self, words: str, *, number: int, count: int) -> None:
        """Place ``number`` (from 1) of ``count`` is shown; for 0 ``words`` say why, or nothing is seen."""
        self.words.setText(words)
        self.words.setVisible(bool(words) and not number)
        self.jump.setVisible(number > 0)
        self.count.setText(f"{number}/{count}")
        for widget in (self.before, self.count, self.after):
            widget.setVisible(count > 1)
        self.setVisible(bool(words) or count > 0)

    def _go_back(self) -> None:
        self.stepped.emit(-1)

    def _go_on(self) -> None:
        self.stepped.emit(1)
