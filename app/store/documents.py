"""A document as the row of its table, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256

from app.core.report import Document, Doubt, Place, PrintedLine, Removed
from app.store.shapes import Cell, encode

_DOUBT, _LINE = "doubt", "line"


def text_hash(text: str) -> str:
    """The hash by which the same text in another file is known."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def document_cells(key: str, document: Document) -> tuple[Cell, ...]:
    """The row of a document."""
    return (
        key,
        document.text,
        encode([[r.position, r.mark] for r in document.removed]),
        encode([*_placed(document.places), *_doubted(document.doubts), *_printed(document.lines)]),
        encode(document.notices),
        encode(document.head),
    )


def document_from(cells: tuple[Cell, ...], form: str) -> Document:
    """The document of a row that ``document_cells`` made; ``form`` is the report's format."""
    removed, places, notices, head = (json.loads(str(c)) for c in cells[2:6])
    return Document(
        text=str(cells[1]),
        format=form,
        removed=tuple(Removed(*r) for r in removed),
        places=tuple(Place(*p) for p in places if p[3] not in (_DOUBT, _LINE)),
        notices=tuple(notices),
        head=tuple((name, value) for name, value in head),
        doubts=tuple(Doubt(p[0], p[1], p[4]) for p in places if p[3] == _DOUBT),
        lines=tuple(PrintedLine(*p[:3], *p[4:8]) for p in places if p[3] == _LINE),
    )


def _placed(places: Sequence[Place]) -> list[list[Cell]]:
    return [[p.start, p.end, p.page, p.kind] for p in places]


def _doubted(doubts: Sequence[Doubt]) -> list[list[Cell]]:
    """Uncertain stretches stand among the places, with how sure they are as a fifth cell."""
    return [[d.start, d.end, None, _DOUBT, d.confidence] for d in doubts]


def _printed(lines: Sequence[PrintedLine]) -> list[list[Cell]]:
    """Printed lines stand there too, with their edges from the fifth cell on."""
    edges = [(r.left, r.top, r.right, r.bottom) for r in lines]
    return [
        [r.start, r.end, r.page, _LINE, *(round(e, 1) for e in edge)]
        for r, edge in zip(lines, edges, strict=True)
    ]
