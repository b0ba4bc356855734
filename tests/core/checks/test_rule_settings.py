"""What a settings page shows of the rules, and what the user's changes do."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.checks import across
from app.core.checks.registry import CHECKS, describe_rules, settings_of
from app.core.resources import load_json


def test_every_rule_is_described_with_name_basis_and_severities() -> None:
    found = describe_rules()
    assert {rule.rule for rule in found} == {*CHECKS, *across.CHECKS}
    assert all(rule.name and rule.basis and rule.severities and rule.is_on for rule in found)
    assert {rule.rule for rule in found if rule.needs_many} == set(across.CHECKS)


def test_every_threshold_has_a_label_and_stands_inside_its_bounds() -> None:
    options = [option for rule in describe_rules() for option in rule.options]
    assert options
    assert all(option.label and option.least <= option.value <= option.most for option in options)


def test_a_change_of_a_threshold_holds() -> None:
    assert settings_of("duplicate", {"duplicate": {"shortest": 80}}).option("shortest") == 80
    assert settings_of("duplicate").option("shortest") == 40


@pytest.mark.parametrize(
    "own",
    [{"shortest": "many"}, {"shortest": -1}, {"shortest": True}, {"severity": "loud"}, {"severity": ["error"]}, {"unknown": 3}],
)  # fmt: skip
def test_senseless_changes_are_passed_over(own: dict[str, Any]) -> None:
    assert settings_of("duplicate", {"duplicate": own}) == settings_of("duplicate")


def test_no_severity_is_given_that_the_description_does_not_name() -> None:
    from planted import findings_of, load

    named = {rule: set(row["severities"]) for rule, row in load_json("checks/rules.json").items()}
    for case in load("dev")[::3]:
        for found in findings_of(case.text)[1]:
            assert str(found.severity) in named[found.rule], found
