from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.core.enums import FindingState, Status
from app.core.report import Doubt
from app.core.state import ReportState
from app.ui.page.marks import PageMarks, is_low

Where = Callable[[str], tuple[int, int]]


def test_marks_stand_at_qt_positions_behind_a_rare_character(state: ReportState, where: Where) -> None:
    marks = PageMarks(state)
    mark = next(m for m in marks.figures if m.thing.key == "f3")
    assert mark.start == where("5000余册")[0] + 1


def test_the_shortest_of_overlapping_figures_comes_first(state: ReportState, where: Where) -> None:
    marks = PageMarks(state)
    at = marks.map.to_qt(where("120人")[0])
    assert [m.thing.key for m in marks.figures.at(at)] == ["f5", "f6"]


def test_a_place_between_marks_holds_none(state: ReportState, where: Where) -> None:
    assert PageMarks(state).figures.at(where("受训")[0]) == []


def test_marks_in_a_range_are_found_with_those_that_begin_before_it(state: ReportState, where: Where) -> None:
    marks = PageMarks(state)
    at = marks.map.to_qt(where("20人。")[0])
    assert {m.thing.key for m in marks.figures.within(at, at)} == {"f5", "f6"}


def test_a_changed_figure_is_put_in_its_new_place_and_both_places_are_dirty(state: ReportState) -> None:
    marks = PageMarks(state)
    old = state.figures[0]
    moved = replace(old, figure=replace(old.figure, start=old.figure.start - 2))
    assert marks.put([moved]) == [
        (old.figure.start, old.figure.end),
        (old.figure.start - 2, old.figure.end),
    ]
    assert next(iter(marks.figures)).start == old.figure.start - 2


def test_a_figure_changed_in_its_place_is_exchanged_among_those_over_it(state: ReportState) -> None:
    marks = PageMarks(state)
    before = [(m.start, m.end, m.thing.key) for m in marks.figures]
    marks.put([replace(state.figures[5], status=Status.CONFIRMED)])
    assert [(m.start, m.end, m.thing.key) for m in marks.figures] == before
    changed = next(m.thing for m in marks.figures if m.thing.key == "f6")
    assert changed.status is Status.CONFIRMED


def test_implied_figures_can_be_hidden(state: ReportState) -> None:
    marks = PageMarks(state)
    marks.show_implied(shown=False)
    assert "f7" not in {m.thing.key for m in marks.figures}
    assert marks.figure("f7") is not None


def test_dismissed_findings_are_not_marked(state: ReportState) -> None:
    marks = PageMarks(state)
    assert len(marks.findings) == 2
    marks.set_findings([replace(state.findings[0], state=FindingState.DISMISSED)])
    assert len(marks.findings) == 0


def test_the_innermost_section_holds_a_place(state: ReportState, where: Where) -> None:
    marks = PageMarks(state)
    found = marks.section_at(where("5000余册")[0])
    assert found is not None and found.key == "s2"
    assert marks.section_at(0) is None
    heading = marks.heading_at(where("存在问题")[0])
    assert heading is not None and heading.key == "s3"
    assert marks.heading_at(where("队伍力量")[0]) is None


def test_control_characters_are_found_with_their_names(state: ReportState) -> None:
    text = "甲\u200b乙\u202e丙"
    from app.core.report import Document

    marks = PageMarks(replace(state, document=Document(text), figures=(), notes=(), findings=()))
    assert marks.controls == ((1, "ZW"), (3, "RLO"))


def test_low_confidence_counts_only_while_nobody_looked(state: ReportState) -> None:
    low = state.figures[5]
    assert is_low(low)
    assert not is_low(replace(low, status=Status.CONFIRMED))
    assert not is_low(state.figures[0])


def test_uncertain_characters_of_a_scan_are_marked_at_qt_positions(state: ReportState, where: Where) -> None:
    start, end = where("5000余册")
    document = replace(state.document, doubts=(Doubt(start, end, 0.4),))
    assert PageMarks(replace(state, document=document)).doubts == ((start + 1, end + 1),)
