"""Papers ascribed to a body that did not issue them: 国务院印发的《信访工作条例》.

Which body issued which paper is in ``resources/checks/laws.json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from app.core.checks.case import Case, Span
from app.core.resources import load_json, load_pattern

_REACH = 48
_LEAD_LENGTH = 8
# So far before the name the words begin that say that somebody issued it.
_ISSUED = 9
_WHO = re.compile(r"[\u4e00-\u9fff、 ]{2,40}$")
# 关于 and the full name of the country may stand before a paper's name, within its marks.
_LEAD = re.compile(r"《(?:中华人民共和国|关于)?$")
_pattern = partial(load_pattern, "checks/laws.json")


@cache
def _issuers() -> dict[str, str]:
    """Papers, by the beginning of their names, with those who issued them."""
    rows = load_json("checks/laws.json")["issuers"]
    return {paper: row["by"] for row in rows for paper in row["papers"]}


@cache
def words() -> frozenset[str]:
    """The names of the papers, to be watched for."""
    return frozenset(_issuers())


@cache
def _bodies() -> tuple[re.Pattern[str], dict[str, str]]:
    """What bodies are called, and the one name of each."""
    names: dict[str, str] = load_json("checks/laws.json")["bodies"]
    return re.compile("|".join(sorted(names, key=len, reverse=True))), names


def _issued_by(words: str) -> frozenset[str]:
    pattern, names = _bodies()
    return frozenset(part for name in pattern.findall(words) for part in names[name].split("、"))


def wrong_issuers(case: Case) -> Iterator[tuple[str, Span]]:
    """Who issued the paper (中共中央、国务院印发), and the place that says that others did."""
    for start, end in case.places_of(words()):
        lead = _LEAD.search(case.text, max(0, start - _LEAD_LENGTH), start)
        if lead is None:
            continue
        told = _pattern("issued").search(case.text, max(0, lead.start() - _ISSUED), lead.start())
        if told is None:
            continue
        who = _WHO.search(case.text, max(0, lead.start() - _REACH), told.start())
        body = _bodies()[0].search(case.text, *who.span()) if who is not None else None
        right = _issuers()[case.text[start:end]]
        if who is not None and body is not None and _issued_by(who.group()) != _issued_by(right):
            close = case.text.find("》", end, end + _REACH)
            yield right, (body.start(), close + 1 if close >= 0 else end)
