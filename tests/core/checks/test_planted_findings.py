"""Planted defects are found under the right rule, planted near misses raise no alarm."""

from __future__ import annotations

from collections import Counter
from functools import cache

import planted
import pytest

from app.core.checks.registry import CHECKS


@cache
def scores(folder: str) -> dict[str, planted.Score]:
    return planted.score(planted.load(folder))


def test_the_cases_that_the_checks_were_made_with_are_right() -> None:
    found = scores("dev")["all"]
    assert found.recall >= 0.96, "\n".join(found.faults)
    assert found.precision >= 0.98, "\n".join(found.faults)


@pytest.mark.parametrize("folder", ["dev", "held"])
@pytest.mark.parametrize("rule", sorted(CHECKS))
def test_no_rule_lags_behind_the_others(rule: str, folder: str) -> None:
    found = scores(folder)[rule]
    assert found.recall >= 0.85, "\n".join(found.faults)
    assert found.precision >= 0.9, "\n".join(found.faults)


def test_the_held_out_cases_reach_the_goal() -> None:
    found = scores("held")["all"]
    assert (found.recall >= 0.85, found.precision >= 0.9) == (True, True), (found.recall, found.precision)


def test_there_are_enough_cases_and_a_third_is_held_out() -> None:
    dev, held = planted.load("dev"), planted.load("held")
    assert len(dev) + len(held) >= 550
    assert len(held) >= (len(dev) + len(held)) / 3
    by_rule = Counter(case.rule for case in dev)
    assert set(CHECKS) <= set(by_rule)
    assert min(by_rule.values()) >= 4


@pytest.mark.parametrize("letter", ["A", "B", "C", "D"])
def test_a_clean_report_raises_no_alarm(letter: str) -> None:
    _, findings = planted.findings_of(planted.framed([letter], "设立政务公开专区2处。"))
    assert findings == ()
