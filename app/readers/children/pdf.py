"""Reads PDF files with pdfium: runs of text with their places, as JSON lines.

``python -m app.readers.children.pdf``. The first line holds the page sizes; an error is {"error": sentence}.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import Any

from app.readers.children.limits import limit_memory

MEMORY_BYTES = 500 * 1024 * 1024
MAX_PAGES = 500


def _emit(row: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(row, ensure_ascii=True) + "\n")


def _open(data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        words = (
            "文件有密码，请去掉密码后再导入。"
            if "password" in str(error).lower()
            else "PDF 文件已损坏，打不开。"
        )
        _emit({"error": words})
        return None


def _page(document: Any, index: int) -> None:
    page = document[index]
    width, height = page.get_size()
    _emit({"page": index + 1, "width": width, "height": height})
    text_page = page.get_textpage()
    run: _Run | None = None
    for number in range(text_page.count_chars()):
        character = text_page.get_text_range(number, 1)
        if not character or character in "\r\n\ufffe":
            continue
        # Loose boxes are as high as the font: quotation marks stand on the line of their words.
        box = text_page.get_charbox(number, loose=True)
        if run is not None and run.takes(box):
            run.add(character, box)
            continue
        if run is not None:
            _emit(run.row(height, index + 1))
        run = _Run(character, list(box))
    if run is not None:
        _emit(run.row(height, index + 1))


@dataclass
class _Run:
    """Characters that follow each other on one line; ``box`` is left, bottom, right, top."""

    text: str
    box: list[float]

    def takes(self, box: tuple[float, float, float, float]) -> bool:
        left, bottom, _, top = box
        height = max(self.box[3] - self.box[1], 0.1)
        middle = (bottom + top) / 2
        return self.box[1] <= middle <= self.box[3] and -0.5 * height <= left - self.box[2] <= 0.25 * height

    def add(self, character: str, box: tuple[float, float, float, float]) -> None:
        self.text += character
        self.box[2] = max(self.box[2], box[2])
        self.box[1], self.box[3] = min(self.box[1], box[1]), max(self.box[3], box[3])

    def row(self, page_height: float, page: int) -> dict[str, Any]:
        left, bottom, right, top = self.box
        return {
            "text": self.text,
            "box": [left, page_height - top, right, page_height - bottom],
            "page": page,
        }


def main() -> int:
    """Reads one document; the exit status is 0 also when the document is at fault."""
    data = sys.stdin.buffer.read()
    limit_memory(MEMORY_BYTES)
    document = _open(data)
    if document is None:
        return 0
    _emit({"pages": len(document)})
    for index in range(min(len(document), MAX_PAGES)):
        _page(document, index)
    return 0


if __name__ == "__main__":
    sys.exit(main())
