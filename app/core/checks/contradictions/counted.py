"""A number that the words beside it belie: lists longer than their count, points announced, ordinals.

青山村、柳林村、河口村等2个村; 镇、村、组四级; 三个方面：一是…二是…三是…四是…; 召开办公会6次 and 第7次办公会.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.core.checks.case import Case, Span, occurrences
from app.core.enums import FigureKind
from app.core.resources import load_json

_HAN_DIGITS = "一二三四五六七八九十"
_LIST_REACH, _LONGEST_LIST = 120, 20
_LEVELS_REACH = 24
_LISTED_UNITS, _OPEN = frozenset("个家项类种所支"), "等"
_POINTS_REACH, _FIRST_POINT = 1500, "一是"
_ALL_COVERED = "全覆盖"
_MARK = "、"
_SHORT_ITEM = 2
_SHORT_NAME = 4
_TIMES_A_YEAR = {"月": 12, "季度": 4, "季": 4, "半年": 2, "周": 44, "两个月": 6, "2个月": 6}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load_json("checks/counted.json")[name])


@cache
def words() -> frozenset[str]:
    """The words that announce points, to be watched for."""
    return frozenset(load_json("checks/counted.json")["announcing"])


def belied(case: Case) -> Iterator[tuple[str, Span, Span]]:
    """What is said of the first place by the second, in words, and both places."""
    yield from _levels(case)
    yield from _lists(case)
    yield from _lists_behind(case)
    yield from _points(case)
    yield from _kinds(case)
    yield from _covered(case)
    yield from _ordinals(case)
    yield from _firsts(case)
    yield from _multiples(case)


def number(words: str) -> int:
    """3, 三, 十二 or 两 as a number; 0 for what is none."""
    if words.isdecimal():
        return int(words)
    tens, mark, ones = words.replace("两", "二").rpartition("十")
    if any(len(part) > 1 or part not in _HAN_DIGITS for part in (tens, ones) if part):
        return 0
    unit = _HAN_DIGITS.index(ones) + 1 if ones else 0
    return (10 * (_HAN_DIGITS.index(tens) + 1 if tens else 1) if mark else 0) + unit


def _levels(case: Case) -> Iterator[tuple[str, Span, Span]]:
    """镇、村、组四级, 县乡村四级."""
    for at, _ in occurrences(case.text, "级"):
        told = number(case.text[at - 1]) if at else 0
        match = (
            _pattern("levels").search(case.text[max(0, at - _LEVELS_REACH) : at - 1]) if told > 1 else None
        )
        if match is not None:
            names = match.group().strip(_MARK)
            # 区县、乡镇（街道） are two, 区县乡 may be three or two.
            named = len(names.split(_MARK)) if _MARK in names else len(_pattern("level").findall(names))
            if named != told:
                yield f"列了{named}级", (at - 1, at), (at - 1 - len(match.group()), at - 1)


def _lists(case: Case) -> Iterator[tuple[str, Span, Span]]:
    """More names than their number behind 等; without 等, more or fewer."""
    for figure in case.stated:
        if figure.unit not in _LISTED_UNITS or figure.value > _LONGEST_LIST:
            continue
        start = max(case.sentence(figure.start)[0], figure.start - _LIST_REACH)
        before = case.text[start : figure.start]
        is_open = before.endswith(_OPEN)
        if _MARK not in before or _pattern("listed").match(case.text, figure.end) is None:
            continue
        names = _names(before.removesuffix(_OPEN), is_open=is_open)
        is_wrong = len(names) > figure.value if is_open else len(names) != figure.value
        if len(names) > 1 and is_wrong:
            first = figure.start - is_open - len(_MARK.join(names))
            yield f"列了{len(names)}个", (figure.start, figure.end), (first, figure.start)


def _lists_behind(case: Case) -> Iterator[tuple[str, Span, Span]]:
    """决策事项3项，分别是甲、乙、丙和丁."""
    for figure in case.stated:
        match = (
            _pattern("list_behind").match(case.text, figure.end) if figure.value <= _LONGEST_LIST else None
        )
        if match is None:
            continue
        names = _pattern("and").split(match["names"])
        named = len(names)
        if not match["lead"] and len({name[-1:] for name in names}) > 1:
            # Behind a mere colon anything may follow, but for a list of one sort.
            continue
        if named > figure.value or (not match["open"] and named < figure.value):
            yield f"列了{named}{figure.unit}", (figure.start, figure.end), match.span("names")


def _names(words: str, *, is_open: bool) -> list[str]:
    """The items of a list that ends here, where they are plainly of one sort or all short; [] elsewhere."""
    items = _pattern("list").search(words)
    is_cut = items is not None and words[: items.start()].endswith(_MARK)
    # Of a list that a bracket or the end of a line interrupts the first items are not known.
    names = _pattern("joints").split(items.group()) if items and not is_cut else []
    kinds = {name[-1:] for name in names}
    sizes = {len(name) for name in names[1:]}
    is_of_one_sort = len(kinds) == 1 or (sizes == {_SHORT_ITEM} and len(names) > 2)
    is_short = is_open and len(names) > 2 and max(sizes) <= 3 * _SHORT_ITEM
    return names if (is_of_one_sort or is_short) and not any(map(_pattern("no_name").search, names)) else []


def _points(case: Case) -> Iterator[tuple[str, Span, Span]]:
    """三个方面 and right behind it 一是 to 四是."""
    headings = [heading.start for heading in case.headings]
    for at, _ in case.places_of(words()):
        match = _pattern("announced").match(case.text, at - 1) if at else None
        if match is None:
            continue
        end = next((start for start in headings if start > match.end()), len(case.text))
        yield from _miscounted(case, match, end)


def _kinds(case: Case) -> Iterator[tuple[str, Span, Span]]:
    """“三个带头”：一是带头学法 … 四是带头述法."""
    for match in _pattern("kinds").finditer(case.text) if _FIRST_POINT in case.text else ():
        end = case.text.find("\n", match.end())
        for said, told, point in _miscounted(case, match, end if end >= 0 else len(case.text)):
            # A point of another kind may be one of a longer list around it.
            if match["kind"] in case.text[slice(*case.scan.clause(point[1]))]:
                yield said, told, point


def _miscounted(case: Case, announced: re.Match[str], end: int) -> Iterator[tuple[str, Span, Span]]:
    places = _points_behind(case.text, announced.end(), min(end, announced.end() + _POINTS_REACH))
    if len(places) > 1 and len(places) != number(announced["number"]):
        yield f"列了{len(places)}点", announced.span("number"), places[-1]


def _covered(case: Case) -> Iterator[tuple[str, Span, Span]]:
    """在14个村、5个社区建成驿站17个，实现全覆盖: one each would be more."""
    for at, _ in occurrences(case.text, _ALL_COVERED):
        start, _ = case.sentence(at)
        match = _pattern("covered").search(case.text, max(start, at - _LIST_REACH), at)
        if match is None:
            continue
        places = int(match["villages"]) + int(match["communities"] or 0)
        if int(match["all"]) < places:
            yield f"共有{places}个村（社区）", match.span("all"), (match.start(), at + len(_ALL_COVERED))


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


def _ordinals(case: Case) -> Iterator[tuple[str, Span, Span]]:
    """第7次办公会, of which there were six in all."""
    ordinals = (
        [(number(match["number"]), match) for match in _pattern("ordinal").finditer(case.text)]
        if "第" in case.text
        else []
    )
    for told, match in ordinals:
        for figure in case.stated:
            if figure.unit != match["unit"] or figure.kind is not FigureKind.COUNT or figure.value >= told:
                continue
            start, _ = case.scan.clause(figure.start)
            before = case.text[start : figure.start]
            if match["name"] in before and _pattern("whole").search(before):
                yield f"已到第{told}{figure.unit}", (figure.start, figure.end), match.span()


def _firsts(case: Case) -> Iterator[tuple[str, Span, Span]]:
    """首次举办模拟法庭 and 连续三年举办模拟法庭."""
    for match in _pattern("first").finditer(case.text) if "首" in case.text else ():
        name = match["name"][:_SHORT_NAME]
        again = next((m for m in _pattern("again").finditer(case.text) if m["name"].startswith(name)), None)
        if again is not None:
            yield f"另一处写“{case.quote(again.span())}”", match.span(), again.span()


def _multiples(case: Case) -> Iterator[tuple[str, Span, Span]]:
    """每月开展1次集中学法，全年学法10次; 每个村1名法律顾问，全镇12个村共15名."""
    for match in _pattern("periodic").finditer(case.text) if "每" in case.text else ():
        least = number(match["each"]) * _TIMES_A_YEAR[match["period"]]
        if 0 < number(match["all"]) < least:
            yield f"按“每{match['period']}”计应为{least}", match.span("all"), match.span()
    for match in _pattern("apiece").finditer(case.text) if "每" in case.text else ():
        all_of_them = number(match["each"]) * number(match["places"])
        if number(match["all"]) not in {0, all_of_them}:
            yield f"按“每{match['place']}”计应为{all_of_them}", match.span("all"), match.span()
