"""What one report tells for its year, for checks that set reports beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.checks.case import Case, Span
from app.core.enums import Role
from app.core.report import Figure, Head
from app.core.taxonomy import Taxonomy

Totals = Mapping[tuple[str, str], Figure]


@dataclass(frozen=True, slots=True)
class Yearly:
    """All that checks between reports look at but the text: light enough to be kept for every report.

    ``totals``: by indicator and unit the figure that stands for the year. ``spoken``: all indicators of its
    figures. ``opening``: the first line, None in an empty text.
    """

    key: str
    head: Head
    book: Taxonomy
    totals: Totals
    spoken: frozenset[str]
    opening: Span | None


def yearly(case: Case) -> Yearly:
    """What the report of ``case`` tells for its year."""
    lines = case.scan.lines
    opening = (lines[0].start, lines[0].end) if lines else None
    spoken = frozenset(f.indicator for f in case.figures if f.indicator)
    return Yearly(case.key, case.head, case.book, _totals(case), spoken, opening)


def _totals(case: Case) -> Totals:
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
    return best
