"""The rows of two texts side by side: blocks set into lines, and the formats of what is marked in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette, QTextCharFormat, QTextLayout

from app.core.compare.texts import Block, Pair
from app.core.palette import mix
from app.core.utf16 import Utf16Map
from app.ui.compare.look import Look

_LINE = 1.5


@dataclass
class Column:
    """One block, laid out: its text begins at ``start`` of the report."""

    block: Block
    words: str
    layout: QTextLayout
    units: Utf16Map
    pitch: float
    height: float = 0.0
    marks: list[QTextLayout.FormatRange] = field(default_factory=list)

    def offset_at(self, x: float, y: float) -> int | None:
        """The offset in the report (code points) of a point of the column; None below its last line."""
        number = int(y // self.pitch)
        if not 0 <= number < self.layout.lineCount():
            return None
        return self.block.start + self.units.from_qt(self.layout.lineAt(number).xToCursor(x))

    def top_of(self, offset: int) -> float:
        """How far below the column's top the line of an offset of the report stands."""
        line = self.layout.lineForTextPosition(self.units.to_qt(offset - self.block.start))
        return line.y() if line.isValid() else 0.0

    def mark(self, start: int, end: int, form: QTextCharFormat) -> None:
        """Marks a stretch of the report as far as it stands in this block."""
        first = max(start, self.block.start) - self.block.start
        last = min(end - self.block.start, len(self.words))
        if first < last:
            self.marks.append(range_of(self.units, first, last, form))


@dataclass
class PairRow:
    """A pair with its place: ``top`` of the row, ``text_top`` of its texts below a part's name."""

    pair: Pair
    columns: tuple[Column | None, Column | None]
    band: str
    top: float = 0.0
    text_top: float = 0.0
    height: float = 0.0


def set_column(block: Block, report: str, font: QFont, width: float) -> Column:
    """A block of ``report`` set into lines of ``width``, its heading bold."""
    words = report[block.start : block.end].rstrip()
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    column = Column(block, words, layout, Utf16Map(words), QFontMetricsF(font).height() * _LINE)
    at = words.find(block.title) if block.title else -1
    if at >= 0:
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold)
        layout.setFormats([range_of(column.units, at, at + len(block.title), form)])
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, column.height))
        column.height += column.pitch
    layout.endLayout()
    return column


def range_of(units: Utf16Map, start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    """A format from ``start`` to ``end`` (code points of the text that ``units`` counts)."""
    found = QTextLayout.FormatRange()
    found.start = units.to_qt(start)  # type: ignore[attr-defined]
    found.length = units.to_qt(end) - units.to_qt(start)  # type: ignore[attr-defined]
    found.format = form  # type: ignore[attr-defined]
    return found


def passage_format(look: Look, *, is_current: bool) -> QTextCharFormat:
    """How a shared passage looks; underlined too, for print and for eyes that do not see the tint."""
    accent = look.accent.red(), look.accent.green(), look.accent.blue()
    sheet = look.sheet.red(), look.sheet.green(), look.sheet.blue()
    form = QTextCharFormat()
    form.setBackground(QColor(*mix(accent, sheet, 0.32 if is_current else 0.12)))
    form.setUnderlineStyle(
        QTextCharFormat.UnderlineStyle.SingleUnderline
        if is_current
        else QTextCharFormat.UnderlineStyle.DotLine
    )
    form.setUnderlineColor(look.accent)
    return form


def selection_format(palette: QPalette) -> QTextCharFormat:
    """How selected text looks."""
    form = QTextCharFormat()
    form.setBackground(palette.highlight())
    form.setForeground(palette.highlightedText())
    return form
