"""The settings page of the keys: every act with its keys, two at most, changed below the list.

Two acts may not claim one key in one place; what is kept is only what differs from the standard.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.keys.acts import Spec, plain_word
from app.ui.keys.key_groups import key_groups
from app.ui.keys.key_map import clashes, key_words, keys_from_text, keys_to_text, standard_keys
from app.ui.keys.keys_dialog import NAME_ROLE, entries, make_key_tree, narrow
from app.ui.look.labels import plain_label
from app.ui.look.theme import theme_of

Keys = tuple[QKeySequence, ...]


class KeysPage(QWidget):
    """Edits a copy of the user's keys. ``checked`` tells after each change whether they can be saved."""

    checked = Signal(bool)

    def __init__(self, changed: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        groups = key_groups()
        self._specs: dict[str, Spec] = {spec.name: spec for group in groups for spec in group.specs}
        self._chosen: dict[str, Keys] = {
            name: keys_from_text(changed[name]) if name in changed else standard_keys(spec)
            for name, spec in self._specs.items()
        }
        self._clashes: dict[str, tuple[Spec, ...]] = {}
        self.search = QLineEdit(self)
        self.tree = make_key_tree(groups, self)
        self._items = {str(item.data(0, NAME_ROLE)): item for item in entries(self.tree)}
        self.act = plain_label(parent=self, wraps=True)
        self.fields = (QKeySequenceEdit(self), QKeySequenceEdit(self))
        self.reset_button = QPushButton(self.tr("恢复默认(&R)"), self)
        self.reset_all_button = QPushButton(self.tr("全部恢复默认(&D)"), self)
        self.take_button = QPushButton(self.tr("归这一项(&T)"), self)
        self.clash = plain_label(parent=self, wraps=True)
        self._build()
        self._connect()
        self._check()
        self.show_act(next(iter(self._items)))
        self.tree.scrollToTop()

    def _build(self) -> None:
        self.search.setPlaceholderText(self.tr("输入操作或按键查找"))
        self.search.setAccessibleName(self.tr("查找快捷键"))
        self.search.setClearButtonEnabled(True)
        self.tree.setAccessibleName(self.tr("快捷键"))
        font = self.act.font()
        font.setBold(True)
        self.act.setFont(font)
        self.clash.setObjectName("failure")
        self.take_button.setToolTip(self.tr("其他操作不再用这个键"))
        self.reset_button.setToolTip(self.tr("这一项用回默认的键"))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.addWidget(self.act, 0, 0, 1, 5)
        words = (self.tr("按键(&K)"), self.tr("另一键(&O)"))
        for number, (word, field) in enumerate(zip(words, self.fields, strict=True)):
            label = QLabel(word, self)
            label.setBuddy(field)
            field.setMaximumSequenceLength(1)
            field.setClearButtonEnabled(True)
            grid.addWidget(label, 1, 2 * number)
            grid.addWidget(field, 1, 2 * number + 1)
        grid.addWidget(self.reset_button, 1, 4)
        below = QHBoxLayout()
        below.addWidget(self.clash, 1)
        below.addWidget(self.take_button)
        below.addWidget(self.reset_all_button)
        for button in (self.reset_button, self.reset_all_button, self.take_button):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        layout.addLayout(grid)
        layout.addLayout(below)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.tree.currentItemChanged.connect(self._show_current)
        self.tree.itemActivated.connect(self._start_editing)
        for field in self.fields:
            field.keySequenceChanged.connect(self._take_fields)
        self.reset_button.clicked.connect(self._reset)
        self.reset_all_button.clicked.connect(self._reset_all)
        self.take_button.clicked.connect(self._take_from_others)

    def changes(self) -> dict[str, str]:
        """What differs from the standard, as it is kept."""
        return {
            name: keys_to_text(keys)
            for name, keys in self._chosen.items()
            if keys != standard_keys(self._specs[name])
        }

    def show_act(self, name: str) -> None:
        """Makes an act the current one."""
        item = self._items.get(name)
        if item is not None:
            self.tree.setCurrentItem(item)
            self.tree.scrollToItem(item)

    @property
    def current(self) -> str:
        """The name of the current act; "" on a title."""
        item = self.tree.currentItem()
        return str(item.data(0, NAME_ROLE) or "") if item else ""

    def set_keys(self, name: str, keys: Keys) -> None:
        """Gives an act other keys."""
        self._chosen[name] = keys
        self._check()
        if name == self.current:
            self._show_current()

    # Showing

    def _narrow(self, words: str) -> None:
        narrow(self.tree, words)
        shown = next((item for item in self._items.values() if not item.isHidden()), None)
        if shown is not None and (self.tree.currentItem() is None or self.tree.currentItem().isHidden()):
            self.tree.setCurrentItem(shown)

    def _show_current(self, _now: QTreeWidgetItem | None = None, _before: object = None) -> None:
        name = self.current
        keys = self._chosen.get(name, ())
        self.act.setText(plain_word(self._specs[name].word) if name else self.tr("请选择一项操作"))
        for number, field in enumerate(self.fields):
            wanted = keys[number] if number < len(keys) else QKeySequence()
            if field.keySequence() != wanted:
                with QSignalBlocker(field):
                    field.setKeySequence(wanted)
            field.setEnabled(bool(name))
            field.setAccessibleName(f"{self.act.text()}，{(self.tr('按键'), self.tr('另一键'))[number]}")
        self._show_buttons()

    def _show_buttons(self) -> None:
        name = self.current
        is_changed = bool(name) and self._chosen[name] != standard_keys(self._specs[name])
        self.reset_button.setEnabled(is_changed)
        self.reset_all_button.setEnabled(bool(self.changes()))
        mine = any(name in [spec.name for spec in group] for group in self._clashes.values())
        self.take_button.setVisible(mine)

    def _check(self) -> None:
        """Marks what is changed and what clashes."""
        self._clashes = clashes(self._chosen, tuple(self._specs.values()))
        clashing = {spec.name for group in self._clashes.values() for spec in group}
        error, plain = theme_of(self.palette()).colour("error"), self.palette().color(QPalette.ColorRole.Text)
        for name, item in self._items.items():
            standard = standard_keys(self._specs[name])
            is_changed = self._chosen[name] != standard
            words = key_words(self._chosen[name])
            item.setText(1, f"⚠ {words}" if name in clashing else words)
            item.setForeground(1, error if name in clashing else plain)
            font = item.font(1)
            font.setBold(is_changed)
            item.setFont(1, font)
            was = self.tr("默认：%1").replace("%1", key_words(standard) or self.tr("无"))
            item.setToolTip(1, was if is_changed else "")
        told = [
            f"{key}：{'、'.join(plain_word(s.word) for s in group)}" for key, group in self._clashes.items()
        ]
        self.clash.setText(self.tr("快捷键重复　") + "；".join(told) if told else "")
        self._show_buttons()
        self.checked.emit(not self._clashes)

    # Changing

    def _start_editing(self) -> None:
        if self.current:
            self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_fields(self) -> None:
        if self.current:
            typed = (field.keySequence() for field in self.fields)
            self._chosen[self.current] = tuple(dict.fromkeys(key for key in typed if not key.isEmpty()))
            self._check()

    def _reset(self) -> None:
        if self.current:
            self.set_keys(self.current, standard_keys(self._specs[self.current]))

    def _reset_all(self) -> None:
        self._chosen = {name: standard_keys(spec) for name, spec in self._specs.items()}
        self._check()
        self._show_current()

    def _take_from_others(self) -> None:
        """The current act keeps its keys; the others that clash with it lose them."""
        name = self.current
        for group in list(self._clashes.values()):
            names = [spec.name for spec in group]
            for other in names if name in names else ():
                if other != name:
                    kept = tuple(key for key in self._chosen[other] if key not in self._chosen[name])
                    self._chosen[other] = kept
        self._check()
