"""Figures across reports as they stand: chosen, ordered and counted by SQL, for queues, bulk acts, facets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import Enum

from sqlite_utils import Database

from app.core.enums import Status
from app.core.report import Figure
from app.core.state import FigureRecord
from app.store import tables
from app.store.records import figure_at, status_of
from app.store.shapes import FIGURE, Cell

_COLUMNS = tuple(c.name for c in FIGURE)
_AT_ONCE = 500  # keys in one question
# Every figure as it stands: what a person decided, and suggestions nobody has looked at.
_STANDING = f"""
WITH e AS (
    SELECT f."key", f."report", {tables.quoted(_COLUMNS, "f")}, 'suggested' AS "status", NULL AS "decided_by",
        NULL AS "decided_at", r."town", r."year", r."id"
    FROM "report_now" r JOIN "figure" f ON f."report" = r."key"
    WHERE NOT EXISTS (SELECT 1 FROM "figure_decision" d WHERE d."key" = f."key")
    UNION ALL
    SELECT d."key", d."report", {tables.quoted(_COLUMNS, "d")}, d."status", d."decided_by", d."decided_at",
        r."town", r."year", r."id"
    FROM "report_now" r JOIN "figure_decision" d ON d."report" = r."key"
)
"""


class Facet(str, Enum):
    """What figures can be counted and chosen by."""

    REPORT = "report"
    TOWN = "town"
    YEAR = "year"
    CATEGORY = "category"
    INDICATOR = "indicator"
    STATUS = "status"
    UNIT = "unit"
    LABEL = "label"
    REVIEWER = "reviewer"

    __str__ = str.__str__


_VALUE = {
    Facet.REPORT: '"report"',
    Facet.TOWN: "coalesce(\"town\", '')",
    Facet.YEAR: '"year"',
    Facet.CATEGORY: "CASE WHEN \"indicator\" IS NULL THEN '' "
    "ELSE substr(\"indicator\", 1, instr(\"indicator\" || '.', '.') - 1) END",
    Facet.INDICATOR: "coalesce(\"indicator\", '')",
    Facet.STATUS: '"status"',
    Facet.UNIT: '"unit"',
    Facet.LABEL: '"label"',
    Facet.REVIEWER: "coalesce(\"decided_by\", '')",
}


_HOLDS = """instr(lower("label" || ' ' || "surface"), ?) > 0"""


class Order(str, Enum):
    """In which order figures are told."""

    READING = "reading"  # reports in the order of import, each from its start
    DOUBT = "doubt"  # the machine's lowest confidence first

    __str__ = str.__str__


_ORDER = {
    Order.READING: '"id", "start", "end", "key"',
    Order.DOUBT: '"confidence", "id", "start", "end", "key"',
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word that a figure's name or own text holds, in small letters, or its indicator: one of ``codes``."""

    text: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which figures are meant; an empty tuple means any. "" is: no town, no indicator, nobody.

    Of ``words`` all must fit, of the others one of each.
    """

    report: tuple[str, ...] = ()
    town: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    category: tuple[str, ...] = ()
    indicator: tuple[str, ...] = ()
    status: tuple[Status, ...] = ()
    unit: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    reviewer: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()


def _where(wanted: FigureFilter, *, without: Facet | None = None) -> tuple[str, list[Cell]]:
    conditions: list[str] = ["1"]
    values: list[Cell] = []
    for word in wanted.words:
        marks = ", ".join("?" * len(word.codes))
        conditions.append(f'({_HOLDS} OR "indicator" IN ({marks}))')
        values += [word.text, *word.codes]
    for item in fields(wanted):
        if item.name == "words":
            continue
        facet, chosen = Facet(item.name), getattr(wanted, item.name)
        if chosen and facet is not without:
            conditions.append(f"{_VALUE[facet]} IN ({', '.join('?' * len(chosen))})")
            values += [str(v) if isinstance(v, str) else v for v in chosen]
    return " AND ".join(conditions), values


def figures(
    db: Database, wanted: FigureFilter, *, order: Order, limit: int, offset: int
) -> tuple[FigureRecord, ...]:
    """The figures meant, as they stand; their section is the one of the machine's outline."""
    where, values = _where(wanted)
    names = tables.quoted(("key", "report", *_COLUMNS, "status", "decided_by", "decided_at"))
    rows = db.execute(
        f"{_STANDING} SELECT {names} FROM e WHERE {where} ORDER BY {_ORDER[order]} LIMIT ? OFFSET ?",
        (*values, limit, offset),
    ).fetchall()
    decided = [row[0] for row in rows if row[-3] != Status.SUGGESTED.value]
    suggested = _suggested(db, decided)
    records = []
    for row in rows:
        figure, status = figure_at(row, 2), status_of(row[-3])
        machine = figure if status is Status.SUGGESTED else suggested.get(row[0])
        records.append(FigureRecord(row[0], row[1], figure, status, machine, row[-2], row[-1]))
    return tuple(records)


def keys(db: Database, wanted: FigureFilter, *, limit: int) -> dict[str, tuple[str, ...]]:
    """Keys of the figures meant by report, both in reading order.

    SQLite puts them together: a job that fetched row by row would give and take Python's lock for each.
    """
    where, values = _where(wanted)
    rows = db.execute(
        f'{_STANDING} SELECT "report", group_concat("key", \' \') FROM '
        f'(SELECT "report", "key", "id" FROM e WHERE {where} ORDER BY {_ORDER[Order.READING]} LIMIT ?) '
        'GROUP BY "report" ORDER BY "id"',
        (*values, limit),
    ).fetchall()
    return {report: tuple(joined.split()) for report, joined in rows}


def report_of(db: Database, key: str) -> str | None:
    """The report that a figure belongs to, read by the machine or added by a person."""
    for table in ("figure", "figure_decision"):
        rows = db.execute(f'SELECT "report" FROM "{table}" WHERE "key" = ?', (key,)).fetchall()
        if rows:
            return str(rows[0][0])
    return None


def _suggested(db: Database, keys: Sequence[str]) -> dict[Cell, Figure]:
    found: dict[Cell, Figure] = {}
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        for row in tables.select(db, "figure", f'"key" IN ({marks})', some):
            found[row[0]] = figure_at(row, 2)
    return found


def counts(db: Database, facet: Facet, wanted: FigureFilter) -> tuple[tuple[str | int | None, int], ...]:
    """How many of the figures meant have each value of ``facet``, most first.

    What is chosen of the facet itself does not count, so that its other values stay to be chosen.
    """
    where, values = _where(wanted, without=facet)
    value = _VALUE[facet]
    found = db.execute(
        f'{_STANDING} SELECT {value} AS "v", count(*) AS "n" FROM e WHERE {where} '
        'GROUP BY "v" ORDER BY "n" DESC, "v"',
        values,
    )
    return tuple((row[0], row[1]) for row in found)
