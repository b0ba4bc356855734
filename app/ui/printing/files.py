"""A printed document into a file of the kind that its name tells; with or without a window."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from app.core.summary.blocks import PrintDocument
from app.ui.printing.fonts import FaceBook
from app.ui.printing.pdf import save_pdf

SUFFIXES = (".pdf", ".docx", ".html")


def save_document(path: Path, document: PrintDocument, *, fonts: FaceBook | None = None) -> None:
    """Writes PDF, Word or HTML after the suffix. Raises OSError; ValueError for another suffix."""
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        save_pdf(path, document, fonts=fonts)
    elif suffix == ".docx":
        # Loaded when needed: python-docx takes a third of a second.
        from app.writers.docx import save_docx

        save_docx(path, document)
    elif suffix == ".html":
        from app.writers.html import save_html

        save_html(path, document)
    else:
        raise ValueError(f"no writer for {suffix or 'files without a suffix'}")


def application_without_window() -> QCoreApplication:
    """The running application, or a new one that needs no screen; keep what is returned as long as you print.

    A command line on a server has no display: fonts and PDF files do not need one.
    """
    running = QCoreApplication.instance()
    if running is not None:
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["zhenyue"])
