"""A rise that falls (由30件上升到12件), a fall that rises, the opposite said elsewhere.

Rates of changes are told in ``numbers.changes``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from app.core.checks.case import Case, Span, matches_at
from app.core.checks.contradictions.looks import Look, Said, opposed, quoted
from app.core.resources import load_pattern, load_words

_REACH = 14
_AGAINST = frozenset({"同比", "较去年", "较上年", "比上年", "比去年"})
_pattern = partial(load_pattern, "checks/trend.json")


def words() -> frozenset[str]:
    """The words of changes, to be watched for."""
    return load_words("checks/trend.json", "words")


def looks() -> tuple[Look, ...]:
    """By the words of a change."""
    return Look(words(), _turned), Look(words() | _AGAINST, _against)


def changes(case: Case) -> list[re.Match[str]]:
    """Every change from one number to another: ``old``, ``new``, the ``scale`` of each, ``up`` for a rise."""
    found: list[re.Match[str]] = []
    done = 0
    for at, _ in case.places_of(words()):
        start, end = case.scan.sentence(at)
        if start >= done:
            found += _pattern("from_to").finditer(case.text, start, end)
            done = end
    return found


def _turned(case: Case, _: list[Span]) -> Iterator[Said]:
    """Both numbers of a change that goes the other way than its word."""
    for match in changes(case):
        old, new = float(match["old"]), float(match["new"])
        if match["scale"] == match["new_scale"] and (new < old if match["up"] else new > old):
            one, two = match.span("old"), match.span("new")
            yield f"{quoted(case, (one[0], two[1]))}：升降与前后两个数不符，请核对。", one, two
            continue
        said = _pattern("just_said").search(case.text, max(0, match.start() - _REACH), match.start())
        if said is not None and (said["up"] is None) is not (match["up"] is None):
            yield opposed(case, said.span(), match.span())


def _against(case: Case, places: list[Span]) -> Iterator[Said]:
    """One thing that is said to have risen, and to have fallen elsewhere."""
    told: dict[str, tuple[bool, Span]] = {}
    for thing, is_up, place in _directions(case, places):
        known = told.setdefault(thing, (is_up, place))
        if known[0] is not is_up and case.scan.sentence(known[1][0]) != case.scan.sentence(place[0]):
            one, two = quoted(case, known[1]), quoted(case, place)
            yield f"“{thing}”前后说法不一：{one}和{two}，请核对。", known[1], place


def _directions(case: Case, places: list[Span]) -> Iterator[tuple[str, bool, Span]]:
    """A thing, whether it rose, and where that is said."""
    for match in changes(case):
        start, _ = case.scan.clause(match.start())
        thing = _pattern("thing").search(case.text, start, match.start())
        if thing is not None:
            yield thing[1], bool(match["up"]), (thing.start(), match.end())
    for said in matches_at(case.text, places, _pattern("said")):
        at = said.start()
        thing = _pattern("thing").search(case.text, max(case.sentence(at)[0], at - _REACH), at)
        if thing is not None:
            yield thing[1], bool(said["up"]), (thing.start(), said.end())
