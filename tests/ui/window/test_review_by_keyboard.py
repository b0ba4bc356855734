"""Reviewing a report without the mouse, in the real window; keys are counted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.enums import FindingState, Status
from app.core.indicators import Candidate
from app.core.review.queue import QueueOrder
from app.models.report.selection import SelectionKind
from app.ui.window.main_window import MainWindow
from app.ui.window.reviewing import PAUSE_MS

KEY = Qt.Key


class Keyboard:
    """Presses keys where the focus is and counts them."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.presses = 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.presses += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        for sign in words:
            self.presses += 1
            QTest.keyClicks(QApplication.focusWidget() or self.window, sign)
            QApplication.processEvents()

    def rest(self, qtbot: QtBot) -> None:
        """Waits out the pause after a decision."""
        qtbot.waitUntil(lambda: not self.window.review.pause.isActive())
        QApplication.processEvents()


def at_page(window: MainWindow) -> Keyboard:
    window.review.pause.setInterval(1)
    window.acts["focus_page"].trigger()
    return Keyboard(window)


def surface(window: MainWindow) -> str:
    return window.session.figure.figure.surface if window.session.figure else ""


def pick(window: MainWindow, words: str) -> str:
    state = window.session.state
    assert state is not None
    key = next(r.key for r in state.figures if r.figure.surface == words)
    window.session.select_figure(key)
    QApplication.processEvents()
    return key


def test_a_sample_report_is_reviewed_in_as_few_keys_as_figures_and_corrections(
    open_window, qtbot: QtBot
) -> None:  # type: ignore[no-untyped-def]
    window = open_window()
    window.acts["open_samples"].trigger()
    qtbot.waitUntil(lambda: not window.importer.is_busy, timeout=30_000)
    session = window.session
    session.open_report(max(session.reports, key=lambda row: row.figures).key)
    keyboard = at_page(window)
    state = session.state
    assert state is not None
    report, total = state.key, len(state.figures)
    assert total > 20
    keyboard.press(KEY.Key_F8)
    corrections = rejected = chosen = 0
    for turn in range(total):
        record = session.figure
        assert record is not None and record.report == report and record.status is Status.SUGGESTED
        before = keyboard.presses
        editor = window.panes.inspector.editor
        if turn == 3:
            keyboard.press(KEY.Key_F4)
            keyboard.type("77")
            keyboard.press(KEY.Key_Return)
            assert session.figure_of(record.key).figure.value == 77.0
            corrections += keyboard.presses - before - 1
        elif turn in (5, 9):
            keyboard.press(KEY.Key_Delete)
            rejected += 1
        elif not chosen and (editor.form.suggestions.codes or not editor.form.suggest_button.isHidden()):
            if not editor.form.suggestions.codes:
                keyboard.press(KEY.Key_F7)
                corrections += 1
            wanted = editor.form.suggestions.codes[0]
            keyboard.press(KEY.Key_1)
            assert session.figure_of(record.key).figure.indicator == wanted
            chosen += 1
        else:
            keyboard.press(KEY.Key_Return)
        assert session.figure_of(record.key).status is not Status.SUGGESTED
        keyboard.rest(qtbot)
    assert chosen == 1 and rejected == 2
    assert keyboard.presses == 1 + total + corrections
    row = next(r for r in session.reports if r.key == report)
    assert row.reviewed == row.figures == total
    assert f"{total} 处数据全部核对" in window.review.strip.sentence()
    assert window.review.strip.isVisible()
    keyboard.press(KEY.Key_Return)
    assert session.state is not None and session.state.key != report
    assert session.figure is not None and not window.review.strip.isVisible()


def test_the_pause_is_short(filled: MainWindow) -> None:
    assert 0 < PAUSE_MS <= 300


def test_typing_a_digit_starts_editing_the_value(filled: MainWindow, qtbot: QtBot) -> None:
    keyboard = at_page(filled)
    key = pick(filled, "218次")
    filled.panes.inspector.editor.set_candidates(())
    keyboard.type("213")
    keyboard.press(KEY.Key_Return)
    record = filled.session.figure_of(key)
    assert record is not None and (record.figure.value, record.status) == (213.0, Status.CORRECTED)
    keyboard.rest(qtbot)
    assert surface(filled) != "218次"
    assert filled.panes.page.isAncestorOf(QApplication.focusWidget() or filled)


def test_escape_gives_the_typed_value_up(filled: MainWindow) -> None:
    keyboard = at_page(filled)
    key = pick(filled, "218次")
    filled.panes.inspector.editor.set_candidates(())
    keyboard.type("9")
    keyboard.press(KEY.Key_Escape)
    assert filled.session.figure_of(key).status is Status.SUGGESTED  # type: ignore[union-attr]
    assert filled.panes.inspector.editor.form.value.text() == "218"
    assert filled.panes.page.isAncestorOf(QApplication.focusWidget() or filled)


