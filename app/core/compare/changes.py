"""Year on year: how a value moved, and what should be looked at: jumps, vanished and identical values.

Thresholds are data (``resources/compare/changes.json``).
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.compare.numbers import Value, span_of
from app.core.enums import Word
from app.core.resources import load_json


class ChangeKind(Word):
    """What became of a value from one report to the next."""

    UP = "up"
    DOWN = "down"
    IDENTICAL = "identical"
    UNCERTAIN = "uncertain"  # bounds overlap: it may have gone either way
    NEW = "new"
    VANISHED = "vanished"
    APART = "apart"  # different measures (人 and 人次): not to be compared


@dataclass(frozen=True, slots=True)
class Change:
    """How a value moved. ``share`` is the change in % of the earlier value, None where that is 0;
    ``is_rate``: the difference is in percentage points. ``is_jump``: it moved by more than the
    threshold's factor."""

    kind: ChangeKind
    difference: float | None = None
    share: float | None = None
    is_jump: bool = False
    is_rate: bool = False


def change(
    earlier: Value | None, later: Value | None, *, same_measure: bool = True, is_rate: bool = False
) -> Change | None:
    """The change from ``earlier`` to ``later``; None where neither is stated."""
    if earlier is None or later is None:
        if earlier is later:
            return None
        return Change(ChangeKind.NEW if earlier is None else ChangeKind.VANISHED)
    if not same_measure:
        return Change(ChangeKind.APART)
    difference = later.value - earlier.value
    share = 100 * difference / earlier.value if earlier.value else None
    before, after = span_of(earlier), span_of(later)
    if before == after:
        kind = ChangeKind.IDENTICAL
    elif before.meets(after):
        kind = ChangeKind.UNCERTAIN
    else:
        kind = ChangeKind.UP if difference > 0 else ChangeKind.DOWN
    return Change(kind, difference, share, _is_jump(earlier.value, later.value, is_rate=is_rate), is_rate)


def _is_jump(earlier: float, later: float, *, is_rate: bool) -> bool:
    limits = load_json("compare/changes.json")
    if is_rate:
        return bool(abs(later - earlier) >= limits["jump_points"])
    small, large = sorted((abs(earlier), abs(later)))
    if large < limits["jump_at_least"]:
        return False
    return bool(large > limits["jump_factor"] * small)
