"""Figures of a long report put into the sections of a changed outline, in a job.

When a heading is made, all sections behind it get another index, and all figures in them are made anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.core.review.overlay import with_outline
from app.core.state import ReportState
from app.models.jobs import Jobs

AT_ONCE = 5_000  # figures that are placed within some hundredths of a second


class FigurePlacing(QObject):
    """One report at a time; a new wish takes the place of the one before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._number = 0

    def start(
        self,
        state: ReportState,
        *,
        done: Callable[[ReportState], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Answers on the main thread with ``state``, its figures in the sections of its own outline."""
        self.cancel()
        work = partial(with_outline, state, state.sections, state.rejected_sections)
        self._number = self._jobs.start(work, done=done, failed=failed)

    def cancel(self) -> None:
        """Nobody waits for the answer any more."""
        self._jobs.forget(self._number)

    def close(self) -> None:
        """Drops the answer and waits for the work under way."""
        self._jobs.close()
