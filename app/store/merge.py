"""Taking over what another library holds: its reports, its decisions and its history.

Reports are the same when key, bytes or text are the same. Figures and sections of the same report are matched
by place and words. Where both sides decided differently the later decision wins, and the pair is told. All
decisions taken over are one act, so one undo takes the merge of decisions back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.core.errors import StoreError
from app.core.review.changes import Entity
from app.store import acting, decisions, history, listing, reports, tables
from app.store.check import problems
from app.store.connection import Handle, connect, stamp
from app.store.decisions import Stored
from app.store.history import Entry, Kind, Title
from app.store.matching import Anchor, keep_keys
from app.store.shapes import SHAPES, agree
from app.store.tables import Tally
from app.store.undo import UndoState


@dataclass(frozen=True, slots=True)
class Conflict:
    """A thing that both sides decided differently, and which decision stands now."""

    ours: Stored
    theirs: Stored
    is_theirs_taken: bool


@dataclass(frozen=True, slots=True)
class MergeResult:
    """What a merge did. ``added`` are keys of new reports; ``taken`` counts decisions taken over.

    ``seq`` is the number of the undoable act, None when there was no decision to take.
    """

    added: tuple[str, ...]
    matched: int
    taken: int
    conflicts: tuple[Conflict, ...]
    seq: int | None


def merge(ours: Handle, theirs: Handle, undo: UndoState) -> MergeResult:
    """Takes over everything that ``theirs`` (open for reading, checked by the caller) holds."""
    at = stamp(ours.now())
    with ours.writing() as tally:
        renamed, added = _reports(ours, theirs, tally)
        pairs, conflicts = _decisions(ours, theirs, renamed)
        _history(ours, theirs)
        name = f"合并 {theirs.path.name}"
        title = Title(at, ours.who, Kind.MERGE, name, f"{len(added)} 份报告，{len(pairs)} 处改动")
        origin = history.library_key(theirs.db)
        history.append(ours.db, tally, title, [Entry(Entity.LIBRARY, origin, None, None, None)])
        seq = None
        if pairs:
            seq = acting.put_all(ours, tally, Title(at, ours.who, Kind.DO, name), pairs)
    if seq is not None:
        undo.note(Kind.DO, seq, None)
    return MergeResult(added, len(renamed) - len(added), len(pairs), conflicts, seq)


def _reports(ours: Handle, theirs: Handle, tally: Tally) -> tuple[dict[str, str], tuple[str, ...]]:
    """Brings in missing reports; tells which key each of their reports has with us."""
    renamed: dict[str, str] = {}
    added = []
    for row in listing.listed(theirs.db):
        known = _known(ours, theirs, row.key)
        if known is None:
            _bring(ours, theirs, tally, row.key)
            added.append(row.key)
        renamed[row.key] = known or row.key
    return renamed, tuple(added)


def _known(ours: Handle, theirs: Handle, key: str) -> str | None:
    where = (
        ('"key" = ?', 1),
        ('"sha256" = ?', 4),
        ('"text_sha256" = ?', 5),
    )
    cells = tables.select(theirs.db, "report", '"key" = ?', (key,))[0]
    for condition, column in where:
        found = tables.select(ours.db, "report", f'{condition} ORDER BY "id"', (cells[column],))
        if found:
            return str(found[0][1])
    return None


def _bring(ours: Handle, theirs: Handle, tally: Tally, key: str) -> None:
    """Copies a report with its suggestions, all under their own keys."""
    cells = tables.select(theirs.db, "report", '"key" = ?', (key,))[0]
    file_name, original = reports.original(theirs.db, key)
    reports.insert(
        ours,
        tally,
        key,
        reports.document(theirs.db, key),
        reports.suggestions(theirs.db, key),
        file_name=file_name,
        original=original,
        by=str(cells[8]),
        at=str(cells[7]),
        keys=reports.suggestion_keys(theirs.db, key),
    )


def _decisions(
    ours: Handle, theirs: Handle, renamed: dict[str, str]
) -> tuple[list[tuple[Stored | None, Stored]], tuple[Conflict, ...]]:
    pairs: list[tuple[Stored | None, Stored]] = []
    conflicts = []
    for their in _translated(ours, theirs, renamed):
        our = decisions.fetch(ours.db, their.entity, their.key)
        if our is None:
            pairs.append((None, their))
        elif not agree(their.entity, our.row, their.row):
            is_later = _time(their) > _time(our)
            conflicts.append(Conflict(our, their, is_later))
            if is_later:
                pairs.append((our, their))
    return pairs, tuple(conflicts)


def _time(stored: Stored) -> datetime:
    return datetime.fromisoformat(stored.decided_at)


def _translated(ours: Handle, theirs: Handle, renamed: dict[str, str]) -> Iterator[Stored]:
    """Their decisions with our keys; those on reports that are not taken over are left out."""
    keys: dict[tuple[Entity, str], str] = {}
    for their_report, our_report in renamed.items():
        if their_report != our_report:
            keys.update(_same_things(ours, theirs, their_report, our_report))
    for entity in SHAPES:
        if entity is Entity.REPORT:
            continue  # what a colleague took out of his library is not taken out of ours
        for stored in decisions.fetch_all(theirs.db, entity):
            if stored.report is None:
                yield stored
            elif stored.report in renamed:
                report = renamed[stored.report]
                key = report if stored.key == stored.report else keys.get((entity, stored.key), stored.key)
                yield replace(stored, report=report, key=key)


def _same_things(
    ours: Handle, theirs: Handle, their_report: str, our_report: str
) -> Iterator[tuple[tuple[Entity, str], str]]:
    """Keys of their figures and sections, and of what they are with us."""
    our_anchors = reports.anchors(ours.db, our_report)
    their_anchors = reports.anchors(theirs.db, their_report)
    for entity, old, new in zip((Entity.FIGURE, Entity.SECTION), our_anchors, their_anchors, strict=True):
        by_key: dict[str, Anchor] = {}
        for anchor in new:
            by_key.setdefault(anchor.key, anchor)
        wanted = list(by_key.values())
        for anchor, key in zip(wanted, keep_keys(old, wanted, [a.key for a in wanted]), strict=True):
            yield (entity, anchor.key), key


def _history(ours: Handle, theirs: Handle) -> None:
    """Keeps their history beside ours, as it is, from where it parts from ours."""
    names = tables.quoted((*history.COLUMNS, "hash"))
    rows = theirs.db.execute(f'SELECT {names} FROM "history" ORDER BY "seq"').fetchall()
    own = [row for row in rows if history.hash_at(ours.db, row[0]) != row[-1]]
    if own:
        _keep_history(ours, f"{history.library_key(theirs.db)}@{own[0][-1][:12]}", own)
    passed_on = theirs.db.execute(
        f'SELECT "library", {names} FROM "history_elsewhere" ORDER BY "library", "seq"'
    ).fetchall()
    for origin in dict.fromkeys(row[0] for row in passed_on):
        rows = [row[1:] for row in passed_on if row[0] == origin]
        is_ours = history.hash_at(ours.db, rows[-1][0]) == rows[-1][-1]
        if not is_ours and history.joins(ours.db, origin, rows[0]):
            _keep_history(ours, origin, rows)


def _keep_history(ours: Handle, origin: str, rows: list[tuple[object, ...]]) -> None:
    last = ours.db.execute(
        'SELECT coalesce(max("seq"), 0) FROM "history_elsewhere" WHERE "library" = ?', (origin,)
    ).fetchone()[0]
    names = tables.quoted(("library", *history.COLUMNS, "hash"))
    marks = ", ".join("?" * (len(history.COLUMNS) + 2))
    new = [(origin, *row) for row in rows if isinstance(row[0], int) and row[0] > last]
    ours.db.conn.executemany(f'INSERT INTO "history_elsewhere" ({names}) VALUES ({marks})', new)


def refuse_damaged(library: Path) -> None:
    """StoreError when the other library is not whole."""
    db = connect(library, mode="ro")
    try:
        wrong = problems(db)
    finally:
        db.close()
    if wrong:
        raise StoreError(f"要合并的资料库已损坏（{wrong[0]}），没有合并任何内容。")
