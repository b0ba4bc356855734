"""Remains of conversion: bookmarks, field codes, broken characters, digits that lost their dash."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from app.core.checks.case import Case, Settings, finding
from app.core.checks.lexicon import Entry, Lexicon, entries
from app.core.enums import Severity
from app.core.report import Finding
from app.core.resources import load_json

_BESIDE = 8
# What every row on broken dates begins with.
_DIGITS_BEHIND_YEAR = re.compile(r"20[0-4]\d\s?\d")
_PRIVATE = re.compile("[\ue000-\uf8ff]{1,20}")


@cache
def _remains() -> Lexicon:
    return Lexicon(load_json("checks/artifacts.json")["artifacts"])


@cache
def _broken_dates() -> tuple[Entry, ...]:
    return tuple(entries(load_json("checks/artifacts.json")["dates"]))


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    return _remains().groups()


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Marks that were taken out when the text was stored, and remains that still stand in it."""
    text = case.text
    for mark in case.document.removed:
        start = min(mark.position, max(len(text) - 1, 0))
        span = (start, min(start + _BESIDE, len(text)))
        words = f"这里有转换残留“{mark.mark}”，原文件中应删除。"
        yield finding(settings.rule, Severity.ERROR, words, [span])
    found = _remains().found(case)
    if _DIGITS_BEHIND_YEAR.search(text):
        found += [(row, row.among(text)) for row in _broken_dates()]
    for row, places in found:
        for span in places:
            message = f"“{case.quote(span)}”{row.say}"
            yield finding(settings.rule, row.severity, message, [span])
    if _PRIVATE.search("".join(case.odd)) is None:
        return
    for match in _PRIVATE.finditer(text):
        message = f"“{case.quote(match.span())}”是只有原字体才能显示的字符，请换成通用字符。"
        yield finding(settings.rule, Severity.ERROR, message, [match.span()])
