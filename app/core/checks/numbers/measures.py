"""What numbers are counted in, and those of one report that may be held against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from app.core.checks.case import Case
from app.core.checks.title import year_told
from app.core.enums import Role
from app.core.report import Figure
from app.core.resources import load_json

ByMeasure = Mapping[str, Sequence[Figure]]


@cache
def _measures() -> dict[str, str]:
    return {unit: group[0] for group in load_json("checks/likeness.json")["units"] for unit in group}


def measure(unit: str) -> str:
    """Units that count the same things are one: a 起 of disputes is a 件."""
    return _measures().get(unit, unit)


def of_now(case: Case) -> ByMeasure:
    """Facts of the report's year or of now, by measure, in order; only where several sentences have one."""
    # Where title and opening tell two years, what is counted is of the later one.
    periods = {None, "stock", str(case.head.year), str(year_told(case))}
    fact, measures = Role.FACT, _measures()
    found: dict[str, list[Figure]] = {}
    for figure in case.stated:
        if figure.direction is None and figure.role is fact and figure.period in periods:
            found.setdefault(measures.get(figure.unit, figure.unit), []).append(figure)
    return {name: row for name, row in found.items() if len(row) > 1 and _are_apart(case, row)}


def _are_apart(case: Case, figures: Sequence[Figure]) -> bool:
    """Whether they stand in several sentences."""
    return case.scan.sentence(figures[0].start)[1] <= figures[-1].start
