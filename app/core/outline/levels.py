"""The level of each numbered heading, from the document's own order of numbers.

A style that begins again at one under another style is below it, whatever the two styles are. The usual rank
of a style (一、 above （一） above 1.) is asked only where the document does not tell: when its upper number
was lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from app.core.outline.openings import Opening

MOST_LEVELS = 9
"""No report nests deeper; what would is read as a sister."""
_AHEAD = 40
"""So many headings ahead are looked at to tell a slip of the pen from a new series."""


class _Step(NamedTuple):
    """One numbered heading: its style's name, family and usual rank, its value, its line."""

    name: str
    family: str
    rank: int
    value: int
    line: int
    is_alone: bool


@dataclass(slots=True)
class _Series:
    """A running series of sisters: the styles seen in it and its last value."""

    names: list[str]
    family: str
    rank: int
    last: int
    first_at: int
    last_at: int


def number_levels(openings: Sequence[Opening], names_part: Callable[[Opening], bool]) -> list[int]:
    """Levels from 1 for numbered headings in order.

    ``names_part`` tells whether a heading names a mandated part; such are sisters of one another only.
    """
    steps = [
        _Step(
            o.number.style.name,
            o.number.style.family,
            o.number.style.rank,
            o.number.value,
            o.line,
            o.is_alone,
        )
        for o in openings
        if o.number is not None
    ]
    return _Order(steps, lambda position: names_part(openings[position])).walk()


