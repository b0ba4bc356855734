"""How many villages or communities there are, told with two numbers: 辖16个社区, and 18个社区全部….

Figures cannot tell: beside 建立服务站 the number counts stations. The words: ``resources/checks/areas.json``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from app.core.checks.case import Case, Span, matches_at
from app.core.checks.contradictions.looks import Look, Said
from app.core.resources import load_json, load_pattern, load_words

_AROUND = 20
_NUMBER = re.compile(r"(\d{1,3})\s?$")
_LONGEST_NUMBER = 4
_COMMUNITIES = frozenset({"个社区", "个居委会", "个居民委员会"})
_NEARLY = 0.8
_AMONG = ("中有", "中已有", "中仅有", "中只有", "其中")
_pattern = partial(load_pattern, "checks/areas.json")
_words = partial(load_words, "checks/areas.json")


def looks() -> tuple[Look, ...]:
    """By the words that they begin with."""
    return (
        Look(_words("counting") | _words("listing"), _counts, least=2),
        Look(_COMMUNITIES, _sums, also=_words("summing")),
    )


class _Area(NamedTuple):
    """How many there are, and where that is told; in a list of areas, or beside a noun of its own."""

    number: int
    place: Span
    is_listed: bool


def _counts(case: Case, places: list[Span]) -> Iterator[Said]:
    """14个社区 or 社区14个, and another number of them elsewhere."""
    by_noun: dict[str, list[_Area]] = defaultdict(list)
    for match in matches_at(case.text, places, _pattern("counted")):
        number = _NUMBER.search(case.text, max(0, match.start() - _LONGEST_NUMBER), match.start())
        if number is not None:
            area = _Area(int(number.group(1)), (number.start(), match.end()), is_listed=False)
            by_noun[_noun(match)].append(area)
    for listed in matches_at(case.text, places, _pattern("listed")):
        for match in _pattern("item").finditer(case.text, *listed.span()):
            by_noun[_noun(match)].append(_Area(int(match.group(2)), match.span(), is_listed=True))
    for areas in by_noun.values():
        if len({area.number for area in areas}) > 1:
            yield from _unlike(case, areas)


def _unlike(case: Case, areas: Sequence[_Area]) -> Iterator[Said]:
    """Far fewer that all did something may be some of them (6个社区全部通过验收); more than all need no sign.

    A number told of all, and told again, is of all too.
    """
    whole: _Area | None = None
    others: list[_Area] = []
    for area in areas:
        if not _is_sure(case, area) and not _is_all_behind(case, area):
            others.append(area)
            continue
        whole = whole or area
        few, many = sorted((whole, area))
        if few.number != many.number and (_is_sure(case, few) or few.number >= _NEARLY * many.number):
            yield _said(case, whole.place, area.place)
    if whole is None:
        return
    if _is_sure(case, whole) or sum(area.number == whole.number for area in areas) > 1:
        for area in others:
            if area.number > whole.number and _is_own(case, area):
                yield _said(case, whole.place, area.place)


def _is_sure(case: Case, area: _Area) -> bool:
    """Whether what stands before says that these are all."""
    start = area.place[0]
    before = max(0, start - _AROUND), start
    return area.is_listed or _pattern("all_before").search(case.text, *before) is not None


def _is_all_behind(case: Case, area: _Area) -> bool:
    """15个村均…, or beside all of something else: 各站所和15个村."""
    if _pattern("all_behind").match(case.text, area.place[1]):
        return True
    start, _ = area.place
    return _pattern("beside_all").search(case.text, max(0, start - _AROUND), start) is not None


def _sums(case: Case, _: list[Span]) -> Iterator[Said]:
    """13个村2个社区 and then 全镇16个村（社区）, or 16个村（社区）全部…."""
    told = matches_at(case.text, case.places_of(_words("summing")), _pattern("apart"))
    whole = next((match for match in told if _is_of_two_kinds(match)), None)
    if whole is None:
        return
    added = int(whole["one"]) + int(whole["two"])
    for match in _pattern("together").finditer(case.text):
        if int(match["all"]) != added and _is_of_all(case, match, added):
            yield _said(case, whole.span(), match.span("all"))


def _is_of_two_kinds(match: re.Match[str]) -> bool:
    """9个社区、6个行政村, and not 9个行政村、6个村."""
    return ("村" in match["kind"]) is not ("村" in match["other"])


def _is_of_all(case: Case, match: re.Match[str], added: int) -> bool:
    """Whether a sum of both kinds is of all of the town: by what stands before, or what all of them have."""
    before = max(0, match.start() - _AROUND), match.start()
    if _pattern("of_town").search(case.text, *before):
        return True
    is_near = _NEARLY * added <= int(match["all"]) <= added / _NEARLY
    return bool(match["covered"]) and is_near and not _pattern("of_others").search(case.text, *before)


def _said(case: Case, one: Span, two: Span) -> Said:
    return f"“{case.text[slice(*one)]}”与“{case.text[slice(*two)]}”不一致，请核对。", one, two


def _is_own(case: Case, area: _Area) -> bool:
    """Not of the whole county, of another town, of several years, nor some: 14个行政村中已有16个村."""
    start, _ = case.scan.clause(area.place[0])
    if case.text.endswith(_AMONG, start, area.place[0]):
        return False
    return _pattern("elsewhere").search(case.text, start, area.place[0]) is None


def _noun(match: re.Match[str]) -> str:
    """行政村 and 村 are one."""
    return str(load_json("checks/areas.json")["same"].get(match.group(1), match.group(1)))
