"""Acts on many things, saved in a thread: the window goes on painting, keys and clicks wait until it is done.

Whoever asks gets the answer as if it had been done at once, and the act is one step in one transaction. What
the window must know of it afterwards (``Laid``) is made in the same thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject

from app.core.errors import StoreError
from app.core.review.changes import Entity
from app.core.review.figure_index import FigureIndex
from app.core.review.overlay import overlay
from app.core.state import FigureRecord, ReportState
from app.models.jobs import Jobs
from app.store.acting import Applied
from app.store.library import Library

MANY = 300  # changes that are saved within some hundredths of a second
T = TypeVar("T")


def _beside(library: Library, operation: Callable[[Library], T]) -> T:
    with library.beside() as own:
        return operation(own)


@dataclass(frozen=True, slots=True)
class Laid:
    """The figures of the open report with a saved act laid over them."""

    before: ReportState
    figures: tuple[FigureRecord, ...]
    index: FigureIndex

    def fits(self, state: ReportState | None) -> bool:
        """Whether the figures of ``state`` are still those that the act was laid over."""
        return state is not None and state.key == self.before.key and state.figures is self.before.figures


def write_and_lay(
    operation: Callable[[Library], Applied | None], state: ReportState | None, who: str, library: Library
) -> tuple[Applied | None, Laid | None]:
    """Does ``operation``; with it the figures that stand in the open report ``state`` then."""
    applied = operation(library)
    if applied is None or state is None:
        return applied, None
    own = [c for c in applied.act.changes if c.report == state.key and c.entity is Entity.FIGURE]
    if not own:
        return applied, None
    figures = overlay(state, own, who=who, at=applied.at, stamps=applied.stamps).figures
    return applied, Laid(state, figures, FigureIndex(figures))


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
