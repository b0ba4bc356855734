"""Divisions at the rank of a county, by name: what a list knows, where ``places`` only knows how names sound.

The list is ``resources/outline/divisions.json``. A name of two characters (和县) or one that is a word too
(平安区) is not known by itself: ``places`` takes it where the words around say that it is a place.
"""

from __future__ import annotations

import re
from functools import cache

from app.core.head.patterns import pattern
from app.core.resources import load_json

_SIGN = re.compile("[县区市旗]")
_OPENING = 36
"""The name of a division that opens a title ends within so many characters."""
_SHORTEST = 3
_USUAL = 6
"""No name is longer, but those of peoples and of 旗."""


@cache
def counties() -> frozenset[str]:
    """Every name that can be told without the words around it; 秀山县 beside 秀山土家族苗族自治县."""
    words = set(load_json("outline/divisions.json")["words"].split())
    return frozenset(name for name in _listed() if len(name) >= _SHORTEST) - words


@cache
def _listed() -> frozenset[str]:
    divisions = load_json("outline/divisions.json")["divisions"].values()
    names = [name for cities in divisions for row in cities.values() for name in row.split()]
    return frozenset((*names, *filter(None, map(_short, names))))


def is_listed(name: str) -> bool:
    """Whether a division has this name, even a short one (和县) or one that is a word too."""
    return name in _listed()


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
    return max(map(len, _listed()))


def county_ending_at(text: str, end: int) -> int | None:
    """Where the longest known name begins that ends at ``end``; None where none does."""
    return _begin(counties(), text, end, _SHORTEST)


def county_before_town(text: str, end: int) -> int | None:
    """Where the longest listed name begins that ends at ``end``, be it a word too (会同县)."""
    return _begin(_listed(), text, end, _SHORTEST)


def county_opening(words: str) -> tuple[int, int] | None:
    """Where the name of a division lies that opens ``words``, behind its province and city at most.

    Here a short name (和县) and one that is a word too are known as well; 梅县 is not 梅县区. A city that a
    division follows at once is the one above it (哈密市伊州区).
    """
    found = None
    for sign in _SIGN.finditer(words, 1, _OPENING):
        end = sign.end()
        begin = _begin(_listed(), words, end, _SHORTEST - 1)
        if begin is None:
            continue
        if begin == found[1] if found else begin == 0 or pattern("above").fullmatch(words, 0, begin):
            found = begin, end + (words[begin : end + 1] in _listed())
    return found


def _begin(known: frozenset[str], text: str, end: int, shortest: int) -> int | None:
    is_long = text[end - 1 : end] == "旗" or text[end - 2 : end - 1] in ("治", "族")
    most = min(_longest() if is_long else _USUAL, end)
    return next(
        (end - size for size in range(most, shortest - 1, -1) if text[end - size : end] in known), None
    )
