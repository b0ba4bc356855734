"""Months that belie what they are told of: 5次，分别于3月、5月、8月、11月; one paper, one opening in two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from app.core.checks.case import Case, Span
from app.core.checks.contradictions.counted import belied_by, number
from app.core.checks.contradictions.looks import DIGITS, Look, Said
from app.core.resources import load_json, load_pattern, load_words

_EACH = frozenset(
    f"{lead}{digit}月" for lead in ("分别于", "分别在", "次（", "场（", "期（") for digit in DIGITS
)
_ENDS = "月日份旬底初"
_TIMES_BEFORE, _DATE_BEFORE = 24, 22
_MONTH, _CLOSE = "月", "》"
_LONGEST_NAME = 50
_OPENING_BEFORE, _NAMED_BY = 36, 4
_pattern = partial(load_pattern, "checks/told_dates.json")
_words = partial(load_words, "checks/told_dates.json")


@cache
def _put_out() -> frozenset[str]:
    """How a paper is put out, with the end of the date before and the mark of its name behind."""
    verbs = load_json("checks/told_dates.json")["put_out"]
    return frozenset(f"{end}{verb}{mark}《" for end in _ENDS for verb in verbs for mark in ("", "了"))


def looks() -> tuple[Look, ...]:
    """By the words before the months, and by those before the name of a paper."""
    return (
        Look(_EACH, _months),
        Look(_put_out(), _papers, least=2),
        Look(_words("opens"), _openings, least=2),
    )


def _months(case: Case, places: list[Span]) -> Iterator[Said]:
    """More or fewer months than times; with 等 there may be more times."""
    for at, _ in places:
        told = _pattern("months").search(case.text, at, at + _LONGEST_NAME * 2)
        if told is None or told.start() > at + 1:
            continue
        start, _ = case.sentence(at)
        before = max(start, at - _TIMES_BEFORE), told.start()
        times = _pattern("times").search(case.text, *before)
        if times is None:
            continue
        listed, said = told["months"].count(_MONTH), number(times["number"])
        if said and (listed > said if told["open"] else listed != said):
            yield belied_by(case, times.span(), told.span("months"), f"列了{listed}个月份")


def _papers(case: Case, places: list[Span]) -> Iterator[Said]:
    """3月印发《工作要点》 and 5月印发《工作要点》."""
    first: dict[str, re.Match[str]] = {}
    for at, end in places:
        close = case.text.find(_CLOSE, end, end + _LONGEST_NAME)
        date = _pattern("put_out_on").search(case.text, max(0, at - _DATE_BEFORE), end)
        if close < 0 or date is None or _pattern("draft").match(case.text, close + 1):
            continue
        name = case.text[end:close]
        other = first.setdefault(name, date)
        is_one_year = not (date["year"] and other["year"]) or date["year"] == other["year"]
        if is_one_year and date["month"] != other["month"]:
            said = f"《{name}》的印发时间前后写成“{other['month']}月”和“{date['month']}月”，请核对。"
            yield said, other.span(), date.span()


def _openings(case: Case, places: list[Span]) -> Iterator[Said]:
    """中心于11月建成投用 and 12月，中心正式建成投用."""
    first: dict[str, re.Match[str]] = {}
    for at, _ in places:
        start = max(case.sentence(at)[0], at - _OPENING_BEFORE)
        told = _pattern("opened").search(case.text, start, at)
        if told is None or _pattern("anew").search(case.text, *case.sentence(at)):
            continue
        other = first.setdefault(_place_name(told)[-_NAMED_BY:], told)
        is_one_year = not (told["year"] and other["year"]) or told["year"] == other["year"]
        if is_one_year and told["month"] != other["month"] and _are_one_place(told, other):
            said = f"同一场所的启用时间前后写成“{other['month']}月”和“{told['month']}月”，请核对。"
            yield said, other.span("date"), told.span("date")


def _place_name(opening: re.Match[str]) -> str:
    return (opening["ahead"] or opening["behind"] or "").strip("“”")


def _are_one_place(one: re.Match[str], two: re.Match[str]) -> bool:
    """镇平安法治中心 and 平安法治中心; 桥头村法治驿站 and 河东村法治驿站 are two."""
    short, long = sorted((_place_name(one), _place_name(two)), key=len)
    return len(short) >= _NAMED_BY and long.endswith(short)
