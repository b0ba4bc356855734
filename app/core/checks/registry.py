"""The list of all checks that need one report only, and the one way to run them.

A new check is a module with a ``find(case, settings)`` generator, a line here, and its data under
``resources/checks/``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.core.checks import (
    artifact,
    contradiction,
    duplicate,
    impossible,
    law_stale,
    missing_part,
    number_form,
    numbering,
    period_stale,
    plan_vs_done,
    punct,
    rate_mismatch,
    sum_mismatch,
    template_left,
    term_stale,
    title,
    typo,
    unsupported,
)
from app.core.checks.case import Case, Settings
from app.core.enums import Severity
from app.core.report import Finding
from app.core.resources import load_json

Check = Callable[[Case, Settings], Iterator[Finding]]

CHECKS: dict[str, Check] = {
    "missing_part": missing_part.find,
    "numbering": numbering.find,
    "title": title.find,
    "artifact": artifact.find,
    "punct": punct.find,
    "typo": typo.find,
    "term_stale": term_stale.find,
    "law_stale": law_stale.find,
    "period_stale": period_stale.find,
    "template_left": template_left.find,
    "contradiction": contradiction.find,
    "sum_mismatch": sum_mismatch.find,
    "rate_mismatch": rate_mismatch.find,
    "impossible": impossible.find,
    "number_form": number_form.find,
    "duplicate": duplicate.find,
    "plan_vs_done": plan_vs_done.find,
    "unsupported": unsupported.find,
}
_ORDER = {Severity.ERROR: 0, Severity.WARN: 1, Severity.INFO: 2}


def settings_of(rule: str, changes: Mapping[str, Mapping[str, Any]] | None = None) -> Settings:
    """The standard settings of a rule with the user's changes ({rule: {"on": …, "severity": …, …}})."""
    row = load_json("checks/rules.json")[rule]
    own = (changes or {}).get(rule, {})
    options = {**row.get("options", {}), **{k: v for k, v in own.items() if k not in {"on", "severity"}}}
    severity = own.get("severity")
    return Settings(
        rule,
        row["name"],
        row["basis"],
        is_on=bool(own.get("on", row.get("on", True))),
        severity=Severity(severity) if severity else None,
        options=options,
    )


def check(case: Case, *, changes: Mapping[str, Mapping[str, Any]] | None = None) -> tuple[Finding, ...]:
    """All findings of the checks that need this report only, in the order of the text."""
    found: list[Finding] = []
    for rule, run in CHECKS.items():
        settings = settings_of(rule, changes)
        if settings.is_on:
            for item in run(case, settings):
                found.append(replace(item, severity=settings.severity) if settings.severity else item)
    return tuple(sorted(set(found), key=lambda f: (f.spans[:1] or ((0, 0),), _ORDER[f.severity], f.rule)))
