"""A report as it stands in the library: the machine's suggestions with people's decisions laid over them.

These are the records the store hands out and the window shows. ``key`` is a UUID (hex) that a thing keeps
for life, also across libraries.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.core.enums import FindingState, Status
from app.core.report import Document, Figure, Finding, Head, Section


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """A figure with its history's outcome: ``figure`` is what holds now, ``suggested`` what the machine read.

    ``suggested`` is None for figures a person added. ``decided_at`` is an ISO time with offset.
    """

    key: str
    report: str
    figure: Figure
    status: Status = Status.SUGGESTED
    suggested: Figure | None = None
    decided_by: str | None = None
    decided_at: str | None = None


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A section with its history's outcome, as for figures. Rejected sections are no headings any more."""

    key: str
    report: str
    section: Section
    status: Status = Status.SUGGESTED
    suggested: Section | None = None
    decided_by: str | None = None
    decided_at: str | None = None


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """A finding with what was decided. ``key`` is stable over re-reading: report, rule and quoted words."""

    key: str
    report: str
    finding: Finding
    state: FindingState = FindingState.OPEN
    wording: str | None = None
    reason: str | None = None
    decided_by: str | None = None
    decided_at: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A reviewer's note on a passage. ``colour`` is a name of the palette (yellow, green, …)."""

    key: str
    report: str
    start: int
    end: int
    quote: str
    text: str
    colour: str = "yellow"
    made_by: str = ""
    made_at: str = ""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the library list: everything about a report that can be told without opening it."""

    key: str
    file_name: str
    head: Head
    figures: int
    reviewed: int
    findings_open: int
    imported_at: str
    sha256: str
    format: str = "txt"
    characters: int = 0


@dataclass(frozen=True, slots=True)
class ReportState:
    """An opened report: immutable text, and everything known and decided about it.

    ``sections`` is the outline that stands; headings a person unmade are in ``rejected_sections``.
    """

    key: str
    file_name: str
    document: Document
    head: Head
    sections: tuple[SectionRecord, ...] = ()
    figures: tuple[FigureRecord, ...] = ()
    findings: tuple[FindingRecord, ...] = ()
    notes: tuple[Note, ...] = ()
    suggested_head: Head = field(default_factory=Head)
    rejected_sections: tuple[SectionRecord, ...] = ()
