"""The search for figures alike to one that was corrected: after a pause, one report at a time.

What is alike is said in ``core.learning``; here it is only looked for without holding up the window.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.enums import Status
from app.core.errors import StoreError
from app.core.report import Figure
from app.models.session import Session
from app.store.figures import FigureFilter

if TYPE_CHECKING:
    from app.core.learning import Alike, Evidence, Rule
    from app.core.learning.alike import Wanted
    from app.models.teaching import Teaching

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
        self._task: tuple[Wanted, str, Figure, list[Alike]] | None = None
        self._waiting: deque[tuple[str, tuple[str, ...]]] = deque()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_AFTER_MS)
        self._pause.timeout.connect(self._choose_reports)
        self._step = QTimer(self)
        self._step.setSingleShot(True)
        self._step.timeout.connect(self._search_one)

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
            self._task = (wanted, report, evidence.read, [])
            self._pause.start()

    def stop(self) -> None:
        """Ends a search without a word."""
        self._task = None
        self._waiting.clear()
        self._pause.stop()
        self._step.stop()

    def _choose_reports(self) -> None:
        library = self._session.library
        if library is None or self._task is None:
            return
        from app.core.learning import RuleField

        wanted, here = self._task[0], self._task[1]
        misread = wanted.wrong.get(RuleField.INDICATOR)
        chosen = FigureFilter(
            unit=(wanted.unit,),
            status=(Status.SUGGESTED,),
            indicator=() if misread is None else (misread,),
        )
        by_report: dict[str, list[str]] = {here: []}
        for record in library.figures(chosen, limit=_MOST_ALIKE):
            by_report.setdefault(record.report, []).append(record.key)
        self._waiting = deque((report, tuple(keys)) for report, keys in by_report.items() if keys)
        self._step.start()

    def _search_one(self) -> None:
        """One report; tells what was found after the last."""
        teaching = self._teaching()
        if self._task is None or teaching is None:
            return
        from app.core.learning import alike

        wanted, report, read, found = self._task
        if not self._waiting:
            self._task = None
            self.finished.emit(Offer(wanted, report, read, tuple(found)) if found else None)
            return
        at, keys = self._waiting.popleft()
        try:
            found += alike(wanted, teaching.evidence(at, keys))
        except StoreError as error:
            _LOG.warning("a report cannot be searched: %s", error)
        self._step.start()


def _wanted(evidence: Evidence, rules: tuple[Rule, ...]) -> Wanted | None:
    """What to look for: the phrase of the rule that the correction made, or its nearest words."""
    from app.core.learning import wanted_of
    from app.core.learning.evidence import corrected, speaking

    speak = (speaking(rules, evidence, field) for field in corrected(evidence))
    return wanted_of(evidence, next((rule.phrase for rule in speak if rule is not None), ""))
