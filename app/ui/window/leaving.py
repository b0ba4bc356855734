"""Before a library is left: what is being written is saved, and what cannot be saved is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox

from app.ui.window.parts import WindowHelper, WindowParts

Answers = dict[QAbstractButton, Callable[[], bool]]


class Leaving(WindowHelper):
    """Goes with one window."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self.told: QMessageBox | None = None

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Whether nothing would be lost; otherwise asks, and calls ``then`` once nothing would be."""
        self._panes.commit()
        if not self._session.unsaved:
            return True
        self._ask(then)
        return False

    def _ask(self, then: Callable[[], object]) -> None:
        unsaved = self._session.unsaved
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("还有内容没有存上"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        words = self.tr("有 %1 处改动没有存上，离开后就没有了。请排除故障后再存一次，或先把文字抄到别处。")
        box.setText(words.replace("%1", str(len(unsaved))))
        box.setDetailedText("\n".join(unsaved.words()))
        again = box.addButton(self.tr("再存一次(&S)"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(self.tr("仍然离开(&L)"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("留下(&C)"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(again)
        box.setEscapeButton(stay)
        box.setModal(True)
        answers: Answers = {again: self._session.save_unsaved, leave: self._give_up, stay: _stay}
        box.buttonClicked.connect(partial(self._on_answer, answers, then))
        self.told = box
        box.open()

    def _on_answer(
        self,
        answers: Answers,
        then: Callable[[], object],
        button: QAbstractButton,
    ) -> None:
        answer = answers.get(button)  # none for the button that unfolds the details
        if answer is not None and answer():
            then()

    def _give_up(self) -> bool:
        self._session.give_up_unsaved()
        return True


def _stay() -> bool:
    return False
