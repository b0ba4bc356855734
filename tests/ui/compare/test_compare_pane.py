"""The comparison pane as a person uses it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.core.compare.arrange import Filters
from app.core.compare.bases import Basis
from app.core.compare.chart_data import BarChart, ChartKind
from app.core.compare.table import Shape
from app.core.enums import Status
from app.models.compare.options import Options
from app.models.compare.table import SeenRole
from app.ui.compare.charts.drawing import chart_png, print_chart, write_svg
from app.ui.compare.choices import ChoiceButton
from app.ui.compare.pane import ComparePane
from app.ui.compare.paper import chart_pdf
from tests.core.compare.made_mentions import many, mention, report
from tests.models.compare.test_compare_model import MadeSource
from tests.ui.printing.pdfmeasure import measured


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[ComparePane]:
    made = ComparePane(MadeSource(*many(5, years=(2023, 2024))))
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made


def first_value(pane: ComparePane) -> tuple[int, int]:
    model = pane.model
    return next(
        (r, c)
        for r in range(model.rowCount())
        for c in range(model.columnCount())
        if model.index(r, c).data(SeenRole).mention is not None
    )


def places(pane: ComparePane) -> list[tuple[int, int]]:
    return [(r, c) for r in range(pane.model.rowCount()) for c in range(pane.model.columnCount())]


def tick(button: ChoiceButton, words: str) -> None:
    next(action for action in button.menu().actions() if action.text() == words).trigger()


def choose_kind(pane: ComparePane, kind: ChartKind) -> None:
    pane.below.kind.setCurrentIndex(pane.below.kind.findData(str(kind)))
    pane.below.refresh()


def test_enter_opens_the_place_of_the_selected_cell(qtbot: QtBot, pane: ComparePane) -> None:
    row, column = first_value(pane)
    pane.view.setCurrentIndex(pane.model.index(row, column))
    with qtbot.waitSignal(pane.place_requested) as asked:
        QTest.keyClick(pane.view, Qt.Key.Key_Return)
    stated = pane.model.seen(row, column).mention
    assert stated is not None
    assert asked.args == [stated.report, stated.start, stated.end]


def test_typing_into_a_cell_asks_for_a_correction(qtbot: QtBot, pane: ComparePane) -> None:
    row, column = first_value(pane)
    pane.view.setCurrentIndex(pane.model.index(row, column))
    pane.view.edit(pane.model.index(row, column))
    editor = pane.view.findChild(QLineEdit)
    editor.setText("98765+")
    with qtbot.waitSignal(pane.correct_requested) as asked:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    stated = pane.model.seen(row, column).mention
    assert stated is not None
    assert asked.args[0] == stated.key
    assert asked.args[1]["value"] == 98765.0


def test_the_lower_half_follows_the_selected_cell(pane: ComparePane) -> None:
    row, column = first_value(pane)
    pane.view.setCurrentIndex(pane.model.index(row, column))
    stated = pane.model.seen(row, column).mention
    assert stated is not None
    assert pane.below.chart.canvas.chart.title == pane.desk.viewer.shower.table.book.name_of(stated.indicator)  # type: ignore[union-attr]
    pane.below.tabs.setCurrentIndex(1)
    assert stated.key in {pane.below.model.said(r).mention.key for r in range(pane.below.model.rowCount())}


def test_a_click_on_a_bar_opens_the_place(qtbot: QtBot, pane: ComparePane) -> None:
    row, column = first_value(pane)
    pane.view.setCurrentIndex(pane.model.index(row, column))
    canvas = pane.below.chart.canvas
    canvas.grab()
    hit = next(h for h in canvas.hits if h.mention is not None)
    with qtbot.waitSignal(canvas.place_requested):
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=hit.area.center().toPoint())


def test_copying_gives_a_table_with_heads(pane: ComparePane) -> None:
    row, column = first_value(pane)
    pane.view.setCurrentIndex(pane.model.index(row, column))
    QTest.keyClick(pane.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 2 and lines[0].count("\t") == 1
    assert "<table>" in QGuiApplication.clipboard().mimeData().html()


def test_the_card_tells_the_sentence(pane: ComparePane) -> None:
    row, column = first_value(pane)
    where = pane.view.visualRect(pane.model.index(row, column)).center()
    pane.view.mouseMoveEvent(_move(where))
    pane.view._timer.timeout.emit()
    card = pane.view.card.text
    assert card is not None and "说了这一句" in card.sentence
    pane.view.hide_card()
    assert pane.view.card.text is None


def _move(where: QPoint) -> object:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    at = QPointF(where)
    none = Qt.MouseButton.NoButton
    return QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)


def test_a_click_on_a_category_folds_it(pane: ComparePane) -> None:
    before = pane.model.rowCount()
    pane.view.down.group_clicked.emit(pane.desk.viewer.arrangement.rows[0].group)  # type: ignore[union-attr]
    assert pane.model.rowCount() < before


def test_exchanging_the_axes_exchanges_rows_and_columns(pane: ComparePane) -> None:
    shape = pane.model.rowCount(), pane.model.columnCount()
    pane.controls.turn.click()
    assert (pane.model.columnCount(), pane.model.rowCount()) == shape


def test_every_control_reaches_the_desk(pane: ComparePane) -> None:
    controls = pane.controls
    controls.shape.setCurrentIndex(1)
    controls.shape.activated.emit(1)
    assert pane.desk.options.shape is Shape.TOWN_BY_YEARS
    controls.differences.setChecked(True)
    controls.empty.setChecked(True)
    tick(controls.statuses, "机器识别，未核")
    controls.basis.activated.emit(0)
    options = pane.desk.options
    assert options.filters == Filters(only_differences=True, hide_empty=False)
    assert options.statuses == {Status.SUGGESTED}
    assert controls.statuses.text() == "状态（1）"


def test_one_choice_ticks_all_that_a_person_settled(pane: ComparePane) -> None:
    tick(pane.controls.statuses, "机器识别，未核")
    tick(pane.controls.statuses, "只看人工核定的")
    assert pane.desk.options.statuses == {Status.CONFIRMED, Status.CORRECTED, Status.ADDED}
    seen = [pane.model.seen(*place) for place in places(pane)]
    assert {s.mention.status for s in seen if s.mention and s.words.plain} <= pane.desk.options.statuses
    tick(pane.controls.statuses, "全部状态")
    assert not pane.desk.options.statuses


def test_choices_are_remembered(qtbot: QtBot, pane: ComparePane) -> None:
    pane.desk.choose(shape=Shape.TOWNS_BY_INDICATORS, year=2023, basis=Basis.RANK, transposed=False)
    tick(pane.controls.categories, pane.controls.categories.menu().actions()[2].text())
    tick(pane.controls.statuses, "已更正")
    pane.controls.differences.setChecked(True)
    choose_kind(pane, ChartKind.HEAT)
    pane.below.kind.activated.emit(pane.below.kind.currentIndex())
    state = json.loads(json.dumps(pane.state()))
    other = ComparePane(MadeSource(*many(5, years=(2023, 2024))))
    qtbot.addWidget(other)
    other.restore(state)
    other.resize(pane.size())
    other.show()
    assert other.state() == pane.state()
    assert other.desk.options == pane.desk.options
    assert other.below.kind.currentData() == str(ChartKind.HEAT)
    assert other.controls.year.currentText() == "2023"


def test_unfit_choices_are_passed_over(qtbot: QtBot) -> None:
    other = ComparePane(MadeSource(*many(3)))
    qtbot.addWidget(other)
    other.restore({"choices": {"shape": "cube", "year": "soon", "statuses": 3, "basis": None}, "texts": [1]})
    other.show()
    assert other.desk.options == Options(year=2024)
    assert other.model.rowCount() > 1


def test_typing_a_search_filters_after_a_pause(qtbot: QtBot, pane: ComparePane) -> None:
    pane.controls.search.setText("纠纷")
    qtbot.waitUntil(lambda: pane.desk.options.filters.text == "纠纷")


def test_a_hidden_pane_reads_nothing(qtbot: QtBot) -> None:
    source = MadeSource([mention()], [report()])
    pane = ComparePane(source)
    qtbot.addWidget(pane)
    pane.reload()
    assert source.reads == 0
    pane.show()
    assert source.reads == 1


def test_an_empty_library_says_so(qtbot: QtBot) -> None:
    pane = ComparePane(MadeSource([], []))
    qtbot.addWidget(pane)
    pane.show()
    assert "还没有报告" in pane._empty.text()
    assert pane._empty.isVisible()


def test_in_a_low_and_narrow_pane_the_rows_of_controls_do_not_lie_over_each_other(
    qtbot: QtBot, pane: ComparePane
) -> None:
    pane.resize(420, 240)
    controls = pane.controls
    qtbot.waitUntil(lambda: controls.width() <= 420 and controls.height() > 0)
    qtbot.waitUntil(lambda: controls.height() >= controls.heightForWidth(controls.width()))
    assert pane.splitter.height() > 0


def test_the_splitter_is_remembered(qtbot: QtBot, pane: ComparePane) -> None:
    pane.splitter.setSizes([300, 250])
    pane.below.tabs.setCurrentIndex(1)
    state = pane.state()
    other = ComparePane(MadeSource([mention()], [report()]))
    qtbot.addWidget(other)
    other.resize(pane.size())
    other.show()
    other.restore(state)
    assert other.state() == state
    other.restore({"splitter": "nonsense", "below": 99})
    assert other.state() == state | {"chart": ""}


@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_chart_is_drawn_saved_and_printed(qtbot: QtBot, pane: ComparePane, kind: ChartKind) -> None:
    if kind is ChartKind.SLOPES:
        pane.desk.choose(shape=Shape.INDICATOR_BY_TOWNS_AND_YEARS, indicator="MED.TOTAL")
    choose_kind(pane, kind)
    chart = pane.below.chart.canvas.chart
    assert chart is not None
    pane.below.chart.canvas.grab()
    assert pane.below.chart.canvas.accessibleName()
    assert not chart_png(chart, QFont()).isNull()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    write_svg(chart, QFont(), buffer)
    assert b"<svg" in bytes(data.data())
    page = QImage(800, 600, QImage.Format.Format_RGB32)
    painter = QPainter(page)
    assert 0 < print_chart(chart, QFont(), painter, QRectF(0, 0, 800, 600)) <= 601
    painter.end()


def test_the_grid_for_paper_is_what_is_seen(pane: ComparePane) -> None:
    grid = pane.grid(with_sentences=True)
    assert grid is not None
    assert [head.text for head in grid.column_heads][-5:] == [f"第{n}镇" for n in range(5)]
    assert any(cell.sentence for row in grid.cells for cell in row)


def test_report_text_is_never_markup(qtbot: QtBot) -> None:
    town = "<img src=file:///x>镇"
    pane = ComparePane(MadeSource([mention(town=town)], [report(town)]))
    qtbot.addWidget(pane)
    pane.show()
    pane.view.setCurrentIndex(pane.model.index(1, 0))
    pane.grab()
    pane.below.tabs.setCurrentIndex(1)
    pane.grab()
    pane.view.copy_selection()
    assert "<img" not in QGuiApplication.clipboard().mimeData().html()


def test_a_picture_is_saved_whole_or_the_refusal_is_told(
    qtbot: QtBot, pane: ComparePane, tmp_path: Path
) -> None:
    for name in ("图.svg", "图.png"):
        with qtbot.waitSignal(pane.picture_saved):
            assert pane.below.save.save_to(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 500
    with qtbot.waitSignal(pane.picture_refused) as told:
        assert not pane.below.save.save_to(tmp_path / "没有" / "图.svg")
    assert "没有" in told.args[0]


def test_the_first_picture_is_of_what_most_towns_report(pane: ComparePane) -> None:
    chart = pane.below.chart.canvas.chart
    assert isinstance(chart, BarChart)
    stated = sum(bar.value is not None for bar in chart.bars)
    table = pane.desk.viewer.shower.table  # type: ignore[union-attr]
    most = max(len(table.places_on(column=c)) for c in range(len(table.columns)))
    assert stated == most > 1


def test_a_picture_of_nothing_says_so(qtbot: QtBot) -> None:
    made = ComparePane(MadeSource([], [report(), report("乙镇")]))
    qtbot.addWidget(made)
    made.show()
    for kind in (ChartKind.SMALL, ChartKind.SCATTER):
        choose_kind(made, kind)
        assert made.below.chart.canvas.chart is None
        assert made.below.chart.canvas.accessibleName()
        assert not made.below.save.isEnabled()


def test_a_square_of_the_heat_map_names_what_is_missing_and_opens_what_is_there(
    qtbot: QtBot, pane: ComparePane
) -> None:
    choose_kind(pane, ChartKind.HEAT)
    pane.below.chart.canvas.grab()
    hit = next(h for h in pane.below.chart.canvas.hits if h.mention is not None and "未报告：" in h.words)
    with qtbot.waitSignal(pane.place_requested) as asked:
        QTest.mouseClick(pane.below.chart.canvas, Qt.MouseButton.LeftButton, pos=hit.area.center().toPoint())
    assert asked.args[0] == hit.mention.report  # type: ignore[union-attr]


def test_words_of_a_printed_picture_are_as_large_as_in_a_book(pane: ComparePane, tmp_path: Path) -> None:
    chart = pane.below.chart.canvas.chart
    assert isinstance(chart, BarChart)
    path = tmp_path / "图.pdf"
    path.write_bytes(chart_pdf(chart, pane.font()))
    (page,) = measured(path)
    words = {word: bottom - top for word, _, top, _, bottom in page.words}
    assert chart.title in words
    assert all(1.5 < height < 8 for height in words.values())
    assert max(right for _, _, _, right, _ in page.words) < 297 - 14


def test_in_a_narrow_low_pane_the_bar_of_the_lower_half_is_whole(qtbot: QtBot, pane: ComparePane) -> None:
    pane.resize(330, 560)
    pane.show()
    qtbot.waitExposed(pane)
    qtbot.waitUntil(lambda: pane.below.width() <= 330)
    below = pane.below
    pane.splitter.setSizes([1000, 1])
    qtbot.wait(20)
    assert below.save.geometry().top() > below.tabs.geometry().bottom()  # it takes two rows
    assert below.save.geometry().bottom() < below.stack.geometry().top()


def test_stepping_back_with_shift_selects_one_cell(qtbot: QtBot, pane: ComparePane) -> None:
    pane.view.setCurrentIndex(pane.model.index(2, 1))
    qtbot.keyPress(pane.view, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
    pane.find_previous()
    qtbot.keyRelease(pane.view, Qt.Key.Key_Shift)
    assert [(i.row(), i.column()) for i in pane.view.selectionModel().selectedIndexes()] == [(1, 1)]
