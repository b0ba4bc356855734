"""What a check looks at: one report as it stands, read or corrected, with what many checks need of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any

from app.core.checks import bare
from app.core.checks.watch import Places, Watch, places_in
from app.core.enums import Origin, Part, SectionKind, Severity
from app.core.light import light_dataclass
from app.core.once import once
from app.core.report import Document, Figure, Finding, Head, Reading, Section
from app.core.resources import load_json
from app.core.scan import Scan
from app.core.state import ReportState
from app.core.taxonomy import Taxonomy

Span = tuple[int, int]
QUOTE = 24
_PARTS = tuple(Part)
_START = attrgetter("start")
_DONE = frozenset({Part.MEASURES, Part.RESPONSIBILITY})
REACH = 400
_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF


@cache
def _usual() -> re.Pattern[str]:
    """Runs of simplified words, digits, blanks and the stops that stand in every sentence."""
    traditional = sorted(map(ord, load_json("checks/words.json")["traditional"]))
    edges = zip([_FIRST_HAN - 1, *traditional], [*traditional, _LAST_HAN + 1], strict=True)
    simplified = "".join(f"{chr(a + 1)}-{chr(b - 1)}" for a, b in edges if b > a + 1)
    return re.compile(f"[{simplified}0-9，。；：、% \u3000]+")


@light_dataclass(frozen=True, slots=False)
class Case:
    """One report: its document, and head, sections and figures as they hold now."""

    document: Document
    head: Head
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    book: Taxonomy
    key: str = ""
    known_scan: Scan | None = None
    watch: Watch | None = None

    @once
    def text(self) -> str:
        return self.document.text

    @once
    def scan(self) -> Scan:
        return self.known_scan or Scan(self.text)

    @once
    def _held(self) -> dict[frozenset[str], Places]:
        return self.watch.in_text(self.text) if self.watch is not None else {}

    def found(self, words: frozenset[str]) -> Places:
        """Those of ``words`` that the text holds, each with its places; not to be changed.

        Costs next to nothing for groups that all checks watch for together (``registry.watching``).
        """
        found = self._held.get(words)
        return found if found is not None else places_in(self.text, words)

    def places_of(self, words: frozenset[str]) -> list[Span]:
        """Every place of ``words``, in order; those of one word without overlaps."""
        found = self.found(words)
        return sorted(chain.from_iterable(found.values())) if found else []

    def matches_at(self, words: frozenset[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """What ``pattern`` finds in the text, for one that begins with one of ``words``."""
        places = self.places_of(words)
        return matches_at(self.text, places, pattern) if places else iter(())

    @once
    def marks(self) -> str:
        """Line breaks, brackets, quotes and all unusual characters of the text, in order."""
        # Splitting takes two thirds of the time of finding them one by one.
        return "".join(_usual().split(self.text))

    @once
    def odd(self) -> frozenset[str]:
        """The ``marks`` of the text, each once: a first look before marks are searched for."""
        return frozenset(self.marks)

    @once
    def groups(self) -> tuple[list[Section], ...]:
        """Headings of one level under one parent, group by group."""
        groups, before = list[list[Section]](), 0
        # Those that another heading may still belong to, by their levels.
        open_groups: dict[int, list[Section]] = {}
        for heading in self.headings:
            level = heading.level
            if level < before:
                open_groups = {own: group for own, group in open_groups.items() if own <= level}
            if level not in open_groups:
                groups.append(open_groups.setdefault(level, []))
            open_groups[level].append(heading)
            before = level
        return tuple(groups)

    @once
    def headings(self) -> tuple[Section, ...]:
        """Sections that are headings, in order, but for labels that are the body of the one before."""
        found: list[Section] = []
        # Asked for once: a look at a member of a closed set costs as much as ten other looks.
        heading, inferred = SectionKind.HEADING, Origin.INFERRED
        for section in self.sections:
            if section.kind is not heading:
                continue
            if section.origin is inferred and found and self._is_body(found[-1], section):
                found[-1] = replace(found[-1], end=section.end)
            else:
                found.append(section)
        return tuple(found)

    def _is_body(self, before: Section, label: Section) -> bool:
        """Whether an inferred heading is a label that opens the body of the bare heading before it.

        So it seems where a number is skipped behind that heading, as if one were lost.
        """
        is_sister = not label.number and before.level == label.level
        if not is_sister or not before.number or self.text[before.title_end : label.start].strip():
            return False
        return bool(self.text[label.title_end : label.end].partition("\n")[0].strip("。：: "))

    @once
    def points(self) -> tuple[Section, ...]:
        """Sections that are points, in order."""
        point = SectionKind.POINT
        return tuple([s for s in self.sections if s.kind is point])

    @once
    def by_part(self) -> dict[Part, list[Section]]:
        """Sections by the part that the outline gives them, in order."""
        found: dict[Part, list[Section]] = {part: [] for part in _PARTS}
        for section in self._parted:
            if section.part is not None:
                found[section.part].append(section)
        return found

    @once
    def top(self) -> tuple[Section, ...]:
        """Headings of the first level."""
        return tuple([s for s in self.headings if s.level == 1])

    @once
    def stated(self) -> tuple[Figure, ...]:
        """Figures with a number on the page; those under a heading of the wrong year are of the report's."""
        stated = sorted([f for f in self.figures if not f.implied], key=_START)
        chapters = self._misdated
        return tuple(self._dated_right(f, chapters) for f in stated) if chapters else tuple(stated)

    @once
    def _misdated(self) -> tuple[Section, ...]:
        """Chapters on what was done whose heading names the year before alone: left from the last report."""
        before = f"{(self.head.year or 0) - 1}年"
        return tuple(
            s
            for s in self.top
            if s.part in _DONE and before in s.title and f"{self.head.year}年" not in s.title
        )

    def _dated_right(self, figure: Figure, chapters: Sequence[Section]) -> Figure:
        before = str((self.head.year or 0) - 1)
        if figure.period != before or not any(s.start <= figure.start < s.end for s in chapters):
            return figure
        is_own = self.text.find(before, *self.sentence(figure.start)) >= 0
        return figure if is_own else replace(figure, period=str(self.head.year))

    @once
    def by_indicator(self) -> dict[str, list[Figure]]:
        """Stated figures by their first indicator, in order."""
        found: dict[str, list[Figure]] = {}
        for figure in self.stated:
            if figure.indicator:
                found.setdefault(figure.indicator, []).append(figure)
        return found

    @once
    def rates(self) -> tuple[Figure, ...]:
        """Stated figures in per cent."""
        return tuple([f for f in self.stated if f.unit == "%"])

    def stated_in(self, start: int, end: int) -> tuple[Figure, ...]:
        """Stated figures that begin in a range, in order."""
        starts = self._starts
        first = bisect_left(starts, start)
        return self.stated[first : bisect_left(starts, end, first)]

    def has_figure(self, section: Section) -> bool:
        """Whether a stated figure begins in a section."""
        starts = self._starts
        first = bisect_left(starts, section.start)
        return first < len(starts) and starts[first] < section.end

    @once
    def _starts(self) -> list[int]:
        return [f.start for f in self.stated]

    def sentence(self, offset: int) -> Span:
        """The sentence around ``offset``, no further than ``REACH`` on either side."""
        start, end = self.scan.sentence(offset)
        # Asked for so often that calls of max and min would show.
        first, last = offset - REACH, offset + REACH
        return start if start > first else first, end if end < last else last

    def clause_start(self, offset: int) -> int:
        """Where the clause around ``offset`` starts."""
        return self.scan.clause(offset)[0]

    def chapter(self, offset: int) -> Section | None:
        """The heading of the first level that holds ``offset``."""
        index = bisect_right(self.top, offset, key=_START) - 1
        return self.top[index] if index >= 0 and offset < self.top[index].end else None

    def part_at(self, offset: int) -> Part | None:
        """The mandated part that the innermost section with a part gives to ``offset``."""
        best: Section | None = None
        for section in self._parted:
            if section.start > offset:
                break
            if offset < section.end and (best is None or section.level >= best.level):
                best = section
        return best.part if best is not None else None

    @once
    def _parted(self) -> tuple[Section, ...]:
        if not self.headings:
            return bare.sections(
                self.scan, self.head.year, lambda start, end: bool(self.stated_in(start, end))
            )
        return tuple(sorted([s for s in self.sections if s.part is not None], key=_START))

    def quote(self, span: Span, *, longest: int = QUOTE) -> str:
        """The words of a range, shortened in the middle of a line when long."""
        words = self.text[span[0] : span[1]].replace("\n", " ").strip()
        return words if len(words) <= longest else words[: longest - 1] + "…"


