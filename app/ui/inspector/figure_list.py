"""The upper half of the inspector: the table of figures with its filters.

It shows and picks; what happens to a figure is the panel's wish.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.core.enums import Status
from app.core.state import FigureRecord, ReportState
from app.core.taxonomy import Taxonomy
from app.models.figures.choice import FigureChoice
from app.models.figures.table import FigureTableModel
from app.models.figures.words import STATUS_SHAPES, status_word
from app.ui.inspector.figure_view import FigureTable
from app.ui.look.labels import plain_label

_LEAST_CHARACTERS = 5  # of a filter in a narrow pane
_LEAST_ROWS = 2
_GAP, _EDGE = 4, 6


class FigureList(QWidget):
    """Filters and table. ``picked`` is the current figure's key; ``keys_changed`` all selected ones."""

    picked = Signal(str)
    keys_changed = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FigureTableModel(self)
        self.table = FigureTable(self.model)
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("筛选指标、数值"))
        self.words.setAccessibleName(self.tr("筛选文字"))
        self.words.setClearButtonEnabled(True)
        self.status = QComboBox()
        self.status.setAccessibleName(self.tr("按状态筛选"))
        self.category = QComboBox()
        self.category.setAccessibleName(self.tr("按类别筛选"))
        self.grouping = QToolButton()
        self.grouping.setText(self.tr("分组"))
        self.grouping.setCheckable(True)
        self.grouping.setAccessibleName(self.tr("按类别分组"))
        self.grouping.setToolTip(self.tr("按类别分组显示"))
        self.count = plain_label(name="muted", margins=(0, 0, 4, 0))
        self._is_picking = False
        self._kept: tuple[list[str], str] = [], ""
        self.table.hint = self._hint(None)
        self._build()
        self._connect()

    def _build(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.words, 1)
        first.addWidget(self.grouping)
        for row in (first, second):
            row.setSpacing(_GAP)
        second.addWidget(self.status, 1)
        second.addWidget(self.category, 1)
        second.addWidget(self.count)
        for box in (self.status, self.category):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LEAST_CHARACTERS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, _EDGE, _EDGE, 0)
        layout.setSpacing(_GAP)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(self.table, 1)
        self.status.addItem(self.tr("全部状态"), None)
        self.category.addItem(self.tr("全部类别"), None)
        for status in Status:
            self.status.addItem(f"{STATUS_SHAPES[status]} {status_word(status)}", str(status))

    def _connect(self) -> None:
        self.words.textChanged.connect(self._filter)
        self.status.currentIndexChanged.connect(self._filter)
        self.category.currentIndexChanged.connect(self._filter)
        self.grouping.toggled.connect(self._filter)
        self.table.selectionModel().currentChanged.connect(self._tell_current)
        self.table.selectionModel().selectionChanged.connect(self._tell_keys)
        self.model.modelAboutToBeReset.connect(self._keep)
        self.model.modelReset.connect(self._show_kept)

    def least_height(self) -> int:
        """Pixels that filters, head and a few lines need."""
        first = max(self.words.sizeHint().height(), self.grouping.sizeHint().height())
        fields = first + self.status.sizeHint().height() + 2 * (_GAP + self.table.frameWidth()) + _EDGE
        row = self.table.verticalHeader().defaultSectionSize()
        return fields + self.table.horizontalHeader().sizeHint().height() + _LEAST_ROWS * row

    @property
    def choice(self) -> FigureChoice:
        """What is shown, and in what order; for keeping it between sittings."""
        return self.model.choice

    def set_choice(self, choice: FigureChoice) -> None:
        """Show what was chosen in an earlier sitting."""
        fields = (self.words, self.status, self.category, self.grouping)
        for field in fields:
            field.blockSignals(True)
        self.words.setText(choice.words)
        self.status.setCurrentIndex(max(self.status.findData(choice.status or None), 0))
        self.category.setCurrentIndex(max(self.category.findData(choice.category), 0))
        self.grouping.setChecked(choice.is_grouped)
        for field in fields:
            field.blockSignals(False)
        order = Qt.SortOrder.DescendingOrder if choice.is_falling else Qt.SortOrder.AscendingOrder
        self.model.choose(choice)
        self.table.horizontalHeader().setSortIndicator(choice.column, order)
        self._after_change()

    def set_state(self, state: ReportState | None, book: Taxonomy) -> None:
        """Show the figures of a report, or nothing."""
        self._fill_categories(book)
        self.model.set_records(state.figures if state else (), book)
        self.model.set_findings(state.findings if state else ())
        self.table.hint = self._hint(state)
        self._after_change()

    def set_book(self, book: Taxonomy) -> None:
        """Name the figures by another book; the selection stays."""
        self._fill_categories(book)
        self._keep()
        self.model.set_book(book)
        self._show_kept()

    def _hint(self, state: ReportState | None) -> str:
        if state is None:
            return self.tr("没有打开的报告")
        return self.tr("没有符合条件的数据") if state.figures else self.tr("全文没有统计数字")

    def _fill_categories(self, book: Taxonomy) -> None:
        self.category.blockSignals(True)
        self.category.clear()
        self.category.addItem(self.tr("全部类别"), None)
        for category in book.categories:
            self.category.addItem(category.name, category.code)
        self.category.addItem(self.tr("未归类"), "")
        self.category.setCurrentIndex(max(self.category.findData(self.model.choice.category), 0))
        self.category.blockSignals(False)

    def update_figures(self, records: Iterable[FigureRecord]) -> None:
        """Take in changed or new figures; the selection stays."""
        self._keep()
        self.model.update_figures(records)
        self._show_kept()

    def renew(self, records: Sequence[FigureRecord]) -> None:
        """Show figures that took the place of others; selection and place in the list stay."""
        bar = self.table.verticalScrollBar()
        place = bar.value()
        self._keep()
        self.model.renew(records)
        self._show_kept()
        bar.setValue(place)

    def remove_figures(self, keys: Iterable[str]) -> None:
        """Take figures out of the table; the selection never jumps to a neighbour."""
        self._keep()
        self.model.remove_figures(keys)
        self._show_kept()

    def _filter(self) -> None:
        self.model.choose(
            replace(
                self.model.choice,
                status=self.status.currentData() or "",
                category=self.category.currentData(),
                words=self.words.text(),
                is_grouped=self.grouping.isChecked(),
            )
        )

    def _keep(self) -> None:
        """Rows are about to come and go: what is selected stays so, without being told again."""
        if not self._is_picking:
            self._kept = self.selected_keys(), self.current_key()
            self._is_picking = True

    def _show_kept(self) -> None:
        keys, current = self._kept
        if self.selected_keys() != keys or self.current_key() != current:
            self.pick(keys, current)
        self._is_picking = False
        self._after_change()

    def _after_change(self) -> None:
        self.table.span_heads()
        total, shown = self.model.total, self.model.shown
        self.count.setText(f"{shown}/{total}" if shown != total else f"{total}")
        self.table.fit_columns()
        self.table.viewport().update()

    # Picking

    def current_key(self) -> str:
        """The figure the editor shows; nothing on a head."""
        index = self.table.currentIndex()
        return self.model.key_at(index.row()) if index.isValid() else ""

    def selected_keys(self) -> list[str]:
        """All selected figures in the order of the table."""
        parts: Any = self.table.selectionModel().selection()  # a list of ranges, which PySide's stubs deny
        rows = sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})
        return [key for key in map(self.model.key_at, rows) if key]

    def pick(self, keys: Iterable[str], current: str) -> None:
        """Select figures without telling; what is not shown stays unselected."""
        was_picking, self._is_picking = self._is_picking, True
        selection = self.table.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        selection.clearSelection()
        for key in keys:
            index = self.model.index_of(key)
            if index.isValid():
                selection.select(index, flags.Select | flags.Rows)
        index = self.model.index_of(current)
        selection.setCurrentIndex(index, flags.Select | flags.Rows if index.isValid() else flags.Clear)
        if index.isValid():
            self.table.scrollTo(index)
        self._is_picking = was_picking

    def _tell_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        key = self.model.key_at(current.row()) if current.isValid() else ""
        if key and not self._is_picking:
            self.picked.emit(key)

    def _tell_keys(self) -> None:
        if not self._is_picking:
            self.keys_changed.emit(self.selected_keys())
