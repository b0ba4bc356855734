"""The history: one row for each change of each act, append-only, each row hashed together with the one
before.

Rows are numbered without gaps from 1. ``act`` is the number of an act's first row. The hash covers every
column and the hash of the row before (the first row: the library's key), so an edit, a swap, an insertion
or a deletion breaks the chain; a cut tail is seen by the head that ``meta`` keeps and by those printed and
kept in backups.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import Any

from sqlite_utils import Database

from app.core.review.changes import Entity, Row
from app.core.turns import in_turns
from app.store import tables
from app.store.decisions import STAMP
from app.store.errors import damage
from app.store.shapes import Cell, encode
from app.store.tables import Tally

COLUMNS = (
    *("seq", "act", "at", "who", "kind", "name", "why", "target", "entity", "key", "report"),
    *("before", "after"),
)


class Kind(str, Enum):
    """What an entry of the history was. Only do, undo and redo take part in undoing."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    IMPORT = "import"
    READING = "reading"
    MERGE = "merge"
    RESTORE = "restore"

    __str__ = str.__str__


@dataclass(frozen=True, slots=True)
class HistoryHead:
    """The end of the chain: number and hash of the last row."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change: what it was before and after, who made it, when (ISO time with offset), as part of which
    act.

    ``target`` is the act that an undo or redo took back or made again. ``library`` is the key of the
    library it happened in, None for this one.
    """

    seq: int
    act: int
    at: str
    who: str
    kind: Kind
    name: str
    why: str
    entity: Entity
    key: str
    report: str | None
    before: Row | None
    after: Row | None
    target: int | None = None
    library: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A row about to be appended; ``before`` and ``after`` are canonical JSON."""

    entity: Entity
    key: str
    report: str | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Title:
    """What all rows of one act share."""

    at: str
    who: str
    kind: Kind
    name: str
    why: str = ""
    target: int | None = None


def chained(previous: str, row: tuple[Cell, ...]) -> str:
    """The hash of a row (in the order of ``COLUMNS``) after one whose hash is ``previous``."""
    return sha256(encode((previous, *row)).encode("utf-8", "surrogatepass")).hexdigest()


def library_key(db: Database) -> str:
    """The library's own key, on which its chain stands."""
    found = db.execute('SELECT "value" FROM "meta" WHERE "key" = \'library\'').fetchone()
    return str(found[0]) if found else ""


def head(db: Database) -> HistoryHead:
    """The last row's number and hash; number 0 and the library's key while nothing happened."""
    found = db.execute('SELECT "seq", "hash" FROM "history" ORDER BY "seq" DESC LIMIT 1').fetchone()
    return HistoryHead(found[0], found[1]) if found else HistoryHead(0, library_key(db))


def append(db: Database, tally: Tally, title: Title, entries: list[Entry]) -> int:
    """Writes the rows of one act and moves the kept head; returns the act's number."""
    last = head(db)
    act, previous, rows = last.seq + 1, last.hash, []
    for seq, entry in enumerate(entries, act):
        row: tuple[Cell, ...] = (
            *(seq, act, title.at, title.who, title.kind.value, title.name, title.why, title.target),
            *(entry.entity.value, entry.key, entry.report, entry.before, entry.after),
        )
        previous = chained(previous, row)
        rows.append((*row, previous))
    marks = ", ".join("?" * (len(COLUMNS) + 1))
    names = tables.quoted((*COLUMNS, "hash"))
    db.conn.executemany(f'INSERT INTO "history" ({names}) VALUES ({marks})', rows)
    keep_head(db, tally, HistoryHead(act + len(entries) - 1, previous))
    return act


def keep_head(db: Database, tally: Tally, last: HistoryHead) -> None:
    """Notes the end of the chain apart from the chain, so that a cut tail is seen."""
    tables.delete(db, tally, "meta", "\"key\" = 'head'", ())
    tables.insert(db, tally, "meta", [("head", f"{last.seq}:{last.hash}")])


def broken_at(db: Database) -> str | None:
    """What is wrong with the chain as a clause, or None when it is whole."""
    previous, expected = library_key(db), 1
    names = tables.quoted((*COLUMNS, "hash"))
    chain = db.execute(f'SELECT {names} FROM "history" ORDER BY "seq"')
    for row in in_turns(chain, every=tables.ROWS):
        if row[0] != expected:
            return f"缺少第 {expected} 条记录"
        if chained(previous, row[:-1]) != row[-1]:
            return f"第 {expected} 条记录被改动过"
        previous, expected = row[-1], expected + 1
    kept = db.execute('SELECT "value" FROM "meta" WHERE "key" = \'head\'').fetchone()
    if kept is None or kept[0] != f"{expected - 1}:{previous}":
        return "末尾的记录缺失"
    return None


