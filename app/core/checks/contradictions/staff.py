"""How many advisers an office has, told with two numbers: 镇政府聘请法律顾问2名, and 镇政府3名法律顾问.

Villages and communities have advisers of their own, which are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

from app.core.checks.case import Case, Span
from app.core.checks.contradictions.counted import number
from app.core.checks.contradictions.looks import DIGITS, Look, Said
from app.core.resources import load_json, load_pattern

_BEFORE, _BEHIND = 24, 12
_MEASURES, _BETWEEN = "名位人年职", "律团共有为"
_data = partial(load_json, "checks/staff.json")
_pattern = partial(load_pattern, "checks/staff.json")


@cache
def _numbered() -> dict[str, str]:
    """What advisers are called, by the same with a number or its measure beside it."""
    nouns = _data()["nouns"]
    behind = {noun + digit: noun for noun in nouns for digit in (*DIGITS, *_BETWEEN)}
    return behind | {mark + noun: noun for noun in nouns for mark in _MEASURES}


@cache
def _ahead() -> re.Pattern[str]:
    """The office right before the noun, perhaps with the number between."""
    return re.compile(rf"{_data()['office']}(?:{_data()['number']})?(?:常年|兼职|专职|专业)?$")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?:律师|团队)?(?:共计|共|有|为)?{_data()['number']}")


class _Told(NamedTuple):
    """Who, how many, and where that stands."""

    noun: str
    number: int
    place: Span


def looks() -> tuple[Look, ...]:
    """By what advisers are called."""
    return (Look(frozenset(_numbered()), _unlike, least=2),)


def _unlike(case: Case, places: list[Span]) -> Iterator[Said]:
    """The first number of each noun, and the first that is another."""
    known: dict[str, _Told] = {}
    for told in _told(case, places):
        first = known.setdefault(told.noun, told)
        if first.number != told.number:
            one, two = (case.text[slice(*t.place)] for t in (first, told))
            yield f"“{one}”与“{two}”不一致，请核对后统一。", first.place, told.place
            return


def _told(case: Case, places: list[Span]) -> Iterator[_Told]:
    for at, behind_word in places:
        noun = _numbered()[case.text[at:behind_word]]
        start = case.text.index(noun, at)
        end = start + len(noun)
        ahead = _ahead().search(case.text, max(0, start - _BEFORE), start)
        if ahead is None:
            continue
        behind = None if ahead["number"] else _behind().match(case.text, end, end + _BEHIND)
        found = ahead["number"] or (behind["number"] if behind is not None else "")
        if found and _is_own(case, ahead):
            place = ahead.start(), behind.end() if behind is not None else end
            yield _Told(noun, number(found), place)


def _is_own(case: Case, ahead: re.Match[str]) -> bool:
    """Neither a change of the number nor, without an office, one of villages and the like."""
    sentence = case.sentence(ahead.start())
    if _pattern("changed").search(case.text, *sentence):
        return False
    return ahead["bare"] is None or _pattern("others").search(case.text, *sentence) is None
