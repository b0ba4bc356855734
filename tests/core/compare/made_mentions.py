"""Mentions and reports made up for tests of the comparison."""

from __future__ import annotations

import random
from itertools import count

from app.core.enums import FigureKind, Qualifier, Role, Status
from app.core.report import Head
from app.core.review.mentions import Mention
from app.core.state import ReportRow
from app.core.taxonomy import standard_taxonomy

_KEYS = count(1)


def mention(
    indicator: str = "MED.TOTAL",
    value: float = 10,
    unit: str = "件",
    *,
    town: str = "甲镇",
    county: str = "东县",
    year: int | None = 2024,
    value_max: float | None = None,
    qualifier: Qualifier = Qualifier.EXACT,
    period: str | None = "2024",
    role: Role = Role.FACT,
    status: Status = Status.SUGGESTED,
    start: int = 100,
    report: str = "",
) -> Mention:
    """One mention; its report is that of its town and year unless given."""
    return Mention(
        f"f{next(_KEYS)}",
        report or f"{county}-{town}-{year}",
        town,
        county,
        year,
        indicator,
        float(value),
        value_max,
        unit,
        qualifier,
        period,
        role,
        status,
        start,
        start + 3,
    )


def report(town: str = "甲镇", *, county: str = "东县", year: int | None = 2024) -> ReportRow:
    """The report that ``mention`` of the same town and year belongs to."""
    key = f"{county}-{town}-{year}"
    head = Head(title=f"{town}报告", town=town, county=county, year=year)
    return ReportRow(key, f"{key}.txt", head, 0, 0, 0, "", "")


def many(
    towns: int, *, years: tuple[int, ...] = (2024,), density: float = 0.3, seed: int = 1
) -> tuple[tuple[Mention, ...], tuple[ReportRow, ...]]:
    """Mentions of many towns over all indicators, the same for the same arguments."""
    chance = random.Random(seed)
    indicators = standard_taxonomy().indicators()
    found: list[Mention] = []
    reports: list[ReportRow] = []
    for number in range(towns):
        town = f"第{number}镇"
        for year in years:
            reports.append(report(town, year=year))
            for indicator in indicators:
                if chance.random() > density:
                    continue
                is_rate = indicator.kind is FigureKind.RATE
                value = chance.choice((100, 98.5, 95)) if is_rate else chance.randrange(0, 500)
                found.append(
                    mention(
                        indicator.code,
                        value,
                        indicator.units[0],
                        town=town,
                        year=year,
                        period=str(year),
                        status=chance.choice((Status.SUGGESTED, Status.CONFIRMED, Status.CORRECTED)),
                        start=chance.randrange(3000),
                    )
                )
    return tuple(found), tuple(reports)
