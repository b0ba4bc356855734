"""Python's collector of circular garbage, on the main thread only.

By itself it runs in whatever thread happens to allocate. A job would then destroy widgets and timers that lay
in a circle, outside the thread they belong to, and Qt does not survive that.
"""

from __future__ import annotations

import gc
import sys
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 250
_YOUNG, _MIDDLE, _OLD = 2_000, 4, 50
# A whole collection takes as long as there are objects; it takes at most this share of the time.
_SHARE = 0.01
# The longest that a collection may hold the window up, and what a block of memory costs a whole one; seconds
# (measured: 26 to 150 ns). A thousand reports that a job holds would cost most of a second.
_LONGEST = 0.05
_BLOCK = 1e-7
# What one object costs a young generation (measured: up to 1 µs). The words of the checks, made by the first
# job that needs them between two looks, are 120,000 objects.
_OBJECT = 1e-6


class Collector(QObject):
    """Takes collecting over from Python until ``close``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._did_python = gc.isenabled()
        self._not_before = 0.0
        self._aside = 0  # blocks that were there when the living were last set aside
        self._grown_up = 0  # objects that were made, at most, since the next generation was gone through
        self._blocks = sys.getallocatedblocks()  # at that time
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def settle(self) -> None:
        """What was made at the start stays to the end: later collections need not look at it."""
        self._set_aside()

    def close(self) -> None:
        """Gives collecting back to Python, if it had it."""
        self._timer.stop()
        if self._did_python:
            gc.enable()

    def _look(self) -> None:
        """Collects the youngest generation that has grown; the oldest when it is due and not too dear."""
        young, middle, old = gc.get_count()
        if old > _OLD and middle > _MIDDLE and perf_counter() >= self._not_before:
            self.collect_all()
        elif middle > _MIDDLE:
            self._collect(1)
        elif young > _YOUNG:
            self._collect(0)

    def _collect(self, generation: int) -> None:
        """Goes through a young generation and those below it, or sets aside what a job made too much of.

        How many objects there are is told by what was made and what is left of it. ``gc.get_objects`` would
        hand out a tuple that a job is just making of a generator, and Python breaks the making off.
        """
        young, blocks = gc.get_count()[0], sys.getallocatedblocks()
        objects = young + min(self._grown_up, max(0, blocks - self._blocks)) * generation
        if objects * _OBJECT > _LONGEST:
            self._set_aside()
            return
        gc.collect(generation)
        self._grown_up = 0 if generation else self._grown_up + young
        if generation:
            self._blocks = sys.getallocatedblocks()

    def collect_all(self) -> None:
        """Goes through everything that is not set aside; sets it aside where that would take too long."""
        blocks = sys.getallocatedblocks()
        self._aside = min(self._aside, blocks)
        if (blocks - self._aside) * _BLOCK > _LONGEST:
            self._set_aside()
            return
        before = perf_counter()
        gc.collect(2)
        after = perf_counter()
        self._grown_up, self._blocks = 0, sys.getallocatedblocks()
        self._not_before = after + (after - before) / _SHARE

    def _set_aside(self) -> None:
        """What lives now is looked at no more. What nobody holds still goes; only circles stay."""
        gc.freeze()
        self._grown_up = 0
        self._aside = self._blocks = sys.getallocatedblocks()
