"""What other words belie: counts by their lists, all by some, changes by their numbers, spans by dates.

The looks are told in modules of their own; here they are put together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from app.core.checks.case import Case, Span
from app.core.checks.contradictions import (
    areas,
    beginnings,
    conceded,
    counted,
    dates,
    decisions,
    denied,
    early,
    fewer,
    lists,
    opposite,
    posts,
    ranks,
    referred,
    spans,
    staff,
    steps,
    trend,
    unfinished,
)
from app.core.checks.contradictions.looks import Look, Said


@cache
def _looks() -> tuple[Look, ...]:
    modules = (
        areas,
        beginnings,
        conceded,
        counted,
        trend,
        steps,
        spans,
        early,
        unfinished,
        ranks,
        referred,
        posts,
        denied,
        lists,
        staff,
        opposite,
        dates,
        decisions,
        fewer,
    )
    return tuple(look for module in modules for look in module.looks())


@cache
def words() -> frozenset[str]:
    """The words that these look for, and those that they ask for besides."""
    return frozenset[str]().union(*(look.words | look.also for look in _looks()))


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that these ask for."""
    return words(), *(look.also for look in _looks())


@cache
def _by_word() -> dict[str, list[int]]:
    """The places among the looks of those that need a word."""
    rows: dict[str, list[int]] = {word: [] for word in words()}
    for number, look in enumerate(_looks()):
        for word in look.words:
            rows[word].append(number)
    return rows


def belied(case: Case) -> Iterator[Said]:
    """What to say, and the two places."""
    held: dict[int, list[Span]] = defaultdict(list)
    looks, rows = _looks(), _by_word()
    for word, places in case.found(words()).items():
        for number in rows[word]:
            held[number] += places
    for number, places in sorted(held.items()):
        if len(places) >= looks[number].least:
            yield from looks[number].find(case, sorted(places))
