"""Fields of a township's work: how they are named, and which words show that they are dealt with.

Promises, problems, headings and plans are held against each other by them; they are listed in
``resources/checks/topics.json``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial

from app.core.checks.case import Span
from app.core.checks.watch import places_in
from app.core.resources import load_json, load_words

_words = partial(load_words, "checks/topics.json")


@cache
def bodies() -> dict[str, tuple[str, ...]]:
    """For each field of work the words of which one shows that it is dealt with."""
    return {row["name"]: tuple(row["body"]) for row in load_json("checks/topics.json")["topics"]}


@cache
def names() -> dict[str, list[str]]:
    """The fields of work that a word names."""
    found: dict[str, list[str]] = {}
    for row in load_json("checks/topics.json")["topics"]:
        for word in row["named"]:
            found.setdefault(word, []).append(row["name"])
    return found


@cache
def shown_by(name: str) -> tuple[str, ...]:
    """The words of which one shows that a field of a name is dealt with."""
    return tuple(word for topic in names()[name] for word in bodies()[topic])


@cache
def any_main() -> re.Pattern[str]:
    """Names of the fields of work that have sections of their own."""
    main = _words("main")
    return re.compile("|".join(name for name, topics in names().items() if not main.isdisjoint(topics)))


@lru_cache(maxsize=4096)
def main_in(title: str) -> tuple[str, ...]:
    """Names of such fields in a heading; many reports have the same headings."""
    return tuple(any_main().findall(title))


@cache
def all_names() -> frozenset[str]:
    """Every word that names a field."""
    return frozenset(names())


@cache
def any_name() -> re.Pattern[str]:
    """Any of these names, the longest first."""
    return re.compile("|".join(sorted(names(), key=len, reverse=True)))


@cache
def any_narrow() -> re.Pattern[str]:
    """The names of fields so narrow that nothing planned for a wider one touches them."""
    rows = (row for row in load_json("checks/topics.json")["topics"] if row.get("is_narrow"))
    return re.compile("|".join(word for row in rows for word in row["named"]))


def named(words: str) -> dict[str, Span]:
    """The fields of work that ``words`` name, each with the place of its first name."""
    found: dict[str, Span] = {}
    for word, places in places_in(words, all_names()).items():
        for topic in names()[word]:
            found[topic] = min(places[0], found.get(topic, places[0]))
    return found
