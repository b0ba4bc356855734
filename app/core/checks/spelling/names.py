"""One name written two ways: 镇长沈立平 and 镇长沈立萍, “水乡法治号” and “水乡治法号”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from app.core.checks.case import Case, Span
from app.core.checks.spelling.vocabulary import edges
from app.core.resources import load_json

_NAME = 3
_HAN = re.compile("[\u4e00-\u9fff]+")
_QUOTED = re.compile("“([\u4e00-\u9fff]{4,14})”")


@cache
def titles() -> frozenset[str]:
    """The offices before a name, to be watched for."""
    return frozenset(load_json("checks/names.json")["titles"])


@cache
def _surnames() -> frozenset[str]:
    return frozenset(load_json("checks/names.json")["surnames"])


def written_twice(case: Case) -> Iterator[tuple[Span, Span]]:
    """Both places of such a name, the first first."""
    by_title: dict[str, dict[str, Span]] = defaultdict(dict)
    for start, end in case.places_of(titles()):
        if _may_be_name(case.text, end):
            place = end, end + _NAME
            by_title[case.text[start:end]].setdefault(case.text[slice(*place)], place)
    for names in by_title.values():
        for one, two in combinations(sorted(names, key=lambda name: names[name]), 2):
            if one[:1] == two[:1] and sum(a != b for a, b in zip(one, two, strict=True)) == 1:
                yield names[one], names[two]


def turned_round(case: Case) -> Iterator[tuple[Span, Span]]:
    """Names in quotes that are one but for two neighbours in the wrong order; the first place of each."""
    by_characters: dict[str, dict[str, Span]] = defaultdict(dict)
    for match in _QUOTED.finditer(case.text) if "“" in case.odd else ():
        by_characters["".join(sorted(match[1]))].setdefault(match[1], match.span(1))
    for names in by_characters.values():
        for one, two in combinations(names, 2):
            unlike = [at for at, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
            if len(unlike) == 2 and unlike[1] - unlike[0] == 1:
                yield names[one], names[two]


def _may_be_name(text: str, start: int) -> bool:
    """A surname and two characters that begin no word: 镇长李明主持 has a shorter name."""
    end = start + _NAME
    if text[start : start + 1] not in _surnames() or _HAN.fullmatch(text, start, end) is None:
        return False
    return not any(text[at : at + 2] in edges().beginnings for at in range(start, end))
