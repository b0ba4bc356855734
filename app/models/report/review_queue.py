"""The way through everything that needs a look, in one report and across reports.

What was left for later in this sitting comes again when nothing else is left. Knows no widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from app.core.review.changes import Entity
from app.core.review.queue import QueueItem, QueueOrder, is_waiting, item_of, nearest
from app.core.state import ReportRow
from app.models.library.library_model import in_list_order
from app.models.report.selection import SelectionKind
from app.models.session import Session

_QUEUED = (SelectionKind.FIGURE, SelectionKind.SECTION, SelectionKind.FINDING)


class ReviewQueue(QObject):
    """``order`` and ``is_wide`` are the user's switches; a wide queue holds headings and findings too."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._passed: dict[str, tuple[str, Entity]] = {}  # key: report and what it is
        self.order = QueueOrder.CONFIDENCE
        self.is_wide = False
        session.figures_changed.connect(self._forget_decided)
        session.figures_replaced.connect(self._forget_all_decided)
        session.library_opened.connect(self._forget_all)

    # What waits

    def waits(self) -> bool:
        """Whether anything is to be looked at in the open report besides what was left for later."""
        return self._nearest(None, 1) is not None

    def _nearest(self, current: QueueItem | None, way: int) -> QueueItem | None:
        state = self._session.state
        if state is None:
            return None
        return nearest(
            state,
            self._session.index,
            self.order,
            current,
            way=way,
            wide=self.is_wide,
            passed=self._passed,
        )

    def left(self) -> int:
        """How many things of the open report were left for later and still wait."""
        state = self._session.state
        return sum(report == state.key for report, _ in self._passed.values()) if state else 0

    def current(self) -> QueueItem | None:
        """What is selected, where it can stand in the queue."""
        selection, state = self._session.selection, self._session.state
        if selection is None or state is None or selection.kind not in _QUEUED:
            return None
        return item_of(state, self._session.index, selection.key)

    def has_more(self) -> bool:
        """Whether anything waits in any report."""
        return any(_is_open(r) for r in self._session.reports) or self.left() > 0 or self.waits()

    def next_report(self) -> ReportRow | None:
        """The report behind the open one in which figures wait."""
        return next((row for row in self._others(1) if self._is_fresh(row)), None)

    # Going

    def step(self, way: int) -> bool:
        """Selects the next (1) or last (-1) thing that needs a look, here or in another report.

        What was left for later comes again when nothing else waits. False when nothing waits anywhere.
        """
        if self._step_anywhere(way):
            return True
        if not self._passed:
            return False
        self._passed.clear()
        return self._step_anywhere(way)

    def step_in_report(self) -> bool:
        """As ``step``, but stays in the open report; from the end of its queue to the beginning."""
        return self._step_here(1) or self.wrap(1)

    def wrap(self, way: int) -> bool:
        """Selects the first (1) or last (-1) thing that waits in the open report."""
        return self._select(self._nearest(None, way))

    def go_to_next_report(self) -> bool:
        """Opens the next report in which figures wait, at its first."""
        row = self.next_report()
        return row is not None and self._session.open_report(row.key, partial(self.wrap, 1))

    def _step_anywhere(self, way: int) -> bool:
        return self._step_here(way) or self._step_elsewhere(way) or self.wrap(way)

    def _step_here(self, way: int) -> bool:
        return self._select(self._nearest(self.current(), way))

    def _step_elsewhere(self, way: int) -> bool:
        for row in self._others(way):
            if self._is_fresh(row) and self._session.open_report(row.key, partial(self.wrap, way)):
                return True
        return False

    def _select(self, item: QueueItem | None) -> bool:
        if item is None:
            return False
        select = {
            Entity.FIGURE: self._session.select_figure,
            Entity.SECTION: self._session.select_section,
            Entity.FINDING: self._session.select_finding,
        }[item.entity]
        select(item.key, self)
        return True

    def _is_fresh(self, row: ReportRow) -> bool:
        passed = sum((row.key, Entity.FIGURE) == left for left in self._passed.values())
        return row.figures - row.reviewed > passed

    def _others(self, way: int) -> Sequence[ReportRow]:
        """The reports behind (1) or before (-1) the open one, round to the one before it."""
        state, rows = self._session.state, list(in_list_order(self._session.reports))[::way]
        at = next((i for i, r in enumerate(rows) if state and r.key == state.key), -1)
        return [*rows[at + 1 :], *rows[: max(at, 0)]]

    # Leaving

    def leave(self) -> bool:
        """Leaves what is selected for later in this sitting; False where nothing that waits is selected."""
        item, state = self.current(), self._session.state
        if item is None or state is None or item.key in self._passed or not self._is_open(item):
            return False
        self._passed[item.key] = state.key, item.entity
        return True

    def _is_open(self, item: QueueItem) -> bool:
        state = self._session.state
        return state is not None and is_waiting(state, self._session.index, item, wide=self.is_wide)

    def _forget_decided(self, _report: str, keys: tuple[str, ...]) -> None:
        for key in keys:
            record = self._session.figure_of(key)
            if record is None or record.status.is_decided:
                self._passed.pop(key, None)

    def _forget_all_decided(self, report: str) -> None:
        passed = self._passed.items()
        self._forget_decided(report, tuple(k for k, where in passed if where == (report, Entity.FIGURE)))

    def _forget_all(self) -> None:
        self._passed.clear()


def _is_open(row: ReportRow) -> bool:
    return row.reviewed < row.figures
