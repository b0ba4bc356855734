"""The checks that need several reports: copied passages, outliers, jumps against the year before.

Shared passages hang on the texts alone and take long; everything else is told of light records (``Yearly``),
so that after a correction it is told anew in no time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from app.core.checks import copied_text, outlier, year_jump
from app.core.checks.case import Case, Settings
from app.core.checks.copied_text import Passage
from app.core.checks.registry import settings_of
from app.core.checks.yearly import Yearly, yearly
from app.core.report import Finding

Changes = Mapping[str, Mapping[str, Any]]
AcrossCheck = Callable[[Sequence[Yearly], Settings], dict[str, list[Finding]]]

COPIED = "copied_text"
_OF_FIGURES: dict[str, AcrossCheck] = {"outlier": outlier.find, "year_jump": year_jump.find}
CHECKS = (COPIED, *_OF_FIGURES)


def check_across(cases: Sequence[Case], *, changes: Changes | None = None) -> dict[str, tuple[Finding, ...]]:
    """Findings by report key. Reports need distinct keys; ``changes`` are the user's settings of rules."""
    reports = [yearly(case) for case in cases]
    return told(reports, shared_passages(cases, changes=changes), changes=changes)


def shared_passages(cases: Sequence[Case], *, changes: Changes | None = None) -> tuple[Passage, ...]:
    """The passages that reports share, for ``told``; none where their check is switched off."""
    settings = settings_of(COPIED, changes)
    return copied_text.passages(cases, settings) if settings.is_on else ()


def told(
    reports: Sequence[Yearly], passages: Sequence[Passage], *, changes: Changes | None = None
) -> dict[str, tuple[Finding, ...]]:
    """Findings by report key, of records made before; ``passages`` are those of the same reports."""
    checks: dict[str, AcrossCheck] = {COPIED: partial(copied_text.told, passages), **_OF_FIGURES}
    found: dict[str, list[Finding]] = defaultdict(list)
    for rule, run in checks.items():
        settings = settings_of(rule, changes)
        if not settings.is_on:
            continue
        for key, items in run(reports, settings).items():
            own = settings.severity
            found[key].extend(replace(item, severity=own) if own else item for item in items)
    return {key: tuple(items) for key, items in found.items()}
