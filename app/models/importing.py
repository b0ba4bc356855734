"""Bringing files into the library: found, read and analysed in jobs, stored one by one on the main thread.

``prepare`` is the whole work on one file and a pure function of its path. ``ImportRun`` is one sitting: it
says how far it is, can be cancelled between files, and never leaves half a report behind.
"""

from __future__ import annotations

import hashlib
import logging
import stat
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.errors import ReportError, StoreError
from app.core.report import Document, Reading
from app.core.taxonomy import Taxonomy
from app.models.jobs import Jobs

_LOG = logging.getLogger(__name__)
_PASSED_OVER = ("~$", ".")
_FURNITURE = {"thumbs.db", "desktop.ini"}
_AHEAD = 2
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Prepared:
    """One file read and analysed, ready to be stored."""

    file_name: str
    data: bytes
    sha256: str
    document: Document
    reading: Reading


class Fate(str, Enum):
    """What became of a file."""

    ADDED = "added"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. ``key`` is the new report or the one there was; ``sentence`` says why not."""

    path: Path
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


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files of ``paths``; folders are walked by name, temporary and hidden files in them passed over.

    Folders behind symbolic links are not entered, so that a link to a parent cannot loop.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(_walk(path, 0))
        else:
            found.append(path)
    return tuple(dict.fromkeys(found))


def _walk(folder: Path, depth: int) -> Iterable[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith(_PASSED_OVER) or entry.name.lower() in _FURNITURE:
            continue
        if entry.is_dir():
            if not entry.is_symlink() and depth < _DEEPEST:
                yield from _walk(entry, depth + 1)
        else:
            yield entry


def prepare(path: Path, *, book: Taxonomy | None = None) -> Prepared:
    """Reads and analyses one file. Raises ReportError with one sentence where it cannot."""
    from app.core.reading import read_document as analyse
    from app.readers.registry import read_document

    data = _bytes_of(path)
    document = read_document(data, path.name)
    reading = analyse(document, file_name=path.name, book=book)
    return Prepared(path.name, data, hashlib.sha256(data).hexdigest(), document, reading)


def _bytes_of(path: Path) -> bytes:
    from app.readers.registry import MAX_BYTES

    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReportError("文件夹打不开，没有读取权限。")
        if not stat.S_ISREG(status.st_mode):
            raise ReportError("不是普通文件，未读取。")
        if status.st_size > MAX_BYTES:
            raise ReportError(f"超过 {MAX_BYTES // 1024 // 1024} MB，不像是一份报告，未读取。")
        return path.read_bytes()
    except PermissionError as error:
        raise ReportError("没有读取这个文件的权限。") from error
    except FileNotFoundError as error:
        raise ReportError("文件不在了，可能已被移走或删除。") from error
    except OSError as error:
        raise ReportError(f"读取时系统报错：{error.strerror or type(error).__name__}。") from error


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
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._paths = tuple(paths)
        self._store = store
        self._jobs = jobs
        self._book = book
        self._queue: deque[Path] = deque()
        self._under_way: set[Path] = set()
        self._outcomes: list[Outcome] = []
        self._total = 0
        self._is_over = False

    def start(self) -> None:
        """Looks for the files, then reads them; returns at once."""
        self._jobs.start(partial(find_files, self._paths), done=self._on_found, failed=self._on_lost)

    def cancel(self) -> None:
        """Stops after the file that is being stored; what is in the library stays there."""
        if not self._is_over:
            self._end(is_cancelled=True)

    @property
    def is_over(self) -> bool:
        """Whether ``finished`` has been emitted."""
        return self._is_over

    def _on_found(self, files: tuple[Path, ...]) -> None:
        if self._is_over:
            return
        self._queue.extend(files)
        self._total = len(files)
        self.progressed.emit(0, self._total, "")
        self._go_on()

    def _on_lost(self, error: Exception) -> None:
        _LOG.error("looking for files failed", exc_info=error)
        self._outcomes.append(
            Outcome(self._paths[0], Fate.FAILED, sentence="查找文件时程序出错，已记入日志。")
        )
        self._end(is_cancelled=False)

    def _go_on(self) -> None:
        while self._queue and len(self._under_way) < _AHEAD:
            path = self._queue.popleft()
            self._under_way.add(path)
            self._jobs.start(
                partial(prepare, path, book=self._book),
                done=partial(self._on_prepared, path),
                failed=partial(self._on_refused, path),
            )
        if not self._queue and not self._under_way:
            self._end(is_cancelled=False)

    def _on_prepared(self, path: Path, prepared: Prepared) -> None:
        self._under_way.discard(path)
        if self._is_over:
            return
        try:
            fate, key = self._store(prepared)
        except StoreError as error:
            self._settle(Outcome(path, Fate.FAILED, sentence=str(error)))
            self._end(is_cancelled=True)
            return
        self._settle(Outcome(path, fate, key=key))

    def _on_refused(self, path: Path, error: Exception) -> None:
        self._under_way.discard(path)
        if self._is_over:
            return
        if isinstance(error, ReportError):
            sentence = str(error)
        elif isinstance(error, MemoryError):
            sentence = "内存不够，没有读取。"
        else:
            _LOG.error("reading a file failed", exc_info=error)
            sentence = "读取时程序出错，已记入日志；其他文件不受影响。"
        self._settle(Outcome(path, Fate.FAILED, sentence=sentence))

    def _settle(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        self.file_done.emit(outcome)
        self.progressed.emit(len(self._outcomes), self._total, outcome.path.name)
        self._go_on()

    def _end(self, *, is_cancelled: bool) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._queue.clear()
        self.finished.emit(Summary(tuple(self._outcomes), is_cancelled))
