"""Acts on many things, saved in a thread: the window goes on painting, keys and clicks wait until it is done.

Whoever asks gets the answer as if it had been done at once, and the act is one step in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject

from app.core.errors import StoreError
from app.models.jobs import Jobs
from app.store.library import Library

MANY = 300  # changes that are saved within some hundredths of a second
T = TypeVar("T")


def _beside(library: Library, operation: Callable[[Library], T]) -> T:
    with library.beside() as own:
        return operation(own)


class LongActs(QObject):
    """One at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._loop: QEventLoop | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an act is being saved; nothing else may be written then."""
        return self._loop is not None

    def do(self, library: Library, operation: Callable[[Library], T]) -> T:
        """What ``operation`` gives or raises. StoreError where the desk is closed meanwhile."""
        if QCoreApplication.instance() is None:  # nothing to keep awake
            return operation(library)
        loop = self._loop = QEventLoop()
        answers: list[T] = []
        faults: list[Exception] = []

        def take(answer: T) -> None:
            answers.append(answer)
            loop.quit()

        def fail(fault: Exception) -> None:
            faults.append(fault)
            loop.quit()

        self._jobs.start(partial(_beside, library, operation), done=take, failed=fail)
        try:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        finally:
            self._loop = None
        if faults:
            raise faults[0]
        if not answers:
            raise StoreError("资料库已关闭。")
        return answers[0]

    def close(self) -> None:
        """Waits for what is under way, which is saved, but tells it to nobody."""
        self._jobs.close()
        if self._loop is not None:
            self._loop.quit()
