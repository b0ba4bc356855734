"""Titles are broken by meaning, not where the line happens to end (GB/T 9704: 词意完整、排列对称)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from app.core.summary.blocks import Run, Runs, text
from app.core.summary.wording import words

_MOST = 19.5
"""Characters of 二号 on a line of 156 mm, a little less."""
_AFTER = "的、》”）年"
_WITH_YEAR = "度初末底"
"""Characters that a year goes on with: 2024年度."""


def title_runs(title: str, *, most: float = _MOST) -> Runs:
    """The title with line ends put in where it is wider than ``most`` characters; given line ends stay."""
    return broken(text(title), most=most)


def broken(runs: Runs, *, most: float = _MOST) -> Runs:
    """A title of several runs, with line ends put in; raised numbers of marks take no room."""
    title = "".join(run.text for run in runs if not run.is_raised)
    ends = set()
    at = 0
    for line in title.split("\n"):
        place = title_break(line, most=most)
        if place is not None:
            ends.add(at + place)
        at += len(line) + 1
    return tuple(_with_ends(runs, ends))


def _with_ends(runs: Runs, ends: set[int]) -> Iterator[Run]:
    at = 0
    for run in runs:
        if run.is_raised:
            yield run
            continue
        pieces = (f"\n{c}" if at + i in ends else c for i, c in enumerate(run.text))
        yield replace(run, text="".join(pieces))
        at += len(run.text)


def title_break(line: str, *, most: float) -> int | None:
    """Where a title wider than ``most`` characters is best parted in two; None where it fits or cannot be."""
    if width_of(line) <= most:
        return None
    places = [i for i in _places(line) if width_of(line[:i]) <= most and width_of(line[i:]) <= most]
    return min(places, key=lambda i: abs(width_of(line[:i]) - width_of(line[i:])), default=None)


def width_of(words_: str) -> float:
    """About how many characters wide: ASCII counts half."""
    return sum(0.55 if c.isascii() else 1.0 for c in words_)


def _places(line: str) -> list[int]:
    """Where a title may be broken: behind 的、》”）年 and 年度, and before the words that titles end with."""
    places = []
    for i, (c, after) in enumerate(pairwise(line), 1):
        if c in _AFTER:
            places.append(i + 1 if c == "年" and after in _WITH_YEAR else i)
    for tail in words()["title_tails"]:
        if line.endswith(tail):
            places.append(len(line) - len(tail))
    return [i for i in places if 0 < i < len(line)]
