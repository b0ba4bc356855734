"""How many villages and communities there are, and how many that makes: 9个村和2个社区，共12个村（社区）."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from app.core.checks.case import Case
from app.core.checks.numbers.counts import Said
from app.core.resources import load_pattern, load_words

_LONGEST = 44
_pattern = partial(load_pattern, "checks/sums.json")


@cache
def words() -> frozenset[str]:
    """The words of a first kind of places that another is told with, to be watched for."""
    kinds = load_words("checks/sums.json", "of_two_kinds")
    return frozenset(f"个{kind}{joint}" for kind in kinds for joint in "和、及与")


def sums(case: Case) -> Iterator[Said]:
    """What to say, and the places of both parts and of their total."""
    done = 0
    for at, end in case.places_of(words()):
        start = max(done, case.text.rfind("\n", 0, at) + 1, at - _LONGEST)
        for name in ("places_then_all", "all_then_places"):
            told = _pattern(name).search(case.text, start, end + _LONGEST)
            if told is None or not told.start() <= at < told.end():
                continue
            one, two, whole = (int(told[part]) for part in ("one", "two", "all"))
            done = end
            if one + two != whole:
                said = f"“{told.group()}”：{one}＋{two}＝{one + two}，与{whole}不符，请核对。"
                yield said, [told.span(part) for part in ("one", "two", "all")]
