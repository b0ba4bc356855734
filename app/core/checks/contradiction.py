"""The same thing told twice with numbers, dates or names that cannot both hold.

The ways in which that is seen are told in ``contradictions``, each in a module of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from app.core.checks.case import Case, Settings, finding
from app.core.checks.contradictions import (
    absence,
    headcount,
    indicators,
    lists,
    rates,
    recalled,
    restated,
    told_otherwise,
)
from app.core.checks.contradictions.looks import Said
from app.core.checks.numbers.measures import of_now
from app.core.enums import Severity
from app.core.report import Finding


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    return told_otherwise.groups()


# Of a text that contradicts itself everywhere nobody reads more.
_MOST = 500


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """One finding per pair of places that cannot both be true; what is told of an indicator comes first."""
    told: list[Finding] = []
    for found in islice(chain(indicators.told_twice(case, settings), _others(case, settings)), _MOST):
        if not any(_is_told(found, known) for known in told):
            told.append(found)
            yield found


def _is_told(found: Finding, known: Finding) -> bool:
    """Whether every place of a finding is one of another: one contradiction may be seen in two ways."""
    return all(any(a < d and c < b for c, d in known.spans) for a, b in found.spans)


def _others(case: Case, settings: Settings) -> Iterator[Finding]:
    for message, one, two in _said(case):
        yield finding(settings.rule, Severity.ERROR, message, [one, two])


def _said(case: Case) -> Iterator[Said]:
    yield from told_otherwise.belied(case)
    yield from rates.disagreeing(case)
    yield from absence.belied(case)
    if now := of_now(case):
        yield from headcount.disagreeing(case, now)
        yield from restated.disagreeing(case, now)
    yield from recalled.disagreeing(case)
    yield from lists.miscounted(case)
