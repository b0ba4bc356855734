"""The one way on which acts are saved: applies them, keeps the open report in step and tells the views.

What a person can do is in ``session``, which is the class that widgets know.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.core.changes import Act, Change, Entity
from app.core.errors import StoreError
from app.core.overlay import OVERLAID, overlay
from app.core.report import Reading
from app.core.state import FindingRecord, ReportState
from app.models.open_report import OpenReport
from app.models.selection import SelectionKind
from app.store.acting import Applied
from app.store.history import Kind
from app.store.library import Library, local_now

_MOST_STAMPS = 8  # beyond that, reading the report again is quicker


class Desk(OpenReport):
    """Library, report and selection of one sitting."""

    figures_changed = Signal(str, object)  # report, tuple of keys
    outline_changed = Signal(str)
    head_changed = Signal(str)
    notes_changed = Signal(str)
    findings_changed = Signal(str)
    acted = Signal(object)  # Applied: an act that was saved, undone or redone

    def __init__(
        self, *, who: str, clock: Callable[[], datetime] = local_now, parent: QObject | None = None
    ) -> None:
        super().__init__(who=who, clock=clock, parent=parent)
        self.teach: Callable[[Act], Act] | None = None  # adds to an act what it teaches

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

    def remove_report(self, key: str) -> bool:
        """Takes a report out of the library; undo brings it back."""
        library = self._library
        return library is not None and self._write(partial(library.remove_report, key))

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

    # What was made anew without an act

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

    # Keeping in step

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
