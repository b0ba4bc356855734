"""Decisions of a long report that is not open, read in a job for the sake of their lessons."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.core.review.changes import Change
from app.models.jobs import Jobs
from app.store.library import Library

if TYPE_CHECKING:
    from app.core.learning import Evidence


def _read(path: Path, report: str) -> dict[str, Evidence]:
    from app.models.learning.teaching import decided_evidence

    with Library.open(path, who="-", read_only=True) as library:
        return decided_evidence(library.state(report))


class LessonReader(QObject):
    """One report at a time. The answer is None where the report was changed while it was read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._number = 0
        self._report = ""
        self._is_stale = False

    @property
    def is_busy(self) -> bool:
        """Whether an answer is waited for."""
        return bool(self._report)

    def start(
        self,
        path: Path,
        report: str,
        *,
        done: Callable[[str, dict[str, Evidence] | None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Reads a report of the library at ``path``."""
        self._report, self._is_stale = report, False

        def take(evidence: dict[str, Evidence]) -> None:
            self._report = ""
            done(report, None if self._is_stale else evidence)

        def fail(fault: Exception) -> None:
            self._report = ""
            failed(fault)

        self._number = self._jobs.start(partial(_read, path, report), done=take, failed=fail)

    def follow(self, changes: Iterable[Change]) -> None:
        """Takes note of what was saved."""
        self._is_stale = self._is_stale or any(change.report == self._report for change in changes)

    def cancel(self) -> None:
        """Nobody waits for the answer any more."""
        self._report = ""
        self._jobs.forget(self._number)

    def close(self) -> None:
        """Drops the answer and waits until the file is free."""
        self._report = ""
        self._jobs.close()
