"""Scans: the words in photos and in pages without text, by the extra [ocr], in a process of its own."""

from app.readers.scan.doubts import place_doubts
from app.readers.scan.reader import (
    HOW_TO_READ,
    MISSING,
    accepts,
    doubted,
    is_installed,
    read,
    read_pdf_pages,
    read_pictures,
)

__all__ = [
    "HOW_TO_READ",
    "MISSING",
    "accepts",
    "doubted",
    "is_installed",
    "place_doubts",
    "read",
    "read_pdf_pages",
    "read_pictures",
]
