"""Where everything stands on the page: figures, notes, findings and invisible characters, by place.

Places in here are Qt positions (UTF-16 units); nothing in here paints.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter, sub
from typing import Generic, TypeVar

from app.core.enums import FindingState, Status
from app.core.resources import load_json
from app.core.state import FigureRecord, FindingRecord, Note, ReportState, SectionRecord
from app.core.utf16 import Utf16Map

T = TypeVar("T", FigureRecord, FindingRecord, Note)


@dataclass(frozen=True, slots=True)
class Mark(Generic[T]):
    """A thing at its place: ``start``–``end`` are Qt positions."""

    start: int
    end: int
    thing: T


class Spans(Generic[T]):
    """Things sorted by place, outer before inner; finds those in a range without looking at the others."""

    def __init__(self, marks: Iterable[tuple[int, int, T]] = ()) -> None:
        """From starts, ends (Qt positions) and things."""
        found = sorted(sorted(marks, key=itemgetter(1), reverse=True), key=itemgetter(0))
        columns = tuple(map(list, zip(*found, strict=True))) or ([], [], [])
        self._starts, self._ends, self._things = columns
        self._longest: int = max(map(sub, self._ends, self._starts), default=0)

    def __iter__(self) -> Iterator[Mark[T]]:
        return map(Mark, self._starts, self._ends, self._things)

    def __len__(self) -> int:
        return len(self._things)

    def starts(self) -> Iterator[tuple[int, T]]:
        """Where each thing begins, in order of place."""
        return zip(self._starts, self._things, strict=True)

    def _mark(self, index: int) -> Mark[T]:
        return Mark(self._starts[index], self._ends[index], self._things[index])

    def put(self, start: int, end: int, thing: T) -> None:
        """Add a thing."""
        index = bisect_left(self._starts, start)
        while index < len(self._starts) and self._starts[index] == start and self._ends[index] > end:
            index += 1
        self._starts.insert(index, start)
        self._ends.insert(index, end)
        self._things.insert(index, thing)
        self._longest = max(self._longest, end - start)

    def replace(self, start: int, end: int, thing: T) -> bool:
        """Put a thing into the place of the one with its key; False where none has both place and key."""
        for index in range(bisect_left(self._starts, start), bisect_right(self._starts, start)):
            if self._ends[index] == end and self._things[index].key == thing.key:
                self._things[index] = thing
                return True
        return False

    def take(self, start: int, key: str) -> None:
        """Take away the thing of that key that begins at ``start``; harmless where there is none."""
        index = bisect_left(self._starts, start)
        while index < len(self._starts) and self._starts[index] == start:
            if self._things[index].key == key:
                del self._starts[index], self._ends[index], self._things[index]
                return
            index += 1

    def within(self, start: int, end: int) -> list[Mark[T]]:
        """The marks that touch ``start``–``end``, in order of place, outer before inner."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_right(self._starts, end)
        return [self._mark(n) for n in range(first, last) if self._ends[n] >= start]

    def at(self, position: int) -> list[Mark[T]]:
        """The marks that hold the character at ``position``, shortest first."""
        found = [m for m in self.within(position, position) if m.start <= position < max(m.end, m.start + 1)]
        return sorted(found, key=_by_length)

    def next(self, position: int) -> Mark[T] | None:
        """The first mark that begins after ``position``."""
        index = bisect_right(self._starts, position)
        return self._mark(index) if index < len(self._things) else None

    def previous(self, position: int) -> Mark[T] | None:
        """The last mark that begins before ``position``."""
        index = bisect_left(self._starts, position)
        return self._mark(index - 1) if index else None

    def neighbour(self, key: str, step: int) -> Mark[T] | None:
        """The mark ``step`` places after the one of that key; None beyond the ends or for an unknown key."""
        index = next((i for i, thing in enumerate(self._things) if thing.key == key), None)
        if index is None or not 0 <= index + step < len(self._things):
            return None
        return self._mark(index + step)


def _by_length(mark: Mark[T]) -> tuple[int, int]:
    return mark.end - mark.start, mark.start


def is_low(record: FigureRecord) -> bool:
    """Whether the machine was unsure and nobody has looked yet."""
    return (
        record.status is Status.SUGGESTED
        and record.figure.confidence < load_json("page/marks.json")["low_confidence"]
    )


def _control_pattern() -> re.Pattern[str]:
    codes = load_json("page/marks.json")["controls"]
    return re.compile("[" + "".join(chr(int(code, 16)) for code in codes) + "]")