def test_suggestions_are_hidden_while_the_machine_is_sure_and_come_on_demand(filled: MainWindow) -> None:
    editor = filled.panes.inspector.editor
    codes = [i.code for i in filled.session.book.indicators()[:3]]
    sure = next(
        r
        for r in filled.session.state.figures  # type: ignore[union-attr]
        if r.figure.indicator and r.figure.confidence >= 0.6
    )
    filled.session.select_figure(sure.key)
    QApplication.processEvents()
    editor.set_candidates([Candidate(code, 0.5, "") for code in codes if code != sure.figure.indicator])
    assert not editor.form.suggestions.codes and not editor.form.suggest_button.isHidden()
    assert "F7" in editor.form.suggest_button.toolTip()
    filled.acts["suggest"].trigger()
    assert editor.form.suggestions.codes and editor.form.suggest_button.isHidden()


def test_space_leaves_a_figure_for_later(filled: MainWindow) -> None:
    keyboard = at_page(filled)
    filled.review.queue.order = QueueOrder.READING
    first = pick(filled, "218次")
    keyboard.press(KEY.Key_Space)
    assert surface(filled) == "5000余份"
    assert filled.session.figure_of(first).status is Status.SUGGESTED  # type: ignore[union-attr]
    assert filled.review.queue.left() == 1


def test_without_advance_the_selection_stays(filled: MainWindow) -> None:
    keyboard = at_page(filled)
    filled.acts["auto_advance"].setChecked(False)
    key = pick(filled, "12件")
    keyboard.press(KEY.Key_Return)
    assert not filled.review.pause.isActive()
    assert filled.session.figure is not None and filled.session.figure.key == key
    assert filled.settings.values.auto_advance is False
    filled.acts["auto_advance"].setChecked(True)


def test_going_elsewhere_in_the_pause_is_not_taken_back(filled: MainWindow, qtbot: QtBot) -> None:
    keyboard = at_page(filled)
    pick(filled, "12件")
    keyboard.press(KEY.Key_Return)
    other = pick(filled, "3件")
    qtbot.wait(30)
    assert filled.session.figure is not None and filled.session.figure.key == other


def test_a_second_enter_in_the_pause_decides_about_nothing(filled: MainWindow) -> None:
    keyboard = at_page(filled)
    filled.review.pause.setInterval(10_000)
    pick(filled, "12件")
    keyboard.press(KEY.Key_Return)
    keyboard.press(KEY.Key_Return)
    assert sum(r.status.is_decided for r in filled.session.state.figures) == 1  # type: ignore[union-attr]
    keyboard.press(KEY.Key_F8)
    assert not filled.review.pause.isActive() and surface(filled) != "12件"


def test_a_wide_queue_goes_over_findings_too(filled: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(filled.session.state and filled.session.state.findings), timeout=20_000)
    keyboard = at_page(filled)
    filled.acts["queue_wide"].setChecked(True)
    filled.session.confirm([r.key for r in filled.session.state.figures])  # type: ignore[union-attr]
    keyboard.press(KEY.Key_F8)
    selection = filled.session.selection
    assert selection is not None and selection.kind in (SelectionKind.FINDING, SelectionKind.SECTION)
    finding = filled.session.state.findings[0]  # type: ignore[union-attr]
    filled.session.select_finding(finding.key)
    filled.acts["focus_page"].trigger()
    keyboard.press(KEY.Key_Delete)
    assert filled.session.finding_of(finding.key).state is FindingState.DISMISSED  # type: ignore[union-attr]


def test_the_status_line_tells_progress_of_report_and_library(filled: MainWindow, qtbot: QtBot) -> None:
    rows = filled.session.reports
    total = sum(row.figures for row in rows)
    pick(filled, "12件")
    filled.session.confirm([filled.session.figure.key])  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: filled.status.library.text() == f"本库 1/{total}")


def test_undo_takes_the_strip_away(filled: MainWindow) -> None:
    keyboard = at_page(filled)
    filled.acts["auto_advance"].setChecked(False)
    filled.session.confirm([r.key for r in filled.session.state.figures[1:]])  # type: ignore[union-attr]
    filled.session.select_figure(filled.session.state.figures[0].key)  # type: ignore[union-attr]
    keyboard.press(KEY.Key_Return)
    assert filled.review.strip.isVisible()
    filled.acts["undo"].trigger()
    assert not filled.review.strip.isVisible()
    filled.acts["auto_advance"].setChecked(True)


def test_the_figure_pane_comes_to_the_front_with_the_figure_under_review(filled: MainWindow) -> None:
    panes = filled.panes
    for act in ("next_open", "previous_open"):
        panes.show_dock("findings")
        filled.acts[act].trigger()
        assert not panes.inspector.visibleRegion().isEmpty() and panes.findings.visibleRegion().isEmpty()
    panes.show_dock("findings")
    record = filled.session.state.figures[0]  # type: ignore[union-attr]
    panes.page.figure_clicked.emit(record.key)
    assert filled.session.figure is not None and not panes.inspector.visibleRegion().isEmpty()
    panes.show_dock("notes")
    filled.session.confirm([record.key])  # what is done elsewhere moves no pane
    assert panes.inspector.visibleRegion().isEmpty()
