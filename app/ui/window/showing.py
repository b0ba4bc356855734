"""Showing a report in all panes: at once, or a long one in several events, so that the window stays awake."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.core.state import ReportState
from app.models.session import Session
from app.ui.window.panes import Panes
from app.ui.window.status import StatusLine
from app.ui.window.steps import Steps


class Showing(QObject):
    """One report at a time. The page comes first; a later report takes the place of one under way."""

    shown = Signal()  # after a long report: all panes have it
    figures_renewed = Signal()  # all panes have the figures that took the place of others

    def __init__(self, session: Session, panes: Panes, status: StatusLine) -> None:
        super().__init__(panes)
        self._session = session
        self._panes = panes
        self._status = status
        self._announced = ""
        self._steps = Steps(self)
        self._renewal = Steps(self)
        self._steps.finished.connect(self._on_shown)
        self._renewal.finished.connect(self.figures_renewed)

    @property
    def is_under_way(self) -> bool:
        """Whether some panes do not have the report yet."""
        return self._steps.is_under_way

    def announce(self, key: str) -> None:
        """A report is awaited that takes a while to read."""
        name = next((row.file_name for row in self._session.reports if row.key == key), "")
        self._announced = self.tr("正在打开 %1…").replace("%1", name)
        self._status.show_notice(self._announced)

    def begin(self, state: ReportState) -> None:
        """Shows a report; the rest of a long one follows in events of its own."""
        self.end()
        self._show_page(state)
        self._steps.start(partial(self._do, step) for step in (self._show_figures, self._show_rest))
        if not self._session.is_long(state.key):
            self._steps.finish()

    @property
    def is_renewing(self) -> bool:
        """Whether some panes do not have the figures yet that took the place of others."""
        return self._renewal.is_under_way

    def renew_figures(self) -> None:
        """Shows figures that took the place of others; what is selected stays so."""
        steps = (self._renew_page, self._renew_figures, self._renew_counts)
        self._renewal.start(partial(self._do, step) for step in steps)
        state = self._session.state
        if state is not None and not self._session.is_long(state.key):
            self._renewal.finish()

    def finish(self) -> None:
        """Something of the report changed before all was shown: the rest is shown first."""
        self._steps.finish()

    def end(self) -> None:
        """The rest is not wanted any more."""
        self._steps.drop()
        self._renewal.drop()

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

    def _do(self, step: Callable[[ReportState], None]) -> None:
        """With the state as it stands by then."""
        state = self._session.state
        if state is not None:
            step(state)

    def _on_shown(self) -> None:
        if self._session.state is not None:
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

    def _renew_page(self, state: ReportState) -> None:
        self._panes.page.renew_figures(state.figures)

    def _renew_figures(self, state: ReportState) -> None:
        self._panes.inspector.renew_figures(state.figures)

    def _renew_counts(self, state: ReportState) -> None:
        self._panes.outline.set_state(state, self._session.index)
        self._status.show_progress(state, self._session.progress)