def broken_elsewhere(db: Database) -> str | None:
    """The same for the histories that came with merged libraries, each a chain of its own."""
    names = tables.quoted((*COLUMNS, "hash"))
    last: dict[str, tuple[int, str]] = {}
    for origin, *row in db.execute(
        f'SELECT "library", {names} FROM "history_elsewhere" ORDER BY "library", "seq"'
    ):
        before = last.get(origin) or (row[0] - 1, _start_elsewhere(db, origin, row[0]))
        if row[0] != before[0] + 1 or chained(before[1], tuple(row[:-1])) != row[-1]:
            return "合并来的记录被改动过"
        last[origin] = (row[0], row[-1])
    return None


def joins(db: Database, origin: str, row: tuple[Cell, ...]) -> bool:
    """Whether a merged history that begins with ``row`` (hash last) can be checked against what we hold."""
    start = _start_elsewhere(db, origin, int(row[0] or 0))
    return chained(start, row[:-1]) == row[-1]


def _start_elsewhere(db: Database, origin: str, seq: int) -> str:
    """What the first row of a merged history was chained to: its library's key, or a row we share with it."""
    return origin.partition("@")[0] if seq == 1 else hash_at(db, seq - 1) or ""


def hash_at(db: Database, seq: int) -> str | None:
    """The hash of row ``seq`` (0: the library's key), or None when there is no such row."""
    if seq == 0:
        return library_key(db)
    found = db.execute('SELECT "hash" FROM "history" WHERE "seq" = ?', (seq,)).fetchone()
    return str(found[0]) if found else None


def rows(
    db: Database, *, report: str | None = None, key: str | None = None, limit: int = 200, offset: int = 0
) -> tuple[HistoryRow, ...]:
    """Changes newest first, of one report, of one thing, or of the library; those merged in included."""
    conditions: list[str] = ["1"]
    values: list[Cell] = []
    for name, value in (("report", report), ("key", key)):
        if value is not None:
            conditions.append(f'"{name}" = ?')
            values.append(value)
    where, names = " AND ".join(conditions), tables.quoted(COLUMNS)
    found = db.execute(
        f'SELECT {names}, NULL FROM "history" WHERE {where} ORDER BY "seq" DESC LIMIT ? OFFSET ?',
        (*values, limit, offset),
    ).fetchall()
    if len(found) < limit:
        own = db.execute(f'SELECT count(*) FROM "history" WHERE {where}', tuple(values)).fetchone()[0]
        found += db.execute(
            f'SELECT {names}, "library" FROM "history_elsewhere" WHERE {where} '
            'ORDER BY "at" DESC, "seq" DESC LIMIT ? OFFSET ?',
            (*values, limit - len(found), max(0, offset - own)),
        ).fetchall()
    return tuple(_row(cells) for cells in found)


def of_act(db: Database, act: int) -> list[Entry]:
    """The changes of one act in order."""
    entries = []
    found = db.execute(
        'SELECT "act", "entity", "key", "report", "before", "after" FROM "history" '
        'WHERE "seq" >= ? ORDER BY "seq"',
        (act,),
    )
    for number, entity, key, report, before, after in found:
        if number != act:
            break
        entries.append(Entry(_entity_of(entity), key, report, before, after))
    found.close()
    return entries


def size_of(db: Database, act: int) -> int:
    """How many changes an act has."""
    found = db.execute(
        'SELECT min("act") FROM "history" WHERE "seq" = "act" AND "act" > ?', (act,)
    ).fetchone()
    return int(found[0] if found[0] is not None else head(db).seq + 1) - act


def title_of(db: Database, act: int) -> Title:
    """Name, reason and circumstances of an act. KeyError when there is none of that number."""
    found = db.execute(
        'SELECT "at", "who", "kind", "name", "why", "target" FROM "history" WHERE "seq" = ?', (act,)
    ).fetchone()
    if found is None:
        raise KeyError(act)
    return Title(found[0], found[1], kind_of(found[2]), *found[3:])


def _row(cells: tuple[Any, ...]) -> HistoryRow:
    values = dict(zip((*COLUMNS, "library"), cells, strict=True))
    values["kind"] = kind_of(values["kind"])
    values["entity"] = _entity_of(values["entity"])
    values["before"] = _without_stamp(values["before"])
    values["after"] = _without_stamp(values["after"])
    return HistoryRow(**values)


def kind_of(word: str) -> Kind:
    """The kind that a stored word names; what the program never wrote is damage."""
    try:
        return Kind(word)
    except ValueError as error:
        raise damage("历史记录里有不认识的词") from error


def _entity_of(word: str) -> Entity:
    try:
        return Entity(word)
    except ValueError as error:
        raise damage("历史记录里有不认识的词") from error


def _without_stamp(text: str | None) -> Row | None:
    if text is None:
        return None
    row = json.loads(text)
    if not isinstance(row, dict):
        raise damage("历史记录里有读不懂的内容")
    return {name: value for name, value in row.items() if name not in STAMP}
