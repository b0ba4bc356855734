"""How many work for an office: two numbers of its advisers, and more sent out than there can have been.

镇政府聘请法律顾问2名 and 镇政府3名法律顾问; villages have advisers of their own, which are left alone.
出动执法人员36万人次 by an office of 203.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

from app.core.checks.case import Case, Span
from app.core.checks.contradictions.counted import number
from app.core.checks.contradictions.looks import DIGITS, Look, Said, quoted
from app.core.resources import load_pattern, load_words

_BEFORE, _BEHIND = 24, 12
# So far behind the words for those who were sent out their number stands.
_NEAR = 4
_DAYS = 366
_PERSONS = frozenset({"人次", "人", "人员"})
_pattern = partial(load_pattern, "checks/staff.json")
_words = partial(load_words, "checks/staff.json")


@cache
def _numbered() -> dict[str, str]:
    """What advisers are called, by the same with a number or what leads over to it beside it."""
    nouns = _words("nouns")
    behind = {noun + mark: noun for noun in nouns for mark in (*DIGITS, *_words("behind"))}
    return behind | {mark + noun: noun for noun in nouns for mark in _words("before")}


class _Told(NamedTuple):
    """Who, how many, and where that stands."""

    noun: str
    number: int
    place: Span


def looks() -> tuple[Look, ...]:
    """By what advisers are called, and by the words for those who were sent out."""
    return (
        Look(frozenset(_numbered()), _unlike, least=2),
        Look(_words("served_by"), _served, least=2),
        Look(_words("sent"), _too_many),
    )


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
        ahead = _pattern("own_before").search(case.text, max(0, start - _BEFORE), start)
        if ahead is None:
            continue
        found = ahead["number"] or ahead["ahead"]
        behind = None if found else _pattern("own_behind").match(case.text, end, end + _BEHIND)
        found = found or (behind["number"] if behind is not None else "")
        if found and _is_own(case, ahead):
            place = ahead.start(), behind.end() if behind is not None else end
            yield _Told(noun, number(found), place)


def _is_own(case: Case, ahead: re.Match[str]) -> bool:
    """Neither a change of the number nor, without an office, one of villages and the like."""
    sentence = case.sentence(ahead.start())
    if _pattern("changed").search(case.text, *sentence):
        return False
    return ahead["bare"] is None or _pattern("others").search(case.text, *sentence) is None


def _served(case: Case, places: list[Span]) -> Iterator[Said]:
    """31个村由8名律师担任法律顾问 and 31个村仅由6名律师服务: of villages, and not of other ones."""
    first: re.Match[str] | None = None
    for at, _ in places:
        told = _pattern("served").search(case.text, max(0, at - _NEAR), at + _BEHIND)
        villages = _villages(case, told) if told is not None else None
        if told is None or villages is None:
            continue
        first = first or told
        if number(first["number"]) != number(told["number"]) and _villages(case, first) == villages:
            yield (
                f"{quoted(case, first.span())}与{quoted(case, told.span())}不一致，请核对。",
                first.span(),
                told.span(),
            )
            return


def _villages(case: Case, told: re.Match[str]) -> str | None:
    """How many villages a sentence names; None for one of other offices or of a change."""
    sentence = case.sentence(told.start())
    found = _pattern("villages").search(case.text, *sentence)
    is_own = _pattern("changed").search(case.text, *sentence) is None
    return found["number"] if found is not None and is_own else None


def _too_many(case: Case, places: list[Span]) -> Iterator[Said]:
    """More than if all of an office had been sent out on every day of the year."""
    for at, end in places:
        line = case.scan.line_at(at)
        staff = _pattern("all_staff").search(case.text, line.start, line.end) if line is not None else None
        most = int(staff["number"]) * _DAYS if staff is not None else math.inf
        for figure in case.stated_in(end, end + _NEAR):
            if staff is not None and figure.unit in _PERSONS and figure.value > most:
                place = figure.start, figure.end
                unlike = f"{quoted(case, place)}与{quoted(case, staff.span())}不相称"
                yield f"{unlike}：每人每天出动一次也没有这么多，请核对。", place, staff.span()
