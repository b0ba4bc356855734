"""Findings in their pane: all places at once, words for the letter, keys that pass over head lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.core.enums import FindingState, Severity
from app.core.errors import StoreError
from app.core.report import Finding
from app.core.state import FindingRecord
from app.models.findings.finding_model import DECISION_ROLE
from app.ui.findings.panel import FindingsPanel
from app.ui.page import paint
from app.ui.page.scrollbar import bar_marks
from app.ui.settings.dialog import SettingsDialog
from app.ui.settings.rules_page import RulesPage
from app.ui.window.main_window import MainWindow

TEXT = (
    "云集镇2024年法治政府建设工作情况报告\n一、主要举措和成效\n全年调解矛盾纠纷86件。\n"
    "深化综治中心建设，2024年全镇调解矛盾纠纷79件，群众满意。\n推动推动网格管理。\n二、存在的问题\n执法人员仅有2人。\n"
)


@pytest.fixture
def checked(open_window, tmp_path: Path, qtbot: QtBot) -> MainWindow:  # type: ignore[no-untyped-def]
    path = tmp_path / "云集镇.txt"
    path.write_text(TEXT, encoding="utf-8")
    window: MainWindow = open_window()
    window.importer.take([path])
    qtbot.waitUntil(lambda: not window.importer.is_busy, timeout=20_000)
    window.session.open_report(window.session.reports[0].key)
    settle(window, qtbot)
    return window


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.survey.is_idle and window.finding_watch.is_idle, timeout=20_000)


def choose(window: MainWindow, rule: str) -> tuple[FindingsPanel, FindingRecord]:
    assert window.session.state is not None
    record = next(r for r in window.session.state.findings if r.finding.rule == rule)
    panel = window.panes.findings
    window.acts["focus_findings"].trigger()
    panel._choose_alone(panel.model.index_of(record.key))
    QApplication.processEvents()
    return panel, record


def test_a_contradiction_shows_both_places_and_a_click_leads_to_either(checked: MainWindow) -> None:
    panel, record = choose(checked, "contradiction")
    left, right = panel.places.cards
    assert (
        left.geometry().top() == right.geometry().top() and left.geometry().right() < right.geometry().left()
    )
    shown = [card.excerpt for card in (left, right)]
    assert [e.words[slice(*e.marked)] for e in shown] == ["86件", "79件"]
    assert [e.words[slice(*e.unlike[0])] for e in shown] == ["86", "79"]
    went: list[tuple[int, int]] = []
    panel.place_chosen.connect(lambda start, end: went.append((start, end)))
    QTest.mouseClick(right, Qt.MouseButton.LeftButton)
    QTest.keyClick(left, Qt.Key.Key_Return)
    assert went == [record.finding.spans[1], record.finding.spans[0]]


def test_three_places_stand_in_a_list_and_a_click_leads_to_each(checked: MainWindow) -> None:
    panel = checked.panes.findings
    spans = ((0, 3), (8, 10), (20, 24))
    panel.places.show_places(TEXT, Finding("period_stale", Severity.WARN, "", spans))
    assert [panel.places.list.count(), panel.places.cards[0].isHidden()] == [3, True]
    went: list[tuple[int, int]] = []
    panel.place_chosen.connect(lambda start, end: went.append((start, end)))
    panel.places.list.itemClicked.emit(panel.places.list.item(1))
    assert went == [spans[1]]


def test_a_line_of_the_list_of_places_begins_shortly_before_the_place(checked: MainWindow) -> None:
    places = checked.panes.findings.places
    at = TEXT.index("79件")
    places.show_places(TEXT, Finding("period_stale", Severity.WARN, "", ((0, 3), (8, 10), (at, at + 3))))
    assert places.list.item(2).text().startswith("3　…解矛盾纠纷【79件】")


def test_a_finding_with_one_place_shows_no_list_of_places(checked: MainWindow) -> None:
    panel, _ = choose(checked, "typo")
    assert not panel.places.isVisible()


def test_other_words_go_into_the_letter_and_undo_takes_them_back(checked: MainWindow) -> None:
    panel, record = choose(checked, "contradiction")
    panel.wording.selectAll()
    panel.wording.insertPlainText("调解数前后不一，请核实后统一。")
    panel._accept.click()
    kept = checked.session.finding_of(record.key)
    assert kept is not None
    assert (kept.state, kept.wording) == (FindingState.ACCEPTED, "调解数前后不一，请核实后统一。")
    checked.acts["undo"].trigger()
    kept = checked.session.finding_of(record.key)
    assert kept is not None and (kept.state, kept.wording) == (FindingState.OPEN, None)


def test_words_of_an_accepted_finding_are_kept_when_their_field_is_left(checked: MainWindow) -> None:
    panel, record = choose(checked, "typo")
    panel._accept.click()
    choose(checked, "typo")
    panel.wording.setFocus()
    panel.wording.selectAll()
    panel.wording.insertPlainText("“推动”多写一次。")
    panel.list.setFocus()
    kept = checked.session.finding_of(record.key)
    assert kept is not None and (kept.state, kept.wording) == (FindingState.ACCEPTED, "“推动”多写一次。")
    panel.wording.setFocus()
    panel.wording.clear()
    panel.list.setFocus()
    kept = checked.session.finding_of(record.key)
    assert kept is not None and not kept.wording


def test_words_being_written_outlive_findings_made_anew(checked: MainWindow, qtbot: QtBot) -> None:
    panel, _ = choose(checked, "contradiction")
    panel.wording.insertPlainText("请核实：")
    key = next(r.key for r in checked.session.state.figures if r.figure.surface == "2人")  # type: ignore[union-attr]
    checked.session.confirm([key])
    settle(checked, qtbot)
    assert panel.wording.toPlainText().startswith("请核实：")


def test_words_being_written_outlive_a_look_at_another_finding_and_at_no_report(
    checked: MainWindow, qtbot: QtBot
) -> None:
    panel, record = choose(checked, "contradiction")
    own = panel.wording.toPlainText()
    qtbot.keyClicks(panel.wording, "abc")
    written = panel.wording.toPlainText()
    choose(checked, "typo")
    assert "abc" not in panel.wording.toPlainText()
    checked.session.close_report()
    checked.session.open_report(record.report)
    settle(checked, qtbot)
    choose(checked, "contradiction")
    assert panel.wording.toPlainText() == written
    panel._accept.click()
    assert checked.session.undo()
    choose(checked, "contradiction")
    assert panel.wording.toPlainText() == written
    assert checked.session.undo()
    choose(checked, "contradiction")
    assert panel.wording.toPlainText() == own  # nothing of a finished draft comes back


def test_words_of_an_open_finding_are_saved_in_a_pause_and_the_cursor_stays(
    checked: MainWindow, qtbot: QtBot
) -> None:
    panel, record = choose(checked, "contradiction")
    panel.wording.setFocus()
    panel.wording.selectAll()
    qtbot.keyClicks(panel.wording, "abc ")
    panel.wording.pause.setInterval(1)
    panel.wording.pause.start()
    found = checked.session.finding_of
    qtbot.waitUntil(lambda: found(record.key).wording == "abc")  # type: ignore[union-attr]
    assert found(record.key).state is FindingState.OPEN  # type: ignore[union-attr]
    assert (checked.session.undo_name or "").startswith("改写问题")
    qtbot.keyClicks(panel.wording, "d")
    assert panel.wording.toPlainText() == "abc d"
    panel.wording.selectAll()
    qtbot.keyClick(panel.wording, Qt.Key.Key_Delete)
    qtbot.wait(50)
    assert panel.wording.toPlainText() == ""  # what was emptied is not filled under the hand
    panel.list.setFocus()
    assert panel.wording.toPlainText() == record.finding.message
    assert found(record.key).wording is None  # type: ignore[union-attr]


def test_words_that_could_not_be_saved_stay_in_their_field(
    checked: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, record = choose(checked, "contradiction")
    qtbot.keyClicks(panel.wording, "abc")
    with monkeypatch.context() as patch:
        patch.setattr(checked.session.library, "apply", refuse)
        panel.writing.commit()
        panel.set_state(checked.session.state, read_only=False)
    assert "abc" in panel.wording.toPlainText()
    panel.writing.commit()
    assert "abc" in (checked.session.finding_of(record.key).wording or "")  # type: ignore[union-attr]


def refuse(*_: object) -> None:
    raise StoreError("磁盘空间不足，这次改动没有保存；请清理出空间后再试。")


def test_words_under_the_hand_are_saved_when_another_report_is_opened(
    checked: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "共和镇.txt"
    path.write_text(TEXT.replace("云集", "共和"), encoding="utf-8")
    checked.importer.take([path])
    qtbot.waitUntil(lambda: not checked.importer.is_busy, timeout=20_000)
    session = checked.session
    first, other = sorted(session.reports, key=lambda row: row.head.town != "云集镇")
    session.open_report(first.key)
    settle(checked, qtbot)
    panel, record = choose(checked, "contradiction")
    qtbot.keyClicks(panel.wording, "abc")
    session.open_report(other.key)
    session.open_report(first.key)
    settle(checked, qtbot)
    kept = session.finding_of(record.key)
    assert kept is not None and kept.state is FindingState.OPEN and "abc" in (kept.wording or "")


def test_words_of_a_finding_left_for_later_are_kept(checked: MainWindow, qtbot: QtBot) -> None:
    panel, _record = choose(checked, "contradiction")
    qtbot.keyClicks(panel.wording, "abc")
    panel._later.click()
    choose(checked, "contradiction")
    assert "abc" in panel.wording.toPlainText()


def test_the_keyboard_arriving_chooses_the_first_finding(checked: MainWindow) -> None:
    checked.acts["focus_findings"].trigger()
    view = checked.panes.findings.list
    assert view.hasFocus() and view.currentIndex().isValid()
    assert view.selectionModel().isSelected(view.currentIndex())


def test_the_outline_stays_at_the_section_of_the_chosen_finding(
    open_window, tmp_path: Path, qtbot: QtBot
) -> None:  # type: ignore[no-untyped-def]
    parts = [f"（{n}）专项工作\n" + "持续推进法治建设。" * 40 for n in "一二三四"]
    last = "（五）普法宣传\n推动推动网格管理。"
    path = tmp_path / "云集镇.txt"
    path.write_text(
        "\n".join((TEXT.split("\n", maxsplit=1)[0], "一、主要举措和成效", *parts, last)), encoding="utf-8"
    )
    window = open_window()
    window.importer.take([path])
    qtbot.waitUntil(lambda: not window.importer.is_busy, timeout=20_000)
    window.session.open_report(window.session.reports[0].key)
    settle(window, qtbot)
    choose(window, "typo")
    line = window.panes.outline.view
    assert "普法宣传" in line.currentIndex().data()
    qtbot.wait(400)  # the page has come to rest
    assert "普法宣传" in line.currentIndex().data()


def test_the_words_of_the_current_finding_are_seen_whole_in_a_low_pane(
    open_window, tmp_path: Path, qtbot: QtBot
) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "云集镇.txt"
    path.write_text(TEXT, encoding="utf-8")
    window = open_window(interface_points=16)
    window.importer.take([path])
    qtbot.waitUntil(lambda: not window.importer.is_busy, timeout=20_000)
    window.session.open_report(window.session.reports[0].key)
    settle(window, qtbot)
    panel, _record = choose(window, "contradiction")
    qtbot.wait(50)
    line = panel.list.visualRect(panel.list.currentIndex())
    assert panel.list.viewport().rect().contains(line)
    assert panel.wording.height() >= 2 * panel.wording.fontMetrics().lineSpacing()


def test_in_a_low_window_places_and_words_scroll_and_the_buttons_stay(checked: MainWindow) -> None:
    panel, _record = choose(checked, "contradiction")
    checked.resize(1366, 400)
    QApplication.processEvents()
    buttons = [b for b in panel.findChildren(QPushButton) if b.isVisible() and b is not panel.others.jump]
    assert len(buttons) == 4
    for button in buttons:
        assert panel.rect().contains(QRect(button.mapTo(panel, QPoint(0, 0)), button.size()))
    assert panel.list.height() >= 3 * panel.list.fontMetrics().lineSpacing()


def test_arrow_keys_pass_over_head_lines(checked: MainWindow) -> None:
    panel = checked.panes.findings
    checked.acts["focus_findings"].trigger()
    panel._choose_alone(panel.model.index(1))
    keys = {panel.current_key()}
    for _ in range(panel.model.rowCount()):
        QTest.keyClick(panel.list, Qt.Key.Key_Down)
        assert panel.current_key()
        keys.add(panel.current_key())
    assert keys == {r.key for r in checked.session.state.findings}  # type: ignore[union-attr]


@pytest.mark.parametrize("words", ["短", "请按照督察工作规定补充说明不足的原因，" * 3 + "并附有关材料。"])
def test_the_words_for_the_letter_are_seen_whole(checked: MainWindow, words: str) -> None:
    panel, _record = choose(checked, "contradiction")
    checked.resize(1366, 900)
    panel.wording.setPlainText(words)
    QApplication.processEvents()
    assert panel.wording.verticalScrollBar().maximum() == 0
    line = panel.wording.fontMetrics().lineSpacing()
    shown = max(2, round(panel.wording.document().size().height()))
    assert shown * line <= panel.wording.viewport().height() < (shown + 1) * line


def test_of_words_that_go_on_no_line_is_seen_by_half(checked: MainWindow) -> None:
    panel, _record = choose(checked, "contradiction")
    panel.wording.setPlainText("请按照督察工作规定补充说明不足的原因，" * 12)
    QApplication.processEvents()
    line, margin = panel.wording.fontMetrics().lineSpacing(), panel.wording.document().documentMargin()
    assert panel.wording.verticalScrollBar().maximum() > 0
    assert (panel.wording.viewport().height() - margin) % line <= line / 4


def test_escape_in_the_words_or_the_reason_goes_back_to_the_list_and_keeps_them(checked: MainWindow) -> None:
    panel, record = choose(checked, "contradiction")
    for field, typed in ((panel.wording, "请核实。"), (panel.reason, "口径不同")):
        field.setFocus()
        field.selectAll()
        field.insertPlainText(typed) if field is panel.wording else field.insert(typed)
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert panel.list.hasFocus()
    assert (panel.wording.toPlainText(), panel.reason.text()) == ("请核实。", "口径不同")
    assert checked.session.finding_of(record.key).state is FindingState.OPEN  # type: ignore[union-attr]


def test_enter_in_the_words_accepts_with_them_and_goes_on_in_the_list(checked: MainWindow) -> None:
    panel, record = choose(checked, "contradiction")
    panel.wording.setFocus()
    panel.wording.selectAll()
    QTest.keyClicks(panel.wording, "86")
    QTest.keyClick(panel.wording, Qt.Key.Key_Return)
    kept = checked.session.finding_of(record.key)
    assert kept is not None and (kept.state, kept.wording) == (FindingState.ACCEPTED, "86")
    assert panel.list.hasFocus() and panel.current_key() != record.key


def test_enter_in_the_reason_dismisses_and_the_list_says_why(checked: MainWindow) -> None:
    panel, record = choose(checked, "contradiction")
    panel.reason.setFocus()
    panel.reason.setText("两处口径不同")
    QTest.keyClick(panel.reason, Qt.Key.Key_Return)
    kept = checked.session.finding_of(record.key)
    assert kept is not None and (kept.state, kept.reason) == (FindingState.DISMISSED, "两处口径不同")
    assert panel.list.hasFocus()
    assert panel.model.index_of(record.key).data(DECISION_ROLE) == "已忽略 · 前后矛盾：两处口径不同"


def test_the_history_tells_reason_and_wording_and_finds_them(checked: MainWindow, qtbot: QtBot) -> None:
    panel, _ = choose(checked, "typo")
    panel.wording.setPlainText("“推动”多写一次。")
    panel.wording.entered.emit()
    choose(checked, "contradiction")
    panel.reason.setText("两处口径不同")
    panel.reason.returnPressed.emit()
    history = checked.panes.history
    checked.acts["focus_history"].trigger()

    def tip(row: int) -> str:
        return str(history.shown.index(row, 1).data(Qt.ItemDataRole.ToolTipRole))

    qtbot.waitUntil(lambda: "忽略问题" in tip(0))
    assert "理由：两处口径不同" in tip(0)
    assert "采纳问题" in tip(1) and "意见单里的写法：“推动”多写一次。" in tip(1)
    history.words.setText("口径不同")
    assert history.shown.rowCount() == 1


def test_undo_goes_back_to_the_finding(checked: MainWindow) -> None:
    panel, record = choose(checked, "contradiction")
    panel._dismiss.click()
    assert panel.current_key() != record.key
    checked.acts["undo"].trigger()
    assert panel.current_key() == record.key


def test_a_right_click_offers_decisions_and_the_settings_of_the_rule(
    checked: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, record = choose(checked, "typo")
    shown: list[RulesPage] = []
    monkeypatch.setattr(SettingsDialog, "exec", lambda dialog: bool(shown.append(dialog.rules)))
    panel.list.customContextMenuRequested.emit(panel.list.visualRect(panel.list.currentIndex()).center())
    menu = panel.findChildren(QMenu)[-1]
    accept, dismiss, later, reopen, _line, copy, settings = menu.actions()
    assert [accept.text(), dismiss.text(), reopen.isEnabled()] == ["采纳\t回车", "忽略\tDel", False]
    copy.trigger()
    assert QApplication.clipboard().text() == record.finding.message
    settings.trigger()
    QApplication.processEvents()
    assert shown[0].tree.currentItem().text(0) == "错漏字"
    later.trigger()
    menu.close()
    kept = checked.session.finding_of(record.key)
    assert kept is not None and kept.state is FindingState.LATER


def test_margin_and_scroll_bar_tell_open_findings_from_accepted_ones(checked: MainWindow) -> None:
    panel, record = choose(checked, "typo")
    scene = checked.panes.page.sheet.scene
    assert scene is not None
    marked = [kind for _, kind, _ in bar_marks(scene)].count("finding")
    flagged = drawn(FindingState.OPEN)
    panel._accept.click()
    assert [kind for _, kind, _ in bar_marks(scene)].count("finding") == marked - len(record.finding.spans)
    assert len({flagged, drawn(FindingState.ACCEPTED), drawn(FindingState.LATER)}) == 3


def drawn(state: FindingState) -> bytes:
    """The sign of a finding in the margin, as pixels."""
    image = QImage(32, 32, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint.flag(painter, QPointF(16, 16), (200, 0, 0), state)
    painter.end()
    return bytes(image.constBits())


def test_frames_stay_with_a_figure_of_the_finding_and_go_with_any_other(checked: MainWindow) -> None:
    _, record = choose(checked, "contradiction")
    page, figures = checked.panes.page, checked.session.state.figures  # type: ignore[union-attr]
    scene = page.sheet.scene
    assert scene is not None and scene.finding == record.key
    page.select_figure(next(r.key for r in figures if r.figure.surface == "86件"))
    assert scene.finding == record.key
    page.select_figure(next(r.key for r in figures if r.figure.surface == "2人"))
    assert scene.finding == ""


def choose_two(window: MainWindow) -> tuple[FindingsPanel, list[str]]:
    panel, first = choose(window, "contradiction")
    second = next(r for r in window.session.state.findings if r.finding.rule == "typo")  # type: ignore[union-attr]
    flag = QItemSelectionModel.SelectionFlag.Select
    panel.list.selectionModel().select(panel.model.index_of(second.key), flag)
    return panel, [first.key, second.key]


def states(window: MainWindow, keys: list[str]) -> list[tuple[FindingState, str | None]]:
    found = [window.session.finding_of(key) for key in keys]
    return [(record.state, record.reason) for record in found if record is not None]


def test_several_chosen_findings_are_decided_alike_and_undone_at_once(checked: MainWindow) -> None:
    panel, keys = choose_two(checked)
    assert "已选 2 个问题" in panel._several.text() and panel._several.isVisible()
    assert not panel.wording.isVisible() and not panel.places.isVisible()
    panel.reason.setText("统一模板")
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert states(checked, keys) == [(FindingState.DISMISSED, "统一模板")] * 2
    assert len(panel.list.selectedIndexes()) == 1 and panel.current_key() not in keys
    assert not panel._several.isVisible() and panel.reason.text() == ""
    assert checked.session.undo_name == "忽略问题 2 个"
    checked.acts["undo"].trigger()
    assert states(checked, keys) == [(FindingState.OPEN, None)] * 2


def test_shift_and_arrow_choose_the_next_finding_too(checked: MainWindow) -> None:
    panel, record = choose(checked, "typo")
    QTest.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(panel._chosen()) == 2 and panel._several.isVisible()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert [state for state, _ in states(checked, [record.key])] == [FindingState.ACCEPTED]
    assert checked.session.undo_name == "采纳问题 2 个"


def test_a_finding_that_the_program_shows_is_chosen_alone_while_ctrl_is_held(
    checked: MainWindow,
) -> None:
    panel, _record = choose(checked, "contradiction")
    QTest.keyPress(panel.list, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    other = next(r for r in checked.session.state.findings if r.finding.rule == "typo")  # type: ignore[union-attr]
    checked.session.select_finding(other.key)
    assert [record.key for record in panel._chosen()] == [other.key]
    assert len(panel.list.selectedIndexes()) == 1
    QTest.keyRelease(panel.list, Qt.Key.Key_Control)


def test_a_right_click_on_one_of_several_chosen_findings_leaves_them_chosen(checked: MainWindow) -> None:
    panel, keys = choose_two(checked)
    area = panel.list.visualRect(panel.model.index_of(keys[1]))
    panel.list.customContextMenuRequested.emit(area.center())
    menu = next(m for m in panel.findChildren(QMenu) if m.isVisible())
    menu.close()
    assert {record.key for record in panel._chosen()} == set(keys)


def test_a_settled_finding_that_a_correction_makes_vanish_is_not_taken_off_the_others(
    checked: MainWindow, qtbot: QtBot
) -> None:
    session = checked.session
    _panel, record = choose(checked, "contradiction")
    session.decide_finding(record.key, FindingState.ACCEPTED)
    wrong = next(r.key for r in session.state.figures if r.figure.surface == "79件")  # type: ignore[union-attr]
    session.correct_figure(wrong, value=86.0)
    settle(checked, qtbot)
    assert session.finding_of(record.key) is None
    waiting = [r for r in session.state.findings if not r.state.is_settled]  # type: ignore[union-attr]
    assert session.reports[0].findings_open == len(waiting)
