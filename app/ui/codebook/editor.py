"""The fields of one indicator: name, units, synonyms, note, whether it is in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.taxonomy import Indicator
from app.ui.look.labels import plain_label

_GAP = "、"


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields."""

    name: str = ""
    units: str = ""
    phrases: tuple[str, ...] = ()
    gloss: str = ""
    is_active: bool = False


class IndicatorEditor(QWidget):
    """Shows one indicator. It saves nothing itself: it tells wishes."""

    save_requested = Signal()
    split_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._indicator: Indicator | None = None
        self._note = ""
        self._read_only = False
        self.name = self._line(self.tr("名称"))
        self.units = self._line(self.tr("单位"))
        self.units.setToolTip(self.tr("用顿号分开，如 次、场、场次"))
        self.new_phrase = self._line(self.tr("新同义词"))
        self.phrases = QListWidget(self)
        self.phrases.setAccessibleName(self.tr("同义词"))
        self.phrases.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.phrases.setToolTip(self.tr("报告里这样写的都算这个指标；…表示中间可隔几个字，|前面是主题词"))
        self.new_phrase.setPlaceholderText(self.tr("新同义词，回车加入"))
        self.remove = QPushButton(self.tr("移除(&V)"), self)
        self.split = QPushButton(self.tr("分出为新指标(&P)…"), self)
        self.split.setToolTip(self.tr("把所选同义词分出去，成为一个新指标；用到它们的数据一并移过去"))
        self.gloss = QPlainTextEdit(self)
        self.gloss.setAccessibleName(self.tr("备注"))
        self.gloss.setPlaceholderText(self.tr("怎样算、怎样不算，写给同事看"))
        self.gloss.setTabChangesFocus(True)
        self.gloss.setMaximumHeight(72)
        self.is_active = QCheckBox(self.tr("使用这个指标(&U)"), self)
        self.save = QPushButton(self.tr("保存(&S)"), self)
        self.code = plain_label(parent=self, name="muted")
        for button in (self.remove, self.split, self.save):
            button.setAutoDefault(False)
        self._build()
        self._connect()
        self.show_indicator(None, read_only=True)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        return line

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addWidget(self.split)
        row.addStretch(1)
        synonyms = QVBoxLayout()
        synonyms.setSpacing(4)
        synonyms.addWidget(self.new_phrase)
        synonyms.addWidget(self.phrases, 1)
        synonyms.addLayout(row)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("名称"), self.name)
        form.addRow(self.tr("单位"), self.units)
        form.addRow(self.tr("同义词"), synonyms)
        form.addRow(self.tr("备注"), self.gloss)
        form.addRow("", self.is_active)
        last = QHBoxLayout()
        last.addWidget(self.code)
        last.addStretch(1)
        last.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form, 1)
        layout.addLayout(last)

    def _connect(self) -> None:
        for line in (self.name, self.units):
            line.textEdited.connect(self._refresh)
        self.gloss.textChanged.connect(self._refresh)
        self.is_active.toggled.connect(self._refresh)
        self.new_phrase.returnPressed.connect(self._add_phrase)
        self.phrases.itemSelectionChanged.connect(self._refresh)
        self.remove.clicked.connect(self._remove_phrases)
        self.split.clicked.connect(self.split_requested)
        self.save.clicked.connect(self.save_requested)

    @property
    def indicator(self) -> Indicator | None:
        """The indicator shown."""
        return self._indicator

    def show_indicator(self, indicator: Indicator | None, *, note: str = "", read_only: bool) -> None:
        """Fills the fields; None empties and locks them. ``note`` is what a person wrote about it."""
        self._indicator, self._note, self._read_only = indicator, note, read_only
        can_edit = indicator is not None and not read_only
        self.code.setText(indicator.code if indicator else "")
        self.new_phrase.clear()
        for widget in (self.name, self.units, self.phrases, self.new_phrase, self.gloss, self.is_active):
            widget.setEnabled(can_edit)
        if indicator is None:
            self.fill(Typed())
        else:
            units = _GAP.join(indicator.units)
            self.fill(Typed(indicator.name, units, indicator.phrases, note, indicator.is_active))

    def typed(self) -> Typed:
        """What stands in the fields, saved or not."""
        phrases = tuple(self.phrases.item(row).text() for row in range(self.phrases.count()))
        return Typed(
            self.name.text(), self.units.text(), phrases, self.gloss.toPlainText(), self.is_active.isChecked()
        )

    def fill(self, typed: Typed) -> None:
        """Fills the fields, as if it were typed anew."""
        self.name.setText(typed.name)
        self.units.setText(typed.units)
        self.phrases.clear()
        self.phrases.addItems(list(typed.phrases))
        self.gloss.setPlainText(typed.gloss)
        self.is_active.setChecked(typed.is_active)
        self._refresh()

    def chosen_phrases(self) -> list[str]:
        """The synonyms that are selected."""
        return [item.text() for item in self.phrases.selectedItems()]

    def changed_fields(self) -> dict[str, Any]:
        """What differs from the indicator shown, for ``BookDesk.edit``."""
        now = self._indicator
        if now is None or self._read_only:
            return {}
        units = tuple(u.strip() for u in self.units.text().replace("，", _GAP).split(_GAP) if u.strip())
        typed: dict[str, Any] = {
            "name": self.name.text().strip(),
            "units": units,
            "phrases": tuple(self.phrases.item(row).text() for row in range(self.phrases.count())),
            "is_active": self.is_active.isChecked(),
        }
        fields = {name: value for name, value in typed.items() if value != getattr(now, name)}
        note = self.gloss.toPlainText().strip()
        return fields if note == self._note else {**fields, "gloss": note}

    def _refresh(self) -> None:
        can_edit = self._indicator is not None and not self._read_only
        chosen = bool(self.phrases.selectedItems())
        self.remove.setEnabled(can_edit and chosen)
        self.split.setEnabled(can_edit and chosen and not self.changed_fields())
        self.save.setEnabled(bool(self.changed_fields()))

    def _add_phrase(self) -> None:
        words = self.new_phrase.text().strip()
        if not words:
            return
        if not self.phrases.findItems(words, Qt.MatchFlag.MatchExactly):
            self.phrases.insertItem(0, QListWidgetItem(words))
        self.phrases.setCurrentRow(0)
        self.new_phrase.clear()
        self._refresh()

    def _remove_phrases(self) -> None:
        for item in self.phrases.selectedItems():
            self.phrases.takeItem(self.phrases.row(item))
        self._refresh()
