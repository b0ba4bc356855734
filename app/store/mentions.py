"""Figures as the comparison sees them, selected by SQL: with an indicator, not rejected, decisions first."""

from __future__ import annotations

from operator import itemgetter

from sqlite_utils import Database

from app.core.enums import Qualifier, Role, Status
from app.core.mentions import Mention
from app.store.errors import damage
from app.store.shapes import Cell

_QUALIFIER = {q.value: q for q in Qualifier}
_ROLE = {r.value: r for r in Role}
_STATUS = {s.value: s for s in Status}
_FIELDS = ("value", "value_max", "unit", "qualifier", "period", "role", "start", "end", "implied", "also")


def mentions(db: Database, *, year: int | None = None, town: str | None = None) -> tuple[Mention, ...]:
    """Mentions of a year, of a town, or all; reports in the order of import, each in reading order.

    A figure that serves two indicators (``also``) is one mention for each.
    """
    conditions: list[str] = ["1"]
    values: list[Cell] = []
    for name, value in (("year", year), ("town", town)):
        if value is not None:
            conditions.append(f'r."{name}" = ?')
            values.append(value)
    where = " AND ".join(conditions)
    reports = 'r."key", coalesce(r."town", \'\'), coalesce(r."county", \'\'), r."year", r."id"'
    suggested = ", ".join(f'f."{name}"' for name in _FIELDS)
    decided = ", ".join(f'd."{name}"' for name in _FIELDS)
    found = db.execute(
        f'SELECT f."key", {reports}, f."indicator", \'suggested\', {suggested} FROM "report_now" r '
        f'JOIN "figure" f ON f."report" = r."key" WHERE {where} AND f."indicator" IS NOT NULL '
        'AND NOT EXISTS (SELECT 1 FROM "figure_decision" d WHERE d."key" = f."key") '
        f'UNION ALL SELECT d."key", {reports}, d."indicator", d."status", {decided} FROM "report_now" r '
        f'JOIN "figure_decision" d ON d."report" = r."key" WHERE {where} AND d."indicator" IS NOT NULL '
        "AND d.\"status\" <> 'rejected'",
        (*values, *values),
    ).fetchall()
    found.sort(key=itemgetter(5, 14))
    made: list[Mention] = []
    try:
        for row in found:
            made.append(_mention(row, row[6]))
            if row[17]:
                made += [_mention(row, code) for code in row[17].split() if code != row[6]]
    except KeyError as error:
        raise damage(f"数据栏里有不认识的词 {error}") from error
    return tuple(made)


def _mention(row: tuple[Cell, ...], indicator: str) -> Mention:
    key, report, town, county, year, _, _, status, value, value_max, unit = row[:11]
    qualifier, period, role, start, end, implied = row[11:17]
    return Mention(  # positions and types are those of the columns above
        key,  # type: ignore[arg-type]
        report,  # type: ignore[arg-type]
        town,  # type: ignore[arg-type]
        county,  # type: ignore[arg-type]
        year,  # type: ignore[arg-type]
        indicator,
        value,  # type: ignore[arg-type]
        value_max,  # type: ignore[arg-type]
        unit,  # type: ignore[arg-type]
        _QUALIFIER[qualifier],  # type: ignore[index]
        period,  # type: ignore[arg-type]
        _ROLE[role],  # type: ignore[index]
        _STATUS[status],  # type: ignore[index]
        start,  # type: ignore[arg-type]
        end,  # type: ignore[arg-type]
        implied == 1,
    )


def years(db: Database) -> tuple[int, ...]:
    """The years of the reports, latest first."""
    found = db.execute(
        'SELECT DISTINCT "year" FROM "report_now" WHERE "year" IS NOT NULL ORDER BY "year" DESC'
    )
    return tuple(row[0] for row in found)


def towns(db: Database) -> tuple[str, ...]:
    """The towns of the reports, in the order in which their first report was imported."""
    found = db.execute(
        'SELECT "town" FROM "report_now" WHERE "town" IS NOT NULL GROUP BY "town" ORDER BY min("id")'
    )
    return tuple(row[0] for row in found)
