"""Words in both languages, keys without clashes, names for those who listen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.ui.keys.acts import plain_word, specs
from app.ui.keys.key_groups import key_groups
from app.ui.keys.keys_dialog import KeysDialog
from app.ui.keys.menu_contents import COMPARE, EDIT, FILE, HELP, PARTS, REVIEW, TOOLS, VIEW
from app.ui.language import Translators, wanted_language
from app.ui.window.main_window import MainWindow

CHINESE = re.compile("[\u4e00-\u9fff]")


def test_every_action_stands_in_a_menu(qapp: QCoreApplication) -> None:
    placed = {*FILE, *EDIT, *VIEW, *REVIEW, *COMPARE, *TOOLS, *HELP, *PARTS} - {"-"}
    assert {spec.name for spec in specs()} == placed


def test_keys_are_in_menus_and_tool_tips(filled: MainWindow) -> None:
    for spec, action in filled.acts:
        if spec.keys:
            assert not action.shortcut().isEmpty(), spec.name
            assert action.shortcut().toString(action.shortcut().SequenceFormat.NativeText) in action.toolTip()


def test_the_keys_can_be_searched(filled: MainWindow) -> None:
    dialog = KeysDialog(key_groups(), filled.acts.keys)
    assert len(dialog.shown()) > 40
    dialog._narrow("F8")
    assert dialog.shown() == ["下一处待核对", "上一处待核对"]
    dialog._narrow("Shift+→")
    assert "所选数据的末尾后移" in dialog.shown()


def test_keys_can_be_changed(open_window) -> None:  # type: ignore[no-untyped-def]
    window = open_window(keys={"next_open": "Ctrl+J"})
    assert window.acts["next_open"].shortcut().toString() == "Ctrl+J"


def test_the_window_speaks_english(open_window) -> None:  # type: ignore[no-untyped-def]
    window = open_window(language="en")
    words = [plain_word(menu.title()) for menu in window.menus.all()]
    assert words == ["File", "Edit", "View", "Review", "Compare", "Tools", "Help"]
    chinese = [a.text() for _, a in window.acts if CHINESE.search(a.text())]
    assert chinese == []
    assert window.panes.tabs.tabText(1) == "Comparison"


@pytest.mark.parametrize(("language", "name"), [("zh_CN", "镇阅"), ("en", "Zhenyue")])
def test_windows_are_named_after_the_program_in_their_language(open_window, language: str, name: str) -> None:  # type: ignore[no-untyped-def]
    window = open_window(language=language)
    assert QApplication.applicationDisplayName() == name == window.windowTitle()


def test_a_change_of_language_lets_an_import_end_first(
    filled: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "更多"
    folder.mkdir()
    for number in range(30):
        words = (
            f"{chr(0x4E00 + number)}山镇2024年法治政府建设情况报告\n一、主要做法\n调解纠纷{number + 7}件。\n"
        )
        (folder / f"{number}.txt").write_text(words, encoding="utf-8")
    session = filled.session
    filled.importer.take([folder])
    filled.preferences_changed.emit({"language": "en"})
    qtbot.waitUntil(lambda: len(session.reports) == 32, timeout=20_000)
    qtbot.waitUntil(lambda: not isValid(filled), timeout=20_000)  # made anew


def test_the_language_can_be_changed_while_a_report_is_open(filled: MainWindow, qtbot: QtBot) -> None:
    session = filled.session
    filled.preferences_changed.emit({"language": "en"})
    qtbot.waitUntil(lambda: not isValid(filled) or not filled.isVisible())
    assert session.state is not None


def test_dialogs_of_qt_speak_chinese(qapp: QCoreApplication) -> None:
    translators = Translators(qapp)
    translators.use("zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert wanted_language("en") == "en" and wanted_language("system") in ("zh_CN", "en")


FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)


def test_everything_that_takes_the_keyboard_has_a_name(filled: MainWindow) -> None:
    nameless = []
    for widget in filled.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not isinstance(
            widget, (*FIELDS, QAbstractButton)
        ):
            continue
        if widget.window() is not filled or widget.isHidden() or widget.objectName().startswith("qt_"):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None and not interface.text(QAccessible.Text.Name):
            nameless.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert nameless == [], "; ".join(nameless)


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
def test_the_page_keeps_its_width_between_the_panes(
    filled: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    filled.panes.reset()
    qtbot.wait(20)
    filled.resize(*size)
    filled.panes.reset()
    qtbot.wait(20)
    assert filled.width() <= size[0] and filled.height() <= size[1]
    assert filled.panes.page.width() >= 620
    assert filled.panes.docks["library"].width() <= 260
