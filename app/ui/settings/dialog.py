"""The settings dialog: look, language, sizes, reviewer's name, keys, and the rules of the checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.keys.tab_order import set_tab_order
from app.ui.look.labels import plain_label
from app.ui.look.sizes import fit_on_screen
from app.ui.settings.keys_page import KeysPage
from app.ui.settings.preferences import (
    LARGEST_INTERFACE,
    LARGEST_READING,
    SMALLEST_INTERFACE,
    SMALLEST_READING,
    Preferences,
)
from app.ui.settings.rules_page import RulesPage

_CHARACTERS, _LINES = 48, 28


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
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.keys = KeysPage(values.keys, self)
        self.keys.checked.connect(self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled)
        self.rules = RulesPage(values.rules, self)
        self.tabs = QTabWidget(self)
        self._lay_out()
        metrics = self.fontMetrics()
        wanted = QSize(_CHARACTERS * metrics.horizontalAdvance("国"), _LINES * metrics.height())
        fit_on_screen(self, wanted)

    def _lay_out(self) -> None:
        self.tabs.addTab(self._general_page(), self.tr("常规"))
        self.tabs.addTab(self.keys, self.tr("快捷键"))
        self.tabs.addTab(self.rules, self.tr("检查"))
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._buttons)
        sizes = (self.interface_points, self.reading_points)
        general = (self.theme, self.language, *sizes, self.reviewer)
        set_tab_order((self.tabs.tabBar(), *general, self.keys.search))
        set_tab_order((self.rules.reset_button, *self._buttons.buttons()))

    def show_key(self, name: str) -> None:
        """Opens the page of the keys at an act."""
        self.tabs.setCurrentWidget(self.keys)
        self.keys.show_act(name)
        self.keys.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rule(self, rule: str) -> None:
        """Opens the page of the checks at a rule."""
        self.tabs.setCurrentWidget(self.rules)
        self.rules.show_rule(rule)

    def chosen(self) -> dict[str, Any]:
        """The preferences that differ from before."""
        values: dict[str, Any] = {
            "theme": self.theme.currentData(),
            "language": self.language.currentData(),
            "interface_points": self.interface_points.value(),
            "reading_points": self.reading_points.value(),
            "reviewer": self.reviewer.text().strip(),
            "keys": self.keys.changes(),
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
        even = self.reviewer.sizeHint().height()
        for field in (self.theme, self.language, self.interface_points, self.reading_points, self.reviewer):
            field.setMinimumHeight(even)
        note = plain_label(self.tr("姓名写入历史记录，从下一步操作起用。"), page, name="muted", wraps=True)
        form.addRow("", note)
        return page

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
