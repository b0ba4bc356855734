"""Words of buttons, labels and tabs have room in every dock at the least screen, also in the largest font."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QPushButton,
    QTabBar,
    QTabWidget,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.core.enums import Severity
from app.core.report import Finding
from app.core.state import FindingRecord
from app.ui.settings.dialog import SettingsDialog
from app.ui.window.main_window import MainWindow

ARROW = 24  # what a box takes for its arrow and edges


def cut_words(window: QWidget) -> list[str]:
    found = []
    for widget in (*window.findChildren(QAbstractButton), *window.findChildren(QLabel)):
        words = re.sub("&(.)", r"\1", widget.text())
        if not widget.isVisible() or not words or (isinstance(widget, QLabel) and widget.wordWrap()):
            continue
        needed = max(widget.fontMetrics().horizontalAdvance(line) for line in words.split("\n"))
        if needed > widget.width() + 1:
            found.append(f"{type(widget).__name__} {words}")
    for bar in window.findChildren(QTabBar):
        for tab in range(bar.count() if bar.isVisible() else 0):
            if bar.fontMetrics().horizontalAdvance(bar.tabText(tab)) > bar.tabRect(tab).width():
                found.append(f"tab {bar.tabText(tab)}")
    return found


@pytest.mark.parametrize("points", [10, 16])
def test_no_words_are_cut_in_docks_and_settings(filled, open_window, qtbot: QtBot, points: int) -> None:  # type: ignore[no-untyped-def]
    window = open_window(interface_points=points)
    window.acts["next_open"].trigger()
    QApplication.processEvents()
    found: dict[str, list[str]] = {}
    for name, dock in window.panes.docks.items():
        dock.show()
        dock.raise_()
        QApplication.processEvents()
        found[name] = cut_words(dock)
    window.panes.docks["figures"].raise_()
    QApplication.processEvents()
    area = window.panes.inspector.editor._area
    assert area.widget().minimumSizeHint().width() <= area.viewport().width() + 1
    dialog = SettingsDialog(window.settings.values, window)
    dialog.show()
    found["settings"] = cut_words(dialog)
    dialog.close()
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize(("language", "points"), [("zh_CN", 10), ("zh_CN", 12), ("en", 10)])
def test_no_choice_is_cut_on_any_page_of_the_settings(
    filled, open_window, language: str, points: int
) -> None:  # type: ignore[no-untyped-def]
    window = open_window(language=language, interface_points=points)
    dialog = SettingsDialog(window.settings.values, window)
    dialog.show()
    found = []
    for page in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(page)
        QApplication.processEvents()
        for box in dialog.findChildren(QComboBox):
            needed = box.fontMetrics().horizontalAdvance(box.currentText()) + ARROW
            if box.isVisible() and needed > box.width():
                found.append(box.currentText())
        for tree in dialog.findChildren(QTreeView):
            if tree.isVisible() and tree.sizeHintForColumn(0) > tree.columnWidth(0):
                found.append(tree.accessibleName())
    dialog.close()
    assert not found


@pytest.mark.parametrize("points", [10, 12, 16])
def test_the_fields_of_a_figure_stand_above_the_fold(  # type: ignore[no-untyped-def]
    filled, open_window, qtbot: QtBot, points: int
) -> None:
    window = open_window(interface_points=points)
    window.session.open_report(window.session.reports[0].key)
    window.acts["next_open"].trigger()
    qtbot.wait(50)
    editor, table = window.panes.inspector.editor, window.panes.inspector.figures.table
    area = editor._area.viewport()
    for field in (editor.form.value, editor.form.indicator, editor.form.period, editor.form.qualifier):
        assert area.rect().contains(QRect(field.mapTo(area, field.rect().topLeft()), field.size()))
    assert table.viewport().height() >= 2 * table.rowHeight(0)


def test_the_border_between_figures_and_fields_stays_where_it_was_put(filled: MainWindow) -> None:
    filled.acts["next_open"].trigger()
    splitter = filled.panes.inspector.splitter
    splitter.setSizes([100, 1000])
    splitter.splitterMoved.emit(splitter.sizes()[0], 1)
    before = splitter.sizes()[0]
    filled.resize(filled.width() + 40, filled.height())
    QApplication.processEvents()
    assert splitter.sizes()[0] == before


def test_tabs_have_a_name_for_those_who_listen(filled) -> None:  # type: ignore[no-untyped-def]
    for tabs in filled.findChildren(QTabWidget):
        interface = QAccessible.queryAccessibleInterface(tabs)
        assert interface is not None and interface.text(QAccessible.Text.Name)


SCREENS = [
    ("zh_CN", 10, QSize(960, 540)),
    ("en", 10, QSize(960, 540)),
    ("zh_CN", 12, QSize(1093, 614)),  # 1366 × 768 at 125 %
    ("en", 16, QSize(1366, 768)),
]


SMALLEST = QSize(683, 384)  # 1366 × 768 at 200 %


def fits(window: MainWindow, screen: QSize) -> bool:
    QApplication.processEvents()
    return bool(window.minimumSizeHint().boundedTo(screen) == window.minimumSizeHint())


def show_two_places(window: MainWindow) -> None:
    """A finding that rests on two places is chosen, which asks for the most room in its pane."""
    state = window.session.state
    assert state is not None
    window.acts["focus_findings"].trigger()
    places = ((6, 8), (30, 34))
    finding = Finding("contradiction", Severity.ERROR, "前后写成两个数，不能同时成立。", places)
    window.session.take_findings(state.key, (FindingRecord("k", state.key, finding),))
    window.session.select_finding("k")
    assert window.panes.findings.places.isVisible()


@pytest.mark.parametrize(("language", "points", "screen"), [*SCREENS, ("zh_CN", 10, SMALLEST)])
def test_no_pane_pushes_the_window_over_the_edge_of_the_screen(  # type: ignore[no-untyped-def]
    filled, open_window, language: str, points: int, screen: QSize
) -> None:
    window = open_window(language=language, interface_points=points)
    assert fits(window, screen)  # nothing is open
    window.session.open_report(window.session.reports[0].key)
    assert fits(window, screen)
    show_two_places(window)
    assert fits(window, screen), window.minimumSizeHint()
    for name in ("focus_notes", "focus_history", "edit_head", "show_board"):
        window.acts[name].trigger()
        assert fits(window, screen), name


@pytest.mark.parametrize(("language", "points", "screen"), [*SCREENS, ("zh_CN", 10, SMALLEST)])
def test_no_work_pushes_the_window_over_the_edge_of_the_screen(  # type: ignore[no-untyped-def]
    filled, open_window, language: str, points: int, screen: QSize
) -> None:
    window = open_window(language=language, interface_points=points)
    panes, acts = window.panes, window.acts
    acts["show_comparison"].trigger()
    shape = panes.compare.controls.shape
    for number in range(shape.count()):
        shape.setCurrentIndex(number)
        shape.activated.emit(number)
        assert fits(window, screen), shape.currentText()
    for button in panes.importing.findChildren(QPushButton):
        button.show()
    panes.importing.list.show()
    panes.docks["import"].show()
    assert fits(window, screen), window.minimumSizeHint()
    acts["search_library"].trigger()
    assert fits(window, screen), window.minimumSizeHint()  # one behind the other
    panes.docks["import"].hide()
    assert fits(window, screen), window.minimumSizeHint()


@pytest.mark.parametrize("points", [10, 12, 16])
def test_icons_of_the_tool_bar_are_as_high_as_words(open_window, points: int) -> None:  # type: ignore[no-untyped-def]
    window = open_window(interface_points=points)
    bar = window.tool_bar
    assert bar.iconSize().height() == max(20, bar.fontMetrics().height())
    sizes = window.acts["undo"].icon().availableSizes()
    assert max(size.height() for size in sizes) >= 2 * bar.iconSize().height()  # sharp at 200 % too


def test_what_was_not_imported_has_room_for_a_list(open_window, tmp_path: Path, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "坏文件"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.txt").write_bytes(b"")
    window = open_window()
    window.importer.take([folder])
    qtbot.waitUntil(lambda: not window.importer.is_busy, timeout=20_000)
    QApplication.processEvents()
    tree = window.panes.importing.list
    assert tree.isVisible() and tree.viewport().height() >= 3 * tree.sizeHintForRow(0)


def test_the_row_of_a_search_stays_one_row_on_the_smallest_screen(filled: MainWindow, qtbot: QtBot) -> None:
    filled.acts["search_library"].trigger()
    panel = filled.lessons.search.panel
    qtbot.wait(50)
    assert all(widget.isVisible() for widget in (*panel.saved.widgets, panel.tree))
    filled.resize(SMALLEST)
    qtbot.wait(50)
    assert not any(widget.isVisible() for widget in (*panel.saved.widgets, panel.tree))
    tops = {widget.geometry().center().y() for widget in (panel.words, panel.clear)}
    assert max(tops) - min(tops) <= 1 and panel.words.geometry().bottom() < panel.tree.parentWidget().y()


@pytest.mark.parametrize("points", [10, 12])
def test_two_files_that_were_not_imported_are_seen_without_scrolling(  # type: ignore[no-untyped-def]
    open_window, tmp_path: Path, qtbot: QtBot, points: int
) -> None:
    for number in range(2):
        (tmp_path / f"{number}.txt").write_bytes(b"")
    window = open_window(interface_points=points)
    window.importer.take([tmp_path / "0.txt", tmp_path / "1.txt"])
    qtbot.waitUntil(lambda: not window.importer.is_busy, timeout=20_000)
    qtbot.wait(50)
    panel = window.panes.importing
    assert panel.list.topLevelItemCount() == 2
    assert panel.list.verticalScrollBar().maximum() == 0


def test_a_single_file_that_was_not_imported_takes_few_lines_from_the_page(
    filled: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "空的.txt"
    path.write_bytes(b"")
    filled.importer.take([path])
    qtbot.waitUntil(lambda: not filled.importer.is_busy, timeout=20_000)
    qtbot.wait(50)
    panel = filled.panes.importing
    assert panel.list.visualItemRect(panel.list.topLevelItem(0)).bottom() < panel.list.viewport().height()
    assert panel.height() <= 9 * panel.fontMetrics().lineSpacing()


def test_dialogs_open_no_larger_than_the_screen(
    filled: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    room = QRect(0, 0, 683, 384)  # 1366 × 768 at 200 %
    monkeypatch.setattr("PySide6.QtGui.QScreen.availableGeometry", lambda _: room)
    for name in ("backups", "codebook", "rules"):
        filled.acts[name].trigger()
        (shown,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
        assert shown.width() <= room.width() and shown.height() <= room.height(), name
        shown.close()
        QApplication.sendPostedEvents(None, 52)


def test_a_long_notice_ends_in_dots_and_never_widens_the_window(filled: MainWindow) -> None:
    before = filled.minimumSizeHint().width()
    sentence = "导入 46 份，其中 1 份可能是新版本。" * 20
    filled.status.show_notice(sentence)
    QApplication.processEvents()
    assert filled.minimumSizeHint().width() == before
    assert (filled.status.notice.text(), filled.status.notice.toolTip()) == (sentence, sentence)
    assert filled.status.notice.geometry().right() <= filled.status.report.geometry().left()


def test_buttons_of_an_empty_library_are_whole_on_the_smallest_screen(open_window, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    window = open_window()
    window.resize(SMALLEST)
    qtbot.wait(50)
    buttons = [button for button in window.panes.empty.findChildren(QPushButton) if button.isVisible()]
    assert len(buttons) == 3
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
        assert button.height() >= button.sizeHint().height()


def test_an_import_asks_for_no_more_width_than_its_widest_button(filled: MainWindow) -> None:
    panel = filled.panes.importing
    buttons = panel.findChildren(QPushButton)
    for button in buttons:
        button.show()
    widest = max(button.sizeHint().width() for button in buttons)
    assert panel.minimumSizeHint().width() <= widest + 24
