"""The right-hand pane as the window uses it: the figure table above, the editor of the picked figure below.

It knows core's records only; what a person wishes leaves as signals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.core.review.changes import Row
from app.core.state import FigureRecord, FindingRecord, ReportState
from app.core.taxonomy import Taxonomy
from app.ui.inspector.editor import FigureEditor, HistoryRow
from app.ui.inspector.figure_list import FigureList
from app.ui.keys.key_map import KeyMap
from app.ui.keys.place_keys import SUGGESTIONS
from app.ui.keys.tab_order import set_tab_order

if TYPE_CHECKING:
    from app.core.indicators import Candidate  # the reading machine is not loaded at start

_LEAST_TABLE, _MOST_TABLE = 0.36, 0.47  # shares of the height


class InspectorPanel(QWidget):
    """Figures of one report: table, filters, editor."""

    figure_selected = Signal(str)
    correct_requested = Signal(str, dict)
    confirm_requested = Signal(list)
    reject_requested = Signal(list)
    restore_requested = Signal(list)
    candidates_requested = Signal(str)
    given_up = Signal(str)  # why what was typed of the figure before could not be taken
    waiting_given_up = Signal(str)  # key of a figure whose correction waits for saving and is not wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._is_read_only = False
        self._has_figures = False
        self.figures = FigureList()
        self.editor = FigureEditor()
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.figures)
        self.splitter.addWidget(self.editor)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self._is_moved = False
        self.splitter.splitterMoved.connect(self._on_moved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self.figures.picked.connect(self._picked)
        self.figures.keys_changed.connect(self._keys_changed)
        self.figures.table.confirm_pressed.connect(self._confirm)
        self.figures.table.reject_pressed.connect(self._reject)
        self.editor.correct_requested.connect(self.correct_requested)
        self.editor.confirm_requested.connect(self.confirm_requested)
        self.editor.reject_requested.connect(self.reject_requested)
        self.editor.restore_requested.connect(self.restore_requested)
        self.editor.given_up.connect(self.given_up)
        self.editor.waiting_given_up.connect(self.waiting_given_up)
        for number, name in enumerate(SUGGESTIONS, 1):
            shortcut = QShortcut(QKeySequence(str(number)), self)
            shortcut.setObjectName(name)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.editor.form.suggestions.choose, number))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget; another font needs other room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "splitter"):
            self._share()

    def _on_moved(self) -> None:
        self._is_moved = True

    def _share(self) -> None:
        """Until a person moves the border, the fields stand whole where there is room, and a few lines of the
        table in any case."""
        if not self._is_moved:
            height = self.splitter.height() - self.splitter.handleWidth()
            left = height - self.editor.usual_height()
            shares = (round(height * share) for share in (_LEAST_TABLE, _MOST_TABLE))
            table = max(sorted((left, *shares))[1], self.figures.least_height())
            self.splitter.setSizes([table, height - table])

    def put_below(self, widget: QWidget, stops: Sequence[QWidget]) -> None:
        """Takes a widget in under the editor; Tab goes to its ``stops`` after the buttons of the editor."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(widget)
        set_tab_order((self.editor.restore_button, *stops))

    def set_keys(self, keys: KeyMap) -> None:
        """Takes the keys that the user chose; the buttons name them."""
        keys.give_to(self)
        self.figures.table.keys = keys
        self.editor.set_keys(keys)

    # Showing

    def set_state(self, state: ReportState | None, book: Taxonomy) -> None:
        """Show the figures of a report, or of none; nothing is picked."""
        self._key = ""
        self._has_figures = bool(state and state.figures)
        self.editor.set_document(state.document if state else None, book)
        self.set_year(state.head.year if state else None)
        self.figures.set_state(state, book)
        self._show_none()

    def set_book(self, book: Taxonomy) -> None:
        """Name the figures by another book; what is picked stays so."""
        self.editor.set_book(book)
        self.figures.set_book(book)
        self._show_editor(self.figures.selected_keys())

    def set_year(self, year: int | None) -> None:
        """The year of the report was read or corrected."""
        self.editor.set_year(year)

    def _show_none(self) -> None:
        words = self.tr("点选一条数据，查看出处并更正") if self._has_figures else ""
        self.editor.show_none(words)

    def update_figures(self, records: Iterable[FigureRecord]) -> None:
        """Take in changed or new figures; picked ones stay picked."""
        changed = tuple(records)
        self._has_figures = self._has_figures or bool(changed)
        self.figures.update_figures(changed)
        if self._key in {record.key for record in changed} or len(self.figures.selected_keys()) > 1:
            self._show_editor(self.figures.selected_keys())

    def renew_figures(self, records: Sequence[FigureRecord]) -> None:
        """Show figures that took the place of others; picked ones stay picked."""
        before = self.figures.model.record(self._key)
        self._has_figures = bool(records)
        self.figures.renew(records)
        if len(self.figures.selected_keys()) > 1 or self.figures.model.record(self._key) != before:
            self._show_editor(self.figures.selected_keys())

    def update_findings(self, findings: Iterable[FindingRecord]) -> None:
        """Mark the figures that standing findings set against other places."""
        self.figures.model.set_findings(findings)

    def set_unsaved(self, rows: Mapping[str, Row]) -> None:
        """By key, figures as they were corrected where that could not be saved."""
        self.editor.set_unsaved(rows)

    def remove_figures(self, keys: Iterable[str]) -> None:
        """Take figures out of the table (an addition that was undone)."""
        gone = set(keys)
        self.figures.remove_figures(gone)
        if self._key in gone:
            self._key = ""
            self._show_none()

    def select_figure(self, key: str) -> None:
        """Pick a figure without telling; an unknown key picks none. A filter does not hinder the editor."""
        self.editor.leave()
        self._key = key
        self.figures.pick([key], key)
        self._show_editor([key])

    def _show_editor(self, keys: Sequence[str]) -> None:
        wanted = keys if len(keys) > 1 else [self._key]
        records = [r for r in map(self.figures.model.record, wanted) if r is not None]
        if not records:
            self._show_none()
        elif len(records) > 1:
            self.editor.show_many(records)
        else:
            self.editor.show_record(records[0])

    def set_candidates(self, key: str, candidates: Sequence[Candidate]) -> None:
        """Suggestions for a figure's indicator; passed over when another figure is shown by now."""
        if key == self._key:
            self.editor.set_candidates(candidates)

    def set_history(self, rows: Sequence[HistoryRow]) -> None:
        """Who did what when to the picked figure, latest first."""
        self.editor.set_history(rows)

    def set_read_only(self, on: bool) -> None:  # noqa: FBT001  (the slot of a checkable action)
        """Nothing can be changed."""
        self._is_read_only = on
        self.editor.set_read_only(on=on)

    def selected_keys(self) -> list[str]:
        """All picked figures in the order of the table."""
        return self.figures.selected_keys() or ([self._key] if self._key else [])

    # Wishing

    def _picked(self, key: str) -> None:
        if key == self._key:
            return
        self.editor.leave()
        self._key = key
        self._show_editor([key])
        self.figure_selected.emit(key)
        self.candidates_requested.emit(key)

    def _keys_changed(self, keys: list[str]) -> None:
        if len(keys) != 1 or keys[0] == self._key:
            self._show_editor(keys)

    def _confirm(self) -> None:
        if self.selected_keys() and not self._is_read_only:
            self.confirm_requested.emit(self.selected_keys())

    def _reject(self) -> None:
        if self.selected_keys() and not self._is_read_only:
            self.reject_requested.emit(self.selected_keys())
