"""From pieces of text placed on a page to its printed lines: rows, cells, columns, marks of notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

_NOTE_MARK = re.compile(r"\s*[\[〔(（]?(?:\d{1,2}|[①-⑳])[\]〕)）]?\s*")
_NOTE_SIZE = 0.75
_LEAST_ROWS, _LEAST_WORDS = 8, 8  # of a page with columns; of a line in one
_GUTTER = 0.8  # heights of a line that columns are apart at least


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text on one line of a page. Points, origin at the top left; ``page`` from 1."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    page: int


@dataclass(frozen=True, slots=True)
class PageLine:
    """A printed line; ``column`` is 0 where the page has one, else 1 for the left and 2 for the right one."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    page: int
    column: int = 0

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1.0)


def lines_of(runs: Iterable[Run]) -> list[PageLine]:
    """Runs at one height become a line, from left to right; columns are read one after the other."""
    by_page: dict[int, list[Run]] = {}
    for run in runs:
        if run.text.strip():
            by_page.setdefault(run.page, []).append(run)
    return [line for page in sorted(by_page) for line in _lines_of_page(by_page[page])]


def _lines_of_page(runs: Sequence[Run]) -> list[PageLine]:
    rows = [_without_note_marks(sorted(row, key=lambda r: r.left)) for row in _rows(runs)]
    gutter = _gutter(rows)
    if gutter is None:
        return _table_rows([line for row in rows for line in _joined(row)])
    parted = [_parted(row, gutter) for row in rows]
    sides = [number for number, (_, left, right) in enumerate(parted) if left or right]
    first = sides[0]
    above = [line for whole, _, _ in parted[:first] for line in _joined_if_any(whole)]
    left, right = (
        [replace(line, column=c) for part in parted for line in _joined_if_any(part[c])] for c in (1, 2)
    )
    below = [line for whole, _, _ in parted[first:] for line in _joined_if_any(whole)]
    return [*_table_rows(above), *left, *right, *_table_rows(below)]


def _gutter(rows: Sequence[Sequence[Run]]) -> float | None:
    """Where two columns of text part; None where the page has one.

    Nearly all rows are open there, and most that have words at both sides reach up to it from the left: cells
    of a table do not.
    """
    if len(rows) < _LEAST_ROWS:
        return None
    left = min(row[0].left for row in rows)
    width = max(max(run.right for run in row) for row in rows) - left
    places = [left + width * (0.5 + 0.01 * step) for step in (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6)]
    place = max(places, key=lambda x: sum(_is_open(row, x) for row in rows))
    parted = [_parted(row, place) for row in rows]
    both = [(one, two) for whole, one, two in parted if one and two]
    if len(both) < 0.4 * len(rows) or sum(bool(whole) for whole, _, _ in parted) > 0.2 * len(rows):
        return None
    ends = sorted(one[-1].right for one, _ in both)
    size = median(run.bottom - run.top for row in rows for run in row)
    full = sum(end >= ends[int(0.9 * (len(ends) - 1))] - 2.5 * size for end in ends)
    characters = median(sum(len(run.text) for run in one) for one, _ in both)
    return place if full > 0.55 * len(both) and characters >= _LEAST_WORDS else None


def _is_open(row: Sequence[Run], place: float) -> bool:
    """Whether no words of a row stand at ``place``, nor close by on both sides."""
    whole, left, right = _parted(row, place)
    return not whole and bool(left or right)


def _parted(row: Sequence[Run], place: float) -> tuple[list[Run], list[Run], list[Run]]:
    """A row as a whole, or else what stands left and right of ``place``."""
    left = [run for run in row if run.right <= place]
    right = [run for run in row if run.left >= place]
    height = max(run.bottom - run.top for run in row)
    is_narrow = bool(left and right) and right[0].left - left[-1].right < _GUTTER * height
    if len(left) + len(right) < len(row) or is_narrow:
        return list(row), [], []
    return [], left, right


def _joined_if_any(row: list[Run]) -> list[PageLine]:
    return _joined(row) if row else []


def _rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs at one height, from top to bottom; the tallest of a row says how high it is."""
    rows: list[list[Run]] = []
    tallest: list[Run] = []
    for run in sorted(runs, key=_middle_left):
        if rows and (_holds(tallest[-1], run) or _holds(run, tallest[-1])):
            rows[-1].append(run)
            if run.bottom - run.top > tallest[-1].bottom - tallest[-1].top:
                tallest[-1] = run
        else:
            rows.append([run])
            tallest.append(run)
    return rows


def _middle_left(run: Run) -> tuple[float, float]:
    return (run.top + run.bottom) / 2, run.left


def _holds(one: Run, two: Run) -> bool:
    """Whether the middle of ``two`` is at the height of ``one``."""
    return one.top <= (two.top + two.bottom) / 2 <= one.bottom


def _without_note_marks(row: list[Run]) -> list[Run]:
    """A row without small raised digits, which would be read as the end of a number; powers of units stay."""
    tallest = max(run.bottom - run.top for run in row)
    middle = median((run.top + run.bottom) / 2 for run in row if run.bottom - run.top > _NOTE_SIZE * tallest)

    def is_mark(number: int) -> bool:
        run, before = row[number], row[number - 1].text[-1:] if number else ""
        is_raised = (run.top + run.bottom) / 2 < middle - 0.1 * tallest
        is_small = run.bottom - run.top <= _NOTE_SIZE * tallest
        return bool(
            is_small and is_raised and _NOTE_MARK.fullmatch(run.text) and not ("a" <= before.lower() <= "z")
        )

    return [run for number, run in enumerate(row) if not is_mark(number)] or row


def _joined(row: list[Run]) -> list[PageLine]:
    """One printed row: runs set apart by a wide gap are cells of a table or columns."""
    pieces: list[list[Run]] = [[row[0]]]
    for run in row[1:]:
        height = max(run.bottom - run.top, 1.0)
        if run.left - pieces[-1][-1].right > 2.5 * height:
            pieces.append([run])
        else:
            pieces[-1].append(run)
    lines = []
    for piece in pieces:
        text = piece[0].text
        for before, run in pairwise(piece):
            gap = run.left - before.right
            text += (" " if gap > 0.25 * (run.bottom - run.top) else "") + run.text
        lines.append(
            PageLine(
                text.strip(),
                piece[0].left,
                min(r.top for r in piece),
                piece[-1].right,
                max(r.bottom for r in piece),
                row[0].page,
            )
        )
    return lines


def _table_rows(here: list[PageLine]) -> list[PageLine]:
    """Lines that stand side by side are cells: one line with tabs."""
    out: list[PageLine] = []
    for line in here:
        before = out[-1] if out else None
        if (
            before is not None
            and before.top <= (line.top + line.bottom) / 2 <= before.bottom
            and line.left > before.right
        ):
            out[-1] = PageLine(
                f"{before.text}\t{line.text}", before.left, before.top, line.right, before.bottom, line.page
            )
        else:
            out.append(line)
    return out
