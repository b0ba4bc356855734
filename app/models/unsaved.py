"""What was decided or written and could not be saved: kept until it can be, so that nothing is typed twice.

Nothing here is shown as if it stood; it fills the fields it was typed into and is tried again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from app.core.review.changes import Act, Change, Entity, Row, Value

_SEVERAL = "补存改动"
# Fields that hold what a person wrote; all others are choices, which the name of the act tells.
_WRITTEN = frozenset(
    "text wording reason title town county year issuer document_number date value value_max unit period "
    "name units phrases gloss received published".split()
)


@dataclass(frozen=True, slots=True)
class _Waiting:
    change: Change
    name: str  # of the act it belonged to


class Unsaved:
    """At most one change of each thing: what was wanted last of each of its fields."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[Entity, str], _Waiting] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def keep(self, act: Act) -> None:
        """Takes in an act that could not be saved."""
        for change in act.changes:
            place = (change.entity, change.key)
            earlier = self._waiting.pop(place, None)
            joined = _joined(earlier.change, change) if earlier else change
            self._waiting[place] = _Waiting(joined, act.name)

    def settle(self, saved: Iterable[Change]) -> None:
        """Something was saved: the fields it changed do not wait any more."""
        for change in saved if self._waiting else ():
            place = (change.entity, change.key)
            waiting = self._waiting.get(place)
            rest = _rest(waiting.change, change) if waiting else None
            if waiting and rest:
                self._waiting[place] = replace(waiting, change=rest)
            elif waiting:
                del self._waiting[place]

    def drop(self, entity: Entity, key: str) -> None:
        """Gives up what waits of one thing."""
        self._waiting.pop((entity, key), None)

    def clear(self) -> None:
        """Gives up what waits."""
        self._waiting.clear()

    def act(self, standing: Callable[[Entity, str], Row | None]) -> Act:
        """All that waits as one act, laid over what stands now."""
        names = {waiting.name for waiting in self._waiting.values()}
        name = names.pop() if len(names) == 1 else f"{_SEVERAL} {len(self)} 个"
        return Act(name, tuple(_over(w.change, standing) for w in self._waiting.values()))

    def rows(self, entity: Entity) -> dict[str, Row]:
        """By key, the things of a sort as they would stand; those that were to be removed are left out."""
        return {
            key: waiting.change.after
            for (kind, key), waiting in self._waiting.items()
            if kind is entity and waiting.change.after is not None
        }

    def words(self) -> list[str]:
        """What was meant, a line each: for somebody who must write it down elsewhere."""
        return [_told(waiting) for waiting in self._waiting.values()]


def _told(waiting: _Waiting) -> str:
    fields = _fields(waiting.change)
    written = "，".join(str(value) for name, value in fields.items() if name in _WRITTEN and value)
    return f"{waiting.name}：{written}" if written else waiting.name


def _fields(change: Change) -> dict[str, Value]:
    """What a change is about; of a thing that was not there, what is said of it."""
    after, before = change.after or {}, change.before
    if before is None:
        return {name: value for name, value in after.items() if value is not None}
    return {name: value for name, value in after.items() if before.get(name) != value}


def _joined(earlier: Change, later: Change) -> Change:
    """Both were meant, the later one where they disagree."""
    if earlier.after is None or later.after is None:
        return later
    return replace(later, after={**later.after, **_fields(earlier), **_fields(later)})


def _rest(waiting: Change, saved: Change) -> Change | None:
    """What still waits of a thing after something of it was saved."""
    if waiting.after is None or saved.after is None:
        return None
    settled, stands = _fields(saved), saved.after
    rest = {n: v for n, v in _fields(waiting).items() if n not in settled and stands.get(n) != v}
    return replace(waiting, before=saved.after, after={**saved.after, **rest}) if rest else None


def _over(change: Change, standing: Callable[[Entity, str], Row | None]) -> Change:
    stands = standing(change.entity, change.key)
    if stands is None or change.after is None:
        return replace(change, before=stands)
    return replace(change, before=stands, after={**stands, **_fields(change)})
