"""Days on which reports came in and were made public, as persons gave them, for the board."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.core.review.changes import Entity
from app.core.review.filing import Filing, filing_from, set_filing
from app.models.session import Session


def filings(session: Session) -> Mapping[str, Filing]:
    """What was given for the reports of the open library, by their keys."""
    stored = session.library.rows(Entity.FILING) if session.library else ()
    return {row.key: filing_from(row.row) for row in stored}


def give_day(session: Session, report: str, field: str, day: date | None) -> bool:
    """Saves a day of a report (``field`` of ``Filing``), None takes it back; False where that is refused."""
    row = next((row for row in session.reports if row.key == report), None)
    if row is None or session.library is None:
        return False
    stored = session.library.row(Entity.FILING, report)
    before = filing_from(stored.row if stored else None)
    act = set_filing(report, row.head.name_and_year(row.file_name), before=before, **{field: day})
    return session.apply(act)
