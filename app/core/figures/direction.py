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
    """The words of change: ``pattern`` finds one at the end of a text, ``short`` are single characters.

    ``last`` are the characters that either can end with.
    """

    pattern: re.Pattern[str]
    words: dict[str, Direction]
    short: dict[str, Direction]
    last: frozenset[str]


@cache
def standard_ways() -> Ways:
    """The words of the data that come with the program."""
    data = load_json("figures/direction.json")
    long, short = (
        {word: Direction(way) for way, line in data[size].items() for word in line.split()}
        for size in ("words", "short")
    )
    between = words(data["between"])
    return Ways(
        pattern=re.compile(f"({trie(long, searched=True)})(?:{trie(between)})?\\Z"),
        words=long,
        short=short,
        last=frozenset(word[-1] for word in (*long, *short, *between)),
    )


def direction_of(before: str) -> Direction | None:
    """The direction of the change that a quantity measures by the words before it; None where it states a
    level."""
    ways, last = standard_ways(), before[-1:]
    if last not in ways.last:
        return None
    match = ways.pattern.search(before)
    return ways.words[match[1]] if match is not None else ways.short.get(last)
