"""Every key can be read and changed: those of the menus, of the page, of the lists."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.core.enums import Status
from app.core.indicators import Candidate
from app.ui.keys.key_groups import key_groups
from app.ui.keys.key_map import KeyMap, all_specs, clashes, key_words, keys_from_text
from app.ui.keys.keys_dialog import KeysDialog
from app.ui.keys.keys_paper import _numbered_joined, keys_document
from app.ui.printing.preview import PreviewDialog
from app.ui.settings.dialog import SettingsDialog
from app.ui.settings.keys_page import KeysPage
from app.ui.settings.preferences import Preferences
from app.ui.window.main_window import MainWindow

KEY = Qt.Key


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, held)
    QApplication.processEvents()


def event(key: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, text: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, text)


def select(window: MainWindow, words: str) -> str:
    state = window.session.state
    assert state is not None
    key = next(r.key for r in state.figures if r.figure.surface == words)
    window.session.select_figure(key)
    window.acts["focus_page"].trigger()
    QApplication.processEvents()
    return key


def test_standard_keys_do_not_clash(qapp: QCoreApplication) -> None:
    keys = KeyMap()
    assert clashes({spec.name: keys[spec.name] for spec in all_specs()}, all_specs()) == {}


def test_every_act_stands_in_the_list_of_keys_once(qapp: QCoreApplication) -> None:
    names = [spec.name for group in key_groups() for spec in group.specs]
    assert sorted(names) == sorted({spec.name for spec in all_specs()})


def test_pressed_keys_are_read_as_people_press_them(qapp: QCoreApplication) -> None:
    keys = KeyMap()
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    assert keys.name_of(event(KEY.Key_Backtab, shift), ["previous_figure"])
    assert keys.name_of(event(KEY.Key_Plus, control | shift, "+"), ["zoom_in"])
    assert keys.name_of(event(KEY.Key_1, Qt.KeyboardModifier.KeypadModifier, "1"), ["suggestion_1"])
    assert keys.name_of(event(0xFF11, text="１"), ["suggestion_1"])
    assert not keys.name_of(event(KEY.Key_Right, control), ["end_forward", "start_forward"])


def test_several_keys_are_kept_as_one_text(qapp: QCoreApplication) -> None:
    assert key_words(keys_from_text("Ctrl+;; Ctrl+,")) == "Ctrl+;、Ctrl+,"
    assert keys_from_text("") == ()


def test_only_digits_that_count_on_are_one_line_on_paper() -> None:
    acts = [("选用第 1 个", "1"), ("选用第 3 个", "3"), ("选用第 4 个", "4"), ("退出", "Ctrl+Q")]
    assert _numbered_joined(acts) == [acts[0], ("选用第 3–4 个", "3–4"), acts[3]]


def test_a_key_given_twice_cannot_be_saved_until_one_act_gives_it_up(qapp: QCoreApplication) -> None:
    dialog = SettingsDialog(Preferences())
    page, ok = dialog.keys, dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
    page.set_keys("confirm", keys_from_text("F8"))
    assert not ok.isEnabled() and "F8" in page.clash.text() and "下一处待核对" in page.clash.text()
    page.show_act("confirm")
    page.take_button.click()
    assert ok.isEnabled() and dialog.chosen() == {"keys": {"confirm": "F8", "next_open": ""}}


def test_one_key_may_mean_different_things_in_different_lists(qapp: QCoreApplication) -> None:
    page = KeysPage({})
    page.set_keys("remove_note", keys_from_text("Space"))
    assert page.clash.text() == ""
    page.set_keys("next_figure", keys_from_text("Space"))
    assert "留待以后" in page.clash.text()


def test_keys_go_back_to_the_standard_one_by_one_and_all_at_once(qapp: QCoreApplication) -> None:
    page = KeysPage({"undo": "Ctrl+K", "end_back": "Ctrl+Left"})
    page.show_act("undo")
    assert page.fields[0].keySequence() == QKeySequence("Ctrl+K")
    page.reset_button.click()
    assert page.changes() == {"end_back": "Ctrl+Left"}
    page.reset_all_button.click()
    assert page.changes() == {} and not page.reset_all_button.isEnabled()


def test_a_second_key_can_be_given(qapp: QCoreApplication) -> None:
    page = KeysPage({})
    page.show_act("next_open")
    page.fields[1].setKeySequence(QKeySequence("Ctrl+J"))
    assert "other_place" in {spec.name for spec in page._clashes["Ctrl+J"]}
    page.fields[1].setKeySequence(QKeySequence("Ctrl+Shift+J"))
    assert page.changes() == {"next_open": "F8; Ctrl+Shift+J"}


def test_the_keys_of_the_page_can_be_changed(open_window, filled: MainWindow) -> None:  # type: ignore[no-untyped-def]
    window = open_window(keys={"end_back": "Ctrl+D", "next_figure": "N", "reject": "X"})
    key = select(window, "218次")
    press(KEY.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.session.figure_of(key).figure.surface == "218"
    press(KEY.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.figure_of(key).figure.surface == "218"
    press(KEY.Key_N)
    other = window.session.figure
    assert other is not None and other.key != key
    press(KEY.Key_Delete)
    assert window.session.figure_of(other.key).status is not Status.REJECTED
    press(KEY.Key_X)
    assert window.session.figure_of(other.key).status is Status.REJECTED


def test_the_keys_of_suggestions_and_lists_can_be_changed(open_window, filled: MainWindow) -> None:  # type: ignore[no-untyped-def]
    window = open_window(keys={"suggestion_1": "A", "confirm": "C"})
    key = select(window, "3件")
    editor = window.panes.inspector.editor
    record = window.session.figure_of(key)
    wanted = next(i.code for i in window.session.book.indicators() if i.code != record.figure.indicator)
    editor.set_candidates([Candidate(wanted, 0.5, "")])
    editor.show_suggestions()
    press(KEY.Key_A)
    assert window.session.figure_of(key).figure.indicator == wanted
    window.review.pause.stop()
    other = select(window, "12件")
    window.acts["focus_figures"].trigger()
    press(KEY.Key_C)
    assert window.session.figure_of(other).status is Status.CONFIRMED


def test_buttons_and_hints_name_the_keys_that_hold(open_window, filled: MainWindow) -> None:  # type: ignore[no-untyped-def]
    window = open_window(keys={"confirm": "C", "add_note": ""})
    assert "（C）" in window.panes.inspector.editor.confirm_button.toolTip()
    assert "（C）" in window.panes.findings._accept.toolTip()
    assert window.panes.notes._none.text() == "还没有批注。"
    menu = window.panes.page.menu.make()
    assert [a.shortcut().toString() for a in menu.actions()][1:3] == ["Ins", ""]


def test_the_sheet_of_keys_prints_on_two_pages(filled: MainWindow, qtbot: QtBot) -> None:
    from app.core.summary.blocks import Table
    from app.ui.printing.fonts import FaceBook
    from app.ui.printing.pages import paginate

    document = keys_document(key_groups(), filled.acts.keys)
    assert len(paginate(document, FaceBook())) <= 2
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    cells = [cell.text for row in table.rows for cell in row.cells]
    assert cells[cells.index("选用第 1–5 个候选指标") + 1] == "1–5"
    assert cells[cells.index("写所选批注") + 1] == "回车"  # both Enter keys have one word


@pytest.mark.parametrize("name", ["keys", "settings"])
def test_the_sheet_leads_to_the_key_in_the_settings(
    filled: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(SettingsDialog, "exec", lambda self: opened.append(self.keys.current) and 0)
    if name == "settings":
        filled.acts["settings"].trigger()
        assert opened == ["import_files"]
        return
    monkeypatch.setattr(
        "app.ui.keys.keys_dialog.KeysDialog.exec", lambda self: self.change_requested.emit("later")
    )
    filled.acts["keys"].trigger()
    qtbot.waitUntil(lambda: opened == ["later"])


def test_the_keys_of_the_original_and_of_the_preview_can_be_changed(
    open_window, filled: MainWindow, qtbot: QtBot
) -> None:  # type: ignore[no-untyped-def]
    window = open_window(keys={"original_next": "N", "paper_last": "L", "paper_pdf": "Ctrl+D"})
    original = window.panes.original
    turned: list[int] = []
    original.view.turn_wished.connect(turned.append)
    QTest.keyClick(original.view, KEY.Key_N)
    assert turned == [1]
    assert original._next.toolTip() == "下一页（N）"
    window.window_acts._print_keys()
    (preview,) = [child for child in window.findChildren(PreviewDialog) if child.isVisible()]
    QTest.keyClick(preview.view, KEY.Key_End)
    assert preview.view.current == 0
    QTest.keyClick(preview.view, KEY.Key_L)
    assert preview.view.current == len(preview.pages) - 1 > 0
    pdf = preview.findChild(QAction, "paper_pdf")
    assert pdf is not None and pdf.shortcut().toString() == "Ctrl+D" and "Ctrl+D" in pdf.toolTip()
    preview.close()


def test_a_key_of_the_window_may_mean_something_else_in_the_preview(qapp: QCoreApplication) -> None:
    page = KeysPage({})
    page.set_keys("paper_html", keys_from_text("F8"))
    assert page.clash.text() == ""
    page.set_keys("paper_html", keys_from_text("Ctrl+P"))
    assert "打印预览的内容" in page.clash.text() and "打印摘要" not in page.clash.text()


def test_the_find_bar_names_the_keys_that_hold(open_window, filled: MainWindow) -> None:  # type: ignore[no-untyped-def]
    window = open_window(keys={"find_next": "Ctrl+G"})
    assert window.panes.page.find_bar._next.toolTip() == "下一处（Ctrl+G）"


def test_keys_of_dialogs_and_of_the_comparison_can_be_changed(open_window, filled: MainWindow) -> None:  # type: ignore[no-untyped-def]
    window = open_window(keys={"delete_rule": "Ctrl+D", "turn_table": "Ctrl+U"})
    window.acts["rules"].trigger()
    rules = window.lessons._rules
    assert rules is not None and "（Ctrl+D）" in rules.delete.toolTip()
    assert [s.key().toString() for s in rules.findChildren(QShortcut) if s.objectName()] == ["Ctrl+D"]
    rules.close()
    window.acts["show_comparison"].trigger()
    turn = window.panes.compare.findChild(QAction, "turn_table")
    assert turn is not None and turn.shortcut().toString() == "Ctrl+U"


def test_the_sheet_says_what_keys_do_to_findings_on_screen_and_paper(qapp: QCoreApplication) -> None:
    dialog = KeysDialog(key_groups(), KeyMap())
    dialog._filter.setText("问题")
    assert {"确认（采纳问题）", "排除（忽略问题）"} <= set(dialog.shown())
    table = str(keys_document(key_groups(), KeyMap()).blocks[1])
    assert "确认（采纳问题）" in table and "排除（忽略问题）" in table