class PageMarks:
    """Everything that is marked on one report's page."""

    def __init__(self, state: ReportState) -> None:
        self.document = state.document
        self.text = state.document.text
        self.map = Utf16Map(self.text)
        self.shows_implied = True
        self.sections = tuple(sorted(state.sections, key=_section_start))
        names = load_json("page/marks.json")["controls"]
        self.controls = tuple(
            (self.map.to_qt(hit.start()), names[f"{ord(hit.group()):04X}"])
            for hit in _control_pattern().finditer(self.text)
        )
        self.doubts = tuple(self.span(doubt.start, doubt.end) for doubt in state.document.doubts)
        self.set_notes(state.notes)
        self.set_findings(state.findings)
        self.set_figures(state.figures)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Qt positions of a code-point range."""
        return self.map.to_qt(start), self.map.to_qt(end)

    def set_figures(self, records: Iterable[FigureRecord]) -> None:
        """The figures of the report."""
        self._figures = {record.key: record for record in records}
        self._rebuild()

    def _rebuild(self) -> None:
        shown = [r for r in self._figures.values() if self.shows_implied or not r.figure.implied]
        places = [(r.figure.start, r.figure.end, r) for r in shown]
        self.figures: Spans[FigureRecord] = Spans(self._placed(places))

    def _placed(self, things: list[tuple[int, int, T]]) -> list[tuple[int, int, T]]:
        """Things of code-point ranges at their Qt positions, which are the same in nearly every report."""
        if self.map.is_plain:
            return things
        return [(*self.span(*place), thing) for *place, thing in things]

    def show_implied(self, *, shown: bool) -> None:
        """Whether figures without a number on the page are marked."""
        self.shows_implied = shown
        self._rebuild()

    def figure(self, key: str | None) -> FigureRecord | None:
        """The figure of that key, shown or not."""
        return self._figures.get(key) if key else None

    def put(self, records: Iterable[FigureRecord]) -> list[tuple[int, int]]:
        """Take in changed or new figures; gives the Qt ranges that look different now."""
        dirty = []
        for record in records:
            old = self._figures.get(record.key)
            self._figures[record.key] = record
            place = self.span(record.figure.start, record.figure.end)
            is_shown = self.shows_implied or not record.figure.implied
            if is_shown and self.figures.replace(*place, record):
                dirty.append(place)
                continue
            if old is not None:
                was = self.span(old.figure.start, old.figure.end)
                self.figures.take(was[0], record.key)
                if was != place:
                    dirty.append(was)
            if is_shown:
                self.figures.put(*place, record)
            dirty.append(place)
        return dirty

    def drop(self, keys: Iterable[str]) -> None:
        """Take figures away (an addition that was undone)."""
        for key in keys:
            old = self._figures.pop(key, None)
            if old is not None:
                self.figures.take(self.map.to_qt(old.figure.start), key)

    def set_notes(self, notes: Iterable[Note]) -> None:
        """The notes of the report."""
        notes = tuple(notes)
        self._notes = {note.key: note for note in notes}
        self.notes: Spans[Note] = Spans((*self.span(n.start, n.end), n) for n in notes)

    def note(self, key: str) -> Note:
        """The note of that key. Raises KeyError for one that is not on the page."""
        return self._notes[key]

    def set_findings(self, findings: Iterable[FindingRecord]) -> None:
        """The findings of the report; dismissed ones are not marked."""
        self._findings = {f.key: f for f in findings}
        places: list[tuple[int, int, FindingRecord]] = []
        for record in self._findings.values():
            if record.state is not FindingState.DISMISSED:
                places += ((start, end, record) for start, end in record.finding.spans)
        self.findings: Spans[FindingRecord] = Spans(self._placed(places))

    def finding(self, key: str | None) -> FindingRecord | None:
        """The finding of that key."""
        return self._findings.get(key) if key else None

    def set_sections(self, sections: Iterable[SectionRecord]) -> None:
        """The outline of the report."""
        self.sections = tuple(sorted(sections, key=_section_start))

    def section_at(self, offset: int) -> SectionRecord | None:
        """The innermost standing section that holds a code-point offset."""
        found = None
        for record in self.sections:
            section = record.section
            if section.start > offset:
                break
            if record.status is not Status.REJECTED and offset < section.end:
                found = record
        return found

    def heading_at(self, offset: int) -> SectionRecord | None:
        """The section whose heading words hold a code-point offset."""
        found = self.section_at(offset)
        return found if found and offset <= found.section.title_end else None


def _section_start(record: SectionRecord) -> tuple[int, int]:
    return record.section.start, record.section.level
