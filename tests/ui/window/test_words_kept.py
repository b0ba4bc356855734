"""Words that could not be saved: they come back into their fields, are tried again, and are not left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.enums import FindingState
from app.core.errors import StoreError
from app.core.state import FigureRecord, FindingRecord
from app.ui.window.main_window import MainWindow
from tests.ui.window.test_findings_panel import checked, choose, settle  # noqa: F401  (a fixture)
from tests.ui.window.test_journeys import figure


def full(*_: object) -> None:
    raise StoreError("磁盘空间不足，这次改动没有保存；请清理出空间后再试。")


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Fills up with ``fill`` and has room again with ``undo``."""
    with monkeypatch.context() as patch:
        yield patch


def type_words(field: QWidget, words: str) -> None:
    """As an input method does it, which the test keyboard cannot."""
    for character in words:
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
        QApplication.sendEvent(field, press)


def fill(disk: pytest.MonkeyPatch, window: MainWindow) -> None:
    disk.setattr(window.session.library, "apply", full)


def again(window: MainWindow) -> None:
    """Presses the button of the banner."""
    button = next(b for b in window.panes.banner.findChildren(QPushButton) if "再存一次" in b.text())
    assert button.isVisible()
    button.click()


def held(window: MainWindow, record: FindingRecord) -> FindingRecord:
    found = window.session.finding_of(record.key)
    assert found is not None
    return found


def test_a_reason_that_is_written_outlives_a_look_elsewhere_and_a_restart(
    open_window,  # type: ignore[no-untyped-def]
    checked: MainWindow,  # noqa: F811
    qtbot: QtBot,
) -> None:
    panel, record = choose(checked, "contradiction")
    type_words(panel.reason, "统计口径不同")
    choose(checked, "typo")
    assert panel.reason.text() == ""
    window = open_window()
    settle(window, qtbot)
    panel, record = choose(window, "contradiction")
    assert panel.reason.text() == "统计口径不同" and record.state is FindingState.OPEN
    panel.reason.end(False)
    type_words(panel.reason, "。")
    panel._dismiss.click()
    kept = held(window, record)
    assert (kept.state, kept.reason) == (FindingState.DISMISSED, "统计口径不同。")


def test_a_pause_saves_a_reason_that_is_written(checked: MainWindow, qtbot: QtBot) -> None:  # noqa: F811
    panel, record = choose(checked, "contradiction")
    panel.reason.pause.setInterval(1)
    type_words(panel.reason, "统计口径不同")
    qtbot.waitUntil(lambda: held(checked, record).reason == "统计口径不同")
    assert (checked.session.undo_name or "").startswith("改写问题")


def test_an_accepted_finding_keeps_no_reason_for_dismissing_it(checked: MainWindow) -> None:  # noqa: F811
    panel, record = choose(checked, "contradiction")
    type_words(panel.reason, "统计口径不同")
    panel._accept.click()
    kept = held(checked, record)
    assert (kept.state, kept.reason) == (FindingState.ACCEPTED, None)


def test_words_of_a_finding_come_back_when_they_could_not_be_saved(
    checked: MainWindow,  # noqa: F811
    disk: pytest.MonkeyPatch,
) -> None:
    fill(disk, checked)
    panel, record = choose(checked, "contradiction")
    type_words(panel.wording, "请核实：")
    type_words(panel.reason, "统计口径不同")
    choose(checked, "typo")
    assert "请核实" not in panel.wording.toPlainText() and panel.reason.text() == ""
    assert "1 处先留着" in checked.panes.banner.sentence()
    assert "1 处没有存上" in checked.status.saved.text()
    choose(checked, "contradiction")
    assert "请核实：" in panel.wording.toPlainText() and panel.reason.text() == "统计口径不同"
    assert (held(checked, record).wording, held(checked, record).reason) == (None, None)
    choose(checked, "typo")
    disk.undo()
    again(checked)
    assert "请核实：" in (held(checked, record).wording or "")
    assert held(checked, record).reason == "统计口径不同"
    assert not checked.panes.banner.isVisible() and "已保存" in checked.status.saved.text()


def test_words_of_a_note_come_back_when_they_could_not_be_saved(
    filled: MainWindow, disk: pytest.MonkeyPatch
) -> None:
    session, panel = filled.session, filled.panes.notes
    keys = []
    for start in (30, 50):
        assert session.add_note(start, start + 4, "")
        keys.append(session.selection.key)  # type: ignore[union-attr]
    filled.panes.show_dock("notes")
    fill(disk, filled)
    panel.write()
    type_words(panel.field, "请补充来源")
    panel.list.setFocus()
    session.select_note(keys[0])
    assert panel.field.toPlainText() == ""
    session.select_note(keys[1])
    assert panel.field.toPlainText() == "请补充来源"
    disk.undo()
    assert session.edit_note(keys[0], colour="green")
    assert session.note_of(keys[1]).text == "请补充来源"  # type: ignore[union-attr]
    assert panel.field.toPlainText() == "请补充来源"


def correct_on_a_full_disk(filled: MainWindow, disk: pytest.MonkeyPatch) -> FigureRecord:
    """The figure 218次 was to be 213, could not be saved, and another one is selected."""
    first, second = figure(filled, "218次"), figure(filled, "12件")
    filled.session.select_figure(first.key)
    fill(disk, filled)
    filled.panes.inspector.editor.edit_value("213")
    filled.session.select_figure(second.key)
    return first


