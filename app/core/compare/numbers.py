"""Values made comparable: divided by a base, set against the others, and written as a clerk writes them."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from app.core.bounds import Interval, interval
from app.core.compare.bases import BaseFigure
from app.core.enums import Qualifier

_UPSIDE_DOWN = {
    Qualifier.MORE_THAN: Qualifier.LESS_THAN,
    Qualifier.AT_LEAST: Qualifier.AT_MOST,
    Qualifier.LESS_THAN: Qualifier.MORE_THAN,
    Qualifier.AT_MOST: Qualifier.AT_LEAST,
}


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its bound, in ``unit`` ("份", "份/村", "%")."""

    value: float
    unit: str
    value_max: float | None = None
    qualifier: Qualifier = Qualifier.EXACT


@dataclass(frozen=True, slots=True)
class Statistics:
    """Comparable values of one indicator and year, in ``unit``. ``lows`` and ``highs`` are the sorted
    ends of what bounds allow.
    """

    lows: tuple[float, ...] = ()
    highs: tuple[float, ...] = ()
    total: float = 0.0
    median: float | None = None
    unit: str = ""

    @property
    def count(self) -> int:
        """How many values there are."""
        return len(self.lows)


@dataclass(frozen=True, slots=True)
class Rank:
    """A place from 1 at the top, among ``count``; bounds can leave it open between ``best`` and ``worst``."""

    best: int
    worst: int
    count: int


def span_of(value: Value) -> Interval:
    """The numbers that ``value`` allows."""
    if value.qualifier is Qualifier.EXACT and value.value_max is None:
        return Interval(value.value, value.value)
    return interval(value.value, value.value_max, value.qualifier)


def statistics(values: Sequence[Value]) -> Statistics:
    """What is known of ``values`` together; the median only where there are at least three."""
    if not values:
        return Statistics()
    spans = [span_of(v) for v in values]
    return Statistics(
        lows=tuple(sorted(s.low for s in spans)),
        highs=tuple(sorted(s.high for s in spans)),
        total=sum(v.value for v in values),
        median=median(v.value for v in values) if len(values) > 2 else None,
        unit=values[0].unit,
    )


def rank(value: Value, all_of: Statistics) -> Rank:
    """The place of ``value`` among values it belongs to. Equal values share the better place."""
    span = span_of(value)
    above = all_of.count - bisect_right(all_of.lows, span.high)
    # Those that may be larger: their high end reaches over the low end; the value itself is one of them.
    not_below = all_of.count - bisect_right(all_of.highs, span.low)
    exact = span.low == span.high
    worst = max(not_below + (1 if exact else 0), above + 1)
    return Rank(above + 1, min(worst, all_of.count), all_of.count)


def share(value: Value, all_of: Statistics) -> Value | None:
    """``value`` in % of the sum of all that is reported; None where the sum is zero or there is no other."""
    if all_of.total <= 0 or all_of.count < 2:
        return None
    qualifier = Qualifier.EXACT if value.qualifier is Qualifier.EXACT else Qualifier.APPROX
    return Value(100 * value.value / all_of.total, "%", qualifier=qualifier)


def divide(value: Value, base: BaseFigure, *, times: float = 1.0, per: str = "") -> Value:
    """``value`` per ``times`` of ``base``; a bound of either goes over to the result."""
    factor = times / base.value
    own, under = value.qualifier, _UPSIDE_DOWN.get(base.qualifier, base.qualifier)
    if under is Qualifier.EXACT or own is under:
        qualifier = own
    else:
        qualifier = under if own is Qualifier.EXACT else Qualifier.APPROX
    top = None if value.value_max is None else value.value_max * factor
    return Value(value.value * factor, f"{value.unit}/{per}", top, qualifier)


def number_words(value: float) -> str:
    """A number for the screen: thousands set apart, at most two decimals, three significant digits below
    1.
    """
    if not math.isfinite(value):
        return "—"
    if value == int(value):
        return f"{value:,.0f}"
    if abs(value) < 1:
        return f"{value:.3g}" if abs(value) >= 0.001 else f"{value:.1e}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


_PREFIXES = {
    Qualifier.APPROX: "~",
    Qualifier.AT_LEAST: "≥",
    Qualifier.LESS_THAN: "<",
    Qualifier.AT_MOST: "≤",
}


@dataclass(frozen=True, slots=True)
class Words:
    """A value in pieces, so that digits can stand under digits: ~ 5,000 + 册."""

    prefix: str
    digits: str
    suffix: str
    unit: str

    @property
    def plain(self) -> str:
        """All pieces together; a whole (3／9) with the wide mark, since spreadsheets take 3/9 for a date."""
        number = f"{self.prefix}{self.digits}{self.suffix}"
        if self.unit.startswith("/"):
            return f"{number}／{self.unit[1:]}"
        return f"{number} {self.unit}".rstrip()


NO_WORDS = Words("", "", "", "")


def value_words(
    value: Value, *, money_unit: str = "元", money_from: float = 10_000, money_into: str = "万元"
) -> Words:
    """A value in words; sums from ``money_from`` are told in 万元."""
    number, top, unit = value.value, value.value_max, value.unit
    base, slash, per = unit.partition("/")
    if base == money_unit and abs(number) >= money_from:
        number, top, unit = (
            number / 10_000,
            None if top is None else top / 10_000,
            f"{money_into}{slash}{per}",
        )
    digits = number_words(number) if top is None else f"{number_words(number)}–{number_words(top)}"
    suffix = "+" if value.qualifier is Qualifier.MORE_THAN else ""
    return Words(_PREFIXES.get(value.qualifier, ""), digits, suffix, unit)
