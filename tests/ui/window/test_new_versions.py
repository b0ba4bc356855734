"""A new version of a known report is offered in the import panel, replaces it on a wish, and undo brings it back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from app.core.enums import Status
from app.ui.importing.panel import ImportPanel
from app.ui.main_window import MainWindow


def import_version(window: MainWindow, reports: Path, qtbot: QtBot) -> ImportPanel:
    """Imports another text of the open report: one number changed, a sentence put in."""
    text = (reports / "云集镇.txt").read_text(encoding="utf-8")
    text = text.replace("5000余份", "6000余份").replace(
        "一、主要举措和成效\n", "一、主要举措和成效\n高度重视。\n"
    )
    path = reports.parent / "云集镇（修订）.txt"
    path.write_text(text, encoding="utf-8")
    window.importer.take([path])
    qtbot.waitUntil(lambda: not window.importer.is_busy, timeout=20_000)
    return window.panes.importing


def line(panel: ImportPanel) -> QTreeWidgetItem:
    item = panel.list.topLevelItem(0)
    assert item is not None
    return item


def button(panel: ImportPanel) -> QPushButton:
    return next(b for b in panel.findChildren(QPushButton) if "替换" in b.text())


def confirm(window: MainWindow, *surfaces: str) -> None:
    assert window.session.state is not None
    for record in window.session.state.figures:
        if record.figure.surface in surfaces:
            window.session.confirm([record.key])


def test_a_new_version_is_offered_and_both_are_kept(filled: MainWindow, reports: Path, qtbot: QtBot) -> None:
    panel = import_version(filled, reports, qtbot)
    assert "“云集镇.txt”的新版本" in line(panel).text(1) and "新版本" in panel.line()
    assert line(panel).checkState(0) is Qt.CheckState.Checked
    assert filled.panes.docks["import"].isVisible() and button(panel).isVisible()
    assert len(filled.session.reports) == 3


def test_replacing_takes_decisions_along_and_lists_the_rest(
    filled: MainWindow, reports: Path, qtbot: QtBot
) -> None:
    confirm(filled, "218次", "5000余份")
    panel = import_version(filled, reports, qtbot)
    button(panel).click()
    qtbot.waitUntil(lambda: "已替换" in line(panel).text(1), timeout=20_000)
    assert [line(panel).child(0).text(n) for n in (0, 1)] == ["“5000余份”", "数据确认"]
    assert not button(panel).isVisible()
    state = filled.session.state
    assert state is not None and "6000余份" in state.document.text
    kept = {r.figure.surface for r in state.figures if r.status is Status.CONFIRMED}
    assert kept == {"218次"}
    assert len(filled.session.reports) == 2
    panel._copy_list()
    assert "5000余份" in QApplication.clipboard().text()


def test_undo_brings_the_old_report_back(filled: MainWindow, reports: Path, qtbot: QtBot) -> None:
    confirm(filled, "218次")
    assert filled.session.state is not None
    old = filled.session.state.key
    panel = import_version(filled, reports, qtbot)
    button(panel).click()
    qtbot.waitUntil(lambda: "已替换" in line(panel).text(1), timeout=20_000)
    new = filled.session.state.key
    assert filled.session.undo_name is not None and "替换" in filled.session.undo_name
    assert filled.session.undo()
    assert {old, new} <= {row.key for row in filled.session.reports}
    assert filled.session.open_report(old)
    assert any(r.status is Status.CONFIRMED for r in filled.session.state.figures)
    assert filled.session.open_report(new)
    assert not any(r.status.is_decided for r in filled.session.state.figures)
    assert filled.session.redo()
    assert old not in {row.key for row in filled.session.reports}


def test_an_unchecked_version_stays_beside_the_old_one(
    filled: MainWindow, reports: Path, qtbot: QtBot
) -> None:
    panel = import_version(filled, reports, qtbot)
    line(panel).setCheckState(0, Qt.CheckState.Unchecked)
    assert not button(panel).isEnabled()


def test_a_version_that_is_gone_is_not_put_in_any_place(
    filled: MainWindow, reports: Path, qtbot: QtBot
) -> None:
    panel = import_version(filled, reports, qtbot)
    assert filled.session.state is not None
    filled.session.remove_report(filled.session.state.key)
    button(panel).click()
    assert "不在资料库" in line(panel).text(1)
