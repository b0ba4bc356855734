"""States after acts, and the queue."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.core.enums import FindingState, Origin, SectionKind, Severity, Status
from app.core.learning.proposal import propose_figure
from app.core.report import Document, Figure, Finding, Head, Section
from app.core.review import acts
from app.core.review.changes import Change, Entity
from app.core.review.figure_index import FigureIndex
from app.core.review.overlay import overlay, section_around, with_outline
from app.core.review.queue import QueueOrder, item_of, nearest
from app.core.state import FigureRecord, FindingRecord, ReportState, SectionRecord
from app.core.taxonomy import standard_taxonomy

TEXT = "甲" * 10 + "乙" * 10 + "丙" * 10 + "丁" * 10


def section(
    key: str, level: int, start: int, end: int, *, kind: SectionKind = SectionKind.HEADING
) -> SectionRecord:
    body = Section(kind, level, None, key, start, end, start, start + 2)
    return SectionRecord(key, "r", body, suggested=body)


def figure(key: str, start: int, sureness: float) -> FigureRecord:
    body = Figure(start, start + 2, "3次", 3.0, "次", confidence=sureness)
    return FigureRecord(key, "r", body, suggested=body)


STATE = ReportState(
    key="r",
    file_name="r.txt",
    document=Document(TEXT),
    head=Head(),
    sections=(
        section("a", 1, 0, 30),
        section("b", 2, 10, 20),
        section("c", 2, 20, 30),
        section("p", 3, 22, 30, kind=SectionKind.POINT),
        section("d", 1, 30, 40),
    ),
    figures=(figure("f1", 1, 0.9), figure("f2", 12, 0.2), figure("f3", 24, 0.5)),
    findings=(FindingRecord("x", "r", Finding("sum", Severity.WARN, "合计不符")),),
)


def lay(state: ReportState, act: acts.Act) -> ReportState:
    return overlay(state, act.changes, who="某", at="2025-01-01T00:00:00+08:00")


def test_records_that_did_not_change_stay_the_same_objects() -> None:
    after = lay(STATE, acts.reject_figures([STATE.figures[1]]))
    assert after.figures[0] is STATE.figures[0] and after.figures[2] is STATE.figures[2]
    assert after.figures[1].status is Status.REJECTED and after.figures[1].decided_by == "某"


def test_figures_of_one_place_stand_in_one_order_whichever_came_first() -> None:
    one, other = (FigureRecord(key, "r", figure(key, 5, 1.0).figure, Status.ADDED) for key in ("k1", "k2"))
    for first, second in ((one, other), (other, one)):
        changes = [Change(Entity.FIGURE, r.key, "r", None, acts.figure_row(r)) for r in (first, second)]
        after = overlay(STATE, changes, who="某", at="2025-01-01T00:00:00+08:00")
        assert [r.key for r in after.figures] == ["f1", "k1", "k2", "f2", "f3"]


def test_an_added_figure_finds_its_place_and_section() -> None:
    after = lay(STATE, acts.add_figure("r", Figure(13, 15, "5次", 5.0, "次"), key="new"))
    assert [r.key for r in after.figures] == ["f1", "f2", "new", "f3"]
    assert after.figures[2].figure.section == 1 and after.figures[2].status is Status.ADDED


def test_changes_of_other_reports_are_passed_over() -> None:
    other = replace(STATE.figures[0], report="another")
    assert lay(STATE, acts.reject_figures([other])) == STATE


def test_a_finding_takes_its_decision() -> None:
    after = lay(STATE, acts.decide_finding(STATE.findings[0], FindingState.DISMISSED, reason="口径不同"))
    assert after.findings[0].state is FindingState.DISMISSED and after.findings[0].reason == "口径不同"


def test_the_innermost_section_is_found() -> None:
    outline = [r.section for r in STATE.sections]
    assert [section_around(outline, offset) for offset in (0, 15, 25, 35, 40)] == [0, 1, 3, 4, None]


def in_queue(state: ReportState, order: QueueOrder, **how: Any) -> list[str]:
    """Keys in the order in which the queue leads to them."""
    index, item, keys = FigureIndex(state.figures), None, []
    while (item := nearest(state, index, order, item, **how)) is not None:
        keys.append(item.key)
    return keys


def test_the_queue_by_confidence_and_in_reading_order() -> None:
    assert in_queue(STATE, QueueOrder.CONFIDENCE) == ["f2", "f3", "f1"]
    assert in_queue(STATE, QueueOrder.CONFIDENCE, way=-1) == ["f1", "f3", "f2"]
    assert in_queue(STATE, QueueOrder.READING) == ["f1", "f2", "f3"]
    assert in_queue(STATE, QueueOrder.READING, passed={"f2"}) == ["f1", "f3"]


def test_the_queue_goes_on_behind_a_figure_just_decided() -> None:
    after = lay(STATE, acts.confirm_figures([STATE.figures[2]]))
    index = FigureIndex(after.figures)
    here = item_of(after, index, "f3")
    behind = nearest(after, index, QueueOrder.CONFIDENCE, here)
    before = nearest(after, index, QueueOrder.CONFIDENCE, here, way=-1)
    assert behind is not None and before is not None and (behind.key, before.key) == ("f1", "f2")
    assert nearest(after, index, QueueOrder.CONFIDENCE, behind) is None


def test_a_wide_queue_holds_headings_without_number_and_open_findings() -> None:
    bare = {r.key for r in STATE.sections if r.section.origin is Origin.INFERRED}
    expected = {"f1", "f2", "f3", *bare, *(r.key for r in STATE.findings)}
    for order in QueueOrder:
        keys = in_queue(STATE, order, wide=True)
        assert set(keys) == expected and len(keys) == len(expected)
        assert keys == in_queue(STATE, order, wide=True, way=-1)[::-1]


def test_another_outline_tells_figures_their_section() -> None:
    sections = (STATE.sections[0], STATE.sections[2], STATE.sections[4])
    after = with_outline(STATE, sections, (STATE.sections[1],))
    assert [r.figure.section for r in after.figures] == [0, 0, 1]
    assert [r.suggested.section for r in after.figures if r.suggested] == [0, 0, 1]
    assert with_outline(after, sections, ()).figures == after.figures


def test_a_marked_passage_is_read_by_the_machine() -> None:
    text = "全年开展宣传 218次 ，成效明显。"
    start, end = text.index(" 218次"), text.index("，")
    found = propose_figure(text, start, end, outline=(), head=Head(year=2024), book=standard_taxonomy())
    assert found is not None
    assert (found.surface, found.value, found.unit) == ("218次", 218.0, "次")
    assert text[found.start : found.end] == found.surface


def test_a_passage_without_a_number_gives_nothing() -> None:
    assert propose_figure("全年开展宣传", 0, 4, outline=(), head=Head(), book=standard_taxonomy()) is None
