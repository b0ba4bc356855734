"""Periods that do not fit a report on one year: earlier beginnings, words without a date, odd bases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from app.core.checks.case import Case, Settings, Span, finding
from app.core.checks.periods import chapters, five_years, other_years, part_of_year
from app.core.checks.title import year_told
from app.core.enums import Part, Role, Severity
from app.core.report import Figure, Finding

_SINCE_WORD = frozenset({"以来"})
_SINCE = re.compile(r"(20\d\d)\s?年(?:\d{1,2}月)?以来")
_OLD_OBJECT = re.compile(r"(20[01]\d)\s?年以来")
# So far before 以来 the words begin.
_REACH = 9
# Words that need a date; 去年 at the head of a clause, as 较去年 and 去年同期 only compare.
_UNDATED = re.compile(
    r"(?P<this_year>今年(?:以来)?|本年(?!度|新|内|末|初))"
    r"|(?P<last_year>去年(?<=[，。；：\n]去年)(?!同期|底|末|年底|以来|相比|[为是\d]))"
    r"|(?P<until_now>到目前为止|截[至止](?:目前|发稿|今日))"
)
_UNDATED_WORDS = frozenset(
    {"今年", "本年", "去年", "到目前为止"}
    | {up_to + day for up_to in ("截至", "截止") for day in ("目前", "发稿", "今日")}
)
_SAY = {
    "this_year": "没有说明是哪一年；年度报告写的是上一年度，宜写明年份。",
    "last_year": "没有说明是哪一年；年度报告在次年报送，宜写明年份。",
    "until_now": "没有说明截止日期，宜写“截至××××年×月×日”。",
}
# A base of its own: since some act, up to now. 近三年 and 全年 say what they are.
_OTHER_BASE = re.compile(r"(?<!近)以来|历年|至今|启动后|成立后")
_AS_OF_WORDS = frozenset({"截至20", "截止20"})
_AS_OF = re.compile(r"截[至止](20\d\d)\s?年(?:(\d{1,2})月)?(?:(\d{1,2})日)?[底末初]?")
# 2021年以来首次、连续、未发生: told of this year against those before; …以来实施的决策: how old they are.
_ALL_THE_TIME = re.compile(
    r"，?(?:首次|连续|一直|始终|从未|未发生|没有)"
    r"|(?:实施|形成|制定|制发|出台|印发|发布|颁布|办结|审结|签订|建成|立案|查处|发生|遗留|积压|积累|拖欠|在建)的"
)
# “八五”普法实施以来，我镇始终坚持…: how things have been, nothing that is counted by it.
_TOLD_OF_ALL_THE_TIME = re.compile(r"，?[^，。；\n]{0,8}(?:始终|一直|坚持|高度重视|不断)")
_OF_OLD = re.compile(r"[\u4e00-\u9fff]{1,10}(?:、[\u4e00-\u9fff]{1,12})?的\s?\d")
_IN_FORCE = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日起?(?:正式)?(?:施行|实施|生效)")
_OLD_TEXT = 4
_SINCE_YEAR = re.compile(r"20\d\d-")


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    return _SINCE_WORD, _AS_OF_WORDS, _UNDATED_WORDS, five_years.words(), *part_of_year.groups()


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Earlier beginnings together; figures whose base is another period; words that need a date."""
    year = case.head.year
    if year is not None:
        begun = list(_beginnings(case))
        if begun:
            yield from _since(case, settings, year, begun)
            yield from _old_objects(case, settings, year, begun)
        if case.found(_AS_OF_WORDS):
            yield from _as_of(case, settings)
        for message, places in other_years.told(case, year):
            yield finding(settings.rule, Severity.WARN, message, places)
        looks = (chapters.misdated, five_years.misplaced, part_of_year.counted)
        for message, place in chain.from_iterable(look(case, year) for look in looks):
            yield finding(settings.rule, Severity.WARN, message, [place])
    yield from _other_bases(case, settings)
    if case.found(_UNDATED_WORDS):
        yield from _undated(case, settings)


def _undated(case: Case, settings: Settings) -> Iterator[Finding]:
    found: dict[str, list[Span]] = defaultdict(list)
    for match in case.matches_at(_UNDATED_WORDS, _UNDATED):
        if case.part_at(match.start()) is not Part.PLAN:
            found[str(match.lastgroup)].append(match.span())
    for kind, places in found.items():
        yield finding(settings.rule, Severity.INFO, f"“{case.quote(places[0])}”{_SAY[kind]}", places)


def _beginnings(case: Case) -> Iterator[re.Match[str]]:
    """Every 2021年以来 and 2021年3月以来."""
    for start, end in case.places_of(_SINCE_WORD):
        match = _SINCE.search(case.text, max(0, start - _REACH), end)
        if match is not None:
            yield match


def _since(case: Case, settings: Settings, year: int, begun: Sequence[re.Match[str]]) -> Iterator[Finding]:
    places: dict[int, list[Span]] = defaultdict(list)
    for match in begun:
        if not _ALL_THE_TIME.match(case.text, match.end()):
            places[int(match[1])].append(match.span())
    for began, spans in sorted(places.items()):
        words = case.quote(spans[0])
        if began == year:
            message = f"“{words}”宜写“{year}年”：年度报告只报告当年。"
            yield finding(settings.rule, Severity.INFO, message, spans)
        elif year - _OLD_TEXT < began < year:
            is_many = len(spans) >= 2
            count = f"有{len(spans)}处" if is_many else ""
            message = f"{year}年的报告里{count}“{words}”，统计期间不是报告年度，疑为沿用旧稿，请核对。"
            yield finding(settings.rule, Severity.ERROR if is_many else Severity.WARN, message, spans)


