"""Paper measures after GB/T 9704, in twips (1/1440 inch)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageSize

from app.core.summary.blocks import Paper, PrintDocument
from app.ui.printing.fonts import TWIPS

TWIPS_PER_MM = 1440 / 25.4
BODY_POINTS = 15.75  # 三号: at 16 pt 28 characters are 158 mm wide and overflow the 156 mm
TITLE_POINTS = 22.0  # 二号
NUMBER_POINTS = 14.0  # 四号, page numbers
LINES = 22
_TOP, _LEFT, _WIDTH, _HEIGHT = 37.0, 28.0, 156.0, 225.0
_SIZES = {Paper.A4: (210.0, 297.0), Paper.A3: (297.0, 420.0)}
_IDS = {Paper.A4: QPageSize.PageSizeId.A4, Paper.A3: QPageSize.PageSizeId.A3}
_NUMBER_DROP = 7.0
_WIDE_MARGIN = 22.0


def mm(length: float) -> float:
    """Millimetres in twips."""
    return length * TWIPS_PER_MM


def points(length: float) -> float:
    """Points in twips."""
    return length * TWIPS


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """Size of the sheet and of the text area, in twips."""

    paper: Paper
    is_landscape: bool
    width: float
    height: float
    area: QRectF

    def enlarged(self, factor: float) -> PageGeometry:
        """The same sheet measured in smaller units: more fits into the text area."""
        old = self.area
        area = QRectF(old.x() * factor, old.y() * factor, old.width() * factor, old.height() * factor)
        return replace(self, width=self.width * factor, height=self.height * factor, area=area)

    @property
    def pitch(self) -> float:
        """From one line of body text to the next: 22 lines fill the text area of an upright A4 page."""
        return mm(_HEIGHT) / LINES

    @property
    def number_top(self) -> float:
        """Where the dashes beside the page number stand: 7 mm below the text area."""
        return self.area.bottom() + mm(_NUMBER_DROP)

    @property
    def size_id(self) -> QPageSize.PageSizeId:
        return _IDS[self.paper]


def geometry_of(document: PrintDocument) -> PageGeometry:
    """Upright A4 is the standard's page; other sheets get even margins and room for the page number."""
    width, height = _SIZES[document.paper]
    if document.is_landscape:
        width, height = height, width
    if document.paper is Paper.A4 and not document.is_landscape:
        area = QRectF(mm(_LEFT), mm(_TOP), mm(_WIDTH), mm(_HEIGHT))
    else:
        area = QRectF(mm(_WIDE_MARGIN), mm(_LEFT), mm(width - 2 * _WIDE_MARGIN), mm(height - 2 * _LEFT))
    return PageGeometry(document.paper, document.is_landscape, mm(width), mm(height), area)
