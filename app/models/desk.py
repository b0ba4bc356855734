"""What lies on the desk: the open library and report, and the one way on which acts are saved.

Applies acts, keeps the state in step with the library and tells the views. What a person can do is in
``session``, which is the class that widgets know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.changes import Act, Change, Entity
from app.core.codebook import book_with
from app.core.errors import StoreError
from app.core.overlay import OVERLAID, overlay
from app.core.report import Reading
from app.core.state import (
    FigureRecord,
    FindingRecord,
    Note,
    ReportRow,
    ReportState,
    SectionRecord,
)
from app.core.taxonomy import Taxonomy, standard_taxonomy
from app.models.importing import Fate, Kept
from app.models.selection import Selection, SelectionKind
from app.models.versions import KnownTexts
from app.store.acting import Applied
from app.store.history import HistoryRow, Kind
from app.store.library import Library, local_now

if TYPE_CHECKING:
    from app.readers.prepare import Prepared
    from app.store.merge import MergeResult


_MOST_STAMPS = 8  # beyond that, reading the report again is quicker


class Desk(QObject):
    """Library, report and selection of one sitting."""

    library_opened = Signal(str)  # path
    reports_changed = Signal()
    report_opened = Signal(str)
    report_closed = Signal(str)  # and no other is open now
    figures_changed = Signal(str, object)  # report, tuple of keys
    outline_changed = Signal(str)
    head_changed = Signal(str)
    notes_changed = Signal(str)
    findings_changed = Signal(str)
    selection_changed = Signal(object, object)  # Selection | None, origin
    saved = Signal(str)  # local time, HH:MM:SS, after the commit
    save_failed = Signal(str)  # a sentence; nothing was changed
    noticed = Signal(str)  # a sentence about something that could not be done
    history_changed = Signal()
    read_only_changed = Signal(bool)
    acted = Signal(object)  # Applied: an act that was saved, undone or redone
    book_changed = Signal()  # the tag book of the library was changed

    def __init__(
        self, *, who: str, clock: Callable[[], datetime] = local_now, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.who = who
        self._clock = clock
        self._library: Library | None = None
        self._state: ReportState | None = None
        self._texts: KnownTexts | None = None
        self._rows: tuple[ReportRow, ...] | None = None
        self._selection: Selection | None = None
        self._book: Taxonomy | None = None
        self.teach: Callable[[Act], Act] | None = None  # adds to an act what it teaches

    # What stands

    @property
    def library(self) -> Library | None:
        """The open library; for reading only, every act goes through this session."""
        return self._library

    @property
    def state(self) -> ReportState | None:
        """The open report as it stands."""
        return self._state

    @property
    def reports(self) -> tuple[ReportRow, ...]:
        """The library list in the order of import."""
        if self._rows is None:
            self._rows = self._library.reports() if self._library else ()
        return self._rows

    @property
    def selection(self) -> Selection | None:
        """What is selected in the open report."""
        return self._selection

    @property
    def book(self) -> Taxonomy:
        """The tag book of the library."""
        if self._book is None:
            stored = self._library.rows(Entity.INDICATOR) if self._library else ()
            self._book = book_with({s.key: s.row for s in stored}, standard_taxonomy())
        return self._book

    @property
    def read_only(self) -> bool:
        """Whether nothing can be saved; ``library.notice`` says why."""
        return self._library.read_only if self._library else True

    @property
    def undo_name(self) -> str | None:
        """What undo would take back."""
        return self._library.undo_name if self._library else None

    @property
    def redo_name(self) -> str | None:
        """What redo would make again."""
        return self._library.redo_name if self._library else None

    @property
    def figure(self) -> FigureRecord | None:
        """The selected figure."""
        if self._selection is None or self._selection.kind is not SelectionKind.FIGURE:
            return None
        return self.figure_of(self._selection.key)

    def now(self) -> datetime:
        """The time of this computer, with its offset."""
        return self._clock()

    def figure_of(self, key: str) -> FigureRecord | None:
        """A figure of the open report."""
        figures = self._state.figures if self._state else ()
        return next((r for r in figures if r.key == key), None)

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

    # Library and report

    def open_library(self, path: Path | str) -> None:
        """Opens a library, made when missing, in place of the one before.

        StoreError leaves the one before open, unless it is the same file (its own lock stood in the way).
        """
        if self._library is not None and Path(path).absolute() == self._library.path.absolute():
            self.close()
        library = Library.open(path, who=self.who, clock=self._clock)
        self.close()
        self._library = library
        self._texts = KnownTexts(self._text_of)
        self._rows, self._book = None, None
        self.library_opened.emit(str(library.path))
        self.reports_changed.emit()
        self.history_changed.emit()
        self.read_only_changed.emit(library.read_only)

    def merge(self, other: Path) -> MergeResult | None:
        """Takes over what another library holds, after a backup; None after telling why it cannot be."""
        if self._library is None:
            return None
        try:
            result = self._library.merge(other)
        except StoreError as error:
            self.save_failed.emit(str(error))
            return None
        key = self._state.key if self._state else ""
        self.close_report()
        self._rows, self._book = None, None
        self.reports_changed.emit()
        self.history_changed.emit()
        self.book_changed.emit()
        if key:
            self.open_report(key)
        return result

    def close(self) -> None:
        """Closes report and library."""
        self.close_report()
        if self._library is not None:
            self._library.close()
        self._library, self._rows = None, None

    def open_report(self, key: str) -> bool:
        """Opens a report of the library; False, with a notice, where it cannot be read."""
        if self._library is None:
            return False
        if self._state is not None and self._state.key == key:
            return True
        try:
            state = self._library.state(key)
        except StoreError as error:
            self.noticed.emit(str(error))
            return False
        had_selection = self._selection is not None
        self._state, self._selection = state, None
        self.report_opened.emit(key)
        if had_selection:
            self.selection_changed.emit(None, self)
        return True

    def close_report(self) -> None:
        """Closes the open report; harmless where there is none."""
        if self._state is None:
            return
        key, self._state = self._state.key, None
        self._selection = None
        self.report_closed.emit(key)
        self.selection_changed.emit(None, self)

    def store_prepared(self, prepared: Prepared) -> Kept:
        """Puts one prepared file into the library; for ``ImportRun``. Raises StoreError."""
        if self._library is None or self._texts is None:
            raise StoreError("没有打开的资料库，文件没有导入。")
        document, head = prepared.document, prepared.reading.head
        known = self._library.find_duplicate(prepared.sha256, document.text)
        if known is not None:
            return Kept(Fate.DUPLICATE, known.key)
        former = self._texts.former_of(head, document.text, self.reports)
        key = self._library.add_report(
            document, prepared.reading, file_name=prepared.file_name, original=prepared.data
        )
        self._rows = None
        self.reports_changed.emit()
        self.saved.emit(self._clock().strftime("%H:%M:%S"))
        if former is None:
            return Kept(Fate.ADDED, key)
        row = next(row for row in self.reports if row.key == former.key)
        return Kept(Fate.ADDED, key, former.key, row.file_name, former.alike)

    def _text_of(self, key: str) -> str:
        return self._library.document(key).text if self._library else ""

    def take_findings(self, report: str, findings: tuple[FindingRecord, ...]) -> None:
        """The findings that were computed for a report; their number is kept for the library list."""
        if self._state is None or self._state.key != report or self._library is None:
            return
        self._state = replace(self._state, findings=findings)
        if not self._library.read_only:
            try:
                self._library.count_findings(report, len(findings))
            except StoreError as error:
                self.noticed.emit(str(error))
            self._refresh_rows({report})
        self.findings_changed.emit(report)

    def count_findings(self, report: str, count: int) -> bool:
        """Keeps how many findings a report has, open or not; True where that was not known."""
        row = next((r for r in self.reports if r.key == report), None)
        if row is None or self._library is None or self._library.read_only:
            return False
        try:
            self._library.count_findings(report, count)
        except StoreError as error:
            self.noticed.emit(str(error))
            return False
        if self._library.report_row(report) == row:
            return False
        self._refresh_rows({report})
        return True

    def remove_report(self, key: str) -> bool:
        """Takes a report out of the library; undo brings it back."""
        library = self._library
        return library is not None and self._write(partial(library.remove_report, key))

    # Selection

    def select_figure(self, key: str, origin: object = None) -> None:
        """Selects a figure of the open report; a key that is not there selects nothing."""
        record = self.figure_of(key)
        place = (record.figure.start, record.figure.end) if record else None
        self._select(SelectionKind.FIGURE, key, place, origin)

    def select_section(self, key: str, origin: object = None) -> None:
        """Selects a section of the open report."""
        record = self.section_of(key)
        place = (record.section.start, record.section.end) if record else None
        self._select(SelectionKind.SECTION, key, place, origin)

    def select_finding(self, key: str, origin: object = None) -> None:
        """Selects a finding; its place is the first it rests on."""
        record = self.finding_of(key)
        spans = record.finding.spans if record else ()
        place = (spans[0] if spans else (0, 0)) if record else None
        self._select(SelectionKind.FINDING, key, place, origin)

    def select_note(self, key: str, origin: object = None) -> None:
        """Selects a note."""
        note = self.note_of(key)
        self._select(SelectionKind.NOTE, key, (note.start, note.end) if note else None, origin)

    def select_span(self, start: int, end: int, origin: object = None) -> None:
        """Selects a stretch of the text, half-open, in code points."""
        self._select(SelectionKind.SPAN, "", (start, end) if self._state else None, origin)

    def _select(self, kind: SelectionKind, key: str, place: tuple[int, int] | None, origin: object) -> None:
        selection = Selection(kind, key, *place) if place else None
        if selection != self._selection:
            self._selection = selection
            self.selection_changed.emit(selection, origin)

    # The one write path

    def apply(self, act: Act) -> bool:
        """Saves an act and tells the views; False where nothing was changed or there is nothing to do."""
        library = self._library
        if library is None or not act.changes:
            return False
        if self.teach is not None:
            act = self.teach(act)
        return self._write(partial(library.apply, act))

    def undo(self) -> bool:
        """Takes the youngest act back and shows where it was."""
        return self._library is not None and self._write(self._library.undo)

    def redo(self) -> bool:
        """Makes the act that was undone last again and shows where it was."""
        return self._library is not None and self._write(self._library.redo)

    def undo_to(self, act: int) -> bool:
        """Goes back or forth to just behind the act numbered ``act``, all or nothing, as one look."""
        return self._library is not None and self._write(partial(self._jump, self._library, act))

    @staticmethod
    def _jump(library: Library, act: int) -> Applied | None:
        """What several undone or redone acts changed, in order, as one."""
        done = library.undo_to(act)
        if not done:
            return None
        last = done[-1]
        changes = tuple(change for applied in done for change in applied.act.changes)
        return replace(last, act=replace(last.act, changes=changes))

    def sign_as(self, who: str) -> None:
        """From the next act on the history shows this name."""
        self.who = who
        if self._library is not None:
            self._library.sign_as(who)

    def history(
        self, limit: int, offset: int, *, key: str | None = None, report: str | None = None
    ) -> tuple[HistoryRow, ...]:
        """What was done, newest first: in the library, in one report, or to one thing."""
        if self._library is None:
            return ()
        return self._library.history(key=key, report=report, limit=limit, offset=offset)

    def _write(self, operation: Callable[[], Applied | None]) -> bool:
        try:
            applied = operation()
        except StoreError as error:
            self.save_failed.emit(str(error))
            return False
        if applied is None:
            return False
        if applied.kind is not Kind.DO:
            self._show_place(applied)
        self._follow(applied)
        self.acted.emit(applied)
        self.history_changed.emit()
        self.saved.emit(self._clock().strftime("%H:%M:%S"))
        return True

    def _show_place(self, applied: Applied) -> None:
        """After undo and redo: opens the report that was changed, where it is another one."""
        reports = {c.report for c in applied.act.changes if c.report and c.entity is not Entity.REPORT}
        here = self._state.key if self._state else None
        if reports and here not in reports:
            self.open_report(sorted(reports)[0])

    def _follow(self, applied: Applied) -> None:
        """Brings list, state and selection in step with what was saved."""
        changes = applied.act.changes
        self._refresh_rows({c.report for c in changes if c.report})
        if any(c.entity is Entity.INDICATOR for c in changes):
            self._book = None
            self.book_changed.emit()
        state = self._state
        own = [c for c in changes if state and c.report == state.key]
        if state is None or not own:
            return
        entities = {c.entity for c in own}
        if Entity.REPORT in entities:
            self.close_report()
            return
        self._state = self._laid(state, applied, own) or self._reread(state)
        self._keep_selection(applied.kind, own)
        self._announce(self._state.key, own)

    def _laid(self, state: ReportState, applied: Applied, own: Sequence[Change]) -> ReportState | None:
        """The state with changes laid over it, which spares reading it all again; None where it cannot.

        After undo and redo the decisions that stand keep the stamps they were made with.
        """
        library = self._library
        if library is None or not {c.entity for c in own} <= OVERLAID:
            return None
        if applied.kind is Kind.DO:
            return overlay(state, own, who=self.who, at=applied.at)
        stamped: dict[tuple[str, str], list[Change]] = {}
        for change in {(c.entity, c.key): c for c in own}.values():
            stored = library.row(change.entity, change.key) if change.after is not None else None
            stamp = (stored.decided_by, stored.decided_at) if stored else ("", "")
            stamped.setdefault(stamp, []).append(change)
        if len(stamped) > _MOST_STAMPS:
            return None
        for (who, at), changes in stamped.items():
            state = overlay(state, changes, who=who, at=at)
        return state

    def _reread(self, state: ReportState) -> ReportState:
        if self._library is None:
            return state
        return replace(self._library.state(state.key), findings=state.findings)

    def take_reading(self, report: str, reading: Reading) -> None:
        """A report read anew: suggestions are replaced, decisions stay. Raises StoreError."""
        if self._library is None or self._library.read_only:
            return
        self._library.replace_reading(report, reading)
        self._refresh_rows({report})
        if self._state is None or self._state.key != report:
            return
        before = {r.key: r for r in self._state.figures}
        self._state = self._reread(self._state)
        after = {r.key: r for r in self._state.figures}
        changed = tuple(k for k in {**before, **after} if before.get(k) != after.get(k))
        self._keep_selection(Kind.DO, ())
        self.outline_changed.emit(report)
        if changed:
            self.figures_changed.emit(report, changed)

    def _refresh_rows(self, keys: Iterable[str]) -> None:
        if self._library is None or self._rows is None:
            return
        known = {row.key for row in self._rows}
        fresh = {key: self._library.report_row(key) for key in keys}
        if any((row is None) == (key in known) for key, row in fresh.items()):
            self._rows = None
        else:
            self._rows = tuple(fresh.get(row.key) or row for row in self._rows)
        self.reports_changed.emit()

    def _keep_selection(self, kind: Kind, changes: Sequence[Change]) -> None:
        """Keeps what is selected selected, at its new place; after undo and redo selects what changed."""
        figures = [c.key for c in changes if c.entity is Entity.FIGURE]
        if kind is not Kind.DO and figures and self.figure_of(figures[0]):
            self.select_figure(figures[0], self)
            return
        kept = self._selection
        if kept is None:
            return
        again = {
            SelectionKind.FIGURE: self.select_figure,
            SelectionKind.SECTION: self.select_section,
            SelectionKind.FINDING: self.select_finding,
            SelectionKind.NOTE: self.select_note,
        }.get(kept.kind)
        if again is not None:
            again(kept.key, self)

    def _announce(self, report: str, changes: Sequence[Change]) -> None:
        entities = {c.entity for c in changes}
        if Entity.SECTION in entities:
            self.outline_changed.emit(report)
        if Entity.FIGURE in entities:
            keys = tuple(c.key for c in changes if c.entity is Entity.FIGURE)
            self.figures_changed.emit(report, keys)
        signals = {
            Entity.HEAD: self.head_changed,
            Entity.NOTE: self.notes_changed,
            Entity.FINDING: self.findings_changed,
        }
        for entity, signal in signals.items():
            if entity in entities:
                signal.emit(report)
