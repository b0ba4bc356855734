"""Reports of a library as the commands that write need them."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.checks.records import with_findings
from app.core.codebook import book_with
from app.core.review.changes import Entity
from app.core.state import ReportState
from app.core.taxonomy import Taxonomy, standard_taxonomy
from app.store.library import Library


def book_of(library: Library) -> Taxonomy:
    """The tag book as the library's users changed it."""
    return book_with({s.key: s.row for s in library.rows(Entity.INDICATOR)}, standard_taxonomy())


def state_of(library: Library, key: str, book: Taxonomy) -> ReportState:
    """One report as it stands, with its findings and what was decided about them."""
    decisions = {stored.key: stored.row for stored in library.rows(Entity.FINDING, key)}
    return with_findings(library.state(key), book, decisions)


def states(library: Library) -> Iterator[ReportState]:
    """All reports as they stand, one after the other."""
    book = book_of(library)
    for row in library.reports():
        yield state_of(library, row.key, book)
