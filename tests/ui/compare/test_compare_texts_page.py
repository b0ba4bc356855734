"""Two reports side by side, and the base table, as a person uses them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.compare.bases import Basis
from app.core.enums import Part
from app.core.report import Section
from app.models.compare.bases import OwnRole
from app.ui.compare.pane import ComparePane
from tests.core.compare.made_mentions import mention, report
from tests.core.compare.test_compare_texts import LAW, MEDIATION, PUBLICITY, side
from tests.models.compare.test_compare_model import MadeSource

SHARED = "持续推进法治政府建设各项任务落地见效形成齐抓共管的良好工作格局。"


class TextSource(MadeSource):
    """Two reports that share a passage."""

    def text_of(self, report: str) -> tuple[str, Sequence[Section]]:
        body = (MEDIATION, PUBLICITY) if report == self.rows[0].key else (LAW, MEDIATION)
        extra = ("统筹推进𬭎字工作", SHARED)
        made = side(("主要举措", Part.MEASURES, [*body, extra]), ("不足", Part.PROBLEMS, []))
        return made.text, made.sections


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[ComparePane]:
    mentions = [mention(value=30), mention("AREA.VILLAGE", 12, "个", period="stock"), mention(town="乙镇")]
    made = ComparePane(TextSource(mentions, [report(), report("乙镇")]))
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    yield made


def turn_to_texts(pane: ComparePane) -> None:
    index = pane.controls.shape.findData("texts")
    pane.controls.shape.setCurrentIndex(index)
    pane.controls.shape.activated.emit(index)


def test_the_report_that_is_read_stands_beside_one_of_its_town(qtbot: QtBot) -> None:
    rows = [report(), report("乙镇"), report("乙镇", year=2023)]
    source = TextSource([mention()], rows)
    source.open = rows[2]
    made = ComparePane(source)
    qtbot.addWidget(made)
    turn_to_texts(made)
    assert (made.texts.left.currentData(), made.texts.right.currentData()) == (rows[2].key, rows[1].key)


def test_two_reports_are_set_side_by_side(pane: ComparePane) -> None:
    turn_to_texts(pane)
    assert pane.texts.isVisible()
    assert not pane.controls.search.isVisible()
    assert len(pane.texts.view.passages) >= 1
    pane.texts.view.grab()


def test_f3_goes_round_the_shared_passages(qtbot: QtBot, pane: ComparePane) -> None:
    turn_to_texts(pane)
    view = pane.texts.view
    found: list[int] = []
    view.passage_changed.connect(found.append)
    count = len(view.passages)
    for _ in range(count + 1):
        pane.texts.next.click()
    assert found == [*range(count), 0]
    pane.texts.previous.click()
    assert found[-1] == count - 1


def test_a_double_click_opens_the_place(qtbot: QtBot, pane: ComparePane) -> None:
    turn_to_texts(pane)
    viewport = pane.texts.view.viewport()
    with qtbot.waitSignal(pane.place_requested) as asked:
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(viewport.width() // 2 + 20, 50))
    key, start, end = asked.args
    assert key == pane.texts.right.currentData()
    assert 0 <= start == end


def test_back_to_the_table(pane: ComparePane) -> None:
    turn_to_texts(pane)
    pane.controls.shape.setCurrentIndex(0)
    pane.controls.shape.activated.emit(0)
    assert pane.view.isVisible() and pane.controls.search.isVisible()


def test_the_base_table_shows_what_reports_state_and_asks_to_keep_what_is_typed(
    qtbot: QtBot, pane: ComparePane
) -> None:
    QAbstractItemModelTester(pane.below.bases_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    pane.below.tabs.setCurrentIndex(2)
    model = pane.below.bases_model
    stated = model.index(0, 0)
    assert (stated.data(), stated.data(OwnRole)) == ("12", False)
    with qtbot.waitSignal(pane.bases_requested) as asked:
        assert model.setData(model.index(1, 0), "15")
    (row,) = asked.args[0]
    assert row == {"town": "乙镇", "county": "东县", "year": 2024, "name": "AREA.VILLAGE", "value": 15.0}
    with qtbot.waitSignal(pane.given_up) as refused:
        assert not model.setData(model.index(1, 0), "许多")
    assert "许多" in refused.args[0]
    with qtbot.assertNotEmitted(pane.given_up):
        assert not model.setData(stated, "12")
    pane._source.bases = [row]  # type: ignore[attr-defined]
    pane.reload()
    assert (model.index(1, 0).data(), model.index(1, 0).data(OwnRole)) == ("15", True)
    pane.desk.choose(basis=Basis.VILLAGE)
    texts = {model.index(1, 0).data(), *(cell.text for line in pane.grid().cells for cell in line)}  # type: ignore[union-attr]
    assert "0.667 件/村" in texts


def test_a_hint_that_is_cut_is_whole_in_its_tool_tip(pane: ComparePane) -> None:
    pane.below.tabs.setCurrentIndex(2)
    heading = pane.below.heading
    assert "Excel" in heading.toolTip() and heading.toolTip() == heading.text()
    pane.below.tabs.setCurrentIndex(1)
    assert "Excel" not in heading.toolTip()


def test_a_new_name_joins_a_towns_years(qtbot: QtBot, pane: ComparePane) -> None:
    pane.below.tabs.setCurrentIndex(2)
    model = pane.below.bases_model
    with qtbot.waitSignal(pane.bases_requested) as asked:
        model.setData(model.index(1, 4), "甲镇")
    (row,) = asked.args[0]
    assert row["name"] == "renamed" and row["year"] is None
    pane._source.bases = [row]  # type: ignore[attr-defined]
    pane.reload()
    assert pane.desk.towns() == [("东县|甲镇", "甲镇")]


def test_a_town_that_went_to_another_county_joins_its_years(qtbot: QtBot, pane: ComparePane) -> None:
    pane.below.tabs.setCurrentIndex(2)
    model = pane.below.bases_model
    assert "县名" in model.headerData(4, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    row = {"town": "乙镇", "county": "西县", "year": None, "name": "renamed", "value": "东县甲镇"}
    source = pane._source
    moved = [
        replace(r, head=replace(r.head, county="西县")) if r.head.town == "乙镇" else r
        for r in source.reports()
    ]
    source.reports = lambda: moved  # type: ignore[method-assign]
    source.bases = [row]  # type: ignore[attr-defined]
    pane.reload()
    assert pane.desk.towns() == [("东县|甲镇", "甲镇")]
    shown = [model.index(line, 4).data() for line in range(model.rowCount())]
    assert shown == ["", "东县甲镇"]


def test_a_block_from_a_spreadsheet_is_kept_as_one_act(qtbot: QtBot, pane: ComparePane) -> None:
    pane.below.tabs.setCurrentIndex(2)
    pane.below.bases.setCurrentIndex(pane.below.bases_model.index(0, 1))
    QGuiApplication.clipboard().setText("21,000\t85.6\r\n许多\t40\r\n9\t9\r\n")
    with qtbot.waitSignal(pane.bases_requested) as asked:
        QTest.keySequence(pane.below.bases, QKeySequence(QKeySequence.StandardKey.Paste))
    kept = [(row["town"], row["name"], row["year"], row["value"]) for row in asked.args[0]]
    assert kept == [
        ("甲镇", "AREA.POP", 2024, 21_000),
        ("甲镇", "land", None, 85.6),
        ("乙镇", "land", None, 40),
    ]


def test_deleted_cells_are_no_longer_kept(qtbot: QtBot, pane: ComparePane) -> None:
    row = {"town": "乙镇", "county": "东县", "year": None, "name": "land", "value": 40.0}
    pane._source.bases = [row]  # type: ignore[attr-defined]
    pane.reload()
    pane.below.tabs.setCurrentIndex(2)
    pane.below.bases.setCurrentIndex(pane.below.bases_model.index(1, 2))
    with qtbot.waitSignal(pane.bases_requested) as asked:
        QTest.keySequence(pane.below.bases, QKeySequence(QKeySequence.StandardKey.Delete))
    assert asked.args[0] == [{**row, "value": None}]


def test_text_is_selected_in_one_report_and_copied(pane: ComparePane) -> None:
    turn_to_texts(pane)
    view = pane.texts.view
    viewport, left, right = view.viewport(), QPoint(20, 50), QPoint(view.viewport().width() - 20, 50)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=left)
    drag = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(right),
        QPointF(viewport.mapToGlobal(right)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, drag)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=right)
    selected = view.selected_text
    assert selected
    assert selected in pane.texts._side(pane.texts.left.currentData()).text
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == selected
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=left)
    assert view.selected_text == ""
