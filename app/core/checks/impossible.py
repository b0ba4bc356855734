"""Numbers that cannot be: shares over 100 %, parts larger than their whole, broken counts, no such day."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from app.core.bounds import interval_of
from app.core.checks import days
from app.core.checks.case import Case, Settings, Span, finding
from app.core.checks.days import misdated
from app.core.enums import Direction, FigureKind, Role, Severity
from app.core.report import Figure, Finding
from app.core.resources import load_json
from app.core.taxonomy import Taxonomy

_SHARE = re.compile(r"率|占(?:比|总)?|比例|覆盖|合格|满意")
_CHANGE = re.compile(
    r"增|升|提高|同比|环比|上涨|完成.{0,6}(?:任务|目标|计划|指标)|(?:任务|目标|计划|指标).{0,4}完成|超额|较|比上|比去|达到?目标"
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
_OF_THESE = re.compile(r"其中")
_NEAR = 24
_NAMED = 3
_FULL_WORD = frozenset({"满分"})
_FULL = re.compile(r"满分(?:为|是)?(\d{2,3})分?")
_SCORE = re.compile(r"(\d{2,3}(?:\.\d{1,2})?)分")
_POINTS = "个百分点"
_MOST = {"%": 100, "‰": 1000, _POINTS: 100}


@cache
def _small_and_big(book: Taxonomy) -> tuple[tuple[str, str, bool], ...]:
    """The book's pairs of which one is never larger than the other; whether that is only usual."""
    rows = (r.data for r in book.relations if r.type == "le")
    return tuple((row["small"], row["big"], bool(row.get("soft"))) for row in rows)


def words() -> frozenset[str]:
    """The words that this check watches for."""
    return _BELOW_ZERO.union(_MONTH_WORD, _FULL_WORD, days.words(), *(words for words, _ in _TIMES))


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
    told: set[Span] = set()
    for small, big, is_soft in _small_and_big(case.book):
        if small in case.by_indicator and big in case.by_indicator:
            for found in _too_large(case, settings, small, big, is_soft=is_soft):
                told.update(found.spans)
                yield found
    yield from (f for f in _more_than_received(case, settings) if told.isdisjoint(f.spans))
    yield from _scores(case, settings)
    for name, true, place in misdated(case):
        message = f"“{case.text[slice(*place)]}”日期有误：{name}是{true}。"
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


def _too_large(case: Case, settings: Settings, small: str, big: str, *, is_soft: bool) -> Iterator[Finding]:
    least = min(f.value for f in case.by_indicator[big])
    for part in case.by_indicator[small]:
        if part.value <= least or part.role is Role.PLAN or part.direction is not None:
            continue
        start, end = case.sentence(part.start)
        whole = next(
            (
                f
                for f in case.stated_in(start, end)
                if f.indicator == big
                and f.unit == part.unit
                and f.period == part.period
                and f.role is Role.FACT
                and f.direction is None
            ),
            None,
        )
        if whole is None or interval_of(part).low <= interval_of(whole).high:
            continue
        if _OF_THESE.search(case.text, whole.end if whole.start < part.start else start, part.start):
            # Told as parts that exceed their total, or one of the parts as the other is.
            continue
        names = (case.book.name_of(small), case.book.name_of(big))
        message = f"{names[0]}“{part.surface}”大于{names[1]}“{whole.surface}”，部分不能大于整体，请核对。"
        severity = Severity.INFO if is_soft else Severity.ERROR
        yield finding(settings.rule, severity, message, [(part.start, part.end), (whole.start, whole.end)])


def _more_than_received(case: Case, settings: Settings) -> Iterator[Finding]:
    """受理…40件，办结…46件: the next count of a sentence is of the one before, and larger."""
    for received, done in pairwise(case.stated):
        is_more = done.value > received.value and done.unit == received.unit
        if not is_more or done.start - received.end > _NEAR or not _is_done_of(received, done):
            continue
        if (
            interval_of(done).low <= interval_of(received).high
            or done.start >= case.sentence(received.start)[1]
        ):
            continue
        if any(judge(case, received, done) for judge in (_is_flow, _is_due, _is_among)):
            message = f"“{done.surface}”多于前一步的“{received.surface}”，请核对。"
            spans = [(received.start, received.end), (done.start, done.end)]
            yield finding(settings.rule, Severity.ERROR, message, spans)


def _is_flow(case: Case, received: Figure, done: Figure) -> bool:
    """办结 alone, or of what was received: 受理信访事项40件，办结信访事项46件; 隐患18处，整改隐患21处."""
    finished = _flow("done").fullmatch(case.text, received.end, done.start)
    if finished is None:
        return False
    start, end = case.sentence(received.start)
    before, matter = case.text[max(start, received.start - _BEFORE) : received.start], finished["matter"]
    if len(matter) >= _NAMED and before.endswith(matter):
        return _flow("brought").search(case.text, start, end) is None
    intake = _flow("received").search(before)
    is_own = intake is not None and (not matter or matter in before[intake.end() :])
    return is_own and _flow("carried").search(case.text, start, end) is None


def _is_due(case: Case, due: Figure, came: Figure) -> bool:
    """应到38人，实到45人."""
    if _flow("actual").fullmatch(case.text, due.end, came.start) is None:
        return False
    return _flow("due").search(case.text[max(0, due.start - _BEFORE) : due.start]) is not None


def _is_among(case: Case, whole: Figure, part: Figure) -> bool:
    """辖区12个社区中有13个创成….; 5个村中有8个广场 counts two things."""
    among = _flow("among").fullmatch(case.text, whole.end, part.start)
    return among is not None and (among["of"] is None or _flow("of").match(case.text, part.end) is not None)


def _is_done_of(received: Figure, done: Figure) -> bool:
    """Whether two counts of one unit can be what came in and what was done of it."""
    return (
        received.kind is done.kind is FigureKind.COUNT
        and received.period == done.period
        and received.direction is None
        and done.direction is None
        and Role.PLAN not in {received.role, done.role}
    )


@cache
def _flow(name: str) -> re.Pattern[str]:
    return re.compile(load_json("checks/flows.json")[name])


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
