"""Scans: the words in photos and in PDF pages without text, by the extra [ocr], in a process of its own."""

from app.readers.scan.doubts import place_doubts
from app.readers.scan.reader import (
    HOW_TO_READ,
    MISSING,
    accepts,
    is_installed,
    notices_of,
    read,
    read_pdf_pages,
)

__all__ = [
    "HOW_TO_READ",
    "MISSING",
    "accepts",
    "is_installed",
    "notices_of",
    "place_doubts",
    "read",
    "read_pdf_pages",
]
