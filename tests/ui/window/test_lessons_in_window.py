"""Learning, tag book and library search as they are reached in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.enums import Status
from app.core.state import FigureRecord
from app.ui.main_window import MainWindow


def figure(window: MainWindow, surface: str) -> FigureRecord:
    assert window.session.state is not None
    return next(r for r in window.session.state.figures if r.figure.surface == surface)


@pytest.fixture
def corrected(filled: MainWindow, qtbot: QtBot) -> MainWindow:
    """The letters of one report are called applications for openness: wrong, but a decision."""
    filled.session.correct_figure(figure(filled, "3件").key, indicator="OPEN.REQUEST")
    qtbot.waitUntil(lambda: filled.lessons.desk.offer is not None)
    return filled


def test_a_correction_offers_the_others_under_the_editor(corrected: MainWindow, qtbot: QtBot) -> None:
    assert corrected.lessons.strip.isVisible()
    assert corrected.lessons.strip.words.text() == "还有 1 处相似（本报告 0，其他报告 1）"
    assert corrected.acts["show_alike"].isEnabled()


def test_alike_are_applied_from_the_menu_as_one_step_and_undone(corrected: MainWindow, qtbot: QtBot) -> None:
    corrected.acts["show_alike"].trigger()
    preview = corrected.lessons.preview
    assert preview.isVisible() and not preview.isModal()
    preview.apply_button.click()
    assert not corrected.lessons.strip.isVisible() and not preview.isVisible()
    assert "同类更正 1 处" in corrected.acts["undo"].text()
    other = next(r for r in corrected.session.reports if r.head.town == "共和镇")
    corrected.session.open_report(other.key)
    assert figure(corrected, "3件").status is Status.CORRECTED
    corrected.acts["undo"].trigger()
    assert figure(corrected, "3件").status is Status.SUGGESTED


def test_the_offer_can_be_put_away(corrected: MainWindow) -> None:
    corrected.lessons.strip.close_button.click()
    assert not corrected.lessons.strip.isVisible()
    assert not corrected.acts["show_alike"].isEnabled()


@pytest.mark.parametrize("action", ["rules", "codebook", "search_library", "show_alike"])
def test_each_opens_without_blocking_and_everything_in_it_has_a_name(
    corrected: MainWindow, action: str
) -> None:
    corrected.acts[action].trigger()
    (dialog,) = [d for d in corrected.findChildren(QDialog) if d.isVisible()]
    assert not dialog.isModal()
    nameless = []
    for widget in dialog.findChildren(QWidget):
        takes_keys = isinstance(widget, (QLineEdit, QAbstractItemView, QAbstractButton))
        is_inner = widget.objectName().startswith("qt_") or type(widget).__name__ == "QTableCornerButton"
        if not takes_keys or is_inner or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None and not interface.text(QAccessible.Text.Name):
            nameless.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert nameless == []
    dialog.close()


@pytest.mark.parametrize("action", ["rules", "codebook", "search_library", "show_alike"])
def test_each_fits_a_small_screen_with_large_letters(corrected: MainWindow, action: str) -> None:
    corrected.acts[action].trigger()
    (dialog,) = [d for d in corrected.findChildren(QDialog) if d.isVisible()]
    font = dialog.font()
    font.setPointSize(16)
    dialog.setFont(font)
    assert dialog.minimumSizeHint().width() <= 1366
    assert dialog.minimumSizeHint().height() <= 720
    dialog.close()


def test_a_place_found_in_the_library_is_opened_in_the_report(filled: MainWindow, qtbot: QtBot) -> None:
    filled.acts["search_library"].trigger()
    (dialog,) = [d for d in filled.findChildren(QDialog) if d.isVisible()]
    dialog.words.setText("96")
    dialog.words.returnPressed.emit()
    dialog.passage_view.activated.emit(dialog.passages.index(0, 1))
    assert filled.session.state is not None
    assert filled.session.state.head.town == "共和镇"
    dialog.close()


def test_a_renamed_indicator_is_shown_at_once_and_the_place_is_kept(filled: MainWindow) -> None:
    filled.session.select_figure(figure(filled, "45件").key)
    filled.acts["codebook"].trigger()
    (dialog,) = [d for d in filled.findChildren(QDialog) if d.isVisible()]
    assert dialog.desk.edit("MED.TOTAL", name="化解纠纷总数")
    assert filled.panes.inspector.editor.form.indicator.words.text() == "化解纠纷总数"
    dialog.close()
