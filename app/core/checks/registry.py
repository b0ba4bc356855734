"""The list of all checks that need one report only, and the one way to run them.

A new check is a module with a ``find(case, settings)`` generator, named like its rule, a line here, and its
data under ``resources/checks/``; where it asks for words, its ``groups()`` tells which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
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
from app.core.checks.watch import Watch
from app.core.enums import Severity
from app.core.report import Finding
from app.core.resources import load_json

Check = Callable[[Case, Settings], Iterator[Finding]]

_MODULES = (
    missing_part,
    numbering,
    title,
    artifact,
    punct,
    typo,
    term_stale,
    law_stale,
    period_stale,
    template_left,
    contradiction,
    sum_mismatch,
    rate_mismatch,
    impossible,
    number_form,
    duplicate,
    plan_vs_done,
    unsupported,
)
CHECKS: dict[str, Check] = {module.__name__.rpartition(".")[2]: module.find for module in _MODULES}
_ORDER = {Severity.ERROR: 0, Severity.WARN: 1, Severity.INFO: 2}


@cache
def _usual() -> tuple[tuple[Check, Settings], ...]:
    """The checks that are on where nobody changed a setting."""
    rows = ((run, _standard(rule)) for rule, run in CHECKS.items())
    return tuple((run, settings) for run, settings in rows if settings.is_on)


@cache
def _standard(rule: str) -> Settings:
    row = load_json("checks/rules.json")[rule]
    return Settings(
        rule, row["name"], row["basis"], is_on=row.get("on", True), options=_values(row.get("options", {}))
    )


def _values(options: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {name: option["value"] for name, option in options.items()}


def settings_of(rule: str, changes: Mapping[str, Mapping[str, Any]] | None = None) -> Settings:
    """The standard settings of a rule with the user's changes ({rule: {"on": …, "severity": …, option: …}}).

    Options that the rule does not know, and values that are no numbers or out of bounds, are passed over, so
    that old or damaged settings never stop a reading.
    """
    standard = _standard(rule)
    own = (changes or {}).get(rule)
    if not own:
        return standard
    return replace(
        standard,
        is_on=bool(own.get("on", standard.is_on)),
        severity=_severity(own.get("severity")),
        options={**(standard.options or {}), **_sane_options(rule, own)},
    )


def _severity(value: Any) -> Severity | None:
    return Severity(value) if isinstance(value, str) and value in set(Severity) else None


def _sane_options(rule: str, own: Mapping[str, Any]) -> dict[str, float]:
    rows = load_json("checks/rules.json")[rule].get("options", {})
    found: dict[str, float] = {}
    for name, row in rows.items():
        value = own.get(name)
        if (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and row["min"] <= value <= row["max"]
        ):
            found[name] = value
    return found


@dataclass(frozen=True, slots=True)
class RuleOption:
    """A threshold of a rule as a settings page shows it; ``is_whole``: it takes whole numbers only."""

    name: str
    label: str
    value: float
    least: float
    most: float
    is_whole: bool


@dataclass(frozen=True, slots=True)
class RuleDescription:
    """A rule as a settings page shows it. ``severities`` are those it gives by itself, worst first.

    ``needs_many``: it sets reports side by side.
    """

    rule: str
    name: str
    basis: str
    is_on: bool
    severities: tuple[Severity, ...]
    needs_many: bool
    options: tuple[RuleOption, ...] = ()


def describe_rules() -> tuple[RuleDescription, ...]:
    """Every rule in the order of the list, for a settings page."""
    return tuple(_described(rule, row) for rule, row in load_json("checks/rules.json").items())


def _described(rule: str, row: Mapping[str, Any]) -> RuleDescription:
    options = tuple(
        RuleOption(name, o["label"], o["value"], o["min"], o["max"], is_whole=isinstance(o["value"], int))
        for name, o in row.get("options", {}).items()
    )
    severities = tuple(Severity(s) for s in row["severities"])
    return RuleDescription(
        rule, row["name"], row["basis"], row.get("on", True), severities, rule not in CHECKS, options
    )


@cache
def _watch() -> Watch:
    return Watch(chain.from_iterable(module.groups() for module in _MODULES if hasattr(module, "groups")))


def watching(case: Case) -> Case:
    """``case`` with the words of all checks, so that its text is gone over once for all of them."""
    own = (case.document, case.head, case.sections, case.figures, case.book, case.key, case.known_scan)
    return type(case)(*own, _watch())


def check(case: Case, *, changes: Mapping[str, Mapping[str, Any]] | None = None) -> tuple[Finding, ...]:
    """All findings of the checks that need this report only, in the order of the text."""
    found: list[Finding] = []
    case = watching(case)
    for run, settings in _running(changes) if changes else _usual():
        if settings.severity is None:
            found += run(case, settings)
        else:
            found += [replace(item, severity=settings.severity) for item in run(case, settings)]
    each = {(f.spans, f.rule, f.message): f for f in found}.values()
    return tuple(sorted(each, key=lambda f: (f.spans[:1] or ((0, 0),), _ORDER[f.severity], f.rule)))


def _running(changes: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[Check, Settings]]:
    """The checks that are on with the user's changes."""
    for rule, run in CHECKS.items():
        settings = settings_of(rule, changes)
        if settings.is_on:
            yield run, settings
