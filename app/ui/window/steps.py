"""Several pieces of work one after the other, each in an event of its own, so that the window stays awake."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from app.models.pauses import after_pause


class Steps(QObject):
    """One series at a time; another takes the place of what is left of the one before."""

    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Callable[[], object]] = []
        self._timer = after_pause(self, 0, self._next)

    @property
    def is_under_way(self) -> bool:
        """Whether something is still to be done."""
        return bool(self._waiting)

    def start(self, steps: Iterable[Callable[[], object]]) -> None:
        """Does them soon; ``finished`` tells when the last is done."""
        self._waiting = list(steps)
        self._timer.start()

    def finish(self) -> None:
        """Does at once what is left."""
        while self._waiting:
            self._next()

    def drop(self) -> None:
        """What is left is not wanted any more."""
        self._waiting.clear()

    def _next(self) -> None:
        if not self._waiting:
            return
        self._waiting.pop(0)()
        if self._waiting:
            self._timer.start()
        else:
            self.finished.emit()
