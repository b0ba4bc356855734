"""The table of figures as a view: columns that fit a narrow pane, heads across all columns, keys.

A table and not a tree: a tree asks about every row whenever rows change, and a report may have 20,000.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QHeaderView, QTableView, QWidget

from app.models.figures.choice import COL_INDICATOR, COL_PERIOD, COL_STATUS, COL_VALUE, READING_ORDER
from app.models.figures.table import FigureTableModel
from app.ui.inspector.figure_delegate import ROW_LINES, UNIT_GAP, FigureDelegate
from app.ui.keys.key_map import KeyMap

_LEAST_CHARACTERS = 7  # of the indicator's name before the status gives up its word
_HEAD_AIR = 14
_EDGES = 12  # pixels beside what stands in a cell
_UNIT_CHARACTERS = 3  # of a unit; a longer one is cut
_LEAST_NAME = 90  # pixels kept for the indicator's name before the period column gives way
_FOLDING = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False, Qt.Key.Key_Space: None}


class FigureTable(QTableView):
    """Says in words when it is empty. A click on a head folds it."""

    confirm_pressed = Signal()
    reject_pressed = Signal()

    def __init__(self, model: FigureTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = ""
        self.keys = KeyMap()
        self._figures = model
        self.setModel(model)
        self._delegate = FigureDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName(self.tr("数据表"))
        for button in self.findChildren(QAbstractButton):  # Qt's own corner, which is never shown
            button.setAccessibleName(self.accessibleName())
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(READING_ORDER, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._fit_rows()
        self.clicked.connect(self._fold_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = self.keys.name_of(event, ("confirm", "reject"))
        row = self.currentIndex().row()
        if name == "confirm":
            self.confirm_pressed.emit()
        elif name == "reject":
            self.reject_pressed.emit()
        elif Qt.Key(event.key()) in _FOLDING and row in self._figures.heads():
            self._fold(row, folded=_FOLDING[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _fold_clicked(self, index: QModelIndex) -> None:
        if index.row() in self._figures.heads():
            self._fold(index.row())

    def _fold(self, row: int, *, folded: bool | None = None) -> None:
        self._figures.fold(row, folded=folded)
        self.setCurrentIndex(self._figures.index(row, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._figures.rowCount() == 0 and self.hint:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(12, 0, -12, 0), int(flags), self.hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def _fit_rows(self) -> None:
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(round(self.fontMetrics().height() * ROW_LINES))

    def span_heads(self) -> None:
        """After the rows were laid out: a head takes the whole width."""
        self.clearSpans()
        for row in self._figures.heads():
            self.setSpan(row, 0, 1, COL_STATUS + 1)

    def fit_columns(self) -> None:
        """The name takes what the other columns leave; the period gives way in a narrow pane."""
        header, metrics = self.horizontalHeader(), QFontMetrics(self.font())
        character = metrics.horizontalAdvance("国")
        self._delegate.unit_room = UNIT_GAP + self._width_of_units(metrics)
        value = metrics.horizontalAdvance("00000+") + self._delegate.unit_room + _EDGES
        status = round(character * 5)
        period = max(round(metrics.horizontalAdvance("2021-2025") + 10), character * 3)
        room = self.viewport().width()
        if room - value - status < _LEAST_CHARACTERS * character:
            # The shape alone, under the column's head; its word is in the editor and the filter.
            head = str(self.model().headerData(COL_STATUS, Qt.Orientation.Horizontal))
            status = max(round(character * 2.8), metrics.horizontalAdvance(head) + _HEAD_AIR)
        self.setColumnHidden(COL_PERIOD, room - value - status - period < _LEAST_NAME)
        taken = value + status + (0 if self.isColumnHidden(COL_PERIOD) else period)
        for column, width in ((COL_VALUE, value), (COL_PERIOD, period), (COL_STATUS, status)):
            header.resizeSection(column, width)
        header.resizeSection(COL_INDICATOR, max(room - taken, 40))

    def _width_of_units(self, metrics: QFontMetrics) -> int:
        """Of the widest unit in the report, within bounds."""
        most = _UNIT_CHARACTERS * metrics.horizontalAdvance("国")
        return min(max(map(metrics.horizontalAdvance, self._figures.units), default=0), most)
