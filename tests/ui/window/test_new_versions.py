"""A new version of a known report is offered in the import panel, replaces it on a wish, and undo brings it back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from app.core.enums import FindingState, Status
from app.core.review.changes import Entity
from app.core.review.filing import Filing, filing_from
from app.core.review.letters import KeptLetter
from app.core.state import FindingRecord
from app.models.findings.filings import give_day
from app.ui.importing.panel import ImportPanel
from app.ui.window.main_window import MainWindow


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


def test_an_edited_letter_goes_along(filled: MainWindow, reports: Path, qtbot: QtBot) -> None:
    assert filled.session.state is not None
    old, letter = filled.session.state.key, KeptLetter("请补充数据。", "")
    filled.session.keep_letter(old, letter)
    panel = import_version(filled, reports, qtbot)
    button(panel).click()
    qtbot.waitUntil(lambda: "已替换" in line(panel).text(1), timeout=20_000)
    assert filled.session.letter_of(filled.session.state.key) == letter
    assert filled.session.undo()
    assert filled.session.letter_of(old) == letter


def test_the_days_that_were_given_go_along(filled: MainWindow, reports: Path, qtbot: QtBot) -> None:
    assert filled.session.state is not None
    old, day = filled.session.state.key, date(2025, 2, 27)
    give_day(filled.session, old, "received", day)
    panel = import_version(filled, reports, qtbot)
    button(panel).click()
    qtbot.waitUntil(lambda: "已替换" in line(panel).text(1), timeout=20_000)
    assert filled.session.state is not None
    assert filled.session.library is not None
    stored = filled.session.library.row(Entity.FILING, filled.session.state.key)
    assert stored is not None and filing_from(stored.row) == Filing(received=day)


def test_a_letter_of_the_new_version_stays(filled: MainWindow, reports: Path, qtbot: QtBot) -> None:
    assert filled.session.state is not None
    filled.session.keep_letter(filled.session.state.key, KeptLetter("请补充数据。", ""))
    panel = import_version(filled, reports, qtbot)
    new, own = (
        next(row.key for row in filled.session.reports if "修订" in row.file_name),
        KeptLetter("已阅。", ""),
    )
    filled.session.keep_letter(new, own)
    button(panel).click()
    qtbot.waitUntil(lambda: "已替换" in line(panel).text(1), timeout=20_000)
    assert filled.session.letter_of(new) == own


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


def test_the_line_says_what_holds_after_undo_and_redo(
    filled: MainWindow, reports: Path, qtbot: QtBot
) -> None:
    confirm(filled, "5000余份")
    panel = import_version(filled, reports, qtbot)
    button(panel).click()
    qtbot.waitUntil(lambda: "已替换" in line(panel).text(1), timeout=20_000)
    assert filled.session.undo()
    assert "两份都已保留" in line(panel).text(1) and line(panel).child(0).isHidden()
    assert line(panel).checkState(0) is Qt.CheckState.Unchecked and button(panel).isVisible()
    assert filled.session.redo()
    assert "已替换" in line(panel).text(1) and not line(panel).child(0).isHidden()
    assert filled.session.undo()
    line(panel).setCheckState(0, Qt.CheckState.Checked)
    button(panel).click()
    qtbot.waitUntil(lambda: "已替换" in line(panel).text(1), timeout=20_000)
    assert line(panel).childCount() == 1


def test_findings_resting_on_two_reports_go_along_in_both(
    filled: MainWindow, reports: Path, qtbot: QtBot
) -> None:
    passage = (
        "（三）"
        + "健全矛盾纠纷多元化解机制，推动人民调解与行政调解、司法调解衔接联动，完善网格排查、分级处置、跟踪回访的工作流程。"
        * 3
    )
    texts = [
        f"{town}2024年法治政府建设情况报告\n一、举措\n{passage}\n二、不足\n力量不足。\n"
        for town in ("东林镇", "西林镇")
    ]
    for name, text in zip(("东.txt", "西.txt"), texts, strict=True):
        (reports.parent / name).write_text(text, encoding="utf-8")
    filled.importer.take([reports.parent / "东.txt", reports.parent / "西.txt"])
    qtbot.waitUntil(lambda: not filled.importer.is_busy, timeout=20_000)
    keys = {row.file_name: row.key for row in filled.session.reports}

    def copied() -> list[FindingRecord]:
        assert filled.session.state is not None
        return [f for f in filled.session.state.findings if f.finding.rule == "copied_text"]

    for name in ("西.txt", "东.txt"):
        filled.session.open_report(keys[name])
        qtbot.waitUntil(lambda: bool(copied()), timeout=20_000)
        filled.session.decide_finding(copied()[0].key, FindingState.ACCEPTED)
    path = reports.parent / "东（修订）.txt"
    path.write_text(texts[0].replace("力量不足。", "力量不足，经费紧张。"), encoding="utf-8")
    filled.importer.take([path])
    qtbot.waitUntil(lambda: not filled.importer.is_busy, timeout=20_000)
    panel = filled.panes.importing
    line(panel).setCheckState(0, Qt.CheckState.Checked)
    button(panel).click()
    qtbot.waitUntil(lambda: "已替换" in line(panel).text(1), timeout=20_000)
    assert line(panel).childCount() == 0
    for name in ("东（修订）.txt", "西.txt"):
        filled.session.open_report(next(r.key for r in filled.session.reports if r.file_name == name))
        qtbot.waitUntil(lambda: [f.state for f in copied()] == [FindingState.ACCEPTED], timeout=20_000)
