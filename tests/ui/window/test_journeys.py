"""What a user does from start to end, in the real window with a real library."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.enums import Part, Status
from app.core.state import FigureRecord
from app.models.report.outline_model import NUMBER_ROLE
from app.ui.window.main_window import MainWindow

KEY = Qt.Key


def figure(window: MainWindow, words: str) -> FigureRecord:
    state = window.session.state
    assert state is not None
    return next(r for r in state.figures if r.figure.surface == words)


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(40, 40),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert event.isAccepted()


def press(
    window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    focused = QApplication.focusWidget() or window
    QTest.keyClick(focused, key, held)


def test_a_first_start_invites_and_shows_the_samples(open_window, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    window = open_window()
    assert window.panes.report_stack.currentWidget() is window.panes.empty
    window.acts["open_samples"].trigger()
    qtbot.waitUntil(lambda: not window.importer.is_busy, timeout=30_000)
    assert len(window.session.reports) == 5
    assert window.session.state is not None
    assert window.panes.report_stack.currentWidget() is window.panes.page
    assert window.panes.docks["import"].isHidden()


def test_a_dropped_folder_is_imported_and_failures_are_listed(
    open_window, reports: Path, qtbot: QtBot
) -> None:  # type: ignore[no-untyped-def]
    window = open_window()
    drop(window, reports)
    qtbot.waitUntil(lambda: not window.importer.is_busy, timeout=20_000)
    panel = window.panes.importing
    assert panel.line() == "导入 2 份，1 份未能导入。"
    item = panel.list.topLevelItem(0)
    assert item is not None and item.text(0) == "空.txt" and "空文件" in item.text(1)
    assert window.panes.docks["import"].isVisible()
    drop(window, reports / "云集镇.txt")
    qtbot.waitUntil(lambda: not window.importer.is_busy, timeout=20_000)
    assert panel.line() == "导入 0 份，1 份已有。"
    assert len(window.session.reports) == 2


def test_what_cannot_be_imported_has_room_while_the_import_goes_on(
    open_window, reports: Path, qtbot: QtBot
) -> None:  # type: ignore[no-untyped-def]
    window = open_window()
    for number in range(40):
        (reports / f"空{number}.txt").write_text("", encoding="utf-8")
    drop(window, reports)
    shown, least = window.panes.importing.list, 3 * window.fontMetrics().height()
    qtbot.waitUntil(lambda: shown.height() >= least or not window.importer.is_busy, timeout=20_000)
    assert shown.isVisible() and shown.height() >= least
    qtbot.waitUntil(lambda: not window.importer.is_busy, timeout=20_000)


def test_correct_undo_close_reopen_and_find_the_correction(
    filled: MainWindow, open_window, qtbot: QtBot
) -> None:  # type: ignore[no-untyped-def]
    window = filled
    key = figure(window, "218次").key
    window.panes.page.figure_clicked.emit(key)
    assert window.panes.inspector.selected_keys() == [key]
    window.panes.inspector.correct_requested.emit(key, {"value": 213.0})
    assert window.status.saved.text().startswith("✓ 已保存 ")
    assert "更正数值 218→213" in window.acts["undo"].text()
    press(window, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert figure(window, "218次").figure.value == 218.0
    assert "更正数值 218→213" in window.acts["redo"].text()
    assert window.status.notice.text() == "已撤销：更正数值 218→213"
    press(window, KEY.Key_Y, Qt.KeyboardModifier.ControlModifier)
    report = window.session.state.key  # type: ignore[union-attr]
    window = open_window()
    assert window.session.state is not None and window.session.state.key == report
    again = figure(window, "218次")
    assert (again.figure.value, again.status, again.decided_by) == (213.0, Status.CORRECTED, "审核员")
    press(window, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert figure(window, "218次").status is Status.SUGGESTED


def test_undo_in_a_field_takes_back_typing_first_and_then_the_last_act(
    filled: MainWindow, qtbot: QtBot
) -> None:
    window = filled
    key = figure(window, "218次").key
    window.session.select_figure(key)
    field = window.panes.inspector.editor.form.unit
    field.setFocus()
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, KEY.Key_Return)
    assert figure(window, "218次").figure.unit == "次x"
    qtbot.keyClicks(field, "y")
    qtbot.keyClick(field, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), figure(window, "218次").figure.unit) == ("次x", "次x")
    qtbot.keyClick(field, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), figure(window, "218次").figure.unit) == ("次", "次")
    qtbot.keyClick(field, KEY.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert figure(window, "218次").figure.unit == "次x"


def test_delete_rejects_and_the_figure_stays_to_be_restored(filled: MainWindow, qtbot: QtBot) -> None:
    window = filled
    window.acts["focus_page"].trigger()
    key = figure(window, "12件").key
    window.session.select_figure(key)
    press(window, KEY.Key_Delete)
    assert window.session.figure_of(key).status is Status.REJECTED  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: window.session.figure is not None and window.session.figure.key != key)
    window.session.select_figure(key)
    window.acts["restore"].trigger()
    assert window.session.figure_of(key).status is Status.SUGGESTED  # type: ignore[union-attr]


def test_a_rejected_figure_is_taken_back_with_the_key_for_new_ones(filled: MainWindow) -> None:
    window = filled
    window.acts["focus_page"].trigger()
    record = figure(window, "3件")
    window.session.reject([record.key])
    text = window.session.state.document.text  # type: ignore[union-attr]
    start = text.index("来信3件")
    window.panes.page.add_figure_requested.emit(start, start + 4)
    again = window.session.figure
    assert again is not None and again.key == record.key and again.status is Status.CONFIRMED


def test_a_new_figure_comes_from_the_cursor_filled_by_the_machine(filled: MainWindow) -> None:
    window = filled
    window.acts["focus_page"].trigger()
    session = window.session
    text = session.state.document.text  # type: ignore[union-attr]
    record = figure(window, "3件")
    place = record.figure.start
    session.set_span(record.key, text.index("来信"), text.index("来信") + 2)
    page = window.panes.page
    page.select_figure("")
    cursor = page.sheet.textCursor()
    cursor.setPosition(page.sheet.scene.marks.map.to_qt(place))  # type: ignore[union-attr]
    page.sheet.setTextCursor(cursor)
    press(window, KEY.Key_Insert)
    added = session.figure
    assert added is not None and added.status is Status.ADDED
    assert (added.figure.surface, added.figure.value, added.figure.unit) == ("3件", 3.0, "件")
    assert added.figure.indicator == record.figure.indicator
    press(window, KEY.Key_Insert)
    assert session.undo_name == "新增数据 3件"


def test_alt_shift_and_arrow_moves_a_boundary_by_one_character(filled: MainWindow) -> None:
    window = filled
    window.acts["focus_page"].trigger()
    key = figure(window, "218次").key
    window.session.select_figure(key)
    level = [r.section.level for r in window.session.state.sections]  # type: ignore[union-attr]
    held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    press(window, KEY.Key_Left, held)
    assert window.session.figure_of(key).figure.surface == "218"  # type: ignore[union-attr]
    assert [r.section.level for r in window.session.state.sections] == level  # type: ignore[union-attr]


def test_selecting_anywhere_moves_the_others(filled: MainWindow) -> None:
    window = filled
    record = figure(window, "45件")
    window.panes.inspector.figure_selected.emit(record.key)
    assert window.session.figure is not None and window.session.figure.key == record.key
    assert window.panes.page.sheet.scene.selected == record.key  # type: ignore[union-attr]
    outline = window.session.section_of(window.panes.outline.current_key())
    assert outline is not None and outline.section.title == "规范行政执法"
    first = next(r for r in window.session.state.sections if r.section.title == "存在的问题")  # type: ignore[union-attr]
    window.panes.outline.section_chosen.emit(first.key)
    assert window.session.selection.key == first.key  # type: ignore[union-attr]


def test_the_comparison_jumps_to_the_place(filled: MainWindow, qtbot: QtBot) -> None:
    window = filled
    window.acts["show_comparison"].trigger()
    pane = window.panes.compare
    assert pane is not None
    other = next(row.key for row in window.session.reports if row.head.town == "共和镇")
    mention = next(m for m in window.session.library.mentions() if m.report == other)  # type: ignore[union-attr]
    pane.place_requested.emit(mention.report, mention.start, mention.end)
    assert window.panes.tabs.currentIndex() == 0
    assert window.session.figure is not None and window.session.figure.key == mention.key
    pane.correct_requested.emit(mention.key, {"value": 97.0})
    assert window.session.figure.figure.value == 97.0


def test_history_leads_back(filled: MainWindow, qtbot: QtBot) -> None:
    window = filled
    for words in ("218次", "12件", "45件"):
        window.session.confirm([figure(window, words).key])
    window.panes.show_dock("history")
    model = window.panes.history.model
    qtbot.waitUntil(lambda: model.rowCount() >= 5)
    names = [model.index(row, 1).data() for row in range(3)]
    assert names == ["确认数据 45件", "确认数据 12件", "确认数据 218次"]
    window.panes.history.view.selectRow(2)
    window.panes.history._button.click()
    assert window.session.undo_name == "确认数据 218次"
    assert figure(window, "45件").status is Status.SUGGESTED
    qtbot.waitUntil(lambda: "撤销" in model.index(0, 1).data())
    rows = {model.index(row, 1).data(): row for row in range(model.rowCount())}
    window.panes.history.view.selectRow(rows["确认数据 45件（已撤销）"])
    assert "重做到" in window.panes.history._button.text()
    window.panes.history._button.click()
    assert figure(window, "45件").status is Status.CONFIRMED
    assert window.session.undo_name == "确认数据 45件"


def test_the_history_is_exported_as_a_file_that_no_spreadsheet_computes(
    filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = filled
    goal = tmp_path / "历史.csv"
    monkeypatch.setattr("app.ui.history.saving.QFileDialog.getSaveFileName", lambda *_: (str(goal), ""))
    window.session.set_head(issuer="=1+1")
    window.session.correct_figure(figure(window, "218次").key, value=213.0)
    window.acts["export_history"].trigger()
    lines = goal.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("序号,步骤,时间,何人")
    assert "更正数值 218→213" in lines[1] and "审核员" in lines[1] and "云集镇.txt" in lines[1]
    assert "数值：218" in lines[1] and "数值：213" in lines[1]
    assert ",=1" not in goal.read_text(encoding="utf-8-sig")
    assert "已导出" in window.status.notice.text()


def test_another_name_signs_the_next_act(filled: MainWindow) -> None:
    window = filled
    window.preferences_changed.emit({"reviewer": "李四"})
    key = figure(window, "12件").key
    window.session.confirm([key])
    assert window.session.figure_of(key).decided_by == "李四"  # type: ignore[union-attr]
    assert window.session.history(1, 0)[0].who == "李四"


def test_outline_edits_go_through_the_window(filled: MainWindow) -> None:
    window = filled
    record = next(r for r in window.session.state.sections if r.section.title == "规范行政执法")  # type: ignore[union-attr]
    window.panes.outline.set_current(record.key)
    window.acts["promote"].trigger()
    assert window.session.section_of(record.key).section.level == 1  # type: ignore[union-attr]
    assert window.panes.outline.current_key() == record.key
    window.panes.outline.title_edited.emit(record.key, "行政执法")
    assert window.panes.outline.model.index_of(record.key).data() == "（二）行政执法"


def test_the_outline_follows_to_one_line_also_while_ctrl_is_held(filled: MainWindow, qtbot: QtBot) -> None:
    outline = filled.panes.outline
    keys = [r.key for r in filled.session.state.sections]  # type: ignore[union-attr]
    outline.set_current(keys[0])
    qtbot.keyPress(outline.view, KEY.Key_Control, Qt.KeyboardModifier.ControlModifier)
    outline.set_current(keys[1])
    qtbot.keyRelease(outline.view, KEY.Key_Control)
    assert outline.selected_keys() == [keys[1]]


def test_several_headings_are_edited_as_one_step(filled: MainWindow) -> None:
    window = filled
    outline = window.panes.outline
    keys = [r.key for r in window.session.state.sections if r.section.level == 2]  # type: ignore[union-attr]
    assert len(keys) == 2
    outline.set_current(keys[0])
    outline._select(keys)
    assert outline.selected_keys() == keys
    window.acts["promote"].trigger()
    assert [window.session.section_of(k).section.level for k in keys] == [1, 1]  # type: ignore[union-attr]
    assert outline.selected_keys() == keys
    window.acts["part_plan"].trigger()
    assert all(window.session.section_of(k).section.part is Part.PLAN for k in keys)  # type: ignore[union-attr]
    window.acts["undo"].trigger()
    window.acts["undo"].trigger()
    assert [window.session.section_of(k).section.level for k in keys] == [2, 2]  # type: ignore[union-attr]


def test_a_heading_dropped_on_another_changes_its_level_and_the_text_stays(filled: MainWindow) -> None:
    window = filled
    state = window.session.state
    assert state is not None
    record = next(r for r in state.sections if r.section.title == "存在的问题")
    goal = next(r for r in state.sections if r.section.title == "主要举措和成效")
    window.panes.outline.place_requested.emit([record.key], goal.key)
    after = window.session.section_of(record.key)
    assert after is not None and after.section.level == 2
    assert window.session.state.document == state.document  # type: ignore[union-attr]
    window.acts["renumber_preview"].setChecked(True)
    assert window.panes.outline.model.index_of(record.key).data(NUMBER_ROLE) == "（三）"
    window.panes.outline.place_requested.emit([goal.key], record.key)
    assert "正文的顺序不变" in window.status.notice.text()


def test_the_outline_of_another_report_begins_without_a_current_line(
    filled: MainWindow, qtbot: QtBot
) -> None:
    outline, session = filled.panes.outline, filled.session
    outline.view.setCurrentIndex(outline.model.index(0, 0))
    assert outline.current_key()
    session.open_report(next(row.key for row in session.reports if row.head.town == "共和镇"))
    qtbot.wait(50)
    assert outline.current_key() == "" and outline.model.rowCount() > 0


def test_the_place_in_the_outline_is_kept_when_a_heading_goes_and_comes_back(filled: MainWindow) -> None:
    window = filled
    outline = window.panes.outline
    record = next(r for r in window.session.state.sections if r.section.title == "规范行政执法")  # type: ignore[union-attr]
    outline.set_current(record.key)
    window.acts["unmake_heading"].trigger()
    around = window.session.section_of(outline.current_key())
    assert around is not None and around.section.start < record.section.start
    window.acts["undo"].trigger()
    assert outline.current_key()


def test_a_line_becomes_a_heading_with_one_key(filled: MainWindow) -> None:
    window = filled
    window.acts["focus_page"].trigger()
    text = window.session.state.document.text  # type: ignore[union-attr]
    page = window.panes.page
    cursor = page.sheet.textCursor()
    cursor.setPosition(page.sheet.scene.marks.map.to_qt(text.index("执法人员仅有") + 3))  # type: ignore[union-attr]
    page.sheet.setTextCursor(cursor)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    press(window, KEY.Key_H, held)
    titles = [r.section.title for r in window.session.state.sections]  # type: ignore[union-attr]
    assert "执法人员仅有2人" in titles


def test_notes_are_written_in_the_pane(filled: MainWindow) -> None:
    window = filled
    window.panes.page.note_requested.emit(0, 3)
    notes = window.panes.notes
    notes.field.setPlainText("名称请核对")
    notes.commit()
    assert window.session.state.notes[0].text == "名称请核对"  # type: ignore[union-attr]
    window.acts["undo"].trigger()
    window.acts["undo"].trigger()
    assert window.session.state.notes == ()  # type: ignore[union-attr]


def test_a_note_is_saved_in_a_pause_of_writing_and_the_cursor_stays(filled: MainWindow, qtbot: QtBot) -> None:
    window = filled
    window.session.add_note(3, 8, "")
    field = window.panes.notes.field
    window.panes.notes.write()
    qtbot.keyClicks(field, "abcd")
    qtbot.keyClick(field, KEY.Key_Left)
    window.panes.notes.pause.setInterval(1)
    window.panes.notes.pause.start()
    qtbot.waitUntil(lambda: window.session.state.notes[0].text == "abcd")  # type: ignore[union-attr]
    qtbot.keyClicks(field, "x")
    assert field.toPlainText() == "abcxd"


def test_a_note_under_the_hand_is_saved_when_another_report_is_opened(
    filled: MainWindow, qtbot: QtBot
) -> None:
    session = filled.session
    first = session.state.key  # type: ignore[union-attr]
    session.add_note(3, 8, "")
    filled.panes.notes.write()
    qtbot.keyClicks(filled.panes.notes.field, "abcd")
    session.open_report(next(row.key for row in session.reports if row.key != first))
    session.open_report(first)
    assert session.state.notes[0].text == "abcd"  # type: ignore[union-attr]


def test_notes_are_coloured_and_removed_by_keys_and_undone(filled: MainWindow) -> None:
    window = filled
    session, notes = window.session, window.panes.notes
    session.select_figure(figure(window, "12件").key)
    window.acts["focus_page"].trigger()
    window.acts["add_note"].trigger()
    note = session.state.notes[0]  # type: ignore[union-attr]
    assert note.quote == "12件"
    press(window, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    notes.note_edited.emit(note.key, None, "green")
    assert session.state.notes[0].colour == "green"  # type: ignore[union-attr]
    notes.list.setCurrentRow(0)
    notes.list.setFocus()
    press(window, KEY.Key_Delete)
    assert session.state.notes == ()  # type: ignore[union-attr]
    for colour in ("green", "yellow"):
        window.acts["undo"].trigger()
        assert session.state.notes[0].colour == colour  # type: ignore[union-attr]


def test_head_data_are_corrected_and_taken_back(filled: MainWindow) -> None:
    window = filled
    window.acts["edit_head"].trigger()
    field = window.panes.head.fields["county"]
    field.setText("长寿区")
    field.editingFinished.emit()
    assert window.session.state.head.county == "长寿区"  # type: ignore[union-attr]
    window.acts["undo"].trigger()
    assert window.session.state.head.county != "长寿区"  # type: ignore[union-attr]


def test_the_place_comes_back_after_a_restart(filled: MainWindow, open_window, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    window = filled
    window.panes.docks["outline"].hide()
    window.acts["order_reading"].setChecked(True)
    key = figure(window, "45件").key
    window.session.select_figure(key)
    window = open_window()
    assert window.session.figure is not None and window.session.figure.key == key
    assert window.panes.inspector.selected_keys() == [key]
    assert window.session.state is not None and window.session.state.head.town == "云集镇"
    assert window.panes.docks["outline"].isHidden()
    assert window.acts["order_reading"].isChecked()


def test_a_second_window_reads_only_and_says_so(
    filled: MainWindow, tmp_path: Path, dressed: QApplication
) -> None:
    from app.ui.application import Program
    from app.ui.settings.preferences import Settings

    second = Program(dressed, Settings(tmp_path / "second" / "settings.ini"), tmp_path / "data")
    window = second.start([])
    assert "另一个窗口" in window.panes.banner.sentence()
    assert not window.acts["add_figure"].isEnabled() and not window.acts["undo"].isEnabled()
    window.close()
    window.deleteLater()
    second.close()


@pytest.mark.parametrize("content", [b"not a library at all", b""])
def test_a_foreign_library_file_is_told_and_left_alone(open_window, tmp_path: Path, content: bytes) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "别的.zhenyue"
    path.write_bytes(content or b"SQLite format 3\x00" + b"\x00" * 100)
    before = path.read_bytes()
    window = open_window(path)
    assert "打不开" in window.panes.banner.sentence()
    assert path.read_bytes() == before


def test_files_given_at_the_start_are_imported(open_window, reports: Path, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    window = open_window(reports / "云集镇.txt")
    qtbot.waitUntil(lambda: len(window.session.reports) == 1 and not window.importer.is_busy, timeout=20_000)
    assert window.session.state is not None


def test_a_full_disk_is_told_and_nothing_changes(filled: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.core.errors import StoreError

    def full(_act: object) -> None:
        raise StoreError("磁盘已满，这次改动没有保存。")

    window = filled
    window.status.saved.clear()
    monkeypatch.setattr(window.session.library, "apply", full)
    key = figure(window, "218次").key
    window.panes.inspector.correct_requested.emit(key, {"value": 1.0})
    assert "磁盘已满" in window.panes.banner.sentence()
    assert window.status.saved.text() == "⚠ 1 处没有存上"
    assert figure(window, "218次").figure.value == 218.0
