"""Cells: which of several mentions counts, and when they contradict."""

from __future__ import annotations

import pytest

from app.core.compare.cells import Cell, Rule, resolve
from app.core.compare.units import standard_units
from app.core.enums import Qualifier, Role, Status
from app.core.review.mentions import Mention
from app.core.taxonomy import standard_taxonomy
from tests.core.compare.made_mentions import mention


def cell_of(*mentions: Mention, measure: str | None = None) -> Cell:
    indicator = standard_taxonomy().indicator(mentions[0].indicator)
    return resolve(mentions, indicator=indicator, units=standard_units(), measure=measure)


@pytest.mark.parametrize("status", [Status.CONFIRMED, Status.CORRECTED, Status.ADDED])
def test_what_a_person_decided_wins(status: Status) -> None:
    cell = cell_of(mention(value=5, status=status, start=1), mention(value=9, start=50))
    assert (cell.mention.value, cell.rule) == (5, Rule.DECIDED)


def test_the_reports_own_year_wins_over_another_period() -> None:
    cell = cell_of(mention(value=256, start=1), mention(value=236, period="2023", start=50))
    assert (cell.mention.value, cell.rule, cell.off_period) == (256, Rule.PERIOD, False)


def test_the_total_wins_over_a_part_and_a_part_over_a_plan() -> None:
    total, part, plan = (
        mention(value=9, start=1),
        mention(value=4, role=Role.PART, start=9),
        mention(value=99, role=Role.PLAN, start=50),
    )
    assert cell_of(total, part, plan).mention is total
    assert cell_of(part, plan).mention is part
    assert cell_of(part, plan).rule is Rule.ROLE


def test_of_equals_the_later_mention_counts() -> None:
    cell = cell_of(mention(value=5, start=50), mention(value=5, start=1))
    assert (cell.mention.start, cell.rule) == (50, Rule.LATER)
    assert [m.start for m in cell.mentions] == [1, 50]


def test_a_single_mention_counts_by_itself() -> None:
    assert cell_of(mention()).rule is Rule.ONLY


def test_values_that_cannot_both_hold_are_a_conflict() -> None:
    more = Qualifier.MORE_THAN
    assert cell_of(mention(value=5000, qualifier=more), mention(value=10000, qualifier=more)).conflict
    assert cell_of(mention(value=13, qualifier=more), mention(value=10)).conflict
    assert not cell_of(mention(value=5000, qualifier=more), mention(value=5600)).conflict


def test_parts_plans_other_periods_and_other_measures_are_no_conflict() -> None:
    assert not cell_of(mention(value=9), mention(value=4, role=Role.PART)).conflict
    assert not cell_of(mention(value=9), mention(value=12, role=Role.PLAN)).conflict
    assert not cell_of(mention(value=9), mention(value=12, period="2023")).conflict
    person, times = (mention("LEARN.TRAIN_ATTEND", v, u) for v, u in ((80, "人"), (160, "人次")))
    assert not cell_of(person, times).conflict


def test_another_unit_of_the_same_measure_can_be_a_conflict() -> None:
    assert cell_of(mention(value=9, unit="件"), mention(value=12, unit="起")).conflict


def test_a_plan_alone_is_told_as_a_plan() -> None:
    assert cell_of(mention(role=Role.PLAN)).is_plan


def test_a_value_in_another_measure_than_its_column_is_told() -> None:
    assert cell_of(mention("LEARN.TRAIN_ATTEND", 80, "人"), measure="person_time").off_measure
    assert not cell_of(mention("LEARN.TRAIN_ATTEND", 80, "人次"), measure="person_time").off_measure


@pytest.mark.parametrize(
    ("period", "fits"),
    [
        ("2024", True),
        (None, True),
        ("stock", True),
        ("改革试点以来", True),
        ("2023", False),
        ("2023-", False),
    ],
)
def test_a_period_fits_the_report_or_not(period: str | None, fits: bool) -> None:
    assert cell_of(mention(period=period)).off_period is not fits
