"""What the comparison needs of a library, and the open session as it gives that."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from app.core.compare.base_acts import keep_bases
from app.core.report import Section
from app.core.review.changes import Entity, Row
from app.core.review.mentions import Mention
from app.core.scan import Scan
from app.core.state import ReportRow
from app.core.taxonomy import Taxonomy
from app.models.session import Session

_TEXTS_KEPT = 64


class CompareSource(Protocol):
    """What the comparison needs of an open library."""

    @property
    def book(self) -> Taxonomy:
        """The tag book of the library."""

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be corrected."""

    def reports(self) -> Sequence[ReportRow]:
        """All reports of the library."""

    def open_report(self) -> ReportRow | None:
        """The report that is being read, which a comparison begins with."""

    def mentions(self, *, year: int | None = None, town: str | None = None) -> tuple[Mention, ...]:
        """The figures of a year, of a town (by name), or all."""

    def sentence(self, report: str, start: int, end: int) -> tuple[str, int, int]:
        """The sentence around a place, and where the place stands in it (code points)."""

    def text_of(self, report: str) -> tuple[str, Sequence[Section]]:
        """The text of a report and its standing sections."""

    def base_rows(self) -> Sequence[Row]:
        """The base table kept by hand: rows with town, county, year, name and value."""


class SessionCompareSource:
    """Reads mentions, sentences and base figures from the session's library."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._scan = lru_cache(maxsize=_TEXTS_KEPT)(self._read_scan)

    @property
    def book(self) -> Taxonomy:
        """The tag book of the library."""
        return self._session.book

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be corrected."""
        return self._session.read_only

    def reports(self) -> Sequence[ReportRow]:
        """All reports of the library."""
        return self._session.reports

    def open_report(self) -> ReportRow | None:
        """The report that is being read."""
        state = self._session.state
        return next((row for row in self._session.reports if state and row.key == state.key), None)

    def mentions(self, *, year: int | None = None, town: str | None = None) -> tuple[Mention, ...]:
        """The figures of a year, of a town (by name), or all."""
        library = self._session.library
        return library.mentions(year=year, town=town) if library else ()

    def sentence(self, report: str, start: int, end: int) -> tuple[str, int, int]:
        """The sentence around a place, and where the place stands in it (code points)."""
        scan = self._scan(report)
        left, right = scan.sentence(start)
        right = max(right, end)
        words = scan.text[left:right]
        blanks = len(words) - len(words.lstrip())
        return words.strip(), start - left - blanks, end - left - blanks

    def text_of(self, report: str) -> tuple[str, Sequence[Section]]:
        """The text of a report and its standing sections."""
        library = self._session.library
        if library is None:
            return "", ()
        state = library.state(report)
        return state.document.text, tuple(record.section for record in state.sections)

    def base_rows(self) -> Sequence[Row]:
        """The base table kept by hand."""
        library = self._session.library
        return tuple(stored.row for stored in library.rows(Entity.BASE)) if library else ()

    def keep_bases(self, wishes: Sequence[Row]) -> bool:
        """Keeps base figures or towns' new names (see ``ComparePane.bases_requested``); one act, undone
        like any.
        """
        library = self._session.library
        if library is None:
            return False
        kept = {stored.key: stored.row for stored in library.rows(Entity.BASE) if stored.row is not None}
        return self._session.apply(keep_bases(kept, wishes))

    def forget_texts(self) -> None:
        """For another library."""
        self._scan.cache_clear()

    def report_of(self, figure: str) -> str | None:
        """The report that a figure belongs to."""
        library = self._session.library
        return library.report_of(figure) if library else None

    def _read_scan(self, report: str) -> Scan:
        library = self._session.library
        return Scan(library.document(report).text if library else "")
