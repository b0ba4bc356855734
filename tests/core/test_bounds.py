"""Bounds: what two statements of one quantity allow together."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.bounds import Interval, compatible, interval, interval_of, last_step
from app.core.enums import Qualifier


@dataclass(frozen=True)
class Said:
    value: float
    qualifier: Qualifier = Qualifier.EXACT
    value_max: float | None = None


NUMBERS = st.one_of(st.integers(0, 10**9).map(float), st.integers(0, 10**6).map(lambda n: n / 100))
SAID = st.builds(Said, NUMBERS, st.sampled_from(Qualifier))
EXACT, MORE, LEAST = Qualifier.EXACT, Qualifier.MORE_THAN, Qualifier.AT_LEAST
LESS, MOST, APPROX = Qualifier.LESS_THAN, Qualifier.AT_MOST, Qualifier.APPROX


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        (Said(10), Said(10), True),
        (Said(10), Said(11), False),
        (Said(0), Said(0), True),
        (Said(0), Said(1), False),
        (Said(13, MORE), Said(10), False),
        (Said(13, MORE), Said(14), True),
        (Said(13, MORE), Said(13), False),
        (Said(5000, MORE), Said(10000, MORE), False),
        (Said(5000, MORE), Said(5600), True),
        (Said(5000, MORE), Said(6500), False),
        (Said(100, MORE), Said(160), True),
        (Said(200, LEAST), Said(250), True),
        (Said(200, LEAST), Said(200), True),
        (Said(200, LEAST), Said(199), False),
        (Said(300, LESS), Said(290), True),
        (Said(300, LESS), Said(300), False),
        (Said(100_000_000, LESS), Said(95_000_000), True),
        (Said(10, MOST), Said(10), True),
        (Said(10, MOST), Said(11), False),
        (Said(300, APPROX), Said(320), True),
        (Said(300, APPROX), Said(400), False),
        (Said(3, EXACT, 5), Said(4), True),
        (Said(3, EXACT, 5), Said(6), False),
        (Said(97.7), Said(97.71), True),
        (Said(97.7), Said(98.2), False),
        (Said(15_000), Said(15_320), True),
        (Said(20_000), Said(15_320), False),
        (Said(6_500_000), Said(6_503_200), True),
        (Said(12_000), Said(12_001), True),
        (Said(12_345), Said(12_346), False),
    ],
)
def test_two_statements_hold_together_or_not(a: Said, b: Said, agree: bool) -> None:
    assert compatible(a, b) is agree
    assert compatible(b, a) is agree


@pytest.mark.parametrize(
    ("value", "step"), [(5000, 1000), (150, 10), (7, 1), (0, 1), (97.5, 0.1), (0.25, 0.01), (1e16, 1e16)]
)
def test_the_step_is_the_place_of_the_last_digit_that_is_not_zero(value: float, step: float) -> None:
    assert math.isclose(last_step(value), step)


@given(SAID)
def test_every_statement_allows_itself(said: Said) -> None:
    assert compatible(said, said) or (said.qualifier is LESS and said.value == 0)


@given(SAID, SAID)
def test_agreement_goes_both_ways(a: Said, b: Said) -> None:
    assert compatible(a, b) == compatible(b, a)


@given(SAID)
def test_an_interval_is_never_upside_down(said: Said) -> None:
    found = interval_of(said)
    assert found.low <= found.high


@given(NUMBERS, NUMBERS)
def test_at_least_allows_exactly_what_is_not_smaller(bound: float, value: float) -> None:
    allowed = interval(bound, None, LEAST).meets(interval(value))
    assert allowed == (value >= bound or math.isclose(value, bound, rel_tol=1e-9, abs_tol=1e-9))


def test_open_ends_do_not_belong_to_an_interval() -> None:
    assert not Interval(1, 2, high_open=True).meets(Interval(2, 3))
    assert Interval(1, 2).meets(Interval(2, 3))


def test_an_interval_is_below_another_only_if_they_share_nothing() -> None:
    assert Interval(1, 2).is_below(Interval(3, 4))
    assert not Interval(1, 3).is_below(Interval(2, 4))
    assert not Interval(3, 4).is_below(Interval(1, 2))
