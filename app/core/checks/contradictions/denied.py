"""What never happened by its name alone, and was counted: 无行政诉讼案件 and 应诉案件3宗.

Zeros that stand for a number are held against counts in ``absence``; here several things may be denied at
once (未发生行政复议和行政诉讼案件), and a thing may be counted by another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from itertools import islice
from typing import NamedTuple

from app.core.checks.case import Case, Span, matches_at
from app.core.checks.contradictions.counted import number
from app.core.checks.contradictions.looks import Look, Said, opposed
from app.core.enums import FigureKind, Role
from app.core.report import Figure
from app.core.resources import load_json, load_pattern, load_words

_BEFORE, _BEHIND = 24, 14
_YEAR = re.compile(r"^20\d\d年")
_pattern = partial(load_pattern, "checks/denied.json")


class _Thing(NamedTuple):
    """How a thing is named where it is denied, and before and behind its number."""

    named: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def _things() -> tuple[_Thing, ...]:
    return tuple(
        _Thing(
            re.compile(row["named"]),
            re.compile(rf"(?:{row['told']})(?:共计|共|达|为|有)?$"),
            re.compile(rf"的?(?:{row['told']})"),
        )
        for row in load_json("checks/denied.json")["things"]
    )


def looks() -> tuple[Look, ...]:
    """By the words that a denial begins with."""
    verbs, directly = (load_words("checks/denied.json", name) for name in ("verbs", "directly"))
    begins = {no + verb for no in ("未", "未曾", "没有") for verb in verbs}
    return (Look(frozenset(begins.union(no + of for no in ("无", "没有") for of in directly)), _counted),)


def _counted(case: Case, places: list[Span]) -> Iterator[Said]:
    """The denial, and the first count in another sentence that it cannot stand beside."""
    known: dict[tuple[_Thing, frozenset[str | None]], list[Figure]] = {}
    for denial in matches_at(case.text, places, _pattern("deny")):
        start, _ = case.scan.clause(denial.start())
        if _pattern("narrow").search(case.text, start, denial.start()):
            continue
        years = _years(case, _pattern("in_a_row").search(case.text, start, denial.start()))
        for thing in _denied(denial["things"]):
            if (thing, years) not in known:
                known[thing, years] = [f for f in _counts(case, years) if _tells_of(case, f, thing)]
            own = case.scan.sentence(denial.start())
            apart = (f for f in known[thing, years] if case.scan.sentence(f.start) != own)
            for figure in islice(apart, 1):
                yield opposed(case, denial.span(), _told(case, figure, thing))


def _years(case: Case, in_a_row: re.Match[str] | None) -> frozenset[str | None]:
    """The periods that a denial is of: the year of the report, or so many of which it is the last."""
    last = case.head.year or 0
    many = number(in_a_row["number"]) if in_a_row is not None else 1
    return frozenset({None, "stock", *(str(year) for year in range(last - many + 1, last + 1))})


def _counts(case: Case, years: frozenset[str | None]) -> list[Figure]:
    """What was counted in these periods: neither planned nor none, and no change of a count."""
    count, fact = FigureKind.COUNT, Role.FACT
    told = [f for f in case.stated if f.period in years and f.kind is count and f.role is fact]
    return [f for f in told if f.direction is None and f.value]


def _denied(names: str) -> Iterator[_Thing]:
    """The things that are denied, each named alone."""
    for name in _pattern("joints").split(names):
        yield from (thing for thing in _things() if thing.named.fullmatch(name))


def _tells_of(case: Case, figure: Figure, thing: _Thing) -> bool:
    """Whether a figure counts the thing, of the issuer and no other."""
    start, end = case.scan.clause(figure.start)
    before = case.text[max(start, figure.start - _BEFORE) : figure.start]
    if not thing.before.search(before) and not thing.behind.match(case.text, figure.end, end):
        return False
    return _pattern("elsewhere").search(_YEAR.sub("", before, count=1)) is None


def _told(case: Case, figure: Figure, thing: _Thing) -> Span:
    """The thing with its number."""
    behind = thing.behind.match(case.text, figure.end, figure.end + _BEHIND)
    if behind is not None:
        return figure.start, behind.end()
    first = max(0, figure.start - _BEFORE)
    before = thing.before.search(case.text[first : figure.start])
    return (first + before.start() if before is not None else figure.start), figure.end
