"""One name written two ways: 镇长沈立平 and 镇长沈立萍, “水乡法治号” and “水乡治法号”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, partial
from itertools import combinations

from app.core.checks.case import Case, Span
from app.core.checks.spelling.vocabulary import confused, edges
from app.core.resources import load_json, load_words

Names = Mapping[str, list[Span]]
_NAME = 3
_HAN = re.compile("[\u4e00-\u9fff]+")
_QUOTED = re.compile("“([\u4e00-\u9fff]{3,14})”")
_words = partial(load_words, "checks/names.json")


def titles() -> frozenset[str]:
    """The offices before a name, to be watched for."""
    return _words("titles")


@cache
def _acts() -> tuple[str, ...]:
    """What often stands behind a name."""
    return tuple(load_json("checks/names.json")["acts"])


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


def quoted(case: Case) -> Names:
    """Names in quotes with their places."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for match in _QUOTED.finditer(case.text) if "“" in case.odd else ():
        found[match[1]].append(match.span(1))
    return found


def turned_round(told: Names) -> Iterator[tuple[Span, Span]]:
    """Names in quotes that are one but for two neighbours in the wrong order; the first place of each."""
    by_characters: dict[str, dict[str, Span]] = defaultdict(dict)
    for name, places in told.items():
        if len(name) > _NAME:
            by_characters["".join(sorted(name))][name] = places[0]
    for names in by_characters.values():
        for one, two in combinations(names, 2):
            unlike = _unlike(one, two)
            if len(unlike) == 2 and unlike[1] - unlike[0] == 1:
                yield names[one], names[two]


def misspelt_once(told: Names) -> Iterator[tuple[Span, Span]]:
    """“浙正钉” beside “浙政钉”: one character taken for another, once. The rarer comes first."""
    by_half: dict[tuple[str, int], list[str]] = defaultdict(list)
    for name in told:
        # What two names have in common is the first half or the second.
        half = len(name) // 2
        by_half[name[:half], len(name)].append(name)
        by_half[name[half:], -len(name)].append(name)
    for names in by_half.values():
        for one, two in combinations(names, 2):
            unlike = _unlike(one, two)
            if len(unlike) == 1 and two[unlike[0]] in confused().get(one[unlike[0]], ""):
                rare, usual = sorted((told[two], told[one]), key=len)
                if len(rare) == 1:
                    yield rare[0], usual[0]


def _unlike(one: str, two: str) -> list[int]:
    """Where two words of one length differ."""
    return [at for at, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]


def _may_be_name(text: str, start: int) -> bool:
    """A surname and two characters that begin no word, or a verb behind them: 镇长李明主持 is shorter."""
    end = start + _NAME
    if text[start : start + 1] not in _words("surnames") or _HAN.fullmatch(text, start, end) is None:
        return False
    given = range(start + 1, end) if text.startswith(_acts(), end) else range(start, end)
    words = [at for at in given if text[at : at + 2] in edges().beginnings]
    # A given name may be a word (张建国), and stands alone before a verb.
    return not words or (words == [start + 1] and text.startswith(_acts(), end))
