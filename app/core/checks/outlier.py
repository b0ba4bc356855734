"""A figure far from the other towns': robust z over one indicator, unit and year.

Bureaus and counties count other things: nothing is said of their own figures.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from app.core.checks.case import Settings, finding
from app.core.checks.yearly import Yearly
from app.core.enums import FigureKind, Severity
from app.core.report import Figure, Finding

# The scale that makes the median absolute deviation of a normal distribution its standard deviation.
_TO_SIGMA = 1.4826
# Towns that report nearly the same make the spread tiny; differences below this factor are no news.
_LEAST_FACTOR = 4.0
_MAGNITUDE = 10.0
_FEW = 50.0
# What a figure counts must be clear before it is held against those of others.
_SURE = 0.85


@dataclass(frozen=True, slots=True)
class Stated:
    """The figure that stands for an indicator, and the report that tells it."""

    report: Yearly
    figure: Figure


def find(reports: Sequence[Yearly], settings: Settings) -> dict[str, list[Finding]]:
    """Findings by report key. Counts are compared by their logarithms, rates as they are."""
    groups: dict[tuple[str, str, int | None], list[Stated]] = defaultdict(list)
    for report in reports:
        for (indicator, unit), figure in report.totals.items():
            groups[indicator, unit, report.head.year].append(Stated(report, figure))
    found: dict[str, list[Finding]] = defaultdict(list)
    for (indicator, unit, _), rows in groups.items():
        if len({row.report.head.town or row.report.key for row in rows}) < int(settings.option("fewest")):
            continue
        for row, middle in _far(rows, float(settings.option("z"))):
            if (row.report.head.issuer or row.report.head.county) and not row.report.head.town:
                continue
            figure, name = row.figure, row.report.book.name_of(indicator)
            if figure.confidence < _SURE:
                continue
            usual = f"{len(rows)}份报告的中位数是{middle:g}{unit}"
            message = f"{name}“{figure.surface}”与其他乡镇相差悬殊（{usual}），请核对。"
            span = (figure.start, figure.end)
            found[row.report.key].append(finding(settings.rule, Severity.INFO, message, [span]))
    return dict(found)


def _far(rows: Sequence[Stated], least: float) -> list[tuple[Stated, float]]:
    """Rows whose robust z is at least ``least``, with the median."""
    is_rate = rows[0].figure.kind is FigureKind.RATE
    values = [r.figure.value for r in rows]
    scaled = values if is_rate else [math.log1p(max(v, 0.0)) for v in values]
    centre = median(scaled)
    spread = _TO_SIGMA * median(abs(v - centre) for v in scaled)
    floor = 1.0 if is_rate else math.log(_LEAST_FACTOR) / least
    far = [r for r, v in zip(rows, scaled, strict=True) if abs(v - centre) / max(spread, floor) >= least]
    if not is_rate and not far:
        far = _beyond_all(rows)
    return [(r, median(values)) for r in far]


def _beyond_all(rows: Sequence[Stated]) -> list[Stated]:
    """The largest count, an order of magnitude beyond the next: few towns hide it in their spread."""
    *_, next_one, largest = sorted(rows, key=lambda r: r.figure.value)
    least = max(_MAGNITUDE * next_one.figure.value, _FEW)
    return [largest] if largest.figure.value >= least else []
