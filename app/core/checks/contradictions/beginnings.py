"""One thing that was founded at two dates: 2021年建成的镇公共法律服务站, 镇公共法律服务站2019年建成."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, product
from typing import NamedTuple

from app.core.checks.case import Case, Span
from app.core.checks.contradictions.looks import Look, Said, dated

_FOUNDED = ("成立", "建成", "组建", "启用", "投入使用", "挂牌", "揭牌", "投用", "设立", "命名为")
# What may happen again, so that one of the two must point back to the other (3月15日召开的推进会上).
_MEETINGS = ("召开", "举办", "举行", "印发", "出台")
_EVENTS = frozenset({"启动", "完成", *_MEETINGS})
_POINTING = "的"
_POINTED = frozenset(verb + _POINTING for verb in _MEETINGS)
_BEFORE = 34
_VERBS = dated((*_FOUNDED, *_EVENTS))
# What comes first, and what only then.
_ORDERS = tuple(
    tuple(dated(verbs) for verbs in order)
    for order in (
        (("启动", "部署"), ("完成", "结束")),
        (("开工", "动工"), ("完工", "竣工", "建成", "投入使用", "投用")),
        (("起草",), ("印发", "出台")),
        (("开班",), ("结业", "结束")),
    )
)
_ORDERED = frozenset(chain.from_iterable(chain(*_ORDERS)))
_DATE = re.compile(
    r"(?:(?P<year>20\d\d)\s?年)?(?:(?P<month>1[0-2]|[1-9])月(?:份|底|初|[上中下]旬|(?P<day>[12]?\d|3[01])日)?|(?P<quarter>[一二三四]季度|[上下]半年))?"
    r"(?:(?:建成|完工|竣工|(?:完成|通过)(?:竣工)?验收)并)?(?:就|已|正式|率先|新|全面|被|投入){0,2}$"
)
_TO_COME = re.compile(r"(?:将|拟|计划|预计|力争|争取|有望)[^，。；\n]{0,12}$")
_BEHIND = re.compile(
    r"(?:并?投入使用|并?投用|并?启用|运行|建设|修建|新建)?(?:[\u4e00-\u9fff]{2,4}(?=的))?了?(?P<of>的)?[“‘《]?(?P<thing>[\u4e00-\u9fff]{4,24})"
)
_AHEAD = re.compile(r"(?P<thing>[\u4e00-\u9fff]{4,16}?)[”’》]?(?:，?于|自|在|从|是)?$")
# What may stand before the whole name of a thing where it is told with more words.
_LEADS = re.compile(r"(?:[镇乡级本我]|街道|建成|建设|设立|成立)$")
# What may follow the name where one of two names goes on: 综治中心全年接待…, but not 综治中心分站.
_GOES_ON = re.compile(
    r"[上中]|以来|全年|共|累计|已|现|目前|正式|实行|运行|投入|开展|接待|受理|调解|常态|每|，|$"
)
_SHORTEST, _SHORTEST_OF_EVENT = 4, 6
_TWICE = 2


class _Beginning(NamedTuple):
    """When a thing came about, by its own words; ``words`` begin with its name, or end with it."""

    year: int | None
    month: int | None
    day: int | None
    quarter: str | None
    words: str
    is_ahead: bool
    points_back: bool
    place: Span


def looks() -> tuple[Look, ...]:
    """By the words of what came about."""
    return (
        Look(_VERBS, _told_twice, also=_POINTED, least=2),
        Look(_ORDERED, _ended_before_begun, least=2),
    )


def _told_twice(case: Case, places: list[Span]) -> Iterator[Said]:
    """Two places that give one thing different dates, in different sentences."""
    by_verb: dict[str, list[Span]] = defaultdict(list)
    for before, end in places:
        by_verb[case.text[before + 1 : end]].append((before, end))
    for verb, own in by_verb.items():
        if len(own) < _TWICE or (verb in _MEETINGS and not case.likely(frozenset({verb + _POINTING}))):
            continue
        for one, two in combinations(_beginnings(case, own), 2):
            name = _shared_name(one, two)
            if verb in _EVENTS and (
                len(name) < _SHORTEST_OF_EVENT or not (one.points_back or two.points_back)
            ):
                continue
            is_apart = case.scan.sentence(one.place[0]) != case.scan.sentence(two.place[0])
            if name and is_apart and _disagree(one, two):
                yield _unlike(case, name, one, two)


def _ended_before_begun(case: Case, places: list[Span]) -> Iterator[Said]:
    """11月启动案卷评查 and 10月完成案卷评查."""
    for order in _ORDERS:
        begun, ended = ([p for p in places if case.text[slice(*p)] in verbs] for verbs in order)
        pairs = product(_beginnings(case, begun), _beginnings(case, ended)) if begun and ended else ()
        for one, two in pairs:
            name = _shared_name(one, two)
            if name and one.year == two.year and one.month and two.month and one.month > two.month:
                yield _unlike(case, name, one, two)


def _unlike(case: Case, name: str, one: _Beginning, two: _Beginning) -> Said:
    first, second = case.text[slice(*one.place)], case.text[slice(*two.place)]
    return f"“{name}”前后写成“{first}”和“{second}”，时间不一致，请核对。", one.place, two.place


def _beginnings(case: Case, verbs: Sequence[Span]) -> list[_Beginning]:
    """What is told at the places of verbs and of the character before, where a date stands before them."""
    found = []
    for last, end in verbs:
        start = last + 1
        lead = case.text[max(0, start - _BEFORE) : start]
        date = _DATE.search(lead)
        if date is None or not (date["year"] or date["month"] or date["quarter"]) or _TO_COME.search(lead):
            continue
        behind, ahead = _BEHIND.match(case.text, end), _AHEAD.search(lead, 0, date.start())
        year = int(date["year"]) if date["year"] else case.head.year
        month, day = (int(date[unit]) if date[unit] else None for unit in ("month", "day"))
        place = start - len(lead) + date.start(), end
        found += [
            _Beginning(
                year,
                month,
                day,
                date["quarter"],
                match["thing"],
                is_ahead,
                is_ahead or bool(behind and behind["of"]),
                place,
            )
            for is_ahead, match in ((False, behind), (True, ahead))
            if match is not None
        ]
    return found


def _disagree(one: _Beginning, two: _Beginning) -> bool:
    if one.year != two.year:
        return one.year is not None and two.year is not None
    pairs = ((one.month, two.month), (one.quarter, two.quarter), (one.day, two.day))
    return any(first is not None and second is not None and first != second for first, second in pairs)


def _shared_name(one: _Beginning, two: _Beginning) -> str:
    """The name that both tell of, "" where there is none."""
    if one.is_ahead and two.is_ahead:
        short, long = sorted((one.words, two.words), key=len)
        lead = long.removesuffix(short)
        return short if long.endswith(short) and (not lead or _LEADS.search(lead)) else ""
    if one.is_ahead or two.is_ahead:
        ahead, behind = (one, two) if one.is_ahead else (two, one)
        sizes = range(len(ahead.words), _SHORTEST - 1, -1)
        name = next((ahead.words[-n:] for n in sizes if behind.words.startswith(ahead.words[-n:])), "")
        return name if name and _GOES_ON.match(behind.words, len(name)) else ""
    short, long = sorted((one.words, two.words), key=len)
    size = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    is_name = size >= _SHORTEST and _GOES_ON.match(short, size) and _GOES_ON.match(long, size)
    return short[:size] if is_name else ""
