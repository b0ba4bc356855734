"""The one way on which acts are saved: applies them, keeps the open report in step and tells the views.

What a person can do is in ``session``, which is the class that widgets know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.errors import RefusedError, StoreError
from app.core.report import Reading
from app.core.review.changes import Act, Change, Entity, Row
from app.core.review.counting import findings_to_keep
from app.core.review.overlay import overlay, with_outline
from app.core.state import FindingRecord, ReportState
from app.models import long_acts
from app.models.figures import placing as figure_placing
from app.models.figures.placing import FigurePlacing
from app.models.long_acts import Laid, LongActs, write_and_lay
from app.models.report.open_report import OpenReport
from app.models.report.reader import Found, ReportReader, read_report
from app.models.report.selection import SelectionKind, place_of
from app.models.unsaved import Unsaved
from app.store.acting import Applied
from app.store.history import Kind
from app.store.library import Library, local_now


class Desk(OpenReport):
    """Library, report and selection of one sitting."""

    figures_changed = Signal(str, object)  # report, tuple of keys
    figures_replaced = Signal(str)  # too many of a report to name them, or all of them
    outline_changed = Signal(str)
    head_changed = Signal(str)
    notes_changed = Signal(str)
    findings_changed = Signal(str)
    acted = Signal(object)  # Applied: an act that was saved, undone or redone
    read_anew = Signal(str)  # a report whose suggestions were replaced
    unsaved_changed = Signal()  # what could not be saved yet is more or less than before

    def __init__(
        self, *, who: str, clock: Callable[[], datetime] = local_now, parent: QObject | None = None
    ) -> None:
        super().__init__(who=who, clock=clock, parent=parent)
        self._rereader = ReportReader(self)
        self._placing = FigurePlacing(self)
        self._long = LongActs(self)
        self.teach: Callable[[Act], Act] | None = None  # adds to an act what it teaches
        self.unsaved = Unsaved()

    def apply(self, act: Act) -> bool:
        """Saves an act and tells the views; False where nothing was changed or there is nothing to do.

        One that cannot be saved is kept as ``unsaved``, unless it never could be, and saved with the next.
        """
        library = self._library
        if library is None or not act.changes:
            return False
        taught = act if self.teach is None else self.teach(act)
        return self._write(lambda to: to.apply(taught), size=lambda _: len(taught.changes), keeps=act)

    def save_unsaved(self) -> bool:
        """Tries again to save what could not be; True where nothing waits any more."""
        library = self._library
        if library is None or not self.unsaved:
            return not self.unsaved
        try:
            act = self.unsaved.act(partial(_standing, library))
        except StoreError as error:
            self.save_failed.emit(str(error))
            return False
        is_done = self.apply(act)
        if is_done:
            self.noticed.emit(self.tr("先前没有存上的内容已经存上。"))
        return is_done

    def give_up_unsaved(self) -> None:
        """What could not be saved is not wanted any more."""
        self.unsaved.clear()
        self.unsaved_changed.emit()

    def apply_made(self, make: Callable[[], Act], *, at_most: int) -> bool:
        """``apply`` for an act that ``make`` builds, of ``at_most`` as many changes; what it raises goes on.

        One of many is built in the thread that saves it, and teaches nothing.
        """
        if at_most <= long_acts.MANY:
            return self.apply(make())
        few: list[Act] = []

        def build_and_apply(to: Library) -> Applied | None:
            act = make()
            if len(act.changes) > long_acts.MANY:
                return to.apply(act)
            few.append(act)  # after all: saved as any other
            return None

        is_done = self._write(build_and_apply, size=lambda _: at_most)
        return self.apply(few[0]) if few else is_done

    def undo(self) -> bool:
        """Takes the youngest act back and shows where it was."""
        return self._write(Library.undo, size=lambda library: library.undo_size)

    def redo(self) -> bool:
        """Makes the act that was undone last again and shows where it was."""
        return self._write(Library.redo, size=lambda library: library.redo_size)

    def undo_to(self, act: int) -> bool:
        """Goes back or forth to just behind the act numbered ``act``, all or nothing, as one look."""
        return self._write(partial(self._jump, act), size=lambda library: library.head().seq - act)

    @staticmethod
    def _jump(act: int, library: Library) -> Applied | None:
        """What several undone or redone acts changed, in order, as one."""
        done = library.undo_to(act)
        if not done:
            return None
        last = done[-1]
        changes = tuple(change for applied in done for change in applied.act.changes)
        stamps = {key: stamp for applied in done for key, stamp in applied.stamps.items()}
        return replace(last, act=replace(last.act, changes=changes), stamps=stamps)

    def remove_report(self, key: str) -> bool:
        """Takes a report out of the library; undo brings it back."""
        return self._write(lambda library: library.remove_report(key))

    @property
    def is_saving(self) -> bool:
        """See ``Shelf``."""
        return self._long.is_busy

    def _write(
        self,
        operation: Callable[[Library], Applied | None],
        *,
        size: Callable[[Library], int] | None = None,
        keeps: Act | None = None,
    ) -> bool:
        """Writes something, of many changes in a thread; tells what came of it. Nothing goes beside it.

        ``keeps`` is what must not be lost where it fails.
        """
        library = self._library
        if library is None:
            return False
        if self._long.is_busy:
            self._keep(keeps)
            return False
        could_write = not library.read_only
        try:
            changes = size(library) if size is not None else 1
            laid: Laid | None = None
            if changes > long_acts.MANY:
                self.noticed.emit(self.tr("正在保存 %1 处改动…").replace("%1", str(changes)))
                work = partial(write_and_lay, operation, self._state, self.who)
                applied, laid = self._long.do(library, work)
            else:
                applied = operation(library)
        except StoreError as error:
            if could_write:
                self._take_fault(error, keeps)
            self.save_failed.emit(str(error))
            return False
        if applied is None or self._library is not library:
            return False
        had_unsaved = bool(self.unsaved)
        self.unsaved.settle(applied.act.changes)
        if had_unsaved:
            self.unsaved_changed.emit()
        if applied.kind is not Kind.DO:
            self._show_place(applied)
        self._follow(applied, laid if laid is not None and laid.fits(self._state) else None)
        self.acted.emit(applied)
        self.history_changed.emit()
        self.saved.emit(self._clock().strftime("%H:%M:%S"))
        if had_unsaved:
            self.save_unsaved()
        return True

    def _take_fault(self, error: StoreError, keeps: Act | None) -> None:
        """A library that could be written would not take something."""
        if not isinstance(error, RefusedError):
            self._keep(keeps)
        if self.read_only:  # the disk failed so badly that nothing more is written
            self.read_only_changed.emit(True)

    def _keep(self, act: Act | None) -> None:
        if act is not None and len(act.changes) <= long_acts.MANY:
            self.unsaved.keep(act)
            self.unsaved_changed.emit()

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

    def open_library(self, path: Path | str) -> None:
        """See ``Shelf``; what could not be saved is tried again where the same library is opened anew."""
        before = self._library.path if self._library else None
        super().open_library(path)
        if self._library is None or before is None or self._library.path != before:
            self.unsaved.clear()
        self.unsaved_changed.emit()

    def close_report(self) -> None:
        """See ``OpenReport``."""
        self._rereader.cancel()
        self._placing.cancel()
        super().close_report()

    def close(self) -> None:
        """See ``OpenReport``."""
        self._rereader.close()
        self._placing.close()
        self._long.close()
        super().close()

    # Keeping in step

    def _show_place(self, applied: Applied) -> None:
        """After undo and redo: opens the report that was changed, where it is another one."""
        reports = {c.report for c in applied.act.changes if c.report and c.entity is not Entity.REPORT}
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


def _standing(library: Library, entity: Entity, key: str) -> Row | None:
    stored = library.row(entity, key)
    return stored.row if stored else None


def _takes_long(state: ReportState) -> bool:
    """Whether putting all figures into their sections would hold up the window."""
    return len(state.figures) > figure_placing.AT_ONCE