def _other_bases(case: Case, settings: Settings) -> Iterator[Finding]:
    """Flows counted over a period that is neither the year nor a plain earlier year."""
    told_of = dict.fromkeys([f.period for f in case.stated])
    groups: dict[str, list[Figure]] = {p: [] for p in told_of if p and _is_other(p, case.head.year)}
    for figure in case.stated if groups else ():
        if figure.period in groups:
            groups[figure.period].append(figure)
    for period, members in groups.items():
        is_own_base = _OTHER_BASE.search(period) is not None
        shown = _words_of(case.text, period)
        # What is told before the words is not counted by them.
        first = case.text.find(shown)
        figures = [
            f
            for f in members
            if f.start > first
            and not (is_own_base and f.role is Role.PLAN)
            and not _is_of_old_things(case, f, shown)
            and not _is_own_told(case, f)
        ]
        told = max(0, first) + len(shown)
        if not figures or any(
            excuse.match(case.text, told) for excuse in (_TOLD_OF_ALL_THE_TIME, _ALL_THE_TIME)
        ):
            continue
        spans = [(f.start, f.end) for f in figures]
        words = "、".join(case.quote(s) for s in spans[:4])
        at = case.text.rfind(shown, 0, figures[0].start)
        if at >= 0:
            spans.append((at, at + len(shown)))
        message = f"{words}按“{shown}”统计，不是报告年度的数，不能直接与其他乡镇比较，宜另写本年数。"
        yield finding(settings.rule, Severity.WARN, message, spans)


def _is_own_told(case: Case, figure: Figure) -> bool:
    """累计开展活动230场，其中2025年45场."""
    _, end = case.sentence(figure.start)
    own = case.text.find(f"{case.head.year}年", figure.end, end)
    return own >= 0 and any(f.unit == figure.unit for f in case.stated_in(own, end))


def _is_of_old_things(case: Case, figure: Figure, shown: str) -> bool:
    """2020年以来制定的4件规范性文件: the words tell how old the things are, not when they were counted."""
    start, _ = case.sentence(figure.start)
    # What follows in other sentences is counted by the same words, or by none.
    at = case.text.rfind(shown, 0, figure.start)
    if at < start and _IN_FORCE.search(case.text, start, figure.start) is not None:
        # 自2021年1月1日起施行的民法典.
        return True
    return at >= 0 and _OF_OLD.match(case.text, at + len(shown)) is not None


@lru_cache(maxsize=1024)
def _words_of(text: str, period: str) -> str:
    """A period as the text says it: 2020- may be 2020年以来 or 2020年起."""
    if not period.endswith("-"):
        return period
    begun = re.search(rf"{period[:-1]}\s?年(?:\d{{1,2}}月)?(?:以来|起)", text)
    return begun.group() if begun else f"{period[:-1]}年以来"


def _is_other(period: str, year: int | None) -> bool:
    """Whether it is a base of its own, or 2018-: since a year so early that it is no slip of the pen."""
    if _OTHER_BASE.search(period) is not None:
        return True
    return year is not None and bool(_SINCE_YEAR.fullmatch(period)) and int(period[:4]) <= year - _OLD_TEXT


def _as_of(case: Case, settings: Settings) -> Iterator[Finding]:
    """截至2023年底 in a report on 2024, and days later than that of the report."""
    for match in case.matches_at(_AS_OF_WORDS, _AS_OF):
        # Where the text tells another year than the title, the title is the fault.
        year = year_told(case) or 0
        if year - _OLD_TEXT < int(match[1]) < year:
            # 截至2020年底的24件文件 tells which papers, not when they were counted.
            if not case.text.startswith("的", match.end()):
                message = f"“{match.group()}”早于报告年度（{year}年），疑为沿用旧稿，请核对。"
                yield finding(settings.rule, Severity.WARN, message, [match.span()])
        elif _is_after_signing(case, match):
            message = f"“{match.group()}”晚于落款日期（{case.head.date}），请核对。"
            yield finding(settings.rule, Severity.ERROR, message, [match.span()])


def _is_after_signing(case: Case, as_of: re.Match[str]) -> bool:
    """Later than the day of the report, and nothing that its plan will have done by then."""
    day = case.head.date
    return bool(day) and _first_day(as_of) > str(day) and case.part_at(as_of.start()) is not Part.PLAN


def _first_day(as_of: re.Match[str]) -> str:
    """The earliest day that the words may mean, as dates of heads are written."""
    year, month, day = (int(part or 1) for part in as_of.groups())
    return f"{year}-{month:02}-{day:02}"


def _old_objects(
    case: Case, settings: Settings, year: int, begun: Sequence[re.Match[str]]
) -> Iterator[Finding]:
    """2012年以来 before a thing counted this year: what is counted is old, the act may be new."""
    for match in begun:
        if int(match[1]) > year - _OLD_TEXT or _OLD_OBJECT.fullmatch(match.group()) is None:
            continue
        if _OF_OLD.match(case.text, match.end()):
            # 对2018年以来制发的9件文件开展清理: what was done with them is of this year.
            continue
        _, end = case.scan.clause(match.start())
        figure = next(iter(case.stated_in(match.end(), end)), None)
        if figure is not None and not (figure.period or "").startswith(match[1]):
            words = case.quote((match.start(), figure.end), longest=36)
            message = f"“{words}”数的是{match[1]}年以来的事项，不全是本年新增，宜写明本年数。"
            yield finding(settings.rule, Severity.INFO, message, [(match.start(), figure.end)])
