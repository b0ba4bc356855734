"""Rows in and out of the tables, with the digest that makes damage visible.

Every row is hashed over all its columns; the digest of a report is the sum of the hashes of its rows, so it
can be kept up to date by each change alone and recomputed from what is stored. SQLite's own checks see less
than half of the bit flips that change data; this sees all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import blake2b

from sqlite_utils import Database

from app.store.errors import damage
from app.store.shapes import FIGURE, HEAD, SECTION, SHAPES, Cell, Column, encode

_MODULUS = 1 << 128
_PART = 400  # rows of one question
ROWS = 60  # that are hashed before others have their turn


def _names(columns: Iterable[Column]) -> tuple[str, ...]:
    return tuple(c.name for c in columns)


_STAMP = ("decided_by", "decided_at")
# Tables whose rows are summed in the digest, with their columns in the order of hashing.
TABLES: Mapping[str, tuple[str, ...]] = {
    "meta": ("key", "value"),
    "report": (
        *("id", "key", "file_name", "format", "sha256", "text_sha256", "characters"),
        *("imported_at", "imported_by", "findings", *_names(HEAD)),
    ),
    "document": ("report", "text", "removed", "places", "notices", "head"),
    "figure": ("key", "report", *_names(FIGURE)),
    "section": ("key", "report", *_names(SECTION)),
    "entry": ("entity", "key", "report", "body", *_STAMP),
    **{
        shape.table: ("key", "report", *_names(shape.columns), *_STAMP)
        for shape in SHAPES.values()
        if shape.columns
    },
}
# Which column says what report a row belongs to; tables not named belong to the library.
OWNER: Mapping[str, str] = {
    name: "key" if name == "report" else "report" for name in TABLES if name != "meta"
}


def quoted(names: Iterable[str], alias: str = "") -> str:
    """Column names as SQL, with ``alias`` before each."""
    dot = f"{alias}." if alias else ""
    return ", ".join(f'{dot}"{name}"' for name in names)


@cache
def _columns(table: str) -> str:
    return quoted(TABLES[table])


def row_hash(table: str, row: Sequence[Cell]) -> int:
    """The hash of one row: its table and every column with its type."""
    data = encode((table, *row)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=16).digest(), "big")


def total(table: str, rows: Iterable[Sequence[Cell]]) -> tuple[int, int]:
    """How many rows, and the sum of their hashes."""
    count = added = 0
    for row in rows:
        count += 1
        added += row_hash(table, row)
    return count, added % _MODULUS


class Tally:
    """What one transaction changes in the digests; ``write`` books it."""

    def __init__(self) -> None:
        self._changed: dict[str, list[int]] = {}

    def add(self, table: str, row: Sequence[Cell], sign: int) -> None:
        """Counts ``row`` in (+1) or out (-1)."""
        owner = OWNER.get(table)
        report = row[TABLES[table].index(owner)] if owner else None
        entry = self._changed.setdefault(str(report or ""), [0, 0])
        entry[0] += sign
        entry[1] += sign * row_hash(table, row)

    def write(self, db: Database) -> None:
        """Adds the changes to the stored digests."""
        for report, (rows, changed) in self._changed.items():
            count, stored = stored_digest(db, report)
            value = f"{(stored + changed) % _MODULUS:032x}"
            db.execute(
                'INSERT INTO "digest" ("report", "rows", "sum") VALUES (?, ?, ?) '
                'ON CONFLICT ("report") DO UPDATE SET "rows" = excluded."rows", "sum" = excluded."sum"',
                (report, count + rows, value),
            )
        self._changed.clear()


def stored_digest(db: Database, report: str) -> tuple[int, int]:
    """Row count and sum that the library says a report has; zeros when it says nothing."""
    found = db.execute('SELECT "rows", "sum" FROM "digest" WHERE "report" = ?', (report,)).fetchone()
    try:
        return (found[0], int(found[1], 16)) if found else (0, 0)
    except ValueError:
        return (-1, -1)


def insert(db: Database, tally: Tally, table: str, rows: Sequence[Sequence[Cell]]) -> None:
    """Inserts rows in the column order of ``TABLES`` and books them."""
    marks = ", ".join("?" * len(TABLES[table]))
    db.conn.executemany(f'INSERT INTO "{table}" ({_columns(table)}) VALUES ({marks})', rows)
    for row in rows:
        tally.add(table, row, 1)


def select(db: Database, table: str, where: str, values: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    """Rows in the column order of ``TABLES``. ``where`` is our own SQL, never a user's words."""
    found: list[tuple[Cell, ...]] = db.execute(
        f'SELECT {_columns(table)} FROM "{table}" WHERE {where}', tuple(values)
    ).fetchall()
    return found


def of_report(db: Database, table: str, report: str) -> list[tuple[Cell, ...]]:
    """All rows of a report in the column order of ``TABLES``; what has a place in the text, in that order.

    Read in parts of some milliseconds: whoever saves through another connection gets his turn between two.
    """
    names = TABLES[table]
    if "start" not in names:
        return select(db, table, f'"{OWNER[table]}" = ? ORDER BY 1', (report,))
    question = (
        f'SELECT {_columns(table)}, "rowid" FROM "{table}" WHERE "report" = ? '
        'AND ("start", "rowid") > (?, ?) ORDER BY "start", "rowid" LIMIT ?'
    )
    found: list[tuple[Cell, ...]] = []
    behind = (-1, 0)
    while True:
        rows = db.execute(question, (report, *behind, _PART)).fetchall()
        found += [row[:-1] for row in rows]
        if len(rows) < _PART:
            return found
        last = (rows[-1][names.index("start")], rows[-1][-1])
        if last <= behind:  # a damaged index could lead in a circle
            raise damage("索引与内容不符")
        behind = last


def delete(db: Database, tally: Tally, table: str, where: str, values: Sequence[Cell]) -> int:
    """Deletes rows and books them out; returns how many."""
    rows = select(db, table, where, values)
    db.execute(f'DELETE FROM "{table}" WHERE {where}', tuple(values))
    for row in rows:
        tally.add(table, row, -1)
    return len(rows)
