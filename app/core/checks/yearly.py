"""One number per report and indicator, for checks that set reports beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.core.checks.case import Case
from app.core.enums import Role
from app.core.report import Figure


@dataclass(frozen=True, slots=True)
class Stated:
    """What a report says of an indicator: the report's index and the figure that stands for it."""

    report: int
    figure: Figure


def totals(index: int, case: Case) -> Iterator[tuple[tuple[str, str], Stated]]:
    """The largest fact of each indicator and unit for the report's year; parts, plans, changes left out."""
    best: dict[tuple[str, str], Figure] = {}
    year = str(case.head.year) if case.head.year else None
    for figure in case.stated:
        is_fact = figure.role is Role.FACT and figure.direction is None
        if not figure.indicator or not is_fact or figure.period not in {year, "stock"}:
            continue
        key = (figure.indicator, figure.unit)
        if key not in best or figure.value > best[key].value:
            best[key] = figure
    for key, figure in best.items():
        yield key, Stated(index, figure)
