"""A small report, made up, with every sort of mark; offsets are looked up in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.core.enums import SectionKind, Severity, Status
from app.core.report import Document, Figure, Finding, Head, Section
from app.core.state import FigureRecord, FindingRecord, Note, ReportState, SectionRecord
from app.core.taxonomy import standard_taxonomy
from app.ui.page.view import PageView

TEXT = (
    "青山镇人民政府\n"
    "关于2024年法治政府建设情况的报告\n"
    "县人民政府：\n"
    "　　2024年，全镇开展培训3次，受训162人次。\n"
    "一、主要举措\n"
    "（一）强化宣传。全年发放𬭎字资料5000余册，组建队伍30支120人。\n"
    "未发生行政诉讼败诉案件。\n"
    + "下一步继续推进各项工作，确保取得实效。" * 40
    + "\n"
    + "\n".join(f"第{n}段另有{n}件事项。" for n in range(10, 60))
    + "\n二、存在问题\n"
    "队伍力量不足，仅有2人。\n"
    "青山镇人民政府\n"
    "2025年1月8日\n"
)


def place(words: str) -> tuple[int, int]:
    """Where the last ``words`` of the text stand."""
    start = TEXT.rindex(words)
    return start, start + len(words)


def figure(key: str, words: str, code: str | None, status: Status, **more: object) -> FigureRecord:
    start, end = place(words)
    made = Figure(start, end, words, 3.0, "次", indicator=code, confidence=0.9, why="组织")
    return FigureRecord(key, "r", replace(made, **more), status, suggested=made)  # type: ignore[arg-type]


def heading(key: str, level: int, words: str, upto: str | None) -> SectionRecord:
    start, title_end = place(words)
    end = len(TEXT) if upto is None else TEXT.index(upto)
    title = words.partition("、")[2] or words.partition("）")[2]
    title_start = title_end - len(title)
    return SectionRecord(
        key, "r", Section(SectionKind.HEADING, level, None, title, start, end, title_start, title_end)
    )


def make_state() -> ReportState:
    contradiction = Finding("contradiction", Severity.ERROR, "矛盾", (place("30支"), place("2人")))
    return ReportState(
        "r",
        "青山镇.txt",
        Document(TEXT),
        Head(title="关于2024年法治政府建设情况的报告", town="青山镇", year=2024),
        sections=(
            heading("s1", 1, "一、主要举措", "二、存在问题"),
            heading("s2", 2, "（一）强化宣传", "二、存在问题"),
            heading("s3", 1, "二、存在问题", None),
        ),
        figures=(
            figure("f1", "3次", "LEARN.TRAINING_EVENTS", Status.SUGGESTED),
            figure("f2", "162人次", "LEARN.TRAINED", Status.CONFIRMED),
            figure("f3", "5000余册", "PUB.MATERIALS", Status.CORRECTED),
            figure("f4", "30支", None, Status.REJECTED),
            figure("f5", "120人", None, Status.ADDED),
            figure("f6", "30支120人", None, Status.SUGGESTED, confidence=0.2),
            figure("f7", "未发生行政诉讼败诉案件", "LIT.LOST", Status.SUGGESTED, implied=True),
            figure("f8", "2人", None, Status.SUGGESTED),
        ),
        findings=(FindingRecord("x1", "r", contradiction),),
        notes=(Note("n1", "r", *place("受训162人次"), "受训162人次", "核对台账"),),
    )


@pytest.fixture
def state() -> ReportState:
    return make_state()


@pytest.fixture
def where() -> Callable[[str], tuple[int, int]]:
    return place


@pytest.fixture
def page(qtbot: QtBot, state: ReportState) -> Iterator[PageView]:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show_report(state, standard_taxonomy())
    view.show()
    qtbot.waitExposed(view)
    while not view.sheet.scene or not view.sheet.scene.layout.is_complete:
        qtbot.wait(5)
    yield view
