"""Growth or decline, where the words at the number say so: 增长23%, 下降12.5%, 比上年多5件."""

from __future__ import annotations

import re
from functools import cache

from app.core.enums import Direction
from app.core.figures.patterns import trie, words
from app.core.figures.quantity import Quantity
from app.core.resources import load_json

_REACH = 8


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, Direction]]:
    data = load_json("figures/direction.json")
    ways = {word: Direction(way) for way, line in data["words"].items() for word in line.split()}
    between = trie(words(data["between"]))
    return re.compile(f"({trie(ways)})(?:{between})?\\Z"), ways


def direction_of(text: str, quantity: Quantity) -> Direction | None:
    """The direction of the change that the quantity measures; None where it states a level."""
    pattern, ways = _pattern()
    match = pattern.search(text[max(0, quantity.start - _REACH) : quantity.start])
    return ways[match[1]] if match is not None else None
