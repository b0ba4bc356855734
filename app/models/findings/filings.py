"""Saving the days on which a report came in and was made public, as they are given on the board."""

from __future__ import annotations

from datetime import date

from app.core.review.changes import Entity
from app.core.review.filing import filing_from, set_filing
from app.models.session import Session


def give_day(session: Session, report: str, field: str, day: date | None) -> bool:
    """Saves a day of a report (``field`` of ``Filing``), None takes it back; False where that is refused."""
    row = next((row for row in session.reports if row.key == report), None)
    if row is None or session.library is None:
        return False
    stored = session.library.row(Entity.FILING, report)
    before = filing_from(stored.row if stored else None)
    act = set_filing(report, row.head.name_and_year(row.file_name), before=before, **{field: day})
    return session.apply(act)
