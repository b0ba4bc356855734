"""Figures as the comparison sees them, selected by SQL: with an indicator, not rejected, decisions first."""

from __future__ import annotations

from sys import intern
from typing import Any

from sqlite_utils import Database

from app.core.enums import Qualifier, Role, Status
from app.core.review.mentions import Mention
from app.store.errors import damage
from app.store.shapes import Cell

_QUALIFIER = {q.value: q for q in Qualifier}
_ROLE = {r.value: r for r in Role}
_STATUS = {s.value: s for s in Status}
_FIELDS = (
    *("key", "report", "indicator", "value", "value_max", "unit", "qualifier", "period", "role"),
    *("start", "end", "implied", "also"),
)
_ALSO = _FIELDS.index("also")
_MOST = 30_000  # values in one question to SQLite; beyond, all figures are looked through


def mentions(db: Database, *, year: int | None = None, town: str | None = None) -> tuple[Mention, ...]:
    """Mentions of a year, of a town, or all; reports in the order of import, each in reading order.

    A figure that serves two indicators (``also``) is one mention for each.
    """
    reports = _reports(db, year, town)
    among = ""
    values: tuple[str, ...] = ()
    if year is not None or town is not None:
        among = f'AND x."report" IN ({", ".join("?" * len(reports))})' if len(reports) <= _MOST else ""
        values = tuple(reports) if among else ()
    names = ", ".join(f'x."{name}"' for name in _FIELDS)
    rows = db.execute(
        f'SELECT {names}, \'suggested\' FROM "figure" x WHERE x."indicator" IS NOT NULL {among} '
        'AND NOT EXISTS (SELECT 1 FROM "figure_decision" d WHERE d."key" = x."key") '
        f'UNION ALL SELECT {names}, x."status" FROM "figure_decision" x '
        f'WHERE x."indicator" IS NOT NULL AND x."status" <> \'rejected\' {among}',
        (*values, *values),
    )
    try:
        # Row by row: all of them at once would take as much memory again as the mentions do.
        standing = ((reports[row[1]], row) for row in rows if row[1] in reports)
        found = [_mention(report, row, code) for report, row in standing for code in _codes(row)]
    except KeyError as error:
        raise damage(f"数据栏里有不认识的词 {error}") from error
    found.sort(key=lambda m: (reports[m.report][1], m.start, m.end, m.key))
    return tuple(found)


_Report = tuple[str, int, str, str, "int | None"]  # key, order of import, town, county, year


def _reports(db: Database, year: int | None, town: str | None) -> dict[str, _Report]:
    conditions: list[str] = ["1"]
    values: list[Cell] = []
    for name, value in (("year", year), ("town", town)):
        if value is not None:
            conditions.append(f'"{name}" = ?')
            values.append(value)
    found = db.execute(
        'SELECT "key", "id", coalesce("town", \'\'), coalesce("county", \'\'), "year" FROM "report_now" '
        f"WHERE {' AND '.join(conditions)}",
        values,
    )
    return {row[0]: row for row in found}


def _codes(row: tuple[Any, ...]) -> tuple[str, ...]:
    code, also = row[2], row[_ALSO]
    return (code, *(c for c in also.split() if c != code)) if also else (code,)


def _mention(report: _Report, row: tuple[Any, ...], indicator: str) -> Mention:
    """One mention. Words that many share are kept once: a province has a million mentions."""
    key, _, _, value, value_max, unit, qualifier, period, role, start, end, implied, _, status = row
    return Mention(
        key,
        report[0],
        report[2],
        report[3],
        report[4],
        intern(indicator),
        value,
        value_max,
        intern(unit),
        _QUALIFIER[qualifier],
        intern(period) if period else period,
        _ROLE[role],
        _STATUS[status],
        start,
        end,
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
