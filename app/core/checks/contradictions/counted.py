"""A number that the words beside it belie: levels named, points announced, ordinals, so many for each.

镇、村、组四级; 三个方面：一是…二是…三是…四是…; 召开办公会6次 and 第7次办公会.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial

from app.core.checks.case import Case, Span, matches_at
from app.core.checks.contradictions.looks import DIGITS, Look, Said, quoted
from app.core.enums import FigureKind
from app.core.resources import load_json, load_pattern

_VALUES = {"": 0} | {digit: value for value, digit in enumerate("一二三四五六七八九十", 1)}
_LEVELS_REACH = 24
_LEVELS = frozenset(digit + "级" for digit in DIGITS)
_POINTS_REACH = 1500
_KINDS = frozenset(f"“{digit}个" for digit in DIGITS)
_COVERED, _COVERED_REACH = frozenset({"全覆盖"}), 120
# 第一 is never more than there were.
_ORDINALS = frozenset("第" + digit for digit in DIGITS if digit != "一")
_FIRST = frozenset({"首次"})
_MARK = "、"
_SHORT_NAME, _LONG_NAME = 4, 7
_TIMES_A_YEAR = {"月": 12, "季度": 4, "季": 4, "半年": 2, "周": 44, "两个月": 6, "2个月": 6}
_PERIODIC = frozenset(f"每{mark}{period}" for mark in ("", "个") for period in _TIMES_A_YEAR)
_APIECE = frozenset(
    f"每{mark}{place}" for mark in ("", "个") for place in ("村", "行政村", "社区", "嘎查", "网格")
)
_pattern = partial(load_pattern, "checks/counted.json")


@cache
def _announcing() -> frozenset[str]:
    what = load_json("checks/counted.json")["announcing"]
    return frozenset(digit + words for digit in DIGITS for words in what)


def looks() -> tuple[Look, ...]:
    """By the words that they begin with."""
    return (
        Look(_LEVELS, _levels),
        Look(_announcing(), _points),
        Look(_KINDS, _kinds),
        Look(_COVERED, _covered),
        Look(_ORDINALS, _ordinals),
        Look(_FIRST, _firsts),
        Look(_PERIODIC, _periodic),
        Look(_APIECE, _apiece),
    )


def number(words: str) -> int:
    """3, 三, 十二 or 两 as a number; 0 for what is none."""
    if words.isdecimal():
        return int(words)
    tens, mark, ones = words.replace("两", "二").rpartition("十")
    if tens not in _VALUES or ones not in _VALUES:
        return 0
    return (10 * (_VALUES[tens] or 1) if mark else 0) + _VALUES[ones]


def belied_by(case: Case, one: Span, two: Span, told: str) -> Said:
    """The number in the first place, and what the second tells instead."""
    return f"{quoted(case, one)}与后文不符：{told}，请核对。", one, two


def _levels(case: Case, places: list[Span]) -> Iterator[Said]:
    """镇、村、组四级, 县乡村四级."""
    for at, _ in places:
        told = number(case.text[at])
        match = (
            _pattern("levels").search(case.text[max(0, at + 1 - _LEVELS_REACH) : at]) if told > 1 else None
        )
        if match is not None:
            names = match.group().strip(_MARK)
            # 区县、乡镇（街道） are two, 区县乡 may be three or two.
            named = len(names.split(_MARK)) if _MARK in names else len(_pattern("level").findall(names))
            if named != told:
                yield belied_by(case, (at, at + 1), (at - len(match.group()), at), f"列了{named}级")


def _points(case: Case, places: list[Span]) -> Iterator[Said]:
    """三个方面 and right behind it 一是 to 四是."""
    headings = [heading.start for heading in case.headings]
    for match in matches_at(case.text, places, _pattern("announced")):
        end = next((start for start in headings if start > match.end()), len(case.text))
        yield from _miscounted(case, match, end)


def _kinds(case: Case, places: list[Span]) -> Iterator[Said]:
    """“三个带头”：一是带头学法 … 四是带头述法."""
    for match in matches_at(case.text, places, _pattern("kinds")):
        end = case.text.find("\n", match.end())
        for said, told, point in _miscounted(case, match, end if end >= 0 else len(case.text)):
            # A point of another kind may be one of a longer list around it.
            if match["kind"] in case.text[slice(*case.scan.clause(point[1]))]:
                yield said, told, point


def _miscounted(case: Case, announced: re.Match[str], end: int) -> Iterator[Said]:
    places = _points_behind(case.text, announced.end(), min(end, announced.end() + _POINTS_REACH))
    if len(places) > 1 and len(places) != number(announced["number"]):
        yield belied_by(case, announced.span("number"), places[-1], f"列了{len(places)}点")


def _points_behind(text: str, start: int, end: int) -> list[Span]:
    """The points that begin at ``start``, in order: of one paragraph, or paragraphs that begin with one."""
    first = _pattern("first_point").match(text, start, end)
    if first is None:
        return []
    line_end = text.find("\n", first.end(), end)
    pattern = _pattern("line_point") if "\n" in first.group() else _pattern("point")
    stop = end if "\n" in first.group() or line_end < 0 else line_end
    places: list[Span] = []
    for point in pattern.finditer(text, start, stop):
        if number(point["number"]) != len(places) + 1:
            break
        places.append(point.span())
    return places


def _covered(case: Case, places: list[Span]) -> Iterator[Said]:
    """在14个村、5个社区建成驿站17个，实现全覆盖: one each would be more."""
    for at, end in places:
        start, _ = case.sentence(at)
        match = _pattern("covered").search(case.text, max(start, at - _COVERED_REACH), at)
        if match is None:
            continue
        villages = int(match["villages"]) + int(match["communities"] or 0)
        if int(match["all"]) < villages:
            yield belied_by(case, match.span("all"), (match.start(), end), f"共有{villages}个村（社区）")


def _ordinals(case: Case, places: list[Span]) -> Iterator[Said]:
    """第7次办公会, of which there were six in all."""
    for match in matches_at(case.text, places, _pattern("ordinal")):
        told, unit = number(match["number"]), match["unit"]
        for figure in case.stated:
            if figure.unit != unit or figure.kind is not FigureKind.COUNT or figure.value >= told:
                continue
            start, _ = case.scan.clause(figure.start)
            before = case.text[start : figure.start]
            if match["name"] in before and _pattern("whole").search(before):
                yield belied_by(case, (figure.start, figure.end), match.span(), f"已到第{told}{unit}")


def _firsts(case: Case, places: list[Span]) -> Iterator[Said]:
    """首次举办模拟法庭 and 连续三年举办模拟法庭; names of honours begin alike (全县…) and are longer."""
    others: dict[str, dict[str, Span]] = defaultdict(dict)
    for other in _pattern("again").finditer(case.text):
        others[other["name"][:_SHORT_NAME]].setdefault(other["name"], other.span())
    for match in matches_at(case.text, places, _pattern("first")) if others else ():
        name = match["name"][: _LONG_NAME if match["won"] else _SHORT_NAME]
        alike = others.get(name[:_SHORT_NAME], {})
        again = next((span for other, span in alike.items() if other.startswith(name)), None)
        if again is not None:
            yield belied_by(case, match.span(), again, f"另一处写{quoted(case, again)}")


def _periodic(case: Case, places: list[Span]) -> Iterator[Said]:
    """每月开展1次集中学法，全年学法10次."""
    for match in matches_at(case.text, places, _pattern("periodic")):
        least = number(match["each"]) * _TIMES_A_YEAR[match["period"]]
        if 0 < number(match["all"]) < least:
            yield belied_by(case, match.span("all"), match.span(), f"按“每{match['period']}”计应为{least}")


def _apiece(case: Case, places: list[Span]) -> Iterator[Said]:
    """每个村1名法律顾问，全镇12个村共15名."""
    for match in matches_at(case.text, places, _pattern("apiece")):
        all_of_them = number(match["each"]) * number(match["places"])
        if number(match["all"]) not in {0, all_of_them}:
            said = f"按“每{match['place']}”计应为{all_of_them}"
            yield belied_by(case, match.span("all"), match.span(), said)
