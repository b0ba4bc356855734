"""One report read from the library in a job, over a connection of its own that can only read.

A long report takes up to a second to read and check; the window goes on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from app.core.review.figure_index import FigureIndex
from app.core.state import ReportState
from app.models.jobs import Jobs
from app.store.library import Library

Found = tuple[ReportState, FigureIndex]


@dataclass(frozen=True, slots=True)
class _Wish:
    path: Path
    key: str
    done: Callable[[Found], None]
    failed: Callable[[Exception], None]


def read_report(library: Library, key: str) -> Found:
    """A report as it stands, with the index of its figures. StoreError when it is damaged or unknown."""
    state = library.state(key)
    return state, FigureIndex(state.figures)


def _read(path: Path, key: str) -> Found:
    with Library.open(path, who="-", read_only=True) as library:
        return read_report(library, key)


class ReportReader(QObject):
    """One report at a time; a new wish takes the place of the one before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._number = 0
        self._wish: _Wish | None = None

    @property
    def awaited(self) -> str:
        """The key of the report that is being read, or nothing."""
        return self._wish.key if self._wish is not None else ""

    def start(
        self, path: Path, key: str, *, done: Callable[[Found], None], failed: Callable[[Exception], None]
    ) -> None:
        """Reads a report of the library at ``path``; answers on the main thread."""
        self._wish = _Wish(path, key, done, failed)
        self.again()

    def again(self) -> None:
        """Reads what is awaited from its beginning: something of it was changed meanwhile."""
        wish = self._wish
        if wish is not None:
            self._jobs.forget(self._number)
            work = partial(_read, wish.path, wish.key)
            self._number = self._jobs.start(work, done=self._on_done, failed=self._on_failure)

    def cancel(self) -> None:
        """Nobody waits for the answer any more."""
        self._wish = None
        self._jobs.forget(self._number)

    def close(self) -> None:
        """Drops the answer and waits until the file is free."""
        self._wish = None
        self._jobs.close()

    def _on_done(self, found: Found) -> None:
        wish, self._wish = self._wish, None
        if wish is not None:
            wish.done(found)

    def _on_failure(self, error: Exception) -> None:
        wish, self._wish = self._wish, None
        if wish is not None:
            wish.failed(error)
