"""Which acts can be undone and redone, told by the history alone.

An act stands when the last thing that happened to it was do or redo. Undo takes the youngest that stands;
redo takes the oldest that was undone since anything new was done.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field

from sqlite_utils import Database

from app.store.errors import damage
from app.store.history import Kind


@dataclass
class UndoState:
    """Acts that stand (ascending), and acts that were undone and can be redone (the next one last)."""

    standing: list[int] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)

    def note(self, kind: Kind, act: int, target: int | None) -> None:
        """Takes one entry of the history into account."""
        if kind is Kind.DO:
            self.standing.append(act)
            self.undone.clear()
        elif kind is Kind.UNDO and target is not None:
            self.standing.remove(target) if self.standing[-1:] != [target] else self.standing.pop()
            self.undone.append(target)
        elif kind is Kind.REDO and target is not None:
            self.undone.remove(target)
            insort(self.standing, target)


def undo_state(db: Database) -> UndoState:
    """The state after everything in the history."""
    state = UndoState()
    found = db.execute(
        'SELECT "act", "kind", "target" FROM "history" WHERE "seq" = "act" '
        "AND \"kind\" IN ('do', 'undo', 'redo') ORDER BY \"act\""
    )
    try:
        for act, kind, target in found:
            state.note(Kind(kind), act, target)
    except ValueError as error:
        raise damage("历史记录前后不一致") from error
    return state
