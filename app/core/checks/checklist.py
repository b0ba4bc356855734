"""What a report holds of what the rules demand, part by part, and its line on a board over all reports.

Pure data for the window and the writers; how it looks is theirs. The parts and their order are those of the
督察工作规定 (2019); a report on a year is filed by 1 March and made public by 1 April of the next.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from app.core.checks.case import Case, Span, case_of_state
from app.core.checks.missing_part import Evidence, Presence, evidence, part_name
from app.core.enums import FindingState, Part, Severity
from app.core.report import Document
from app.core.review.filing import NOTHING_SAID, Filing
from app.core.state import ReportState
from app.core.taxonomy import Taxonomy

_PUBLISHED = re.compile(r"发布|公开|更新|published")
_DATE = re.compile(r"(20\d\d)\s?[-年./]\s?(\d{1,2})\s?[-月./]\s?(\d{1,2})")
_PRINTED = re.compile(r"(?:发布|公开)(?:时间|日期)\s{0,4}[:：]?\s{0,4}(20[^\n]{6,14})")
_ABOVE = 1500
_FILED_BY = (3, 1)
_PUBLIC_BY = (4, 1)
_QUOTE = 60


@dataclass(frozen=True, slots=True)
class PartRow:
    """One mandated part: how it is there, and the words that show it.

    ``place`` is the heading or sentence to jump to, None where nothing was found; ``quote`` its words;
    ``places`` all of them. ``has_reasons`` is None but for the problems.
    """

    part: Part
    name: str
    presence: Presence
    place: Span | None
    quote: str
    places: tuple[Span, ...]
    has_reasons: bool | None = None

    @property
    def is_met(self) -> bool:
        """Whether a section carries the part, with reasons where they are demanded."""
        is_there = self.presence in {Presence.CHAPTER, Presence.SHARED, Presence.INSIDE}
        return is_there and self.has_reasons is not False


@dataclass(frozen=True, slots=True)
class Checklist:
    """The mandated parts of one report, in the order of the rule."""

    parts: tuple[PartRow, ...]

    @property
    def met(self) -> int:
        """How many parts are there in full."""
        return sum(row.is_met for row in self.parts)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One report on the board over all reports.

    ``imported`` and ``printed``: the days of import and of publication that the program knows, ``filing``
    those that a person gave; None where nothing tells. Findings are counted by severity while open.
    """

    report: str
    name: str
    town: str | None
    county: str | None
    year: int | None
    imported: date | None
    printed: date | None
    filing: Filing
    checklist: Checklist
    open_findings: tuple[tuple[Severity, int], ...]
    accepted: int
    dismissed: int
    figures: int
    reviewed: int

    @property
    def received(self) -> date | None:
        """The day on which it came in; where nobody gave it, that of the import."""
        return self.filing.received or self.imported

    @property
    def published(self) -> date | None:
        """The day on which it was made public."""
        return self.filing.published or self.printed

    @property
    def is_filed_in_time(self) -> bool | None:
        """None where the year is not known, or nobody gave the day: that of the import tells nothing."""
        return _in_time(self.filing.received, self.year, _FILED_BY)

    @property
    def is_public_in_time(self) -> bool | None:
        """None where the day or the year is not known."""
        return _in_time(self.published, self.year, _PUBLIC_BY)


def checklist(case: Case) -> Checklist:
    """The mandated parts of one report as it stands now."""
    return Checklist(tuple(_row(case, found) for found in evidence(case)))


def _row(case: Case, found: Evidence) -> PartRow:
    places = tuple((s.start, s.title_end) for s in found.sections) or found.sentences
    place = places[0] if places else None
    quote = case.quote(place, longest=_QUOTE) if place else ""
    return PartRow(found.part, part_name(found.part), found.presence, place, quote, places, found.reasons)


def board_row(
    state: ReportState, book: Taxonomy, *, imported: date | None = None, filing: Filing = NOTHING_SAID
) -> BoardRow:
    """One report of the library with its decisions."""
    states = Counter(r.state for r in state.findings)
    pending = Counter(r.finding.severity for r in state.findings if not r.state.is_settled)
    return BoardRow(
        report=state.key,
        name=state.head.name(state.file_name),
        town=state.head.town,
        county=state.head.county,
        year=state.head.year,
        imported=imported,
        printed=published_on(state.document),
        filing=filing,
        checklist=checklist(case_of_state(state, book)),
        open_findings=tuple((s, pending[s]) for s in Severity),
        accepted=states[FindingState.ACCEPTED],
        dismissed=states[FindingState.DISMISSED],
        figures=len(state.figures),
        reviewed=sum(r.status.is_decided for r in state.figures),
    )


def published_on(document: Document) -> date | None:
    """The day a web page was published on, by its metadata or the lines above its text; None if unknown."""
    said = [value for label, value in document.head if _PUBLISHED.search(label)]
    said += [match.group(1) for match in _PRINTED.finditer(document.text, 0, _ABOVE)]
    for words in said:
        match = _DATE.search(words)
        day = _day(match) if match else None
        if day is not None:
            return day
    return None


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def _in_time(day: date | None, year: int | None, by: tuple[int, int]) -> bool | None:
    return None if day is None or year is None else day <= date(year + 1, *by)
