"""Keeps what reports show beside each other, their counts and their board in step with the library.

Works in a job, once after opening and again when changes have settled; what is made anew then is told in
``survey_work``.
"""

from __future__ import annotations

import logging
from datetime import date
from functools import partial
from time import perf_counter

from PySide6.QtCore import QObject, Signal

from app.core.errors import StoreError
from app.core.review.changes import Entity
from app.core.review.filing import Filing, filing_from
from app.models.findings.survey_work import Basis, SurveyResult, look_over
from app.models.library.task import LibraryTask, RuleChanges
from app.models.pauses import after_pause
from app.models.session import Session
from app.store.acting import Applied

_LOG = logging.getLogger(__name__)
_BREATH_MS = 1_500
# Looking all reports over takes at most this share of the time while changes go on.
_SHARE = 0.1


class Survey(QObject):
    """Watches a session. ``surveyed`` tells that ``result`` is another one."""

    surveyed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task = LibraryTask(self)
        self._changes: RuleChanges = {}
        self._result = SurveyResult()
        self._keys: tuple[str, ...] = ()
        # Reports that may have changed since the job under way began, and those that it looks at; None: any.
        self._touched: set[str] | None = None
        self._taken: frozenset[str] | None = frozenset()
        # Days given since the job under way began, which it may not have seen.
        self._given: dict[str, Filing] = {}
        self._begun = 0.0
        self._was_long = True
        self._seconds = {True: 0.0, False: 0.0}  # of the last survey, a long one and a short one
        self._uncounted: list[tuple[str, int]] = []
        self._timer = after_pause(self, _BREATH_MS, self._start)
        self._counting = after_pause(self, 0, self._count_next)
        session.library_opened.connect(self._on_library)
        session.reports_changed.connect(self._on_reports)
        session.acted.connect(self._on_act)
        session.read_anew.connect(self._on_read_anew)
        session.book_changed.connect(self._look_at_all)
        self._again()

    @property
    def result(self) -> SurveyResult:
        """What was found last."""
        return self._result

    @property
    def is_idle(self) -> bool:
        """Whether the result is that of what stands now."""
        return not (self._timer.isActive() or self._task.is_busy or self._counting.isActive())

    def set_rules(self, changes: RuleChanges) -> None:
        """Puts the user's settings of the rules into force."""
        self._changes = changes
        self._look_at_all()

    def close(self) -> None:
        """Ends the work under way."""
        for timer in (self._timer, self._counting):
            timer.stop()
        self._task.close()

    def _on_library(self, _path: str) -> None:
        self._task.cancel()
        self._counting.stop()
        self._result, self._keys = SurveyResult(), ()
        self._given.clear()
        self._seconds = {True: 0.0, False: 0.0}
        self._look_at_all()

    def _on_act(self, applied: Applied) -> None:
        changes = applied.act.changes
        given = {c.key: filing_from(c.after) for c in changes if c.entity is Entity.FILING}
        if given:
            # Nothing else on the board hangs on them: the line shows them as soon as they are saved.
            self._given |= given
            self._result = self._result.with_filings(given)
            self.surveyed.emit()
        self._touch({c.report for c in changes if c.report and c.entity is not Entity.FILING})

    def _on_read_anew(self, report: str) -> None:
        self._touch({report})

    def _touch(self, reports: set[str]) -> None:
        if reports and self._touched is not None:
            self._touched |= reports
        if reports:
            self._again()

    def _look_at_all(self) -> None:
        self._touched = None
        self._again()

    def _on_reports(self) -> None:
        """The list also changes with every count; only reports that came or went matter here."""
        if tuple(row.key for row in self._session.reports) != self._keys:
            self._again()

    def _again(self) -> None:
        seconds = self._seconds[self._is_long()]
        self._timer.start(max(_BREATH_MS, round(1000 * seconds / _SHARE)))

    def _is_long(self) -> bool:
        """Whether all reports, or at least all texts, have to be read."""
        keys = [row.key for row in self._session.reports]
        return self._all_touched() is None or keys != list(self._result.known)

    def _all_touched(self) -> frozenset[str] | None:
        """Reports that may have changed since the result; None: any of them."""
        return None if self._touched is None or self._taken is None else self._taken | self._touched

    def _start(self) -> None:
        library = self._session.library
        if library is None:
            return
        rows = self._session.reports
        self._keys = tuple(row.key for row in rows)
        imported = {row.key: date.fromisoformat(row.imported_at[:10]) for row in rows if row.imported_at}
        self._was_long = self._is_long()
        self._taken = self._all_touched()
        self._touched = set()
        self._given.clear()
        self._begun = perf_counter()
        basis = Basis(self._session.book, self._changes, imported)
        self._task.start(
            library.path,
            self._keys,
            partial(look_over, basis, self._result, self._taken),
            done=self._on_done,
            failed=self._on_failure,
        )

    def _on_done(self, result: SurveyResult) -> None:
        self._seconds[self._was_long] = perf_counter() - self._begun
        self._taken = frozenset()
        self._result = result = result.with_filings(self._given)
        shown = {row.key: row.findings_open for row in self._session.reports}
        self._uncounted = [
            (row.report, result.known[row.report].count)
            for row in result.board
            if shown.get(row.report) != sum(count for _, count in row.open_findings)
        ]
        self._counting.start(0)
        self.surveyed.emit()

    def _count_next(self) -> None:
        """One count an event: each that differs is written to the disk."""
        while self._uncounted:
            if self._session.count_findings(*self._uncounted.pop()):
                self._counting.start(0)
                return

    def _on_failure(self, error: Exception) -> None:
        if isinstance(error, StoreError):
            _LOG.warning("the reports could not be looked over")
            return
        _LOG.error("looking the reports over failed", exc_info=error)
        self._session.noticed.emit(self.tr("比对各报告时程序出错，已记入日志；报告不受影响。"))
