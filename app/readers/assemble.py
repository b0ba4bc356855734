"""Puts pieces of text together into a Document while keeping where each came from.

Shared by readers that work paragraph by paragraph. Offsets in places stay right after cleaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.errors import ReportError
from app.core.report import Document, Place, PrintedLine, Removed
from app.core.text import clean_text


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line of a paragraph, which it begins at offset ``at``; edges in points of ``page``."""

    at: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


class Assembler:
    """Collects paragraphs in reading order; ``document`` makes the result."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._places: list[Place] = []
        self._removed: list[Removed] = []
        self._lines: list[PrintedLine] = []

    def add(
        self, text: str, *, page: int | None = None, kind: str = "paragraph", lines: Iterable[Printed] = ()
    ) -> None:
        """One paragraph (or table row); an empty one stays as a blank line.

        ``lines`` say how it is printed, in order.
        """
        if self._pieces:
            self._pieces.append("\n")
            self._length += 1
        cleaned, removed = clean_text(text)
        start = self._length
        self._removed.extend(Removed(start + mark.position, mark.mark) for mark in removed)
        self._pieces.append(cleaned)
        self._length += len(cleaned)
        if cleaned.strip():
            self._places.append(Place(start, self._length, page=page, kind=kind))
            self._place_lines(start, tuple(lines))

    def _place_lines(self, start: int, lines: tuple[Printed, ...]) -> None:
        begins = [min(start + line.at, self._length) for line in lines]
        for line, begin, end in zip(lines, begins, [*begins[1:], self._length], strict=False):
            if begin < end:
                edges = (line.left, line.top, line.right, line.bottom)
                self._lines.append(PrintedLine(begin, end, line.page, *edges))

    def document(
        self,
        *,
        format: str,
        notices: tuple[str, ...] = (),
        head: tuple[tuple[str, str], ...] = (),
    ) -> Document:
        """The document; raises ReportError where there is no text at all."""
        text = "".join(self._pieces)
        if not text.strip():
            raise ReportError("文件里没有文字。如果是扫描件，请先转成文字。")
        return Document(
            text=text,
            format=format,
            removed=tuple(self._removed),
            places=tuple(self._places),
            notices=notices,
            head=head,
            lines=tuple(self._lines),
        )
