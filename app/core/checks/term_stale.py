"""Names and formulas that newer ones have replaced; county and city words that disagree with the issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from app.core.checks.case import Case, Settings, finding
from app.core.enums import Severity
from app.core.report import Finding
from app.core.resources import load_json

_AROUND = 16


@cache
def _rows() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, dict[str, Any]], ...]:
    return tuple(
        (re.compile(row["pattern"]), re.compile(row["unless"]) if "unless" in row else None, row)
        for row in load_json("checks/terms.json")
    )


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """One finding per term and report, with every place."""
    year = case.head.year or 0
    for pattern, unless, row in _rows():
        if year and year < row.get("since", 0):
            continue
        places = [m.span() for m in pattern.finditer(case.text) if not _excused(case.text, m.span(), unless)]
        if places:
            message = f"“{case.quote(places[0])}”{row['say']}"
            yield finding(settings.rule, Severity(row.get("severity", "warn")), message, places)
    yield from _superior(case, settings)


def _excused(text: str, span: tuple[int, int], unless: re.Pattern[str] | None) -> bool:
    if unless is None:
        return False
    return bool(unless.search(text[max(0, span[0] - _AROUND) : span[1] + _AROUND]))


_SUPERIOR = {
    "区": re.compile(r"[省市]{0,2}县(?:委|政府|级)?(?=[委政重决部工要]|、)|县委、县政府"),
    "县": re.compile(r"区委、区政府"),
}
_OWN = {"区": "区委、区政府", "县": "县委、县政府"}


def _superior(case: Case, settings: Settings) -> Iterator[Finding]:
    """A report under a 区 that speaks of its 县, where the rest of it says 区委、区政府; and the reverse."""
    county = case.head.county or ""
    kind = county[-1:]
    if kind not in _SUPERIOR:
        kind = "区" if "区委、区政府" in case.text and "县委、县政府" not in case.text else ""
    if not kind or _OWN[kind] not in case.text:
        return
    places = [m.span() for m in _SUPERIOR[kind].finditer(case.text)]
    if places:
        message = f"“{case.quote(places[0])}”与发文机关的隶属不符：全文他处为“{_OWN[kind]}”。"
        yield finding(settings.rule, Severity.WARN, message, places)
