"""A rise that falls (由30件上升到12件), a fall that rises, a wrong rate, the opposite said elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.core.checks.case import Case, Span
from app.core.resources import load_json

# Some offices cut digits off instead of rounding; both are right.
_ROUNDING = 1.0


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load_json("checks/trend.json")[name])


@cache
def words() -> frozenset[str]:
    """The words of such changes, to be watched for."""
    return frozenset(load_json("checks/trend.json")["words"])


def _changes(case: Case) -> list[re.Match[str]]:
    return list(_pattern("from_to").finditer(case.text)) if case.likely(words()) else []


def turned(case: Case) -> Iterator[tuple[Span, Span]]:
    """Both numbers of a change that goes the other way than its word."""
    for match in _changes(case):
        old, new = float(match["old"]), float(match["new"])
        if match["scale"] == match["new_scale"] and (new < old if match["up"] else new > old):
            yield match.span("old"), match.span("new")


def against(case: Case) -> Iterator[tuple[str, Span, Span]]:
    """A change by two numbers, and a sentence that says the thing went the other way."""
    for match in _changes(case):
        start, _ = case.scan.clause(match.start())
        thing = _pattern("thing").search(case.text, start, match.start())
        if thing is None:
            continue
        own = case.scan.sentence(match.start())
        word = "down" if match["up"] else "up"
        for other in re.finditer(re.escape(thing.group(1)), case.text):
            if own[0] <= other.start() < own[1]:
                continue
            said = _pattern(word).match(case.text, other.end())
            if said is not None:
                yield thing.group(1), match.span(), (other.start(), said.end())


def miscounted(case: Case) -> Iterator[tuple[float, Span, Span, Span]]:
    """The true rate of a change, and the places of both numbers and of the rate that is told."""
    for match in _changes(case):
        rate = _pattern("rate").match(case.text, match.end())
        old, new = float(match["old"]), float(match["new"])
        if rate is None or match["scale"] != match["new_scale"] or not old:
            continue
        true = 100 * abs(new - old) / old
        if abs(true - float(rate["rate"])) > _ROUNDING:
            yield true, match.span("old"), match.span("new"), rate.span("rate")
