"""The board over all reports in the real window, and the reach of every action."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from app.core.errors import StoreError
from app.core.review.changes import Act, Entity
from app.core.review.filing import Filing, filing_from
from app.models.findings.board_model import (
    FIRST_PART,
    PROGRESS,
    PUBLISHED,
    RECEIVED,
    REPORT_ROLE,
    TONE_ROLE,
    TOWN,
)
from app.store.library import Library
from app.ui.board.panel import BoardPanel
from app.ui.window.main_window import MainWindow

CELL_EDGES = 6  # pixels that Qt and the style take from a cell at either side


# Before all reports are looked over again.
AT_ONCE = 1_000


@pytest.fixture
def board(filled: MainWindow, qtbot: QtBot) -> BoardPanel:
    qtbot.waitUntil(lambda: filled.panes.board.model.rowCount() == 2, timeout=20_000)
    qtbot.waitUntil(lambda: filled.survey.is_idle, timeout=20_000)
    filled.acts["show_board"].trigger()
    return filled.panes.board


def test_the_board_begins_at_the_open_report(filled: MainWindow, board: BoardPanel) -> None:
    assert filled.panes.tabs.currentWidget() is board
    assert filled.session.state is not None
    assert board.table.currentIndex().data(REPORT_ROLE) == filled.session.state.key
    assert board.parts_model.rowCount() == 4


@pytest.mark.parametrize("width", [1366, 1000, 700])
def test_the_head_above_the_words_of_the_report_is_seen_at_any_width(
    filled: MainWindow, board: BoardPanel, qtbot: QtBot, width: int
) -> None:
    filled.resize(width, 768)
    qtbot.wait(50)
    head = board.parts.horizontalHeader()
    assert head.sectionSize(2) >= head.sectionSizeHint(2)
    assert head.sectionViewportPosition(2) + head.sectionSizeHint(2) <= board.parts.viewport().width()


def test_enter_on_a_part_opens_the_report_at_its_evidence(filled: MainWindow, board: BoardPanel) -> None:
    other = next(r for r in filled.session.reports if r.head.town == "共和镇")
    board.choose(other.key, column=FIRST_PART + 1)
    QTest.keyClick(board.table, Qt.Key.Key_Return)
    state, selection = filled.session.state, filled.session.selection
    assert state is not None and state.key == other.key and selection is not None
    assert "存在的问题" in state.document.text[selection.start : selection.end + 1]


def test_enter_on_a_town_opens_its_report(filled: MainWindow, board: BoardPanel) -> None:
    other = next(r for r in filled.session.reports if r.head.town == "共和镇")
    board.choose(other.key, column=TOWN)
    QTest.keyClick(board.table, Qt.Key.Key_Return)
    assert filled.session.state is not None and filled.session.state.key == other.key
    assert filled.panes.tabs.currentIndex() == 0


def test_the_board_follows_the_review(filled: MainWindow, board: BoardPanel, qtbot: QtBot) -> None:
    assert filled.session.state is not None
    filled.session.confirm([r.key for r in filled.session.state.figures])
    row = board.model.row_of(filled.session.state.key)
    count = len(filled.session.state.figures)
    done = f"{count}/{count}"
    qtbot.waitUntil(lambda: board.model.index(row, PROGRESS).data() == done, timeout=20_000)


def field_of(board: BoardPanel) -> QLineEdit:
    """The open field of a day."""
    editor = board.table.findChild(QLineEdit)
    assert editor is not None
    return editor


def type_day(board: BoardPanel, column: int, words: str) -> None:
    """Types a day into the chosen line, as F2 and Enter do."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # a field that was open before
    board.table.setCurrentIndex(board.table.currentIndex().siblingAtColumn(column))
    QTest.keyClick(board.table, Qt.Key.Key_F2)
    field_of(board).setText(words)  # keys of Chinese words cannot be pressed in a test
    QTest.keyPress(field_of(board), Qt.Key.Key_Return)  # the field is gone before a release


