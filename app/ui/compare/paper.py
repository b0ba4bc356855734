"""The picture of the comparison on paper: one sheet, as vectors."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.core.compare.chart_data import Chart
from app.ui.compare.charts.drawing import chart_title, print_chart
from app.writers.atomic import write_bytes
from app.writers.pdf_finish import Finish, finish_pdf

_MARGIN = 15.0  # mm
_RESOLUTION = 1200


def ask_and_print_chart(parent: QWidget, chart: Chart, font: QFont) -> bool:
    """The system's print dialog, then the chart on one sheet. False when given up. Raises OSError."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(chart_title(chart))
    printer.setCreator("镇阅")
    printer.setPageLayout(_layout())
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    print_chart_on(printer, chart, font)
    return True


def print_chart_on(printer: QPrinter, chart: Chart, font: QFont) -> None:
    """Prints a chart; "print to file" writes a whole PDF or none. Raises OSError."""
    if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat and printer.outputFileName():
        write_bytes(Path(printer.outputFileName()), chart_pdf(chart, font))
        return
    _draw(printer, chart, font)


def chart_pdf(chart: Chart, font: QFont) -> bytes:
    """A chart as a PDF of one sheet."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(chart_title(chart))
    writer.setCreator("镇阅")
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(_layout())
    _draw(writer, chart, font)
    return finish_pdf(bytes(buffer.data().data()), Finish(title=chart_title(chart)))


def _draw(device: QPagedPaintDevice, chart: Chart, font: QFont) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise OSError(0, "打印机没有响应")
    try:
        print_chart(chart, font, painter, QRectF(painter.viewport()))
    finally:
        painter.end()


def _layout() -> QPageLayout:
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter)
