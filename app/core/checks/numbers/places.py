"""How many villages and communities there are, and how many that makes: 9个村和2个社区，共12个村（社区）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial

from app.core.checks.case import Case
from app.core.checks.numbers.counts import Said
from app.core.resources import load_pattern, load_words

_LONGEST, _NUMBER = 44, 6
# 全镇22个村（社区）中，行政村19个、社区2个.
_BOTH = frozenset({"村（社区）", "村(社区)", "村（居）", "村(居)"})
_pattern = partial(load_pattern, "checks/sums.json")


@cache
def words() -> frozenset[str]:
    """The words of a first kind of places that another is told with, to be watched for."""
    kinds = load_words("checks/sums.json", "of_two_kinds")
    return frozenset(f"个{kind}{joint}" for kind in kinds for joint in "和、及与")


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this asks for."""
    return words(), _BOTH


def sums(case: Case) -> Iterator[Said]:
    """What to say, and the places of both parts and of their total."""
    done = 0
    for at, end in case.places_of(words()):
        start = max(done, case.text.rfind("\n", 0, at) + 1, at - _LONGEST)
        for name in ("places_then_all", "all_then_places"):
            told = _pattern(name).search(case.text, start, end + _LONGEST)
            if told is not None and told.start() <= at < told.end():
                done = end
                yield from _not_made_up(told)
    for at, end in case.places_of(_BOTH):
        told = _pattern("all_then_named").search(case.text, max(0, at - _NUMBER), end + _LONGEST)
        if told is not None and told.start() <= at:
            yield from _not_made_up(told)


def _not_made_up(told: re.Match[str]) -> Iterator[Said]:
    one, two, whole = (int(told[part]) for part in ("one", "two", "all"))
    if one + two != whole:
        said = f"“{told.group()}”：{one}＋{two}＝{one + two}，与{whole}不符，请核对。"
        yield said, [told.span(part) for part in ("one", "two", "all")]
