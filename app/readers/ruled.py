"""Tables drawn with rules on a page: which words stand in which cell, however many lines a cell has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.readers.page_lines import PageLine, Run

_THICK = 3.0  # points: a rule is thinner, and rules nearer than this are one
_SHORTEST = 6.0
_MOST_CELLS = 20_000

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Table:
    """Where the rules of a table stand, in points: ``down`` from left to right, ``across`` from the top."""

    down: tuple[float, ...]
    across: tuple[float, ...]

    def holds(self, run: Run) -> bool:
        """Whether a run stands in the table."""
        middle = (run.top + run.bottom) / 2
        is_level = self.across[0] <= middle <= self.across[-1]
        return is_level and self.down[0] - _THICK <= run.left < self.down[-1]

    def lines(self, runs: Iterable[Run], join: Callable[[Sequence[Run]], str]) -> list[PageLine]:
        """A line for each row, with tabs between its cells; ``join`` makes the text of a cell."""
        cells: dict[tuple[int, int], list[Run]] = {}
        page = 0
        for run in runs:
            row = bisect_right(self.across, (run.top + run.bottom) / 2) - 1
            column = max(bisect_right(self.down, run.left + _THICK) - 1, 0)
            cells.setdefault((min(row, len(self.across) - 2), min(column, len(self.down) - 2)), []).append(
                run
            )
            page = run.page
        found = []
        for row in sorted({row for row, _ in cells}):
            texts = [join(cells.get((row, column), ())) for column in range(len(self.down) - 1)]
            edges = (self.down[0], self.across[row], self.down[-1], self.across[row + 1])
            found.append(PageLine("\t".join(texts), *edges, page))
        return found


def tables_of(rules: Iterable[Box]) -> list[Table]:
    """The tables that lines and frames on one page (left, top, right, bottom) make, from top to bottom."""
    boxes = sorted((edge for box in rules for edge in _edges(box)), key=_top)
    upright = [box for box in boxes if box[2] - box[0] <= _THICK and box[3] - box[1] >= _SHORTEST]
    level = [box for box in boxes if box[3] - box[1] <= _THICK and box[2] - box[0] >= _SHORTEST]
    found = []
    for group in _together(upright):
        down = _places((box[0] + box[2]) / 2 for box in group)
        top, bottom = group[0][1], max(box[3] for box in group)
        first, last = (
            bisect_left(level, top - _THICK, key=_top),
            bisect_right(level, bottom + _THICK, key=_top),
        )
        across = _places(((box[1] + box[3]) / 2 for box in level[first:last]), top, bottom)
        if len(down) > 2 and len(across) > 1 and len(down) * len(across) <= _MOST_CELLS:
            found.append(Table(down, across))
    return found


def _edges(box: Box) -> tuple[Box, ...]:
    """A line as it is; the four sides of a frame."""
    left, top, right, bottom = box
    if min(right - left, bottom - top) <= _THICK:
        return (box,)
    level = (left, top, right, top), (left, bottom, right, bottom)
    return *level, (left, top, left, bottom), (right, top, right, bottom)


def _top(box: Box) -> float:
    return box[1]


def _together(upright: Sequence[Box]) -> list[list[Box]]:
    """Upright rules, which come from top to bottom, in groups that touch each other in height."""
    groups: list[list[Box]] = []
    bottom = 0.0
    for box in upright:
        if groups and box[1] <= bottom + _THICK:
            groups[-1].append(box)
            bottom = max(bottom, box[3])
        else:
            groups.append([box])
            bottom = box[3]
    return groups


def _places(values: Iterable[float], *more: float) -> tuple[float, ...]:
    """Different places in order; those that hardly differ are one."""
    found: list[float] = []
    for value in sorted((*values, *more)):
        if not found or value - found[-1] > _THICK:
            found.append(value)
    return tuple(found)
