"""Reading reports again: suggestions nobody looked at, with the rules and the tag book of now.

Decisions stay. The reading runs in a job; the storing of each is the session's matter.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.errors import StoreError
from app.core.report import Document, Reading
from app.core.taxonomy import Taxonomy
from app.models.jobs import Jobs
from app.models.pauses import after_pause
from app.models.session import Session

if TYPE_CHECKING:
    from app.core.learning import Rule

_LOG = logging.getLogger(__name__)
_LATER_MS = 100


class Rereading(QObject):
    """A queue of reports, one at a time. ``progressed`` tells reports done, of how many; equal at the end."""

    progressed = Signal(int, int)
    reread = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rules: tuple[Rule, ...] = ()
        self._waiting: deque[str] = deque()
        self._in_all = 0
        self._jobs = Jobs(self)
        self._late: tuple[str, Reading] | None = None
        self._later = after_pause(self, _LATER_MS, self._take_late)

    def start(self, reports: Iterable[str], rules: Sequence[Rule]) -> int:
        """Queues reports; returns how many are waiting."""
        self._rules = tuple(rules)
        known = set(self._waiting)
        self._waiting.extend(key for key in dict.fromkeys(reports) if key not in known)
        self._in_all = len(self._waiting)
        if self._waiting and self._jobs.is_idle and self._late is None:
            self._next()
        return self._in_all

    def close(self) -> None:
        """Stops after the report at hand."""
        self._waiting.clear()
        self._late = None
        self._later.stop()
        self._jobs.close()

    def _next(self) -> None:
        library = self._session.library
        while library is not None and self._waiting:
            self.progressed.emit(self._in_all - len(self._waiting), self._in_all)
            key = self._waiting.popleft()
            row = library.report_row(key)
            if row is not None:
                work = partial(_read, library.document(key), row.file_name, self._session.book, self._rules)
                self._jobs.start(work, done=partial(self._on_read, key), failed=partial(self._on_unread, key))
                return
        self.progressed.emit(self._in_all, self._in_all)

    def _on_read(self, key: str, reading: Reading) -> None:
        if self._session.is_saving:  # nothing is written beside a big act
            self._late = key, reading
            self._later.start()
            return
        try:
            self._session.take_reading(key, reading)
        except StoreError as error:
            self._waiting.clear()
            self._session.noticed.emit(str(error))
        self.reread.emit(key)
        self._next()

    def _take_late(self) -> None:
        late, self._late = self._late, None
        if late is not None:
            self._on_read(*late)

    def _on_unread(self, key: str, error: Exception) -> None:
        _LOG.error("reading a report again failed", exc_info=error)
        self.reread.emit(key)
        self._next()


def _read(document: Document, file_name: str, book: Taxonomy, rules: tuple[Rule, ...]) -> Reading:
    from app.core.reading import read_document

    return read_document(document, file_name=file_name, book=book, rules=rules)
