"""Findings in the window, and paper from the window."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.core.checks.checklist import board_row
from app.core.enums import FindingState
from app.core.state import ReportState
from app.models.findings.finding_model import KEY_ROLE
from app.ui.printing.preview import PreviewDialog
from app.ui.window.main_window import MainWindow


def state(window: MainWindow) -> ReportState:
    assert window.session.state is not None
    return window.session.state


@pytest.fixture
def checked(filled: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with findings computed for the open report."""
    qtbot.waitUntil(lambda: bool(state(filled).findings) and filled.finding_watch.is_idle, timeout=20_000)
    return filled


def test_findings_appear_without_being_asked_for(checked: MainWindow) -> None:
    rules = {r.finding.rule for r in state(checked).findings}
    assert "missing_part" in rules
    model = checked.panes.findings.model
    keys = [str(model.index(row).data(KEY_ROLE) or "") for row in range(model.rowCount())]
    assert {key for key in keys if key} == {r.key for r in state(checked).findings}
    assert "个问题未处理" in checked.status.findings.text()


def test_a_finding_left_for_later_is_open_in_status_line_list_and_board(checked: MainWindow) -> None:
    one, other, *_ = state(checked).findings
    checked.session.decide_finding(one.key, FindingState.LATER)
    checked.session.decide_finding(other.key, FindingState.DISMISSED)
    still = len(state(checked).findings) - 1
    assert checked.status.findings.text() == f"⚑ {still} 个问题未处理（1 个留待以后）"
    row = next(row for row in checked.session.reports if row.key == state(checked).key)
    board = board_row(state(checked), checked.session.book)
    assert row.findings_open == sum(count for _, count in board.open_findings) == still


def test_a_decision_on_a_finding_goes_on_and_can_be_undone(checked: MainWindow, qtbot: QtBot) -> None:
    panel = checked.panes.findings
    checked.acts["focus_findings"].trigger()
    panel._choose_alone(panel.model.index(1))
    first = panel.current_key()
    panel.reason.setText("口径不同")
    panel._dismiss.click()
    record = checked.session.finding_of(first)
    assert record is not None and record.state is FindingState.DISMISSED and record.reason == "口径不同"
    assert panel.current_key() != first
    checked.acts["undo"].trigger()
    record = checked.session.finding_of(first)
    assert record is not None and record.state is FindingState.OPEN


def test_a_dismissal_outlives_closing(checked: MainWindow, open_window, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    key = state(checked).findings[0].key
    checked.session.decide_finding(key, FindingState.DISMISSED)
    window = open_window()
    qtbot.waitUntil(lambda: bool(state(window).findings), timeout=20_000)
    record = window.session.finding_of(key)
    assert record is not None and record.state is FindingState.DISMISSED


def test_findings_follow_a_correction(checked: MainWindow, qtbot: QtBot) -> None:
    before = {r.key for r in state(checked).findings}
    record = next(r for r in state(checked).sections if r.section.title == "存在的问题")
    checked.session.unmake_heading(record.key)
    qtbot.waitUntil(lambda: {r.key for r in state(checked).findings} != before, timeout=20_000)


def test_the_summary_in_pdf_holds_the_correction(checked: MainWindow, tmp_path: Path) -> None:
    key = next(r.key for r in state(checked).figures if r.figure.surface == "218次")
    checked.session.correct_figure(key, value=213.0)
    path = tmp_path / "摘要.pdf"
    checked.papers.save_pdf(path)
    document = pypdfium2.PdfDocument(path)
    words = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "云集镇" in words and "213" in words


def test_a_pdf_that_cannot_be_written_is_told(checked: MainWindow, tmp_path: Path) -> None:
    checked.papers._guard(lambda: checked.papers.save_pdf(tmp_path / "没有的文件夹" / "摘要.pdf"))
    assert "没有打印或保存成功" in checked.panes.banner.sentence()


def test_the_previews_open(checked: MainWindow, qtbot: QtBot) -> None:
    for name in ("preview_summary", "preview_letter", "preview_comparison"):
        checked.acts[name].trigger()
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        assert len(dialogs) == 1, name
        dialogs[0].close()
        QApplication.sendPostedEvents(None, 52)


def test_a_letter_worded_in_the_preview_is_in_the_library(checked: MainWindow) -> None:
    session = checked.session
    assert session.state is not None
    for words in ("意见\n某镇：\n请改。", "意见\n某镇：\n请照改。"):
        checked.acts["preview_letter"].trigger()
        (shown,) = (
            w for w in QApplication.topLevelWidgets() if isinstance(w, PreviewDialog) and w.isVisible()
        )
        shown.panel.letter.setPlainText(words)
        shown.reject()
        QApplication.sendPostedEvents(None, 52)
        letter = session.letter_of(session.state.key)
        assert letter is not None and letter.text == words
    checked.acts["undo"].trigger()
    letter = session.letter_of(session.state.key)
    assert letter is not None and letter.text == "意见\n某镇：\n请改。"
