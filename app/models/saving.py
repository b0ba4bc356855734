"""The one way on which acts are saved: applied, undone, redone, and kept where saving fails.

What follows from an act for the open report is in ``desk``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.errors import RefusedError, StoreError
from app.core.review.changes import Act, Entity, Row
from app.models import long_acts
from app.models.long_acts import Laid, LongActs, write_and_lay
from app.models.report.open_report import OpenReport
from app.models.unsaved import Unsaved
from app.store.acting import Applied
from app.store.history import Kind
from app.store.library import Library, local_now


class Saving(OpenReport):
    """Saves what is done in a library; what could not be saved waits as ``unsaved``."""

    acted = Signal(object)  # Applied: an act that was saved, undone or redone
    unsaved_changed = Signal()  # what could not be saved yet is more or less than before

    def __init__(
        self, *, who: str, clock: Callable[[], datetime] = local_now, parent: QObject | None = None
    ) -> None:
        super().__init__(who=who, clock=clock, parent=parent)
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

    def give_up_unsaved_of(self, entity: Entity, key: str) -> None:
        """What could not be saved of one thing is not wanted any more."""
        self.unsaved.drop(entity, key)
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

    def _show_place(self, applied: Applied) -> None:
        """After undo and redo: shows where it was."""
        raise NotImplementedError

    def _follow(self, applied: Applied, laid: Laid | None) -> None:
        """Brings what is shown in step with what was saved; ``laid`` is made beforehand."""
        raise NotImplementedError

    def open_library(self, path: Path | str) -> None:
        """See ``Shelf``; what could not be saved is tried again where the same library is opened anew."""
        before = self._library.path if self._library else None
        super().open_library(path)
        if self._library is None or before is None or self._library.path != before:
            self.unsaved.clear()
        self.unsaved_changed.emit()

    def close(self) -> None:
        """See ``OpenReport``."""
        self._long.close()
        super().close()


def _standing(library: Library, entity: Entity, key: str) -> Row | None:
    stored = library.row(entity, key)
    return stored.row if stored else None
