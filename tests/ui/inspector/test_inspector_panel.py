from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.enums import FigureKind, Qualifier, Role, Status
from app.core.indicators import Candidate
from app.core.report import Document, Figure, Head, Place
from app.core.state import FigureRecord, ReportState
from app.core.taxonomy import standard_taxonomy
from app.models.figures.choice import COL_INDICATOR
from app.ui.inspector.panel import InspectorPanel
from app.ui.inspector.sentence import SentenceView, excerpt

BOOK = standard_taxonomy()
MEETING, TRAINED = BOOK.indicators()[0], BOOK.indicators()[8]
TEXT = "2024年，镇党委召开专题会议4次，受训162人次。\n发放资料5000余册。"


def figure(key: str, words: str, value: float, unit: str, **more: Any) -> FigureRecord:
    start = TEXT.index(words)
    made = Figure(
        start, start + len(words), words, value, unit, period="2024", confidence=0.9, why="专题会议"
    )
    status = more.pop("status", Status.SUGGESTED)
    return FigureRecord(key, "r", replace(made, **more), status, suggested=made)


FIGURES = (
    figure("f1", "4次", 4, "次", indicator=MEETING.code),
    figure("f2", "162人次", 162, "人次", status=Status.CONFIRMED),
    figure("f3", "5000余册", 5000, "册", qualifier=Qualifier.MORE_THAN, status=Status.REJECTED),
)
STATE = ReportState("r", "镇.txt", Document(TEXT), Head(), figures=FIGURES)


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[InspectorPanel]:
    made = InspectorPanel()
    qtbot.addWidget(made)
    made.resize(320, 760)
    made.set_state(STATE, BOOK)
    made.show()
    qtbot.waitExposed(made)
    yield made


@pytest.fixture
def asked(panel: InspectorPanel) -> list[tuple[str, dict[str, Any]]]:
    """Every correction the panel asks for."""
    found: list[tuple[str, dict[str, Any]]] = []
    panel.correct_requested.connect(lambda key, fields: found.append((key, fields)))
    return found


