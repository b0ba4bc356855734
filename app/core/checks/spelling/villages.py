"""One place written two ways: 锦绣社区 and 锦秀社区, 石桥村 and 石乔村."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from app.core.checks.case import Case, Span
from app.core.checks.spelling.vocabulary import confused
from app.core.resources import load_words

_words = partial(load_words, "checks/names.json")


def words() -> frozenset[str]:
    """What stands behind the name of a place, to be watched for."""
    return _words("places")


def written_twice(case: Case) -> Iterator[tuple[Span, Span]]:
    """Both places of such a name, the one that stands more rarely first."""
    told: dict[str, list[Span]] = {}
    text, before = case.text, _words("before_places")
    for places in case.found(words()).values():
        for at, end in places:
            # Two characters, or three, behind what a name stands after.
            size = 2 if text[at - 3 : at - 2] in before else 3 if text[at - 4 : at - 3] in before else 0
            if size:
                told.setdefault(text[at - size : end], []).append((at - size, end))
    by_rest: dict[str, str] = {}
    for name in told if len(told) > 1 else ():
        # What is left of a name where either of its first two characters is taken for another.
        for rest in (name[1:], f"{name[0]} {name[2:]}"):
            other = by_rest.setdefault(rest, name)
            if other is not name and _is_one(other, name):
                rare, usual = sorted((told[name], told[other]), key=len)
                if len(rare) == 1 and not _are_listed_together(case, rare[0], usual):
                    yield rare[0], usual[0]


def _is_one(one: str, two: str) -> bool:
    first, second = next((a, b) for a, b in zip(one, two, strict=True) if a != b)
    return second in confused().get(first, "") and _words("telling_apart").isdisjoint((first, second))


def _are_listed_together(case: Case, place: Span, others: list[Span]) -> bool:
    """Two names in one sentence are two places."""
    start, end = case.sentence(place[0])
    return any(start <= at < end for at, _ in others)
