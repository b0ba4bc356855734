"""The upper half of the inspector: the table of figures with its filters.

It shows and picks; what happens to a figure is the panel's wish.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.core.enums import Status
from app.core.state import FigureRecord, ReportState
from app.core.taxonomy import Taxonomy
from app.models.figure_table import (
    COL_INDICATOR,
    COL_PERIOD,
    COL_STATUS,
    COL_VALUE,
    KEY_ROLE,
    FigureFilter,
    FigureTableModel,
)
from app.models.figure_words import STATUS_SHAPES, status_word
from app.ui.inspector.figure_delegate import UNIT_CHARACTERS, FigureDelegate
from app.ui.key_map import KeyMap

_LEAST_CHARACTERS = 7  # of the indicator's name before the status gives up its word
_LEAST_NAME = 90  # pixels kept for the indicator's name before the period column gives way


class FigureTree(QTreeView):
    """The table itself; says in words when it is empty."""

    confirm_pressed = Signal()
    reject_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = ""
        self.keys = KeyMap()
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setIndentation(12)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSortingEnabled(True)
        self.setItemDelegate(FigureDelegate(self))
        self.setAccessibleName(self.tr("数据表"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = self.keys.name_of(event, ("confirm", "reject"))
        if name == "confirm":
            self.confirm_pressed.emit()
        elif name == "reject":
            self.reject_pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model() is not None and self.model().rowCount() == 0 and self.hint:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(12, 0, -12, 0), int(flags), self.hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """The name takes what the other columns leave; the period gives way in a narrow pane."""
        header, metrics = self.header(), QFontMetrics(self.font())
        character = metrics.horizontalAdvance("国")
        value = round(metrics.horizontalAdvance("00000+") + UNIT_CHARACTERS * character + 12)
        status = round(character * 5.6)
        period = max(round(metrics.horizontalAdvance("2021-2025") + 10), character * 3)
        room = self.viewport().width()
        if room - value - status < _LEAST_CHARACTERS * character:
            status = round(character * 2.8)  # the shape alone; its word is in the editor and the filter
        self.setColumnHidden(COL_PERIOD, room - value - status - period < _LEAST_NAME)
        taken = value + status + (0 if self.isColumnHidden(COL_PERIOD) else period)
        for column, width in ((COL_VALUE, value), (COL_PERIOD, period), (COL_STATUS, status)):
            header.resizeSection(column, width)
        header.resizeSection(COL_INDICATOR, max(room - taken, 40))


class FigureList(QWidget):
    """Filters and table. ``picked`` is the current figure's key; ``keys_changed`` all selected ones."""

    picked = Signal(str)
    keys_changed = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FigureTableModel(self)
        self.shown = FigureFilter(self)
        self.shown.setSourceModel(self.model)
        self.tree = FigureTree()
        self.tree.setModel(self.shown)
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("筛选指标、数值、期间"))
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
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setObjectName("muted")
        self._is_picking = False
        self._build()
        self._connect()

    def _build(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.words, 1)
        first.addWidget(self.grouping)
        second.addWidget(self.status, 1)
        second.addWidget(self.category, 1)
        second.addWidget(self.count)
        for box in (self.status, self.category):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 0)
        layout.setSpacing(4)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(self.tree, 1)
        self.status.addItem(self.tr("全部状态"), None)
        self.category.addItem(self.tr("全部类别"), None)
        for status in Status:
            self.status.addItem(f"{STATUS_SHAPES[status]} {status_word(status)}", str(status))
        header = self.tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(24)
        self.tree.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._filter)
        self.status.currentIndexChanged.connect(self._filter)
        self.category.currentIndexChanged.connect(self._filter)
        self.grouping.toggled.connect(self._group)
        self.tree.selectionModel().currentChanged.connect(self._tell_current)
        self.tree.selectionModel().selectionChanged.connect(self._tell_keys)

    def set_state(self, state: ReportState | None, book: Taxonomy) -> None:
        """Show the figures of a report, or nothing."""
        self._fill_categories(book)
        self.model.set_records(state.figures if state else (), book)
        self.model.set_findings(state.findings if state else ())
        self.tree.hint = self._hint(state)
        self._after_change()

    def _hint(self, state: ReportState | None) -> str:
        if state is None:
            return self.tr("尚未打开报告")
        return self.tr("没有符合条件的数据") if state.figures else self.tr("全文没有统计数字")

    def _fill_categories(self, book: Taxonomy) -> None:
        chosen = self.category.currentData()
        self.category.blockSignals(True)
        self.category.clear()
        self.category.addItem(self.tr("全部类别"), None)
        for category in book.categories:
            self.category.addItem(category.name, category.code)
        self.category.addItem(self.tr("未归类"), "")
        self.category.setCurrentIndex(max(self.category.findData(chosen), 0))
        self.category.blockSignals(False)

    def update_figures(self, records: Iterable[FigureRecord]) -> None:
        """Take in changed or new figures; the selection stays."""
        keys, current = self.selected_keys(), self.current_key()
        self._is_picking = True
        self.model.update_figures(records)
        self._is_picking = False
        if keys and self.selected_keys() != keys:
            self.pick(keys, current)
        self._after_change()

    def remove_figures(self, keys: Iterable[str]) -> None:
        """Take figures out of the table; the selection never jumps to a neighbour."""
        gone, current = set(keys), self.current_key()
        kept = [key for key in self.selected_keys() if key not in gone]
        self._is_picking = True
        self.model.remove_figures(gone)
        self._is_picking = False
        self.pick(kept, "" if current in gone else current)
        self._after_change()

    def _filter(self) -> None:
        status = self.status.currentData()
        self.shown.set_status(Status(status) if status else None)
        self.shown.set_category(self.category.currentData())
        self.shown.set_words(self.words.text())
        self._after_change()

    def _group(self, grouped: bool) -> None:  # noqa: FBT001  (a slot)
        key = self.current_key()
        self.model.set_grouped(grouped=grouped)
        self.tree.setRootIsDecorated(grouped)
        self._after_change()
        if key:
            self.pick([key], key)

    def _after_change(self) -> None:
        if self.model.is_grouped:
            self.tree.expandAll()
            for row in range(self.shown.rowCount()):
                self.tree.setFirstColumnSpanned(row, QModelIndex(), True)
        total = len(self.model.records())
        shown = self._count_shown()
        self.count.setText(f"{shown}/{total}" if shown != total else f"{total}")
        self.tree.fit_columns()
        self.tree.viewport().update()

    def _count_shown(self) -> int:
        rows = self.shown.rowCount()
        if not self.model.is_grouped:
            return rows
        return sum(self.shown.rowCount(self.shown.index(row, 0)) for row in range(rows))

    # Picking

    def current_key(self) -> str:
        """The figure the editor shows; nothing on a group's row."""
        return str(self.tree.currentIndex().siblingAtColumn(0).data(KEY_ROLE) or "")

    def selected_keys(self) -> list[str]:
        """All selected figures in the order of the table."""
        rows = self.tree.selectionModel().selectedRows()
        return [key for key in (str(row.data(KEY_ROLE) or "") for row in rows) if key]

    def pick(self, keys: Iterable[str], current: str) -> None:
        """Select figures without telling; what a filter holds back stays unselected."""
        self._is_picking = True
        selection = self.tree.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        selection.clearSelection()
        for key in keys:
            index = self.shown.mapFromSource(self.model.index_of(key))
            if index.isValid():
                selection.select(index, flags.Select | flags.Rows)
        index = self.shown.mapFromSource(self.model.index_of(current))
        selection.setCurrentIndex(index, flags.Select | flags.Rows if index.isValid() else flags.Clear)
        if index.isValid():
            self.tree.scrollTo(index)
        self._is_picking = False

    def _tell_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        key = current.siblingAtColumn(0).data(KEY_ROLE)
        if key and not self._is_picking:
            self.picked.emit(key)

    def _tell_keys(self) -> None:
        if not self._is_picking:
            self.keys_changed.emit(self.selected_keys())
