"""What a reviewer looks at next: what nobody decided about, by confidence or in reading order.

Figures always; headings told by their form alone and open findings where they are asked for. Which report
comes next, and what was left for later in this sitting, is ``app.models.report.review_queue``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.core.enums import FindingState, Origin, SectionKind, Status, Word
from app.core.resources import load_json
from app.core.review.changes import Entity
from app.core.review.figure_index import FigureIndex, Place
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


def place(item: QueueItem, order: QueueOrder) -> Place:
    """What items are sorted by."""
    return (item.sureness if order is QueueOrder.CONFIDENCE else 0.0), item.start, item.key


def nearest(
    state: ReportState,
    index: FigureIndex,
    order: QueueOrder,
    current: QueueItem | None,
    *,
    way: int = 1,
    wide: bool = False,
    passed: Collection[str] = (),
) -> QueueItem | None:
    """What waits next behind (1) or before (-1) ``current``; the first, or last, where that is None.

    ``index`` holds the figures of ``state``. ``wide`` takes in headings without a number and open findings;
    what is ``passed`` is left out. None at the end of the queue.
    """
    at = place(current, order) if current is not None else None
    by_confidence = order is QueueOrder.CONFIDENCE
    figures = index.waiting(at, way=way, by_confidence=by_confidence)
    found = [next((here for here in figures if here[2] not in passed), None)]
    others = {}
    if wide:
        items = {place(i, order): i for i in others_waiting(state) if i.key not in passed}
        others = {here: i for here, i in items.items() if at is None or (here > at if way > 0 else here < at)}
        found.append((min if way > 0 else max)(others, default=None))
    standing = [here for here in found if here is not None]
    if not standing:
        return None
    best = min(standing) if way > 0 else max(standing)
    return others.get(best) or item_of(state, index, best[2])


def others_waiting(state: ReportState) -> Iterator[QueueItem]:
    """Headings without a number that nobody confirmed, and open findings, in no order."""
    yield from (_heading(r) for r in state.sections if _is_doubtful(r))
    yield from (_finding(r) for r in state.findings if r.state is FindingState.OPEN)


def is_waiting(state: ReportState, index: FigureIndex, item: QueueItem, *, wide: bool) -> bool:
    """Whether nobody has decided about an item yet."""
    if item.entity is Entity.FIGURE:
        record = index.get(item.key)
        return record is not None and record.status is Status.SUGGESTED
    return wide and item in others_waiting(state)


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


def item_of(state: ReportState, index: FigureIndex, key: str) -> QueueItem | None:
    """The figure, section or finding of a key, decided or not, as the queue would hold it."""
    figure = index.get(key)
    if figure is not None:
        return _figure(figure)
    section = next((r for r in state.sections if r.key == key), None)
    if section is not None:
        return _heading(section)
    return next((_finding(finding) for finding in state.findings if finding.key == key), None)
