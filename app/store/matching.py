"""Which stored thing a newly read one is: by its exact place, else by its words nearby, else by overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_LEAST_OVERLAP = 0.5  # share of the longer of two ranges


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the text (code points, half-open) with the words that stand there."""

    key: str
    start: int
    end: int
    words: str


def keep_keys(old: Sequence[Anchor], new: Sequence[Anchor], fresh: Sequence[str]) -> list[str]:
    """A key for each of ``new``: that of the old thing it is, each used once, or the one from ``fresh``.

    ``old`` may name a key twice (as suggested and as decided); either place will do.
    """
    keys: list[str | None] = [None] * len(new)
    used: set[str] = set()
    places: dict[tuple[int, int], list[str]] = defaultdict(list)
    for anchor in old:
        places[anchor.start, anchor.end].append(anchor.key)
    for index, anchor in enumerate(new):
        _take(keys, used, index, places.get((anchor.start, anchor.end), ()))
    rest = sorted((a for a in old if a.key not in used), key=lambda a: a.start)
    starts = [a.start for a in rest]
    longest = max((a.end - a.start for a in rest), default=0)
    for index, anchor in enumerate(new):
        if keys[index] is None:
            near = rest[bisect_left(starts, anchor.start - longest) : bisect_left(starts, anchor.end)]
            _take(keys, used, index, [a.key for a in _by_overlap(anchor, near)])
    return [key if key is not None else fresh[index] for index, key in enumerate(keys)]


def _take(keys: list[str | None], used: set[str], index: int, wanted: Sequence[str]) -> None:
    free = next((key for key in wanted if key not in used), None)
    if free is not None:
        keys[index] = free
        used.add(free)


def _by_overlap(anchor: Anchor, near: Sequence[Anchor]) -> list[Anchor]:
    """Those that share at least half of the longer range, most first."""
    shares = []
    for other in near:
        common = min(anchor.end, other.end) - max(anchor.start, other.start)
        longer = max(anchor.end - anchor.start, other.end - other.start, 1)
        if common / longer >= _LEAST_OVERLAP:
            shares.append((common / longer, other))
    return [other for _, other in sorted(shares, key=lambda pair: -pair[0])]
