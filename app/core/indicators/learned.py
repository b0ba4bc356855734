"""Rules learned from corrections: a phrase with a unit means an indicator, or none. They come before the
book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.indicators.context import Spot
from app.core.indicators.scoring import plain_units


@dataclass(frozen=True, slots=True)
class LearnedPhrase:
    """Where ``phrase`` stands in a figure's own words and its unit is ``unit``, it counts ``code``.

    ``unit`` None means any unit; ``code`` None means that no indicator fits. ``topic`` must stand in a
    heading above, "" for anywhere.
    """

    phrase: str
    unit: str | None
    code: str | None
    topic: str = ""


def learned_for(
    text: str, spot: Spot, unit: str, learned: Sequence[LearnedPhrase], titles: Sequence[str] = ()
) -> LearnedPhrase | None:
    """The rule that holds for a figure: the longest phrase in its own words, before or behind it.

    ``titles`` are those of the headings above.
    """
    if not learned:
        return None
    before = text[spot.own_start : spot.start]
    after = text[spot.end : spot.right_end]
    units = plain_units(unit)
    holding = [
        rule
        for rule in learned
        if (rule.unit is None or rule.unit in units)
        and (rule.phrase in before or rule.phrase in after)
        and (not rule.topic or any(rule.topic in title for title in titles))
    ]
    return max(holding, key=_narrowness, default=None)


def _narrowness(rule: LearnedPhrase) -> tuple[int, bool, bool]:
    return len(rule.phrase), bool(rule.topic), rule.unit is not None
