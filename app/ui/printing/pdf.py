"""Pages → PDF file: embedded fonts, right text, bookmarks, metadata; written whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from app.core.summary.blocks import PrintDocument
from app.ui.printing.fonts import TWIPS, FaceBook
from app.ui.printing.glyphs import GlyphRecorder
from app.ui.printing.pages import Page, paginate
from app.writers.atomic import write_bytes
from app.writers.pdf_finish import Finish, Mark, finish_pdf

_TWIPS_PER_INCH = 1440


def save_pdf(path: Path, document: PrintDocument, *, fonts: FaceBook | None = None) -> int:
    """Writes the document and gives its number of pages. Needs a QGuiApplication. Raises OSError."""
    pages = paginate(document, fonts or FaceBook())
    write_bytes(path, pdf_bytes(document, pages))
    return len(pages)


def pdf_bytes(document: PrintDocument, pages: Sequence[Page]) -> bytes:
    """The PDF of set pages."""
    drawing = PdfDrawing(document.title)
    drawing.add(pages)
    return drawing.finish(document)


class PdfDrawing:
    """A PDF that grows: pages of one document after the other, then ``finish``. ``close`` when given up."""

    def __init__(self, title: str) -> None:
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setResolution(_TWIPS_PER_INCH)
        self._writer.setTitle(title)
        self._writer.setCreator("镇阅")
        self._painter: QPainter | None = None
        self._recorder = GlyphRecorder()
        self._marks: list[Mark] = []
        self.count = 0

    def add(self, pages: Sequence[Page]) -> None:
        """Draws pages; each may have its own size."""
        for page in pages:
            self._writer.setPageLayout(page_layout(page))
            if self._painter is None:
                self._painter = QPainter(self._writer)
            else:
                self._writer.newPage()
            page.paint(self._painter, self._recorder)
            height = page.geometry.height
            self._marks += [
                Mark(mark.level, mark.text, self.count, (height - top) / TWIPS)
                for mark, top in page.bookmarks
            ]
            self.count += 1

    def finish(self, document: PrintDocument) -> bytes:
        """The file with bookmarks and the metadata of ``document``. Nothing can be added after it."""
        self.close()
        data: QByteArray = self._buffer.data()
        finish = Finish(
            title=document.title,
            author=document.author,
            subject=document.subject,
            keywords=document.keywords,
            marks=tuple(self._marks),
            glyph_texts=self._recorder.texts(),
        )
        return finish_pdf(bytes(data.data()), finish)

    def close(self) -> None:
        """Ends drawing; a painter must not outlive its device."""
        if self._painter is not None:
            self._painter.end()
            self._painter = None


def page_layout(page: Page) -> QPageLayout:
    """The sheet without margins: margins are in the pages."""
    geometry = page.geometry
    way = QPageLayout.Orientation.Landscape if geometry.is_landscape else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(geometry.size_id), way, QMarginsF(0, 0, 0, 0))