def retype(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    if text:
        qtbot.keyClicks(field, text)
    else:
        qtbot.keyClick(field, Qt.Key.Key_Delete)


def form(panel: InspectorPanel) -> Any:
    return panel.editor.form


# Table


def test_names_get_the_room_that_short_units_leave(panel: InspectorPanel) -> None:
    table = panel.figures.table
    wide = table.columnWidth(COL_INDICATOR)
    long = replace(FIGURES[0], figure=replace(FIGURES[0].figure, unit="平方公里"))
    panel.update_figures([long])
    assert table.columnWidth(COL_INDICATOR) < wide
    panel.update_figures([FIGURES[0]])
    assert table.columnWidth(COL_INDICATOR) == wide


def test_picking_a_row_tells_the_figure_and_asks_for_suggestions(qtbot: QtBot, panel: InspectorPanel) -> None:
    index = panel.figures.model.index(1, 0)
    with qtbot.waitSignals([panel.figure_selected, panel.candidates_requested]):
        panel.figures.table.setCurrentIndex(index)
    assert form(panel).value.text() == "162"


def test_selecting_from_outside_tells_nothing(qtbot: QtBot, panel: InspectorPanel) -> None:
    with qtbot.assertNotEmitted(panel.figure_selected):
        panel.select_figure("f2")
    assert panel.selected_keys() == ["f2"]


def test_enter_confirms_and_delete_rejects_all_selected_rows(qtbot: QtBot, panel: InspectorPanel) -> None:
    panel.figures.table.selectAll()
    with qtbot.waitSignal(panel.confirm_requested) as told:
        qtbot.keyClick(panel.figures.table, Qt.Key.Key_Return)
    assert told.args == [["f1", "f2", "f3"]]
    with qtbot.waitSignal(panel.reject_requested) as told:
        qtbot.keyClick(panel.figures.table, Qt.Key.Key_Delete)
    assert told.args == [["f1", "f2", "f3"]]
    assert panel.editor.hint.text() == "已选 3 条数据"


def test_filters_say_how_many_are_shown_and_that_none_is_found(panel: InspectorPanel) -> None:
    panel.figures.words.setText("162")
    assert panel.figures.count.text() == "1/3"
    panel.figures.words.setText("没有的词")
    assert panel.figures.count.text() == "0/3"
    assert panel.figures.table.hint == "没有符合条件的数据"
    panel.grab()


def test_a_figure_held_back_by_a_filter_is_still_shown_in_the_editor(panel: InspectorPanel) -> None:
    panel.figures.words.setText("162")
    panel.select_figure("f1")
    assert form(panel).value.text() == "4"


def test_grouping_keeps_the_picked_figure(panel: InspectorPanel) -> None:
    panel.select_figure("f2")
    panel.figures.grouping.setChecked(True)
    assert panel.figures.current_key() == "f2"
    panel.grab()


def test_selection_survives_an_update_that_moves_the_row(panel: InspectorPanel) -> None:
    panel.figures.grouping.setChecked(True)
    panel.select_figure("f2")
    moved = replace(FIGURES[1], figure=replace(FIGURES[1].figure, indicator=TRAINED.code))
    panel.update_figures([moved])
    assert panel.figures.current_key() == "f2"
    assert form(panel).indicator.words.text() == TRAINED.name


def test_a_report_without_figures_and_no_report_are_said(panel: InspectorPanel) -> None:
    panel.set_state(replace(STATE, figures=()), BOOK)
    assert panel.figures.table.hint == "全文没有统计数字"
    panel.set_state(None, BOOK)
    assert panel.figures.table.hint == "没有打开的报告"
    panel.grab()


def test_a_removed_figure_leaves_table_and_editor(panel: InspectorPanel) -> None:
    panel.select_figure("f2")
    panel.remove_figures(["f2"])
    assert panel.selected_keys() == []
    assert not panel.editor.confirm_button.isEnabled()


# Editor


def test_enter_asks_once_for_the_changed_fields_only(
    qtbot: QtBot, panel: InspectorPanel, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    panel.select_figure("f1")
    retype(qtbot, form(panel).value, "6")
    qtbot.keyClick(form(panel).value, Qt.Key.Key_Return)
    form(panel).unit.setFocus()
    assert asked == [("f1", {"value": 6.0})]


def test_leaving_a_field_commits_it(
    qtbot: QtBot, panel: InspectorPanel, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    panel.select_figure("f1")
    retype(qtbot, form(panel).period, "2023-")
    form(panel).unit.setFocus()
    assert asked == [("f1", {"period": "2023-"})]


def test_a_period_is_told_from_the_year_of_the_report(
    qtbot: QtBot, panel: InspectorPanel, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    panel.set_year(2024)
    panel.select_figure("f1")
    form(panel).period.setText("上半年")
    qtbot.keyClick(form(panel).period, Qt.Key.Key_Return)
    assert asked == [("f1", {"period": "2024H1"})]


def test_a_number_that_is_no_period_is_told_below_the_period(
    qtbot: QtBot, panel: InspectorPanel, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    panel.select_figure("f1")
    retype(qtbot, form(panel).period, "20245")
    qtbot.keyClick(form(panel).period, Qt.Key.Key_Return)
    assert asked == []
    assert form(panel).message.isVisible()
    assert form(panel).period.geometry().bottom() < form(panel).message.geometry().top()


def test_picking_another_figure_commits_what_was_typed(
    qtbot: QtBot, panel: InspectorPanel, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    panel.select_figure("f1")
    retype(qtbot, form(panel).value, "6")
    panel.select_figure("f2")
    assert asked == [("f1", {"value": 6.0})]
    assert form(panel).value.text() == "162"


def test_enter_without_edits_confirms(qtbot: QtBot, panel: InspectorPanel) -> None:
    panel.select_figure("f1")
    with qtbot.waitSignal(panel.confirm_requested) as told:
        qtbot.keyClick(form(panel).value, Qt.Key.Key_Return)
    assert told.args == [["f1"]]


def test_escape_puts_back_what_holds(
    qtbot: QtBot, panel: InspectorPanel, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    panel.select_figure("f1")
    retype(qtbot, form(panel).value, "99")
    qtbot.keyClick(form(panel).value, Qt.Key.Key_Escape)
    assert form(panel).value.text() == "4"
    form(panel).unit.setFocus()
    assert asked == []


def test_a_number_that_cannot_be_read_is_explained_and_not_sent(
    qtbot: QtBot, panel: InspectorPanel, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    panel.select_figure("f1")
    retype(qtbot, form(panel).value, "4x")
    qtbot.keyClick(form(panel).value, Qt.Key.Key_Return)
    assert asked == []
    assert form(panel).message.isVisible()
    assert form(panel).message.text().startswith("不是数字")
    assert form(panel).value.accessibleDescription()
    retype(qtbot, form(panel).value, "5")
    assert not form(panel).message.isVisible()


def test_a_range_is_typed_in_two_fields(
    qtbot: QtBot, panel: InspectorPanel, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    panel.select_figure("f1")
    retype(qtbot, form(panel).value_max, "9")
    qtbot.keyClick(form(panel).value_max, Qt.Key.Key_Return)
    assert asked == [("f1", {"value_max": 9.0})]


def test_choices_are_sent_as_members(panel: InspectorPanel, asked: list[tuple[str, dict[str, Any]]]) -> None:
    panel.select_figure("f1")
    for box, member in (
        (form(panel).role, Role.PLAN),
        (form(panel).kind, FigureKind.OTHER),
        (form(panel).qualifier, Qualifier.APPROX),
    ):
        box.setCurrentIndex(box.findData(str(member)))
        box.activated.emit(box.currentIndex())
    assert asked[-1] == (
        "f1",
        {"qualifier": Qualifier.APPROX, "role": Role.PLAN, "kind": FigureKind.OTHER},
    )


def test_time_point_is_typed_in_words(
    qtbot: QtBot, panel: InspectorPanel, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    panel.select_figure("f1")
    form(panel).period.setText("时点")
    qtbot.keyClick(form(panel).period, Qt.Key.Key_Return)
    assert asked == [("f1", {"period": "stock"})]


def test_after_the_answer_the_same_edit_can_be_asked_again(
    qtbot: QtBot, panel: InspectorPanel, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    panel.select_figure("f1")
    for _ in range(2):
        retype(qtbot, form(panel).value, "6")
        qtbot.keyClick(form(panel).value, Qt.Key.Key_Return)
        panel.update_figures([FIGURES[0]])  # the store could not save it: the old state comes back
    assert asked == [("f1", {"value": 6.0})] * 2
    assert form(panel).value.text() == "4"


def test_buttons_follow_status_and_edits(qtbot: QtBot, panel: InspectorPanel) -> None:
    editor = panel.editor
    able = lambda: [  # noqa: E731
        button.isEnabled()
        for button in (
            editor.confirm_button,
            editor.correct_button,
            editor.reject_button,
            editor.restore_button,
        )
    ]
    panel.select_figure("f1")
    assert able() == [True, False, True, False]
    retype(qtbot, form(panel).value, "6")
    assert able() == [False, True, True, False]
    panel.select_figure("f3")
    assert able() == [True, False, False, True]
    with qtbot.waitSignal(panel.restore_requested) as told:
        editor.restore_button.click()
    assert told.args == [["f3"]]


def test_the_sentence_of_the_figure_is_quoted(panel: InspectorPanel) -> None:
    panel.select_figure("f2")
    assert panel.editor.sentence.accessibleName().endswith("受训162人次。")
    panel.select_figure("f3")
    assert panel.editor.sentence.accessibleName() == "原文：发放资料5000余册。"


def test_reason_and_history_are_shown_as_plain_text(panel: InspectorPanel) -> None:
    panel.select_figure("f1")
    assert panel.editor.reason.text() == "依据：专题会议 · 把握 90%"
    panel.set_history([("2026-11-20 14:03", "张三", "数值 <b>3</b>→4")])
    assert "数值 <b>3</b>→4" in panel.editor.history.text()
    assert panel.editor.history.textFormat() is Qt.TextFormat.PlainText
    panel.select_figure("f2")
    assert panel.editor.history.text() == ""


def test_read_only_changes_nothing(qtbot: QtBot, panel: InspectorPanel) -> None:
    panel.set_read_only(True)
    panel.select_figure("f1")
    assert form(panel).value.isReadOnly()
    assert not form(panel).role.isEnabled()
    with qtbot.assertNotEmitted(panel.confirm_requested):
        qtbot.keyClick(panel.figures.table, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(panel.confirm_requested):
        qtbot.keyClick(form(panel).value, Qt.Key.Key_Return)
    assert not panel.editor.reject_button.isEnabled()


# Indicator


def test_words_narrow_the_book_and_enter_takes_the_marked_line(
    qtbot: QtBot, panel: InspectorPanel, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    panel.select_figure("f2")
    field = form(panel).indicator
    field.words.setFocus()
    qtbot.keyClicks(field.words, MEETING.code)
    assert field.is_searching
    qtbot.keyClick(field.words, Qt.Key.Key_Return)
    assert asked == [("f2", {"indicator": MEETING.code})]
    assert not field.is_searching


def test_down_opens_the_whole_book_and_escape_closes_it(qtbot: QtBot, panel: InspectorPanel) -> None:
    panel.select_figure("f1")
    field = form(panel).indicator
    field.words.setFocus()
    qtbot.keyClick(field.words, Qt.Key.Key_Down)
    assert field.is_searching
    qtbot.keyClick(field.words, Qt.Key.Key_Down)
    panel.grab()
    qtbot.keyClick(field.words, Qt.Key.Key_Escape)
    assert not field.is_searching
    assert field.words.text() == MEETING.name


def test_an_emptied_field_takes_the_indicator_away(
    qtbot: QtBot, panel: InspectorPanel, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    panel.select_figure("f1")
    retype(qtbot, form(panel).indicator.words, "")
    qtbot.keyClick(form(panel).indicator.words, Qt.Key.Key_Return)
    assert asked == [("f1", {"indicator": None})]


def test_digits_take_suggestions_but_not_while_a_number_is_typed(
    qtbot: QtBot, panel: InspectorPanel, asked: list[tuple[str, dict[str, Any]]]
) -> None:
    panel.select_figure("f2")
    panel.set_candidates("f2", [Candidate(MEETING.code, 0.8, "专题会议"), Candidate(TRAINED.code, 0.5, "")])
    panel.activateWindow()
    panel.figures.table.setFocus()
    qtbot.keyClick(panel.figures.table, Qt.Key.Key_2)
    assert asked == [("f2", {"indicator": TRAINED.code})]
    retype(qtbot, form(panel).value, "12")
    assert form(panel).value.text() == "12"
    assert len(asked) == 1


def test_suggestions_for_another_figure_are_passed_over(panel: InspectorPanel) -> None:
    panel.select_figure("f2")
    panel.set_candidates("f1", [Candidate(MEETING.code, 0.5, "")])
    assert form(panel).suggestions.codes == ()


def test_the_indicator_that_holds_is_not_suggested(panel: InspectorPanel) -> None:
    panel.select_figure("f1")
    panel.set_candidates("f1", [Candidate(MEETING.code, 0.5, ""), Candidate(TRAINED.code, 0.5, "")])
    panel.editor.show_suggestions()
    assert form(panel).suggestions.codes == (TRAINED.code,)


# All of it


def test_every_control_has_an_accessible_name(panel: InspectorPanel) -> None:
    panel.select_figure("f1")
    panel.set_candidates("f1", [Candidate(TRAINED.code, 0.5, "学法")])
    for kind in (QLineEdit, QComboBox, QAbstractButton):
        for widget in panel.findChildren(kind):
            if widget.objectName().startswith("qt_") or isinstance(widget.parent(), QLineEdit):
                continue
            assert widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()), widget


def test_several_rows_are_shown_as_a_number(panel: InspectorPanel) -> None:
    rows = panel.figures.table.selectionModel()
    flags = QItemSelectionModel.SelectionFlag
    for row in (0, 2):
        rows.select(panel.figures.model.index(row, 0), flags.Select | flags.Rows)
    assert panel.editor.hint.text() == "已选 2 条数据"


def test_a_long_sentence_is_cut_around_the_figure() -> None:
    sentence = "前" * 100 + "12件" + "后" * 100
    text, start, end = excerpt(sentence, 100, 103)
    assert text[start:end] == "12件"
    assert text.startswith("…") and text.endswith("…")
    assert excerpt("共12件。", 1, 4) == ("共12件。", 1, 4)


def test_a_long_sentence_is_shown_around_its_figure_where_the_pane_is_narrow(qtbot: QtBot) -> None:
    view = SentenceView()
    qtbot.addWidget(view)
    view.show_sentence("全年开展法治宣传" * 12 + "12场，" + "印发各类资料共若干" * 12, 96, 99, None)
    for width in (120, 200, 300, 600):
        layout, start, end = view.fitted(width)
        assert layout.text()[start:end] == "12场"
        assert layout.lineCount() <= 5


def test_the_page_of_the_file_stands_with_the_reasons(panel: InspectorPanel) -> None:
    panel.set_state(replace(STATE, document=Document(TEXT, places=(Place(0, len(TEXT), page=3),))), BOOK)
    panel.select_figure("f1")
    assert panel.editor.reason.text().startswith("第3页 · ")
    panel.set_state(STATE, BOOK)
    panel.select_figure("f1")
    assert "页" not in panel.editor.reason.text()
