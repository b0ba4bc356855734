"""Search across the library: words in context, figures, and facets with counts. Reading only.

A ``Wish`` is everything a person chose; it can be kept as text and read back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from app.core.enums import Status
from app.core.state import FigureRecord, ReportRow
from app.models.session import Session
from app.store.figures import Facet, FigureFilter, Word

FINDINGS = "findings"
YES, NO = "yes", "no"
FACETS = ("town", "year", "category", "indicator", "status", "unit", "reviewer", FINDINGS)
Value = str | int | None
_AROUND = 30
_PLACES = 50  # of one report
_AT_ONCE = 40  # reports in one page of results
_MOST_FIGURES = 1000
_MOST_VALUES, _LONGEST = 500, 200


@dataclass(frozen=True, slots=True)
class Wish:
    """Words, and for each facet the values that may be; an empty tuple means any."""

    words: str = ""
    chosen: tuple[tuple[str, tuple[Value, ...]], ...] = field(default=())

    def of(self, facet: str) -> tuple[Value, ...]:
        """What is chosen of a facet."""
        return dict(self.chosen).get(facet, ())

    def with_value(self, facet: str, value: Value, *, on: bool) -> Wish:
        """The wish with a value chosen or not."""
        values = [v for v in self.of(facet) if v != value] + ([value] if on else [])
        chosen = {**dict(self.chosen), facet: tuple(values)}
        return replace(self, chosen=tuple((f, chosen[f]) for f in FACETS if chosen.get(f)))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.words.strip() and not self.chosen

    def to_text(self) -> str:
        """The wish as it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> Wish:
        """The wish that ``to_text`` kept; an empty one where it cannot be read."""
        try:
            data = json.loads(text)
            wish = cls(str(data["words"])[:_LONGEST])
            for facet, values in data["chosen"]:
                for value in values[:_MOST_VALUES]:
                    if facet in FACETS and _is_value(facet, value):
                        wish = wish.with_value(facet, value, on=True)
        except (ValueError, TypeError, KeyError, RecursionError):
            return cls()
        return wish


def _is_value(facet: str, value: Any) -> bool:
    if facet == "year":
        return type(value) is int
    if facet == "status":
        return value in {str(s) for s in Status}
    return isinstance(value, str) and len(value) <= _LONGEST


@dataclass(frozen=True, slots=True)
class Passage:
    """One place of the words in a report, with what stands around it."""

    report: str
    place: str
    start: int
    end: int
    before: str
    hit: str
    after: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the places, and whether there are no more."""

    passages: tuple[Passage, ...]
    is_last: bool


class LibrarySearch:
    """Answers wishes from the open library of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def reports(self, wish: Wish) -> tuple[ReportRow, ...]:
        """The reports that the facets of reports leave."""
        towns, years, findings = wish.of("town"), wish.of("year"), wish.of(FINDINGS)
        return tuple(
            row
            for row in self._session.reports
            if (not towns or (row.head.town or "") in towns)
            and (not years or row.head.year in years)
            and (not findings or (YES if row.findings_open else NO) in findings)
        )

    def passages(self, wish: Wish) -> Iterator[Page]:
        """The places of the words, a page of reports at a time; no words, no places."""
        library = self._session.library
        if library is None or not wish.words.strip():
            return
        allowed = {row.key: row for row in self.reports(wish)}
        offset = 0
        while True:
            hits = library.search(wish.words, limit=_AT_ONCE, offset=offset)
            page: list[Passage] = []
            for hit in hits:
                if hit.key in allowed:
                    text = library.document(hit.key).text
                    place = _place(allowed[hit.key])
                    page += [_passage(hit.key, place, text, *span) for span in hit.places[:_PLACES]]
            is_last = len(hits) < _AT_ONCE
            if page or is_last:
                yield Page(tuple(page), is_last)
            if is_last:
                return
            offset += _AT_ONCE

    def figures(self, wish: Wish) -> tuple[FigureRecord, ...]:
        """The figures that the facets leave, and whose name, number or indicator holds every word."""
        library = self._session.library
        if library is None or wish.is_empty:
            return ()
        names = [(i.code, i.name.casefold()) for i in self._session.book.indicators()]
        words = tuple(
            Word(word, tuple(code for code, name in names if word in name))
            for word in wish.words.casefold().split()
        )
        return library.figures(replace(self._filter(wish), words=words), limit=_MOST_FIGURES)

    def values(self, facet: str, wish: Wish) -> tuple[tuple[Value, int], ...]:
        """The values of a facet with how many figures have them, most first; what is chosen of it aside."""
        library = self._session.library
        if library is None:
            return ()
        if facet != FINDINGS:
            return library.counts(Facet(facet), self._filter(wish))
        others = replace(wish, chosen=tuple(pair for pair in wish.chosen if pair[0] != FINDINGS))
        counted = {str(key): n for key, n in library.counts(Facet.REPORT, self._filter(others))}
        totals = {YES: 0, NO: 0}
        for row in self._session.reports:
            totals[YES if row.findings_open else NO] += counted.get(row.key, 0)
        return tuple(totals.items())

    def _filter(self, wish: Wish) -> FigureFilter:
        chosen: dict[str, Any] = {facet: values for facet, values in wish.chosen if facet != FINDINGS}
        if "status" in chosen:
            chosen["status"] = tuple(Status(str(value)) for value in chosen["status"])
        if wish.of(FINDINGS):
            chosen["report"] = tuple(row.key for row in self.reports(wish)) or ("",)
        return FigureFilter(**chosen)

    def place(self, report: str) -> str:
        """A report's name for people."""
        row = next((row for row in self._session.reports if row.key == report), None)
        return _place(row) if row else ""


def _place(row: ReportRow) -> str:
    return row.head.name_and_year(row.file_name)


def _passage(report: str, place: str, text: str, start: int, end: int) -> Passage:
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    return Passage(report, place, start, end, before, text[start:end], after)


def shown_values(values: Sequence[tuple[Value, int]], chosen: Sequence[Value]) -> list[tuple[Value, int]]:
    """The values of a facet with those that are chosen and count nothing any more."""
    known = {value for value, _ in values}
    return [*values, *((value, 0) for value in chosen if value not in known)]
