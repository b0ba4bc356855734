"""The heads of the heat map hold the whole names of categories."""

from __future__ import annotations

import re
from html import unescape

import pytest
from PySide6.QtCore import QBuffer, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from app.core.compare.chart_data import HeatMap
from app.core.taxonomy import standard_taxonomy
from app.ui.compare.charts.heat import heat_size, paint_heat
from app.ui.compare.charts.style import ChartStyle
from app.ui.compare.look import paper_look
from app.ui.look.theme import interface_font


@pytest.mark.parametrize("points", [10, 12, 16])
@pytest.mark.parametrize("width", [400, 1200])
def test_no_head_of_the_heat_map_is_cut(qapp: QApplication, points: int, width: int) -> None:
    categories = standard_taxonomy().categories
    chart = HeatMap("", (), tuple(c.name for c in categories), tuple(c.code for c in categories), ())
    style = ChartStyle(paper_look(), interface_font(points))
    buffer, generator = QBuffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    painter = QPainter(generator)
    paint_heat(painter, chart, style, width, QRectF(0, 0, 9999, 9999))
    painter.end()
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", bytes(buffer.data().data()).decode())
    words = "".join(sorted(unescape("".join(drawn[1:]))))
    assert words == "".join(sorted("".join(chart.columns)))
    assert heat_size(chart, style, width).width() >= width
