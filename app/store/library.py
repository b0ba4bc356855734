"""The library as the rest of the program sees it: a thin facade over the rooms of the store.

Core's dataclasses in and out. Every fault of the disk or of SQLite leaves as a ``StoreError`` with a
sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from app.core.changes import Act, Change, Entity
from app.core.errors import StoreError
from app.core.mentions import Mention
from app.core.report import Document, Reading
from app.core.state import FigureRecord, ReportRow, ReportState
from app.store import (
    acting,
    decisions,
    figures,
    history,
    locking,
    mentions,
    opening,
    reports,
    search,
    states,
    undo,
)
from app.store.acting import Applied
from app.store.connection import local
from app.store.decisions import Stored
from app.store.errors import speaking
from app.store.figures import Facet, FigureFilter, Order
from app.store.history import HistoryHead, HistoryRow, Kind
from app.store.search import Hit

if TYPE_CHECKING:
    from app.store.backup import Backup
    from app.store.merge import MergeResult
    from app.store.verify import VerifyResult


def _remedy(path: Path) -> str:
    from app.store import backup  # backups and merging are no part of the start

    return backup.remedy(path)


def local_now() -> datetime:
    """The time of this computer, with its offset."""
    return datetime.now().astimezone()


class Library:
    """One open library file. Use ``Library.open``; belongs to the thread that opened it."""

    def __init__(self, opened: opening.Opened) -> None:
        self._opened = opened
        self._handle = opened.handle
        self._db = opened.handle.db
        with self._speaking():
            self._undo = undo.undo_state(self._db)

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
        with speaking(partial(_remedy, path)):
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

    def _speaking(self) -> AbstractContextManager[None]:
        return speaking(partial(_remedy, self.path))

    @property
    def path(self) -> Path:
        return self._handle.path

    @property
    def read_only(self) -> bool:
        return not self._handle.writable

    @property
    def notice(self) -> str:
        """Why the library is read-only, as a sentence for the user.

        Empty when it is not, or was asked for.
        """
        return self._opened.notice

    # Reports

    def add_report(self, document: Document, reading: Reading, *, file_name: str, original: bytes) -> str:
        """Stores a report with its original bytes and what the machine read; returns its key."""
        with self._speaking():
            return reports.add(self._handle, document, reading, file_name=file_name, original=original)

    def find_duplicate(self, sha256: str, text: str) -> ReportRow | None:
        """A report with the same bytes (hex SHA-256 of the file), or else with the same text."""
        with self._speaking():
            return reports.find_duplicate(self._db, sha256, text)

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

    def removed_reports(self) -> tuple[Stored, ...]:
        """Reports that were taken out, with who did it and when."""
        return self.rows(Entity.REPORT)

    def reports(self) -> tuple[ReportRow, ...]:
        """The library list, in the order of import."""
        with self._speaking():
            return reports.listed(self._db)

    def report_row(self, key: str) -> ReportRow | None:
        """One line of the library list, for refreshing it after an act; None when removed or unknown."""
        with self._speaking():
            return next(iter(reports.listed(self._db, 'r."key" = ?', (key,))), None)

    def state(self, key: str) -> ReportState:
        """Everything known and decided about a report. StoreError when it is damaged or unknown."""
        with self._speaking():
            return states.state(self._db, key)

    def outline(self, key: str, text: str) -> states.Outline:
        """The outline of a report after an act on it: what stands, and what was rejected."""
        with self._speaking():
            return states.outline_of(self._db, key, text)

    def document(self, key: str) -> Document:
        """The text of a report, as it was stored."""
        with self._speaking():
            return reports.document(self._db, key)

    def original(self, key: str) -> tuple[str, bytes]:
        """File name and bytes of the file that was imported."""
        with self._speaking():
            return reports.original(self._db, key)

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

    def _name(self, acts: list[int]) -> str | None:
        with self._speaking():
            return history.title_of(self._db, acts[-1]).name if acts else None

    def history(
        self, *, report: str | None = None, key: str | None = None, limit: int = 200, offset: int = 0
    ) -> tuple[HistoryRow, ...]:
        """Changes newest first: of one report, of one figure or other thing, or of the whole library."""
        with self._speaking():
            return history.rows(self._db, report=report, key=key, limit=limit, offset=offset)

    def head(self) -> HistoryHead:
        """Number and hash of the last row of the history; printed on summaries."""
        with self._speaking():
            return history.head(self._db)

    def rows(self, entity: Entity, report: str | None = None) -> tuple[Stored, ...]:
        """What persons decided: all rows of an entity, of one report or of the library, by key."""
        with self._speaking():
            return decisions.fetch_all(self._db, entity, report)

    def row(self, entity: Entity, key: str) -> Stored | None:
        """What persons decided about one thing; None where nothing stands."""
        with self._speaking():
            return decisions.fetch(self._db, entity, key)

    # Across reports

    def mentions(self, *, year: int | None = None, town: str | None = None) -> tuple[Mention, ...]:
        """Figures with an indicator, not rejected, of the reports of a year, of a town, or of all."""
        with self._speaking():
            return mentions.mentions(self._db, year=year, town=town)

    def figures(
        self,
        wanted: FigureFilter,
        *,
        order: Order = Order.READING,
        limit: int = 1000,
        offset: int = 0,
    ) -> tuple[FigureRecord, ...]:
        """Figures of all reports as they stand, chosen by a filter: for queues and for bulk corrections.

        The index of their section is the one of the machine's outline.
        """
        with self._speaking():
            return figures.figures(self._db, wanted, order=order, limit=limit, offset=offset)

    def report_of(self, figure: str) -> str | None:
        """The key of the report that a figure belongs to; None for an unknown one."""
        with self._speaking():
            return figures.report_of(self._db, figure)

    def counts(
        self, facet: Facet, wanted: FigureFilter | None = None
    ) -> tuple[tuple[str | int | None, int], ...]:
        """How many figures have each value of a facet among those chosen by the other facets, most first."""
        with self._speaking():
            return figures.counts(self._db, facet, wanted or FigureFilter())

    def years(self) -> tuple[int, ...]:
        """Years of the reports, latest first."""
        with self._speaking():
            return mentions.years(self._db)

    def towns(self) -> tuple[str, ...]:
        """Towns of the reports, in the order of import."""
        with self._speaking():
            return mentions.towns(self._db)

    def search(
        self,
        words: str,
        *,
        year: int | None = None,
        town: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> tuple[Hit, ...]:
        """Reports that hold every one of ``words`` (separated by blanks), with the places."""
        with self._speaking():
            return search.search(self._db, words, year=year, town=town, limit=limit, offset=offset)

    def rebuild_search(self) -> None:
        """Makes the search index anew from the texts, when a check says that it is not as they are."""
        with self._speaking(), self._handle.writing():
            search.rebuild(self._db)

    # Safety

    def verify(self) -> VerifyResult:
        """Checks contents, history and backups; seconds for thousands of reports (see ``verify.verify``)."""
        from app.store import verify

        with self._speaking():
            return verify.verify(self.path)

    def backup_now(self, reason: str = "手动") -> Backup | None:
        """Makes a checked backup; None when the newest holds the same. In a job: ``backup.make``."""
        from app.store import backup

        with self._speaking():
            return backup.make(self.path, at=self._handle.now(), reason=reason)

    def backups(self) -> tuple[Backup, ...]:
        """Backups of this library, newest first."""
        from app.store import backup

        with self._speaking():
            return backup.listed(self.path)

    @staticmethod
    def backups_of(path: Path | str) -> tuple[Backup, ...]:
        """Backups of a library that need not be open, or cannot be opened; newest first."""
        from app.store import backup

        with speaking():
            return backup.listed(Path(path))

    @classmethod
    def restore(
        cls, path: Path | str, saved: Path | str, *, who: str, clock: Callable[[], datetime] = local_now
    ) -> Path | None:
        """Puts a backup in the place of the library at ``path``, which nobody may have open.

        The backup is checked first. Returns where the old file was set aside; None when there was none.
        """
        from app.store import backup

        path, saved = Path(path).resolve(), Path(saved)
        with speaking():
            lock = locking.take(path, who)
            if lock is None:
                raise StoreError("资料库正在另一个窗口中打开，请先关闭它再恢复备份。")
            try:
                aside = backup.restore(path, saved, at=local(clock()))
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
