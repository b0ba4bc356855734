"""Numbers that cannot be: shares over 100 %, parts larger than their whole, broken counts, no such day."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable, Iterator

from app.core.checks.case import Case, Settings, Span, finding
from app.core.checks.numbers import larger_parts
from app.core.checks.periods import days
from app.core.enums import Direction, FigureKind, Role, Severity
from app.core.report import Figure, Finding

_SHARE = re.compile(r"率|占(?:比|总)?|比例|覆盖|合格|满意")
_CHANGE = re.compile(
    r"[完达]成率|增|升|提高|同比|环比|上涨|完成.{0,6}(?:任务|目标|计划|指标)|(?:任务|目标|计划|指标).{0,4}完成|超额|较|比上|比去|达到?目标"
)
_AVERAGE = re.compile(r"平均|人均|均|每|折合|约合")
_BEFORE = 16
_WHOLE_UNITS = frozenset("件起次场名人个份册期条户家例宗批")
_MINUS = "-－−"
_DIGITS = "0123456789０１２３４５６７８９"
_BELOW_ZERO = frozenset(mark + digit for mark in f"{_MINUS}负" for digit in _DIGITS)
_NEGATIVE = re.compile(
    rf"(?:[{_MINUS}]|(?<![减增担肩自])负)(?=\d)(?<=[\u4e00-\u9fff：].)(?<![一二三四五六七八九十百千万月日年号第].)\d{{1,8}}(?:\.\d{{1,4}})?[万亿]?[余多]?[件起次场名人个份册期条户家例宗批项元]"
)
# 第五季度; 12日25时, 下午14点70分.
_TIMES = (
    (frozenset({"第五季度", "第六季度", "五季度", "第5季度"}), re.compile("第?[五六5]季度")),
    (
        frozenset(ahead + digit for ahead in "日午间晨晚" for digit in "23456789"),
        re.compile(r"[日午间晨晚](?:2[5-9]|[3-9]\d)(?:时|点|:\d\d)"),
    ),
)
_MONTH_WORD = frozenset({"月"})
_DAY = re.compile(r"月(\d{1,2})日")
_BEHIND_MONTH = re.compile(r"份|底|初|[上中下]旬")
_BEFORE_MONTH = re.compile(r"(年\s?)?(?<![\d.])(\d{1,2})$")
# A number right behind one of these is no end of a larger one.
_OPENS = frozenset("，。；：、（\n")
_BEFORE_DAY = re.compile(r"(?:(20\d\d)\s?年\s?)?(?<!\d)(\d{1,2})$")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NEAR = 24
_FULL_WORD = frozenset({"满分"})
_FULL = re.compile(r"满分(?:为|是)?(\d{2,3})(?:分|(?=[，。；）]))")
_SCORE = re.compile(r"(\d{2,3}(?:\.\d{1,2})?)分")
_POINTS = "个百分点"
_MOST = {"%": 100, "‰": 1000, _POINTS: 100}


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    return _BELOW_ZERO, _MONTH_WORD, _FULL_WORD, *days.groups(), *(words for words, _ in _TIMES)


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Impossible numbers, then small-big pairs of the tag book in one sentence, then dates."""
    # Most are whole, and no share of anything.
    for figure in [f for f in case.stated if f.value % 1 or f.unit in _MOST]:
        said = _number(case, figure)
        if said is not None:
            yield finding(settings.rule, Severity.ERROR, said[0], [said[1]])
    for match in case.matches_at(_BELOW_ZERO, _NEGATIVE):
        message = f"“{match.group().strip()}”：数量不能是负数，请核对。"
        yield finding(settings.rule, Severity.ERROR, message, [match.span()])
    yield from larger_parts.find(case, settings)
    yield from _scores(case, settings)
    for name, true, place in days.misdated(case):
        message = f"“{case.text[slice(*place)]}”日期有误：{name}是{true}。"
        yield finding(settings.rule, Severity.ERROR, message, [place])
    for place in days.too_many(case):
        message = f"“{case.text[slice(*place)]}”：一年没有这么多天，请核对。"
        yield finding(settings.rule, Severity.ERROR, message, [place])
    for match in (m for word, pattern in _TIMES for m in case.matches_at(word, pattern)):
        message = f"“{match.group()}”：没有这个时间，请核对。"
        yield finding(settings.rule, Severity.ERROR, message, [match.span()])
    for what, place in _dates(case):
        message = f"“{case.text[slice(*place)]}”：{what}，请核对日期。"
        yield finding(settings.rule, Severity.ERROR, message, [place])


