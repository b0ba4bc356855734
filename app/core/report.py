"""A report and what is read in it: its text, head, sections, figures and findings.

All offsets in the program are half-open ranges of Unicode code points into ``Document.text``, which
never changes once it is stored. Fields follow the annotation guidelines (docs/annotation.md).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from app.core.enums import Direction, FigureKind, Origin, Part, Qualifier, Role, SectionKind, Severity
from app.core.light import light_dataclass


@dataclass(frozen=True, slots=True)
class Removed:
    """A conversion mark taken out of the text at ``position`` (offset into the cleaned text)."""

    position: int
    mark: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of the text stood in the file: a page (from 1), a table cell, a foot note."""

    start: int
    end: int
    page: int | None = None
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of recognised text that may be wrong; ``confidence`` (0 to 1) of its least sure character."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Where a stretch of the text is printed: a line of a page (from 1), in points from its top left."""

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one file as a person reads it, with what the reader knows about its origin.

    ``format`` is the reader's name ("txt", "docx", …); ``notices`` are sentences for the user about
    what could not be read. ``head`` holds metadata that stood outside the text (web page tables).
    ``doubts`` are in order and do not overlap; only recognised images have them. ``lines`` are in order
    too; formats with fixed pages have them.
    """

    text: str
    format: str = "txt"
    removed: tuple[Removed, ...] = ()
    places: tuple[Place, ...] = ()
    notices: tuple[str, ...] = ()
    head: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    lines: tuple[PrintedLine, ...] = ()

    @property
    def written_characters(self) -> int:
        """How many characters are written, without blanks and line ends, as word processors count them."""
        return len("".join(self.text.split()))

    def page_at(self, offset: int) -> int | None:
        """The page of the file (from 1) that ``offset`` stands on, where the reader knows it."""
        index = bisect_right(self.places, offset, key=_start) - 1
        return self.places[index].page if index >= 0 and offset < self.places[index].end else None

    def line_at(self, offset: int) -> PrintedLine | None:
        """The printed line that ``offset`` stands on or ends at, where it is known."""
        index = bisect_right(self.lines, offset, key=_start) - 1
        return self.lines[index] if index >= 0 and offset <= self.lines[index].end else None


def _start(place: Place | PrintedLine) -> int:
    return place.start


@dataclass(frozen=True, slots=True)
class Head:
    """Head data of a report; None where the text does not tell."""

    title: str | None = None
    town: str | None = None
    county: str | None = None
    year: int | None = None
    issuer: str | None = None
    document_number: str | None = None
    date: str | None = None

    def name(self, otherwise: str) -> str:
        """What people call the report: its town, else its title, else ``otherwise``, its file."""
        return self.town or self.title or otherwise

    def name_and_year(self, otherwise: str) -> str:
        """``name`` with the year behind it, where the name does not tell it."""
        name, year = self.name(otherwise), str(self.year or "")
        return name if year in name else f"{name} {year}"


@light_dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the report opened by a heading or a point.

    ``level`` counts from 1 at the top and follows the document's own order. ``start`` is the first
    character of the heading (its number included), ``end`` the end of its body with all children.
    ``title`` has neither number nor closing 。：; it stands at ``title_start``–``title_end``.
    """

    kind: SectionKind
    level: int
    number: str | None
    title: str
    start: int
    end: int
    title_start: int
    title_end: int
    origin: Origin = Origin.NUMBERED
    part: Part | None = None


@light_dataclass(frozen=True, slots=True)
class Figure:
    """A mention of a quantity.

    ``value`` has the scale folded in (1.5万 → 15000; 三分之一 → 33.33 with unit "%"); ``value_max`` is the
    upper end of a range. ``unit`` is the measure as written, without 余/多 and without scale ("" when bare).
    ``period``: "2024", "2023-", "2021-2025", "2024H1", "2024Q3", "2024-05", "stock", the
    text's words, or None. ``section`` is an index into the reading's outline. ``why`` says which words
    decided the indicator.
    ``implied`` figures have no number on the page (未发生…案件 → 0).
    """

    start: int
    end: int
    surface: str
    value: float
    unit: str
    value_max: float | None = None
    qualifier: Qualifier = Qualifier.EXACT
    kind: FigureKind = FigureKind.COUNT
    indicator: str | None = None
    also: tuple[str, ...] = ()
    label: str = ""
    period: str | None = None
    role: Role = Role.FACT
    direction: Direction | None = None
    implied: bool = False
    section: int | None = None
    confidence: float = 0.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """A place in another report that a finding rests on; ``report`` is that report's key.

    ``own`` is the part of the finding's own report that stands there too, where words are shared.
    """

    report: str
    start: int
    end: int
    own: tuple[int, int] | None = None


@light_dataclass(frozen=True, slots=True)
class Finding:
    """One thing a reviewer should look at, with every place it rests on."""

    rule: str
    severity: Severity
    message: str
    spans: tuple[tuple[int, int], ...] = ()
    elsewhere: tuple[OtherPlace, ...] = ()

    @property
    def grounds(self) -> tuple[tuple[tuple[tuple[int, int], ...], tuple[OtherPlace, ...]], ...]:
        """Own places and those in other reports that it is known by: all of them, or one of each on each side
        for words that it shares with several reports."""
        shared = [((place.own,), (place,)) for place in self.elsewhere if place.own is not None]
        return tuple(shared) or ((self.spans, self.elsewhere),)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the machine read in one text. A pure function of text, file name and tag book."""

    head: Head
    outline: tuple[Section, ...] = ()
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
