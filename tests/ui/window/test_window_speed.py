"""How fast the whole window follows, by what an idle office PC is promised."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.core.figures import find_figures
from app.core.outline import read_outline
from app.core.report import Document, Head, Reading
from app.core.scan import Scan
from app.readers.folder import Source
from app.readers.prepare import Prepared
from app.ui.window.main_window import MainWindow
from tests.pace import limit


def store(window: MainWindow, town: str, *, figures: int, characters: int) -> str:
    filling = "深入学习宣传贯彻习近平法治思想，认真落实法治建设各项任务" * 10
    room = max(10, characters // figures - 14)
    lines = [f"{town}2024年法治政府建设工作情况报告", "一、主要举措和成效"]
    lines += [f"{filling[:room]}，开展法治宣传{number + 3}场次。" for number in range(figures)]
    text = "\n".join(lines)
    scan = Scan(text)
    reading = Reading(Head(town=town, year=2024), read_outline(scan), find_figures(scan, ()))
    data = text.encode()
    source = Source(f"{town}.txt", town, lambda: data)
    return window.session.store_prepared(Prepared(source, data, town, Document(text), reading)).key


def painted(window: MainWindow, key: str) -> float:
    begun = perf_counter()
    window.session.open_report(key)
    while window.session.state is None or window.session.state.key != key:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    window.panes.page.sheet.viewport().repaint()
    return perf_counter() - begun


def test_a_usual_report_opens_in_a_blink(open_window) -> None:  # type: ignore[no-untyped-def]
    window = open_window()
    keys = [store(window, town, figures=80, characters=3500) for town in ("甲镇", "乙镇")]
    QApplication.processEvents()
    assert min(painted(window, keys[turn % 2]) for turn in range(6)) < limit(0.1)


def test_a_correction_is_on_the_screen_at_once(open_window) -> None:  # type: ignore[no-untyped-def]
    window = open_window()
    window.session.open_report(store(window, "甲镇", figures=80, characters=3500))
    key = window.session.state.figures[5].key
    window.session.select_figure(key)
    QApplication.processEvents()
    taken = []
    for value in range(5):
        begun = perf_counter()
        window.session.correct_figure(key, value=float(value))
        window.panes.page.sheet.viewport().repaint()
        taken.append(perf_counter() - begun)
    assert min(taken) < limit(0.05)  # on the screen and on the disk


@pytest.mark.long
def test_a_report_of_three_hundred_thousand_characters_opens(open_window) -> None:  # type: ignore[no-untyped-def]
    window = open_window()
    key = store(window, "丙镇", figures=3000, characters=300_000)
    QApplication.processEvents()
    assert painted(window, key) < limit(0.5)
