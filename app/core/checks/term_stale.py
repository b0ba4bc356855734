"""Names and formulas that newer ones have replaced; words of another rank than the issuer's.

What a town calls itself (我镇, 我乡) and its superior (县委、县政府) must fit the issuer: a report under a 区
that thanks its 县 was copied, or the county has become a district.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import takewhile

from app.core.checks.case import Case, Settings, finding
from app.core.checks.lexicon import Entry, Lexicon, entries
from app.core.checks.title import year_told
from app.core.enums import Part, Severity
from app.core.report import Finding
from app.core.resources import load_json

_OPENING = 600
_TO = re.compile(
    r"(?:([县区旗])(?:委[、，]?\s?\1?)?(?:人民)?政府|([县区旗市])委(?:全面)?依法治\2(?:委员会)?办(?:公室)?)[：:]"
)
_RANKS = frozenset({"街道", "苏木", "镇", "乡", "区", "县", "旗", "市"})


@cache
def _lexicon(name: str) -> Lexicon:
    return Lexicon(load_json("checks/terms.json")[name])


@cache
def _ranks(name: str) -> dict[str, Entry]:
    """By the issuer's rank the words of other ranks; ``say`` is what should stand instead."""
    rows = load_json("checks/terms.json")[name]
    return {
        row["own"]: next(entries([{**row, "pattern": row["is_wrong"], "say": row["instead"]}]))
        for row in rows
    }


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    rows = (row for name in ("superior", "own", "leading") for row in _ranks(name).values())
    return *_lexicon("terms").groups(), *_lexicon("ahead").groups(), *(row.words for row in rows)


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """One finding per term and report, with every place."""
    year = case.head.year or 0
    for row, words in _lexicon("terms").likely(case):
        # Where title and text tell two years, the later is that of the report.
        is_since = not year or year >= row.since or (year_told(case) or 0) >= row.since
        places = row.around(case.text, words) if is_since else []
        if places:
            message = f"“{case.quote(places[0])}”{row.say}"
            yield finding(settings.rule, row.severity, message, places)
    yield from _told_ahead(case, settings)
    yield from _superior(case, settings)
    yield from _own_rank(case, settings)


def _told_ahead(case: Case, settings: Settings) -> Iterator[Finding]:
    """二十届三中全会 in a report on 2022; its plan may be written when the next year has begun."""
    rows = [likely for likely in _lexicon("ahead").likely(case) if likely[0].since > (case.head.year or 0)]
    # A year that only the text tells may be that of some paper it cites.
    is_sure = bool(rows) and str(case.head.year) in (case.head.title or "")
    year = (year_told(case) or 0) if is_sure else 0
    for row, words in rows if year else ():
        is_next = row.since == year + 1
        places = row.around(case.text, words) if year < row.since else []
        early = [span for span in places if not (is_next and case.part_at(span[0]) is Part.PLAN)]
        if early:
            message = f"“{case.quote(early[0])}”{row.say}，{year}年的报告不会写到，请核对。"
            yield finding(settings.rule, row.severity, message, early)


@lru_cache(maxsize=1024)
def _rank(name: str | None) -> str:
    """The word for a rank that the name of a place ends with."""
    ends = ((name or "")[-2:], (name or "")[-1:])
    return next((end for end in ends if end in _RANKS), "")


def _superior(case: Case, settings: Settings) -> Iterator[Finding]:
    """The superior's rank against that of the issuer's county, or against what the text says elsewhere."""
    county = case.head.county or ""
    # What the title names is sure; of a county told in the text only, the salutation knows better.
    is_sure = county and county in f"{case.head.title}{case.head.issuer}"
    addressed = "" if is_sure else _addressed(case)
    rank = addressed or _rank(county)
    if rank not in _ranks("superior"):
        rank = "区" if "区委、区政府" in case.text and "县委、县政府" not in case.text else ""
    if not rank:
        return
    row = _ranks("superior")[rank]
    own, places = row.say, row.places(case)
    says_own = own in case.text if places else False
    if not (says_own or is_sure or addressed):
        places = [(a, b) for a, b in places if case.text[b - 2 : b] == "政府"]
    if places:
        other = f"全文他处为“{own}”" if says_own else f"应为“{own}”"
        message = f"“{case.quote(places[0])}”与发文机关的隶属不符：{other}。"
        yield finding(settings.rule, Severity.WARN, message, places)


def _addressed(case: Case) -> str:
    """The rank of the one whom the report is sent to, told by its own line: 县委、县政府："""
    opening = takewhile(lambda line: line.end <= _OPENING, case.scan.lines)
    lines = [line for line in opening if case.text[line.end - 1] in "：:"]
    matches = [_TO.fullmatch(case.text, line.start, line.end) for line in lines]
    found = {match[1] or match[2] for match in matches if match is not None}
    return found.pop() if len(found) == 1 else ""


def _own_rank(case: Case, settings: Settings) -> Iterator[Finding]:
    """我乡 in the report of a 镇, 党组 where a 党委 leads: from another's report, or of the time before."""
    rank = _rank(case.head.town)
    for name, say in (("own", "一类的说法"), ("leading", "")):
        row = _ranks(name).get(rank)
        places = row.places(case) if row is not None else []
        if row is not None and places:
            own = f"应为“{row.say}”{say}"
            message = f"“{case.quote(places[0])}”与发文机关“{case.head.town}”不符，{own}。"
            yield finding(settings.rule, Severity.WARN, message, places)
