"""Days that have a name, told with another date: 12月14日国家宪法日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.core.checks.case import Case, Span
from app.core.resources import load_json

_BEFORE = 14
_AHEAD = re.compile(
    r"(1[0-2]|[1-9])月(3[01]|[12]?\d)日(?:的|是|为|在)?(?:第[\u4e00-\u9fff\d]{1,4}个)?[“‘]?(?:全国|全民|国家|国际|世界)?$"
)
_BRACKETED = re.compile(r"[”’]?[（(](1[0-2]|[1-9])月(3[01]|[12]?\d)日[）)]")


@cache
def _days() -> dict[str, str]:
    return dict(load_json("checks/days.json")["days"])


@cache
def words() -> frozenset[str]:
    """The names, to be watched for."""
    return frozenset(_days())


def misdated(case: Case) -> Iterator[tuple[str, str, Span]]:
    """The name, its true date, and the place where another stands beside it."""
    for start, end in case.places_of(words()):
        name = case.text[start:end]
        match = _AHEAD.search(case.text, max(0, start - _BEFORE), start) or _BRACKETED.match(case.text, end)
        if match is not None and f"{match[1]}月{match[2]}日" != _days()[name]:
            yield name, _days()[name], (min(match.start(), start), max(match.end(), end))
