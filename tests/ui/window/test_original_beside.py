"""The original beside the text: its pages follow the reader, and one line is marked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.report import Doubt
from app.models.library.keeping import Keeping
from app.readers import prepare
from app.readers.registry import read_document
from app.ui.window.main_window import MainWindow

PDF = Path(__file__).parents[2] / "readers" / "documents" / "long.pdf"


@pytest.fixture
def beside(filled: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window with a PDF of three pages open and its first page beside it."""
    monkeypatch.setattr(Keeping, "make_then", lambda _self, _why, then: then())
    filled.importer.take([PDF])
    qtbot.waitUntil(lambda: not filled.importer.is_busy, timeout=20_000)
    filled.session.open_report(filled.session.reports[-1].key)
    filled.acts["show_original"].trigger()
    qtbot.waitUntil(lambda: filled.panes.original.page == 1, timeout=20_000)
    return filled


def marked_words(window: MainWindow) -> str:
    """The words of the printed line that is marked."""
    assert window.session.state is not None
    document, panel = window.session.state.document, window.panes.original
    top = panel.view.marked().top()
    lines = [r for r in document.lines if r.page == panel.page and r.top == pytest.approx(top, abs=0.1)]
    return "".join(document.text[r.start : r.end] for r in lines)


def test_the_page_follows_the_reader_and_the_line_is_marked(beside: MainWindow, qtbot: QtBot) -> None:
    assert beside.session.state is not None
    at = beside.session.state.document.text.index("第30段")
    beside.session.select_span(at, at + 4)
    qtbot.waitUntil(lambda: beside.panes.original.page == 3, timeout=20_000)
    assert "第30段" in marked_words(beside)


def test_keys_turn_pages_and_zoom(beside: MainWindow, qtbot: QtBot) -> None:
    panel = beside.panes.original
    QTest.keyClick(panel.view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel.page == 2, timeout=20_000)
    QTest.keyClick(panel.view, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel.page == 1, timeout=20_000)
    QTest.keyClick(panel.view, Qt.Key.Key_Plus)
    assert panel.view.zoom > 1
    QTest.keyClick(panel.view, Qt.Key.Key_0)
    assert panel.view.zoom == 1


def test_page_down_goes_through_a_page_before_it_turns(beside: MainWindow, qtbot: QtBot) -> None:
    panel = beside.panes.original
    presses = 0
    while panel.page == 1 and presses < 20:
        QTest.keyClick(panel.view, Qt.Key.Key_PageDown)
        presses += 1
        qtbot.wait(120)
    assert panel.page == 2 and presses > 2


def test_a_click_on_a_printed_line_selects_its_words(beside: MainWindow) -> None:
    assert beside.session.state is not None
    document = beside.session.state.document
    line = next(r for r in document.lines if "第2段" in document.text[r.start : r.end])
    beside.panes.original.place_clicked.emit(1, (line.left + line.right) / 2, (line.top + line.bottom) / 2)
    chosen = beside.session.selection
    assert chosen is not None and (chosen.start, chosen.end) == (line.start, line.end)


def test_the_mouse_clicks_and_moves_the_page(beside: MainWindow, qtbot: QtBot) -> None:
    view = beside.panes.original.view
    clicked: list[QPointF] = []
    view.place_clicked.connect(lambda x, y: clicked.append(QPointF(x, y)))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert len(clicked) == 1 and clicked[0].x() > 0
    before = view.verticalScrollBar().value()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 160))
    QTest.mouseMove(view.viewport(), QPoint(60, 90))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 90))
    assert view.verticalScrollBar().value() > before and len(clicked) == 1


def test_a_file_without_pages_says_so_and_offers_itself(filled: MainWindow) -> None:
    filled.acts["show_original"].trigger()
    assert "没有固定的页面" in filled.panes.original.words()
    filled.acts["show_original"].trigger()
    assert not filled.panes.original.isVisible()


def test_it_shows_itself_for_a_scan_until_it_is_closed(
    filled: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def recognised(data: bytes, name: str, **_: object) -> object:
        document = read_document(data, name)
        return replace(document, doubts=(Doubt(0, 2, 0.4),)) if name.startswith("扫描") else document

    monkeypatch.setattr(prepare, "read_document", recognised)
    for name in ("扫描甲.pdf", "扫描乙.pdf"):
        (tmp_path / name).write_bytes(PDF.with_stem("plain" if "甲" in name else "mixed").read_bytes())
    filled.importer.take([tmp_path / "扫描甲.pdf", tmp_path / "扫描乙.pdf"])
    qtbot.waitUntil(lambda: not filled.importer.is_busy, timeout=20_000)
    text, first, second = (
        next(row.key for row in filled.session.reports if row.file_name == name)
        for name in ("云集镇.txt", "扫描甲.pdf", "扫描乙.pdf")
    )
    filled.session.open_report(first)
    assert filled.panes.original.isVisible()
    filled.session.open_report(text)
    assert not filled.panes.original.isVisible()
    filled.session.open_report(first)
    filled.panes.original.closed.emit()
    filled.session.open_report(second)
    assert not filled.panes.original.isVisible()


def test_a_page_that_cannot_be_drawn_is_one_sentence(
    filled: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.importer.take([PDF])
    qtbot.waitUntil(lambda: not filled.importer.is_busy, timeout=20_000)
    filled.session.open_report(filled.session.reports[-1].key)
    library = filled.session.library
    assert library is not None
    monkeypatch.setattr(type(library), "original", lambda *_: ("a.pdf", b"%PDF-1.7 rubbish"))
    filled.acts["show_original"].trigger()
    panel = filled.panes.original
    qtbot.waitUntil(lambda: "画不出来" in panel.words(), timeout=20_000)


def test_wide_windows_show_it_at_the_side(beside: MainWindow, qtbot: QtBot) -> None:
    panes = beside.panes
    assert panes.original.y() > panes.report_stack.y()
    beside.resize(2000, 900)
    qtbot.waitUntil(lambda: panes.original.x() > panes.report_stack.x())
    beside.resize(1366, 768)
