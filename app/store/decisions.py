"""What persons decided: rows laid over the suggestions, read and written one by one.

A stored decision is its entity's normal row plus a stamp (who, when). The stamp is not part of a change's
``before``; it travels through the history so that undo brings back exactly what stood.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from app.core.review.changes import Entity, Value
from app.store import tables
from app.store.errors import damage
from app.store.shapes import SHAPES, Cell, Column, normal
from app.store.tables import Tally

STAMP = ("decided_by", "decided_at")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode


@dataclass(frozen=True, slots=True)
class Stored:
    """A decision as it stands.

    Its row as in ``Change.after``, and who made it when (ISO time with offset).
    """

    entity: Entity
    key: str
    report: str | None
    row: Mapping[str, Value]
    decided_by: str
    decided_at: str


def to_json(stored: Stored | None) -> str | None:
    """Canonical JSON of row and stamp, as history keeps it."""
    if stored is None:
        return None
    return _encode({**stored.row, "decided_by": stored.decided_by, "decided_at": stored.decided_at})


def from_json(entity: Entity, key: str, report: str | None, text: str | None) -> Stored | None:
    """The decision that ``to_json`` wrote, with defaults for columns that came with a later schema."""
    if text is None:
        return None
    row = json.loads(text)
    if not isinstance(row, dict) or not row.keys() >= set(STAMP):
        raise damage("历史记录里有读不懂的内容")
    by, at = row.pop("decided_by"), row.pop("decided_at")
    try:
        return Stored(entity, key, report, normal(entity, row), by, at)
    except (ValueError, TypeError) as error:
        raise damage("历史记录里有读不懂的内容") from error


def plain(column: Column, cell: Cell) -> Value:
    """A cell as a row holds it: numbers back to true and false where the column says so."""
    if isinstance(cell, bytes):
        raise damage("文字栏里存着字节")
    return bool(cell) if column.kind is bool and cell is not None else cell


def _cell(value: Value) -> Cell:
    return int(value) if isinstance(value, bool) else value


def stored_from(entity: Entity, cells: tuple[Cell, ...]) -> Stored:
    """The decision in a row of its table, columns in the order of ``tables.TABLES``."""
    shape = SHAPES[entity]
    key, report, by, at = cells[0], cells[1], cells[-2], cells[-1]
    row: Mapping[str, Value]
    if shape.columns:
        row = {c.name: plain(c, cell) for c, cell in zip(shape.columns, cells[2:-2], strict=True)}
    else:
        key, report = cells[1], cells[2]
        row = json.loads(str(cells[3]))
        if not isinstance(row, dict):
            raise damage("目录里有读不懂的内容")
    return Stored(entity, str(key), None if report is None else str(report), row, str(by), str(at))


def cells_of(stored: Stored) -> tuple[Cell, ...]:
    """The row of a decision's table."""
    shape = SHAPES[stored.entity]
    stamp = (stored.decided_by, stored.decided_at)
    if shape.columns:
        return (stored.key, stored.report, *(_cell(stored.row[c.name]) for c in shape.columns), *stamp)
    return (stored.entity.value, stored.key, stored.report, _encode(dict(stored.row)), *stamp)


def _where(entity: Entity, key: str) -> tuple[str, tuple[Cell, ...]]:
    if SHAPES[entity].columns:
        return '"key" = ?', (key,)
    return '"entity" = ? AND "key" = ?', (entity.value, key)


def fetch(db: Database, entity: Entity, key: str) -> Stored | None:
    """The decision of that key, or None."""
    where, values = _where(entity, key)
    found = tables.select(db, SHAPES[entity].table, where, values)
    return stored_from(entity, found[0]) if found else None


def fetch_all(db: Database, entity: Entity, report: str | None = None) -> tuple[Stored, ...]:
    """All decisions of an entity, of one report or of the whole library, by key."""
    conditions, values = [], []
    if not SHAPES[entity].columns:
        conditions.append('"entity" = ?')
        values.append(entity.value)
    if report is not None:
        conditions.append('"report" = ?')
        values.append(report)
    where = " AND ".join(conditions) or "1"
    rows = tables.select(db, SHAPES[entity].table, f'{where} ORDER BY "key"', values)
    return tuple(stored_from(entity, row) for row in rows)


def put(db: Database, tally: Tally, before: Stored | None, after: Stored | None) -> None:
    """Makes ``after`` the decision in the place of ``before``, which is what stands; None is no decision."""
    if before is not None:
        where, values = _where(before.entity, before.key)
        tables.delete(db, tally, SHAPES[before.entity].table, where, values)
    if after is not None:
        tables.insert(db, tally, SHAPES[after.entity].table, [cells_of(after)])


def by_key(stored: Iterable[Stored]) -> dict[str, Stored]:
    """Decisions by their keys."""
    return {s.key: s for s in stored}
