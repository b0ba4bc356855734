"""The search for figures alike to one that was corrected: after a pause, in a job of its own.

What is alike is said in ``core.learning``; here it is only looked for without holding up the window.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.enums import Status
from app.core.errors import StoreError
from app.core.report import Figure
from app.core.state import ReportState
from app.models.jobs import Jobs
from app.models.pauses import after_pause
from app.models.session import Session
from app.store.figures import FigureFilter
from app.store.library import Library

if TYPE_CHECKING:
    from app.core.learning import Alike, Evidence, Rule
    from app.core.learning.alike import Wanted
    from app.models.learning.teaching import Teaching

_LOG = logging.getLogger(__name__)
_SEARCH_AFTER_MS = 150
_MOST_ALIKE = 5000


@dataclass(frozen=True, slots=True)
class Offer:
    """Figures that one correction would fit: in the report it was made in, and in the others."""

    wanted: Wanted
    report: str
    before: Figure
    items: tuple[Alike, ...]

    @property
    def here(self) -> int:
        """How many are in the report of the correction."""
        return sum(item.report == self.report for item in self.items)


class AlikeSearch(QObject):
    """One search at a time; a new one ends the one before. ``finished`` tells an Offer, None for nothing."""

    finished = Signal(object)

    def __init__(
        self, session: Session, teaching: Callable[[], Teaching | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._teaching = teaching
        self._task: tuple[Wanted, str, Figure] | None = None
        self._jobs = Jobs(self)
        self._number = 0
        self._stop = Event()
        self._pause = after_pause(self, _SEARCH_AFTER_MS, self._search)

    def start(self, report: str, key: str) -> None:
        """Looks for what is alike to a figure that a person just decided about."""
        self.stop()
        teaching = self._teaching()
        if teaching is None:
            return
        try:
            evidence = next(iter(teaching.evidence(report, [key])), None)
        except StoreError as error:
            _LOG.warning("a report cannot be searched: %s", error)
            return
        wanted = _wanted(evidence, teaching.rules) if evidence is not None else None
        if wanted is not None and evidence is not None and evidence.read is not None:
            self._task = (wanted, report, evidence.read)
            self._pause.start()

    def stop(self) -> None:
        """Ends a search without a word."""
        self._task = None
        self._stop.set()
        self._jobs.forget(self._number)
        self._pause.stop()

    def close(self) -> None:
        """Ends a search and waits until the file is free."""
        self.stop()
        self._jobs.close()

    def _search(self) -> None:
        library = self._session.library
        if library is None or self._task is None:
            return
        wanted, here, _read = self._task
        self._stop = Event()
        work = partial(_find, library.path, wanted, here, self._session.state, self._stop)
        self._number = self._jobs.start(work, done=self._on_done, failed=self._on_failure)

    def _on_done(self, found: tuple[Alike, ...]) -> None:
        task, self._task = self._task, None
        if task is not None:
            wanted, report, read = task
            self.finished.emit(Offer(wanted, report, read, found) if found else None)

    def _on_failure(self, error: Exception) -> None:
        self._task = None
        _LOG.warning("the reports cannot be searched", exc_info=error)


def _find(
    path: Path, wanted: Wanted, here: str, opened: ReportState | None, stop: Event
) -> tuple[Alike, ...]:
    """The work of the job: those of the report ``here`` first. ``opened`` spares reading it again."""
    from app.core.learning import RuleField, alike, evidence_of

    misread = wanted.wrong.get(RuleField.INDICATOR)
    chosen = FigureFilter(
        unit=(wanted.unit,),
        status=(Status.SUGGESTED,),
        indicator=() if misread is None else (misread,),
    )
    found: list[Alike] = []
    with Library.open(path, who="-", read_only=True) as library:
        by_report = library.figure_keys(chosen, limit=_MOST_ALIKE)
        for report in sorted(by_report, key=lambda key: key != here):
            if stop.is_set():
                return ()
            wanted_here = set(by_report[report])
            is_open = opened is not None and opened.key == report
            state = opened if is_open and opened is not None else library.state(report)
            found += alike(wanted, evidence_of(state, [r for r in state.figures if r.key in wanted_here]))
    return tuple(found)


def _wanted(evidence: Evidence, rules: tuple[Rule, ...]) -> Wanted | None:
    """What to look for: the phrase of the rule that the correction made, or its nearest words."""
    from app.core.learning import wanted_of
    from app.core.learning.evidence import corrected, speaking

    speak = (speaking(rules, evidence, field) for field in corrected(evidence))
    return wanted_of(evidence, next((rule.phrase for rule in speak if rule is not None), ""))
