"""What is selected in the open report: one figure, section, finding, note, or a stretch of text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


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
