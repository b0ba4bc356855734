"""Laws repealed, misnamed or ascribed to the wrong body; no alarm where they are cited as history."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from app.core.checks.case import Case, Settings, finding
from app.core.enums import Severity
from app.core.report import Finding
from app.core.resources import load_json

_AROUND = 24


@cache
def _rows() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    return tuple((re.compile(row["pattern"]), row) for row in load_json("checks/laws.json")["laws"])


@cache
def _history() -> re.Pattern[str]:
    return re.compile("|".join(load_json("checks/laws.json")["history"]))


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """One finding per law and report, with every place; the year of the report decides what is repealed."""
    year = case.head.year
    for pattern, row in _rows():
        places = [m.span() for m in pattern.finditer(case.text) if not _is_history(case.text, m.span())]
        since = row.get("since")
        if not places or (since and year is not None and year < int(since[:4])):
            continue
        words = f"“{case.quote(places[0])}”{row['say']}"
        yield finding(settings.rule, Severity(row.get("severity", "error")), words, places)


def _is_history(text: str, span: tuple[int, int]) -> bool:
    """Whether the words around say that the law is repealed or replaced."""
    around = text[max(0, span[0] - _AROUND) : span[0]] + text[span[1] : span[1] + _AROUND]
    return bool(_history().search(around))
