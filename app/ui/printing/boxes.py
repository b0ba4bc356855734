"""What pages are filled with: boxes of a known height that are not divided."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.ui.printing.glyphs import GlyphRecorder
from app.ui.printing.lines import SetText

_RULE = 8.0  # 0.4 pt
_SHADE = QColor(236, 236, 236)


@dataclass(frozen=True)
class Bookmark:
    """An entry of the document's outline; level 0 is the title."""

    level: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Box:
    """Something to place. ``keeps_next``: not the last thing on a page. ``notes``: for the page's foot."""

    height: float
    keeps_next: bool = False
    notes: tuple[Box, ...] = ()
    bookmark: Bookmark | None = None
    repeated: tuple[Box, ...] = ()
    is_break: bool = False
    is_space: bool = False
    keeps_previous: bool = False

    def draw(self, painter: QPainter, left: float, top: float, recorder: GlyphRecorder | None) -> None:
        """Paints the box with its upper left corner there; a plain box is empty space."""

    def parts(self, room: float) -> tuple[Box, Box] | None:
        """For a box too high for any page: what fits into ``room``, and the rest. None: not to be parted."""
        return None


@dataclass(frozen=True, kw_only=True)
class LineBox(Box):
    """One line of a paragraph. ``margin`` is set beside the text area, at ``margin_left``."""

    text: SetText
    index: int
    margin: SetText | None = None
    margin_left: float = 0.0

    def draw(self, painter: QPainter, left: float, top: float, recorder: GlyphRecorder | None) -> None:
        self.text.draw(painter, self.index, left, top, recorder)
        if self.margin is not None:
            shift = (self.text.style.pitch - self.margin.style.pitch) / 2
            self.margin.draw(painter, 0, left + self.margin_left, top + shift, recorder)


@dataclass(frozen=True)
class CellBox:
    """A cell of a row: its lines, and its place from the row's left edge."""

    text: SetText
    left: float
    width: float
    padding: float
    first: int = 0
    count: int = -1
    is_shaded: bool = False

    @property
    def lines(self) -> range:
        return range(
            self.first, self.first + (self.count if self.count >= 0 else len(self.text) - self.first)
        )

    @property
    def text_height(self) -> float:
        return len(self.lines) * self.text.style.pitch


@dataclass(frozen=True, kw_only=True)
class RowBox(Box):
    """A table row with its rules; the rule below is the next row's rule above."""

    cells: tuple[CellBox, ...]
    is_centred: bool = True

    def draw(self, painter: QPainter, left: float, top: float, recorder: GlyphRecorder | None) -> None:
        for cell in self.cells:
            frame = QRectF(left + cell.left, top, cell.width, self.height)
            if cell.is_shaded:
                painter.fillRect(frame, _SHADE)
        painter.save()
        painter.setPen(QPen(Qt.GlobalColor.black, _RULE))
        for cell in self.cells:
            x0, x1 = left + cell.left, left + cell.left + cell.width
            painter.drawLine(QLineF(x0, top, x1, top))
            painter.drawLine(QLineF(x0, top + self.height, x1, top + self.height))
            painter.drawLine(QLineF(x0, top, x0, top + self.height))
            painter.drawLine(QLineF(x1, top, x1, top + self.height))
        painter.restore()
        for cell in self.cells:
            spare = (self.height - cell.text_height) / 2 if self.is_centred else cell.padding
            for number, index in enumerate(cell.lines):
                y = top + spare + number * cell.text.style.pitch
                cell.text.draw(painter, index, left + cell.left + cell.padding, y, recorder)

    def parts(self, room: float) -> tuple[Box, Box] | None:
        pitch = self.cells[0].text.style.pitch
        padding = self.cells[0].padding
        fitting = int((room - 2 * padding) / pitch)
        if fitting < 1 or all(len(cell.lines) <= fitting for cell in self.cells):
            return None
        upper = tuple(replace(c, count=min(len(c.lines), fitting)) for c in self.cells)
        lower = tuple(
            replace(c, first=c.first + min(len(c.lines), fitting), count=max(0, len(c.lines) - fitting))
            for c in self.cells
        )
        return self._of(upper, padding), self._of(lower, padding)

    def _of(self, cells: tuple[CellBox, ...], padding: float) -> RowBox:
        height = max(cell.text_height for cell in cells) + 2 * padding
        return replace(self, cells=cells, height=height, is_centred=False)


@dataclass(frozen=True, kw_only=True)
class RuleBox(Box):
    """A short rule that parts notes from the text above."""

    width: float

    def draw(self, painter: QPainter, left: float, top: float, recorder: GlyphRecorder | None) -> None:
        painter.save()
        painter.setPen(QPen(Qt.GlobalColor.black, _RULE))
        painter.drawLine(QLineF(left, top + self.height / 2, left + self.width, top + self.height / 2))
        painter.restore()


@dataclass(frozen=True, kw_only=True)
class BarBox(Box):
    """One bar of a chart: label at the left, bar over a common scale, value behind it."""

    label: SetText
    value: SetText
    bar_left: float
    bar_width: float
    is_reported: bool = True
    marks: tuple[float, ...] = field(default=())

    def draw(self, painter: QPainter, left: float, top: float, recorder: GlyphRecorder | None) -> None:
        pitch = self.label.style.pitch
        shift = (self.height - pitch) / 2
        self.label.draw(painter, 0, left, top + shift, recorder)
        painter.save()
        x = left + self.bar_left
        painter.setPen(QPen(Qt.GlobalColor.black, _RULE))
        painter.drawLine(QLineF(x, top, x, top + self.height))
        if self.bar_width > 0:
            bar = QRectF(x, top + self.height * 0.22, self.bar_width, self.height * 0.56)
            painter.fillRect(bar, QColor(120, 120, 120))
        painter.restore()
        self.value.draw(painter, 0, x + self.bar_width + pitch * 0.3, top + shift, recorder)
