"""Divisions at the rank of a county, by name: what a list knows, where ``places`` only knows how names sound.

The list is ``resources/outline/divisions.json``. A name of two characters (和县) or one that is a word too
(平安区) is not known by itself: ``places`` takes it where the words around say that it is a place.
"""

from __future__ import annotations

import re
from functools import cache

from app.core.resources import load_json

_SHORTEST = 3
_USUAL = 6
"""No name is longer, but those of peoples and of 旗."""


@cache
def counties() -> frozenset[str]:
    """Every name that can be told without the words around it; 秀山县 beside 秀山土家族苗族自治县."""
    data = load_json("outline/divisions.json")
    listed = [
        name for cities in data["divisions"].values() for row in cities.values() for name in row.split()
    ]
    names = {*listed, *filter(None, map(_short, listed))}
    return frozenset(name for name in names if len(name) >= _SHORTEST) - set(data["words"].split())


@cache
def upper_cities() -> frozenset[str]:
    """Cities that counties belong to; one with no county below it is none."""
    divisions = load_json("outline/divisions.json")["divisions"].values()
    return frozenset(city for cities in divisions for city, row in cities.items() if row)


@cache
def _people() -> re.Pattern[str]:
    peoples = load_json("outline/divisions.json")["peoples"].split()
    return re.compile(rf"(.{{2,4}}?)(?:{'|'.join(peoples)})+自治([县旗])")


def _short(name: str) -> str | None:
    """A name without its peoples (秀山县), None where it has none."""
    match = _people().fullmatch(name)
    return match and match[1] + match[2]


@cache
def _longest() -> int:
    return max(map(len, counties()))


def county_ending_at(text: str, end: int) -> int | None:
    """Where the longest known name begins that ends at ``end``; None where none does."""
    known = counties()
    is_long = text[end - 1 : end] == "旗" or text[end - 2 : end - 1] in ("治", "族")
    most = min(_longest() if is_long else _USUAL, end)
    return next(
        (end - size for size in range(most, _SHORTEST - 1, -1) if text[end - size : end] in known), None
    )
