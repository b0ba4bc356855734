"""One cell of a comparison: which of several mentions counts, and whether they contradict each other.

The rule, in this order: what a person confirmed, corrected or added before what the machine suggests; a
figure of the report's own year before one of another period; a fact before a part (其中) before a plan;
the later mention.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.bounds import compatible
from app.core.compare.units import Units
from app.core.enums import Role, Status, Word
from app.core.review.mentions import Mention
from app.core.taxonomy import Indicator

_ROLES = {Role.FACT: 2, Role.PART: 1, Role.PLAN: 0}
# A contradiction needs all pairs; more mentions than this of one thing in one report add nothing.
_MOST_PAIRED = 40


class Rule(Word):
    """What decided between the mentions of a cell."""

    ONLY = "only"  # there is no other
    DECIDED = "decided"  # a person looked at it
    PERIOD = "period"  # it is of the report's year
    ROLE = "role"  # a fact before a part, a part before a plan
    LATER = "later"  # it is stated last


@dataclass(frozen=True, slots=True)
class Cell:
    """What a report says of one indicator. ``mention`` counts; ``mentions`` are all, in the order of the
    text.

    ``conflict``: two of them, both facts of the same period and measure, cannot both hold.
    ``off_period``: the one that counts is of another period than the report's year.
    ``off_measure``: it does not count in the column's measure (人 under 人次), and is not compared.
    """

    mention: Mention
    mentions: tuple[Mention, ...]
    rule: Rule = Rule.ONLY
    conflict: bool = False
    off_period: bool = False
    off_measure: bool = False

    @property
    def is_plan(self) -> bool:
        """Whether nothing but a plan is stated."""
        return self.mention.role is Role.PLAN


def fits_period(mention: Mention) -> bool:
    """Whether a mention is of its report's own year: that year, a state, or no year told."""
    period = mention.period
    if not period or mention.year is None or not period[:4].isdigit():
        return True
    return period == str(mention.year)


def _order(mention: Mention) -> tuple[bool, bool, int, str, int]:
    return (
        mention.status.is_decided and mention.status is not Status.REJECTED,
        fits_period(mention),
        _ROLES[mention.role],
        mention.report,
        mention.start,
    )


def winner(mentions: Sequence[Mention]) -> Mention:
    """The mention that counts. ``mentions`` must not be empty."""
    return max(mentions, key=_order)


_DECIDERS = (Rule.DECIDED, Rule.PERIOD, Rule.ROLE, Rule.LATER, Rule.LATER)


def _rule(best: Mention, others: Sequence[Mention]) -> Rule:
    second = max((_order(m) for m in others if m is not best), default=None)
    if second is None:
        return Rule.ONLY
    pairs = zip(_order(best), second, _DECIDERS, strict=True)
    return next((rule for mine, theirs, rule in pairs if mine != theirs), Rule.LATER)


def conflicts(mentions: Sequence[Mention], indicator: Indicator | None, units: Units) -> bool:
    """Whether two facts of the same period and measure contradict each other, bounds respected."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        if mention.role is not Role.FACT:
            continue
        period = "" if fits_period(mention) else mention.period or ""
        measure = units.measure(mention.unit, indicator)
        groups.setdefault((period, measure), []).append(mention)
    for group in groups.values():
        some = group[:_MOST_PAIRED]
        if any(not compatible(a, b) for i, a in enumerate(some) for b in some[i + 1 :]):
            return True
    return False


def resolve(
    mentions: Sequence[Mention], *, indicator: Indicator | None, units: Units, measure: str | None = None
) -> Cell:
    """The cell that ``mentions`` of one indicator in one report make. ``measure`` is the column's, if it
    has one.
    """
    best = winner(mentions)
    off = measure is not None and units.measure(best.unit, indicator) != measure
    if len(mentions) == 1:
        return Cell(best, tuple(mentions), off_period=not fits_period(best), off_measure=off)
    ordered = tuple(sorted(mentions, key=lambda m: (m.report, m.start)))
    return Cell(
        best,
        ordered,
        rule=_rule(best, ordered),
        conflict=conflicts(ordered, indicator, units),
        off_period=not fits_period(best),
        off_measure=off,
    )
