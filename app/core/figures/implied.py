"""Figures without a number on the page: what did not happen (→ 0), what is counted by names (→ how many).

They are marked ``implied``; their span is the words they rest on. Counts by names are not shown by default.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.core.enums import FigureKind
from app.core.figures.patterns import by_first, trie, words
from app.core.report import Figure
from app.core.resources import load_json

_NAMES_REACH = 60


@dataclass(frozen=True, slots=True)
class Implied:
    """Compiled patterns of ``resources/figures/implied.json``.

    ``zero`` begins with a class of characters, so that a search passes over all others quickly.
    """

    zero: re.Pattern[str]
    zero_units: dict[str, str]
    verb: re.Pattern[str]
    names: re.Pattern[str]
    comma: re.Pattern[str]
    name_unit: str


@cache
def standard_implied() -> Implied:
    """The patterns of the data that come with the program."""
    data = load_json("figures/implied.json")
    things = {word: unit for unit, line in data["zero_things"].items() for word in line.split()}
    short = {word: unit for unit, line in data["zero_words"].items() for word in line.split()}
    openings = by_first(words(data["zero_openings"]))
    opening = "|".join(f"(?<={first}){trie(rests)}" for first, rests in openings.items())
    between = f"[^，,。；;、！？\n0-9０-９]{{0,{data['zero_between']}}}?"
    place = f"[^{data['name_not']}]{{1,{data['name_characters']}}}(?:{trie(words(data['name_endings']))})"
    return Implied(
        zero=re.compile(
            f"[{''.join(openings)}零0](?:(?:{opening}){between}({trie(things)})"
            f"|(?<=[零0])(?<![0-9.．].)({trie(short)}))"
        ),
        zero_units={**short, **things},
        verb=re.compile(trie(words(data["name_verbs"]))),
        names=re.compile(
            f"({place}(?:[、和及与]{place}){{1,9}})(?:{trie(words(data['name_links']))}){{0,3}}\\Z"
        ),
        comma=re.compile("[、和及与]"),
        name_unit=data["name_unit"],
    )


def implied_figures(text: str) -> Iterator[Figure]:
    """The implied figures of the text, zeros first; they may overlap stated ones."""
    implied = standard_implied()
    for match in implied.zero.finditer(text):
        yield _figure(text, match.start(), match.end(), 0.0, implied.zero_units[match[1] or match[2]])
    for verb in implied.verb.finditer(text):
        begin = max(
            verb.start() - _NAMES_REACH,
            text.rfind("\n", max(0, verb.start() - _NAMES_REACH), verb.start()) + 1,
        )
        named = implied.names.search(text[begin : verb.start()])
        if named is not None:
            count = len(implied.comma.findall(named[1])) + 1
            yield _figure(text, begin + named.start(1), begin + named.end(1), float(count), implied.name_unit)


def _figure(text: str, start: int, end: int, value: float, unit: str) -> Figure:
    return Figure(
        start=start,
        end=end,
        surface=text[start:end],
        value=value,
        unit=unit,
        kind=FigureKind.COUNT,
        implied=True,
    )
