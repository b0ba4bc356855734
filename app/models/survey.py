"""All reports of the library looked over in a job: what they show beside each other, and their board.

Runs once after opening and again when changes have settled. Own findings of a report are made anew only when
it changed, and so are the checks that set reports side by side.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.errors import StoreError
from app.core.report import Finding
from app.core.state import ReportState
from app.core.taxonomy import Taxonomy
from app.models.library_task import Decisions, LibraryTask, Reader, RuleChanges
from app.models.pauses import after_pause
from app.models.session import Session

if TYPE_CHECKING:
    from app.core.checks.case import Case
    from app.core.checks.checklist import BoardRow

_LOG = logging.getLogger(__name__)
_BREATH_MS = 1_500
# Looking all reports over takes at most this share of the time while changes go on.
_SHARE = 0.1
_WORDS = frozenset({"copied_text"})  # the checks that look at texts, not at figures


@dataclass(frozen=True, slots=True)
class Own:
    """The findings of one report by itself, and the mark of what they were made from."""

    mark: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What a group of checks found between reports, and the mark of what it was made from."""

    mark: int = 0
    found: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """The board in the order of the library; what stands between reports by their keys; counts of findings.

    ``own``, ``texts`` and ``numbers`` are kept for the next time.
    """

    board: tuple[BoardRow, ...] = ()
    across: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    own: Mapping[str, Own] = field(default_factory=dict)
    texts: Beside = field(default_factory=Beside)
    numbers: Beside = field(default_factory=Beside)


def look_over(
    book: Taxonomy,
    changes: RuleChanges,
    received: Mapping[str, date],
    before: SurveyResult,
    reader: Reader,
) -> SurveyResult:
    """The work of the job. Memory: the states of all reports, some 60 KB each, until it ends."""
    from app.core.checks.checklist import board_row
    from app.core.checks.records import records
    from app.core.checks.registry import check

    rules = hash(repr(sorted(changes.items())))
    states: list[tuple[ReportState, Decisions]] = []
    cases: list[Case] = []
    own: dict[str, Own] = {}
    for state, decisions in reader.decided():
        case = _watched(state, book, reader)
        mark = hash((rules, id(book), state.head, state.sections, state.figures))
        known = before.own.get(state.key)
        own[state.key] = (
            known if known is not None and known.mark == mark else Own(mark, check(case, changes=changes))
        )
        states.append((state, decisions))
        cases.append(case)
    texts, numbers = _beside(cases, own, changes, before)
    across = {c.key: (*texts.found.get(c.key, ()), *numbers.found.get(c.key, ())) for c in cases}
    board, counts = [], {}
    for (state, decisions), case in zip(states, cases, strict=True):
        found = records(case, (*own[state.key].findings, *across[state.key]), decisions)
        counts[state.key] = len(found)
        whole = replace(state, findings=found)
        board.append(board_row(whole, book, received=received.get(state.key)))
    return SurveyResult(tuple(board), across, counts, own, texts, numbers)


def _beside(
    cases: Sequence[Case], own: Mapping[str, Own], changes: RuleChanges, before: SurveyResult
) -> tuple[Beside, Beside]:
    """The checks between reports, each group only where what it looks at has changed."""
    from app.core.checks.across import CHECKS, check_across

    def group(rules: frozenset[str], mark: int, known: Beside) -> Beside:
        if known.mark == mark:
            return known
        silenced = {rule: {**changes.get(rule, {}), "on": False} for rule in CHECKS.keys() - rules}
        return Beside(mark, check_across(cases, changes={**changes, **silenced}))

    names = tuple((c.key, c.head.town, c.head.year) for c in cases)
    rules = repr(sorted((rule, changes.get(rule)) for rule in CHECKS))
    texts = group(_WORDS, hash((rules, names)), before.texts)
    marks = tuple(own[c.key].mark for c in cases)
    return texts, group(frozenset(CHECKS) - _WORDS, hash((rules, marks)), before.numbers)


def _watched(state: ReportState, book: Taxonomy, reader: Reader) -> Case:
    """The case of a report that stops the work where nobody waits for it any more."""
    from app.core.checks.case import Case, case_of_state

    class Watched(Case):
        @property
        def text(self) -> str:
            reader.look()
            return self.document.text

    case = case_of_state(state, book)
    return Watched(case.document, case.head, case.sections, case.figures, case.book, case.key)


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
        self._begun = 0.0
        self._uncounted: list[tuple[str, int]] = []
        self._timer = after_pause(self, _BREATH_MS, self._start)
        self._counting = after_pause(self, 0, self._count_next)
        session.library_opened.connect(self._on_library)
        session.reports_changed.connect(self._on_reports)
        session.acted.connect(self._again)
        session.book_changed.connect(self._again)
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
        self._again()

    def close(self) -> None:
        """Ends the work under way."""
        for timer in (self._timer, self._counting):
            timer.stop()
        self._task.close()

    def _on_library(self, _path: str) -> None:
        self._task.cancel()
        self._counting.stop()
        self._result, self._keys = SurveyResult(), ()
        self._again()

    def _on_reports(self) -> None:
        """The list also changes with every count; only reports that came or went matter here."""
        if tuple(row.key for row in self._session.reports) != self._keys:
            self._again()

    def _again(self) -> None:
        self._timer.start()

    def _start(self) -> None:
        library = self._session.library
        if library is None:
            return
        rows = self._session.reports
        self._keys = tuple(row.key for row in rows)
        received = {row.key: date.fromisoformat(row.imported_at[:10]) for row in rows if row.imported_at}
        self._begun = perf_counter()
        self._task.start(
            library.path,
            self._keys,
            partial(look_over, self._session.book, self._changes, received, self._result),
            done=self._on_done,
            failed=self._on_failure,
        )

    def _on_done(self, result: SurveyResult) -> None:
        taken = perf_counter() - self._begun
        self._timer.setInterval(max(_BREATH_MS, round(1000 * taken / _SHARE)))
        self._result = result
        self._uncounted = list(result.counts.items())
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
