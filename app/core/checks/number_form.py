"""How a number is written: told twice, in two scripts, for two rates, far too high, or not at all.

Bounds are looked at in ``numbers.bounds``, what numbers count in ``numbers.things``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from app.core.checks.case import Case, Settings, finding
from app.core.checks.numbers import bounds, things
from app.core.enums import FigureKind, Role, Severity
from app.core.report import Figure, Finding
from app.core.taxonomy import Taxonomy

_TOTAL = frozenset({"累计"})
_DOUBLED_TOTAL = re.compile(r"累计(?:共计?|[一总]?共|总计|合计)|(?:共计?|总计|合计)[^，。；\d]{0,8}累计")
_TOTAL_REACH = 12
# 共计调处纠纷共194件.
_TOTAL_AGAIN = frozenset(f"共{digit}" for digit in "0123456789")
_TOTAL_BEFORE = re.compile(
    r"(?:共计|总计|合计|(?<![公中])共(?![享建治同青有产识赢富])(?!计))[^，。；、：\n\d（]{2,14}共$"
)
# 11件余.
_MORE_BEHIND = frozenset(f"{unit}余" for unit in "件起次场名人个份册期条户家例宗批项")
_MORE = re.compile(r"\d[件起次场名人个份册期条户家例宗批项]余(?=[，。；、\n])")
_TWO_TOTALS = frozenset(
    a + b for a in ("共计", "总计", "合计") for b in ("共计", "总计", "合计", "共") if a != b
)
# 共计共建点位 tells of what was built together; 总计共计 is a pair of its own.
_TOGETHER = frozenset("同享治建商创管育产计")
_TIMES = frozenset("倍")
_TIMES_LESS = re.compile(
    r"(?:下降|减少|降低|缩短|缩小|下滑)(?:了|到|约|近|达|超过?){0,2}\d{1,4}(?:\.\d{1,2})?(?:余|多)?倍"
)
_TIMES_REACH = 16
_DIGITS = "0123456789０１２３４５６７８９"
# 二十3次, 3十次: one number in two scripts.
_MIXED_TENS = frozenset(pair for digit in _DIGITS for pair in (f"十{digit}", f"{digit}十"))
_MIXED = re.compile(
    r"十(?:(?<=\d十)[余多]?|(?<![第“‘\d]十)(?<!第[\u4e00-\u9fff]十)\d{1,2})(?=[件起次场名人个份册期条户家例宗批项处])"
)
_HAN_TENS = re.compile(r"[二三四五六七八九]?$|\d$")
_JOINED_RATES = frozenset({"率、", "率和", "率及", "率与"})
_TWO_RATES = re.compile(
    r"率[和与及、][\u4e00-\u9fff]{1,8}率(?:均|都|皆)?(?:已|能)?(?:达到?了?|为|是|保持在|实现)?\s?$"
)
_BEFORE = 32
_EVERY = re.compile(r"均已?(?:达到?|为|是|实现)?\s?$|全部(?:达到?)?\s?$")
_OF_THESE = frozenset({"其中"})
_ALL_MAY_BE = re.compile(r"持证|持有|取得|具有|具备|合格|达标|办结|化解|整改|已|全部|均")
_SURE = 0.9
_Look = Callable[[Case, Settings], Iterator[Finding]]
_TOWNSHIPS = ("镇", "乡", "苏木")


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    return things.words(), *bounds.groups(), *(beginnings for beginnings, _ in _LOOKS)


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """One finding per figure and fault."""
    for beginnings, look in _LOOKS:
        if case.found(beginnings):
            yield from look(case, settings)
    yield from bounds.find(case, settings)
    yield from things.find(case, settings)
    yield from _every_and_hundred(case, settings)
    yield from _far_above_typical(case, settings)
    yield from _counted_by_names(case, settings)


def _doubled_totals(case: Case, settings: Settings) -> Iterator[Finding]:
    """累计共 and 共…累计, each looked for around 累计."""
    done = 0
    for at, _ in case.places_of(_TOTAL):
        begin = max(done, at - _TOTAL_REACH)
        match = _DOUBLED_TOTAL.search(case.text, begin, at + _TOTAL_REACH) if at >= done else None
        if match is not None:
            message = f"“{case.quote(match.span())}”里“累计”和“共”意思重复，删去一个。"
            yield finding(settings.rule, Severity.INFO, message, [match.span()])
            done = match.end()


def _two_totals(case: Case, settings: Settings) -> Iterator[Finding]:
    for span in (s for s in case.places_of(_TWO_TOTALS) if case.text[s[1] : s[1] + 1] not in _TOGETHER):
        message = f"“{case.text[slice(*span)]}”意思重复，删去一个。"
        yield finding(settings.rule, Severity.INFO, message, [span])


def _told_again(case: Case, settings: Settings) -> Iterator[Finding]:
    """共计调处纠纷共194件."""
    for at, _ in case.places_of(_TOTAL_AGAIN):
        match = _TOTAL_BEFORE.search(case.text, case.clause_start(at), at + 1)
        if match is not None:
            message = f"“{case.quote(match.span())}”里两处“共”意思重复，删去一个。"
            yield finding(settings.rule, Severity.INFO, message, [match.span()])


def _more_behind(case: Case, settings: Settings) -> Iterator[Finding]:
    """11件余: 余 stands before the measure word."""
    for at, _ in case.places_of(_MORE_BEHIND):
        match = _MORE.match(case.text, at - 1) if at else None
        if match is not None:
            message = f"“{match.group()}”里“余”应写在量词前面（如“11余件”“11件”）。"
            yield finding(settings.rule, Severity.WARN, message, [match.span()])


def _times_less(case: Case, settings: Settings) -> Iterator[Finding]:
    """减少3倍: more than there is cannot go away."""
    done = 0
    for at, end in case.places_of(_TIMES):
        less = _TIMES_LESS.search(case.text, max(done, at - _TIMES_REACH), end)
        done = end
        if less is not None:
            message = f"“{less.group()}”：减少不能用倍数，宜写百分比。"
            yield finding(settings.rule, Severity.ERROR, message, [less.span()])


def _mixed_tens(case: Case, settings: Settings) -> Iterator[Finding]:
    """二十3次."""
    for at in sorted({case.text.index("十", at) for at, _ in case.places_of(_MIXED_TENS)}):
        match = _MIXED.match(case.text, at)
        if match is not None:
            before = _HAN_TENS.search(case.text, max(0, at - 1), at)
            start, end = before.start() if before else at, match.end() + 1
            message = f"“{case.text[start:end]}”里汉字数字与阿拉伯数字混用，请统一写法。"
            yield finding(settings.rule, Severity.ERROR, message, [(start, end)])


def _two_rates(case: Case, settings: Settings) -> Iterator[Finding]:
    """One number for two rates of what is not counted beside it: which of them it is, nobody can tell."""
    for figure in case.rates:
        match = _TWO_RATES.search(case.text, max(0, figure.start - _BEFORE), figure.start)
        if match is not None and figure.role is not Role.PLAN and not _is_counted(case, match.start()):
            span = case.scan.clause(match.start())[0], figure.end
            message = f"“{case.quote(span, longest=36)}”一个数对应两个率，宜分别写明。"
            yield finding(settings.rule, Severity.INFO, message, [span])


def _is_counted(case: Case, at: int) -> bool:
    """办理建议9件，办结率、满意率均为100%: whoever knows how many there were can reckon both."""
    before = case.stated_in(case.sentence(at)[0], at)
    return any(figure.kind is FigureKind.COUNT for figure in before)


def _of_these_all(case: Case, settings: Settings) -> Iterator[Finding]:
    """其中 followed by the whole itself."""
    for at, behind in case.places_of(_OF_THESE):
        start, end = case.sentence(at)
        before, after = case.stated_in(start, at), case.stated_in(behind, end)
        if not before or not after:
            continue
        total, part = before[-1], after[0]
        if _ALL_MAY_BE.search(case.text, behind, part.start):
            # 执法人员4名，其中持证4名 tells that all of them are.
            continue
        if total.unit == part.unit and total.value == part.value and total.qualifier is part.qualifier:
            message = f"“其中”的“{part.surface}”就是总数“{total.surface}”，“其中”没有意义，请核对或删去。"
            spans = [(total.start, total.end), (part.start, part.end)]
            yield finding(settings.rule, Severity.INFO, message, spans)


# By the words without which there is nothing to look at.
_LOOKS: tuple[tuple[frozenset[str], _Look], ...] = (
    (_TOTAL, _doubled_totals),
    (_TWO_TOTALS, _two_totals),
    (_TOTAL_AGAIN, _told_again),
    (_MORE_BEHIND, _more_behind),
    (_TIMES, _times_less),
    (_MIXED_TENS, _mixed_tens),
    (_JOINED_RATES, _two_rates),
    (_OF_THESE, _of_these_all),
)


def _every_and_hundred(case: Case, settings: Settings) -> Iterator[Finding]:
    """Both 均 and 100%, but for rates: 化解率均达100% tells of several."""
    for figure in [f for f in case.rates if f.value == 100]:
        before = case.text[max(0, figure.start - 6) : figure.start]
        match = _EVERY.search(before)
        if match is not None and "率" not in case.text[max(0, figure.start - 8) : figure.start]:
            start = figure.start - len(before) + match.start()
            message = f"“{case.text[start : figure.end]}”里“{match.group().strip()}”与“100%”重复，删去一个。"
            yield finding(settings.rule, Severity.INFO, message, [(start, figure.end)])


@cache
def _highest(book: Taxonomy) -> dict[str | None, float]:
    """The upper ends of what townships usually report, by indicator."""
    return {i.code: i.typical_range[1] for i in book.indicators() if i.typical_range is not None}


def _far_above_typical(case: Case, settings: Settings) -> Iterator[Finding]:
    """Far above what townships usually report in a year; a hint to look, never more."""
    if not (case.head.town or "").endswith(_TOWNSHIPS):
        return
    highest, factor = _highest(case.book), float(settings.option("above_typical"))
    for figure in [f for f in case.stated if f.value > factor * highest.get(f.indicator, math.inf)]:
        indicator = case.book.indicator(figure.indicator)
        if indicator is not None and figure.unit in indicator.units and _is_sure_count(figure):
            high = highest[figure.indicator]
            message = f"{indicator.name}“{figure.surface}”明显高于一般乡镇（常见不超过{high:g}），请核对。"
            yield finding(settings.rule, Severity.INFO, message, [(figure.start, figure.end)])


def _is_sure_count(figure: Figure) -> bool:
    """Whether it tells of something done; money says too little without its purpose."""
    is_count = figure.kind is not FigureKind.MONEY and figure.direction is None
    return is_count and figure.role is Role.FACT and figure.confidence >= _SURE


def _is_counted_after_all(case: Case, names: Figure) -> bool:
    """西沟村、马道村获评市级示范村，全镇市级示范村达到5个."""
    behind = case.stated_in(names.end, case.sentence(names.start)[1])
    return any(f.indicator == names.indicator for f in behind)


def _counted_by_names(case: Case, settings: Settings) -> Iterator[Finding]:
    for figure in case.figures if len(case.stated) < len(case.figures) else ():
        if figure.implied and figure.value > 1 and not _is_counted_after_all(case, figure):
            span = (figure.start, figure.end)
            message = f"“{case.quote(span)}”只列了名称，没有写数（{figure.value:g}{figure.unit}），宜补上。"
            yield finding(settings.rule, Severity.INFO, message, [span])
