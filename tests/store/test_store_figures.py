"""Figures across reports: chosen, ordered, counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from store_making import TEXT, add_report

from app.core.enums import Status
from app.core.review import acts
from app.store.figures import Facet, FigureFilter, Order
from app.store.library import Library


@pytest.fixture
def keys(library: Library) -> tuple[str, str]:
    """Two reports: in the first a correction, a rejection and an addition."""
    first = add_report(library)
    second = add_report(library, text=TEXT + "附。\n", town=None, year=2023)
    figures = library.state(first).figures
    library.apply(acts.correct_figure(figures[0], unit="次"))
    library.apply(acts.reject_figures(figures[1:2]))
    library.apply(acts.add_figure(first, replace(figures[0].figure, start=0, end=3, surface="青山镇")))
    return first, second


def test_without_a_filter_all_figures_come_in_reading_order(library: Library, keys: tuple[str, str]) -> None:
    found = library.figures(FigureFilter())
    expected = [f.key for key in keys for f in library.state(key).figures]
    assert [f.key for f in found] == expected
    assert library.figures(FigureFilter(), limit=3, offset=2) == found[2:5]


def test_records_are_those_of_the_state_but_for_the_section(library: Library, keys: tuple[str, str]) -> None:
    def bare(record: object) -> object:
        figure = replace(record.figure, section=None)  # type: ignore[attr-defined]
        machine = record.suggested and replace(record.suggested, section=None)  # type: ignore[attr-defined]
        return replace(record, figure=figure, suggested=machine)  # type: ignore[type-var]

    found = library.figures(FigureFilter(report=(keys[0],)))
    assert [bare(f) for f in found] == [bare(f) for f in library.state(keys[0]).figures]


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (FigureFilter(status=(Status.SUGGESTED,)), 10),
        (FigureFilter(status=(Status.CORRECTED, Status.REJECTED, Status.ADDED)), 3),
        (FigureFilter(unit=("次",)), 5),
        (FigureFilter(unit=("次",), year=(2024,)), 3),
        (FigureFilter(town=("",)), 6),
        (FigureFilter(indicator=("",)), 2),
        (FigureFilter(category=("MED",)), 2),
        (FigureFilter(reviewer=("张三",)), 3),
        (FigureFilter(label=("别的",)), 0),
        (FigureFilter(unit=("'; DROP TABLE figure; --",)), 0),
    ],
)
def test_a_filter_chooses_by_what_stands(
    library: Library, keys: tuple[str, str], wanted: FigureFilter, count: int
) -> None:
    assert len(library.figures(wanted)) == count


def test_doubtful_figures_come_first_when_asked(library: Library, keys: tuple[str, str]) -> None:
    found = library.figures(FigureFilter(status=(Status.SUGGESTED,)), order=Order.DOUBT)
    confidence = [f.figure.confidence for f in found]
    assert confidence == sorted(confidence) and confidence[0] < confidence[-1]


@pytest.mark.parametrize("facet", list(Facet))
def test_counts_are_those_of_the_figures(library: Library, keys: tuple[str, str], facet: Facet) -> None:
    counted = library.counts(facet)
    assert sum(n for _, n in counted) == 13
    for value, number in counted:
        if value is not None:
            assert len(library.figures(FigureFilter(**{facet.value: (value,)}))) == number


def test_a_facet_is_not_narrowed_by_its_own_choice(library: Library, keys: tuple[str, str]) -> None:
    wanted = FigureFilter(year=(2023,), unit=("次",))
    assert dict(library.counts(Facet.YEAR, wanted)) == {2024: 3, 2023: 2}
    assert dict(library.counts(Facet.UNIT, wanted))["份"] == 1


def test_removed_reports_do_not_count(library: Library, keys: tuple[str, str]) -> None:
    library.remove_report(keys[0])
    assert {f.report for f in library.figures(FigureFilter())} == {keys[1]}
