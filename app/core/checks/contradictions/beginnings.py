"""One thing that was founded at two dates: 2021年建成的镇公共法律服务站, 镇公共法律服务站2019年建成."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations, product
from typing import NamedTuple

from app.core.checks.case import Case, Span
from app.core.checks.contradictions.looks import Look, Said, dated
from app.core.resources import load_json, load_pattern

_BEFORE = 34
_POINTING = "的"
_SHORTEST, _SHORTEST_OF_EVENT = 4, 6
_TWICE, _MOST = 2, 100
_data = partial(load_json, "checks/beginnings.json")
_pattern = partial(load_pattern, "checks/beginnings.json")


def looks() -> tuple[Look, ...]:
    """By the words of what came about."""
    data = _data()
    pointed = frozenset(verb + _POINTING for verb in data["meetings"])
    once_or_more = dated((*data["founded"], *data["meetings"], *data["events"]))
    ordered = dated(verb for order in data["orders"] for verbs in order for verb in verbs)
    return (
        Look(once_or_more, _told_twice, also=pointed, least=2),
        Look(ordered, _ended_before_begun, least=2),
    )


class _Beginning(NamedTuple):
    """When a thing came about, by its own words; ``words`` begin with its name, or end with it."""

    year: int | None
    month: int | None
    day: int | None
    quarter: str | None
    words: str
    is_ahead: bool
    points_back: bool
    place: Span


def _told_twice(case: Case, places: list[Span]) -> Iterator[Said]:
    """Two places that give one thing different dates, in different sentences."""
    by_verb: dict[str, list[Span]] = defaultdict(list)
    for before, end in places:
        by_verb[case.text[before + 1 : end]].append((before, end))
    for verb, own in by_verb.items():
        is_meeting = verb in _data()["meetings"]
        if len(own) < _TWICE or (is_meeting and verb + _POINTING not in case.text):
            continue
        is_founded = verb in _data()["founded"]
        for one, two in combinations(_beginnings(case, own), 2):
            name = _shared_name(one, two)
            is_one = len(name) >= _SHORTEST_OF_EVENT and (one.points_back or two.points_back)
            if not is_founded and not is_one:
                continue
            is_apart = case.scan.sentence(one.place[0]) != case.scan.sentence(two.place[0])
            if name and is_apart and _disagree(one, two):
                yield _unlike(case, name, one, two)


def _ended_before_begun(case: Case, places: list[Span]) -> Iterator[Said]:
    """11月启动案卷评查 and 10月完成案卷评查."""
    verbs = [(case.text[before + 1 : end], (before, end)) for before, end in places]
    for first, then in _data()["orders"]:
        begun, ended = ([place for verb, place in verbs if verb in own] for own in (first, then))
        pairs = product(_beginnings(case, begun), _beginnings(case, ended)) if begun and ended else ()
        for one, two in pairs:
            name = _shared_name(one, two)
            if name and one.year == two.year and one.month and two.month and one.month > two.month:
                yield _unlike(case, name, one, two)


def _unlike(case: Case, name: str, one: _Beginning, two: _Beginning) -> Said:
    first, second = case.text[slice(*one.place)], case.text[slice(*two.place)]
    return f"“{name}”前后写成“{first}”和“{second}”，时间不一致，请核对。", one.place, two.place


def _beginnings(case: Case, verbs: Sequence[Span]) -> list[_Beginning]:
    """What is told at the places of verbs and of the character before, where a date stands before them.

    No more than ``_MOST``, for each is held against each.
    """
    found = []
    for last, end in verbs:
        start = last + 1
        lead = case.text[max(0, start - _BEFORE) : start]
        date = _pattern("date").search(lead)
        if date is None or not (date["year"] or date["month"] or date["quarter"]):
            continue
        if _pattern("to_come").search(lead):
            continue
        behind = _pattern("behind").match(case.text, end)
        ahead = _pattern("ahead").search(lead, 0, date.start())
        year = int(date["year"]) if date["year"] else case.head.year
        month, day = (int(date[unit]) if date[unit] else None for unit in ("month", "day"))
        place = start - len(lead) + date.start(), end
        found += [
            _Beginning(
                year,
                month,
                day,
                date["quarter"],
                match["thing"],
                is_ahead,
                is_ahead or bool(behind and behind["of"]),
                place,
            )
            for is_ahead, match in ((False, behind), (True, ahead))
            if match is not None
        ]
    return found[:_MOST]


def _disagree(one: _Beginning, two: _Beginning) -> bool:
    if one.year != two.year:
        return one.year is not None and two.year is not None
    pairs = ((one.month, two.month), (one.quarter, two.quarter), (one.day, two.day))
    return any(first is not None and second is not None and first != second for first, second in pairs)


def _shared_name(one: _Beginning, two: _Beginning) -> str:
    """The name that both tell of, "" where there is none."""
    if one.is_ahead and two.is_ahead:
        short, long = sorted((one.words, two.words), key=len)
        lead = long.removesuffix(short)
        return short if long.endswith(short) and (not lead or _pattern("leads").search(lead)) else ""
    if one.is_ahead or two.is_ahead:
        ahead, behind = (one, two) if one.is_ahead else (two, one)
        sizes = range(len(ahead.words), _SHORTEST - 1, -1)
        name = next((ahead.words[-n:] for n in sizes if behind.words.startswith(ahead.words[-n:])), "")
        return name if name and _pattern("goes_on").match(behind.words, len(name)) else ""
    short, long = sorted((one.words, two.words), key=len)
    size = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    is_name = size >= _SHORTEST and all(_pattern("goes_on").match(words, size) for words in (short, long))
    return short[:size] if is_name else ""
