"""All keys on one sheet (F1), grouped as the menus are: searched by word or key, printed, and changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
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

from app.ui.keys.acts import key_sheet_word
from app.ui.keys.key_groups import KeyGroup
from app.ui.keys.key_map import KeyMap
from app.ui.look.sizes import fit_on_screen

NAME_ROLE = Qt.ItemDataRole.UserRole


class KeysDialog(QDialog):
    """``change_requested`` names the act whose key the user wants to change, or ""; it closes before."""

    change_requested = Signal(str)
    print_requested = Signal()

    def __init__(self, groups: Sequence[KeyGroup], keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("快捷键一览"))
        self._filter = QLineEdit(self)
        self._filter.setPlaceholderText(self.tr("输入操作或按键查找"))
        self._filter.setAccessibleName(self.tr("查找快捷键"))
        self._filter.setClearButtonEnabled(True)
        self.tree = make_key_tree(groups, self)
        self.tree.setAccessibleName(self.tr("快捷键一览"))
        self.tree.setToolTip(self.tr("回车或双击：更改这个快捷键"))
        for item in entries(self.tree):
            item.setText(1, keys.words(str(item.data(0, NAME_ROLE))))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.print_button = buttons.addButton(self.tr("打印(&P)…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.change_button = buttons.addButton(self.tr("更改(&E)…"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(self._filter)
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)
        self._filter.textChanged.connect(self._narrow)
        self.tree.itemActivated.connect(self._ask_change)
        self.change_button.clicked.connect(self._ask_change)
        self.print_button.clicked.connect(self._ask_print)
        metrics = self.fontMetrics()
        fit_on_screen(self, QSize(metrics.horizontalAdvance("国") * 40, metrics.height() * 34))

    def _ask_change(self) -> None:
        item = self.tree.currentItem()
        self.accept()
        self.change_requested.emit(str(item.data(0, NAME_ROLE) or "") if item else "")

    def _ask_print(self) -> None:
        self.accept()
        self.print_requested.emit()

    def _narrow(self, words: str) -> None:
        narrow(self.tree, words)

    def shown(self) -> list[str]:
        """The words of the acts that the search leaves."""
        return [item.text(0) for item in entries(self.tree) if not item.isHidden()]


def make_key_tree(groups: Sequence[KeyGroup], parent: QWidget) -> QTreeWidget:
    """The acts under their titles, in two columns; the keys are filled in by the caller."""
    tree = QTreeWidget(parent)
    translate = QCoreApplication.translate
    tree.setHeaderLabels([translate("KeyTree", "操作"), translate("KeyTree", "快捷键")])
    tree.setUniformRowHeights(True)
    for group in groups:
        head = QTreeWidgetItem([group.title])
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        for spec in group.specs:
            item = QTreeWidgetItem([key_sheet_word(spec)])
            item.setData(0, NAME_ROLE, spec.name)
            head.addChild(item)
        tree.addTopLevelItem(head)
    tree.expandAll()
    header = tree.header()
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(False)
    return tree


def entries(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    """The acts of such a tree, without the titles."""
    found = tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive, 0)
    return [item for item in found if item.parent() is not None]


def narrow(tree: QTreeWidget, words: str) -> None:
    """Leaves the acts whose word or key holds ``words``."""
    wanted = words.strip().casefold()
    for item in entries(tree):
        item.setHidden(wanted not in f"{item.text(0)} {item.text(1)}".casefold())
    for number in range(tree.topLevelItemCount()):
        head = tree.topLevelItem(number)
        if head is not None:
            head.setHidden(all(head.child(row).isHidden() for row in range(head.childCount())))
