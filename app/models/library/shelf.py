"""The library that is open: its list of reports, its tag book, and what comes in.

Which report is open is ``open_report``; how acts are saved is ``desk``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.codebook import book_with
from app.core.errors import StoreError
from app.core.review.changes import Entity
from app.core.state import ReportRow
from app.core.taxonomy import Taxonomy, standard_taxonomy
from app.core.versions.likely import KnownTexts
from app.models.library.importing import Fate, Kept
from app.store.history import HistoryRow
from app.store.library import Library, local_now

if TYPE_CHECKING:
    from app.readers.prepare import Prepared
    from app.store.merge import MergeResult


class Shelf(QObject):
    """One library and the person who works on it."""

    library_opened = Signal(str)  # path
    reports_changed = Signal()
    saved = Signal(str)  # local time, HH:MM:SS, after the commit
    save_failed = Signal(str)  # a sentence; nothing was changed
    noticed = Signal(str)  # a sentence about something that could not be done
    history_changed = Signal()
    read_only_changed = Signal(bool)
    book_changed = Signal()  # the tag book of the library was changed

    def __init__(
        self, *, who: str, clock: Callable[[], datetime] = local_now, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.who = who
        self._clock = clock
        self._library: Library | None = None
        self._texts: KnownTexts | None = None
        self._rows: tuple[ReportRow, ...] | None = None
        self._book: Taxonomy | None = None

    # What stands

    @property
    def library(self) -> Library | None:
        """The open library; for reading only, every act goes through this session."""
        return self._library

    @property
    def reports(self) -> tuple[ReportRow, ...]:
        """The library list in the order of import."""
        if self._rows is None:
            self._rows = self._library.reports() if self._library else ()
        return self._rows

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
    def is_saving(self) -> bool:
        """Whether an act on many things is being saved, beside which nothing is written."""
        return False

    @property
    def undo_name(self) -> str | None:
        """What undo would take back."""
        return self._library.undo_name if self._library else None

    @property
    def redo_name(self) -> str | None:
        """What redo would make again."""
        return self._library.redo_name if self._library else None

    def now(self) -> datetime:
        """The time of this computer, with its offset."""
        return self._clock()

    def history(
        self, limit: int, offset: int, *, key: str | None = None, report: str | None = None
    ) -> tuple[HistoryRow, ...]:
        """What was done, newest first: in the library, in one report, or to one thing."""
        if self._library is None:
            return ()
        return self._library.history(key=key, report=report, limit=limit, offset=offset)

    def sign_as(self, who: str) -> None:
        """From the next act on the history shows this name."""
        self.who = who
        if self._library is not None:
            self._library.sign_as(who)

    # Opening and closing

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
        self._rows, self._book = None, None
        self.reports_changed.emit()
        self.history_changed.emit()
        self.book_changed.emit()
        return result

    def close(self) -> None:
        """Closes the library; harmless where none is open."""
        if self._library is not None:
            self._library.close()
        self._library, self._rows = None, None

    # What comes in

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

    def count_findings(self, report: str, count: int) -> bool:
        """Keeps how many findings a report has (``findings_to_keep``); True where that was not known."""
        row = next((r for r in self.reports if r.key == report), None)
        if row is None or self._library is None or self._library.read_only or self.is_saving:
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
