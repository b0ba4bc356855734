"""Bringing files into the library: found, read and analysed in jobs, stored one by one on the main thread.

The whole work on one file is ``readers.prepare``, a pure function. ``ImportRun`` is one sitting: it says how
far it is, can be cancelled between files, and never leaves half a report behind.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.errors import ReportError, StoreError
from app.core.taxonomy import Taxonomy
from app.models.jobs import Jobs

if TYPE_CHECKING:
    from app.core.learning.rule import Rule
    from app.readers.folder import Source
    from app.readers.prepare import Prepared

_LOG = logging.getLogger(__name__)
_AHEAD = 2


class Fate(str, Enum):
    """What became of a file."""

    ADDED = "added"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. ``key`` is the new report or the one there was; ``sentence`` says why not.

    ``path`` is where the file stood (an archive's member after "›").
    """

    name: str
    path: str
    fate: Fate
    key: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """One sitting of import: all outcomes, and whether the user cancelled it."""

    outcomes: tuple[Outcome, ...]
    is_cancelled: bool = False

    def of(self, fate: Fate) -> tuple[Outcome, ...]:
        """The outcomes of one kind."""
        return tuple(o for o in self.outcomes if o.fate is fate)


def known_suffixes() -> tuple[str, ...]:
    """Suffixes of the formats that can be read (".docx"), archives included."""
    from app.readers.registry import READERS

    return (*(suffix for reader in READERS for suffix in reader.suffixes), ".zip")


def _find(paths: Sequence[Path]) -> tuple[Source, ...]:
    # Readers bring heavy libraries with them, so they are loaded with the first import, in its job.
    from app.readers.folder import sources

    return tuple(sources(paths))


def _prepare(source: Source, book: Taxonomy | None, rules: Sequence[Rule]) -> Prepared:
    from app.readers.prepare import prepare

    return prepare(source, book=book, rules=rules)


class ImportRun(QObject):
    """One sitting of import. ``store`` puts a prepared file into the library and tells its fate and key.

    ``store`` runs on the main thread; a StoreError ends the sitting, since the next file would meet it too.
    """

    progressed = Signal(int, int, str)  # files done, files in all, name of the file at hand
    file_done = Signal(object)  # Outcome
    finished = Signal(object)  # Summary

    def __init__(
        self,
        paths: Iterable[Path],
        *,
        store: Callable[[Prepared], tuple[Fate, str]],
        jobs: Jobs,
        book: Taxonomy | None = None,
        rules: Sequence[Rule] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._paths = tuple(paths)
        self._store = store
        self._jobs = jobs
        self._book = book
        self._rules = tuple(rules)
        self._queue: deque[Source] = deque()
        self._under_way = 0
        self._outcomes: list[Outcome] = []
        self._total = 0
        self._is_over = False

    def start(self) -> None:
        """Looks for the files, then reads them; returns at once."""
        self._jobs.start(partial(_find, self._paths), done=self._on_found, failed=self._on_lost)

    def cancel(self) -> None:
        """Stops after the file that is being stored; what is in the library stays there."""
        if not self._is_over:
            self._end(is_cancelled=True)

    @property
    def is_over(self) -> bool:
        """Whether ``finished`` has been emitted."""
        return self._is_over

    def _on_found(self, files: tuple[Source, ...]) -> None:
        if self._is_over:
            return
        self._queue.extend(files)
        self._total = len(files)
        self.progressed.emit(0, self._total, "")
        self._go_on()

    def _on_lost(self, error: Exception) -> None:
        _LOG.error("looking for files failed", exc_info=error)
        self._outcomes.append(self._failure(None, "查找文件时程序出错，已记入日志。"))
        self._end(is_cancelled=False)

    def _go_on(self) -> None:
        while self._queue and self._under_way < _AHEAD:
            source = self._queue.popleft()
            self._under_way += 1
            self._jobs.start(
                partial(_prepare, source, self._book, self._rules),
                done=self._on_prepared,
                failed=partial(self._on_refused, source),
            )
        if not self._queue and not self._under_way:
            self._end(is_cancelled=False)

    def _on_prepared(self, prepared: Prepared) -> None:
        source = prepared.source
        self._under_way -= 1
        if self._is_over:
            return
        try:
            fate, key = self._store(prepared)
        except StoreError as error:
            self._settle(self._failure(source, str(error)))
            self._end(is_cancelled=True)
            return
        self._settle(Outcome(source.name, source.path, fate, key))

    def _on_refused(self, source: Source, error: Exception) -> None:
        self._under_way -= 1
        if self._is_over:
            return
        if isinstance(error, ReportError):
            sentence = str(error)
        elif isinstance(error, MemoryError):
            sentence = "内存不够，没有读取。"
        else:
            _LOG.error("reading a file failed", exc_info=error)
            sentence = "读取时程序出错，已记入日志；其他文件不受影响。"
        self._settle(self._failure(source, sentence))

    def _failure(self, source: Source | None, sentence: str) -> Outcome:
        first = self._paths[0]
        name, path = (source.name, source.path) if source else (first.name, str(first))
        return Outcome(name, path, Fate.FAILED, sentence=sentence)

    def _settle(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        self.file_done.emit(outcome)
        self.progressed.emit(len(self._outcomes), self._total, outcome.name)
        self._go_on()

    def _end(self, *, is_cancelled: bool) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._queue.clear()
        self.finished.emit(Summary(tuple(self._outcomes), is_cancelled))
