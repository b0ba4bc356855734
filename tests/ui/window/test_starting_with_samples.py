"""./run.sh opens the program on the sample reports, once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.application import Program
from app.ui.settings.preferences import Settings


def start(dressed: QApplication, folder: Path) -> Program:
    program = Program(dressed, Settings(folder / "settings.ini"), folder / "data")
    program.start([], with_samples=True)
    return program


def close(program: Program) -> None:
    assert program.window is not None
    program.window.close()
    program.window.deleteLater()
    program.close()
    QApplication.sendPostedEvents(None, 52)


def test_the_samples_fill_an_empty_library_and_are_not_brought_twice(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    first = start(dressed, tmp_path)
    qtbot.waitUntil(lambda: len(first.session.reports) == 5, timeout=20_000)
    first.session.remove_report(first.session.reports[0].key)
    close(first)
    second = start(dressed, tmp_path)
    qtbot.wait(300)
    assert len(second.session.reports) == 4
    close(second)
