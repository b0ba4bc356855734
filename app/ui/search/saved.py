"""The saved filters of the library search: a box to choose from, and two buttons to keep and to forget."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from app.models.library.search import Wish
from app.ui.settings.preferences import Settings


class SavedFilters(QObject):
    """Three ``widgets``, to be set in a row by whose they are.

    ``chosen`` tells a wish that was kept, ``keep_requested`` that the present one is to be.
    """

    chosen = Signal(object)  # Wish
    keep_requested = Signal()

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.box = QComboBox(parent)
        self.keep_button = QPushButton(self.tr("保存筛选(&S)"), parent)
        self.forget_button = QPushButton(self.tr("删除筛选(&D)"), parent)
        self.widgets = (self.box, self.keep_button, self.forget_button)
        self.box.setAccessibleName(self.tr("保存的筛选"))
        self.box.view().setAccessibleName(self.tr("保存的筛选"))
        self.box.setToolTip(self.tr("保存的筛选"))
        self.box.setMinimumContentsLength(10)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.keep_button.setToolTip(self.tr("把现在的词和条件存起来，以后一次选回"))
        self.forget_button.setToolTip(self.tr("删除选中的筛选；报告和数据不受影响"))
        for button in (self.keep_button, self.forget_button):
            button.setAutoDefault(False)
        self.box.activated.connect(self._take)
        self.keep_button.clicked.connect(self.keep_requested)
        self.forget_button.clicked.connect(self._forget)
        self._fill()

    def keep(self, name: str, wish: Wish) -> None:
        """Keeps a wish under a name; one of that name is replaced."""
        self._settings.change(filters={**self._settings.values.filters, name: wish.to_text()})
        self._fill(name)

    def show_wish(self, wish: Wish) -> None:
        """Shows under which name the present wish is kept, if it is, and whether it can be."""
        text = wish.to_text()
        names = (name for name, kept in self._settings.values.filters.items() if kept == text)
        self.box.setCurrentIndex(max(0, self.box.findData(next(names, ""))))
        self.keep_button.setEnabled(not wish.is_empty and self.box.currentIndex() == 0)
        self.forget_button.setEnabled(self.box.currentIndex() > 0)

    def _fill(self, name: str = "") -> None:
        self.box.clear()
        self.box.addItem(self.tr("保存的筛选"), "")
        for known in self._settings.values.filters:
            self.box.addItem(known, known)
        self.box.setCurrentIndex(max(0, self.box.findData(name)))
        self.box.setEnabled(self.box.count() > 1)
        self.keep_button.setEnabled(not name)
        self.forget_button.setEnabled(bool(name))

    def _forget(self) -> None:
        name = str(self.box.currentData())
        kept = {n: text for n, text in self._settings.values.filters.items() if n != name}
        self._settings.change(filters=kept)
        self._fill()

    def _take(self) -> None:
        name = str(self.box.currentData() or "")
        if name:
            self.chosen.emit(Wish.from_text(self._settings.values.filters.get(name, "")))
