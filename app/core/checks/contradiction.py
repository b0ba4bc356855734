"""The same thing counted twice for one period with two numbers that cannot both hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from app.core.bounds import compatible
from app.core.checks.case import Case, Settings, finding
from app.core.checks.likeness import same_thing
from app.core.enums import FigureKind, Role, Severity
from app.core.report import Figure, Finding
from app.core.resources import load_json

_YEARS = re.compile(r"(20\d\d)(-?)")
# A report that tells one indicator more often than this is a list of something; pairs would explode.
_MOST = 40


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """One finding per pair of mentions in different sentences; parts, plans and changes are left out."""
    groups: dict[tuple[str | None, str | None, FigureKind], list[Figure]] = defaultdict(list)
    for figure in case.stated:
        if figure.indicator and figure.role is Role.FACT and figure.direction is None:
            groups[figure.indicator, figure.period, figure.kind].append(figure)
    for figures in groups.values():
        for one, two in combinations(figures[:_MOST], 2):
            if case.scan.sentence(one.start) == case.scan.sentence(two.start):
                continue
            if _contradict(case, settings, one, two):
                yield _said(case, settings, one, two)


def _contradict(case: Case, settings: Settings, one: Figure, two: Figure) -> bool:
    if _measure(one.unit) != _measure(two.unit) or compatible(one, two):
        return False
    return same_thing(case, one, two, at_least=float(settings.option("similarity")))


def _measure(unit: str) -> str:
    """Units that count the same things are one: a 起 of disputes is a 件."""
    return next((units[0] for units in load_json("checks/likeness.json")["units"] if unit in units), unit)


def _period_words(period: str) -> str:
    """2024 → 2024年, 2023- → 2023年以来; others as they are."""
    if match := _YEARS.fullmatch(period):
        return f"{match.group(1)}年{'以来' if match.group(2) else ''}"
    return period


def _said(case: Case, settings: Settings, one: Figure, two: Figure) -> Finding:
    name = case.book.name_of(one.indicator)
    when = {"stock": "", None: ""}.get(one.period, f"（{_period_words(str(one.period))}）")
    message = f"同一项“{name}”{when}前后写成“{one.surface}”和“{two.surface}”，两个数不能同时成立。"
    return finding(settings.rule, Severity.ERROR, message, [(one.start, one.end), (two.start, two.end)])
