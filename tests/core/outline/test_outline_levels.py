"""Levels from the order of numbers alone: what fits, what was mixed up, what was lost."""

from __future__ import annotations

import pytest

from app.core.outline.costs import Traits
from app.core.outline.levels import find_levels
from app.core.outline.matter import find_frame
from app.core.outline.openings import numbered_openings
from app.core.scan import Scan

BODY = "全年组织学习4次，推动各项工作常态化开展。"


def _levels(numbers: str) -> list[int]:
    """The levels of headings with these numbers (blank between), each with text below it."""
    scan = Scan("\n".join(f"{number}推进工作\n{BODY}" for number in numbers.split()))
    return find_levels(
        numbered_openings(scan, find_frame(scan)), lambda _: Traits(names_part=False, clauses=1)
    )


@pytest.mark.parametrize(
    ("numbers", "levels"),
    [
        ("一、 （一） 1. 2. （二） 二、", [1, 2, 3, 3, 2, 1]),
        ("1、 （1） ① ② （2） 2、", [1, 2, 3, 3, 2, 1]),
        ("（一） 一、 1. 2. 二、 （二）", [1, 2, 3, 3, 2, 1]),
        ("一、 1. 2. 3. 二、 1. 2.", [1, 2, 2, 2, 1, 2, 2]),
        ("一、 （一） 1. 2. （二） 3. 4. 二、", [1, 2, 3, 3, 2, 3, 3, 1]),
    ],
)
def test_the_documents_own_order_tells_the_level(numbers: str, levels: list[int]) -> None:
    assert _levels(numbers) == levels


@pytest.mark.parametrize(
    ("numbers", "levels"),
    [
        ("一、 （一） （2） （三） 二、", [1, 2, 2, 2, 1]),
        ("一、 （一） 二、 （三） 二、 三、", [1, 2, 2, 2, 1, 1]),
        ("一、 1. 2、 3. 二、", [1, 2, 2, 2, 1]),
        ("一、 （一） （二） 3、 （四） 二、 （一）", [1, 2, 2, 2, 2, 1, 2]),
    ],
)
def test_a_wrong_style_is_a_slip_of_the_pen(numbers: str, levels: list[int]) -> None:
    assert _levels(numbers) == levels


@pytest.mark.parametrize(
    ("numbers", "levels"),
    [
        ("一、 （一） （四） 二、", [1, 2, 2, 1]),
        ("一、 （二） （三） 二、", [1, 2, 2, 1]),
        ("一、 （一） （二） （一） （二） 三、", [1, 2, 2, 2, 2, 1]),
        ("（一） （二） 1. 2. 二、 （一）", [2, 2, 3, 3, 1, 2]),
    ],
)
def test_lost_numbers_do_not_change_the_others(numbers: str, levels: list[int]) -> None:
    assert _levels(numbers) == levels


def test_no_headings_have_no_levels() -> None:
    assert find_levels([], lambda _: Traits(names_part=False, clauses=1)) == []
