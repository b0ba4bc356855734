"""The heads over the columns of the comparison."""

from __future__ import annotations

import re
from html import unescape

import pytest
from PySide6.QtCore import QBuffer, QRect
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from app.ui.compare.head import draw_head
from app.ui.look.theme import interface_font

TITLE = "关于2024年度推进法治政府建设工作情况的总结报告"


def drawn(words: str, points: int, lines: int) -> list[tuple[float, str]]:
    """The height and the words of each line that is drawn into a box of so many lines."""
    font = interface_font(points)
    metrics = QFontMetrics(font)
    box = QRect(0, 100, 8 * metrics.horizontalAdvance("国"), lines * metrics.lineSpacing() + 3)
    buffer, generator = QBuffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    painter = QPainter(generator)
    painter.setFont(font)
    draw_head(painter, box, words)
    painter.end()
    found = re.findall(r'<text[^>]*y="([-0-9.]+)"[^>]*>([^<]*)</text>', bytes(buffer.data().data()).decode())
    assert all(box.top() < float(y) <= box.bottom() for y, _ in found), "outside its box"
    return [(float(y), unescape(text)) for y, text in found]


@pytest.mark.parametrize("points", [10, 16])
@pytest.mark.parametrize("lines", [1, 2])
def test_a_long_title_is_cut_at_its_end_and_not_at_its_beginning(
    qapp: QApplication, points: int, lines: int
) -> None:
    written = "".join(text for _, text in drawn(TITLE, points, lines))
    assert written.startswith("关于2024") and written.endswith("…")


def test_a_short_name_is_whole_and_stands_at_the_foot(qapp: QApplication) -> None:
    one, two = drawn("云集镇", 10, 1), drawn("云集镇", 10, 2)
    assert [text for _, text in one] == [text for _, text in two] == ["云集镇"]
    assert two[0][0] > one[0][0]
