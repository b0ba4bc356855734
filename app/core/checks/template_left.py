"""Remains of a template: 上一年度 for a year, ××, 20xx, X镇, blanks to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from app.core.checks.case import Case, Settings, Span, finding
from app.core.checks.lexicon import Lexicon
from app.core.enums import Severity
from app.core.report import Finding
from app.core.resources import load_json

_RELATIVE_WORDS = frozenset({"上一年", "下一年", "上年度", "下年度"})
# 上一年度问题整改 is of the year before the report's.
_RELATIVE = re.compile(r"上一?年度(?![^，。\n]{0,20}(?:整改|反馈|回头看))|上一年(?!度)(?=[，,])|下一?年度")
# What leads over to the report proper.
_NOW = "现将"


@cache
def _unfilled() -> Lexicon:
    return Lexicon(load_json("checks/templates.json")["unfilled"])


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    return *_unfilled().groups(), _RELATIVE_WORDS


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Unfilled places one by one; relative years of headings and sentences together."""
    for row, places in _unfilled().found(case):
        for span in places:
            message = f"“{case.text[slice(*span)]}”{row.say}"
            yield finding(settings.rule, row.severity, message, [span])
    places = list(_relative_places(case))
    if places:
        words = "、".join(dict.fromkeys(f"“{case.text[a:b]}”" for a, b in places))
        year = case.head.year
        instead = f"（{year}年、{year + 1}年）" if year else ""
        is_many = len(places) > 1
        count = f"共{len(places)}处" if is_many else ""
        message = f"{words}{count}照抄规定原文，宜写明具体年份{instead}。"
        yield finding(settings.rule, Severity.WARN if is_many else Severity.INFO, message, places)


def _relative_places(case: Case) -> Iterator[Span]:
    """Relative years in headings, in sentences that open a chapter, and in 现将上一年度…报告如下."""
    for match in case.matches_at(_RELATIVE_WORDS, _RELATIVE):
        start, end = match.span()
        opens = start == 0 or case.text[start - 1] == "\n" or case.text.endswith(_NOW, 0, start)
        if opens or any(h.title_start <= start < h.title_end for h in case.top):
            yield start, end
