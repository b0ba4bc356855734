"""The settings dialog: look, language, sizes, reviewer's name, keys, and the rules of the checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.actions import Spec, plain_word, specs
from app.ui.settings.preferences import (
    LARGEST_INTERFACE,
    LARGEST_READING,
    SMALLEST_INTERFACE,
    SMALLEST_READING,
    Preferences,
)
from app.ui.settings.rules_page import RulesPage


@dataclass(frozen=True, slots=True)
class _Choice:
    value: str
    word: str


class SettingsDialog(QDialog):
    """Edits a copy of the preferences; ``chosen`` tells what was changed."""

    def __init__(self, values: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("设置"))
        self._before = values
        self._specs = specs()
        self.theme = self._choices(
            values.theme,
            _Choice("system", self.tr("跟随系统")),
            _Choice("light", self.tr("浅色")),
            _Choice("dark", self.tr("深色")),
        )
        self.language = self._choices(
            values.language,
            _Choice("system", self.tr("跟随系统")),
            _Choice("zh_CN", "中文"),
            _Choice("en", "English"),
        )
        self.interface_points = self._size(values.interface_points, SMALLEST_INTERFACE, LARGEST_INTERFACE)
        self.reading_points = self._size(values.reading_points, SMALLEST_READING, LARGEST_READING)
        self.reviewer = QLineEdit(values.reviewer, self)
        self.reviewer.setMaxLength(60)
        self._clash = QLabel(self)
        self._clash.setObjectName("failure")
        self._clash.setTextFormat(Qt.TextFormat.PlainText)
        self._clash.setWordWrap(True)
        self._editors: dict[str, QKeySequenceEdit] = {}
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        tabs = QTabWidget(self)
        tabs.addTab(self._general_page(), self.tr("常规"))
        tabs.addTab(self._keys_page(), self.tr("快捷键"))
        self.rules = RulesPage(values.rules, self)
        tabs.addTab(self.rules, self.tr("检查"))
        layout = QVBoxLayout(self)
        layout.addWidget(tabs, 1)
        layout.addWidget(self._clash)
        layout.addWidget(self._buttons)
        self.resize(560, 520)
        self._check_keys()

    def chosen(self) -> dict[str, Any]:
        """The preferences that differ from before."""
        values: dict[str, Any] = {
            "theme": self.theme.currentData(),
            "language": self.language.currentData(),
            "interface_points": self.interface_points.value(),
            "reading_points": self.reading_points.value(),
            "reviewer": self.reviewer.text().strip(),
            "keys": self._chosen_keys(),
            "rules": self.rules.changes(),
        }
        return {name: value for name, value in values.items() if value != getattr(self._before, name)}

    def _general_page(self) -> QWidget:
        page = QWidget(self)
        form = QFormLayout(page)
        form.addRow(self.tr("外观(&T)"), self.theme)
        form.addRow(self.tr("界面语言(&L)"), self.language)
        form.addRow(self.tr("界面字号(&I)"), self.interface_points)
        form.addRow(self.tr("正文字号(&R)"), self.reading_points)
        form.addRow(self.tr("核对人姓名(&N)"), self.reviewer)
        note = QLabel(self.tr("姓名写入历史记录，从下一步操作起用。"), page)
        note.setObjectName("muted")
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        form.addRow("", note)
        return page

    def _keys_page(self) -> QWidget:
        table = QTableWidget(len(self._specs), 2, self)
        table.setHorizontalHeaderLabels([self.tr("操作"), self.tr("快捷键")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setAccessibleName(self.tr("快捷键"))
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(1, 190)
        for row, spec in enumerate(self._specs):
            item = QTableWidgetItem(plain_word(spec.word))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            table.setItem(row, 0, item)
            editor = QKeySequenceEdit(QKeySequence(self._key_of(spec)), table)
            editor.setMaximumSequenceLength(1)
            editor.setClearButtonEnabled(True)
            editor.setAccessibleName(plain_word(spec.word))
            editor.keySequenceChanged.connect(self._check_keys)
            self._editors[spec.name] = editor
            table.setCellWidget(row, 1, editor)
        table.resizeRowsToContents()
        return table

    def _key_of(self, spec: Spec) -> str:
        standard = spec.keys[0] if spec.keys else ""
        return self._before.keys.get(spec.name, standard)

    def _chosen_keys(self) -> dict[str, str]:
        chosen = {}
        for spec in self._specs:
            key = self._editors[spec.name].keySequence().toString(QKeySequence.SequenceFormat.PortableText)
            standard = QKeySequence(spec.keys[0] if spec.keys else "").toString(
                QKeySequence.SequenceFormat.PortableText
            )
            if key != standard:
                chosen[spec.name] = key
        return chosen

    def _check_keys(self) -> None:
        """Two acts with one key: says which, and lets nothing be saved."""
        users: dict[str, list[str]] = {}
        for spec in self._specs:
            key = self._editors[spec.name].keySequence().toString()
            if key:
                users.setdefault(key, []).append(plain_word(spec.word))
        clashes = [f"{key}：{'、'.join(names)}" for key, names in users.items() if len(names) > 1]
        self._clash.setText(self.tr("快捷键重复　") + "；".join(clashes) if clashes else "")
        self._clash.setVisible(bool(clashes))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not clashes)

    def _choices(self, value: str, *choices: _Choice) -> QComboBox:
        box = QComboBox(self)
        for choice in choices:
            box.addItem(choice.word, choice.value)
        box.setCurrentIndex(max(0, box.findData(value)))
        return box

    def _size(self, value: int, low: int, high: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(low, high)
        box.setValue(value)
        box.setSuffix(self.tr(" 磅"))
        return box