@dataclass(frozen=True, slots=True)
class Settings:
    """How one rule runs: its severities, and what ``resources/checks/rules.json`` and the user say of it."""

    rule: str
    name: str
    basis: str
    is_on: bool = True
    severity: Severity | None = None
    options: dict[str, Any] | None = None

    def option(self, name: str) -> Any:
        """A threshold or word list of the rule; KeyError where the resource lacks it."""
        return (self.options or {})[name]


def case_of_reading(
    document: Document, reading: Reading, book: Taxonomy, *, scan: Scan | None = None
) -> Case:
    """The case that a fresh reading makes; ``scan`` is the reading's own, to spare another pass."""
    return Case(document, reading.head, reading.outline, reading.figures, book, known_scan=scan)


def case_of_state(state: ReportState, book: Taxonomy) -> Case:
    """The case that a report in the library makes: decisions laid over suggestions, rejected figures out."""
    from app.core.enums import Status

    return Case(
        state.document,
        state.head,
        tuple(r.section for r in state.sections if r.status is not Status.REJECTED),
        tuple(r.figure for r in state.figures if r.status is not Status.REJECTED),
        book,
        state.key,
    )


def finding(rule: str, severity: Severity, message: str, spans: Iterable[Span]) -> Finding:
    """A finding with its places in order, each once."""
    places = tuple(spans)
    return Finding(rule, severity, message, places if len(places) == 1 else tuple(sorted(set(places))))


def occurrences(text: str, words: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Every place of ``words`` in a range of ``text``, without overlaps."""
    at = text.find(words, start, end)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words), end)


def matches_at(text: str, places: Iterable[Span], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What ``finditer`` finds, tried only at the places of the words that all matches begin with."""
    done = 0
    for at, _ in places:
        match = pattern.match(text, at) if at >= done else None
        if match is not None:
            yield match
            done = match.end()
