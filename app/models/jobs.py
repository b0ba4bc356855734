"""Work off the main thread: pure functions of immutable input, with their answers on the main thread.

A job knows no widget and no store. Its answer comes back through a signal of ``Jobs``, which its caller owns.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

_LOG = logging.getLogger(__name__)
_PATIENCE_MS = 30_000
T = TypeVar("T")


class Jobs(QObject):
    """A small pool of threads. Answers arrive in the order in which the work ends."""

    _answered = Signal(int, object)
    _broke = Signal(int, object)

    def __init__(self, parent: QObject | None = None, *, threads: int = 1) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[Exception], None]]] = {}
        self._last = 0
        self._answered.connect(self._on_answer)
        self._broke.connect(self._on_break)

    def start(
        self, work: Callable[[], T], *, done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> int:
        """Runs ``work`` in the pool; answers on the main thread. Returns the number of the job."""
        self._last += 1
        self._waiting[self._last] = (done, failed)
        self._pool.start(partial(self._run, self._last, work))
        return self._last

    @property
    def threads(self) -> int:
        """How many jobs run at the same time."""
        return self._pool.maxThreadCount()

    def forget(self, number: int) -> None:
        """Drops the answer of a job that nobody waits for any more; work under way is not interrupted."""
        self._waiting.pop(number, None)

    @property
    def is_idle(self) -> bool:
        """Whether no answer is waited for."""
        return not self._waiting

    def close(self) -> None:
        """Drops all answers and waits for work under way."""
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone(_PATIENCE_MS)

    def _run(self, number: int, work: Callable[[], Any]) -> None:
        try:
            answer = work()
        except Exception as error:  # noqa: BLE001  (handed to the caller, who tells known faults from bugs)
            self._broke.emit(number, error)
        else:
            self._answered.emit(number, answer)

    def _on_answer(self, number: int, answer: Any) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting:
            waiting[0](answer)

    def _on_break(self, number: int, error: Exception) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting:
            waiting[1](error)
        else:
            _LOG.info("a job that nobody waits for failed: %s", type(error).__name__)
