"""The comparison in the real window: bases, files, paper, keys, and what is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.core.review.changes import Entity
from app.ui.compare.pane import ComparePane
from app.ui.compare.paper import chart_pdf
from app.ui.window.main_window import MainWindow


@pytest.fixture
def pane(filled: MainWindow) -> ComparePane:
    filled.acts["show_comparison"].trigger()
    assert filled.panes.compare is not None
    return filled.panes.compare


def test_a_base_kept_by_hand_can_be_undone(filled: MainWindow, pane: ComparePane) -> None:
    library = filled.session.library
    assert library is not None
    pane.below.tabs.setCurrentIndex(2)
    model = pane.below.bases_model
    column = next(
        c for c in range(model.columnCount()) if model.flags(model.index(0, c)) & Qt.ItemFlag.ItemIsEditable
    )
    assert model.setData(model.index(0, column), "12")
    assert len(library.rows(Entity.BASE)) == 1
    filled.acts["undo"].trigger()
    assert not library.rows(Entity.BASE)


@pytest.mark.parametrize(("kind", "word"), [(".xlsx", "Excel 工作簿"), (".csv", "CSV 表格")])
def test_the_table_goes_into_a_file(
    filled: MainWindow, pane: ComparePane, monkeypatch: pytest.MonkeyPatch, kind: str, word: str
) -> None:
    path = filled.settings.folder / f"对比{kind}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), f"{word} (*{kind})"))
    filled.acts["export_comparison"].trigger()
    assert path.stat().st_size > 50
    assert str(path) in filled.status.notice.text()


def test_a_table_that_cannot_be_written_is_told(
    filled: MainWindow, pane: ComparePane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "没有" / "对比.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "CSV 表格 (*.csv)"))
    filled.acts["export_comparison"].trigger()
    assert "没有写成" in filled.panes.banner.sentence()


def test_the_chart_comes_on_paper(pane: ComparePane) -> None:
    chart = pane.chart()
    assert chart is not None
    assert chart_pdf(chart, QFont()).startswith(b"%PDF")


def test_the_key_of_the_search_works_in_the_comparison(filled: MainWindow, pane: ComparePane) -> None:
    pane.view.setFocus()
    QTest.keyClick(pane.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.controls.search.hasFocus()


def test_f3_goes_from_passage_to_passage_between_two_reports(
    filled: MainWindow, pane: ComparePane, qtbot: QtBot
) -> None:
    one, two = (row.key for row in filled.session.reports)
    filled.comparing.show_side_by_side(two, one)
    assert (pane.texts.left.currentData(), pane.texts.right.currentData()) == (two, one)
    assert pane.texts.view.passages
    pane.texts.view.setFocus()
    with qtbot.waitSignal(pane.texts.view.passage_changed, timeout=2_000):
        QTest.keyClick(filled, Qt.Key.Key_F3)


def test_the_key_of_the_search_works_in_the_report_again(filled: MainWindow, pane: ComparePane) -> None:
    filled.acts["focus_page"].trigger()
    QTest.keyClick(filled.panes.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is not pane.controls.search


def test_the_look_of_the_comparison_outlives_closing(
    filled: MainWindow, pane: ComparePane, open_window
) -> None:  # type: ignore[no-untyped-def]
    pane.below.tabs.setCurrentIndex(1)
    window = open_window()
    window.acts["show_comparison"].trigger()
    assert window.panes.compare.below.tabs.currentIndex() == 1


def test_a_correction_in_a_cell_finds_its_report(filled: MainWindow, pane: ComparePane) -> None:
    library = filled.session.library
    assert library is not None and filled.session.state is not None
    record = filled.session.state.figures[0]
    assert library.report_of(record.key) == filled.session.state.key
    assert library.report_of("nobody") is None
