"""Every kind of chart with its size and its painter, and charts as SVG, PNG, on a printer and in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QIODevice, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QFontInfo, QImage, QPainter

from app.core.compare.chart_data import BarChart, Chart, HeatMap, Scatter, SlopeChart, SmallMultiples
from app.ui.compare.charts import bars, heat, lines
from app.ui.compare.charts.style import ChartStyle, Hit
from app.ui.compare.look import Look, paper_look

_PICTURE_WIDTH = 900.0
_PICTURE_SCALE = 2
_MOST_SPOKEN = 60
_SIZES: dict[type, Callable[..., QSizeF]] = {
    BarChart: bars.bars_size,
    SmallMultiples: bars.small_size,
    SlopeChart: lines.slopes_size,
    HeatMap: heat.heat_size,
    Scatter: lines.scatter_size,
}
_PAINTERS: dict[type, Callable[..., list[Hit]]] = {
    BarChart: bars.paint_bars,
    SmallMultiples: bars.paint_small,
    SlopeChart: lines.paint_slopes,
    HeatMap: heat.paint_heat,
    Scatter: lines.paint_scatter,
}


def chart_size(chart: Chart, look: Look, font: QFont, width: float) -> QSizeF:
    """The room a chart takes when it is ``width`` pixels wide."""
    return _SIZES[type(chart)](chart, ChartStyle(look, font), width)


def paint_chart(
    painter: QPainter, chart: Chart, look: Look, font: QFont, *, width: float, clip: QRectF
) -> list[Hit]:
    """Draws what ``clip`` shows of a chart from the painter's origin; returns the areas drawn."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return _PAINTERS[type(chart)](painter, chart, ChartStyle(look, font), width, clip)


def _sized(font: QFont) -> QFont:
    """The font in pixels: a size in points would grow with the resolution of a printer."""
    made = QFont(font)
    made.setPixelSize(max(1, QFontInfo(font).pixelSize()))
    return made


def _whole(size: QSizeF) -> QRectF:
    return QRectF(0, 0, size.width(), size.height())


def chart_png(chart: Chart, font: QFont) -> QImage:
    """A chart as a picture on white, at twice the size of the screen."""
    look, font = paper_look(), _sized(font)
    size = chart_size(chart, look, font, _PICTURE_WIDTH)
    image = QImage(size.toSize() * _PICTURE_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_PICTURE_SCALE)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_chart(painter, chart, look, font, width=size.width(), clip=_whole(size))
    painter.end()
    return image


def write_svg(chart: Chart, font: QFont, target: QIODevice) -> None:
    """A chart as SVG on white into an open device."""
    from PySide6.QtSvg import QSvgGenerator

    look, font = paper_look(), _sized(font)
    size = chart_size(chart, look, font, _PICTURE_WIDTH)
    generator = QSvgGenerator()
    generator.setOutputDevice(target)
    generator.setSize(size.toSize())
    generator.setViewBox(_whole(size))
    generator.setTitle(chart_title(chart))
    painter = QPainter(generator)
    painter.fillRect(_whole(size), look.sheet)
    paint_chart(painter, chart, look, font, width=size.width(), clip=_whole(size))
    painter.end()


def print_chart(chart: Chart, font: QFont, painter: QPainter, page: QRectF) -> float:
    """Draws a chart as vectors into ``page`` (device units), scaled to its width; returns the height
    taken.
    """
    look, font = paper_look(), _sized(font)
    size = chart_size(chart, look, font, _PICTURE_WIDTH)
    scale = min(page.width() / size.width(), page.height() / size.height())
    painter.save()
    painter.translate(page.topLeft())
    painter.scale(scale, scale)
    paint_chart(painter, chart, look, font, width=size.width(), clip=_whole(size))
    painter.restore()
    return size.height() * scale


def chart_title(chart: Chart) -> str:
    """The title of a chart; that of the first panel for small multiples."""
    if isinstance(chart, SmallMultiples):
        return chart.panels[0].title if chart.panels else ""
    return chart.title


def chart_words(chart: Chart) -> str:
    """A chart as a screen reader says it: title and every mark, up to a limit."""
    marks: list[str] = []
    if isinstance(chart, BarChart):
        marks = [f"{mark.label} {bars.mark_words(mark)}" for mark in chart.bars[:_MOST_SPOKEN]]
    elif isinstance(chart, SlopeChart):
        some = chart.slopes[:_MOST_SPOKEN]
        marks = [f"{s.label} " + " ".join(bars.mark_words(m) for m in s.marks) for s in some]
    elif isinstance(chart, Scatter):
        marks = [f"{p.label} {p.x.words} {p.y.words}" for p in chart.points[:_MOST_SPOKEN]]
    elif isinstance(chart, HeatMap):
        both = zip(chart.rows[:_MOST_SPOKEN], chart.cells, strict=False)
        marks = [f"{row.label} {sum(c.stated for c in cells)}" for row, cells in both]
    else:
        marks = [panel.title for panel in chart.panels]
    return "；".join([chart_title(chart), *marks])
