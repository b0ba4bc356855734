"""All keys on one sheet (F1), grouped as the menus are; can be searched by word or key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

KeyGroup = tuple[str, Sequence[tuple[str, str]]]


class KeysDialog(QDialog):
    """Groups of acts with their keys."""

    def __init__(self, groups: Sequence[KeyGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("快捷键一览"))
        self._filter = QLineEdit(self)
        self._filter.setPlaceholderText(self.tr("输入操作或按键查找"))
        self._filter.setAccessibleName(self.tr("查找快捷键"))
        self.tree = QTreeWidget(self)
        self.tree.setHeaderLabels([self.tr("操作"), self.tr("快捷键")])
        self.tree.setAccessibleName(self.tr("快捷键一览"))
        self.tree.setUniformRowHeights(True)
        for title, rows in groups:
            group = QTreeWidgetItem([title])
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            group.addChildren([QTreeWidgetItem([word, key]) for word, key in rows])
            self.tree.addTopLevelItem(group)
        self.tree.expandAll()
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._filter)
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)
        self._filter.textChanged.connect(self._narrow)
        self.resize(480, 620)

    def _narrow(self, words: str) -> None:
        wanted = words.strip().casefold()
        for number in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(number)
            if group is None:
                continue
            rows = [group.child(row) for row in range(group.childCount())]
            for item in rows:
                item.setHidden(wanted not in f"{item.text(0)} {item.text(1)}".casefold())
            group.setHidden(all(item.isHidden() for item in rows))

    def shown(self) -> list[str]:
        """The words of the acts that the search leaves."""
        found = self.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive, 0)
        return [item.text(0) for item in found if item.parent() is not None and not item.isHidden()]
