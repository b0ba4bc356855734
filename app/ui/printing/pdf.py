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
    raw, recorder = _draw(document, pages)
    geometry = pages[0].geometry
    marks = tuple(
        Mark(mark.level, mark.text, index, (geometry.height - top) / TWIPS)
        for index, page in enumerate(pages)
        for mark, top in page.bookmarks
    )
    finish = Finish(
        title=document.title,
        author=document.author,
        subject=document.subject,
        keywords=document.keywords,
        marks=marks,
        glyph_texts=recorder.texts(),
    )
    return finish_pdf(raw, finish)


def _draw(document: PrintDocument, pages: Sequence[Page]) -> tuple[bytes, GlyphRecorder]:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_TWIPS_PER_INCH)
    writer.setTitle(document.title)
    writer.setCreator("镇阅")
    writer.setPageLayout(page_layout(pages[0]))
    painter = QPainter(writer)
    recorder = GlyphRecorder()
    try:
        for number, page in enumerate(pages):
            if number:
                writer.newPage()
            page.paint(painter, recorder)
    finally:
        painter.end()
    data: QByteArray = buffer.data()
    buffer.close()
    return bytes(data.data()), recorder


def page_layout(page: Page) -> QPageLayout:
    """The sheet without margins: margins are in the pages."""
    geometry = page.geometry
    way = QPageLayout.Orientation.Landscape if geometry.is_landscape else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(geometry.size_id), way, QMarginsF(0, 0, 0, 0))
