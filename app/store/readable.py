"""An open library as it can be asked: every question, nothing that writes (``library`` does).

Core's dataclasses out. Every fault of the disk or of SQLite leaves as a ``StoreError`` with a sentence.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.report import Document
from app.core.review.changes import Entity
from app.core.review.mentions import Mention
from app.core.state import FigureRecord, ReportRow, ReportState
from app.store import decisions, figures, history, listing, mentions, reports, search, states
from app.store.connection import Handle
from app.store.decisions import Stored
from app.store.errors import speaking
from app.store.figures import Facet, FigureFilter, Order
from app.store.history import HistoryHead, HistoryRow
from app.store.search import Hit

if TYPE_CHECKING:
    from app.store.backups.manifests import Backup
    from app.store.verify import VerifyResult


def remedy(path: Path) -> str:
    """Where the newest good backup of a damaged library lies, as a sentence."""
    from app.store.backups import manifests  # backups and merging are no part of the start

    return manifests.remedy(path)


class Readable:
    """What can be asked of an open library; belongs to the thread that opened it."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._db = handle.db

    def _speaking(self) -> AbstractContextManager[None]:
        return speaking(partial(remedy, self.path))

    @property
    def path(self) -> Path:
        return self._handle.path

    @property
    def read_only(self) -> bool:
        return not self._handle.writable

    # Reports

    def reports(self) -> tuple[ReportRow, ...]:
        """The library list, in the order of import."""
        with self._speaking():
            return listing.listed(self._db)

    def report_row(self, key: str) -> ReportRow | None:
        """One line of the library list, for refreshing it after an act; None when removed or unknown."""
        with self._speaking():
            return next(iter(listing.listed(self._db, 'r."key" = ?', (key,))), None)

    def state(self, key: str) -> ReportState:
        """Everything known and decided about a report. StoreError when it is damaged or unknown."""
        with self._speaking():
            return states.state(self._db, key)

    def outline(self, key: str, text: str) -> states.Outline:
        """The outline of a report after an act on it: what stands, and what was rejected."""
        with self._speaking():
            return states.outline_of(self._db, key, text)

    def document(self, key: str) -> Document:
        """The text of a report, as it was stored."""
        with self._speaking():
            return reports.document(self._db, key)

    def original(self, key: str) -> tuple[str, bytes]:
        """File name and bytes of the file that was imported."""
        with self._speaking():
            return reports.original(self._db, key)

    def find_duplicate(self, sha256: str, text: str) -> ReportRow | None:
        """A report with the same bytes (hex SHA-256 of the file), or else with the same text."""
        with self._speaking():
            return listing.find_duplicate(self._db, sha256, text)

    # What persons did

    def history(
        self, *, report: str | None = None, key: str | None = None, limit: int = 200, offset: int = 0
    ) -> tuple[HistoryRow, ...]:
        """Changes newest first: of one report, of one figure or other thing, or of the whole library."""
        with self._speaking():
            return history.rows(self._db, report=report, key=key, limit=limit, offset=offset)

    def head(self) -> HistoryHead:
        """Number and hash of the last row of the history; printed on summaries."""
        with self._speaking():
            return history.head(self._db)

    def rows(self, entity: Entity, report: str | None = None) -> tuple[Stored, ...]:
        """What persons decided: all rows of an entity, of one report or of the library, by key."""
        with self._speaking():
            return decisions.fetch_all(self._db, entity, report)

    def row(self, entity: Entity, key: str) -> Stored | None:
        """What persons decided about one thing; None where nothing stands."""
        with self._speaking():
            return decisions.fetch(self._db, entity, key)

    def removed_reports(self) -> tuple[Stored, ...]:
        """Reports that were taken out, with who did it and when."""
        return self.rows(Entity.REPORT)

    # Across reports

    def mentions(self, *, year: int | None = None, town: str | None = None) -> tuple[Mention, ...]:
        """Figures with an indicator, not rejected, of the reports of a year, of a town, or of all."""
        with self._speaking():
            return mentions.mentions(self._db, year=year, town=town)

    def figures(
        self,
        wanted: FigureFilter,
        *,
        order: Order = Order.READING,
        limit: int = 1000,
        offset: int = 0,
    ) -> tuple[FigureRecord, ...]:
        """Figures of all reports as they stand, chosen by a filter: for queues and for bulk corrections.

        The index of their section is the one of the machine's outline.
        """
        with self._speaking():
            return figures.figures(self._db, wanted, order=order, limit=limit, offset=offset)

    def figure_keys(self, wanted: FigureFilter, *, limit: int) -> dict[str, tuple[str, ...]]:
        """Keys of the figures chosen by a filter, by report; reports in the order of import."""
        with self._speaking():
            return figures.keys(self._db, wanted, limit=limit)

    def report_of(self, figure: str) -> str | None:
        """The key of the report that a figure belongs to; None for an unknown one."""
        with self._speaking():
            return figures.report_of(self._db, figure)

    def counts(
        self, facet: Facet, wanted: FigureFilter | None = None
    ) -> tuple[tuple[str | int | None, int], ...]:
        """How many figures have each value of a facet among those chosen by the other facets, most first."""
        with self._speaking():
            return figures.counts(self._db, facet, wanted or FigureFilter())

    def years(self) -> tuple[int, ...]:
        """Years of the reports, latest first."""
        with self._speaking():
            return mentions.years(self._db)

    def towns(self) -> tuple[str, ...]:
        """Towns of the reports, in the order of import."""
        with self._speaking():
            return mentions.towns(self._db)

    def search(
        self,
        words: str,
        *,
        year: int | None = None,
        town: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> tuple[Hit, ...]:
        """Reports that hold every one of ``words`` (separated by blanks), with the places."""
        with self._speaking():
            return search.search(self._db, words, year=year, town=town, limit=limit, offset=offset)

    # Safety

    def verify(self) -> VerifyResult:
        """Checks contents, history and backups; seconds for thousands of reports (see ``verify.verify``)."""
        from app.store import verify

        with self._speaking():
            return verify.verify(self.path)

    def backups(self) -> tuple[Backup, ...]:
        """Backups of this library, newest first."""
        from app.store.backups import manifests

        with self._speaking():
            return manifests.listed(self.path)
