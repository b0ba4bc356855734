"""Which figure a reviewer looks at next: those nobody decided about, by confidence or in reading order."""

from __future__ import annotations

from app.core.enums import Status, Word
from app.core.state import FigureRecord, ReportState


class QueueOrder(Word):
    """What comes first: what the machine is least sure of, or what stands first in the text."""

    CONFIDENCE = "confidence"
    READING = "reading"


_Place = tuple[float, int, str]


def _place(record: FigureRecord, order: QueueOrder) -> _Place:
    sureness = record.figure.confidence if order is QueueOrder.CONFIDENCE else 0.0
    return sureness, record.figure.start, record.key


def open_figures(state: ReportState, order: QueueOrder) -> tuple[FigureRecord, ...]:
    """Figures that nobody confirmed, corrected or rejected, in the order of the queue."""
    waiting = (r for r in state.figures if r.status is Status.SUGGESTED)
    return tuple(sorted(waiting, key=lambda r: _place(r, order)))


def next_in_queue(state: ReportState, order: QueueOrder, *, after: str | None) -> FigureRecord | None:
    """The open figure behind the figure ``after`` (decided by now or not); the first where that is None.

    None at the end of the queue.
    """
    at = _place_of(state, order, after)
    waiting = open_figures(state, order)
    if at is None:
        return waiting[0] if waiting else None
    return next((r for r in waiting if _place(r, order) > at), None)


def previous_in_queue(state: ReportState, order: QueueOrder, *, before: str | None) -> FigureRecord | None:
    """The open figure before the figure ``before``; the last where that is None. None at the beginning."""
    at = _place_of(state, order, before)
    waiting = open_figures(state, order)
    if at is None:
        return waiting[-1] if waiting else None
    return next((r for r in reversed(waiting) if _place(r, order) < at), None)


def _place_of(state: ReportState, order: QueueOrder, key: str | None) -> _Place | None:
    record = next((r for r in state.figures if r.key == key), None)
    return _place(record, order) if record else None


def progress(state: ReportState) -> tuple[int, int]:
    """How many figures are decided, and how many there are."""
    return sum(r.status.is_decided for r in state.figures), len(state.figures)
