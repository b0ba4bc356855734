"""The level of each numbered heading, from the document's own order of numbers.

A style that begins again at one under another style is below it, whatever the two styles are. The usual rank
of a style (一、 above （一） above 1.) is asked only where the document does not tell: when its upper number
was lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.core.outline.openings import Opening

MOST_LEVELS = 9
"""No report nests deeper; what would is read as a sister."""


@dataclass(slots=True)
class _Series:
    """A running series of sisters: the styles seen in it and its last value."""

    names: list[str]
    family: str
    rank: int
    last: int


class _Order:
    """Walks through the headings once, keeping the open series from the top level down."""

    def __init__(self, openings: Sequence[Opening]) -> None:
        self._openings = openings
        self._open: list[_Series] = []
        self._levels: list[int] = []
        self._last_of: dict[str, int] = {}
        self._nests = _nestings(openings)

    def walk(self) -> list[int]:
        for position, opening in enumerate(self._openings):
            number = opening.number
            if number is None:
                raise ValueError("a heading without a number has no place in the order of numbers")
            depth = self._depth(position, opening)
            self._levels.append(depth + 1)
            self._last_of[number.style.name] = number.value
        return self._levels

    def _depth(self, position: int, opening: Opening) -> int:
        number = opening.number
        assert number is not None
        name, value = number.style.name, number.value
        at = self._sister(name, value)
        if at is None:
            return self._newcomer(position, opening)
        is_next = self._open[at].last + 1 == value
        if not is_next or self._comes_again(position):
            mixed = self._mixed(position, at + 1)
            if mixed is not None:
                return self._join(mixed, opening, is_mixed=not is_next)
        if not is_next and value == 1 and self._begins_inside(position, at):
            return self._push(opening)
        return self._join(at, opening)

    def _sister(self, name: str, value: int) -> int | None:
        """The open series this number carries on: the deepest it follows exactly, else the deepest."""
        fallback = None
        for at in range(len(self._open) - 1, -1, -1):
            if name in self._open[at].names:
                if self._open[at].last + 1 == value:
                    return at
                if fallback is None:
                    fallback = at
        return fallback

    def _mixed(self, position: int, lowest: int) -> int | None:
        """A deeper series that goes on and that this number follows exactly though its style is upper."""
        number = self._openings[position].number
        assert number is not None
        if number.value == 1 or position + 1 >= len(self._openings):
            return None
        after = self._openings[position + 1].number
        for at in range(len(self._open) - 1, lowest - 1, -1):
            series = self._open[at]
            if series.last + 1 == number.value and after is not None and after.style.name in series.names:
                return at if after.value == number.value + 1 else None
        return None

    def _comes_again(self, position: int) -> bool:
        """Whether the very same number follows before its successor does: one of the two is mixed up."""
        here = self._openings[position].number
        assert here is not None
        if here.value == 1:
            return False
        for later in self._openings[position + 1 : position + 30]:
            number = later.number
            if number is not None and number.style.name == here.style.name:
                return number.value == here.value
        return False

    def _begins_inside(self, position: int, at: int) -> bool:
        """一、 straight under 一、 (no text between) begins a lower series in the same style."""
        if at != len(self._open) - 1 or position == 0:
            return False
        before, here = self._openings[position - 1], self._openings[position]
        return before.is_alone and here.line == before.line + 1

    def _newcomer(self, position: int, opening: Opening) -> int:
        number = opening.number
        assert number is not None
        if number.value > 1:
            at = self._family(number.style.family, number.value)
            if at is not None:
                return self._join(at, opening, is_mixed=True)
            if not self._carries_on(opening):
                at = self._followed(opening)
                if at is not None:
                    return self._join(at, opening, is_mixed=True)
        above = self._above(position, opening)
        if above is not None:
            return self._insert(above, opening)
        return self._push(opening)

    def _family(self, family: str, value: int) -> int | None:
        for at in range(len(self._open) - 1, -1, -1):
            if family == self._open[at].family and value > self._open[at].last:
                return at
        return None

    def _carries_on(self, opening: Opening) -> bool:
        """Numbers that run on through the sections (（一）1. 2. （二）3. 4.) stay below them."""
        number = opening.number
        assert number is not None
        name = number.style.name
        if not self._open or self._last_of.get(name) != number.value - 1:
            return False
        return any((upper, name) in self._nests for upper in self._open[-1].names)

    def _followed(self, opening: Opening) -> int | None:
        """The open series of another style that this number follows exactly: a mixed-up style."""
        number = opening.number
        assert number is not None
        name = number.style.name
        for at in range(len(self._open) - 1, -1, -1):
            series = self._open[at]
            if series.last + 1 != number.value:
                continue
            if any((name, n) in self._nests or (n, name) in self._nests for n in series.names):
                continue
            return at
        return None

    def _above(self, position: int, opening: Opening) -> int | None:
        """The first open series that belongs under this number: its own first sister was lost."""
        number = opening.number
        assert number is not None
        style = number.style
        for at, series in enumerate(self._open):
            if any((n, style.name) in self._nests for n in series.names):
                continue
            is_under = any((style.name, n) in self._nests for n in series.names)
            if number.value > 1 and (is_under or style.rank < series.rank):
                return at
            if number.value == 1 and style.rank < series.rank and self._restarts(position, series):
                return at
        return None

    def _restarts(self, position: int, series: _Series) -> bool:
        """Whether the series' style begins again at one later on."""
        for later in self._openings[position + 1 : position + 40]:
            number = later.number
            if number is not None and number.value == 1 and number.style.name in series.names:
                return True
        return False

    def _join(self, at: int, opening: Opening, *, is_mixed: bool = False) -> int:
        number = opening.number
        assert number is not None
        del self._open[at + 1 :]
        series = self._open[at]
        series.last = number.value
        if is_mixed and number.style.name not in series.names:
            series.names.append(number.style.name)
        return at

    def _push(self, opening: Opening) -> int:
        number = opening.number
        assert number is not None
        style = number.style
        if len(self._open) >= MOST_LEVELS:
            return self._join(MOST_LEVELS - 1, opening)
        self._open.append(_Series([style.name], style.family, style.rank, number.value))
        return len(self._open) - 1

    def _insert(self, at: int, opening: Opening) -> int:
        """A lost upper heading stood before the open series: what was read at ``at`` was one level lower."""
        for position in range(len(self._levels) - 1, -1, -1):
            if self._levels[position] <= at:
                break
            self._levels[position] += 1
        del self._open[at:]
        return self._push(opening)


def _nestings(openings: Sequence[Opening]) -> Counter[tuple[str, str]]:
    """How often a style begins at one straight after another style."""
    found: Counter[tuple[str, str]] = Counter()
    for before, after in pairwise(openings):
        if before.number is None or after.number is None:
            continue
        upper, lower = before.number.style, after.number.style
        if upper.name != lower.name and after.number.value == 1:
            found[upper.name, lower.name] += 1
    return found


def number_levels(openings: Sequence[Opening]) -> list[int]:
    """Levels from 1 for numbered headings in order."""
    return _Order(openings).walk()
