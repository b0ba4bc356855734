"""What a stated number says about the true one: intervals, and whether two statements can both hold.

余 and 近 bound a number on both sides: who writes 5000余 has not reached 6000. The step is the place of the
last digit that is not zero, as numbers are rounded there. 以上 and 以内 leave the far side open.
Units are not looked at: compare only numbers of one measure.
"""

from __future__ import annotations

import math
from typing import Protocol

from app.core.enums import Qualifier
from app.core.light import light_dataclass

# A bound may be overshot by this share of the number, where the last digit says less (13余起 → 14 is fine).
_SLACK = 0.10
# Exact round numbers from here on may be rounded ones (1.5万 and 15,320), by at most this share.
_ROUND_FROM = 10_000.0
_ROUND_SHARE = 0.05
_TINY = 1e-9


class Bounded(Protocol):
    """A number with its bound: figures and mentions are."""

    @property
    def value(self) -> float: ...
    @property
    def value_max(self) -> float | None: ...
    @property
    def qualifier(self) -> Qualifier: ...


@light_dataclass(frozen=True, slots=True)
class Interval:
    """The numbers that a statement allows, from ``low`` to ``high``; open ends do not belong to it."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether some number is allowed by both."""
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, high_shut = min((self.high, not self.high_open), (other.high, not other.high_open))
        if math.isclose(low, high, rel_tol=_TINY, abs_tol=_TINY):
            return high_shut and not low_open
        return low < high

    def is_below(self, other: Interval) -> bool:
        """Whether every number of this one is smaller than every number of ``other``."""
        return not self.meets(other) and self.low < other.low


def last_step(value: float) -> float:
    """The place of the last digit that is not zero: 5000 → 1000, 150 → 10, 97.5 → 0.1; 0 → 1."""
    if value == 0 or not math.isfinite(value):
        return 1.0
    digits = f"{abs(value):.15g}"
    if "e" in digits:
        digits = f"{abs(value):.0f}"
    whole, _, fraction = digits.partition(".")
    if fraction:
        return 10.0 ** -len(fraction)
    return 10.0 ** (len(whole) - len(whole.rstrip("0")))


def interval(
    value: float, value_max: float | None = None, qualifier: Qualifier = Qualifier.EXACT
) -> Interval:
    """The numbers that "``qualifier`` ``value``" (to ``value_max``, for a range) allows."""
    top = value if value_max is None else max(value, value_max)
    if qualifier is Qualifier.EXACT:
        return Interval(value, top)
    if qualifier is Qualifier.MORE_THAN:
        step = max(last_step(top), abs(top) * _SLACK)
        return Interval(value, top + step, low_open=True, high_open=False)
    if qualifier is Qualifier.AT_LEAST:
        return Interval(value, math.inf)
    if qualifier is Qualifier.LESS_THAN:
        low = 0.0 if 0 <= value < 10 else value - max(last_step(value), abs(value) * _SLACK)
        return Interval(low, top, high_open=True)
    if qualifier is Qualifier.AT_MOST:
        return Interval(-math.inf if value < 0 else 0.0, top)
    spread = max(last_step(value) / 2, abs(value) * _SLACK)
    return Interval(value - spread, top + spread)


def interval_of(number: Bounded) -> Interval:
    """The numbers that a figure or a mention allows."""
    return interval(number.value, number.value_max, number.qualifier)


def _may_be_rounded(a: float, b: float) -> bool:
    """Whether the rounder of two exact numbers can be the other, rounded (650万元 and 6,503,200元)."""
    if max(abs(a), abs(b)) < _ROUND_FROM and a % 1 == b % 1 == 0:
        # So are nearly all pairs, which spares a look at their digits.
        return False
    rounder = a if last_step(a) >= last_step(b) else b
    step = last_step(rounder)
    if abs(rounder) < _ROUND_FROM and step >= 1:
        return False
    if step >= 1 and (step < 1000 or abs(a - b) > abs(rounder) * _ROUND_SHARE):
        return False
    return abs(a - b) < step


def compatible(a: Bounded, b: Bounded) -> bool:
    """Whether both statements can be true of one quantity.

    5000余 and 10000余 contradict, so do 13余 and 10; 200以上 and 250 agree; 97.7 and 97.71 agree.
    """
    if a.qualifier is b.qualifier is Qualifier.EXACT and a.value_max is b.value_max is None:
        same = math.isclose(a.value, b.value, rel_tol=_TINY, abs_tol=_TINY)
        return same or _may_be_rounded(a.value, b.value)
    return interval_of(a).meets(interval_of(b))
