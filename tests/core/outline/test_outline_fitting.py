"""Levels of numbers without a slip are found at once, and are those that weighing finds."""

from __future__ import annotations

import random

import pytest

from app.core.outline.costs import Traits
from app.core.outline.fitting import fitting_levels
from app.core.outline.heading import Opening
from app.core.outline.levels import weighed_levels
from app.core.outline.numbers import Number, number_at

STYLES = (
    ("一、", "二、", "三、", "四、"),
    ("（一）", "（二）", "（三）", "（四）"),
    ("1.", "2.", "3.", "4."),
    ("（1）", "（2）", "（3）", "（4）"),
)


def _numbers(words: str) -> list[Number]:
    found = (number_at(f"{word}推进工作", 0, len(word) + 4) for word in words.split())
    return [number for number in found if number is not None]


def _walk(seed: int) -> str:
    """Numbers as reports have them: sisters, lower series, upper ones again; now and then a slip."""
    chance = random.Random(seed)
    depth, values, words = 0, [0] * len(STYLES), []
    for _ in range(chance.randint(1, 14)):
        depth = max(0, min(depth + chance.choice((-1, 0, 0, 1)), len(STYLES) - 1))
        values[depth + 1 :] = [0] * (len(STYLES) - depth - 1)
        values[depth] = min(values[depth] + (2 if chance.random() < 0.05 else 1), 4)
        words.append(STYLES[depth][values[depth] - 1])
    return " ".join(words)


def _alike(_: Opening) -> Traits:
    return Traits(names_part=False, clauses=1)


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("一、 （一） 1. 2. （二） 二、 （一）", [1, 2, 3, 3, 2, 1, 2]),
        ("（一） 1. 2. （二） 3. 4.", [1, 2, 2, 1, 2, 2]),
        ("一、", [1]),
    ],
)
def test_numbers_that_fit_have_their_levels(words: str, levels: list[int]) -> None:
    assert fitting_levels(_numbers(words)) == levels


@pytest.mark.parametrize(
    "words",
    [
        "一、 三、",
        "二、 三、",
        "1. 一、",
        "一、 1. （一） 1.",
        "一、 （一） 二、 1. （一）",
        "（一） 1. 2. （二） 1. （三） 3.",
    ],
)
def test_numbers_with_a_slip_are_left_to_weighing(words: str) -> None:
    assert fitting_levels(_numbers(words)) is None


def test_levels_that_fit_are_those_that_weighing_finds() -> None:
    compared = 0
    for seed in range(600):
        numbers = _numbers(_walk(seed))
        fitting = fitting_levels(numbers)
        if fitting is not None:
            openings = [Opening(n, n, number, n, n + 4, is_alone=True) for n, number in enumerate(numbers)]
            assert weighed_levels(openings, _alike) == fitting, numbers
            compared += 1
    assert compared > 100
