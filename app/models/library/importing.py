"""Bringing files into the library: found, read and analysed in jobs, stored one by one on the main thread.

The whole work on one file is ``readers.prepare``, a pure function. ``ImportRun`` is one sitting: it says how
far it is, can be cancelled between files, and never leaves half a report behind.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import ReportError, StoreError
from app.core.taxonomy import Taxonomy
from app.models.jobs import Jobs

if TYPE_CHECKING:
    from app.core.learning.rule import Rule
    from app.readers.folder import Source
    from app.readers.prepare import Prepared

_LOG = logging.getLogger(__name__)
# Files read or waiting for their turn, for each thread: what bounds the memory of a sitting.
_AHEAD = 2
_MOST_THREADS = 3


class Fate(str, Enum):
    """What became of a file."""

    ADDED = "added"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the library did with one file. ``key`` is the new report or the one there was.

    ``former`` is the key of the report that the new one may be a version of, ``former_name`` its file name,
    ``alike`` the share of common text (0 to 1).
    """

    fate: Fate
    key: str
    former: str = ""
    former_name: str = ""
    alike: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. ``key`` is the new report or the one there was; ``sentence`` says why not.

    ``path`` is where the file stood (an archive's member after "›"); the rest is as in ``Kept``.
    """

    name: str
    path: str
    fate: Fate
    key: str = ""
    sentence: str = ""
    former: str = ""
    former_name: str = ""
    alike: float = 0.0


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


def reading_threads() -> int:
    """How many files to read at once: one processor is left to the window.

    PDF files are read by processes of their own, which threads keep busy. All else shares one interpreter;
    a pool of processes was measured to gain nothing on two processors and costs 70 MB each.
    """
    return max(1, min(_MOST_THREADS, (os.cpu_count() or 1) - 1))


def _find(paths: Sequence[Path]) -> tuple[Source, ...]:
    # Readers bring heavy libraries with them, so they are loaded with the first import, in its job.
    from app.readers.folder import sources

    return tuple(sources(paths))


def _prepare(
    source: Source,
    book: Taxonomy | None,
    rules: Sequence[Rule],
    tell: Callable[[str], None],
    is_wanted: Callable[[], bool],
) -> Prepared:
    from app.readers.prepare import prepare
    from app.readers.watch import Watch

    if not is_wanted():
        raise ReportError("已取消。")
    return prepare(source, book=book, rules=rules, watch=Watch(tell, is_wanted))


class ImportRun(QObject):
    """One sitting of import. ``store`` puts a prepared file into the library and tells its fate.

    ``store`` runs on the main thread; a StoreError ends the sitting, since the next file would meet it too.
    """

    progressed = Signal(int, int, str)  # files done, files in all, name of the file at hand
    slowed = Signal(str)  # how far a file is that takes its time (the pages of a scan)
    file_done = Signal(object)  # Outcome
    finished = Signal(object)  # Summary

    def __init__(
        self,
        paths: Iterable[Path],
        *,
        store: Callable[[Prepared], Kept],
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
        self._started = 0
        self._waiting: dict[int, tuple[Source, Prepared | Exception]] = {}
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
        """Keeps the threads busy, but never holds more files than a few for each."""
        while self._queue and self._started - len(self._outcomes) < _AHEAD * self._jobs.threads:
            source = self._queue.popleft()
            self._jobs.start(
                partial(
                    _prepare,
                    source,
                    self._book,
                    self._rules,
                    partial(self._tell_of, source.name),
                    self._is_wanted,
                ),
                done=partial(self._on_answer, self._started, source),
                failed=partial(self._on_answer, self._started, source),
            )
            self._started += 1
        if len(self._outcomes) == self._total:
            self._end(is_cancelled=False)

    def _on_answer(self, number: int, source: Source, answer: Prepared | Exception) -> None:
        """Files are stored in the order in which they were found, whichever is read first."""
        if not self._is_over:
            self._waiting[number] = (source, answer)
            self._settle_next()

    def _settle_next(self) -> None:
        """Stores one file, and the next in an event of its own, so that the window stays quick."""
        found = self._waiting.pop(len(self._outcomes), None)
        if self._is_over or found is None:
            return
        self._settle(*found)
        if len(self._outcomes) in self._waiting:
            QTimer.singleShot(0, self, self._settle_next)

    def _settle(self, source: Source, answer: Prepared | Exception) -> None:
        if isinstance(answer, Exception):
            outcome = self._failure(source, _sentence(answer))
        else:
            try:
                kept = self._store(answer)
            except StoreError as error:
                self._tell(self._failure(source, str(error)))
                self._end(is_cancelled=True)
                return
            outcome = Outcome(
                source.name,
                source.path,
                kept.fate,
                kept.key,
                former=kept.former,
                former_name=kept.former_name,
                alike=kept.alike,
            )
        self._tell(outcome)
        self._go_on()

    def _tell(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        self.file_done.emit(outcome)
        self.progressed.emit(len(self._outcomes), self._total, outcome.name)

    # Called in the threads of the jobs.

    def _tell_of(self, name: str, words: str) -> None:
        self.slowed.emit(f"{name}　{words}")

    def _is_wanted(self) -> bool:
        return not self._is_over

    def _failure(self, source: Source | None, sentence: str) -> Outcome:
        first = self._paths[0]
        name, path = (source.name, source.path) if source else (first.name, str(first))
        return Outcome(name, path, Fate.FAILED, sentence=sentence)

    def _end(self, *, is_cancelled: bool) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._queue.clear()
        self._waiting.clear()
        self.finished.emit(Summary(tuple(self._outcomes), is_cancelled))


def _sentence(error: Exception) -> str:
    if isinstance(error, ReportError):
        return str(error)
    if isinstance(error, MemoryError):
        return "内存不够，没有读取。"
    _LOG.error("reading a file failed", exc_info=error)
    return "读取时程序出错，已记入日志；其他文件不受影响。"
