"""Reads PDF files with pdfium: runs of text with their places, as JSON lines.

``python -m app.readers.children.pdf``. For each page a line about it, then its runs; an error is
{"error": sentence}. Text that stands askew (a watermark) is left out.
"""

from __future__ import annotations

import itertools
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.readers.children.limits import limit_memory

MEMORY_BYTES = 500 * 1024 * 1024
MAX_PAGES = 500
_MOST_PATHS = 4000  # of a page; a map or a chart has more
_MOST_IMAGES = 500  # of a page; a page cut into more is no scan
_ALIKE = 0.75  # smaller signs beside larger ones (marks of notes) are runs of their own
_QUARTER = math.pi / 2
_SLANT = 0.12  # quarters of a turn
_FAR, _FINE = 1000.0, 100.0  # points between which a page is measured; parts of a point that are told apart


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
    """The size of a page, how much of it images cover, how its text stands; then its runs."""
    page = document[index]
    width, height = page.get_size()
    text_page = page.get_textpage()
    angles = _angles(text_page, page.get_rotation())
    turn = Counter(round(angle / _QUARTER) % 4 for angle in angles).most_common(1)
    turned = turn[0][0] if turn else 0
    paper = _Paper.of(page, turned)
    _emit(
        {
            "page": index + 1,
            "width": paper.width,
            "height": paper.height,
            "cover": _cover(page, width * height),
            "turned": turned,
        }
    )
    for rules in _rules(page, paper):
        _emit({"rules": rules, "page": index + 1})
    for run in _runs(text_page, paper, angles, turned):
        _emit({"text": run.text, "box": run.box, "page": index + 1})


def _angles(text_page: Any, rotation: int) -> list[float]:
    """Clockwise angle of each character as it is seen, in radians."""
    from pypdfium2 import raw

    turn = math.radians(rotation)
    return [raw.FPDFText_GetCharAngle(text_page, n) + turn for n in range(text_page.count_chars())]


def _runs(text_page: Any, paper: _Paper, angles: list[float], turned: int) -> Iterator[_Run]:
    run: _Run | None = None
    for number, angle in enumerate(angles):
        character = text_page.get_text_range(number, 1)
        if not character or character in "\r\n\ufffe" or _is_slanted(angle, turned):
            continue
        # Loose boxes are as high as the font: quotation marks stand on the line of their words.
        box = paper.seen(text_page.get_charbox(number, loose=True))
        if run is not None and character.isspace():
            run.add_blank(character, box)
            continue
        if run is not None and run.takes(box):
            run.add(character, box)
            continue
        if run is not None:
            yield run
        run = _Run(character, box)
    if run is not None:
        yield run


def _is_slanted(angle: float, turned: int) -> bool:
    """Whether a character stands neither upright nor at a right angle: watermarks do."""
    quarters = angle / _QUARTER - turned
    return abs(quarters - round(quarters)) > _SLANT


def _cover(page: Any, area: float) -> float:
    """The share of the page that its largest image covers."""
    from pypdfium2 import raw

    largest = 0.0
    for image in itertools.islice(
        page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), _MOST_IMAGES
    ):
        left, bottom, right, top = image.get_bounds()
        largest = max(largest, (right - left) * (top - bottom))
    return round(largest / max(area, 1.0), 2)


def _rules(page: Any, paper: _Paper) -> Iterator[list[list[float]]]:
    """The boxes of what is drawn on the page: lines, frames; none where there is too much for tables."""
    from pypdfium2 import raw

    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    boxes = [paper.seen(path.get_bounds()) for path in itertools.islice(paths, _MOST_PATHS + 1)]
    if 0 < len(boxes) <= _MOST_PATHS:
        yield [[round(edge, 1) for edge in box] for box in boxes]


@dataclass(frozen=True)
class _Paper:
    """From the coordinates of a page to the paper as it is read: points, origin at the top left.

    A point (x, y) is seen at (a x + b y + c, d x + e y + f).
    """

    width: float
    height: float
    across: tuple[float, float, float]
    down: tuple[float, float, float]

    @staticmethod
    def of(page: Any, turned: int) -> _Paper:
        """The page, rotated and cropped; text that is ``turned`` by quarters clockwise stands upright."""
        import ctypes

        from pypdfium2 import raw

        width, height = page.get_size()
        sides = (height, width) if turned % 2 else (width, height)
        x, y = ctypes.c_int(), ctypes.c_int()
        corners = []
        for point in ((0.0, 0.0), (_FAR, 0.0), (0.0, _FAR)):
            size = (round(sides[0] * _FINE), round(sides[1] * _FINE))
            raw.FPDF_PageToDevice(
                page, 0, 0, *size, (4 - turned) % 4, *point, ctypes.byref(x), ctypes.byref(y)
            )
            corners.append((x.value / _FINE, y.value / _FINE))
        (x0, y0), (x1, y1), (x2, y2) = corners
        across = ((x1 - x0) / _FAR, (x2 - x0) / _FAR, x0)
        return _Paper(*sides, across, ((y1 - y0) / _FAR, (y2 - y0) / _FAR, y0))

    def seen(self, box: tuple[float, float, float, float]) -> list[float]:
        """Left, top, right and bottom of a box given as left, bottom, right, top."""
        (a, b, c), (d, e, f) = self.across, self.down
        left, bottom, right, top = box
        x = sorted((a * left + b * bottom + c, a * right + b * top + c))
        y = sorted((d * left + e * bottom + f, d * right + e * top + f))
        return [x[0], y[0], x[1], y[1]]


@dataclass
class _Run:
    """Characters that follow each other on one line; ``box`` is left, top, right, bottom."""

    text: str
    box: list[float]

    def takes(self, box: list[float]) -> bool:
        """Whether a character in ``box`` goes on with the run."""
        left, top, _, bottom = box
        height = max(self.box[3] - self.box[1], 0.1)
        middle = (bottom + top) / 2
        is_level = self.box[1] <= middle <= self.box[3] and _ALIKE * height <= bottom - top <= height / _ALIKE
        return is_level and -0.5 * height <= left - self.box[2] <= 0.25 * height

    def add_blank(self, character: str, box: list[float]) -> None:
        """Takes a blank in; those that pdfium makes up have no height."""
        if self.takes([box[0], self.box[1], box[2], self.box[3]]):
            self.text += character
            self.box[2] = max(self.box[2], box[2])

    def add(self, character: str, box: list[float]) -> None:
        """Takes one character in."""
        self.text += character
        self.box[2] = max(self.box[2], box[2])
        self.box[1], self.box[3] = min(self.box[1], box[1]), max(self.box[3], box[3])


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
