from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QFont, QFontMetricsF, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.enums import Status
from app.core.report import Document
from app.core.state import ReportState
from app.core.taxonomy import standard_taxonomy
from app.ui.page import picks
from app.ui.page.find import find_all
from app.ui.page.legend import Legend
from app.ui.page.scene import Scene
from app.ui.page.view import PageView

Where = Callable[[str], tuple[int, int]]
LEFT = Qt.MouseButton.LeftButton
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def scene_of(page: PageView) -> Scene:
    assert page.sheet.scene is not None
    return page.sheet.scene


def point_on(page: PageView, start: int, end: int, share: float = 0.4) -> QPoint:
    """A viewport pixel on the words of a code-point range."""
    scene = scene_of(page)
    rect = next(scene.layout.lines(*scene.marks.span(start, end)))[0]
    spot = QPointF(rect.left() + rect.width() * share, rect.center().y() - page.sheet.offset)
    return spot.toPoint()


def click(qtbot: QtBot, page: PageView, start: int, end: int) -> None:
    qtbot.mouseClick(page.sheet.viewport(), LEFT, pos=point_on(page, start, end))


def press(qtbot: QtBot, page: PageView, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    qtbot.keyClick(page.sheet, key, held or Qt.KeyboardModifier.NoModifier)


# Figures


def test_a_click_on_a_figure_selects_it_and_tells(qtbot: QtBot, page: PageView, where: Where) -> None:
    with qtbot.waitSignal(page.figure_clicked) as told:
        click(qtbot, page, *where("162人次"))
    assert told.args == ["f2"]
    assert scene_of(page).selected == "f2"


def test_clicks_on_overlapping_figures_go_through_all_of_them(
    qtbot: QtBot, page: PageView, where: Where
) -> None:
    told: list[str] = []
    page.figure_clicked.connect(told.append)
    for _ in range(3):
        click(qtbot, page, *where("120人"))
    assert told == ["f5", "f6", "f5"]


def test_alt_up_and_down_go_through_overlapping_and_touching_figures(qtbot: QtBot, page: PageView) -> None:
    page.select_figure("f5")
    told: list[str] = []
    page.figure_clicked.connect(told.append)
    for _ in range(3):
        press(qtbot, page, Qt.Key.Key_Down, ALT)
    press(qtbot, page, Qt.Key.Key_Up, ALT)
    assert set(told) == {"f4", "f5", "f6"}
    assert told[3] == told[1]


def test_tab_goes_from_figure_to_figure_and_back(qtbot: QtBot, page: PageView) -> None:
    page.sheet.setFocus()
    told: list[str] = []
    page.figure_clicked.connect(told.append)
    press(qtbot, page, Qt.Key.Key_Tab)
    press(qtbot, page, Qt.Key.Key_Tab)
    press(qtbot, page, Qt.Key.Key_Backtab, SHIFT)
    assert told == ["f1", "f2", "f1"]


def test_selecting_brings_a_figure_into_view_and_an_unknown_key_takes_the_ring_away(page: PageView) -> None:
    page.select_figure("f8")
    rect = scene_of(page).figure_lines("f8")[0][0]
    assert page.sheet.visible().contains(rect)
    page.select_figure("nobody")
    assert scene_of(page).selected == ""


def test_a_changed_figure_repaints_only_its_lines(
    page: PageView, state: ReportState, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    monkeypatch.setattr(page.sheet.viewport(), "update", lambda *rect: seen.append(rect), raising=False)
    page.update_figures([replace(state.figures[0], status=Status.CONFIRMED)])
    assert seen and all(rect for rect in seen)
    found = scene_of(page).marks.figure("f1")
    assert found is not None and found.status is Status.CONFIRMED


def test_a_removed_figure_is_gone_from_the_page(page: PageView) -> None:
    page.remove_figures(["f5"])
    assert scene_of(page).marks.figure("f5") is None


# Boundaries


def test_shift_and_arrows_move_the_end_and_with_ctrl_the_start_over_number_and_unit(
    qtbot: QtBot, page: PageView, where: Where
) -> None:
    page.select_figure("f2")
    start, end = where("162人次")
    told: list[tuple[str, int, int]] = []
    page.boundary_moved.connect(lambda *args: told.append(args))
    press(qtbot, page, Qt.Key.Key_Right, SHIFT)
    press(qtbot, page, Qt.Key.Key_Left, SHIFT)
    press(qtbot, page, Qt.Key.Key_Left, SHIFT | CTRL)
    press(qtbot, page, Qt.Key.Key_Right, SHIFT | CTRL)
    assert told == [
        ("f2", start, end + 1),
        ("f2", start, end - 2),
        ("f2", start - 1, end),
        ("f2", start + 3, end),
    ]


def test_with_alt_boundaries_move_by_single_characters(qtbot: QtBot, page: PageView, where: Where) -> None:
    page.select_figure("f2")
    start, end = where("162人次")
    told: list[tuple[str, int, int]] = []
    page.boundary_moved.connect(lambda *args: told.append(args))
    press(qtbot, page, Qt.Key.Key_Left, SHIFT | ALT)
    press(qtbot, page, Qt.Key.Key_Right, SHIFT | CTRL | ALT)
    assert told == [("f2", start, end - 1), ("f2", start + 1, end)]


def test_without_a_selected_figure_shift_and_arrows_select_text(qtbot: QtBot, page: PageView) -> None:
    page.sheet.setFocus()
    press(qtbot, page, Qt.Key.Key_Right, SHIFT)
    assert page.selection() == (0, 1)


def test_dragging_the_end_handle_moves_the_boundary_on_release(
    qtbot: QtBot, page: PageView, where: Where
) -> None:
    page.select_figure("f1")
    scene, (start, end) = scene_of(page), where("3次")
    from app.ui.page.paint import handle_points

    handle = handle_points(scene.figure_lines("f1"))[1] - QPointF(0, page.sheet.offset)
    goal = point_on(page, *where("受训"), share=0.95)
    told: list[tuple[str, int, int]] = []
    page.boundary_moved.connect(lambda *args: told.append(args))
    viewport = page.sheet.viewport()
    qtbot.mousePress(viewport, LEFT, pos=handle.toPoint())
    qtbot.mouseMove(viewport, goal)
    assert told == []
    assert scene.preview is not None
    qtbot.mouseRelease(viewport, LEFT, pos=goal)
    assert told == [("f1", start, end + 3)]


def test_a_dragged_handle_snaps_to_number_and_unit_but_not_with_alt(page: PageView, where: Where) -> None:
    page.select_figure("f2")
    start, end = where("162人次")
    to_qt = scene_of(page).marks.map.to_qt
    assert picks.snapped_boundary(page.sheet, "start", to_qt(start + 1)) == (start, end)
    assert picks.snapped_boundary(page.sheet, "start", to_qt(start + 2)) == (start + 3, end)
    assert picks.moved_boundary(page.sheet, "start", to_qt(start + 1)) == (start + 1, end)


def test_a_boundary_never_leaves_its_paragraph_nor_empties_the_figure(page: PageView, where: Where) -> None:
    page.select_figure("f7")
    start, end = where("未发生行政诉讼败诉案件")
    assert picks.moved_boundary(page.sheet, "start", 0) == (start, end)
    assert picks.moved_boundary(page.sheet, "end", 10**6) == (start, end + 1)
    assert picks.moved_boundary(page.sheet, "end", 0) == (start, start + 1)


def test_boundaries_step_over_a_rare_character_as_one(page: PageView, where: Where) -> None:
    page.select_figure("f3")
    _start, end = where("5000余册")
    rare = where("𬭎")[0]
    scene = scene_of(page)
    inside_pair = scene.marks.map.to_qt(rare) + 1
    assert picks.moved_boundary(page.sheet, "start", inside_pair) == (rare, end)


def test_read_only_has_no_handles_and_moves_nothing(qtbot: QtBot, page: PageView) -> None:
    page.set_read_only(True)
    page.select_figure("f1")
    with qtbot.assertNotEmitted(page.boundary_moved):
        press(qtbot, page, Qt.Key.Key_Right, SHIFT)
    line = scene_of(page).figure_lines("f1")[0][0]
    assert scene_of(page).handle_at(line.bottomRight()) == ""


# Text


def test_copying_gives_the_reports_own_characters(page: PageView, qtbot: QtBot, where: Where) -> None:
    text = "甲\u00a0乙\u2029丙𬭎丁"
    state = ReportState("q", "q.txt", Document(text), scene_head())
    page.show_report(state, standard_taxonomy())
    page.sheet.selectAll()
    page.sheet.copy()
    assert QApplication.clipboard().text() == text
    assert not QApplication.clipboard().mimeData().hasHtml()


def scene_head():  # type: ignore[no-untyped-def]
    from app.core.report import Head

    return Head()


def test_characters_that_turn_text_round_are_marked_and_have_no_effect(page: PageView) -> None:
    text = "甲\u202e乙丙\u202c丁"
    page.show_report(ReportState("q", "q.txt", Document(text), scene_head()), standard_taxonomy())
    layout = scene_of(page).layout
    places = [next(layout.lines(at, at + 1))[0].left() for at in (0, 2, 3, 5)]
    assert places == sorted(places)
    assert [name for _place, name in scene_of(page).marks.controls] == ["RLO", "PDF"]
    page.sheet.selectAll()
    assert page.sheet.selected_text() == text


def test_report_text_is_never_markup(page: PageView) -> None:
    text = '<img src="file:///etc/passwd"><b>粗</b> 5件'
    page.show_report(ReportState("q", "q.txt", Document(text), scene_head()), standard_taxonomy())
    assert page.sheet.toPlainText() == text


def test_a_selection_by_mouse_is_told_in_code_points(qtbot: QtBot, page: PageView, where: Where) -> None:
    start, end = where("发放𬭎字资料")
    viewport = page.sheet.viewport()
    with qtbot.waitSignal(page.span_selected) as told:
        qtbot.mousePress(viewport, LEFT, pos=point_on(page, start, end, 0.01))
        qtbot.mouseMove(viewport, point_on(page, start, end, 0.6))
        qtbot.mouseMove(viewport, point_on(page, start, end, 0.99))
        qtbot.mouseRelease(viewport, LEFT, pos=point_on(page, start, end, 0.99))
    assert told.args == [start, end]


def test_insert_asks_for_a_figure_on_the_selection(qtbot: QtBot, page: PageView, where: Where) -> None:
    start, end = where("字资料")
    cursor = page.sheet.textCursor()
    cursor.setPosition(scene_of(page).marks.map.to_qt(start))
    cursor.setPosition(scene_of(page).marks.map.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
    page.sheet.setTextCursor(cursor)
    with qtbot.waitSignal(page.add_figure_requested) as told:
        press(qtbot, page, Qt.Key.Key_Insert)
    assert told.args == [start, end]


def test_ctrl_alt_m_asks_for_a_note(qtbot: QtBot, page: PageView) -> None:
    with qtbot.waitSignal(page.note_requested) as told:
        press(qtbot, page, Qt.Key.Key_M, CTRL | ALT)
    assert told.args == [0, 0]


def test_the_context_menu_names_its_keys(page: PageView) -> None:
    menu = page.menu.make()
    shown = {action.text(): action.shortcut().toString() for action in menu.actions()}
    assert shown["新增数据"] == "Ins"
    assert not menu.actions()[0].isEnabled()
    menu.deleteLater()


def test_the_context_menu_offers_the_acts_of_the_window(page: PageView) -> None:
    confirm, heading = QAction("确认", page), QAction("设为标题", page)
    page.menu.offer(for_figures=[confirm], for_words=[heading])

    def offered() -> list[QAction]:
        menu = page.menu.make()
        menu.deleteLater()
        return [action for action in menu.actions() if action in (confirm, heading)]

    page.select_figure("")
    assert offered() == [heading]
    page.select_figure("f1")
    assert offered() == [confirm, heading]


@pytest.mark.parametrize("points", range(8, 19))
def test_a_card_says_all_of_a_short_sentence(page: PageView, points: int) -> None:
    font = page._card.font()
    font.setPointSizeF(points + 0.3)
    page._card.setFont(font)
    words = "“23件”的各项合计 22（9件＋13件），与总数不符，请核对后更正。"
    page._card.tell(words, QRect(20, 20, 40, 20))
    assert "".join(page._card.lines).replace(" ", "") == words.replace(" ", "")
    advance = QFontMetricsF(font).horizontalAdvance
    assert page._card.width() >= max(map(advance, page._card.lines)) + 20
    assert page.sheet.viewport().rect().contains(page._card.geometry())


def test_escape_gives_the_selection_up_or_closes_the_find_bar(qtbot: QtBot, page: PageView) -> None:
    page.sheet.selectAll()
    press(qtbot, page, Qt.Key.Key_Escape)
    assert page.selection()[0] == page.selection()[1]
    page.open_find()
    press(qtbot, page, Qt.Key.Key_Escape)
    assert not page.find_bar.isVisible()


@pytest.mark.parametrize("selected", [0, 4])
def test_escape_leaves_the_page_where_it_is(qtbot: QtBot, page: PageView, selected: int) -> None:
    cursor = page.sheet.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(selected, cursor.MoveMode.KeepAnchor)
    page.sheet.setTextCursor(cursor)
    page.sheet.bar.setValue(300)
    press(qtbot, page, Qt.Key.Key_Escape)
    assert page.sheet.bar.value() == 300
    assert not page.sheet.textCursor().hasSelection()


def test_a_click_inside_a_selection_is_a_click(qtbot: QtBot, page: PageView, where: Where) -> None:
    page.sheet.selectAll()
    with qtbot.assertNotEmitted(page.span_selected), qtbot.waitSignal(page.figure_clicked) as told:
        click(qtbot, page, *where("3次"))
    assert told.args == ["f1"]


def test_page_down_and_end_walk_the_page(qtbot: QtBot, page: PageView, state: ReportState) -> None:
    page.sheet.setFocus()
    press(qtbot, page, Qt.Key.Key_PageDown)
    assert page.position().top > 0
    press(qtbot, page, Qt.Key.Key_End, CTRL)
    assert page.position().cursor == len(state.document.text)
    assert page.sheet.bar.value() > page.sheet.bar.maximum() * 0.9


def test_the_legend_tells_every_status_and_category(page: PageView) -> None:
    page.menu.show_legend()
    legend = next(child for child in page.findChildren(Legend))
    assert "已更正" in legend.accessibleDescription()
    assert not legend.grab().isNull()
    assert legend.height() >= len(standard_taxonomy().categories) * 10
    legend.close()


# Sections, findings, notes


def test_a_click_on_a_heading_tells_its_section(qtbot: QtBot, page: PageView, where: Where) -> None:
    with qtbot.waitSignal(page.section_clicked) as told:
        click(qtbot, page, *where("一、主要举措"))
    assert told.args == ["s1"]


def test_the_section_being_read_is_told_as_the_reader_moves(qtbot: QtBot, page: PageView) -> None:
    with qtbot.waitSignal(page.current_section_changed) as told:
        page.select_section("s3")
    assert told.args == ["s3"]


def test_margin_marks_are_clicked_and_go_through_what_shares_a_line(qtbot: QtBot, page: PageView) -> None:
    scene = scene_of(page)
    marks = {mark.kind: mark for mark in scene.margin_marks(page.sheet.visible())}
    assert set(marks) == {"figure", "note", "finding"}
    for kind, signal, key in (
        ("note", page.note_clicked, "n1"),
        ("finding", page.finding_clicked, "x1"),
    ):
        spot = marks[kind].centre - QPointF(0, page.sheet.offset)
        with qtbot.waitSignal(signal) as told:
            qtbot.mouseClick(page.sheet.viewport(), LEFT, pos=spot.toPoint())
        assert told.args == [key]
    assert scene.finding == "x1"


def test_decided_figures_have_no_dot_in_the_margin(page: PageView, state: ReportState) -> None:
    page.update_figures([replace(record, status=Status.CONFIRMED) for record in state.figures])
    kinds = {mark.kind for mark in scene_of(page).margin_marks(page.sheet.visible())}
    assert "figure" not in kinds


def test_the_scroll_bar_carries_the_marks_of_the_margin(qtbot: QtBot, page: PageView) -> None:
    qtbot.waitUntil(lambda: bool(page.sheet.bar.marks))
    kinds = [kind for _share, kind, _rgb in page.sheet.bar.marks]
    assert kinds.count("finding") == 2 and kinds.count("note") == 1 and kinds.count("figure") == 4
    assert all(0 <= share <= 1 for share, _kind, _rgb in page.sheet.bar.marks)


def test_an_edited_outline_is_set_anew_without_moving_the_reader(page: PageView, state: ReportState) -> None:
    page.scroll_to(len(state.document.text) - 3, len(state.document.text))
    before = page.position().top
    page.update_sections([*state.sections[:1], replace(state.sections[1], status=Status.REJECTED)])
    assert page.position().top == before
    scene_of(page).layout.settle(1.0)
    block = page.sheet.document().findBlockByNumber(5)
    assert len(block.layout().formats()) == 0
    assert [r.key for r in scene_of(page).marks.sections] == ["s1", "s2"]


def test_notes_and_findings_can_be_exchanged(page: PageView) -> None:
    page.update_notes(())
    page.update_findings(())
    kinds = {mark.kind for mark in scene_of(page).margin_marks(page.sheet.visible())}
    assert kinds == {"figure"}


# Hover


def test_the_card_tells_what_a_figure_is_and_never_covers_its_line(
    qtbot: QtBot, page: PageView, where: Where
) -> None:
    viewport = page.sheet.viewport()
    with qtbot.waitSignal(page.figure_hovered) as told:
        qtbot.mouseMove(viewport, point_on(page, *where("162人次")))
    assert told.args == ["f2"]
    card = page._card
    qtbot.waitUntil(card.isVisible)
    assert "162" not in card.text.split("·")[0]
    assert "已确认" in card.text
    line = page.sheet.to_view(scene_of(page).figure_lines("f2")[0][0])
    assert not card.geometry().intersects(line)
    qtbot.mouseMove(viewport, QPoint(5, 5))
    assert not card.isVisible()


def test_margin_marks_say_what_they_stand_for(qtbot: QtBot, page: PageView) -> None:
    card, told = page._card, []
    for mark in scene_of(page).margin_marks(page.sheet.visible()):
        if mark.keys[0] in ("n1", "x1", "f1"):
            spot = (mark.centre - QPointF(0, page.sheet.offset)).toPoint()
            qtbot.mouseMove(page.sheet.viewport(), spot)
            qtbot.waitUntil(card.isVisible)
            told.append(card.text)
    assert sorted(told) == ["本行有 1 条数据待核", "核对台账", "矛盾"]


def test_the_card_stands_above_a_line_at_the_foot_of_the_window(page: PageView) -> None:
    room = page.sheet.viewport().rect()
    from PySide6.QtCore import QRect

    line = QRect(room.right() - 40, room.bottom() - 30, 30, 28)
    page._card.tell("很长的说明" * 60, line)
    assert page._card.geometry().bottom() < line.top()
    assert room.contains(page._card.geometry())


# Size and place


def test_ctrl_wheel_and_keys_change_the_size_and_it_is_told(qtbot: QtBot, page: PageView) -> None:
    told: list[int] = []
    page.reading_size_changed.connect(told.append)
    press(qtbot, page, Qt.Key.Key_Plus, CTRL)
    press(qtbot, page, Qt.Key.Key_Minus, CTRL)
    press(qtbot, page, Qt.Key.Key_Minus, CTRL)
    press(qtbot, page, Qt.Key.Key_0, CTRL)
    middle = QPointF(page.sheet.viewport().rect().center())
    for _ in range(2):
        event = QWheelEvent(
            middle,
            middle,
            QPoint(),
            QPoint(0, 60),
            Qt.MouseButton.NoButton,
            CTRL,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(page.sheet.viewport(), event)
    assert told == [17, 16, 15, 16, 17]


def test_zoom_and_resize_keep_the_place(qtbot: QtBot, page: PageView, where: Where) -> None:
    start, _end = where("第45段")
    page.restore_position((start, start))
    page.set_reading_size(22)
    assert page.position().top == start
    page.resize(620, 500)
    qtbot.wait(1)
    assert page.position().top == start


def test_a_position_is_restored_in_a_report_opened_again(
    page: PageView, state: ReportState, where: Where
) -> None:
    start, _end = where("第45段")
    page.restore_position((start, start + 2))
    place = page.position()
    page.show_report(state, standard_taxonomy())
    assert page.position() == (0, 0)
    page.restore_position(place)
    assert page.position() == place


# Finding


def test_the_find_bar_counts_and_walks_the_hits(qtbot: QtBot, page: PageView) -> None:
    page.open_find()
    page.find_bar.field.setText("青山镇")
    assert page.find_bar.count.text() == "1/2"
    page.find_next()
    assert page.find_bar.count.text() == "2/2"
    page.find_next()
    assert page.find_bar.count.text() == "1/2"
    page.find_previous()
    assert scene_of(page).hit_now == 1
    qtbot.keyClick(page.find_bar.field, Qt.Key.Key_Return)
    assert scene_of(page).hit_now == 0
    qtbot.keyClick(page.find_bar.field, Qt.Key.Key_Escape)
    assert not page.find_bar.isVisible()
    assert scene_of(page).hits == ()


def test_no_hits_are_said_in_words(qtbot: QtBot, page: PageView) -> None:
    page.open_find()
    page.find_bar.field.setText("不存在的词")
    assert page.find_bar.count.text() == "没有找到"


def test_finding_is_blind_to_case_and_takes_signs_as_they_are() -> None:
    assert find_all("Ab aB (a.b)", "ab") == ((0, 2), (3, 5))
    assert find_all("Ab aB (a.b)", "(a.b)") == ((6, 11),)
    assert find_all("abc", "") == ()


# Painting and theme


def test_every_status_and_mark_is_painted_without_a_warning(page: PageView) -> None:
    page.select_figure("f2")
    page.select_finding("x1")
    page.open_find()
    page.find_bar.field.setText("人")
    for dark in (False, True):
        from app.core.palette import theme

        page.sheet.set_theme(theme(dark=dark))
        image = page.sheet.grab().toImage()
        assert not image.isNull()


def test_an_empty_report_and_no_report_are_shown(qtbot: QtBot, page: PageView) -> None:
    page.show_report(ReportState("e", "e.txt", Document(""), scene_head()), standard_taxonomy())
    page.grab()
    assert page.position() == (0, 0)
    empty = PageView()
    qtbot.addWidget(empty)
    empty.grab()
    empty.select_figure("x")
    empty.find_next()


def test_a_new_interface_font_and_style_sheet_leave_the_paper_as_it_is(
    qtbot: QtBot, qapp: QApplication, page: PageView
) -> None:
    page.sheet.verticalScrollBar().hide()
    before, font = page.sheet.viewport().grab().toImage(), qapp.font()
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() + 5)
    try:
        qapp.setFont(larger)
        qapp.setStyleSheet("QWidget { color: #00ff00; } QTextEdit { background: #ff0000; }")
        qtbot.wait(20)
        after = page.sheet.viewport().grab().toImage()
    finally:
        qapp.setStyleSheet("")
        qapp.setFont(font)
    assert page.sheet.document().defaultFont() == scene_of(page).layout.faces.body
    assert after == before


def test_switches_hold_for_the_next_report(page: PageView, state: ReportState) -> None:
    page.set_read_only(True)
    page.set_implied_visible(False)
    page.show_report(state, standard_taxonomy())
    assert scene_of(page).reading_only
    assert not scene_of(page).marks.shows_implied


def test_a_screen_reader_gets_text_and_places(page: PageView, state: ReportState) -> None:
    heard = QAccessible.queryAccessibleInterface(page.sheet)
    words = heard.textInterface()
    assert words.text(0, 7) == "青山镇人民政府"
    assert words.characterCount() == len(state.document.text) + 1  # one character of two units
    assert words.characterRect(3).width() > 5


def test_the_page_follows_a_dark_window(page: PageView) -> None:
    from PySide6.QtGui import QColor, QPalette

    dark = QPalette(page.palette())
    dark.setColor(QPalette.ColorRole.Window, QColor("#202020"))
    page.setPalette(dark)
    assert scene_of(page).theme.is_dark


def test_controls_have_accessible_names(page: PageView) -> None:
    assert page.sheet.accessibleName()
    assert page.find_bar.field.accessibleName()
