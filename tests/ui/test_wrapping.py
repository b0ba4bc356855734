"""Words that delegates set in lines break where Chinese may break."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from app.ui.look.theme import interface_font
from app.ui.look.wrapping import height_of, set_lines

WORDS = "法定内容“党政主要负责人履行第一责任人职责”没有专章，只在其他章节里提到 2 句（见《条例》第三条）。"
CLOSING = "，。、；：？！”’）》】〉」』"
OPENING = "“‘（《【〈「『"


@pytest.mark.parametrize("points", [10, 16])
def test_no_closing_mark_begins_a_line_and_no_opening_one_ends_it(qapp: QApplication, points: int) -> None:
    font = interface_font(points)
    for width in range(8 * QFontMetrics(font).horizontalAdvance("国"), 900, 7):
        lines = set_lines(WORDS, font, width)
        assert all(line[0] not in CLOSING for line in lines[1:]), (width, lines)
        assert all(line[-1] not in OPENING for line in lines[:-1]), (width, lines)


def test_the_lines_hold_every_word_and_none_is_too_wide(qapp: QApplication) -> None:
    font, words = interface_font(10), "𬭎镇[bookmark:_GoBackAndSomethingWithoutAnyBreak]2024年\n第二行"
    lines = set_lines(words, font, 120)
    assert "".join(lines).replace("\u2028", "") == words.replace("\n", "")
    assert max(map(QFontMetrics(font).horizontalAdvance, lines)) <= 120


def test_more_lines_than_wanted_end_in_dots(qapp: QApplication) -> None:
    font = interface_font(10)
    lines = set_lines(WORDS, font, 200, most=2)
    assert (
        len(lines) == 2 and lines[1].endswith("…") and QFontMetrics(font).horizontalAdvance(lines[1]) <= 200
    )
    assert set_lines("短", font, 200, most=2) == ["短"]


def test_lines_stand_on_the_fonts_own_spacing(qapp: QApplication) -> None:
    metrics = QFontMetrics(interface_font(10))
    assert height_of(1, metrics) == metrics.height()
    assert height_of(3, metrics) == metrics.height() + 2 * metrics.lineSpacing()
