"""The real window on a real library, offscreen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.application import Program
from app.ui.settings.preferences import Settings
from app.ui.window.main_window import MainWindow

Opener = Callable[..., MainWindow]


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, undressed afterwards: a style sheet would reach into other tests."""
    palette, font = qapp.palette(), qapp.font()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def open_window(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Opener]:
    """Opens the program as a user does; opening it again closes it first. Settings and library are kept."""
    programs: list[Program] = []

    def close() -> None:
        for program in programs:
            if program.window is not None:
                program.window.close()
                program.window.deleteLater()
                program.window = None
            program.close()
        programs.clear()
        QApplication.sendPostedEvents(None, 52)  # DeferredDelete: nothing of the old window lives on

    def open_(*paths: Path, **preferences: object) -> MainWindow:
        close()
        settings = Settings(tmp_path / "desk" / "settings.ini")
        settings.change(reviewer="审核员", theme="light", language="zh_CN")
        if preferences:
            settings.change(**preferences)
        program = Program(dressed, settings, tmp_path / "data")
        programs.append(program)
        window = program.start(list(paths))
        window.resize(1366, 768)
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield open_
    close()


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of two small reports and a file that is none."""
    folder = tmp_path / "收到的报告"
    folder.mkdir()
    for town, visits in (("云集镇", 218), ("共和镇", 96)):
        text = (
            f"{town}2024年法治政府建设工作情况报告\n"
            "一、主要举措和成效\n"
            "（一）加强法治宣传\n"
            f"全年开展法治宣传{visits}次，发放宣传资料5000余份，受理来信3件。\n"
            "（二）规范行政执法\n"
            "办结行政处罚案件12件，调解矛盾纠纷45件。\n"
            "二、存在的问题\n"
            "执法人员仅有2人。\n"
        )
        (folder / f"{town}.txt").write_text(text, encoding="utf-8")
    (folder / "空.txt").write_bytes(b"")
    return folder


@pytest.fixture
def filled(open_window: Opener, reports: Path, qtbot: QtBot) -> MainWindow:
    """A window whose library holds the two reports, the first open."""
    window = open_window()
    window.importer.take([reports])
    qtbot.waitUntil(lambda: not window.importer.is_busy, timeout=20_000)
    key = next(row.key for row in window.session.reports if row.head.town == "云集镇")
    window.session.open_report(key)
    return window
