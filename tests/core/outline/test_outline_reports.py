"""Whole reports of many layouts and voices: headings, levels, titles, points, ends, parts and head data."""

from __future__ import annotations

import pytest
from report_markup import Case, load

from app.core.enums import SectionKind
from app.core.head.reading import read_head
from app.core.outline import read_outline
from app.core.report import Section
from app.core.scan import Scan

REPORTS = load("reports")
LAYOUTS = load("outline")
ids = lambda case: case.name  # noqa: E731


def _found(case: Case) -> tuple[Section, ...]:
    return read_outline(Scan(case.text))


@pytest.mark.parametrize("case", [*REPORTS, *LAYOUTS], ids=ids)
def test_headings_stand_where_a_reader_sees_them_with_their_levels_and_titles(case: Case) -> None:
    found = [(s.start, s.level, s.number, s.title) for s in _found(case) if s.kind is SectionKind.HEADING]
    gold = [(r["start"], r["level"], r["number"], r["title"]) for r in case.outline if r["kind"] == "heading"]
    assert found == gold


@pytest.mark.parametrize("case", [*REPORTS, *LAYOUTS], ids=ids)
def test_points_stand_where_a_reader_sees_them(case: Case) -> None:
    found = [(s.start, s.level, s.number, s.title) for s in _found(case) if s.kind is SectionKind.POINT]
    gold = [(r["start"], r["level"], r["number"], r["title"]) for r in case.outline if r["kind"] == "point"]
    assert found == gold


@pytest.mark.parametrize("case", [*REPORTS, *LAYOUTS], ids=ids)
def test_sections_end_where_their_text_ends(case: Case) -> None:
    assert [s.end for s in _found(case)] == [r["end"] for r in case.outline]


@pytest.mark.parametrize("case", REPORTS, ids=ids)
def test_top_sections_have_their_mandated_part(case: Case) -> None:
    found = [s.part.value if s.part else None for s in _found(case) if _is_top(s)]
    assert found == [r["part"] for r in case.outline if r["kind"] == "heading" and r["level"] == 1]


def _is_top(section: Section) -> bool:
    return section.kind is SectionKind.HEADING and section.level == 1


@pytest.mark.parametrize("case", REPORTS, ids=ids)
def test_head_data_is_read_from_the_text(case: Case) -> None:
    scan = Scan(case.text)
    head = read_head(scan, read_outline(scan))
    assert {name: getattr(head, name) for name in case.meta} == case.meta
