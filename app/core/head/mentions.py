"""Where running text may name a place: from where a name begins to the sign that ends it (镇, 县)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from app.core.head.divisions import county_ending_at
from app.core.head.patterns import pattern

_NAME_MOST = 20
"""No name with the words before it is longer than this many characters."""


def words_before(text: str, end: int) -> int:
    """Where the words begin that may belong to a name ending at ``end``: no further than its line does."""
    return max(end - _NAME_MOST, text.rfind("\n", 0, end), 0)


def name_start(text: str, end: int, sort: Literal["town", "county"]) -> re.Match[str] | None:
    """What leads a name in that ends at ``end``, its words as group ``name``; None where that is unclear."""
    return pattern(f"{sort}_start").search(text, words_before(text, end), end)


def town_names(text: str) -> Iterator[str]:
    """What may be names of townships."""
    for end in pattern("town_end").finditer(text):
        yield from _name(text, end, "town")


def county_names(text: str) -> Iterator[str]:
    """What may be names of counties; one of the list needs no words that lead it in."""
    for end in pattern("county_end").finditer(text):
        known = county_ending_at(text, end.end())
        if known is not None and end.group("loose") is None:
            yield text[known : end.end()]
        else:
            yield from _name(text, end, "county")


def _name(text: str, end: re.Match[str], sort: Literal["town", "county"]) -> Iterator[str]:
    """The name that ``end`` ends: what follows tells it from a word, or that it opens a document's (《…)."""
    start = name_start(text, end.start(), sort)
    if start and (end.group("loose") is None or start.group(1)):
        yield pattern(f"{sort}_lead").sub("", text[start.start("name") : end.end()])
