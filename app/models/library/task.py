"""Work on many reports of a library in a job, over a connection of its own that can only read.

The main thread's connection is not touched; what the job reads is what was last saved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from app.core.report import Document, Finding
from app.core.review.changes import Entity, Row
from app.core.review.filing import Filing, filing_from
from app.core.state import ReportState
from app.core.taxonomy import Taxonomy
from app.models.jobs import Jobs
from app.store.library import Library

RuleChanges = Mapping[str, Mapping[str, Any]]
Decisions = Mapping[str, Row]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Checking:
    """How findings are made: the user's settings of rules, and by key what reports show beside others."""

    changes: RuleChanges = field(default_factory=dict)
    across: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)


class StoppedError(Exception):
    """Nobody waits for the work any more."""


class Reader:
    """Reports for a job, one after the other. ``StoppedError`` is raised when the task was cancelled."""

    def __init__(
        self, path: Path, keys: Sequence[str], *, stop: Event, told: Callable[[int, int], None]
    ) -> None:
        self._path = path
        self.keys = tuple(keys)
        self._stop = stop
        self._told = told

    def look(self) -> None:
        """Raises ``StoppedError`` where the task was cancelled; for long work between two reports."""
        if self._stop.is_set():
            raise StoppedError

    def states(self) -> Iterator[ReportState]:
        """The reports as they stand, without findings. StoreError for a damaged library."""
        for state, _ in self.decided():
            yield state

    def decided(self, only: Sequence[str] | None = None) -> Iterator[tuple[ReportState, Decisions]]:
        """The reports, or ``only`` some of them, with the decisions on their findings."""
        for library, key in self._each(self.keys if only is None else only):
            rows = library.rows(Entity.FINDING, key)
            yield library.state(key), {stored.key: stored.row for stored in rows if stored.row}

    def documents(self, only: Sequence[str]) -> Iterator[tuple[str, Document]]:
        """The texts of some reports by their keys; far quicker than all that is known of them."""
        for library, key in self._each(only):
            yield key, library.document(key)

    def filings(self) -> dict[str, Filing]:
        """Days of reports that persons gave, by their keys."""
        with Library.open(self._path, who="-", read_only=True) as library:
            return {stored.key: filing_from(stored.row) for stored in library.rows(Entity.FILING)}

    def _each(self, keys: Sequence[str]) -> Iterator[tuple[Library, str]]:
        if not keys:
            return
        with Library.open(self._path, who="-", read_only=True) as library:
            for number, key in enumerate(keys):
                self.look()
                self._told(number, len(keys))
                yield library, key
        self._told(len(keys), len(keys))

    def whole(self, book: Taxonomy, checking: Checking) -> Iterator[ReportState]:
        """The reports with their findings."""
        for state, decisions in self.decided():
            yield with_all_findings(state, book, decisions, checking)


class LibraryTask(QObject):
    """One piece of work at a time; a new one takes the place of the one before."""

    progressed = Signal(int, int)  # reports done, of how many

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._stop = Event()
        self._number = 0

    @property
    def is_busy(self) -> bool:
        """Whether an answer is waited for."""
        return not self._jobs.is_idle

    def start(
        self,
        path: Path,
        keys: Sequence[str],
        work: Callable[[Reader], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Runs ``work`` on the reports ``keys`` of the library at ``path``; answers on the main thread."""
        self.cancel()
        self._stop = Event()
        reader = Reader(path, keys, stop=self._stop, told=self.progressed.emit)
        self._number = self._jobs.start(partial(work, reader), done=done, failed=failed)

    def cancel(self) -> None:
        """Drops the answer; the work ends before its next report."""
        self._stop.set()
        self._jobs.forget(self._number)

    def close(self) -> None:
        """Ends the work and waits for it."""
        self._stop.set()
        self._jobs.close()


def with_all_findings(
    state: ReportState, book: Taxonomy, decisions: Decisions, checking: Checking
) -> ReportState:
    """``state`` with the findings of its own and those of the reports beside it."""
    # The checks bring the whole reading machine with them; they are loaded when first needed.
    from app.core.checks.records import with_findings

    across = checking.across.get(state.key, ())
    return with_findings(state, book, decisions, changes=checking.changes, across=across)


def whole_state(library: Library, key: str, book: Taxonomy, checking: Checking) -> ReportState:
    """One report with its findings, on the thread of ``library``. StoreError when it is damaged."""
    rows = library.rows(Entity.FINDING, key)
    decisions = {stored.key: stored.row for stored in rows if stored.row}
    return with_all_findings(library.state(key), book, decisions, checking)
