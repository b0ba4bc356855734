"""Whole reports: planted defects are found, near misses are left alone.

Each set was written after the checks had been mended for the one before. When first scored: fifth recall 0.77,
precision 0.95; sixth 0.87, 0.96; seventh 0.79, 0.94; eighth 0.88, 0.98; ninth 0.79, 0.96; tenth 0.90, 0.98; eleventh
0.85, 0.93; twelfth 0.84, 0.95; thirteenth 0.89, 0.97; fourteenth
0.86, 0.97; fifteenth 0.91, 1.00; sixteenth 0.76, 0.98 (first six reports), 0.80, 0.94 (the others, seen after the
mends for the first six); twentieth 0.82, 0.84 at least; twenty-first, of harder defects, 0.59, 0.81; twenty-second 0.71,
0.84; twenty-third 0.90, 1.00; twenty-fourth 0.91, 0.93;
twenty-fifth 0.78, 0.83 (0.87 without what was right or arguable); twenty-sixth
0.88, 0.95; twenty-seventh 0.84, 0.84; twenty-eighth 0.84, 0.92; twenty-ninth 0.84, 0.88; thirtieth 0.75, 0.92;
thirty-first 0.89, 0.92; thirty-second 0.94, 0.82; thirty-third 0.88, 0.95; thirty-fourth 0.72, 0.91; thirty-fifth
0.85, 0.81; thirty-sixth 0.91, 0.88; thirty-seventh 0.88, 0.93; thirty-eighth 0.81, 0.83.
What is asserted is what holds today.
"""

from __future__ import annotations

import planted_reports
import pytest

from app.core.checks.registry import describe_rules

SETS = {
    "fifth": 0.97,
    "sixth": 0.97,
    "seventh": 0.97,
    "eighth": 0.97,
    "ninth": 0.95,
    "tenth": 0.93,
    "eleventh": 0.95,
    "twelfth": 0.95,
    "thirteenth": 0.97,
    "fourteenth": 0.97,
    "fifteenth": 0.97,
    "sixteenth": 0.95,
}
# By examiners who did not know the checks; findings between reports are not planted in them.
EXAMINED = {
    "twentieth": 0.97,
    "twenty_first": 0.92,
    "twenty_second": 0.97,
    "twenty_third": 0.95,
    "twenty_fourth": 0.93,
    "twenty_fifth": 0.97,
    "twenty_sixth": 0.98,
    "twenty_seventh": 0.94,
    "twenty_eighth": 0.95,
    "twenty_ninth": 0.97,
    "thirtieth": 0.9,
    "thirty_first": 0.93,
    "thirty_second": 0.96,
    "thirty_third": 0.93,
    "thirty_fourth": 0.92,
    "thirty_fifth": 0.96,
    "thirty_sixth": 0.93,
    "thirty_seventh": 0.94,
    "thirty_eighth": 0.9,
    "thirty_ninth": 0.95,
    "fortieth": 0.94,
    "forty_first": 0.97,
    "forty_second": 0.94,
    "forty_third": 0.95,
    "forty_fourth": 0.94,
    "forty_fifth": 0.95,
    "forty_sixth": 0.93,
    "forty_seventh": 0.93,
}


@pytest.mark.parametrize(("name", "least"), [*SETS.items(), *EXAMINED.items()])
def test_a_set_of_whole_reports_is_found_and_raises_no_alarm(name: str, least: float) -> None:
    found = planted_reports.result(name)
    assert found.recall >= least, "\n".join(found.missed)
    assert found.precision >= 0.98, "\n".join(found.alarms)


@pytest.mark.parametrize("name", SETS)
def test_a_set_has_many_defects_of_all_rules_and_as_many_near_misses(name: str) -> None:
    reports = planted_reports.load(name)
    asked = [row for report in reports for row in report.expected if row.is_asked]
    assert len(reports) >= 8
    assert len(asked) >= 60
    assert sum(len(report.near_misses) for report in reports) >= 60
    assert frozenset().union(*(row.rules for row in asked)) >= {rule.rule for rule in describe_rules()}


@pytest.mark.parametrize("name", [*SETS, *EXAMINED])
def test_the_quotes_of_near_misses_stand_in_their_reports(name: str) -> None:
    for report in planted_reports.load(name):
        assert [quote for quote in report.near_misses if quote not in report.text] == []


@pytest.mark.parametrize(
    "name", ["ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"]
)
def test_a_report_with_near_misses_only_raises_no_alarm(name: str) -> None:
    (clean,) = [report for report in planted_reports.load(name) if not report.expected]
    assert not [alarm for alarm in planted_reports.result(name).alarms if alarm.startswith(clean.name)]
