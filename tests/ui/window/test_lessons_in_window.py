"""Learning, tag book and library search as they are reached in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.core.enums import Status
from app.core.state import FigureRecord
from app.models.codebook_model import BookDesk
from app.ui.window.main_window import MainWindow


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
    assert corrected.lessons.strip.words.text() == "其他报告还有 1 处相似"
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


@pytest.mark.parametrize("action", ["rules", "codebook", "show_alike"])
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


@pytest.mark.parametrize("action", ["rules", "codebook", "show_alike"])
def test_each_fits_a_small_screen_with_large_letters(corrected: MainWindow, action: str) -> None:
    corrected.acts[action].trigger()
    (dialog,) = [d for d in corrected.findChildren(QDialog) if d.isVisible()]
    font = dialog.font()
    font.setPointSize(16)
    dialog.setFont(font)
    assert dialog.minimumSizeHint().width() <= 1366
    assert dialog.minimumSizeHint().height() <= 720
    dialog.close()


@pytest.fixture
def searched(filled: MainWindow, qtbot: QtBot) -> MainWindow:
    """The library was searched for a word that both reports have."""
    filled.acts["search_library"].trigger()
    panel = filled.lessons.search.panel
    panel.words.setText("法治")
    panel.words.returnPressed.emit()
    assert panel.results.passages.rowCount() >= 4
    return filled


def test_the_search_stands_beside_the_page_and_shows_its_results_there(searched: MainWindow) -> None:
    panel = searched.lessons.search.panel
    assert searched.panes.page.isVisible() and panel.isVisible()
    last = panel.results.passages.rowCount() - 1
    panel.results.passage_view.clicked.emit(panel.results.passages.index(last, 1))
    assert searched.session.state is not None
    assert panel.results.passages.index(last, 0).data().startswith(searched.session.state.head.town)
    assert panel.results.passage_view.hasFocus()
    panel.close_button.click()
    assert searched.panes.page.isAncestorOf(QApplication.focusWidget() or searched)
    assert not panel.isVisible()


def test_results_are_stepped_through_from_the_page(searched: MainWindow) -> None:
    panel, seen = searched.lessons.search.panel, []
    searched.acts["focus_page"].trigger()
    for _ in range(panel.results.passages.rowCount()):
        selection = searched.session.selection
        assert selection is not None and searched.session.state is not None
        text = searched.session.state.document.text
        assert text[selection.start : selection.end] == "法治"
        assert len(searched.panes.page.sheet.scene.hits) == 1  # type: ignore[union-attr]
        seen.append((searched.session.state.key, selection.start))
        searched.acts["next_result"].trigger()
    assert len(set(seen)) == panel.results.passages.rowCount() and panel.results.place.text().startswith("1/")
    searched.acts["previous_result"].trigger()
    assert panel.results.passage_view.currentIndex().row() == panel.results.passages.rowCount() - 1


def test_a_correction_keeps_the_place_in_the_results(searched: MainWindow, qtbot: QtBot) -> None:
    panel = searched.lessons.search.panel
    panel.results.passage_view.selectRow(2)
    with qtbot.waitSignal(panel.results.passages.modelReset):
        searched.session.confirm([searched.session.state.figures[0].key])  # type: ignore[union-attr]
    assert panel.results.passage_view.currentIndex().row() == 2


def test_the_search_comes_back_after_a_restart(searched: MainWindow, open_window) -> None:  # type: ignore[no-untyped-def]
    window = open_window()
    assert window.lessons.search.isVisible()
    assert window.lessons.search.panel.words.text() == "法治"
    assert window.lessons.search.panel.results.passages.rowCount() >= 4
    window.acts["reset_panes"].trigger()
    assert window.lessons.search.isHidden()


def test_selected_words_are_what_is_looked_for(filled: MainWindow, qtbot: QtBot) -> None:
    text = filled.session.state.document.text  # type: ignore[union-attr]
    start = text.index("宣传资料")
    filled.session.select_span(start, start + 4)
    filled.panes.page.sheet.textCursor()
    cursor = filled.panes.page.sheet.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + 4, cursor.MoveMode.KeepAnchor)
    filled.panes.page.sheet.setTextCursor(cursor)
    filled.acts["search_library"].trigger()
    assert filled.lessons.search.panel.words.text() == "宣传资料"


def test_a_renamed_indicator_is_shown_at_once_and_the_place_is_kept(filled: MainWindow) -> None:
    filled.session.select_figure(figure(filled, "45件").key)
    filled.acts["codebook"].trigger()
    (dialog,) = [d for d in filled.findChildren(QDialog) if d.isVisible()]
    assert dialog.desk.edit("MED.TOTAL", name="化解纠纷总数")
    assert filled.panes.inspector.editor.form.indicator.words.text() == "化解纠纷总数"
    dialog.close()


def test_another_book_gives_new_names_and_moves_nothing(filled: MainWindow, qtbot: QtBot) -> None:
    page, inspector = filled.panes.page, filled.panes.inspector
    record = figure(filled, "3件")
    assert record.figure.indicator is not None
    filled.session.select_figure(record.key)
    page.sheet.bar.setValue(40)
    paper, place = page.sheet.document(), page.position()
    assert BookDesk(filled.session).edit(record.figure.indicator, name="新的叫法")
    assert page.sheet.document() is paper and page.position() == place
    assert page.sheet.scene is not None and page.sheet.scene.book is filled.session.book
    assert "新的叫法" in inspector.editor.title.text()
    assert inspector.figures.selected_keys() == [record.key]
    assert inspector.figures.model.index_of(record.key).data() == "新的叫法"
