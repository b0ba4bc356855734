"""Days that have a name, told with another date: 12月14日国家宪法日; more days than a year has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial

from app.core.checks.case import Case, Span
from app.core.resources import load_json, load_pattern, load_words

_BEFORE = 14
_AHEAD = re.compile(
    r"(1[0-2]|[1-9])月(3[01]|[12]?\d)日(?:的|是|为|在)?(?:第[\u4e00-\u9fff\d]{1,4}个)?[“‘]?(?:全国|全民|国家|国际|世界)?$"
)
_BRACKETED = re.compile(r"[”’]?[（(](1[0-2]|[1-9])月(3[01]|[12]?\d)日[）)]")
_LONGEST = 366
_pattern = partial(load_pattern, "checks/days.json")
_words = partial(load_words, "checks/days.json")


@cache
def _days() -> dict[str, str]:
    return dict(load_json("checks/days.json")["days"])


@cache
def _names() -> frozenset[str]:
    return frozenset(_days())


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this asks for."""
    return _names(), _words("each_words")


def misdated(case: Case) -> Iterator[tuple[str, str, Span]]:
    """The name, its true date, and the place where another stands beside it."""
    for start, end in case.places_of(_names()):
        name = case.text[start:end]
        match = _AHEAD.search(case.text, max(0, start - _BEFORE), start) or _BRACKETED.match(case.text, end)
        if match is not None and f"{match[1]}月{match[2]}日" != _days()[name]:
            yield name, _days()[name], (min(match.start(), start), max(match.end(), end))


def too_many(case: Case) -> Iterator[Span]:
    """人均上岗398天: more than there are in a year."""
    for match in case.matches_at(_words("each_words"), _pattern("each")):
        is_of_years = _pattern("years").search(case.text, *case.sentence(match.start())) is not None
        if int(match["days"]) > _LONGEST and not is_of_years:
            yield match.span()
