"""What comes back when the program is closed and opened again, twice over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.page.sheet import COLUMN_CHARACTERS
from app.ui.window.main_window import MainWindow
from tests.ui.window.test_window_speed import store

Opener = Callable[..., MainWindow]


def desk(window: MainWindow) -> dict[str, Any]:
    """All that a person left in a certain way."""
    table = window.panes.inspector.figures
    session = window.session
    return {
        "report": session.state.key if session.state else None,
        "figure": session.figure.key if session.figure else None,
        "shown": [name for name, dock in window.panes.docks.items() if not dock.isHidden()],
        "choice": table.choice,
        "words": table.words.text(),
        "status": table.status.currentData(),
        "grouped": table.grouping.isChecked(),
        "rows": [table.model.key_at(row) for row in range(table.model.rowCount())],
        "arrow": table.table.horizontalHeader().sortIndicatorSection(),
    }


def wait_open(window: MainWindow, qtbot: QtBot, key: str) -> None:
    qtbot.waitUntil(lambda: window.session.state is not None and window.session.state.key == key)
    qtbot.waitUntil(lambda: window.panes.inspector.figures.model.total > 0)
    QApplication.processEvents()


@pytest.mark.parametrize("figures", [60, 2000])  # read at once, and in a job
def test_report_place_selection_panes_filters_and_order_come_back(
    open_window: Opener, qtbot: QtBot, figures: int
) -> None:
    window = open_window()
    store(window, "甲镇", figures=30, characters=2000)
    key = store(window, "乙镇", figures=figures, characters=figures * 60)
    window.session.open_report(key)
    wait_open(window, qtbot, key)
    state = window.session.state
    assert state is not None
    page, table = window.panes.page, window.panes.inspector.figures
    window.session.select_figure(state.figures[figures // 3].key)
    window.session.confirm([state.figures[2].key])
    table.words.setText("场")
    table.status.setCurrentIndex(1)
    table.grouping.setChecked(True)
    table.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    window.panes.docks["outline"].hide()
    window.resizeDocks([window.panes.docks["library"]], [310], Qt.Orientation.Horizontal)
    place = state.figures[figures // 2].figure.start
    page.scroll_to(place, place + 2)
    QApplication.processEvents()
    left = desk(window)
    top = page.position().top
    assert top > 0 and len(left["rows"]) == figures  # a head, and all but one
    for _ in range(2):
        window = open_window()
        wait_open(window, qtbot, key)
        assert desk(window) == left
        assert abs(window.panes.page.position().top - top) <= COLUMN_CHARACTERS  # another width, other lines
    window.panes.inspector.figures.words.clear()
    assert window.panes.inspector.figures.model.shown == figures - 1


def test_the_place_is_written_down_soon_after_opening_and_after_an_act(
    open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window()
    key = store(window, "乙镇", figures=60, characters=3600)
    window.session.open_report(key)
    wait_open(window, qtbot, key)
    qtbot.waitUntil(lambda: window.settings.values.report == key)
    state = window.session.state
    assert state is not None
    figure = state.figures[40].key
    window.session.select_figure(figure)
    window.session.confirm([figure])
    qtbot.waitUntil(lambda: window.settings.values.figure == figure)
    assert window.settings.values.position_top > 0


def test_a_report_that_is_gone_leaves_the_rest_as_it_was(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window()
    key = store(window, "甲镇", figures=30, characters=2000)
    window.session.open_report(key)
    wait_open(window, qtbot, key)
    window.panes.inspector.figures.status.setCurrentIndex(2)
    window.session.remove_report(key)
    window = open_window()
    assert window.session.state is None
    assert window.panes.inspector.figures.status.currentIndex() == 2