class _Order:
    """Walks through the headings once, keeping the open series from the top level down."""

    def __init__(self, steps: Sequence[_Step], names_part: Callable[[int], bool]) -> None:
        self._names_part = names_part
        self._steps = steps
        self._open: list[_Series] = []
        self._levels: list[int] = []
        self._nests = _nestings(steps)

    def walk(self) -> list[int]:
        for position, step in enumerate(self._steps):
            self._levels.append(self._depth(position, step) + 1)
        return self._levels

    def _depth(self, position: int, step: _Step) -> int:
        at = self._sister(step)
        if at is None:
            return self._newcomer(position, step)
        is_next = self._open[at].last + 1 == step.value
        if step.value == 1:
            is_inside = self._begins_inside(position, at) or self._begins_below(position, at)
            return self._push(position, step) if is_inside else self._join(position, at, step)
        if not is_next or self._comes_again(position):
            mixed = self._mixed(position, at + 1)
            if mixed is not None:
                return self._join(position, mixed, step, is_mixed=not is_next)
        return self._join(position, at, step)

    def _ahead(self, position: int) -> Iterator[_Step]:
        return iter(self._steps[position + 1 : position + 1 + _AHEAD])

    # A style that is open already.

    def _sister(self, step: _Step) -> int | None:
        """The open series this number carries on: the deepest it follows exactly, else the deepest."""
        fallback = None
        for at in range(len(self._open) - 1, -1, -1):
            series = self._open[at]
            if step.name in series.names:
                if series.last + 1 == step.value:
                    return at
                if fallback is None:
                    fallback = at
        return fallback

    def _begins_inside(self, position: int, at: int) -> bool:
        """一、 straight under 一、 (no text between) begins a lower series in the same style."""
        if at != len(self._open) - 1 or position == 0:
            return False
        before = self._steps[position - 1]
        return before.is_alone and self._steps[position].line == before.line + 1

    def _begins_below(self, position: int, at: int) -> bool:
        """1. （一） 1. 2. （二）: the top style is used again below a lower one that goes on afterwards."""
        step, top = self._steps[position], self._open[-1]
        if at == len(self._open) - 1 or step.rank <= top.rank:
            return False
        if any(self._nests[name, step.name] > 1 for name in top.names):
            return True
        for later in self._ahead(position):
            if later.name in top.names:
                return later.value == top.last + 1
        return False

    def _mixed(self, position: int, lowest: int) -> int | None:
        """A deeper series that goes on and that this number follows exactly though its style is upper."""
        value = self._steps[position].value
        after = next(self._ahead(position), None)
        if after is None:
            return None
        for at in range(len(self._open) - 1, lowest - 1, -1):
            series = self._open[at]
            if series.last + 1 == value and after.name in series.names:
                return at if after.value == value + 1 else None
        return None

    def _comes_again(self, position: int) -> bool:
        """Whether the very same number follows before its successor does: one of the two is mixed up."""
        here = self._steps[position]
        for later in self._ahead(position):
            if later.name == here.name:
                return later.value == here.value
        return False

    # A style that is not open.

    def _newcomer(self, position: int, step: _Step) -> int:
        if step.value > 1:
            at = self._below_its_like(position, step)
            if at is not None:
                return at
            at = self._family(step)
            if at is None:
                at = self._followed(position, step)
            if at is not None:
                return self._join(position, at, step, is_mixed=True)
        above = self._above(position, step)
        return self._push(position, step) if above is None else self._insert(position, above, step)

    def _below_its_like(self, position: int, step: _Step) -> int | None:
        """Under the style it nests in elsewhere; beside the series there, where it follows that exactly."""
        parents = [
            at for at, series in enumerate(self._open) if any(self._nests[n, step.name] for n in series.names)
        ]
        if not parents:
            return None
        for at in parents:
            if at + 1 < len(self._open) and self._open[at + 1].last + 1 == step.value:
                series = self._open[at + 1]
                is_top = at + 1 == len(self._open) - 1
                is_misread = at + 1 not in parents or series.names[0] in self._open[at].names
                if is_misread or (is_top and self._goes_on(position, series)):
                    return self._join(position, at + 1, step, is_mixed=True)
        del self._open[parents[-1] + 1 :]
        return self._push(position, step)

    def _goes_on(self, position: int, series: _Series) -> bool:
        after = next(self._ahead(position), None)
        value = self._steps[position].value
        return after is not None and after.name in series.names and after.value == value + 1

    def _family(self, step: _Step) -> int | None:
        for at in range(len(self._open) - 1, -1, -1):
            if step.family == self._open[at].family and step.value > self._open[at].last:
                return at
        return None

    def _followed(self, position: int, step: _Step) -> int | None:
        """The open series of another style that this number follows exactly: a mixed-up style."""
        for at in range(len(self._open) - 1, -1, -1):
            series = self._open[at]
            if series.last + 1 != step.value or any(self._nests[step.name, n] for n in series.names):
                continue
            if not self._is_stated_later(position, series) and self._is_of_a_sort(position, series):
                return at
        return None

    def _is_of_a_sort(self, position: int, series: _Series) -> bool:
        """Whether both the heading and the series name mandated parts, or neither does."""
        in_series = self._names_part(series.first_at) or self._names_part(series.last_at)
        return self._names_part(position) == in_series

    def _is_stated_later(self, position: int, series: _Series) -> bool:
        """Whether the series' true next number is still to come."""
        value = self._steps[position].value
        for later in self._ahead(position):
            if later.name in series.names:
                return later.value == value
        return False

    def _above(self, position: int, step: _Step) -> int | None:
        """The first open series that belongs under this number: its own first sister was lost."""
        for at, series in enumerate(self._open):
            if any(self._nests[name, step.name] for name in series.names):
                continue
            is_under = any(self._nests[step.name, name] for name in series.names)
            if step.value > 1 and (is_under or step.rank < series.rank):
                is_lower = self._names_part(series.last_at) and not self._names_part(position)
                return None if is_lower else at
            if step.value == 1 and step.rank < series.rank and self._restarts(position, series):
                return at
        return None

    def _restarts(self, position: int, series: _Series) -> bool:
        """Whether the series' style begins again at one later on."""
        return any(later.value == 1 and later.name in series.names for later in self._ahead(position))

    # Moves.

    def _join(self, position: int, at: int, step: _Step, *, is_mixed: bool = False) -> int:
        del self._open[at + 1 :]
        series = self._open[at]
        series.last, series.last_at = step.value, position
        if is_mixed and step.name not in series.names:
            series.names.append(step.name)
        return at

    def _push(self, position: int, step: _Step) -> int:
        if len(self._open) >= MOST_LEVELS:
            return self._join(position, MOST_LEVELS - 1, step)
        self._open.append(_Series([step.name], step.family, step.rank, step.value, position, position))
        return len(self._open) - 1

    def _insert(self, here: int, at: int, step: _Step) -> int:
        """A lost upper heading stood before the open series: what was read at ``at`` was one level lower."""
        for position in range(len(self._levels) - 1, -1, -1):
            if self._levels[position] <= at:
                break
            self._levels[position] += 1
        del self._open[at:]
        return self._push(here, step)


def _nestings(steps: Sequence[_Step]) -> Counter[tuple[str, str]]:
    """How often a style begins at one straight after another style."""
    return Counter(
        (before.name, after.name)
        for before, after in pairwise(steps)
        if before.name != after.name and after.value == 1
    )
