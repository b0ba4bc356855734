"""What is selected in the open report: one figure, section, finding, note, or a stretch of text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.core.state import FigureRecord, FindingRecord, Note, SectionRecord


class SelectionKind(str, Enum):
    """What sort of thing is selected."""

    FIGURE = "figure"
    SECTION = "section"
    FINDING = "finding"
    NOTE = "note"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Selection:
    """``key`` is "" for a stretch of text; ``start``–``end`` is its place in the report's text."""

    kind: SelectionKind
    key: str
    start: int
    end: int


def place_of(record: FigureRecord | SectionRecord | FindingRecord | Note) -> tuple[int, int]:
    """Where a thing stands in the text; a finding where it first rests, (0, 0) where it rests on no place."""
    if isinstance(record, FindingRecord):
        return record.finding.spans[0] if record.finding.spans else (0, 0)
    if isinstance(record, Note):
        return record.start, record.end
    thing = record.figure if isinstance(record, FigureRecord) else record.section
    return thing.start, thing.end
