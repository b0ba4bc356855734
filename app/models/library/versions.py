"""New versions of known reports are put in the place of the old ones when the user says so.

What makes a version and what goes along is ``core.versions``; here is the work off the
main thread.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.errors import StoreError
from app.core.review.changes import Change, Entity, Row
from app.core.state import ReportState
from app.core.taxonomy import Taxonomy
from app.models.jobs import Jobs
from app.models.library.task import Checking, with_all_findings

if TYPE_CHECKING:
    from app.core.versions.takeover import Takeover
    from app.models.findings.finding_watch import FindingWatch
    from app.models.session import Session
    from app.store.library import Library

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a job is given.

    Both reports, others that rest on the old one, all decisions by report, and the letter that goes along.
    """

    old: ReportState
    new: ReportState
    others: tuple[ReportState, ...]
    decisions: Mapping[str, dict[str, Row]]
    book: Taxonomy
    checking: Checking
    letter: Row | None
    filing: Row | None


def _work(wish: _Wish) -> Takeover:
    # The checks bring the whole reading machine with them, so they are loaded in the job.
    from app.core.versions.beside import decisions_beside, moved, without
    from app.core.versions.takeover import take_over

    def checked(state: ReportState, checking: Checking) -> ReportState:
        return with_all_findings(state, wish.book, wish.decisions[state.key], checking)

    old, new, checking = wish.old, wish.new, wish.checking
    # What the two versions have in common is no finding.
    apart = without(checking.across.get(old.key, ()), new.key)
    across = moved(apart, old.document.text, new.document.text)
    after = replace(checking, across={new.key: across})
    taken = take_over(
        checked(old, checking),
        new,
        findings_of=lambda state: checked(state, after).findings,
        letter=wish.letter,
    )
    others = [checked(state, checking) for state in wish.others]
    beside = tuple(decisions_beside(old.key, new.key, others, wish.book))
    filing = (Change(Entity.FILING, new.key, new.key, None, wish.filing),) if wish.filing else ()
    return replace(taken, act=replace(taken.act, changes=(*taken.act.changes, *beside, *filing)))


def _resting_on(report: str, checking: Checking) -> tuple[str, ...]:
    """Other reports with findings that rest on a place in ``report``."""
    return tuple(
        key
        for key, findings in checking.across.items()
        if key != report and any(place.report == report for f in findings for place in f.elsewhere)
    )


def _along(library: Library, entity: Entity, former: str, key: str) -> Row | None:
    """What stands of the old report as a whole (letter, days); none where the new one has its own."""
    stored = library.row(entity, former)
    return stored.row if stored is not None and library.row(entity, key) is None else None


class Replacing(QObject):
    """Puts new versions in the place of old ones, one by one; each is one act that undo takes back."""

    replaced = Signal(str, object)  # key of the new version, Takeover
    failed = Signal(str, str)  # key of the new version, sentence

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = Jobs(self)
        self._waiting: deque[tuple[str, str]] = deque()
        self.watch: FindingWatch | None = None  # knows how findings are made now

    @property
    def is_idle(self) -> bool:
        """Whether all wishes are carried out."""
        return not self._waiting and self._jobs.is_idle

    def replace(self, former: str, key: str) -> None:
        """Puts report ``key`` in the place of ``former``; returns at once."""
        self._waiting.append((former, key))
        if self._jobs.is_idle:
            self._next()

    def close(self) -> None:
        """Ends the work under way; what is replaced stays so."""
        self._waiting.clear()
        self._jobs.close()

    def _next(self) -> None:
        while self._waiting and self._jobs.is_idle:
            former, key = self._waiting.popleft()
            try:
                self._start(former, key)
            except StoreError as error:
                self.failed.emit(key, str(error))

    def _start(self, former: str, key: str) -> None:
        library = self._session.library
        if library is None or {former, key} - {row.key for row in self._session.reports}:
            raise StoreError("这份报告已不在资料库里，没有替换。")
        checking = self.watch.checking if self.watch is not None else Checking()
        decisions = {
            report: {stored.key: stored.row for stored in library.rows(Entity.FINDING, report) if stored.row}
            for report in (former, key, *_resting_on(former, checking))
        }
        others = [report for report, rows in decisions.items() if rows and report not in (former, key)]
        wish = _Wish(
            library.state(former),
            library.state(key),
            tuple(library.state(report) for report in others),
            decisions,
            self._session.book,
            checking,
            _along(library, Entity.LETTER, former, key),
            _along(library, Entity.FILING, former, key),
        )
        self._jobs.start(
            partial(_work, wish),
            done=partial(self._on_done, former, key),
            failed=partial(self._on_bug, key),
        )

    def _on_done(self, former: str, key: str, taken: Takeover) -> None:
        was_open = self._session.state is not None and self._session.state.key == former
        if self._session.apply(taken.act):
            if was_open:
                self._session.open_report(key)
            self.replaced.emit(key, taken)
        else:
            self.failed.emit(key, self.tr("没有替换，两份报告都在。"))
        self._next()

    def _on_bug(self, key: str, error: Exception) -> None:
        _LOG.error("replacing a report by its new version failed", exc_info=error)
        self.failed.emit(key, self.tr("替换时程序出错，已记入日志；两份报告都在。"))
        self._next()
