"""Measures PDFs with poppler and pdfium: what is really on the page, not what the program believes."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

MM = 72 / 25.4
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class Char:
    """A character with its origin (left end of its base line) in millimetres from the upper left corner."""

    text: str
    left: float
    base: float
    size: float


@dataclass(frozen=True)
class MeasuredPage:
    width: float
    height: float
    words: tuple[tuple[str, float, float, float, float], ...]  # text, left, top, right, bottom in mm


def measured(path: Path) -> list[MeasuredPage]:
    done = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True)
    pages = []
    for width, height, content in _PAGE.findall(done.stdout.decode()):
        words = tuple((w, *(float(v) / MM for v in box)) for *box, w in _WORD.findall(content))
        pages.append(MeasuredPage(float(width) / MM, float(height) / MM, words))
    return pages


def fonts_of(path: Path) -> list[list[str]]:
    done = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True)
    return [line.split() for line in done.stdout.decode().splitlines()[2:]]


def poppler_text(path: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True
    ).stdout.decode()


def pdfium_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(str(path))
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def origins(path: Path, page: int) -> list[Char]:
    """Characters of a page with origin and size, as pdfium sees them."""
    import ctypes

    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(str(path))
    try:
        sheet = document[page]
        height = sheet.get_height()
        text = sheet.get_textpage()
        found = []
        for index in range(text.count_chars()):
            x, y = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(text.raw, index, ctypes.byref(x), ctypes.byref(y))
            code = raw.FPDFText_GetUnicode(text.raw, index)
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(text.raw, index, ctypes.byref(matrix))
            size = raw.FPDFText_GetFontSize(text.raw, index) * abs(matrix.a)
            if code > 32:
                found.append(Char(chr(code), x.value / MM, (height - y.value) / MM, size))
        return found
    finally:
        document.close()


@dataclass(frozen=True)
class Picture:
    """A page as grey values."""

    data: bytes
    stride: int
    per_mm: float

    def x(self, millimetres: float) -> int:
        """Pixels in a length, along either side."""
        return round(millimetres * self.per_mm)

    def grey(self, x: int, y: int) -> int:
        return self.data[y * self.stride + x]


def rendered(path: Path, page: int, *, dots_per_inch: int) -> Picture:
    document = pypdfium2.PdfDocument(str(path))
    try:
        bitmap = document[page].render(scale=dots_per_inch / 72, grayscale=True)
        return Picture(bytes(bitmap.buffer), bitmap.stride, dots_per_inch / 25.4)
    finally:
        document.close()
