"""The two lines that open under the tag book: for a new indicator, and for the one to merge into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.core.taxonomy import Indicator
from app.ui.look.labels import plain_label


class _Row(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = plain_label(parent=self)
        self.ok = QPushButton(self.tr("确定"), self)
        self.cancel = QPushButton(self.tr("取消"), self)
        for button in (self.ok, self.cancel):
            button.setAutoDefault(False)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 4, 0, 0)
        self.row.addWidget(self.label)
        self.cancel.clicked.connect(self.hide)
        self.hide()

    def _finish(self) -> None:
        self.row.addWidget(self.ok)
        self.row.addWidget(self.cancel)


class NewIndicatorRow(_Row):
    """Asks for a name, and a unit where it needs one. ``given`` tells both ("" where it needs none)."""

    given = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("新指标的名称"))
        self.name.setPlaceholderText(self.tr("新指标的名称"))
        self.unit = QLineEdit(self)
        self.unit.setAccessibleName(self.tr("新指标的单位"))
        self.unit.setPlaceholderText(self.tr("单位，如 次、场"))
        self.unit.setMaximumWidth(160)
        self.row.addWidget(self.name, 1)
        self.row.addWidget(self.unit)
        self._finish()
        self.ok.clicked.connect(self._give)
        self.name.returnPressed.connect(self._give)
        self.unit.returnPressed.connect(self._give)

    def ask(self, words: str, *, unit: str | None) -> None:
        """Opens the line; ``unit`` None: the unit is known already."""
        self.label.setText(words)
        self.name.clear()
        self.unit.setText(unit or "")
        self.unit.setVisible(unit is not None)
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        unit = self.unit.text().strip() if self.unit.isVisibleTo(self) else ""
        self.given.emit(self.name.text().strip(), unit)


class TargetRow(_Row):
    """Asks which indicator another one shall be merged into. ``given`` tells its code."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("并入的指标"))
        self.choice.view().setAccessibleName(self.tr("并入的指标"))
        self.choice.setMaxVisibleItems(20)
        self.row.addWidget(self.choice, 1)
        self._finish()
        self.ok.clicked.connect(self._give)

    def ask(self, source: Indicator, others: Sequence[Indicator]) -> None:
        """Opens the line with the indicators that ``source`` can go into, nearest first."""
        self.label.setText(self.tr("把“%1”并入").replace("%1", source.name))
        self.choice.clear()
        for indicator in others:
            self.choice.addItem(indicator.name, indicator.code)
        self.show()
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        if self.choice.currentData():
            self.given.emit(str(self.choice.currentData()))
