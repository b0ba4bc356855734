"""How many villages or communities there are, told with two numbers: 辖16个社区, and 18个社区全部….

Figures cannot tell: beside 建立服务站 the number counts stations. The words: ``resources/checks/areas.json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from app.core.checks.case import Case, Span, occurrences
from app.core.resources import load_json

_AROUND = 20
_NUMBER = re.compile(r"(\d{1,3})\s?$")
_LONGEST_NUMBER = 4
# What a list of areas begins with (辖社区14个、村9个).
_LEADING = ("辖", "划")
_NEARLY = 0.8


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load_json("checks/areas.json")[name])


class _Area(NamedTuple):
    """How many there are, whether of all, and where that is told."""

    number: int
    is_sure: bool
    place: Span


def disagreeing(case: Case) -> Iterator[tuple[Span, Span]]:
    """Two places that tell of different numbers of one sort of area."""
    yield from _counts(case)
    yield from _sums(case)


def _counts(case: Case) -> Iterator[tuple[Span, Span]]:
    """Far fewer that all did something may be some of them (6个社区全部通过验收); more than all need no sign.

    A number told of all, and told again, is of all too.
    """
    text = case.text
    told: dict[str, _Area] = {}
    others: list[tuple[str, _Area]] = []
    for noun, own, is_all in _counted(text):
        first = told.setdefault(noun, own) if is_all else own
        if not is_all:
            others.append((noun, own))
        few, many = sorted((first, own))
        if few.number != many.number and (few.is_sure or few.number >= _NEARLY * many.number):
            yield first.place, own.place
    for noun, own in others:
        whole = told.get(noun)
        if whole is not None and own.number > whole.number and _is_own(case, own):
            again = sum(known == noun and area.number == whole.number for known, area in others)
            if whole.is_sure or again:
                yield whole.place, own.place


def _sums(case: Case) -> Iterator[tuple[Span, Span]]:
    """13个村2个社区 and then 16个村（社区）."""
    whole = _pattern("apart").search(case.text) if "个社区" in case.text else None
    for match in _pattern("together").finditer(case.text) if whole is not None else ():
        if whole is not None and int(whole["villages"]) + int(whole["communities"]) != int(match["all"]):
            yield whole.span(), match.span()


def _is_own(case: Case, area: _Area) -> bool:
    """Not of the whole county, of another town, or of several years."""
    start, _ = case.scan.clause(area.place[0])
    return _pattern("elsewhere").search(case.text, start, area.place[0]) is None


def _counted(text: str) -> Iterator[tuple[str, _Area, bool]]:
    """The noun and its count, 14个社区 and then 社区14个, and whether something says that these are all."""
    for match in _pattern("counted").finditer(text):
        number = _NUMBER.search(text, max(0, match.start() - _LONGEST_NUMBER), match.start())
        if number is not None:
            start = number.start()
            is_sure = _pattern("all_before").search(text, max(0, start - _AROUND), start) is not None
            is_all = is_sure or _pattern("all_behind").match(text, match.end()) is not None
            yield _noun(match), _Area(int(number.group(1)), is_sure, (start, match.end())), is_all
    for listed in _lists(text):
        for match in _pattern("item").finditer(text, *listed.span()):
            yield _noun(match), _Area(int(match.group(2)), is_sure=True, place=match.span()), True


def _noun(match: re.Match[str]) -> str:
    """行政村 and 村 are one."""
    return str(load_json("checks/areas.json")["same"].get(match.group(1), match.group(1)))


def _lists(text: str) -> Iterator[re.Match[str]]:
    """辖社区14个、村9个, tried where its first word stands only: the whole text is long."""
    done = 0
    for at in sorted(start for word in _LEADING for start, _ in occurrences(text, word)):
        match = _pattern("listed").match(text, at) if at >= done else None
        if match is not None:
            yield match
            done = match.end()
