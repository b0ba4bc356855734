"""The report that is open, and what is selected in it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.errors import StoreError
from app.core.review.figure_index import FigureIndex
from app.core.state import FigureRecord, FindingRecord, Note, ReportState, SectionRecord
from app.models.library.shelf import Shelf
from app.models.report.reader import Found, ReportReader, read_report
from app.models.report.selection import Selection, SelectionKind, place_of
from app.store.library import local_now

if TYPE_CHECKING:
    from app.store.merge import MergeResult


_LOG = logging.getLogger(__name__)
_MANY_FIGURES, _MANY_CHARACTERS = 500, 60_000


class OpenReport(Shelf):
    """At most one report of the library is open."""

    report_awaited = Signal(str)  # it takes a while
    report_opened = Signal(str)
    report_leaving = Signal()  # the open report is about to be closed: what is being written is saved now
    report_closed = Signal(str)  # and no other is open now
    selection_changed = Signal(object, object)  # Selection | None, origin

    def __init__(
        self, *, who: str, clock: Callable[[], datetime] = local_now, parent: QObject | None = None
    ) -> None:
        super().__init__(who=who, clock=clock, parent=parent)
        self._state: ReportState | None = None
        self._index = FigureIndex()
        self._reader = ReportReader(self)
        self._selection: Selection | None = None

    @property
    def state(self) -> ReportState | None:
        """The open report as it stands."""
        return self._state

    @property
    def index(self) -> FigureIndex:
        """The figures of the open report by key, by place and by what waits."""
        return self._index

    @property
    def progress(self) -> tuple[int, int]:
        """How many figures of the open report are decided, and how many there are."""
        return self._index.decided, len(self._index)

    @property
    def selection(self) -> Selection | None:
        """What is selected in the open report."""
        return self._selection

    @property
    def figure(self) -> FigureRecord | None:
        """The selected figure."""
        if self._selection is None or self._selection.kind is not SelectionKind.FIGURE:
            return None
        return self.figure_of(self._selection.key)

    def figure_of(self, key: str) -> FigureRecord | None:
        """A figure of the open report."""
        return self._index.get(key)

    def section_of(self, key: str) -> SectionRecord | None:
        """A section that stands in the open report."""
        sections = self._state.sections if self._state else ()
        return next((r for r in sections if r.key == key), None)

    def finding_of(self, key: str) -> FindingRecord | None:
        """A finding of the open report."""
        findings = self._state.findings if self._state else ()
        return next((r for r in findings if r.key == key), None)

    def note_of(self, key: str) -> Note | None:
        """A note of the open report."""
        notes = self._state.notes if self._state else ()
        return next((n for n in notes if n.key == key), None)

    # Opening and closing

    def open_report(self, key: str, then: Callable[[], object] | None = None) -> bool:
        """Opens a report of the library; False, with a notice, where it cannot be read.

        A long one is read in a job, and the one before stays open until it is there. ``then`` is called when
        the report is open, which is at once for usual ones; a later wish for another report drops it.
        """
        if self._library is None or all(row.key != key for row in self.reports):
            return False
        self._reader.cancel()
        if self._state is not None and self._state.key == key:
            if then is not None:
                then()
        elif self.is_long(key):
            taken = partial(self._take_report, then)
            self._reader.start(self._library.path, key, done=taken, failed=self._tell_unread)
            self.report_awaited.emit(key)
        else:
            try:
                found = read_report(self._library, key)
            except StoreError as error:
                self._tell_unread(error)
                return False
            self._take_report(then, found)
        return True

    def is_long(self, key: str) -> bool:
        """Whether reading a report takes longer than a blink."""
        row = next((r for r in self.reports if r.key == key), None)
        return row is not None and (row.figures >= _MANY_FIGURES or row.characters >= _MANY_CHARACTERS)

    def _take_report(self, then: Callable[[], object] | None, found: Found) -> None:
        self._leave()
        had_selection = self._selection is not None
        self._state, self._index = found
        self._selection = None
        self.report_opened.emit(self._state.key)
        if had_selection:
            self.selection_changed.emit(None, self)
        if then is not None:
            then()

    def _leave(self) -> None:
        if self._state is not None:
            self.report_leaving.emit()

    def _tell_unread(self, error: Exception) -> None:
        if not isinstance(error, StoreError):
            _LOG.error("opening a report failed", exc_info=error)
        self.noticed.emit(str(error))

    def close_report(self) -> None:
        """Closes the open report; harmless where there is none."""
        self._reader.cancel()
        self._leave()
        if self._state is None:
            return
        key, self._state = self._state.key, None
        self._index = FigureIndex()
        self._selection = None
        self.report_closed.emit(key)
        self.selection_changed.emit(None, self)

    def close(self) -> None:
        """Closes report and library."""
        self.close_report()
        self._reader.close()
        super().close()

    def merge(self, other: Path) -> MergeResult | None:
        """As ``Shelf.merge``; the open report is read again."""
        key = self._state.key if self._state else ""
        result = super().merge(other)
        if result is not None and key:
            self.close_report()
            self.open_report(key)
        return result

    # Selecting

    def select_figure(self, key: str, origin: object = None) -> None:
        """Selects a figure of the open report; a key that is not there selects nothing."""
        self._select(SelectionKind.FIGURE, self.figure_of(key), origin)

    def select_section(self, key: str, origin: object = None) -> None:
        """Selects a section of the open report."""
        self._select(SelectionKind.SECTION, self.section_of(key), origin)

    def select_finding(self, key: str, origin: object = None) -> None:
        """Selects a finding; its place is the first it rests on."""
        self._select(SelectionKind.FINDING, self.finding_of(key), origin)

    def select_note(self, key: str, origin: object = None) -> None:
        """Selects a note."""
        self._select(SelectionKind.NOTE, self.note_of(key), origin)

    def select_span(self, start: int, end: int, origin: object = None) -> None:
        """Selects a stretch of the text, half-open, in code points."""
        self._put(Selection(SelectionKind.SPAN, "", start, end) if self._state else None, origin)

    def _select(
        self,
        kind: SelectionKind,
        record: FigureRecord | SectionRecord | FindingRecord | Note | None,
        origin: object,
    ) -> None:
        self._put(Selection(kind, record.key, *place_of(record)) if record else None, origin)

    def _put(self, selection: Selection | None, origin: object) -> None:
        if selection != self._selection:
            self._selection = selection
            self.selection_changed.emit(selection, origin)
