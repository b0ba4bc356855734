"""The lists at the sides of the window are read without pulling the panes wider."""

from __future__ import annotations

import re
from html import unescape

import pytest
from PySide6.QtCore import QBuffer, QModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QMainWindow, QStyleOptionViewItem, QTabBar, QTreeView
from pytestqt.qtbot import QtBot

from app.models.library.library_model import FIGURES_ROLE, IS_YEAR_ROLE, REVIEWED_ROLE
from app.models.library.library_model import FINDINGS_ROLE as REPORT_FINDINGS_ROLE
from app.models.report.outline_model import FINDINGS_ROLE, NUMBER_ROLE, OPEN_ROLE, PART_ROLE
from app.ui.library.delegate import LibraryDelegate
from app.ui.outline.delegate import OutlineDelegate
from app.ui.window.panes import Panes

TITLE = "（六）构建法治格局，健全矛盾纠纷预防调处化解体系"


def drawn_words(view: QTreeView, index: QModelIndex, width: int) -> list[str]:
    """What the delegate of a view writes for a line, piece by piece."""
    return list(drawn(view, index, width))


def drawn(view: QTreeView, index: QModelIndex, width: int) -> dict[str, float]:
    """What the delegate of a view writes for a line, and where each piece begins."""
    buffer, generator = QBuffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    option = QStyleOptionViewItem()
    option.widget, option.font, option.palette = view, view.font(), view.palette()  # type: ignore[attr-defined]
    option.fontMetrics = view.fontMetrics()  # type: ignore[attr-defined]
    delegate = view.itemDelegate()
    option.rect = QRect(0, 0, width, delegate.sizeHint(option, index).height())  # type: ignore[attr-defined]
    painter = QPainter(generator)
    delegate.paint(painter, option, index)
    painter.end()
    written = bytes(buffer.data().data()).decode()
    found = re.findall(r'<text[^>]*? x="([^"]*)"[^>]*>([^<]*)</text>', written)
    return {unescape(words): float(x) for x, words in found}


@pytest.mark.parametrize("points", [10, 12, 16])
def test_town_names_are_whole_in_the_library(filled, open_window, points: int) -> None:  # type: ignore[no-untyped-def]
    panes = open_window(interface_points=points).panes
    panes.reset()
    QApplication.processEvents()
    view = panes.library.view
    year = view.model().index(0, 0)
    names = {view.model().index(row, 0, year).data() for row in range(view.model().rowCount(year))}
    room = view.viewport().width() - 2 * view.indentation()
    written = {
        words
        for row in range(view.model().rowCount(year))
        for words in drawn_words(view, view.model().index(row, 0, year), room)
    }
    assert names == {"云集镇", "共和镇"}
    assert names <= written


@pytest.mark.parametrize("width", [150, 190, 240])
def test_findings_are_told_where_a_tight_count_leaves_room_for_them(qtbot: QtBot, width: int) -> None:
    view = QTreeView()
    qtbot.addWidget(view)
    item = QStandardItem("青河街道")
    for role, value in (
        (REPORT_FINDINGS_ROLE, 7),
        (REVIEWED_ROLE, 0),
        (FIGURES_ROLE, 23),
        (IS_YEAR_ROLE, False),
    ):
        item.setData(value, role)
    model = QStandardItemModel(view)
    model.appendRow(item)
    view.setModel(model)
    view.setItemDelegate(LibraryDelegate(view))
    written = drawn_words(view, model.index(0, 0), width)
    metrics = view.fontMetrics()
    needed = sum(metrics.horizontalAdvance(words) for words in ("青河街道", "⚑00", "0/23")) + 2 * 6 + 10
    assert "0/23" in written and "青河街道" in written
    assert ("⚑7" in written) == (width >= needed)


