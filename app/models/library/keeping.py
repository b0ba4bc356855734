"""Backups of the open library, made in a job: after opening, now and then, and before what changes much."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import StoreError
from app.models.jobs import Jobs
from app.models.session import Session
from app.store.library import Library

if TYPE_CHECKING:
    from app.store.backups.manifests import Backup
    from app.store.merge import MergeResult
    from app.store.verify import VerifyResult

__all__ = ["Keeping", "MergeResult", "VerifyResult", "backups_of"]  # types for widgets, which know no store

_LOG = logging.getLogger(__name__)
_AFTER_OPENING_MS = 8_000
_EVERY_MS = 15 * 60_000


def _make(path: Path, reason: str) -> Backup | None:
    from app.store.backups import making
    from app.store.errors import speaking

    with speaking():
        return making.make(path, at=datetime.now().astimezone(), reason=reason)


def _verify(path: Path) -> VerifyResult:
    from app.store import verify
    from app.store.errors import speaking

    with speaking():
        return verify.verify(path)


def backups_of(path: Path) -> tuple[Backup, ...]:
    """Backups of a library that need not be open, newest first; none where the folder cannot be read."""
    try:
        return Library.backups_of(path)
    except StoreError:
        return ()


class Keeping(QObject):
    """Watches a session. A backup that would hold the same as the newest one is not made."""

    made = Signal()  # a backup was made, or was not needed
    failed = Signal(str)  # a sentence
    replacing = Signal()  # the open library is about to be closed and replaced: nothing may read it now
    reopened = Signal()  # the library is open again, with no report open

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = Jobs(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_OPENING_MS)
        self._often = QTimer(self)
        self._often.setInterval(_EVERY_MS)
        self._soon.timeout.connect(self._make_opened)
        self._often.timeout.connect(self._make_regular)
        self._soon.start()
        self._often.start()
        session.library_opened.connect(self._soon.start)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return self._jobs.is_idle

    def make(self, reason: str) -> None:
        """Makes a backup of the open library; ``made`` or ``failed`` tells the end."""
        self.make_then(reason, self.made.emit)

    def make_then(self, reason: str, then: Callable[[], None]) -> None:
        """Makes a backup and goes on, also where it cannot be made: that is told, and hinders no work."""
        library = self._session.library
        if library is None or library.read_only or not self._session.reports:
            then()
            return
        self._jobs.start(
            partial(_make, library.path, reason),
            done=partial(self._on_made, then),
            failed=partial(self._on_failed, then),
        )

    def verify(self, done: Callable[[VerifyResult], None]) -> None:
        """Checks the open library and its backups in a job."""
        library = self._session.library
        if library is not None:
            self._jobs.start(partial(_verify, library.path), done=done, failed=self._tell)

    def backups(self) -> tuple[Backup, ...]:
        """Backups of the open library, newest first."""
        library = self._session.library
        return backups_of(library.path) if library else ()

    def restore(self, path: Path, name: str) -> bool:
        """Puts a backup in the place of the library at ``path`` and opens it; False after telling why not."""
        saved = next((b for b in backups_of(path) if b.name == name), None)
        if saved is None:
            self.failed.emit(self.tr("这个备份已经不在了。"))
            return False
        self._jobs.close()
        is_open = self._session.library is not None and self._session.library.path == path
        if is_open:
            self.replacing.emit()
            self._session.close()
        try:
            Library.restore(path, saved.path(path), who=self._session.who)
        except StoreError as error:
            self.failed.emit(str(error))
            if is_open:
                self._reopen(path)
            return False
        return self._reopen(path)

    def close(self) -> None:
        """Waits for a backup under way; none is left half made."""
        self._soon.stop()
        self._often.stop()
        self._jobs.close()

    def _reopen(self, path: Path) -> bool:
        try:
            self._session.open_library(path)
        except StoreError as error:
            self.failed.emit(str(error))
            return False
        self.reopened.emit()
        return True

    def _make_opened(self) -> None:
        self.make("打开后")

    def _make_regular(self) -> None:
        self.make("定时")

    def _on_made(self, then: Callable[[], None], _backup: Backup | None) -> None:
        then()

    def _on_failed(self, then: Callable[[], None], error: Exception) -> None:
        self._tell(error)
        then()

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, StoreError):
            _LOG.error("keeping the library safe failed", exc_info=error)
        self.failed.emit(str(error))
