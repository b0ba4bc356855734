"""A button that opens a list of things to tick: categories, statuses. Nothing ticked means all."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget


class ChoiceButton(QToolButton):
    """Emits ``changed`` after each tick; the number of ticks stands on the button."""

    changed = Signal()

    def __init__(self, words: str, tip: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._boxes: list[QAction] = []
        self._presets: list[tuple[QAction, frozenset[str]]] = []
        self.setToolTip(tip)
        self.setAccessibleName(words)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self._tell()

    def fill(self, presets: Iterable[tuple[str, Iterable[str]]], items: Iterable[tuple[str, str]]) -> None:
        """``presets`` are words and the data that they tick; ``items`` data and words."""
        menu = self.menu()
        menu.clear()
        self._presets = [(menu.addAction(words), frozenset(ticked)) for words, ticked in presets]
        for action, _ in self._presets:
            action.triggered.connect(self._on_preset)
        menu.addSeparator()
        self._boxes = []
        for data, words in items:
            box = menu.addAction(words)
            box.setCheckable(True)
            box.setData(data)
            box.toggled.connect(self._on_tick)
            self._boxes.append(box)

    def chosen(self) -> frozenset[str]:
        """The data of what is ticked."""
        return frozenset(str(box.data()) for box in self._boxes if box.isChecked())

    def choose(self, data: Iterable[str]) -> None:
        """Ticks ``data`` and nothing else, without ``changed``."""
        wanted = frozenset(data)
        for box in self._boxes:
            blocker = QSignalBlocker(box)
            box.setChecked(str(box.data()) in wanted)
            del blocker
        self._tell()

    def _on_preset(self) -> None:
        wanted = next((ticked for action, ticked in self._presets if action is self.sender()), frozenset())
        self.choose(wanted)
        self.changed.emit()

    def _on_tick(self, _checked: object) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        count = len(self.chosen())
        self.setText(
            self.tr("{words}（{count}）").format(words=self._words, count=count) if count else self._words
        )
