"""What a settings page shows of the rules, and what the user's changes do."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.checks import across
from app.core.checks.case import case_of_reading
from app.core.checks.registry import CHECKS, check, describe_rules, settings_of
from app.core.reading import read_document
from app.core.report import Document
from app.core.resources import load_json
from app.core.taxonomy import standard_taxonomy


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


def severities_of(rule: str, changes: dict[str, Any]) -> set[str]:
    document = Document("石桥镇2024年法治政府建设情况报告\n一、主要举措\n持续推动推动工作。\n")
    case = case_of_reading(document, read_document(document), standard_taxonomy())
    return {str(found.severity) for found in check(case, changes=changes) if found.rule == rule}


def test_a_rule_that_is_off_tells_nothing() -> None:
    assert severities_of("typo", {"punct": {"on": False}}) == {"error"}
    assert severities_of("typo", {"typo": {"on": False}}) == set()


def test_a_rule_tells_with_the_severity_that_the_user_gave_it() -> None:
    assert severities_of("typo", {"typo": {"severity": "info"}}) == {"info"}


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
