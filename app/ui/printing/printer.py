"""Pages → printer. What the printer gets is what the preview shows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.core.summary.blocks import PrintDocument
from app.ui.printing.pages import Page
from app.ui.printing.pdf import page_layout, pdf_bytes
from app.writers.atomic import write_bytes

_TWIPS_PER_INCH = 1440


def make_printer(document: PrintDocument, pages: Sequence[Page]) -> QPrinter:
    """A printer set to the document's paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(document.title)
    printer.setCreator("镇阅")
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(pages[0]))
    return printer


def ask_and_print(parent: QWidget, document: PrintDocument, pages: Sequence[Page]) -> bool:
    """The system's print dialog, then printing. False when the user gave up. Raises OSError."""
    printer = make_printer(document, pages)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(pages))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    print_pages(printer, document, pages)
    return True


def print_pages(printer: QPrinter, document: PrintDocument, pages: Sequence[Page]) -> None:
    """Prints the pages of the chosen range. Raises OSError where the printer cannot be used."""
    chosen = _chosen(printer, pages)
    if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat and printer.outputFileName():
        # "Print to file" is a PDF like any other of ours: right text, bookmarks, written whole.
        write_bytes(Path(printer.outputFileName()), pdf_bytes(document, chosen))
        return
    painter = QPainter()
    if not painter.begin(printer):
        raise OSError(0, "打印机没有响应")
    try:
        scale = printer.resolution() / _TWIPS_PER_INCH
        for number, page in enumerate(_in_order(printer, chosen)):
            if number:
                printer.newPage()
            painter.save()
            painter.scale(scale, scale)
            page.paint(painter)
            painter.restore()
    finally:
        painter.end()


def _chosen(printer: QPrinter, pages: Sequence[Page]) -> Sequence[Page]:
    """The range of the dialog; 0 means all."""
    first, last = printer.fromPage(), printer.toPage()
    if printer.printRange() != QPrinter.PrintRange.PageRange or first < 1:
        return pages
    return pages[first - 1 : max(last, first)]


def _in_order(printer: QPrinter, pages: Sequence[Page]) -> list[Page]:
    """Copies that the printer does not make by itself, and the order of sheets."""
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    listed = list(pages)
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        listed.reverse()
    if printer.collateCopies():
        return listed * copies
    return [page for page in listed for _ in range(copies)]
