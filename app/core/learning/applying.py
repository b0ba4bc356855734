"""Rules at work on a new reading, and the count of how often they were used and overruled.

Indicator rules go into the assigning of indicators (``learned_phrases``), so that periods, pairs and parts
follow from them; the other fields are set afterwards (``apply_rules``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.core.enums import Qualifier, Role
from app.core.indicators.learned import LearnedPhrase
from app.core.learning.evidence import Evidence, decided, evidence_of_reading, holds, said, speaking
from app.core.learning.rule import STOCK, Rule, RuleField, condition
from app.core.report import Figure, Head, Section

_LATER = (RuleField.UNIT, RuleField.PERIOD, RuleField.ROLE, RuleField.QUALIFIER)


def learned_phrases(rules: Iterable[Rule]) -> tuple[LearnedPhrase, ...]:
    """The indicator rules that are on, as ``core.indicators.assign`` takes them."""
    return tuple(
        LearnedPhrase(rule.phrase, rule.unit, rule.value or None, rule.topic)
        for rule in rules
        if rule.is_on and rule.field is RuleField.INDICATOR
    )


def apply_rules(
    text: str, figures: Sequence[Figure], outline: Sequence[Section], head: Head, rules: Sequence[Rule]
) -> tuple[Figure, ...]:
    """The figures with the rules' units, periods, roles and bounds, without those that a rule calls none.

    Indicator rules are passed over: they worked when the indicators were assigned.
    """
    at_work = [r for r in rules if r.is_on and r.field is not RuleField.INDICATOR]
    if not at_work:
        return tuple(figures)
    found = []
    for evidence in evidence_of_reading(text, figures, outline, head):
        if evidence.stands.implied:
            found.append(evidence.stands)
        elif speaking(at_work, evidence, RuleField.FIGURE) is None:
            found.append(_applied(evidence, at_work))
    return tuple(found)


def _applied(evidence: Evidence, rules: Sequence[Rule]) -> Figure:
    figure = evidence.stands
    fields: dict[str, Any] = {}
    reasons = []
    for field in _LATER:
        rule = speaking(rules, evidence, field)
        if rule is not None and said(figure, field, evidence.year) != rule.value:
            fields[str(field)] = _value(rule, evidence)
            reasons.append(f"学到的规则{condition(rule)}")
    if not fields:
        return figure
    why = "，".join((figure.why, *reasons)) if figure.why else "，".join(reasons)
    return replace(figure, why=why, **fields)


def _value(rule: Rule, evidence: Evidence) -> object:
    if rule.field is RuleField.ROLE:
        return Role(rule.value)
    if rule.field is RuleField.QUALIFIER:
        return Qualifier(rule.value)
    if rule.field is RuleField.PERIOD and rule.value != STOCK:
        return str(evidence.year) if evidence.year is not None else None
    return rule.value


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a rule was right and wrong.

    ``used`` counts figures the machine read as the rule says, but for those it was learned from;
    ``overruled`` those it speaks of where a person decided otherwise.
    """

    used: int = 0
    overruled: int = 0

    def __add__(self, more: Tally) -> Tally:
        return Tally(self.used + more.used, self.overruled + more.overruled)


def tallies(rules: Sequence[Rule], evidence: Iterable[Evidence]) -> dict[str, Tally]:
    """The tally of each rule by its key, over figures as they stand. Counted, not kept."""
    counts = {rule.key: [0, 0] for rule in rules}
    made_from = {rule.key: frozenset(rule.made_from) for rule in rules}
    for one in evidence:
        for rule in rules:
            if not holds(rule, one):
                continue
            stands = decided(one, rule.field)
            if stands is not None and stands != rule.value:
                counts[rule.key][1] += 1
            elif one.key not in made_from[rule.key] and _reads(rule, one):
                counts[rule.key][0] += 1
    return {key: Tally(*both) for key, both in counts.items()}


def _reads(rule: Rule, evidence: Evidence) -> bool:
    return evidence.read is not None and said(evidence.read, rule.field, evidence.year) == rule.value
