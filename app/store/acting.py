"""Carrying out acts: checks, rows, history and undo in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.changes import Act, Change
from app.core.errors import StoreError
from app.store import decisions, history
from app.store.connection import Handle, stamp
from app.store.decisions import Stored
from app.store.history import Entry, Kind, Title
from app.store.shapes import SHAPES, agree, checked, normal
from app.store.tables import Tally
from app.store.undo import UndoState

_STALE = "这一处已在别处改动过，这次改动没有保存；请重新打开报告后再试。"


@dataclass(frozen=True, slots=True)
class Applied:
    """What was done and saved: number of the act in the history, time, and the act as it was carried out.

    After an undo ``act`` is the inverse of what was undone.
    """

    seq: int
    at: str
    act: Act
    kind: Kind = Kind.DO


def apply(handle: Handle, act: Act, undo: UndoState) -> Applied:
    """Saves an act. StoreError, and nothing written, when what stands is not what its changes say stood."""
    if not act.changes:
        raise ValueError("an act without changes cannot be saved")
    checked(act.name)
    checked(act.why)
    at = stamp(handle.now())
    with handle.writing() as tally:
        entries = [_carry_out(handle, tally, change, at) for change in act.changes]
        title = Title(at, handle.who, Kind.DO, act.name, act.why)
        seq = history.append(handle.db, tally, title, entries)
    undo.note(Kind.DO, seq, None)
    return Applied(seq, at, act)


def apply_stored(
    handle: Handle,
    name: str,
    pairs: Sequence[tuple[Stored | None, Stored]],
    undo: UndoState,
    *,
    why: str = "",
) -> int:
    """One undoable act of decisions that keep their own stamps (those of another library).

    Returns its number.
    """
    at = stamp(handle.now())
    with handle.writing() as tally:
        entries = []
        for before, after in pairs:
            decisions.put(handle.db, tally, after.entity, after.key, after)
            sides = decisions.to_json(before), decisions.to_json(after)
            entries.append(Entry(after.entity, after.key, after.report, *sides))
        seq = history.append(handle.db, tally, Title(at, handle.who, Kind.DO, name, why), entries)
    undo.note(Kind.DO, seq, None)
    return seq


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
    decisions.put(handle.db, tally, change.entity, change.key, after)
    sides = decisions.to_json(stands), decisions.to_json(after)
    return Entry(change.entity, change.key, change.report, *sides)


def take_back(handle: Handle, act: int, undo: UndoState) -> Applied:
    """Undoes an act that stands."""
    entries = [
        Entry(e.entity, e.key, e.report, e.after, e.before)
        for e in reversed(history.of_act(handle.db, act))
    ]  # fmt: skip
    return _again(handle, act, entries, Kind.UNDO, undo)


def make_again(handle: Handle, act: int, undo: UndoState) -> Applied:
    """Redoes an act that was undone."""
    return _again(handle, act, history.of_act(handle.db, act), Kind.REDO, undo)


def _again(handle: Handle, act: int, entries: list[Entry], kind: Kind, undo: UndoState) -> Applied:
    if not entries:
        raise StoreError("历史记录中找不到这一步，无法撤销或重做。")
    title = history.title_of(handle.db, act)
    at = stamp(handle.now())
    with handle.writing() as tally:
        changes = tuple(_put_back(handle, tally, entry) for entry in entries)
        new_title = Title(at, handle.who, kind, title.name, title.why, act)
        seq = history.append(handle.db, tally, new_title, entries)
    undo.note(kind, seq, act)
    return Applied(seq, at, Act(title.name, changes, title.why), kind)


def _put_back(handle: Handle, tally: Tally, entry: Entry) -> Change:
    """Makes an entry's ``after`` stand, if its ``before`` does."""
    stands = decisions.fetch(handle.db, entry.entity, entry.key)
    if decisions.to_json(stands) != entry.before:
        raise StoreError("这一步之后内容又被改动过，无法撤销或重做；没有任何改动。")
    after = decisions.from_json(entry.entity, entry.key, entry.report, entry.after)
    decisions.put(handle.db, tally, entry.entity, entry.key, after)
    return Change(
        entry.entity, entry.key, entry.report, stands.row if stands else None, after.row if after else None
    )
