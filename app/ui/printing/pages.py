"""Boxes → pages: what goes where, and painting one page.

Rules: a heading, a table head, or the head of a group never ends a page; a row or line is not divided
(only a row higher than a whole page is); table heads stand again at the top of the next page; notes
stand at the foot of the page that they belong to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from PySide6.QtGui import QPainter

from app.core.summary.blocks import PrintDocument
from app.ui.printing.boxes import Bookmark, Box, RuleBox
from app.ui.printing.fonts import FaceBook
from app.ui.printing.geometry import PageGeometry, geometry_of, points
from app.ui.printing.glyphs import GlyphRecorder
from app.ui.printing.numbers import PageNumber
from app.ui.printing.setting import Setter

_NOTE_GAP = 10.0  # points that the rule above the notes takes
_TIED = 2
_SHRINKS = (1.0, 0.95, 0.9, 0.86, 0.82)
_SLACK = 1.0  # twips of rounding that do not push a line off the page


@dataclass(frozen=True)
class Placed:
    """A box at a height below the top of the text area."""

    box: Box
    top: float


@dataclass(frozen=True)
class Page:
    """A page that can be painted; ``bookmarks`` with their heights below the top of the sheet."""

    number: int
    geometry: PageGeometry
    placed: tuple[Placed, ...]
    bookmarks: tuple[tuple[Bookmark, float], ...]
    page_number: PageNumber
    shrink: float = 1.0

    def paint(self, painter: QPainter, recorder: GlyphRecorder | None = None) -> None:
        """Paints in twips from the upper left corner of the sheet."""
        area = self.geometry.area
        painter.save()
        painter.translate(area.topLeft())
        painter.scale(self.shrink, self.shrink)
        for item in self.placed:
            item.box.draw(painter, 0, item.top, recorder)
        painter.restore()
        self.page_number.draw(painter, self.number, self.geometry, recorder)


@dataclass
class _Sheet:
    """A page being filled."""

    room: float
    filled: float = 0.0
    placed: list[Placed] = field(default_factory=list)
    notes: list[Box] = field(default_factory=list)
    heads: int = 0

    @property
    def is_fresh(self) -> bool:
        """Nothing on it but repeated table heads."""
        return len(self.placed) == self.heads

    def fits(self, boxes: Iterable[Box]) -> bool:
        listed = list(boxes)
        while listed and listed[-1].is_space:
            listed.pop()
        need = sum(box.height for box in listed)
        notes = [note for box in listed for note in box.notes]
        return self.filled + need + _notes_height([*self.notes, *notes]) <= self.room + _SLACK

    def add(self, box: Box) -> None:
        if box.is_space and not self.placed:
            return
        self.placed.append(Placed(box, self.filled))
        self.filled += box.height
        self.notes.extend(box.notes)

    @property
    def left(self) -> float:
        return self.room - self.filled - _notes_height(self.notes)


def _notes_height(notes: list[Box]) -> float:
    return sum(note.height for note in notes) + points(_NOTE_GAP) if notes else 0.0


def paginate(document: PrintDocument, fonts: FaceBook) -> tuple[Page, ...]:
    """The pages of a document; at least one, so that an empty document can be shown."""
    sheet_size = geometry_of(document)
    number = PageNumber(fonts)
    shrinks = (1.0,) if document.most_pages is None else _SHRINKS
    sheets: list[_Sheet] = []
    shrink = 1.0
    for shrink in shrinks:
        area = sheet_size.enlarged(1 / shrink)
        boxes = _tied(list(Setter(area, fonts).boxes(document.blocks)))
        sheets = _fill(boxes, area.area.height())
        if document.most_pages is None or len(sheets) <= document.most_pages:
            break
    return tuple(_page(i, sheet, sheet_size, number, shrink) for i, sheet in enumerate(sheets, 1))


def _tied(boxes: list[Box]) -> list[Box]:
    """Ties the two boxes before a closing block to it, so that it never stands alone on a page."""
    for place in [i for i, box in enumerate(boxes) if box.keeps_previous]:
        tied = 0
        for index in range(place - 1, -1, -1):
            if boxes[index].is_break or tied == _TIED:
                break
            boxes[index] = replace(boxes[index], keeps_next=True)
            tied += not boxes[index].is_space
    return boxes


def _fill(boxes: list[Box], room: float) -> list[_Sheet]:
    sheets = [_Sheet(room)]
    waiting = boxes[::-1]
    while waiting:
        if waiting[-1].is_break:
            waiting.pop()
            if sheets[-1].placed:
                sheets.append(_Sheet(room))
            continue
        group = _take_group(waiting)
        if not sheets[-1].fits(group) and not sheets[-1].is_fresh:
            sheets.append(_sheet_for(group, room))
        _place(group, sheets, waiting, room)
    return sheets


def _take_group(waiting: list[Box]) -> list[Box]:
    """The next box with everything that must stay with it."""
    group = [waiting.pop()]
    while group[-1].keeps_next and waiting and not waiting[-1].is_break:
        group.append(waiting.pop())
    return group


def _sheet_for(group: list[Box], room: float) -> _Sheet:
    """A new page, begun with the table head where ``group`` goes on a table."""
    sheet = _Sheet(room)
    for head in group[0].repeated:
        sheet.add(head)
    sheet.heads = len(sheet.placed)
    return sheet


def _place(group: list[Box], sheets: list[_Sheet], waiting: list[Box], room: float) -> None:
    """Places a group; one that is too high for a whole page is broken where it must be."""
    for number, box in enumerate(group):
        sheet = sheets[-1]
        if sheet.fits([box]):
            sheet.add(box)
            continue
        parts = box.parts(sheet.left)
        rest = list(group[number + 1 :])
        if parts is not None:
            sheet.add(parts[0])
            rest.insert(0, parts[1])
        elif sheet.is_fresh:
            sheet.add(box)
        else:
            rest.insert(0, box)
        if rest:
            sheets.append(_sheet_for(rest, room))
            waiting.extend(reversed(rest))
        return


def _page(number: int, sheet: _Sheet, geometry: PageGeometry, page_number: PageNumber, shrink: float) -> Page:
    placed = list(sheet.placed)
    width = geometry.area.width() / shrink
    if sheet.notes:
        top = sheet.room - _notes_height(sheet.notes)
        placed.append(Placed(RuleBox(height=points(_NOTE_GAP), width=width / 4), top))
        top += points(_NOTE_GAP)
        for note in sheet.notes:
            placed.append(Placed(note, top))
            top += note.height
    area_top = geometry.area.top()
    bookmarks = tuple(
        (p.box.bookmark, area_top + p.top * shrink) for p in placed if p.box.bookmark is not None
    )
    return Page(number, geometry, tuple(placed), bookmarks, page_number, shrink)
