"""The file a report came from can be saved out again, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.ui.window.main_window import MainWindow


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    offered: list[str] = []

    def ask(_: object, __: str, place: str, ___: str) -> tuple[str, str]:
        offered.append(Path(place).name)
        return (str(path) if path else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return offered


def test_the_original_is_saved_under_its_name_as_it_was(
    filled: MainWindow, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = choose(monkeypatch, tmp_path / "出.txt")
    filled.acts["save_original"].trigger()
    assert offered == ["云集镇.txt"]
    assert (tmp_path / "出.txt").read_bytes() == (reports / "云集镇.txt").read_bytes()
    assert "出.txt" in filled.status.notice.text()


def test_what_cannot_be_written_is_told_and_leaves_nothing(
    filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    filled.session.noticed.connect(told.append)
    choose(monkeypatch, tmp_path / "没有" / "出.txt")
    filled.acts["save_original"].trigger()
    assert told and "没有写成" in told[0]


def test_leaving_the_dialog_writes_nothing(
    filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(tmp_path.rglob("*"))
    choose(monkeypatch, None)
    filled.acts["save_original"].trigger()
    assert sorted(tmp_path.rglob("*")) == before


def test_without_a_report_there_is_nothing_to_save(filled: MainWindow) -> None:
    filled.session.close_report()
    assert not filled.acts["save_original"].isEnabled()
    assert filled.acts["save_original"] in filled.panes.library.menu.actions()


def test_the_menu_of_a_report_in_the_list_is_about_that_report(filled: MainWindow, qtbot: QtBot) -> None:
    panel = filled.panes.library
    other = next(row for row in filled.session.reports if row.head.town == "共和镇")
    # The list follows the library after a breath.
    qtbot.waitUntil(lambda: not panel.view.visualRect(panel.model.index_of(other.key)).isEmpty())
    index = panel.model.index_of(other.key)
    opened: list[bool] = []
    panel.menu.aboutToShow.connect(lambda: opened.append(True))
    panel.view.customContextMenuRequested.emit(panel.view.visualRect(index).center())
    panel.menu.close()
    assert opened
    assert filled.session.state is not None and filled.session.state.key == other.key
