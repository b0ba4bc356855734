from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))
import learning as bench


def test_reviewing_six_reports_takes_half_of_the_errors_of_the_other_six() -> None:
    points = bench.curve()
    assert 1 - points[-1] <= (1 - points[0]) / 2
    assert points == sorted(points)


def test_there_are_twelve_reports_with_two_hundred_numbers() -> None:
    cases = bench.cases()
    assert len(cases) == 12
    assert sum(len(c.gold) for c in cases) >= 200


@pytest.mark.parametrize("case", bench.cases(), ids=lambda case: case.name)
def test_every_marked_number_is_in_the_text(case: bench.Case) -> None:
    assert all(case.text[start:end].strip() == case.text[start:end] for start, end in case.gold)
    assert "[[" not in case.text
