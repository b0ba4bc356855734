"""Keeps the findings of the open report in step with what stands, computed in a job after each change.

Findings are computed, never stored; what a person decided about them is laid over by their keys.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from app.core.errors import StoreError
from app.core.report import Finding
from app.core.review.changes import Entity, Row
from app.core.state import FindingRecord, ReportState
from app.core.taxonomy import Taxonomy
from app.models.jobs import Jobs
from app.models.library.task import Checking, RuleChanges, with_all_findings
from app.models.pauses import after_pause
from app.models.session import Session

_BREATH_MS = 150
_LOG = logging.getLogger(__name__)


def _find(
    state: ReportState, book: Taxonomy, decisions: dict[str, Row], checking: Checking
) -> tuple[FindingRecord, ...]:
    return with_all_findings(state, book, decisions, checking).findings


class FindingWatch(QObject):
    """Watches a session. One job at a time; an answer about a state that is past is dropped."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = Jobs(self)
        self._number = 0
        self._checking = Checking()
        self._timer = after_pause(self, _BREATH_MS, self._start)
        for signal in (
            session.report_opened,
            session.figures_changed,
            session.figures_replaced,
            session.outline_changed,
            session.head_changed,
        ):
            signal.connect(self._timer.start)
        session.report_closed.connect(self._forget)
        if session.state is not None:
            self._timer.start()

    @property
    def is_idle(self) -> bool:
        """Whether the findings are those of what stands now."""
        return not self._timer.isActive() and self._jobs.is_idle

    @property
    def checking(self) -> Checking:
        """How findings are made now; for papers and lists that make them for other reports."""
        return self._checking

    def set_rules(self, changes: RuleChanges) -> None:
        """Puts the user's settings of the rules into force."""
        self._checking = replace(self._checking, changes=changes)
        self._again()

    def set_across(self, across: Mapping[str, tuple[Finding, ...]]) -> None:
        """Takes what reports show beside each other, by their keys."""
        state = self._session.state
        before = self._checking.across
        self._checking = replace(self._checking, across=across)
        if state is not None and before.get(state.key, ()) != across.get(state.key, ()):
            self._again()

    def _again(self) -> None:
        if self._session.state is not None:
            self._timer.start()

    def close(self) -> None:
        """Ends the work under way."""
        self._timer.stop()
        self._jobs.close()

    def _forget(self) -> None:
        self._timer.stop()
        self._jobs.forget(self._number)

    def _start(self) -> None:
        state, library = self._session.state, self._session.library
        if state is None or library is None:
            return
        self._jobs.forget(self._number)
        try:
            rows = library.rows(Entity.FINDING, state.key)
        except StoreError as error:
            self._session.noticed.emit(str(error))
            return
        decisions = {stored.key: stored.row for stored in rows if stored.row}
        self._number = self._jobs.start(
            partial(_find, state, self._session.book, decisions, self._checking),
            done=partial(self._session.take_findings, state.key),
            failed=self._on_bug,
        )

    def _on_bug(self, error: Exception) -> None:
        """The report stays usable without its findings; the same fault after each change is told quietly."""
        _LOG.error("checking a report failed", exc_info=error)
        self._session.noticed.emit(self.tr("检查问题时程序出错，已记入日志；报告不受影响。"))
