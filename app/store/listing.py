"""The library list: a row for each report, and the report that is there already."""

from __future__ import annotations

from sqlite_utils import Database

from app.core.enums import FindingState
from app.core.report import Head
from app.core.state import ReportRow
from app.store.documents import text_hash
from app.store.shapes import Cell

_SETTLED = ", ".join(f"'{state}'" for state in FindingState if state.is_settled)
_LIST = f"""
SELECT r."key", r."file_name", r."title", r."town", r."county", r."year", r."issuer", r."document_number",
    r."date",
    (SELECT count(*) FROM "figure" f WHERE f."report" = r."key"),
    (SELECT count(*) FROM "figure_decision" d WHERE d."report" = r."key"),
    (SELECT count(*) FROM "figure_decision" d WHERE d."report" = r."key"
        AND NOT EXISTS (SELECT 1 FROM "figure" f WHERE f."key" = d."key")),
    (SELECT count(*) FROM "finding_decision" d WHERE d."report" = r."key" AND d."state" IN ({_SETTLED})),
    r."findings", r."imported_at", r."sha256", r."format", r."characters"
FROM "report_now" r
"""


def listed(db: Database, where: str = "1", values: tuple[Cell, ...] = ()) -> tuple[ReportRow, ...]:
    """The library list, in the order of import. ``where`` is our own SQL over ``report_now`` as r."""
    found = db.execute(f'{_LIST} WHERE {where} ORDER BY r."id"', values)
    return tuple(_listed(row) for row in found)


def _listed(row: tuple[str | int | None, ...]) -> ReportRow:
    key, file_name = row[:2]
    figures, decided, own, closed, findings, at, digest, form, characters = row[9:]
    return ReportRow(
        key=str(key),
        file_name=str(file_name),
        head=Head(*row[2:9]),  # type: ignore[arg-type]
        figures=int(figures or 0) + int(own or 0),
        reviewed=int(decided or 0),
        findings_open=max(0, int(findings or 0) - int(closed or 0)),
        imported_at=str(at),
        sha256=str(digest),
        format=str(form),
        characters=int(characters or 0),
    )


def find_duplicate(db: Database, digest: str, text: str) -> ReportRow | None:
    """A report in the library with the same bytes, or else with the same text."""
    for column, value in (("sha256", digest), ("text_sha256", text_hash(text))):
        where = f'r."key" IN (SELECT "key" FROM "report" WHERE "{column}" = ?)'
        found = listed(db, where, (value,))
        if found:
            return found[0]
    return None
