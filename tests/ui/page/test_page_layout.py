from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from app.core.report import Document
from app.core.state import ReportState
from app.core.taxonomy import standard_taxonomy
from app.ui.page.fonts import faces, families_for
from app.ui.page.layout import PaperLayout
from app.ui.page.view import PageView

Where = Callable[[str], tuple[int, int]]


def layout_of(page: PageView) -> PaperLayout:
    assert page.sheet.scene is not None
    return page.sheet.scene.layout


def test_every_line_of_the_text_is_one_block(page: PageView, state: ReportState) -> None:
    assert page.sheet.document().blockCount() == state.document.text.count("\n") + 1


def test_the_column_is_at_most_42_characters_wide(page: PageView, qtbot: QtBot) -> None:
    page.resize(1900, 700)
    qtbot.wait(1)
    layout = layout_of(page)
    assert layout.width <= 42 * layout.faces.em + 0.5
    assert layout.left > 300


def test_body_is_indented_by_two_characters_and_blanks_of_the_text_count(
    page: PageView, where: Where
) -> None:
    layout = layout_of(page)
    marks = page.sheet.scene.marks if page.sheet.scene else None
    assert marks is not None
    plain = next(layout.lines(*marks.span(*where("未发生"))))[0].left()
    assert round(plain - layout.left) == round(2 * layout.faces.em)
    blanks = next(layout.lines(*marks.span(*where("2024年，"))))[0].left()
    assert abs(blanks - plain) < 1


def test_title_is_centred_and_the_salutation_flush_left(page: PageView, where: Where) -> None:
    layout = layout_of(page)
    title = next(layout.lines(*where("关于2024年法治政府建设情况的报告")))[0]
    assert abs(title.center().x() - (layout.left + layout.width / 2)) < 2
    assert next(layout.lines(*where("县人民政府")))[0].left() == layout.left


def test_lines_are_one_and_three_quarters_of_a_character_high(page: PageView, where: Where) -> None:
    rect, *_ = next(layout_of(page).lines(*where("3次")))
    assert rect.height() == round(layout_of(page).faces.em * 1.75)


def test_a_mark_covers_the_characters_of_text_and_title(page: PageView, where: Where) -> None:
    layout = layout_of(page)
    for words, font in (
        ("3次", layout.faces.body),
        ("关于2024年法治政府建设情况的报告", layout.faces.title),
    ):
        stretch = next(layout.lines(*where(words)))
        shape = QFontMetricsF(font).tightBoundingRect("国").translated(0, stretch.base)
        assert stretch.body.top() <= shape.top() and shape.bottom() <= stretch.body.bottom()
        assert stretch.body.height() == 1.2 * stretch.em <= stretch.rect.height()


def test_a_figure_over_a_line_end_has_a_rectangle_on_each_line(page: PageView) -> None:
    qt = page.sheet.toPlainText().index("下一步") + 1  # a character of two units stands before it
    rects = [line.rect for line in layout_of(page).lines(qt, qt + 100)]
    assert len(rects) >= 3
    assert rects[1].left() == layout_of(page).left
    assert rects[0].top() < rects[1].top()


def test_hit_test_and_lines_agree(page: PageView, where: Where) -> None:
    layout = layout_of(page)
    for words in ("3次", "162人次", "二、存在问题"):
        start, end = page.sheet.scene.marks.span(*where(words)) if page.sheet.scene else (0, 0)
        rect, *_ = next(layout.lines(start, end))
        inside = QPointF(rect.left() + 2, rect.center().y())
        assert layout.char_at(inside) == start
        assert layout.hitTest(inside, Qt.HitTestAccuracy.FuzzyHit) == start


def test_beside_and_below_the_words_there_is_no_character(page: PageView, where: Where) -> None:
    layout = layout_of(page)
    rect, *_ = next(layout.lines(*where("3次")))
    assert layout.char_at(QPointF(layout.left - 30, rect.center().y())) == -1
    assert layout.char_at(QPointF(rect.left(), layout.height + 50)) == -1


def test_estimated_heights_become_exact_in_spells(qtbot: QtBot, state: ReportState) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show_report(state, standard_taxonomy())
    layout = layout_of(view)
    assert not layout.is_complete
    for _ in range(500):
        layout.settle(0.001)
    assert layout.is_complete
    total = layout.height
    layout.settle_range(0, total)
    assert layout.height == total


def test_a_family_is_taken_only_where_it_is_installed_and_never_a_japanese_one() -> None:
    families, bold = families_for("body", ["Noto Serif CJK JP", "Noto Serif CJK SC", "楷体"])
    assert families == ["Noto Serif CJK SC"]
    assert not bold
    families, bold = families_for("title", ["SimSun"])
    assert (families, bold) == (["SimSun"], True)
    families, bold = families_for("title", ["方正小标宋简体", "SimSun"])
    assert (families, bold) == (["方正小标宋简体", "SimSun"], False)


def test_headings_have_faces_of_their_own(qapp: object) -> None:
    made = faces(16)
    assert made.heading(1) is made.level1
    assert made.heading(2) is made.level2
    assert made.heading(3).weight() == QFont.Weight.Bold
    assert made.body.weight() == QFont.Weight.Normal


def test_reading_size_is_held_to_its_range(qapp: object) -> None:
    assert faces(2).body.pointSizeF() == 10
    assert faces(99).body.pointSizeF() == 36


def test_a_long_title_is_broken_by_meaning(page: PageView, state: ReportState, qtbot: QtBot) -> None:
    title = "关于云岭镇2024年度全面推进法治政府建设工作情况的报告"
    document = Document(f"{title}\n{state.document.text}")
    head = replace(state.head, title=title)
    bare = replace(state, document=document, head=head, sections=(), figures=(), findings=(), notes=())
    page.show_report(bare, standard_taxonomy())
    layout = layout_of(page)
    wide = layout.faces.em * 1.3
    page.resize(round(wide * 27), 700)
    qtbot.wait(1)
    lines = page.sheet.document().firstBlock().layout()
    assert [lines.lineAt(i).textLength() for i in range(lines.lineCount())] == [11, len(title) - 11]
