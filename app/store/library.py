"""The library as the rest of the program sees it: a thin facade over the rooms of the store.

Opening, writing, undo, backup and merging are here; what can be asked is ``readable``. Core's dataclasses in
and out. Every fault of the disk or of SQLite leaves as a ``StoreError`` with a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from app.core.errors import StoreError
from app.core.report import Document, Reading
from app.core.review.changes import Act, Change, Entity
from app.store import (
    acting,
    history,
    locking,
    opening,
    reports,
    search,
    undo,
)
from app.store.acting import Applied
from app.store.connection import local
from app.store.errors import speaking
from app.store.history import Kind
from app.store.readable import Readable, remedy

if TYPE_CHECKING:
    from app.store.backups.manifests import Backup
    from app.store.merge import MergeResult


def local_now() -> datetime:
    """The time of this computer, with its offset."""
    return datetime.now().astimezone()


class Library(Readable):
    """One open library file. Use ``Library.open``; belongs to the thread that opened it."""

    def __init__(self, opened: opening.Opened, known: undo.UndoState | None = None) -> None:
        super().__init__(opened.handle)
        self._opened = opened
        with self._speaking():
            self._undo = known or undo.undo_state(self._db)

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        who: str,
        clock: Callable[[], datetime] = local_now,
        read_only: bool = False,
    ) -> Library:
        """Opens the library at ``path``, made when missing. ``who`` is the name that the history will show.

        When another window writes it, when the file or its folder cannot be written, or when the file
        carries parts that are not ours, it opens read-only and ``notice`` says why. StoreError when it
        cannot be used.
        """
        path = Path(path)
        with speaking(partial(remedy, path)):
            opened = opening.open_library(path, who=who, clock=clock, read_only=read_only)
        try:
            return cls(opened)
        except BaseException:
            opened.close()
            raise

    def close(self) -> None:
        """Gives the file and the right to write it free; harmless when done twice."""
        with self._speaking():
            self._opened.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def notice(self) -> str:
        """Why the library is read-only, as a sentence for the user.

        Empty when it is not, or was asked for.
        """
        has_failed = self._opened.lock is not None and self.read_only
        return self._opened.notice or (self._handle.refusal if has_failed else "")

    # Reports

    def add_report(self, document: Document, reading: Reading, *, file_name: str, original: bytes) -> str:
        """Stores a report with its original bytes and what the machine read; returns its key."""
        with self._speaking():
            return reports.add(self._handle, document, reading, file_name=file_name, original=original)

    def replace_reading(self, key: str, reading: Reading) -> None:
        """Puts a new reading in place of the machine's old one; what persons decided stays on its figures."""
        with self._speaking():
            reports.replace_reading(self._handle, key, reading)

    def count_findings(self, key: str, count: int) -> None:
        """Keeps how many findings the checks made in a report, for the library list."""
        with self._speaking():
            reports.count_findings(self._handle, key, count)

    def remove_report(self, key: str) -> Applied:
        """Takes a report out of lists, comparison and search; an act that can be undone."""
        row = next((r for r in self.reports() if r.key == key), None)
        if row is None:
            raise StoreError("资料库里没有这份报告。")
        change = Change(Entity.REPORT, key, key, None, {"removed": True})
        return self.apply(Act(f"移除报告 {row.file_name}", (change,)))

    def restore_report(self, key: str) -> Applied:
        """Takes a removed report back in, however long ago it was removed."""
        change = Change(Entity.REPORT, key, key, {"removed": True}, None)
        return self.apply(Act("恢复报告", (change,)))

    def beside(self) -> Library:
        """This library over a connection of its own, opened by the thread that needs it for one long act.

        What can be undone is known to both. Until it is closed, nobody writes through this one.
        """
        with self._speaking():
            return Library(opening.beside(self._opened), self._undo)

    # Acts

    def apply(self, act: Act) -> Applied:
        """Saves an act; it is on disk when this returns. StoreError: nothing was written.

        ValueError for an act without changes.
        """
        with self._speaking():
            return acting.apply(self._handle, act, self._undo)

    def undo(self) -> Applied | None:
        """Takes the youngest standing act back; None when there is none."""
        with self._speaking():
            return acting.step(self._handle, self._undo, Kind.UNDO)

    def redo(self) -> Applied | None:
        """Makes the act that was undone last again; None when there is none."""
        with self._speaking():
            return acting.step(self._handle, self._undo, Kind.REDO)

    def undo_to(self, seq: int) -> tuple[Applied, ...]:
        """Undoes or redoes in one transaction until the acts up to ``seq`` stand and no later one.

        ``seq`` is the number of an act in the history, 0 for before the first. What was done, in that order.
        """
        with self._speaking():
            return acting.jump(self._handle, self._undo, seq)

    @property
    def undo_size(self) -> int:
        """How many changes ``undo`` would take back."""
        return self._size(self._undo.standing)

    @property
    def redo_size(self) -> int:
        """How many changes ``redo`` would make again."""
        return self._size(self._undo.undone)

    @property
    def undo_name(self) -> str | None:
        """The name of the act that ``undo`` would take back."""
        return self._name(self._undo.standing)

    @property
    def standing(self) -> tuple[int, ...]:
        """Numbers of the acts that stand and can be undone, oldest first."""
        return tuple(self._undo.standing)

    @property
    def redo_name(self) -> str | None:
        """The name of the act that ``redo`` would make again."""
        return self._name(self._undo.undone)

    @property
    def undone(self) -> tuple[int, ...]:
        """Numbers of the acts that were undone and can be made again, the next one last."""
        return tuple(self._undo.undone)

    def sign_as(self, who: str) -> None:
        """From the next act on the history shows this name."""
        self._handle.who = who

    def _size(self, acts: list[int]) -> int:
        with self._speaking():
            return history.size_of(self._db, acts[-1]) if acts else 0

    def _name(self, acts: list[int]) -> str | None:
        with self._speaking():
            return history.title_of(self._db, acts[-1]).name if acts else None

    def rebuild_search(self) -> None:
        """Makes the search index anew from the texts, when a check says that it is not as they are."""
        with self._speaking(), self._handle.writing():
            search.rebuild(self._db)

    # Safety

    def backup_now(self, reason: str = "手动") -> Backup | None:
        """Makes a checked backup; None when the newest holds the same. In a job: ``making.make``."""
        from app.store.backups import making

        with self._speaking():
            return making.make(self.path, at=self._handle.now(), reason=reason)

    @staticmethod
    def backups_of(path: Path | str) -> tuple[Backup, ...]:
        """Backups of a library that need not be open, or cannot be opened; newest first."""
        from app.store.backups import manifests

        with speaking():
            return manifests.listed(Path(path))

    @classmethod
    def restore(
        cls, path: Path | str, saved: Path | str, *, who: str, clock: Callable[[], datetime] = local_now
    ) -> Path | None:
        """Puts a backup in the place of the library at ``path``, which nobody may have open.

        The backup is checked first. Returns where the old file was set aside; None when there was none.
        """
        from app.store.backups import restoring

        path, saved = Path(path).resolve(), Path(saved)
        with speaking():
            lock = locking.take(path, who)
            if lock is None:
                raise StoreError("资料库正在另一个窗口中打开，请先关闭它再恢复备份。")
            try:
                aside = restoring.restore(path, saved, at=local(clock()))
            finally:
                lock.release()
        with cls.open(path, who=who, clock=clock) as library, speaking():
            acting.note_restored(library._handle, saved.name)
        return aside

    def merge(self, other: Path | str) -> MergeResult:
        """Takes over reports, decisions and history of another library, after a backup.

        The decisions taken over are one undoable act. StoreError when the other library is damaged.
        """
        from app.store import merge

        with self._speaking():
            self.backup_now("合并前")
            opened = opening.open_library(
                Path(other), who=self._handle.who, clock=self._handle.clock, read_only=True
            )
            try:
                merge.refuse_damaged(opened.handle.path)
                return merge.merge(self._handle, opened.handle, self._undo)
            finally:
                opened.close()
