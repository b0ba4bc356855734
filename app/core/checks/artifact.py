"""Remains of conversion: bookmarks, field codes, broken characters, digits that lost their dash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.core.checks.case import Case, Settings, finding
from app.core.enums import Severity
from app.core.report import Finding
from app.core.resources import load_json

_BESIDE = 8


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["say"]) for row in load_json("checks/artifacts.json"))


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Marks that were taken out when the text was stored, and remains that still stand in it."""
    text = case.text
    for mark in case.document.removed:
        start = min(mark.position, max(len(text) - 1, 0))
        span = (start, min(start + _BESIDE, len(text)))
        words = f"这里有转换残留“{mark.mark}”，原文件中应删除。"
        yield finding(settings.rule, Severity.ERROR, words, [span])
    for pattern, say in _patterns():
        for match in pattern.finditer(text):
            message = f"“{case.quote(match.span())}”{say}"
            yield finding(settings.rule, Severity.ERROR, message, [match.span()])
