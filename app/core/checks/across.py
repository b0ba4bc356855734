"""The checks that need several reports: copied passages, outliers, jumps against the year before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.core.checks import copied_text, outlier, year_jump
from app.core.checks.case import Case, Settings
from app.core.checks.registry import settings_of
from app.core.report import Finding

AcrossCheck = Callable[[Sequence[Case], Settings], dict[str, list[Finding]]]

CHECKS: dict[str, AcrossCheck] = {
    "copied_text": copied_text.find,
    "outlier": outlier.find,
    "year_jump": year_jump.find,
}


def check_across(
    cases: Sequence[Case], *, changes: Mapping[str, Mapping[str, Any]] | None = None
) -> dict[str, tuple[Finding, ...]]:
    """Findings by report key. Reports need distinct keys; ``changes`` are the user's settings of rules."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for rule, run in CHECKS.items():
        settings = settings_of(rule, changes)
        if not settings.is_on:
            continue
        for key, items in run(cases, settings).items():
            own = settings.severity
            found[key].extend(replace(item, severity=own) if own else item for item in items)
    return {key: tuple(items) for key, items in found.items()}
