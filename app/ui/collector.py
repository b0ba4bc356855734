"""Python's collector of circular garbage, on the main thread only.

By itself it runs in whatever thread happens to allocate. A job would then destroy widgets and timers that lay
in a circle, outside the thread they belong to, and Qt does not survive that.
"""

from __future__ import annotations

import gc
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 250
_YOUNG, _MIDDLE, _OLD = 2_000, 10, 20
# A whole collection takes as long as there are objects; it takes at most this share of the time.
_SHARE = 0.01


class Collector(QObject):
    """Takes collecting over from Python until ``close``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._did_python = gc.isenabled()
        self._not_before = 0.0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def settle(self) -> None:
        """What was made at the start stays to the end: later collections need not look at it."""
        gc.freeze()

    def close(self) -> None:
        """Gives collecting back to Python, if it had it."""
        self._timer.stop()
        if self._did_python:
            gc.enable()

    def _look(self) -> None:
        """Collects the youngest generation that has grown; the oldest when it is due and not too dear."""
        young, middle, old = gc.get_count()
        now = perf_counter()
        if old > _OLD and middle > _MIDDLE and now >= self._not_before:
            gc.collect(2)
            after = perf_counter()
            self._not_before = after + (after - now) / _SHARE
        elif middle > _MIDDLE:
            gc.collect(1)
        elif young > _YOUNG:
            gc.collect(0)
