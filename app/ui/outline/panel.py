"""The outline panel: the tree of sections; wishes to go there and to edit leave as signals."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeView, QVBoxLayout, QWidget

from app.core.review.figure_index import FigureIndex
from app.core.state import ReportState
from app.models.report.outline_model import KEY_ROLE, OutlineModel
from app.ui.look.labels import plain_label
from app.ui.outline.delegate import OutlineDelegate

_NARROWEST = 11  # characters


class OutlineView(QTreeView):
    """A tree whose lines are as high as their words need at its width."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget; another width breaks the words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class OutlinePanel(QWidget):
    """Shows the sections that stand."""

    section_chosen = Signal(str)
    title_edited = Signal(str, str)  # key, new title
    place_requested = Signal(list, object)  # keys, key of the section to lie in (None: at the top)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = OutlineModel(self)
        self._report = ""
        self.menu = QMenu(self)
        self.view = OutlineView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(OutlineDelegate(self.view))
        self.view.setHeaderHidden(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.view.setDropIndicatorShown(True)
        self.view.setIndentation(12)
        self.view.setAccessibleName(self.tr("报告大纲"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._none = plain_label(parent=self, name="emptyList", centred=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._none)
        layout.addWidget(self.view, 1)
        self.model.title_edited.connect(self.title_edited)
        self.model.dropped.connect(self.place_requested)
        self.model.modelReset.connect(self.view.expandAll)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.setFocusProxy(self.view)
        self.setMinimumWidth(_NARROWEST * self.fontMetrics().horizontalAdvance("国"))
        self.set_state(None)

    def set_state(self, state: ReportState | None, index: FigureIndex | None = None) -> None:
        """Shows the outline of a report, keeping the current line, or its place, and the selected ones of it.

        ``index`` holds the figures of ``state``. In another report no line is the current one.
        """
        kept, selected = self.current_key(), self.selected_keys()
        record = self.model.record_at(self.view.currentIndex())
        self.model.set_state(state, index)
        report = state.key if state else ""
        if report != self._report:
            self._report, kept, selected, record = report, "", [], None
        self._none.setText(self.tr("没有认出标题") if state else self.tr("没有打开的报告"))
        self._none.setVisible(self.model.rowCount() == 0)
        if kept:
            self.set_current(kept)
        if record is not None and not self.model.index_of(kept).isValid():
            self.set_current_around(record.section.start)  # the heading is gone; the place is kept
        if len(selected) > 1 and self.selected_keys() != selected:
            self._select(selected)

    def current_key(self) -> str:
        """The section of the current line, or ""."""
        return str(self.view.currentIndex().data(KEY_ROLE) or "")

    def selected_keys(self) -> list[str]:
        """All selected sections in the order of the text; the current one where none is."""
        rows = self.view.selectionModel().selectedRows()
        records = [record for row in rows if (record := self.model.record_at(row)) is not None]
        records.sort(key=lambda record: record.section.start)
        keys = [record.key for record in records]
        return keys or [key for key in (self.current_key(),) if key]

    def _select(self, keys: list[str]) -> None:
        selection = self.view.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        with QSignalBlocker(self.view):
            for key in keys:
                index = self.model.index_of(key)
                selection.select(index, flags.Select | flags.Rows)

    def set_current(self, key: str) -> None:
        """Marks the section the reader is in; does not tell it as a wish."""
        self._mark(self.model.index_of(key))

    def set_current_around(self, offset: int) -> None:
        """Marks the innermost section around an offset of the text."""
        self._mark(self.model.section_around(offset))

    def edit_title(self) -> None:
        """Opens the field for other words in the current line."""
        index = self.view.currentIndex()
        if index.isValid():
            self.view.edit(index)

    def _mark(self, index: QModelIndex) -> None:
        """Makes a line the current and only one, whatever keys are held down (Ctrl of an undo)."""
        if index.isValid() and index != self.view.currentIndex():
            flags = QItemSelectionModel.SelectionFlag
            with QSignalBlocker(self.view):
                self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.view.scrollTo(index)

    def _choose(self, index: QModelIndex) -> None:
        key = index.data(KEY_ROLE)
        if key and len(self.selected_keys()) == 1:
            self.section_chosen.emit(str(key))

    def _open_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point)
        if index.isValid():
            if not self.view.selectionModel().isSelected(index):
                self.view.setCurrentIndex(index)
            self.menu.popup(self.view.viewport().mapToGlobal(point))

    def add_actions(self, actions: list[QAction]) -> None:
        """Puts actions into the context menu; their keys hold in the tree."""
        for action in actions:
            self.menu.addAction(action)
            self.view.addAction(action)
