"""Backups, restoring, merging and checking in the real window."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.core.enums import Status
from app.core.errors import StoreError
from app.core.review import acts
from app.models.library.keeping import backups_of
from app.store.library import Library
from app.ui.window.main_window import MainWindow
from tests.ui.window.test_journeys import figure


def path_of(window: MainWindow) -> Path:
    assert window.session.library is not None
    return window.session.library.path


def make(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.safety.keeping.made, timeout=20_000):
        window.safety.keeping.make("手动")


def test_a_backup_brings_back_what_was_then(
    filled: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(filled, qtbot)
    assert filled.session.state is not None
    key, figure = filled.session.state.key, filled.session.state.figures[0].key
    filled.session.confirm([figure])
    filled.acts["backups"].trigger()
    dialog = filled.safety.dialog
    assert dialog is not None and dialog.table.rowCount() == 1
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    dialog.restore_button.click()
    assert "已恢复" in dialog.line.text()
    dialog.close()
    assert filled.session.open_report(key)
    record = filled.session.figure_of(figure)
    assert record is not None and record.status is Status.SUGGESTED


def test_an_unchanged_library_gets_no_second_backup(filled: MainWindow, qtbot: QtBot) -> None:
    make(filled, qtbot)
    make(filled, qtbot)
    assert len(filled.safety.keeping.backups()) == 1


def test_an_import_into_a_filled_library_begins_with_a_backup(
    filled: MainWindow, qtbot: QtBot, reports: Path
) -> None:
    (reports / "新镇.txt").write_text("新镇2024年法治政府建设工作情况报告\n办结案件7件。\n", encoding="utf-8")
    filled.importer.take([reports])
    qtbot.waitUntil(lambda: not filled.importer.is_busy, timeout=20_000)
    assert len(filled.session.reports) == 3
    assert [b.reason for b in filled.safety.keeping.backups()] == ["导入前"]


def test_another_library_is_merged_and_its_result_listed(
    filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "同事的.zhenyue"
    with Library.open(other, who="同事"):
        pass
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    filled.acts["merge_library"].trigger()
    assert filled.safety.told is not None
    assert "新增报告 0 份" in filled.safety.told.text()
    filled.safety.told.close()


def test_what_a_colleague_decided_otherwise_is_named_in_words(
    filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = path_of(filled)
    other = tmp_path / "同事的.zhenyue"
    shutil.copyfile(path, other)
    filled.session.correct_figure(figure(filled, "218次").key, value=213.0)
    with Library.open(other, who="同事") as theirs:
        key = next(row.key for row in theirs.reports() if row.head.town == "云集镇")
        record = next(r for r in theirs.state(key).figures if r.figure.surface == "218次")
        theirs.apply(acts.correct_figure(record, value=212.0))
    filled.safety.merge(other)
    assert filled.safety.told is not None
    assert "云集镇 数据“218次”：审核员" in filled.safety.told.detailedText()
    filled.safety.told.close()


def test_an_import_ends_with_the_library_it_was_begun_in(
    filled: MainWindow, reports: Path, tmp_path: Path
) -> None:
    for number in range(6):
        words = f"新{number}镇2024年法治政府建设工作情况报告\n办结案件{number}件。\n"
        (reports / f"新{number}镇.txt").write_text(words, encoding="utf-8")
    filled.importer.take([reports])
    assert filled.importer.is_busy
    assert filled.files.open(tmp_path / "另一个.zhenyue")
    assert not filled.importer.is_busy and not filled.panes.docks["import"].isVisible()
    assert "导入停止" in filled.status.notice.text()
    QApplication.processEvents()
    assert filled.session.reports == ()


def test_a_library_that_is_none_is_not_merged(
    filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "别的.zhenyue"
    other.write_bytes(b"no library at all")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    filled.acts["merge_library"].trigger()
    assert filled.panes.banner.sentence()
    assert len(filled.session.reports) == 2


def test_the_check_of_the_library_tells_its_result(filled: MainWindow, qtbot: QtBot) -> None:
    filled.acts["verify_library"].trigger()
    qtbot.waitUntil(lambda: filled.safety.told is not None, timeout=20_000)
    assert filled.safety.told is not None
    assert "资料库完好：报告 2 份" in filled.safety.told.text()
    filled.safety.told.close()


def test_a_damaged_library_offers_its_backups_at_the_start(
    filled: MainWindow, qtbot: QtBot, open_window, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    make(filled, qtbot)
    path = path_of(filled)
    filled.session.close()
    data = bytearray(path.read_bytes())
    data[:16] = b"overwritten!!!!!"
    path.write_bytes(bytes(data))
    window = open_window()
    assert not window.panes.banner._act.isHidden()
    window.panes.banner._act.click()
    dialog = window.safety.dialog
    assert dialog is not None and len(backups_of(path)) == 1
    assert dialog.restore()
    dialog.close()
    assert len(window.session.reports) == 2


def test_a_restored_library_opens_at_the_report_and_figure_of_before(
    filled: MainWindow, qtbot: QtBot
) -> None:
    make(filled, qtbot)
    session = filled.session
    assert session.state is not None
    key, figure = session.state.key, session.state.figures[2].key
    session.confirm([session.state.figures[0].key])
    session.select_figure(figure)
    keeping = filled.safety.keeping
    assert keeping.restore(path_of(filled), keeping.backups()[0].name)
    assert session.state is not None and session.state.key == key
    assert session.figure is not None and session.figure.key == figure
    assert not any(record.status.is_decided for record in session.state.figures)


def test_a_report_that_the_backup_does_not_know_is_not_opened(
    filled: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    make(filled, qtbot)
    new = tmp_path / "高坪镇.txt"
    new.write_text("高坪镇2024年法治政府建设工作情况报告\n一、举措\n开展宣传3次。\n", encoding="utf-8")
    filled.importer.take([new])
    qtbot.waitUntil(lambda: not filled.importer.is_busy, timeout=20_000)
    session, keeping = filled.session, filled.safety.keeping
    session.open_report(next(row.key for row in session.reports if row.head.town == "高坪镇"))
    assert keeping.restore(path_of(filled), keeping.backups()[-1].name)
    assert session.state is None and len(session.reports) == 2


def test_a_fault_in_saving_is_told_until_something_is_saved_again(
    filled: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, banner = filled.session, filled.panes.banner
    assert session.state is not None and session.library is not None
    keys = [record.key for record in session.state.figures]

    def full(*_: object) -> None:
        raise StoreError("磁盘空间不足，这次改动没有保存；请清理出空间后再试。")

    with monkeypatch.context() as patch:
        patch.setattr(session.library, "apply", full)
        assert not session.confirm(keys[:1])
    assert banner.isVisible() and "磁盘空间不足" in banner.sentence()
    assert session.confirm(keys[:1])
    assert not banner.isVisible()


def test_other_words_on_the_banner_outlive_a_saving(filled: MainWindow) -> None:
    banner = filled.panes.banner
    banner.tell("设置文件已损坏")
    assert filled.session.state is not None
    assert filled.session.confirm([filled.session.state.figures[0].key])
    assert banner.isVisible()


def test_a_library_open_elsewhere_goes_on_saying_so(filled: MainWindow, open_window) -> None:  # type: ignore[no-untyped-def]
    path, key = path_of(filled), filled.session.reports[0].key
    filled.session.close()
    with Library.open(path, who="别人"):
        window = open_window(path)
        banner = window.panes.banner
        said = banner.sentence()
        assert "只读" in said and banner.isVisible()
        window.session.open_report(key)
        assert not window.session.confirm([window.session.state.figures[0].key])
        assert (banner.sentence(), banner.isVisible()) == (said, True)
        assert window.status.notice.text()


def test_a_library_that_was_taken_away_says_so_and_the_work_goes_on_when_it_is_back(
    filled: MainWindow, tmp_path: Path
) -> None:
    session, path = filled.session, path_of(filled)
    assert session.state is not None
    keys = [record.key for record in session.state.figures]
    away = tmp_path / "移走.zhenyue"
    path.rename(away)
    assert not session.confirm(keys[:1])
    assert "移走或删除" in filled.panes.banner.sentence() and path.name in filled.panes.banner.sentence()
    away.rename(path)
    assert session.confirm(keys[:1])
    assert not filled.panes.banner.isVisible()
