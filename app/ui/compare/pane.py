"""The comparison pane: controls, the table above, a picture or the sentences below.

It knows an open library only through ``CompareSource``; it asks for places and corrections by signals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from app.core.compare.chart_data import Chart
from app.core.compare.export import grid_table
from app.core.compare.table import LineKind
from app.core.summary.grid import GridTable
from app.models.compare.desk import ComparisonDesk
from app.models.compare.source import CompareSource
from app.models.compare.table import ComparisonModel
from app.ui.compare.controls import CompareControls, tool
from app.ui.compare.lower import LowerPane
from app.ui.compare.table import CompareView
from app.ui.compare.texts import TextsPage
from app.ui.look.labels import plain_label
from app.ui.look.scrolling import Scrolled

# Between two columns whose medians are prepared, in milliseconds: the window stays free.
_WARMING_PAUSE = 15


class ComparePane(QWidget):
    """The tab in the centre of the window.

    ``place_requested`` names report, start and end (code points); ``correct_requested`` the figure's key
    and the fields to change; ``bases_requested`` the rows of the base table to keep. Call ``reload`` when
    the library changed; nothing is computed while the pane is hidden. ``picture_saved`` tells a path,
    ``picture_refused`` a sentence.
    """

    place_requested = Signal(str, int, int)
    correct_requested = Signal(str, dict)
    bases_requested = Signal(list)
    given_up = Signal(str)  # why what was typed could not be taken
    picture_saved = Signal(str)
    picture_refused = Signal(str)

    def __init__(self, source: CompareSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._is_stale = True
        self.desk = ComparisonDesk(source, self)
        self.model = ComparisonModel(self)
        self.controls = CompareControls(self.desk, self)
        self.view = CompareView(self.model, source.sentence, self)
        self.below = LowerPane(self.desk, source.sentence, self)
        self.texts = TextsPage(source, self)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._pages = QStackedWidget(self)
        self._warming = QTimer(self)
        self._empty = plain_label(parent=self, wraps=True, centred=True)
        self._upper = QStackedWidget(self)
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Reads the library again: at once if the pane is seen, else when it is next shown."""
        self._is_stale = True
        if self.isVisible():
            self._load()

    def grid(self, *, with_sentences: bool = False) -> GridTable | None:
        """What is seen as a neutral grid for paper, Excel and CSV; None before the pane was first shown."""
        viewer = self.desk.viewer
        if viewer is None:
            return None
        return grid_table(viewer, lookup=self._source.sentence if with_sentences else None)

    def chart(self) -> Chart | None:
        """The picture that is drawn, or that would be if its page were turned to."""
        self.below.tabs.setCurrentIndex(0)
        return self.below.chart.canvas.chart

    def add_menu(self, actions: Sequence[QAction]) -> None:
        """Puts a button for files and paper at the end of the first row."""
        button = tool(self, self.tr("输出"), self.tr("打印或导出对比表和图"))
        menu = QMenu(button)
        menu.addActions(list(actions))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.controls.add_to_first_row(button)

    def show_texts(self, left: str, right: str, *, at: int | None = None) -> None:
        """Turns to two reports side by side, given by their keys, and to the passage nearest to ``at``."""
        self.controls.choose_texts()
        self.texts.choose(left, right)
        if at is not None:
            self.texts.go_to(at)

    # Finding, for a window that holds the keys itself

    def give_up_keys(self) -> None:
        """Two owners of one key would cancel each other: the window holds Ctrl+F and F3."""
        self.controls.give_up_keys()
        self.texts.give_up_keys()

    def open_find(self) -> None:
        """Puts the keyboard into the field of the search."""
        if self._pages.currentIndex() == 0:
            self.controls.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.controls.search.selectAll()

    def find_next(self) -> None:
        """The next passage that two reports share; in the table, the next row."""
        self._step(1)

    def find_previous(self) -> None:
        """The one before."""
        self._step(-1)

    def _step(self, way: int) -> None:
        if self._pages.currentIndex() == 1:
            self.texts.view.step(way)
            return
        count, here = self.model.rowCount(), self.view.currentIndex()
        if count:
            row = (here.row() + way) % count if here.isValid() else 0
            # Shift of the key that steps back would draw the selection along.
            self.view.selectionModel().setCurrentIndex(
                self.model.index(row, max(here.column(), 0)),
                QItemSelectionModel.SelectionFlag.ClearAndSelect,
            )
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def state(self) -> dict[str, Any]:
        """What is to be remembered of the pane's look: plain values."""
        return {
            "splitter": self.splitter.sizes(),
            "choices": self.desk.values(),
            **self.below.state(),
            **(self.texts.state() if self._pages.currentIndex() == 1 else {}),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Takes up what ``state`` gave; anything unfit is passed over."""
        sizes, choices = state.get("splitter"), state.get("choices")
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(s, int) and s >= 0 for s in sizes):
            self.splitter.setSizes(sizes)
        if isinstance(choices, dict):
            self.desk.restore(choices)
            self.controls.refresh()
        self.below.restore(state)
        if self.texts.restore(state):
            self.controls.choose_texts()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._load()

    def _load(self) -> None:
        self._is_stale = False
        for editable in (self.model, self.below):
            editable.set_editable(not self._source.is_read_only)
        self.desk.reload()
        if self._pages.currentIndex() == 1:
            self.texts.reload()

    def _lay_out(self) -> None:
        self._upper.addWidget(self.view)
        self._upper.addWidget(self._empty)
        self.splitter.addWidget(self._upper)
        self.splitter.addWidget(self.below)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setSizes([420, 280])
        self.splitter.setChildrenCollapsible(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Scrolled(self.controls, self))  # in a low pane its rows must not lie over each other
        self._pages.addWidget(self.splitter)
        self._pages.addWidget(self.texts)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.desk.viewer_changed.connect(self._show_viewer)
        self.desk.choices_changed.connect(self.controls.refresh)
        self.view.across.group_clicked.connect(self.desk.toggle_group)
        self.view.down.group_clicked.connect(self.desk.toggle_group)
        self.view.across.sort_clicked.connect(self.desk.sort_by)
        self.view.place_wanted.connect(self._open_cell)
        self.view.cell_selected.connect(self._follow)
        self.below.place_requested.connect(self.place_requested)
        self.below.save.saved.connect(self.picture_saved)
        self.below.save.refused.connect(self.picture_refused)
        self.texts.place_requested.connect(self.place_requested)
        self.controls.texts_chosen.connect(self._turn_to_texts)
        self.model.correct_requested.connect(self.correct_requested)
        self.below.bases_model.bases_requested.connect(self.bases_requested)
        self.model.given_up.connect(self.given_up)
        self.below.bases_model.given_up.connect(self.given_up)
        self._warming.setInterval(_WARMING_PAUSE)
        self._warming.timeout.connect(self._warm)
        turn = QAction(self)
        turn.setObjectName("turn_table")
        turn.setShortcut(QKeySequence("Ctrl+T"))
        turn.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        turn.triggered.connect(self.controls.turn.click)
        self.addAction(turn)

    def _show_viewer(self) -> None:
        """Puts the desk's table into the view; the selected cell stays where it stood."""
        viewer = self.desk.viewer
        before = self.view.currentIndex()
        row, column = before.row(), before.column()
        scrolled = self.view.horizontalScrollBar().value(), self.view.verticalScrollBar().value()
        self.view.hide_card()
        self.model.set_viewer(viewer)
        section = self.desk.sorted_section()
        sorting = self.desk.options.sorting
        self.view.across.show_sorting(section, descending=sorting is None or sorting.descending)
        self.view.fit()
        if row >= 0 and row < self.model.rowCount() and column < self.model.columnCount():
            blocker = QSignalBlocker(self.view)
            self.view.setCurrentIndex(self.model.index(row, column))
            del blocker
            self.view.horizontalScrollBar().setValue(scrolled[0])
            self.view.verticalScrollBar().setValue(scrolled[1])
        self._tell_if_empty()
        self.below.refresh()
        self._warming.start()

    def _warm(self) -> None:
        if not self.isVisible() or not self.desk.warm_next():
            self._warming.stop()

    def _tell_if_empty(self) -> None:
        is_empty = self.model.rowCount() == 0 or self.model.columnCount() == 0
        if is_empty:
            nothing = not self._source.reports()
            words = self.tr("还没有报告。导入报告后，各镇的指标在这里对比。")
            filtered = self.tr("没有符合条件的指标。请放宽上面的筛选。")
            self._empty.setText(words if nothing else filtered)
        self._upper.setCurrentIndex(1 if is_empty else 0)

    def _turn_to_texts(self, chosen: object) -> None:
        self._pages.setCurrentIndex(1 if chosen else 0)
        if chosen:
            self.texts.reload()

    def _open_cell(self, row: int, column: int) -> None:
        mention = self.model.seen(row, column).mention
        if mention is not None:
            self.place_requested.emit(mention.report, mention.start, mention.end)

    def _follow(self, row: int, column: int) -> None:
        """The lower half turns to the indicator of the selected cell."""
        viewer = self.desk.viewer
        if viewer is None:
            return
        code = viewer.indicator_of(row, column)
        lines = (
            viewer.line(viewer.arrangement.rows[row], of_rows=True),
            viewer.line(viewer.arrangement.columns[column], of_rows=False),
        )
        year = next((line.year for line in lines if line is not None and line.kind is LineKind.YEAR), None)
        if code:
            self.below.show_indicator(code, year)
        mention = self.model.seen(row, column).mention
        if mention is not None:
            self.below.select_mention(mention.key)
