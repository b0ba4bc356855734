"""How a number is written: 余 after an exact one, doubled bounds, one for two things, lower bounds only."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from functools import cache

from app.core.bounds import last_step
from app.core.checks.case import Case, Settings, Span, finding
from app.core.checks.quantifiers import mismatched
from app.core.enums import FigureKind, Qualifier, Role, Severity
from app.core.report import Figure, Finding
from app.core.taxonomy import Taxonomy

_SCALE = re.compile("[万亿]")
_SURPLUS = re.compile(r"[余多]")
_DIGITS = re.compile(r"\d[\d,，.]*")
_ABOUT = re.compile(r"(?:近|将近|约|大约|接近)\s?$")
_OVER = re.compile(r"(?:超过?|逾|突破)\s?$")
_DOUBLED_TOTAL = re.compile(r"累计(?:共计?|[一总]?共|总计|合计)|(?:共计?|总计|合计)[^，。；\d]{0,8}累计")
_TWO_TOTALS = frozenset(a + b for a in ("共计", "总计", "合计") for b in ("共计", "总计", "合计") if a != b)
_TOTAL_REACH = 12
_EVERY = re.compile(r"均已?(?:达到?|为|是|实现)?\s?$|全部(?:达到?)?\s?$")
_TWO_RATES = re.compile(
    r"率[和与及、][\u4e00-\u9fff]{1,8}率(?:均|都|皆)?(?:已|能)?(?:达到?了?|为|是|保持在|实现)?\s?$"
)
_ALL_MAY_BE = re.compile(r"持证|持有|取得|具有|具备|合格|达标|办结|化解|整改|已|全部|均")
_FEW = 100
_SURE = 0.9
_TOWNSHIPS = ("镇", "乡", "苏木")
_BEFORE = 32
_ROUGHLY = re.compile(r"(?:大约|大概|约(?:计|有|为)?)\s?$")
_BOUND_BEFORE = re.compile(r"[近约过超逾破少于低下概计有为]\s?$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LEFT_RIGHT = re.compile(r"左右|上下")
_AT_LEAST_BEFORE = re.compile(r"(?:至少|不少于|不低于|不下)\s?$")
# 二十3次, 3十次: one number in two scripts.
_MIXED = re.compile(
    r"十(?:(?<=\d十)[余多]?|(?<![第“‘\d]十)(?<!第[\u4e00-\u9fff]十)\d{1,2})(?=[件起次场名人个份册期条户家例宗批项处])"
)
_HAN_TENS = re.compile(r"[二三四五六七八九]?$|\d$")
_TIMES_LESS = re.compile(
    r"(?:下降|减少|降低|缩短|缩小|下滑)(?:了|到|约|近|达|超过?){0,2}\d{1,4}(?:\.\d{1,2})?(?:余|多)?倍"
)


def words() -> frozenset[str]:
    """The words that this check watches for."""
    return _TWO_TOTALS


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """One finding per figure and fault."""
    yield from _wordings(case, settings)
    yield from _lower_bounds_only(case, settings)
    exact, highest = Qualifier.EXACT, _highest(case.book)
    for figure in case.stated:
        is_usual = figure.qualifier is exact and figure.value <= highest.get(figure.indicator or "", math.inf)
        if is_usual and figure.unit != "%" and not _is_behind_thing(case.text, figure.start):
            continue
        for judge in _JUDGES[figure.unit == "%", figure.qualifier is exact]:
            said = judge(case, settings, figure)
            if said is not None:
                severity, message, span = said
                yield finding(settings.rule, severity, message, [span])
    yield from _of_these_all(case, settings)
    yield from _counted_by_names(case, settings)


def _wordings(case: Case, settings: Settings) -> Iterator[Finding]:
    """Faults that the words tell, whatever figures were read."""
    for match in _doubled_totals(case.text):
        message = f"“{case.quote(match.span())}”里“累计”和“共”意思重复，删去一个。"
        yield finding(settings.rule, Severity.INFO, message, [match.span()])
    for span in case.places_of(_TWO_TOTALS):
        message = f"“{case.text[slice(*span)]}”意思重复，删去一个。"
        yield finding(settings.rule, Severity.INFO, message, [span])
    for match in _TIMES_LESS.finditer(case.text) if "倍" in case.text else ():
        message = f"“{match.group()}”：减少不能用倍数，宜写百分比。"
        yield finding(settings.rule, Severity.ERROR, message, [match.span()])
    for match in _MIXED.finditer(case.text) if "十" in case.text else ():
        before = _HAN_TENS.search(case.text, max(0, match.start() - 1), match.start())
        start = before.start() if before else match.start()
        message = f"“{case.text[start : match.end() + 1]}”里汉字数字与阿拉伯数字混用，请统一写法。"
        yield finding(settings.rule, Severity.ERROR, message, [(start, match.end() + 1)])
    for figure, right in mismatched(case):
        thing = case.text[figure.start - 2 : figure.start]
        message = f"“{thing}{figure.surface}”量词有误，一般用“{right}”。"
        yield finding(settings.rule, Severity.ERROR, message, [(figure.start - 2, figure.end)])


def _doubled_totals(text: str) -> Iterator[re.Match[str]]:
    """累计共 and 共…累计, each looked for around 累计."""
    done = at = 0
    while (at := text.find("累计", at)) >= 0:
        match = _DOUBLED_TOTAL.search(text, max(done, at - _TOTAL_REACH), at + _TOTAL_REACH)
        if match is not None:
            yield match
            done = match.end()
        at = max(at + 2, done)


Said = tuple[Severity, str, Span] | None


def _surplus_after_exact(case: Case, settings: Settings, figure: Figure) -> Said:
    """余 and 多 follow round numbers: 13余起 says neither 13 nor more."""
    surplus = _SURPLUS.search(figure.surface)
    digits = _DIGITS.search(figure.surface) if surplus else None
    if digits is None or surplus is None or surplus.start() < digits.end() or figure.unit == "%":
        return None
    written = digits.group().rstrip(",，.").replace(",", "").replace("，", "")
    between = figure.surface[digits.end() : surplus.start()]
    if "." in written and not between and _SCALE.match(case.text, figure.start + surplus.end()):
        said = f"“{figure.surface}”：“{surplus.group()}”应在“万”“亿”之后。"
        return Severity.ERROR, said, (figure.start, figure.end)
    if "." in written or between:
        # 1.5万余 and 3万多 are round by their scale; 1234余万 is not.
        return None
    number = float(written)
    if last_step(number) >= 10:
        return None
    severity = Severity.ERROR if number < _FEW else Severity.WARN
    return (
        severity,
        f"“{figure.surface}”：确数后不用“{surplus.group()}”，请写确数。",
        (figure.start, figure.end),
    )


def _bound_twice(case: Case, settings: Settings, figure: Figure) -> Said:
    before = case.text[max(0, figure.start - 4) : figure.start]
    if not _BOUND_BEFORE.search(before):
        return None
    surplus = _SURPLUS.search(figure.surface) or re.search("以上", figure.surface)
    around = _LEFT_RIGHT.search(figure.surface) or _LEFT_RIGHT.match(case.text[figure.end : figure.end + 2])
    rows = (
        (_ABOUT, surplus, Severity.WARN),
        (_OVER, surplus, Severity.INFO),
        (_AT_LEAST_BEFORE, surplus, Severity.INFO),
        (_ROUGHLY, around, Severity.INFO),
    )
    for pattern, behind, clash in rows:
        match = pattern.search(before) if behind else None
        if match and behind:
            start = figure.start - len(before) + match.start()
            words = f"“{match.group().strip()}”与“{behind.group()}”"
            message = f"“{case.text[start : figure.end]}”里{words}不能同用，删去一个。"
            return clash, message, (start, figure.end)
    return None


def _surplus_and_around(case: Case, settings: Settings, figure: Figure) -> Said:
    """30余人左右, 1.5万册左右多."""
    said = case.text[figure.start : figure.end + 2]
    around = _LEFT_RIGHT.search(said)
    surplus = _SURPLUS.search(said.replace(around.group(), "")) if around else None
    if around is None or surplus is None or "\n" in said:
        return None
    words = case.text[figure.start : figure.start + max(around.end(), said.find(surplus.group()) + 1)]
    message = f"“{words}”里“{surplus.group()}”与“{around.group()}”不能同用，删去一个。"
    return Severity.WARN, message, (figure.start, figure.start + len(words))


def _every_and_hundred(case: Case, settings: Settings, figure: Figure) -> Said:
    if figure.value != 100 or "率" in case.text[max(0, figure.start - 8) : figure.start]:
        return None
    before = case.text[max(0, figure.start - 6) : figure.start]
    match = _EVERY.search(before)
    if match is None:
        return None
    start = figure.start - len(before) + match.start()
    message = f"“{case.text[start : figure.end]}”里“{match.group().strip()}”与“100%”重复，删去一个。"
    return Severity.INFO, message, (start, figure.end)


def _two_rates(case: Case, settings: Settings, figure: Figure) -> Said:
    if figure.role is Role.PLAN:
        return None
    match = _TWO_RATES.search(case.text, max(0, figure.start - _BEFORE), figure.start)
    if match is None:
        return None
    start, _ = case.scan.clause(match.start())
    message = f"“{case.quote((start, figure.end), longest=36)}”一个数对应两个率，宜分别写明。"
    return Severity.INFO, message, (start, figure.end)


def _two_things(case: Case, settings: Settings, figure: Figure) -> Said:
    """One number for two things; both names stand before it, joined by 、 or 和."""
    before = case.text[max(0, figure.start - _LONGEST_THING) : figure.start]
    if before[-1:] in _TOGETHER:
        before = before.rstrip(_TOGETHER)
    if before[-_THING:] not in _THINGS or figure.role is Role.PLAN:
        return None
    begin = max(0, figure.start - _BEFORE)
    if _JOINING.isdisjoint(case.text[begin : figure.start]):
        return None
    is_joined = _FIRST_OF_TWO.search(case.text, begin, figure.start)
    match = _PAIR.search(case.text, begin, figure.start) if is_joined else None
    if match is None or _AND_MORE.search(match.group()):
        return None
    span = match.start(), figure.end
    return Severity.INFO, f"“{case.quote(span, longest=36)}”把两项工作合报一个数，宜分别写明。", span


def _is_behind_thing(text: str, start: int) -> bool:
    """Whether a name of what is held or written may stand right before a number: a first look."""
    before = text[max(0, start - _THING) : start]
    return before in _THINGS or before[-1:] in _TOGETHER


_THING = 2
_THINGS = frozenset(
    "活动 讲座 演出 竞赛 培训 宣讲 会议 检查 巡查 演练 考试 资料 手册 横幅 标语 海报 专栏 "
    "法庭 比赛 晚会 谈会 讨会 告会 讲堂 课堂 测试 轮训 比武 集市 整治 行动 督查 督导 "
    "展演 巡演 论坛 大赛 沙龙 夜校".split()
)
_TOGETHER = "共计"
_ANY_THING = f"(?:{'|'.join(sorted(_THINGS))})"
_NAMED_THING = rf"[\u4e00-\u9fff]{{2,10}}{_ANY_THING}"
_JOINERS = "、和及与"
_JOINING = frozenset(_JOINERS)
_PAIR = re.compile(rf"{_NAMED_THING}[{_JOINERS}][\u4e00-\u9fff]{{0,10}}{_ANY_THING}[共计]{{0,2}}$")
# 违法建设、环境整治等专项行动12次 counts one thing.
_AND_MORE = re.compile("等(?!级)")
_FIRST_OF_TWO = re.compile(f"{_ANY_THING}[{_JOINERS}]")
_LONGEST_THING = 4


def _is_between_counts(case: Case, figure: Figure) -> bool:
    """A rate whose exact counts stand before it in its sentence: 46件，成功45件，成功率97%以上."""
    start, _ = case.sentence(figure.start)
    counts = [
        f for f in case.stated_in(start, figure.start) if f.qualifier is Qualifier.EXACT and f.unit != "%"
    ]
    return figure.unit == "%" and len(counts) >= 2


def _lower_bounds_only(case: Case, settings: Settings) -> Iterator[Finding]:
    """200天以上 and no exact number, told once for all places; 65周岁以上老人 says who is meant."""
    at_least = Qualifier.AT_LEAST
    places = [
        (f.start, f.end)
        for f in case.stated
        if f.qualifier is at_least
        and f.role is not Role.PLAN
        and "分之" not in f.surface
        and not _HAN.match(case.text, f.end)
        and not _AT_LEAST_BEFORE.search(case.text[max(0, f.start - 4) : f.start])
        and not _is_between_counts(case, f)
    ]
    if places:
        also = f"（共{len(places)}处）" if len(places) > 1 else ""
        message = f"“{case.quote(places[0])}”只给了下限，没有确数{also}，宜写确数。"
        yield finding(settings.rule, Severity.INFO, message, places)


@cache
def _highest(book: Taxonomy) -> dict[str, float]:
    """The upper ends of what townships usually report, by indicator."""
    return {i.code: i.typical_range[1] for i in book.indicators() if i.typical_range is not None}


def _far_above_typical(case: Case, settings: Settings, figure: Figure) -> Said:
    """Far above what townships usually report; a hint to look, never more."""
    high = _highest(case.book).get(figure.indicator or "", math.inf)
    if figure.value <= high or figure.confidence < _SURE:
        return None
    indicator = case.book.indicator(figure.indicator)
    is_far = figure.value > float(settings.option("above_typical")) * high
    if indicator is None or not is_far or figure.unit not in indicator.units:
        return None
    if figure.role is not Role.FACT or figure.kind is FigureKind.MONEY or figure.direction is not None:
        return None
    if not (case.head.town or "").endswith(_TOWNSHIPS):
        # The ranges are those of one township and year; money says too little without its purpose.
        return None
    message = f"{indicator.name}“{figure.surface}”明显高于一般乡镇（常见不超过{high:g}），请核对。"
    return Severity.INFO, message, (figure.start, figure.end)


_Judge = Callable[[Case, Settings, Figure], Said]
_OF_BOUNDS: tuple[_Judge, ...] = (_surplus_after_exact, _bound_twice, _surplus_and_around)
_OF_RATES: tuple[_Judge, ...] = (_every_and_hundred, _two_rates)
_OF_ALL: tuple[_Judge, ...] = (_two_things, _far_above_typical)
# By whether a figure is a rate, and whether it is exact.
_JUDGES = {
    (False, True): _OF_ALL,
    (False, False): (*_OF_BOUNDS, *_OF_ALL),
    (True, True): (*_OF_RATES, *_OF_ALL),
    (True, False): (*_OF_BOUNDS, *_OF_RATES, *_OF_ALL),
}


def _of_these_all(case: Case, settings: Settings) -> Iterator[Finding]:
    """其中 followed by the whole itself."""
    for match in re.finditer("其中", case.text):
        start, end = case.sentence(match.start())
        before, after = case.stated_in(start, match.start()), case.stated_in(match.end(), end)
        if not before or not after:
            continue
        total, part = before[-1], after[0]
        if _ALL_MAY_BE.search(case.text, match.end(), part.start):
            # 执法人员4名，其中持证4名 tells that all of them are.
            continue
        if total.unit == part.unit and total.value == part.value and total.qualifier is part.qualifier:
            message = f"“其中”的“{part.surface}”就是总数“{total.surface}”，“其中”没有意义，请核对或删去。"
            spans = [(total.start, total.end), (part.start, part.end)]
            yield finding(settings.rule, Severity.INFO, message, spans)


def _counted_by_names(case: Case, settings: Settings) -> Iterator[Finding]:
    for figure in case.figures:
        if figure.implied and figure.value > 1:
            span = (figure.start, figure.end)
            message = f"“{case.quote(span)}”只列了名称，没有写数（{figure.value:g}{figure.unit}），宜补上。"
            yield finding(settings.rule, Severity.INFO, message, [span])
