"""Carrying out acts: checks, rows, history and undo in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.core.errors import StoreError
from app.core.review.changes import Act, Change, Entity
from app.core.review.overlay import Stamp
from app.core.turns import in_turns
from app.store import decisions, history
from app.store.connection import Handle, stamp
from app.store.decisions import Stored
from app.store.errors import damage
from app.store.history import Entry, Kind, Title
from app.store.shapes import SHAPES, agree, checked, normal
from app.store.tables import Tally
from app.store.undo import UndoState

_AT_ONCE = 20  # changes, before others have their turn
_STALE = "这一处已在别处改动过，这次改动没有保存；请重新打开报告后再试。"


@dataclass(frozen=True, slots=True)
class Applied:
    """What was done and saved: number of the act in the history, time, and the act as it was carried out.

    After an undo ``act`` is the inverse of what was undone. ``stamps`` tells by entity and key who decided
    what stands again, and when.
    """

    seq: int
    at: str
    act: Act
    kind: Kind = Kind.DO
    stamps: Mapping[tuple[Entity, str], Stamp] = field(default_factory=dict)


def apply(handle: Handle, act: Act, undo: UndoState) -> Applied:
    """Saves an act. StoreError, and nothing written, when what stands is not what its changes say stood."""
    if not act.changes:
        raise ValueError("an act without changes cannot be saved")
    checked(act.name)
    checked(act.why)
    at = stamp(handle.now())
    with handle.writing() as tally:
        changes = in_turns(act.changes, every=_AT_ONCE)
        entries = [_carry_out(handle, tally, change, at) for change in changes]
        title = Title(at, handle.who, Kind.DO, act.name, act.why)
        seq = history.append(handle.db, tally, title, entries)
    undo.note(Kind.DO, seq, None)
    return Applied(seq, at, act)


def put_all(handle: Handle, tally: Tally, title: Title, pairs: Sequence[tuple[Stored | None, Stored]]) -> int:
    """One act of decisions that keep their own stamps (those of another library), inside a transaction.

    Each pair is what stands and what shall stand. Returns the act's number.
    """
    entries = []
    for before, after in pairs:
        decisions.put(handle.db, tally, before, after)
        sides = decisions.to_json(before), decisions.to_json(after)
        entries.append(Entry(after.entity, after.key, after.report, *sides))
    return history.append(handle.db, tally, title, entries)


def _carry_out(handle: Handle, tally: Tally, change: Change, at: str) -> Entry:
    shape = SHAPES[change.entity]
    if shape.of_report and change.report is None:
        raise ValueError(f"a change of a {change.entity} needs its report")
    checked(change.key)
    stands = decisions.fetch(handle.db, change.entity, change.key)
    said = normal(change.entity, change.before) if change.before is not None else None
    if not agree(change.entity, said, stands.row if stands else None):
        raise StoreError(_STALE)
    after = None
    if change.after is not None:
        row = normal(change.entity, change.after)
        after = Stored(change.entity, change.key, change.report, row, handle.who, at)
    decisions.put(handle.db, tally, stands, after)
    sides = decisions.to_json(stands), decisions.to_json(after)
    return Entry(change.entity, change.key, change.report, *sides)


def step(handle: Handle, undo: UndoState, kind: Kind) -> Applied | None:
    """Undoes the youngest act that stands, or redoes the one undone last; None when there is none."""
    acts = undo.standing if kind is Kind.UNDO else undo.undone
    if not acts:
        return None
    with handle.writing() as tally:
        applied = _again(handle, tally, acts[-1], kind)
    undo.note(kind, applied.seq, acts[-1])
    return applied


def jump(handle: Handle, undo: UndoState, seq: int) -> tuple[Applied, ...]:
    """Undoes or redoes, in one transaction, until the acts up to number ``seq`` stand and no later one.

    Acts that were discarded by doing something new after undoing them cannot come back.
    """
    later = [(act, Kind.UNDO) for act in reversed(undo.standing) if act > seq]
    earlier = [(act, Kind.REDO) for act in reversed(undo.undone) if act <= seq]
    wanted = later or earlier
    if not wanted:
        return ()
    with handle.writing() as tally:
        done = tuple(_again(handle, tally, act, kind) for act, kind in wanted)
    for applied, (act, kind) in zip(done, wanted, strict=True):
        undo.note(kind, applied.seq, act)
    return done


def _again(handle: Handle, tally: Tally, act: int, kind: Kind) -> Applied:
    entries = history.of_act(handle.db, act)
    if kind is Kind.UNDO:
        entries = [Entry(e.entity, e.key, e.report, e.after, e.before) for e in reversed(entries)]
    title = history.title_of(handle.db, act)
    at = stamp(handle.now())
    made = [_put_back(handle, tally, entry) for entry in in_turns(entries, every=_AT_ONCE)]
    new_title = Title(at, handle.who, kind, title.name, title.why, act)
    seq = history.append(handle.db, tally, new_title, entries)
    act_again = Act(title.name, tuple(change for change, _ in made), title.why)
    stamps = {(s.entity, s.key): (s.decided_by, s.decided_at) for _, s in made if s is not None}
    return Applied(seq, at, act_again, kind, stamps)


def _put_back(handle: Handle, tally: Tally, entry: Entry) -> tuple[Change, Stored | None]:
    """Makes an entry's ``after`` stand, if its ``before`` does; tells what changed and what stands now."""
    if entry.entity not in SHAPES:
        raise damage("历史记录前后不一致")
    stands = decisions.fetch(handle.db, entry.entity, entry.key)
    if stands != decisions.from_json(entry.entity, entry.key, entry.report, entry.before):
        raise StoreError("这一步之后内容又被改动过，无法撤销或重做；没有任何改动。")
    after = decisions.from_json(entry.entity, entry.key, entry.report, entry.after)
    decisions.put(handle.db, tally, stands, after)
    rows = stands.row if stands else None, after.row if after else None
    return Change(entry.entity, entry.key, entry.report, *rows), after


def note_restored(handle: Handle, name: str) -> None:
    """Writes into the history that the library was taken back to a backup."""
    at = stamp(handle.now())
    with handle.writing() as tally:
        title = Title(at, handle.who, Kind.RESTORE, f"从备份恢复 {name}")
        key = history.library_key(handle.db)
        history.append(handle.db, tally, title, [Entry(Entity.LIBRARY, key, None, None, None)])
