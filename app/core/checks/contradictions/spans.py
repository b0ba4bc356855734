"""Spans of time that their dates belie: 为期两个月的专项检查（5月1日至7月31日）, ends before beginnings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from app.core.checks.case import Case, Span
from app.core.checks.contradictions.counted import number
from app.core.checks.contradictions.looks import DIGITS, Look, Said, quoted
from app.core.checks.title import year_told
from app.core.resources import load_pattern, load_words

_SPANS = frozenset(verb + digit for verb in ("为期", "历时", "持续") for digit in DIGITS)
_ROW = frozenset("连续" + digit for digit in DIGITS)
_DAYS = {"天": 1.0, "日": 1.0, "周": 7.0, "月": 30.44, "年": 365.0}
# What may be counted in or left out: both ends, or half a unit where it is rounded.
_SLACK = {"天": 1.5, "日": 1.5, "周": 4.0, "月": 16.0, "年": 45.0}
_USUAL_YEAR = 2023
_BEFORE_ROW = 18
_pattern = partial(load_pattern, "checks/spans.json")
_words = partial(load_words, "checks/spans.json")


def looks() -> tuple[Look, ...]:
    """By the words of a span, and of an end."""
    return (
        Look(_SPANS, _belied),
        Look(_words("goes"), _backwards),
        Look(_words("begins"), _ended_before),
        Look(_ROW, _years_in_a_row),
    )


def _belied(case: Case, places: list[Span]) -> Iterator[Said]:
    """The span and the two dates, told in one sentence."""
    for at, _ in places:
        told = _pattern("told").match(case.text, at)
        if told is None or not number(told["number"]):
            continue
        start, end = case.sentence(at)
        dates = _pattern("dates").search(case.text, start, end)
        days = _days(dates) if dates is not None else 0
        unit = told["unit"]
        is_off = abs(number(told["number"]) * _DAYS[unit] - days) > _SLACK[unit]
        if dates is not None and days > 0 and is_off:
            one, two = quoted(case, told.span()), quoted(case, dates.span())
            yield f"{one}与{two}不符：起止共{days}天，请核对。", told.span(), dates.span()


def _backwards(case: Case, places: list[Span]) -> Iterator[Said]:
    """9月12日赴省城学习，8月3日返回: what ends before it begins, told in one sentence."""
    for _, end in places:
        start, _ = case.sentence(end - 1)
        told = _pattern("there_and_back").search(case.text, start, end)
        if told is not None and told.end() >= end:
            yield from _turned_round(case, told)


def _ended_before(case: Case, places: list[Span]) -> Iterator[Said]:
    """3月12日立案，2月20日作出处罚决定."""
    for at, _ in places:
        start, end = case.sentence(at)
        told = _pattern("begun_and_ended").search(case.text, start, end)
        if told is not None and told.start() <= at < told.end():
            yield from _turned_round(case, told)


def _turned_round(case: Case, told: re.Match[str]) -> Iterator[Said]:
    first, last = (
        (int(told[month]), int(told[day] or 0))
        for month, day in (("month", "day"), ("last_month", "last_day"))
    )
    is_sooner = last < first if first[1] and last[1] else last[0] < first[0]
    if is_sooner and not _is_in_another_year(told):
        one, two = (told.start(), told.end("day" if told["day"] else "month")), told.span("last_month")
        yield f"{quoted(case, one)}开始，{quoted(case, two)}结束，时间颠倒，请核对。", one, two


def _years_in_a_row(case: Case, places: list[Span]) -> Iterator[Said]:
    """自2021年起连续五年, in a report on 2023: the first and the last may both be counted in."""
    for at, end in places:
        start, stop = case.sentence(at)
        since = _pattern("since").search(case.text, max(start, at - _BEFORE_ROW), min(stop, end + 2))
        year = year_told(case)
        if since is None or year is None or since.start("number") < at:
            continue
        years = year - int(since["year"])
        if number(since["number"]) not in {years, years + 1}:
            one, two = (since.start(), since.end("year") + 1), (at, since.end())
            said = f"到{year}年为{years + 1}年"
            yield f"{quoted(case, one)}与{quoted(case, two)}不符：{said}，请核对。", one, two


def _is_in_another_year(told: re.Match[str]) -> bool:
    last = told["last_year"] or ""
    return last == "次年" or (last[:1].isdigit() and last != told["year"])


def _days(dates: re.Match[str]) -> int:
    """Days from the first to the last date, both counted; 0 where one of them is none."""
    month, day, last_month, last_day = (
        int(dates[n] or 0) for n in ("month", "day", "last_month", "last_day")
    )
    try:
        return (date(_USUAL_YEAR, last_month or month, last_day) - date(_USUAL_YEAR, month, day)).days + 1
    except ValueError:
        return 0
