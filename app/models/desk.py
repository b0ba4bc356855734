"""Keeps the open report in step with what was saved, undone or made anew, and tells the views.

How acts are saved is in ``saving``; what a person can do is in ``session``, the class that widgets know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.core.errors import StoreError
from app.core.report import Reading
from app.core.review.changes import Change, Entity
from app.core.review.counting import findings_to_keep
from app.core.review.overlay import overlay, with_outline
from app.core.state import FindingRecord, ReportState
from app.models import long_acts
from app.models.figures import placing as figure_placing
from app.models.figures.placing import FigurePlacing
from app.models.long_acts import Laid
from app.models.report.reader import Found, ReportReader, read_report
from app.models.report.selection import SelectionKind, place_of
from app.models.saving import Saving
from app.store.acting import Applied
from app.store.history import Kind
from app.store.library import Library, local_now


class Desk(Saving):
    """Library, report and selection of one sitting."""

    figures_changed = Signal(str, object)  # report, tuple of keys
    figures_replaced = Signal(str)  # too many of a report to name them, or all of them
    outline_changed = Signal(str)
    head_changed = Signal(str)
    notes_changed = Signal(str)
    findings_changed = Signal(str)
    read_anew = Signal(str)  # a report whose suggestions were replaced

    def __init__(
        self, *, who: str, clock: Callable[[], datetime] = local_now, parent: QObject | None = None
    ) -> None:
        super().__init__(who=who, clock=clock, parent=parent)
        self._rereader = ReportReader(self)
        self._placing = FigurePlacing(self)

    # What was made anew without an act

    def take_findings(self, report: str, findings: tuple[FindingRecord, ...]) -> None:
        """The findings that were computed for a report; their number is kept for the library list."""
        if self._state is None or self._state.key != report or self._library is None:
            return
        self._state = replace(self._state, findings=findings)
        if not (self._library.read_only or self.is_saving):
            try:
                decisions = {stored.key: stored.row for stored in self._library.rows(Entity.FINDING, report)}
                self._library.count_findings(report, findings_to_keep(findings, decisions))
            except StoreError as error:
                self.noticed.emit(str(error))
            self._refresh_rows({report})
        self.findings_changed.emit(report)

    def take_reading(self, report: str, reading: Reading) -> None:
        """A report read anew: suggestions are replaced, decisions stay. Raises StoreError.

        Not while an act ``is_saving``. That of a long report is saved as such an act is.
        """
        library = self._library
        if library is None or library.read_only:
            return
        if self.is_long(report):
            self._long.do(library, lambda to: to.replace_reading(report, reading))
        else:
            library.replace_reading(report, reading)
        if self._library is not library:
            return
        self._refresh_rows({report})
        self.read_anew.emit(report)
        if self._state is None or self._state.key != report:
            return
        taken = partial(self._take_reread, report)
        if self.is_long(report):
            self._rereader.start(self._library.path, report, done=taken, failed=self._tell_unread)
        else:
            taken(read_report(self._library, report))

    def _take_reread(self, report: str, found: Found) -> None:
        """The open report as it was read anew; its findings follow when they are computed."""
        if self._state is None or self._state.key != report:
            return
        before, (state, index) = self._state, found
        self._state, self._index = replace(state, findings=before.findings), index
        self._keep_selection(Kind.DO, ())
        if state.sections != before.sections:
            self.outline_changed.emit(report)
        self.figures_replaced.emit(report)

    def close_report(self) -> None:
        """See ``Saving``."""
        self._rereader.cancel()
        self._placing.cancel()
        super().close_report()

    def close(self) -> None:
        """See ``Saving``."""
        self._rereader.close()
        self._placing.close()
        super().close()

    # Keeping in step

    def _show_place(self, applied: Applied) -> None:
        """After undo and redo: opens the report that was changed, where it is another one."""
        beside = {Entity.REPORT, Entity.FILING}  # seen in the list and on the board, not in the text
        reports = {c.report for c in applied.act.changes if c.report and c.entity not in beside}
        here = self._state.key if self._state else None
        if reports and here not in reports:
            self.open_report(sorted(reports)[0], partial(self._select_changed, applied.act.changes))

    def _select_changed(self, changes: Sequence[Change]) -> bool:
        """Selects the first in the text that was changed and stands: a figure before all others."""
        ways = (
            (Entity.FIGURE, self.figure_of, self.select_figure),
            (Entity.FINDING, self.finding_of, self.select_finding),
            (Entity.SECTION, self.section_of, self.select_section),
            (Entity.NOTE, self.note_of, self.select_note),
        )
        for entity, find, select in ways:
            found = [record for c in changes if c.entity is entity and (record := find(c.key)) is not None]
            if found:
                select(min(found, key=place_of).key, self)
                return True
        return False

    def _follow(self, applied: Applied, laid: Laid | None) -> None:
        """Brings list, state and selection in step with what was saved; ``laid`` is made beforehand."""
        changes = applied.act.changes
        self._refresh_rows({c.report for c in changes if c.report})
        if any(c.entity is Entity.INDICATOR for c in changes):
            self._book = None
            self.book_changed.emit()
        for reader in (self._reader, self._rereader):
            if reader.awaited in {c.report for c in changes}:
                reader.again()
        here = self._state.key if self._state else None
        own = [c for c in changes if here is not None and c.report == here]
        if not own or self._library is None:
            return
        if any(c.entity is Entity.REPORT for c in own):
            self.close_report()
            return
        state = self._laid(self._library, applied, own, laid)
        if state is not None:
            self._take_state(state, [c.key for c in own if c.entity is Entity.FIGURE], laid)
            self._keep_selection(applied.kind, own)
            self._announce(state.key, own)
            if any(c.entity is Entity.SECTION for c in own) and _takes_long(state):
                self._place_figures(state)

    def _laid(
        self, library: Library, applied: Applied, own: Sequence[Change], laid: Laid | None
    ) -> ReportState | None:
        """The open report with changes laid over it, which spares reading it again."""
        if self._state is None:
            return None
        state, rest = self._state, own
        if laid is not None:
            state = replace(state, figures=laid.figures)
            rest = [c for c in own if c.entity is not Entity.FIGURE]
        state = overlay(state, rest, who=self.who, at=applied.at, stamps=applied.stamps)
        if any(c.entity is Entity.SECTION for c in own):
            sections, rejected = library.outline(state.key, state.document.text)
            if _takes_long(state):  # the outline is shown at once, the figures follow
                return replace(state, sections=sections, rejected_sections=rejected)
            state = with_outline(state, sections, rejected)
        return state

    def _place_figures(self, state: ReportState) -> None:
        """Puts the figures into the sections that stand now, without holding up the window."""
        self._placing.start(state, done=partial(self._take_placed, state), failed=self._tell_unread)

    def _take_placed(self, before: ReportState, placed: ReportState) -> None:
        """The figures in their sections; once more where something was done to them meanwhile."""
        state = self._state
        if state is None or state.key != before.key:
            return
        if state.figures is not before.figures or state.sections is not before.sections:
            self._place_figures(state)
            return
        self._state = replace(state, figures=placed.figures)
        self.outline_changed.emit(state.key)

    def _take_state(self, state: ReportState, keys: Iterable[str], laid: Laid | None) -> None:
        """Puts a state with some changed figures into the place of the one before."""
        self._state = state
        if laid is not None:
            self._index = laid.index
            return
        wanted = set(keys)
        for record in state.figures if wanted else ():
            if record.key in wanted:
                wanted.discard(record.key)
                self._index.put(record)
        for key in wanted:
            self._index.drop(key)

    def _keep_selection(self, kind: Kind, changes: Sequence[Change]) -> None:
        """Keeps what is selected selected, at its new place; after undo and redo selects what changed."""
        if kind is not Kind.DO and self._select_changed(changes):
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
        keys = tuple(c.key for c in changes if c.entity is Entity.FIGURE)
        if len(keys) > long_acts.MANY:
            self.figures_replaced.emit(report)
        elif keys:
            self.figures_changed.emit(report, keys)
        signals = {
            Entity.HEAD: self.head_changed,
            Entity.NOTE: self.notes_changed,
            Entity.FINDING: self.findings_changed,
        }
        for entity, signal in signals.items():
            if entity in entities:
                signal.emit(report)


def _takes_long(state: ReportState) -> bool:
    """Whether putting all figures into their sections would hold up the window."""
    return len(state.figures) > figure_placing.AT_ONCE
