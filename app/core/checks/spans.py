"""Spans of time that their own dates belie: 为期两个月的专项检查（5月1日至7月31日）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from app.core.checks.case import Case, Span, occurrences
from app.core.checks.counted import number
from app.core.resources import load_json

WORDS = frozenset({"为期", "历时", "持续"})
"""The words that contradictions watch for."""
_DAYS = {"天": 1.0, "日": 1.0, "周": 7.0, "月": 30.44, "年": 365.0}
# What may be counted in or left out: both ends, or half a unit where it is rounded.
_SLACK = {"天": 1.5, "日": 1.5, "周": 4.0, "月": 16.0, "年": 45.0}
_USUAL_YEAR = 2023


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load_json("checks/spans.json")[name])


def belied(case: Case) -> Iterator[tuple[int, Span, Span]]:
    """The days between the two dates, the span and the dates, told in one sentence."""
    for word in case.likely(WORDS):
        for at, _ in occurrences(case.text, word):
            told = _pattern("told").match(case.text, at)
            if told is None or not number(told["number"]):
                continue
            start, end = case.sentence(at)
            dates = _pattern("dates").search(case.text, start, end)
            days = _days(dates) if dates is not None else 0
            unit = told["unit"]
            if (
                dates is not None
                and days > 0
                and abs(number(told["number"]) * _DAYS[unit] - days) > _SLACK[unit]
            ):
                yield days, told.span(), dates.span()


def _days(dates: re.Match[str]) -> int:
    """Days from the first to the last date, both counted; 0 where one of them is none."""
    month, day, last_month, last_day = (
        int(dates[n] or 0) for n in ("month", "day", "last_month", "last_day")
    )
    try:
        return (date(_USUAL_YEAR, last_month or month, last_day) - date(_USUAL_YEAR, month, day)).days + 1
    except ValueError:
        return 0