def _scores(case: Case, settings: Settings) -> Iterator[Finding]:
    """最高108分（满分100分）."""
    for match in case.matches_at(_FULL_WORD, _FULL):
        start, end = max(0, match.start() - _NEAR), match.end() + _NEAR
        scores = [m for m in _SCORE.finditer(case.text, start, end) if float(m[1]) > float(match[1])]
        for score in scores[-1:]:
            message = f"“{score.group()}”超过“{match.group()}”，不可能，请核对。"
            yield finding(settings.rule, Severity.ERROR, message, [score.span(), match.span()])


def _number(case: Case, figure: Figure) -> tuple[str, Span] | None:
    """What is impossible about one figure by itself."""
    span = (figure.start, figure.end)
    most = _MOST.get(figure.unit)
    if figure.value <= most if most is not None else not _is_broken(figure):
        return None
    start, _ = case.sentence(figure.start)
    before = case.text[max(start, figure.start - _BEFORE) : figure.start]
    if most is not None:
        said = _rate(case, figure, before)
        return (f"“{(before[-8:] + figure.surface).strip()}”{said}，请核对。", span) if said else None
    if not _AVERAGE.search(before):
        return f"“{figure.surface}”：“{figure.unit}”不能是小数，请核对。", span
    return None


def _rate(case: Case, figure: Figure, before: str) -> str:
    """What is wrong with a rate beyond what there can be; "" for one that may be a change."""
    if figure.unit == _POINTS:
        rates = [f.value for f in case.stated_in(*case.sentence(figure.start)) if f.unit == "%"]
        # 负债率由289%降至142%，下降147个百分点 is of no share.
        return "：比率变动不可能超过100个百分点" if rates and max(rates) <= _MOST["%"] else ""
    if figure.direction is Direction.DOWN and figure.unit == "%":
        return "：不可能下降100%以上"
    return "超过100%，不可能" if _is_share(figure, before) else ""


def _is_share(figure: Figure, before: str) -> bool:
    return figure.direction is None and bool(_SHARE.search(before)) and not _CHANGE.search(before)


def _is_broken(figure: Figure) -> bool:
    """3.5次; a scale makes it whole (1.5万件)."""
    is_count = figure.kind is FigureKind.COUNT and figure.unit in _WHOLE_UNITS
    return is_count and figure.value != int(figure.value) and figure.role is not Role.PLAN


def _dates(case: Case) -> Iterator[tuple[str, Span]]:
    """31 June, 29 February of a common year, month 13: what is wrong, and where."""
    for at, _ in case.places_of(_MONTH_WORD):
        day = _DAY.match(case.text, at)
        if day is None:
            place = _wrong_month(case.text, at)
            if place is not None:
                yield "没有这个月份", place
            continue
        before = _BEFORE_DAY.search(case.text[max(0, at - 9) : at])
        if before is not None and not _is_day(before[1], int(before[2]), int(day[1])):
            yield "没有这一天", (at - len(before.group()), day.end())


def _is_day(year: str | None, month: int, day: int) -> bool:
    longest = _DAYS[month - 1] if 1 <= month <= 12 else 0
    if month == 2 and year and not isleap(int(year)):
        longest = 28
    return 1 <= day <= longest


def _wrong_month(text: str, at: int) -> Span | None:
    """The month that ``at`` is the end of, if there is none of its number: 13月底, 2024年0月."""
    number = _BEFORE_MONTH.search(text[max(0, at - 4) : at])
    if number is None or 1 <= int(number[2]) <= 12:
        return None
    start, behind = at - len(number.group()), _BEHIND_MONTH.match(text, at + 1)
    is_named = number[1] is not None or behind is not None or text[start - 1 : start] in _OPENS
    return (start, behind.end() if behind is not None else at + 1) if is_named else None
