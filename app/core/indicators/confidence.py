"""How sure an assignment is, as the share of such assignments that were right on the held-out cases."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from app.core.enums import Direction
from app.core.indicators.scoring import Scored
from app.core.indicators.words import confidence_table


def quality(ranked: Sequence[Scored]) -> float:
    """One number for score and distance: the best score, lowered when the next best comes close."""
    if not ranked:
        return 0.0
    best = ranked[0].score
    if len(ranked) == 1:
        return best
    distance = (best - ranked[1].score) / best if best > 0 else 0.0
    return best * min(1.0, 0.72 + 1.1 * distance)


def confidence_of(value: float) -> float:
    """The share of right assignments at a quality, between breakpoints by straight lines."""
    known = confidence_table()
    behind = bisect_right(known.qualities, value)
    if behind == len(known.qualities):
        return known.shares[-1]
    low, high = known.qualities[behind - 1 : behind + 1]
    low_share, high_share = known.shares[behind - 1 : behind + 1]
    return round(low_share + (value - low) / (high - low) * (high_share - low_share), 3)


def confidence_of_none(direction: Direction | None, ranked: Sequence[Scored]) -> float:
    """How sure it is that no indicator fits."""
    known = confidence_table()
    if direction is not None:
        return known.none_growth
    return known.none_doubt if ranked else known.none_plain