@pytest.mark.parametrize("width", [180, 190, 200, 215, 225, 232, 240, 260])
def test_findings_of_short_and_long_names_stand_in_line(qtbot: QtBot, width: int) -> None:
    view = QTreeView()
    qtbot.addWidget(view)
    model = QStandardItemModel(view)
    for name, figures in (("石门镇", 5), ("新市街道", 23)):
        item = QStandardItem(name)
        for role, value in (
            (REPORT_FINDINGS_ROLE, 7),
            (REVIEWED_ROLE, 0),
            (FIGURES_ROLE, figures),
            (IS_YEAR_ROLE, False),
        ):
            item.setData(value, role)
        model.appendRow(item)
    view.setModel(model)
    view.setItemDelegate(LibraryDelegate(view))
    places = [drawn(view, model.index(row, 0), width)["⚑7"] for row in range(2)]
    assert places[0] == places[1]


@pytest.fixture
def outline(qtbot: QtBot) -> QTreeView:
    """A tree with one long title that has everything a line can have."""
    view = QTreeView()
    qtbot.addWidget(view)
    item = QStandardItem(TITLE)
    for role, value in ((OPEN_ROLE, 37), (FINDINGS_ROLE, 11), (PART_ROLE, "举措"), (NUMBER_ROLE, "")):
        item.setData(value, role)
    model = QStandardItemModel(view)
    model.appendRow(item)
    view.setModel(model)
    view.setItemDelegate(OutlineDelegate(view))
    view.resize(300, 200)
    view.show()
    return view


def test_a_long_title_goes_on_in_a_second_line(outline: QTreeView) -> None:
    index = outline.model().index(0, 0)
    room = outline.viewport().width() - outline.indentation()
    written = drawn_words(outline, index, room)
    assert "".join(words for words in written if words[0] in TITLE and "⚑" not in words) == TITLE
    assert {"37", "⚑11", "举措"} <= set(written)
    line = outline.fontMetrics().height()
    assert 2 * line <= outline.visualRect(index).height() < 3 * line


def test_a_short_title_takes_one_line_with_its_badge(outline: QTreeView) -> None:
    index = outline.model().index(0, 0)
    outline.model().setData(index, "一、成效")
    room = outline.viewport().width() - outline.indentation()
    assert drawn_words(outline, index, room)[-1] == "一、成效"
    assert outline.visualRect(index).height() < 2 * outline.fontMetrics().height()


def test_a_badge_never_stands_on_the_words(outline: QTreeView) -> None:
    index, room = outline.model().index(0, 0), outline.viewport().width() - outline.indentation()
    for length in range(4, len(TITLE)):
        outline.model().setData(index, TITLE[:length])
        metrics = outline.fontMetrics()
        marks = metrics.horizontalAdvance("⚑11") + metrics.horizontalAdvance("37") + 18
        if outline.visualRect(index).height() < 2 * metrics.height():
            assert (
                metrics.horizontalAdvance(TITLE[:length]) + marks + metrics.horizontalAdvance("举措") <= room
            )


def side_tabs(window: QMainWindow) -> QTabBar:
    bars = [bar for bar in window.findChildren(QTabBar) if bar.parent() is window and bar.count() > 1]
    return bars[0]


@pytest.mark.parametrize(("language", "points"), [("zh_CN", 10), ("en", 10), ("zh_CN", 16), ("en", 16)])
def test_tabs_of_the_panes_at_the_side_are_whole(filled, open_window, language: str, points: int) -> None:  # type: ignore[no-untyped-def]
    window = open_window(language=language, interface_points=points)
    panes: Panes = window.panes
    for narrow in (False, True):
        if narrow:
            window.resizeDocks([panes.docks["figures"]], [10], Qt.Orientation.Horizontal)
        QApplication.processEvents()
        bar = side_tabs(window)
        for tab in range(bar.count()):
            assert bar.fontMetrics().horizontalAdvance(bar.tabText(tab)) <= bar.tabRect(tab).width() - 10
    assert window.minimumSizeHint().width() <= 1366
