"""The comparison as a table view: keys, copying, the hover card, and the way to the place in the report."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.core.compare.arrange import Row, RowKind
from app.core.compare.clipboard import as_html, as_tsv
from app.core.compare.export import grid_table
from app.core.compare.shown import per_words
from app.models.compare.table import ComparisonModel, RowRole, head_text
from app.models.pauses import after_pause
from app.ui.compare.card import HoverCard
from app.ui.compare.cards import SentenceLookup, seen_card
from app.ui.compare.delegate import CellDelegate
from app.ui.compare.head import CompareHead

_CARD_DELAY = 350
_MOST_COPIED = 400_000
_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


class CompareView(QTableView):
    """Shows a ``ComparisonModel``. ``place_wanted`` names row and column whose place in the report is to
    be opened.
    """

    place_wanted = Signal(int, int)
    cell_selected = Signal(int, int)

    def __init__(self, model: ComparisonModel, lookup: SentenceLookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compare = model
        self._lookup = lookup
        self.across, self.down = CompareHead(_ACROSS, self), CompareHead(_DOWN, self)
        self.setHorizontalHeader(self.across)
        self.setVerticalHeader(self.down)
        self.setModel(model)
        self._cells = CellDelegate(self)
        self.setItemDelegate(self._cells)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setStyleSheet("QTableCornerButton::section { background: palette(window); border: 0; }")
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("对比表"))
        self._card = HoverCard(self)
        self._hovered = QPoint(-1, -1)
        self._narrow: list[int] = []
        self._timer = after_pause(self, _CARD_DELAY, self._show_card)
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.doubleClicked.connect(self._open_index)

    @property
    def card(self) -> HoverCard:
        """The hover card."""
        return self._card

    def fit(self) -> None:
        """Sets row heights and column widths after another table was put in."""
        metrics = self.fontMetrics()
        self.down.setDefaultSectionSize(round(metrics.height() * 1.65))
        self.down.setMinimumSectionSize(round(metrics.height() * 1.3))
        per = per_words(self._compare.viewer.shower.basis) if self._compare.viewer is not None else ""
        self._cells.set_per(per)
        width = metrics.horizontalAdvance(f"≥0,000,000人次/{per}" if per else "≥0,000,000人次") + 22
        self.across.setDefaultSectionSize(width)
        narrow = max(map(metrics.horizontalAdvance, ("00/00", head_text(Row(RowKind.REPORTED))))) + 18
        for section in self._narrow:
            self.setColumnWidth(section, width)
        self._narrow = []
        for section in range(self._compare.columnCount()):
            row = self._compare.headerData(section, _ACROSS, RowRole)
            if row is not None and row.kind in (RowKind.GROUP, RowKind.REPORTED):
                self.setColumnWidth(section, 2 * narrow if row.is_folded else narrow)
                self._narrow.append(section)
        self.down.setFixedWidth(self.down.sizeHint().width())
        self.across.setFixedHeight(self.across.sizeHint().height())

    def copy_selection(self) -> None:
        """Puts the selected cells with their heads on the clipboard, for Excel and WPS."""
        indexes = self.selectedIndexes()
        if not indexes or self._compare.viewer is None or len(indexes) > _MOST_COPIED:
            return
        rows = sorted({index.row() for index in indexes})
        columns = sorted({index.column() for index in indexes})
        table = grid_table(self._compare.viewer, rows=rows, columns=columns)
        data = QMimeData()
        data.setText(as_tsv(table))
        data.setHtml(as_html(table))
        QGuiApplication.clipboard().setMimeData(data)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.hide_card()
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.place_wanted.emit(index.row(), index.column())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        here = QPoint(index.row(), index.column()) if index.isValid() else QPoint(-1, -1)
        if here != self._hovered:
            self.hide_card()
            self._hovered = here
            if index.isValid():
                self._timer.start()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Leave, QEvent.Type.Wheel, QEvent.Type.MouseButtonPress):
            self.hide_card()
        return super().viewportEvent(event)

    def hideEvent(self, event: QEvent) -> None:
        self.hide_card()
        super().hideEvent(event)  # type: ignore[arg-type]

    def hide_card(self) -> None:
        """Takes the card away."""
        self._timer.stop()
        self._hovered = QPoint(-1, -1)
        self._card.hide()

    def _show_card(self) -> None:
        row, column = self._hovered.x(), self._hovered.y()
        model = self._compare
        if row < 0 or model.viewer is None or row >= model.rowCount() or column >= model.columnCount():
            return
        seen = model.seen(row, column)
        if not seen.words.plain and seen.shown is None:
            return
        arrangement = model.viewer.arrangement
        title = f"{head_text(arrangement.rows[row])} · {head_text(arrangement.columns[column])}"
        corner = self.visualRect(model.index(row, column)).bottomLeft()
        self._card.show_at(self.viewport().mapToGlobal(corner), seen_card(title, seen, self._lookup))

    def _tell_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.cell_selected.emit(current.row(), current.column())

    def _open_index(self, index: QModelIndex) -> None:
        self.place_wanted.emit(index.row(), index.column())
