"""Showing a report in all panes: at once, or a long one in several events, so that the window stays awake."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.core.state import ReportState
from app.models.pauses import after_pause
from app.models.session import Session
from app.ui.window.panes import Panes
from app.ui.window.status import StatusLine


class Showing(QObject):
    """One report at a time. The page comes first; a later report takes the place of one under way."""

    shown = Signal()  # after a long report: all panes have it

    def __init__(self, session: Session, panes: Panes, status: StatusLine) -> None:
        super().__init__(panes)
        self._session = session
        self._panes = panes
        self._status = status
        self._announced = ""
        self._steps: list[Callable[[ReportState], None]] = []
        self._timer = after_pause(self, 0, self._next)

    @property
    def is_under_way(self) -> bool:
        """Whether some panes do not have the report yet."""
        return bool(self._steps)

    def announce(self, key: str) -> None:
        """A report is awaited that takes a while to read."""
        name = next((row.file_name for row in self._session.reports if row.key == key), "")
        self._announced = self.tr("正在打开 %1…").replace("%1", name)
        self._status.show_notice(self._announced)

    def begin(self, state: ReportState) -> None:
        """Shows a report; the rest of a long one follows in events of its own."""
        self._steps = [self._show_page, self._show_figures, self._show_rest]
        if self._session.is_long(state.key):
            self._next()
            return
        for step in self._steps:
            step(state)
        self._steps = []

    def finish(self) -> None:
        """Something of the report changed before all was shown: the rest is shown first."""
        while self._steps:
            self._next()

    def end(self) -> None:
        """The rest is not wanted any more."""
        self._steps = []

    def nothing(self) -> None:
        """No report is open."""
        panes = self._panes
        panes.show_report(has_report=False)
        panes.inspector.set_state(None, self._session.book)
        panes.outline.set_state(None)
        panes.head.set_state(None, read_only=True)
        panes.notes.set_state(None, read_only=True)
        panes.findings.set_state(None, read_only=True)
        self._status.show_report(None, self._session.progress)

    def _next(self) -> None:
        state = self._session.state
        if state is None or not self._steps:
            self._steps = []
            return
        self._steps.pop(0)(state)
        if self._steps:
            self._timer.start()
        else:
            self.shown.emit()

    def _show_page(self, state: ReportState) -> None:
        panes = self._panes
        panes.page.show_report(state, self._session.book)
        panes.page.set_read_only(self._session.read_only)
        panes.show_report(has_report=True)
        self._status.show_report(state, self._session.progress)
        self._status.end_notice(self._announced)

    def _show_figures(self, state: ReportState) -> None:
        self._panes.inspector.set_state(state, self._session.book)

    def _show_rest(self, state: ReportState) -> None:
        panes, read_only = self._panes, self._session.read_only
        panes.outline.set_state(state, self._session.index)
        panes.head.set_state(state, read_only=read_only)
        panes.notes.set_state(state, read_only=read_only)
        panes.findings.set_state(state, read_only=read_only)
        panes.library.set_current(state.key)
