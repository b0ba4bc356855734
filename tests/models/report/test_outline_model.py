"""The outline tree: nesting by level, counts of open things, parts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from app.core.enums import Part, SectionKind, Severity, Status
from app.core.report import Document, Figure, Finding, Head, Section
from app.core.state import FigureRecord, FindingRecord, ReportState, SectionRecord
from app.models.report.outline_model import FINDINGS_ROLE, NUMBER_ROLE, OPEN_ROLE, PART_ROLE, OutlineModel


def section(key: str, level: int, start: int, end: int, *, part: Part | None = None) -> SectionRecord:
    body = Section(SectionKind.HEADING, level, f"{key}、", "标题", start, end, start, start + 2, part=part)
    return SectionRecord(key, "r", body, suggested=body)


def figure(key: str, start: int, *, status: Status = Status.SUGGESTED) -> FigureRecord:
    return FigureRecord(key, "r", Figure(start, start + 2, "3次", 3.0, "次"), status)


STATE = ReportState(
    key="r",
    file_name="r.txt",
    document=Document("文" * 100),
    head=Head(),
    sections=(
        section("一", 1, 0, 50, part=Part.MEASURES),
        section("（一）", 2, 10, 30),
        section("（二）", 2, 30, 50),
        section("二", 1, 50, 100, part=Part.PROBLEMS),
    ),
    figures=(figure("f1", 12), figure("f2", 35), figure("f3", 36, status=Status.CONFIRMED), figure("f4", 60)),
    findings=(FindingRecord("x", "r", Finding("sum", Severity.WARN, "…", ((35, 37),))),),
)


def test_sections_nest_by_level(qtmodeltester: ModelTester) -> None:
    model = OutlineModel()
    model.set_state(STATE)
    qtmodeltester.check(model)
    top = model.index(0, 0, QModelIndex())
    assert [model.rowCount(QModelIndex()), model.rowCount(top)] == [2, 2]
    assert top.data() == "一、标题"
    assert model.index(1, 0, top).parent() == top


def test_counts_hold_everything_below() -> None:
    model = OutlineModel()
    model.set_state(STATE)
    assert [model.index_of(k).data(OPEN_ROLE) for k in ("一", "（一）", "（二）", "二")] == [2, 1, 1, 1]
    assert model.index_of("一").data(FINDINGS_ROLE) == 1
    assert model.index_of("（一）").data(FINDINGS_ROLE) == 0


def test_the_mandated_part_has_a_word() -> None:
    model = OutlineModel()
    model.set_state(STATE)
    assert [model.index_of(k).data(PART_ROLE) for k in ("一", "（一）", "二")] == ["举措", "", "不足"]


def test_the_deepest_section_holds_an_offset() -> None:
    model = OutlineModel()
    model.set_state(STATE)
    keys = [model.record_at(model.section_around(offset)) for offset in (5, 12, 49, 70)]
    assert [r.key for r in keys if r] == ["一", "（一）", "（二）", "二"]


def test_a_confirmed_figure_changes_counts_without_a_reset() -> None:
    model = OutlineModel()
    model.set_state(STATE)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    done = replace(STATE.figures[0], status=Status.CONFIRMED)
    model.set_state(replace(STATE, figures=(done, *STATE.figures[1:])))
    assert resets == [] and model.index_of("（一）").data(OPEN_ROLE) == 0


def test_a_rejected_section_is_not_in_the_tree() -> None:
    model = OutlineModel()
    gone = replace(STATE.sections[1], status=Status.REJECTED)
    model.set_state(replace(STATE, sections=(STATE.sections[0], gone, *STATE.sections[2:])))
    assert not model.index_of("（一）").isValid()
    model.set_state(None)
    assert model.rowCount(QModelIndex()) == 0


def test_a_dragged_heading_tells_where_it_is_to_go() -> None:
    model = OutlineModel()
    model.set_state(STATE)
    told: list[tuple[list[str], str | None]] = []
    model.dropped.connect(lambda keys, parent: told.append((keys, parent)))
    data = model.mimeData([model.index_of("二")])
    move, target = Qt.DropAction.MoveAction, model.index_of("一")
    assert model.canDropMimeData(data, move, -1, -1, target)
    assert not model.dropMimeData(data, move, -1, -1, target)
    assert not model.canDropMimeData(data, move, -1, -1, model.index_of("（一）"))
    model.dropMimeData(data, move, 1, 0, QModelIndex())
    assert told == [(["二"], "一"), (["二"], None)]


def test_nothing_can_be_dragged_while_the_library_is_read_only() -> None:
    model = OutlineModel()
    model.set_state(STATE)
    model.is_read_only = True
    assert not model.flags(model.index_of("一")) & Qt.ItemFlag.ItemIsDragEnabled


def test_numbers_are_previewed_beside_the_written_ones() -> None:
    moved = replace(STATE.sections[3], section=replace(STATE.sections[3].section, level=2))
    model = OutlineModel()
    model.set_state(replace(STATE, sections=(*STATE.sections[:3], moved)))
    assert model.index_of("二").data(NUMBER_ROLE) == ""
    model.show_numbers(True)
    index = model.index_of("二")
    assert index.data(NUMBER_ROLE) != "" and index.data() == "二、标题"
    assert "应为" in index.data(Qt.ItemDataRole.AccessibleTextRole)
