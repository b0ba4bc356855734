"""The settings page of the checks: which rules run, how bad their findings are, and their thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QHeaderView,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.checks.registry import RuleDescription, RuleOption, describe_rules
from app.core.enums import Severity
from app.models.findings.check_words import check_words

_STEPS = 20
_CELL_EDGES = 8  # pixels of a cell around its field


class RulesPage(QWidget):
    """Edits a copy of the user's changes; ``changes`` holds only what differs from the standard."""

    def __init__(self, changes: Mapping[str, Mapping[str, Any]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules = describe_rules()
        self._items: dict[str, QTreeWidgetItem] = {}
        self._severities: dict[str, QComboBox] = {}
        self._options: dict[tuple[str, str], QSpinBox | QDoubleSpinBox] = {}
        self.tree = QTreeWidget(self)
        self.tree.setHeaderLabels([self.tr("检查"), self.tr("严重程度、界限")])
        self.tree.setAccessibleName(self.tr("检查规则"))
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.reset_button = QPushButton(self.tr("全部恢复默认(&D)"), self)
        self.reset_button.setAutoDefault(False)
        self.reset_button.clicked.connect(self._reset)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignLeft)
        for rule in self._rules:
            self._add(rule)
        self.show_changes(changes)
        self.tree.expandAll()

    def showEvent(self, event: QShowEvent) -> None:
        """See QWidget; only now the boxes know their font."""
        super().showEvent(event)
        widest = max(box.sizeHint().width() for box in self._severities.values())
        self.tree.setColumnWidth(1, widest + _CELL_EDGES)

    def changes(self) -> dict[str, dict[str, Any]]:
        """What differs from the standard, as ``registry.settings_of`` takes it."""
        found: dict[str, dict[str, Any]] = {}
        for rule in self._rules:
            own: dict[str, Any] = {}
            is_on = self._items[rule.rule].checkState(0) is Qt.CheckState.Checked
            if is_on != rule.is_on:
                own["on"] = is_on
            severity = self._severities[rule.rule].currentData()
            if severity:
                own["severity"] = severity
            for option in rule.options:
                value = self._options[rule.rule, option.name].value()
                if value != option.value:
                    own[option.name] = value
            if own:
                found[rule.rule] = own
        return found

    def show_changes(self, changes: Mapping[str, Mapping[str, Any]]) -> None:
        """Shows the standard with these changes."""
        for rule in self._rules:
            own = changes.get(rule.rule, {})
            checked = Qt.CheckState.Checked if own.get("on", rule.is_on) else Qt.CheckState.Unchecked
            self._items[rule.rule].setCheckState(0, checked)
            box = self._severities[rule.rule]
            box.setCurrentIndex(max(0, box.findData(own.get("severity", ""))))
            for option in rule.options:
                value = own.get(option.name, option.value)
                field = self._options[rule.rule, option.name]
                if isinstance(field, QSpinBox):
                    field.setValue(round(value))
                else:
                    field.setValue(float(value))

    def show_rule(self, rule: str) -> None:
        """Makes the line of a rule the current one and brings it to the top."""
        item = self._items[rule]
        self.tree.setCurrentItem(item)
        self.tree.scrollToItem(item, QTreeWidget.ScrollHint.PositionAtTop)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reset(self) -> None:
        self.show_changes({})

    def _add(self, rule: RuleDescription) -> None:
        item = QTreeWidgetItem([check_words(rule.name)])
        item.setToolTip(0, check_words(rule.basis))
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        self.tree.addTopLevelItem(item)
        self._items[rule.rule] = item
        box = self._severity_box(rule)
        self._severities[rule.rule] = box
        self.tree.setItemWidget(item, 1, box)
        for option in rule.options:
            label = check_words(option.label)
            below = QTreeWidgetItem([label])
            below.setFlags(Qt.ItemFlag.ItemIsEnabled)
            below.setToolTip(0, label)
            item.addChild(below)
            field = _field(option, self)
            field.setAccessibleName(f"{check_words(rule.name)}，{label}")
            self._options[rule.rule, option.name] = field
            self.tree.setItemWidget(below, 1, field)

    def _severity_box(self, rule: RuleDescription) -> QComboBox:
        words = {
            Severity.ERROR: self.tr("错误"),
            Severity.WARN: self.tr("疑点"),
            Severity.INFO: self.tr("提示"),
        }
        standard = self.tr("、").join(words[severity] for severity in rule.severities)
        box = QComboBox(self)
        box.addItem(self.tr("按规则（%1）").replace("%1", standard), "")
        for severity, word in words.items():
            box.addItem(word, str(severity))
        box.setAccessibleName(check_words(rule.name))
        box.setToolTip(check_words(rule.basis))
        return box


def _field(option: RuleOption, parent: QWidget) -> QSpinBox | QDoubleSpinBox:
    """A field with the option's bounds; the wheel does nothing unless it was clicked into."""
    field: QSpinBox | QDoubleSpinBox
    if option.is_whole:
        whole = QSpinBox(parent)
        whole.setRange(round(option.least), round(option.most))
        field = whole
    else:
        broken = QDoubleSpinBox(parent)
        broken.setRange(option.least, option.most)
        broken.setDecimals(2)
        broken.setSingleStep(max(0.01, round((option.most - option.least) / _STEPS, 2)))
        field = broken
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
    return field