@pytest.mark.parametrize(
    ("column", "typed"),
    [(RECEIVED, ("2.27", "✓ 2025-02-27")), (RECEIVED, ("2025-3-2", "✖ 2025-03-02")), (PUBLISHED, ("4月1日", "✓ 2025-04-01"))],
)  # fmt: skip
def test_a_day_typed_on_the_board_is_kept_and_can_be_undone(
    filled: MainWindow, board: BoardPanel, qtbot: QtBot, column: int, typed: tuple[str, str]
) -> None:
    words, shown = typed
    row = next(r for r in filled.session.reports if r.head.year == 2024)
    board.choose(row.key, column=column)
    cell = board.model.index(board.model.row_of(row.key), column)
    before = cell.data()
    type_day(board, column, words)
    qtbot.waitUntil(lambda: cell.data() == shown, timeout=AT_ONCE)
    filled.session.undo()
    assert cell.data() == before
    # What all reports are looked over for next finds the same.
    filled.session.redo()
    filled.survey.set_rules({})
    qtbot.waitUntil(lambda: filled.survey.is_idle, timeout=20_000)
    assert cell.data() == shown


def test_a_double_click_on_a_day_opens_its_field_and_not_the_report(
    filled: MainWindow, board: BoardPanel, qtbot: QtBot
) -> None:
    cell = board.table.currentIndex().siblingAtColumn(RECEIVED)
    place = board.table.visualRect(cell).center()
    QTest.mouseClick(board.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(board.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert field_of(board).text() == ""  # the day of import is nothing that anybody said
    field_of(board).setText("2.27")
    QTest.keyPress(field_of(board), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cell.data() == "✓ 2025-02-27", timeout=AT_ONCE)
    assert filled.panes.tabs.currentWidget() is board


def test_a_day_that_cannot_be_saved_waits_and_is_saved_with_the_next(
    filled: MainWindow, board: BoardPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, told = filled.session, list[str]()
    session.save_failed.connect(told.append)
    key = board.table.currentIndex().data(REPORT_ROLE)

    def fail(_library: Library, _act: Act) -> None:
        raise StoreError("磁盘已满。")

    with monkeypatch.context() as full:
        full.setattr(Library, "apply", fail)
        type_day(board, RECEIVED, "2.27")
        qtbot.waitUntil(lambda: told == ["磁盘已满。"], timeout=5_000)
    assert len(session.unsaved) == 1 and session.unsaved.words()[0].endswith("：2025-02-27")
    type_day(board, PUBLISHED, "3.30")
    qtbot.waitUntil(lambda: not session.unsaved, timeout=5_000)
    assert session.library is not None
    with Library.open(session.library.path, who="-", read_only=True) as again:
        stored = again.row(Entity.FILING, key)
    days = Filing(received=date(2025, 2, 27), published=date(2025, 3, 30))
    assert stored is not None and filing_from(stored.row) == days


def test_undoing_a_day_of_another_report_leaves_the_board_in_front(
    filled: MainWindow, board: BoardPanel, qtbot: QtBot
) -> None:
    assert filled.session.state is not None
    here = filled.session.state.key
    other = next(row.key for row in filled.session.reports if row.key != here)
    board.choose(other, column=RECEIVED)
    type_day(board, RECEIVED, "2.27")
    qtbot.waitUntil(lambda: board.table.currentIndex().data(TONE_ROLE) == "text", timeout=AT_ONCE)
    filled.session.undo()
    assert filled.session.state.key == here and filled.panes.tabs.currentWidget() is board


def test_the_day_of_import_is_told_apart_from_one_that_was_given(
    filled: MainWindow, board: BoardPanel, qtbot: QtBot
) -> None:
    cell = board.table.currentIndex().siblingAtColumn(RECEIVED)
    assert cell.data(TONE_ROLE) == "muted"
    type_day(board, RECEIVED, "2.27")
    qtbot.waitUntil(lambda: board.table.currentIndex().data(TONE_ROLE) == "text", timeout=20_000)


def test_what_is_no_day_is_refused_with_a_word_about_it(
    filled: MainWindow, board: BoardPanel, qtbot: QtBot
) -> None:
    told: list[str] = []
    filled.session.noticed.connect(told.append)
    before = board.table.currentIndex().siblingAtColumn(PUBLISHED).data()
    type_day(board, PUBLISHED, "年初")
    qtbot.waitUntil(lambda: any("年初" in words for words in told), timeout=5_000)
    assert board.table.currentIndex().siblingAtColumn(PUBLISHED).data() == before


def test_a_report_without_a_town_is_called_by_its_title(
    filled: MainWindow, board: BoardPanel, qtbot: QtBot
) -> None:
    filled.session.set_head(town=None)
    state = filled.session.state
    assert state is not None
    row = board.model.row_of(state.key)
    qtbot.waitUntil(lambda: board.model.index(row, TOWN).data() == state.head.title, timeout=20_000)


def test_a_changed_report_keeps_its_line_and_the_chosen_cell(
    filled: MainWindow, board: BoardPanel, qtbot: QtBot
) -> None:
    state = filled.session.state
    assert state is not None
    resets = []
    board.model.modelReset.connect(partial(resets.append, 1))
    board.choose(state.key, column=PROGRESS)
    filled.session.confirm([state.figures[0].key])
    row = board.model.row_of(state.key)
    done = f"1/{len(state.figures)}"
    qtbot.waitUntil(lambda: board.model.index(row, PROGRESS).data() == done, timeout=20_000)
    chosen = board.table.currentIndex()
    assert not resets
    assert (chosen.data(REPORT_ROLE), chosen.column()) == (state.key, PROGRESS)


def test_all_columns_fit_beside_both_panes_and_no_word_is_cut(
    filled: MainWindow, board: BoardPanel, qtbot: QtBot
) -> None:
    table = board.table
    assert table.columnViewportPosition(PROGRESS) + table.columnWidth(PROGRESS) <= table.viewport().width()
    for column in range(PROGRESS + 1):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)
        room = table.columnWidth(column) - 2 * CELL_EDGES
        words = {str(board.sorted.index(line, column).data()) for line in range(board.sorted.rowCount())}
        cut = table.fontMetrics().elidedText
        assert [w for w in words if cut(w, Qt.TextElideMode.ElideRight, room) != w] == []


def test_air_and_long_names_make_way_before_a_column_does(
    filled: MainWindow, board: BoardPanel, qtbot: QtBot
) -> None:
    table = board.table
    wide = [table.columnWidth(column) for column in range(PROGRESS + 1)]
    spare = table.viewport().width() - sum(wide)
    filled.resize(filled.width() - spare - 10, filled.height())
    QApplication.processEvents()
    board.hide()
    board.show()
    assert table.columnViewportPosition(PROGRESS) + table.columnWidth(PROGRESS) <= table.viewport().width()
    narrow = [table.columnWidth(column) for column in range(PROGRESS + 1)]
    assert all(less <= more for less, more in zip(narrow, wide, strict=True)) and sum(narrow) < sum(wide)


def test_a_long_title_does_not_push_the_columns_out_of_sight(
    filled: MainWindow, board: BoardPanel, qtbot: QtBot
) -> None:
    title = "关于2024年度推进法治政府建设工作情况的总结报告"
    filled.session.set_head(town=None, title=title)
    state = filled.session.state
    assert state is not None
    row = board.model.row_of(state.key)
    qtbot.waitUntil(lambda: board.model.index(row, TOWN).data() == title, timeout=20_000)
    table = board.table
    assert table.columnViewportPosition(PROGRESS) + table.columnWidth(PROGRESS) <= table.viewport().width()
    assert board.model.index(row, TOWN).data(Qt.ItemDataRole.ToolTipRole) == title


def test_the_board_can_be_sorted_and_copied_as_a_table(board: BoardPanel) -> None:
    board.table.sortByColumn(TOWN, Qt.SortOrder.AscendingOrder)
    board.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("乡镇\t年度")
    towns = [line.partition("\t")[0] for line in lines[1:]]
    assert towns == sorted(towns) and len(towns) == 2


def test_every_act_of_the_window_stands_in_a_menu(filled: MainWindow) -> None:
    def entries(menu: QMenu) -> list[QAction]:
        found = []
        for action in menu.actions():
            below = action.menu()
            found += entries(below) if isinstance(below, QMenu) else [action]
        return found

    shown = {action.objectName() for menu in filled.menus.all() for action in entries(menu)}
    assert {spec.name for spec, _ in filled.acts} - shown == set()
