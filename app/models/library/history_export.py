"""The history of the open library as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from app.core.enums import Status
from app.core.errors import StoreError
from app.core.review.changes import Row
from app.core.review.rows import to_row
from app.models.session import Session
from app.store.history import HistoryRow

_PAGE = 2000


def export_history(session: Session, path: Path) -> int:
    """Writes all that was done, newest first, as CSV; returns the number of changes. Raises OSError."""
    from app.writers.history_csv import save_history_csv

    rows = list(session.history(_PAGE, 0))
    while rows and len(rows) % _PAGE == 0:
        more = session.history(_PAGE, len(rows))
        if not more:
            break
        rows.extend(more)
    rows = list(_with_suggestions(session, rows))
    names = {row.key: row.file_name for row in session.reports}
    save_history_csv(path, rows, names=names, book=session.book)
    return len(rows)


def _with_suggestions(session: Session, rows: Sequence[HistoryRow]) -> Iterator[HistoryRow]:
    """The rows with the machine's reading where a decision was the first on its thing, or was taken back."""
    read: dict[str, Row] = {}
    for report in {row.report for row in rows if row.report}:
        read.update(_suggestions(session, report))
    for row in rows:
        known = read.get(row.key)
        if known is None or (row.before is not None and row.after is not None):
            yield row
        else:
            yield replace(row, before=row.before or known, after=row.after or known)


def _suggestions(session: Session, report: str) -> dict[str, Row]:
    try:
        state = session.library.state(report) if session.library else None
    except StoreError:
        return {}  # taken out of the library: its decisions stand in the history, its text does not
    if state is None:
        return {}
    status = str(Status.SUGGESTED)
    figures = {r.key: to_row(r.suggested, status=status) for r in state.figures if r.suggested}
    sections = (*state.sections, *state.rejected_sections)
    return {**figures, **{r.key: to_row(r.suggested, status=status) for r in sections if r.suggested}}
