"""Growth or decline, where the words at the number say so: 增长23%, 下降12.5%, 比上年多5件."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from app.core.enums import Direction
from app.core.figures.patterns import trie, words
from app.core.resources import load_json


@dataclass(frozen=True, slots=True)
class Ways:
    """The compiled words of change, and the characters that such a phrase can end with."""

    pattern: re.Pattern[str]
    last: frozenset[str]
    ways: dict[str, Direction]


@cache
def standard_ways() -> Ways:
    """The words of the data that come with the program."""
    data = load_json("figures/direction.json")
    long, short = (
        {word: Direction(way) for way, line in data[size].items() for word in line.split()}
        for size in ("words", "short")
    )
    ways = {**long, **short}
    between = words(data["between"])
    return Ways(
        pattern=re.compile(f"({trie(long)})(?:{trie(between)})?\\Z|({trie(short)})\\Z"),
        last=frozenset(word[-1] for word in (*ways, *between)),
        ways=ways,
    )


def direction_of(before: str) -> Direction | None:
    """The direction of the change that a quantity measures by the words before it; None where it states a
    level."""
    ways = standard_ways()
    if before[-1:] not in ways.last:
        return None
    match = ways.pattern.search(before)
    return ways.ways[match[1] or match[2]] if match is not None else None