def test_a_correction_comes_back_into_its_field_when_it_could_not_be_saved(
    filled: MainWindow, disk: pytest.MonkeyPatch
) -> None:
    session, editor = filled.session, filled.panes.inspector.editor
    first = correct_on_a_full_disk(filled, disk)
    assert editor.form.value.text() == "12"
    session.select_figure(first.key)
    assert editor.form.value.text() == "213" and editor.correct_button.isEnabled()
    disk.undo()
    editor.correct_button.click()
    assert figure(filled, "218次").figure.value == 213.0 and not session.unsaved


def test_escape_gives_up_a_correction_that_waits_once_it_is_seen(
    filled: MainWindow, disk: pytest.MonkeyPatch
) -> None:
    session, editor = filled.session, filled.panes.inspector.editor
    first = correct_on_a_full_disk(filled, disk)
    session.select_figure(first.key)
    editor.form.value.setText("999")
    QTest.keyClick(editor.form.value, Qt.Key.Key_Escape)
    assert (
        editor.form.value.text() == "213" and len(session.unsaved) == 1
    )  # what was typed last is taken back
    QTest.keyClick(editor.form.value, Qt.Key.Key_Escape)
    assert editor.form.value.text() == "218" and not session.unsaved
    assert "没有存上" not in filled.status.saved.text() and not filled.panes.banner.isVisible()
    disk.undo()
    assert session.confirm([figure(filled, "12件").key])
    assert figure(filled, "218次").figure.value == 218.0


def test_head_data_come_back_when_they_could_not_be_saved(
    filled: MainWindow, disk: pytest.MonkeyPatch
) -> None:
    session, field = filled.session, filled.panes.head.fields["issuer"]
    here = session.state.key  # type: ignore[union-attr]
    filled.panes.show_dock("head")
    fill(disk, filled)
    type_words(field, "云集镇人民政府")
    session.open_report(next(row.key for row in session.reports if row.key != here))
    assert field.text() == ""
    session.open_report(here)
    assert field.text() == "云集镇人民政府"
    disk.undo()
    again(filled)
    assert session.state.head.issuer == "云集镇人民政府"  # type: ignore[union-attr]


def test_what_cannot_be_read_as_a_number_is_told_when_the_figure_is_left(filled: MainWindow) -> None:
    session, editor = filled.session, filled.panes.inspector.editor
    session.select_figure(figure(filled, "218次").key)
    editor.edit_value("二百多多")
    session.select_figure(figure(filled, "12件").key)
    assert "二百多多" in filled.status.notice.text()


def test_closing_asks_while_words_are_not_saved_and_goes_on_once_they_are(
    checked: MainWindow,  # noqa: F811
    disk: pytest.MonkeyPatch,
) -> None:
    fill(disk, checked)
    panel, record = choose(checked, "contradiction")
    type_words(panel.wording, "请核实：")
    checked.close()
    box = checked.leaving.told
    assert checked.isVisible() and box is not None and "请核实：" in box.detailedText()
    next(b for b in box.buttons() if "留下" in b.text()).click()
    assert checked.isVisible() and len(checked.session.unsaved) == 1
    checked.close()
    disk.undo()
    next(b for b in checked.leaving.told.buttons() if "再存一次" in b.text()).click()  # type: ignore[union-attr]
    assert not checked.isVisible()
    assert "请核实：" in (held(checked, record).wording or "")


def test_another_library_is_not_opened_over_words_that_are_not_saved(
    filled: MainWindow, tmp_path: Path, disk: pytest.MonkeyPatch
) -> None:
    session, path = filled.session, tmp_path / "另一个.zhenyue"
    fill(disk, filled)
    session.set_head(town="云岭镇")
    filled.files.change_to(path)
    box = filled.leaving.told
    assert box is not None and session.library.path != path  # type: ignore[union-attr]
    next(b for b in box.buttons() if "仍然离开" in b.text()).click()
    assert session.library.path == path and not session.unsaved  # type: ignore[union-attr]


def test_a_read_only_library_is_opened_anew_where_it_stood(filled: MainWindow) -> None:
    session = filled.session
    here = session.state.key  # type: ignore[union-attr]
    session.library._handle.writable = False  # type: ignore[union-attr]
    session.read_only_changed.emit(True)
    banner = filled.panes.banner
    next(b for b in banner.findChildren(QPushButton) if "重新打开" in b.text()).click()
    QApplication.processEvents()
    assert not session.read_only and not banner.isVisible()
    assert session.state is not None and session.state.key == here


@pytest.mark.parametrize(("typed", "year"), [("２０２３年度", 2023), ("204", 2024), ("去年", 2024)])
def test_a_year_is_taken_however_it_is_typed_or_the_one_that_holds_stays(
    filled: MainWindow, typed: str, year: int
) -> None:
    field = filled.panes.head.fields["year"]
    field.selectAll()
    type_words(field, typed)
    filled.panes.head.commit()
    assert field.text() == str(year)
    assert filled.session.state.head.year == year  # type: ignore[union-attr]
    assert (typed in filled.status.notice.text()) == (year == 2024)
