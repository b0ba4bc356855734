"""What a reviewer looks at next: what nobody decided about, by confidence or in reading order.

Figures always; headings told by their form alone and open findings where they are asked for. Which report
comes next, and what was left for later in this sitting, is ``app.models.review_queue``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.core.changes import Entity
from app.core.enums import FindingState, Origin, SectionKind, Status, Word
from app.core.resources import load_json
from app.core.state import FigureRecord, FindingRecord, ReportState, SectionRecord


class QueueOrder(Word):
    """What comes first: what the machine is least sure of, or what stands first in the text."""

    CONFIDENCE = "confidence"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One thing to look at. ``sureness`` is the machine's, 0–1; ``start`` an offset into the text."""

    entity: Entity
    key: str
    sureness: float
    start: int


_Place = tuple[float, int, str]


def place(item: QueueItem, order: QueueOrder) -> _Place:
    """What items are sorted by."""
    return (item.sureness if order is QueueOrder.CONFIDENCE else 0.0), item.start, item.key


def waiting(
    state: ReportState, order: QueueOrder, *, wide: bool = False, passed: Collection[str] = ()
) -> tuple[QueueItem, ...]:
    """What nobody decided about and nobody passed over, in the order of the queue.

    ``wide`` takes in headings without a number and open findings.
    """
    found = (item for item in open_items(state, wide=wide) if item.key not in passed)
    return tuple(sorted(found, key=lambda item: place(item, order)))


def nearest(
    state: ReportState,
    order: QueueOrder,
    current: QueueItem | None,
    *,
    way: int = 1,
    wide: bool = False,
    passed: Collection[str] = (),
) -> QueueItem | None:
    """What waits next behind (1) or before (-1) ``current``; the first, or last, where that is None.

    None at the end of the queue. In one pass over the report, without sorting: it runs at every key.
    """
    at = place(current, order) if current is not None else None
    best: QueueItem | None = None
    best_place: _Place | None = None
    for item in open_items(state, wide=wide):
        here = place(item, order)
        if at is not None and (here <= at if way > 0 else here >= at):
            continue
        is_nearer = best_place is None or (here < best_place if way > 0 else here > best_place)
        if is_nearer and item.key not in passed:
            best, best_place = item, here
    return best


def open_items(state: ReportState, *, wide: bool) -> Iterator[QueueItem]:
    """What nobody decided about, in no order."""
    yield from (_figure(r) for r in state.figures if r.status is Status.SUGGESTED)
    if wide:
        yield from (_heading(r) for r in state.sections if _is_doubtful(r))
        yield from (_finding(r) for r in state.findings if r.state is FindingState.OPEN)


def _is_doubtful(record: SectionRecord) -> bool:
    section = record.section
    is_bare = section.kind is SectionKind.HEADING and section.origin is Origin.INFERRED
    return is_bare and record.status is Status.SUGGESTED


def _figure(record: FigureRecord) -> QueueItem:
    return QueueItem(Entity.FIGURE, record.key, record.figure.confidence, record.figure.start)


def _heading(record: SectionRecord) -> QueueItem:
    sureness: float = load_json("review/queue.json")["heading_sureness"]
    return QueueItem(Entity.SECTION, record.key, sureness, record.section.start)


def _finding(record: FindingRecord) -> QueueItem:
    sureness: float = load_json("review/queue.json")["finding_sureness"][str(record.finding.severity)]
    start = record.finding.spans[0][0] if record.finding.spans else 0
    return QueueItem(Entity.FINDING, record.key, sureness, start)


def item_of(state: ReportState, key: str) -> QueueItem | None:
    """The figure, section or finding of a key, decided or not, as the queue would hold it."""
    for figure in state.figures:
        if figure.key == key:
            return _figure(figure)
    for section in state.sections:
        if section.key == key:
            return _heading(section)
    return next((_finding(finding) for finding in state.findings if finding.key == key), None)


def progress(state: ReportState) -> tuple[int, int]:
    """How many figures are decided, and how many there are."""
    return sum(r.status.is_decided for r in state.figures), len(state.figures)
