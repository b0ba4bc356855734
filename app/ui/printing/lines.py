"""Runs → set lines: the one place where text is measured and drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPixmap,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from app.core.summary.blocks import Align, Comment, Face, Run, Underline
from app.core.utf16 import Utf16Map
from app.ui.printing.fonts import FaceBook
from app.ui.printing.geometry import points
from app.ui.printing.glyphs import GlyphRecorder
from app.ui.printing.strokes import draw_underline

_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.JUSTIFY: Qt.AlignmentFlag.AlignJustify,
}
EM_ABOVE = 0.88
"""Share of the em box of a Chinese type face that stands above the base line."""
_RAISED_SIZE = 0.62
_RAISED_BY = 0.36
_PALE = QColor(96, 96, 96)
_LONGEST_KEPT = 10
_COATS = 2
"""How often text is laid on for the screen: strokes thinner than a pixel come out pale at once."""
_LINE_SEPARATOR = "\u2028"


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: face, size in points, ``pitch`` in twips, indents in twips."""

    face: Face
    size: float
    pitch: float
    align: Align = Align.JUSTIFY
    indent: float = 0.0
    left: float = 0.0
    right: float = 0.0
    is_bold: bool = False


@dataclass(frozen=True)
class SetText:
    """A paragraph set to a width. Keeps the layout alive; lines are drawn one at a time."""

    words: str
    layout: QTextLayout
    style: Style
    runs: tuple[tuple[int, int, Run], ...]

    def __len__(self) -> int:
        return self.layout.lineCount()

    def line(self, index: int) -> QTextLine:
        """A line; it must not outlive this object, whose layout it points into."""
        return self.layout.lineAt(index)

    def first_width(self) -> float:
        """How wide the words of the first line are, blanks at its end left out."""
        return self.line(0).naturalTextWidth()

    def runs_in(self, index: int) -> list[tuple[int, int, Run]]:
        """The runs that touch a line, cut to it, in UTF-16 units."""
        line = self.line(index)
        first, last = line.textStart(), line.textStart() + line.textLength()
        return [(max(a, first), min(b, last), run) for a, b, run in self.runs if a < last and b > first]

    def comments_ending_in(self, index: int) -> list[Comment]:
        """Comments whose passage ends in this line; each is told once."""
        line = self.line(index)
        first, last = line.textStart(), line.textStart() + line.textLength()
        found = []
        for number, (_, end, run) in enumerate(self.runs):
            following = self.runs[number + 1][2].comment if number + 1 < len(self.runs) else None
            if run.comment is not None and run.comment != following and first < end <= last:
                found.append(run.comment)
        return found

    def margins_in(self, index: int) -> list[str]:
        """What the runs that end in this line want in the margin."""
        line = self.line(index)
        first, last = line.textStart(), line.textStart() + line.textLength()
        return [run.margin for _, end, run in self.runs if run.margin and first < end <= last]

    def draw(
        self, painter: QPainter, index: int, left: float, top: float, recorder: GlyphRecorder | None
    ) -> None:
        """Draws line ``index`` into the strip that begins at ``top`` and is one pitch high."""
        line = self.line(index)
        em = points(self.style.size)
        base = top + (self.style.pitch - em) / 2 + em * EM_ABOVE
        for _ in range(_COATS if isinstance(painter.device(), QPixmap) else 1):
            line.draw(painter, QPointF(left, base - line.ascent() - line.y()))
        if recorder is not None:
            recorder.add(line, self.words)
        for start, end, run in self.runs_in(index):
            if run.underline is None and not run.is_struck:
                continue
            x0 = left + _x(line, start)
            x1 = left + _x(line, end)
            if run.underline is not None:
                draw_underline(painter, run.underline, (x0, x1), base + em * 0.2, em)
            if run.is_struck:
                draw_underline(painter, Underline(), (x0, x1), base - em * 0.34, em)


def _x(line: QTextLine, position: int) -> float:
    found: Any = line.cursorToX(position)  # PySide gives the position back beside it
    return float(found[0] if isinstance(found, tuple) else found)


def set_text(runs: Sequence[Run], style: Style, width: float, fonts: FaceBook) -> SetText:
    """Breaks ``runs`` into lines of ``width`` twips. A ``\\n`` in a run starts a new line within it."""
    words = "".join(run.text for run in runs).replace("\n", _LINE_SEPARATOR)
    positions = Utf16Map(words)
    layout = QTextLayout(words, fonts.font(style.face, style.size, bold=style.is_bold))
    layout.setCacheEnabled(True)
    option = QTextOption(_ALIGN[style.align])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    placed = []
    formats = []
    at = 0
    for run in runs:
        start, end = positions.to_qt(at), positions.to_qt(at + len(run.text))
        at += len(run.text)
        if start == end:
            continue
        placed.append((start, end, run))
        if _differs(run, style):
            formats.append(_format_range(start, end, run, style, fonts))
    layout.setFormats(formats)
    _break(layout, style, width, _kept(placed))
    return SetText(words, layout, style, tuple(placed))


def _differs(run: Run, style: Style) -> bool:
    return run.is_raised or run.is_pale or run.is_bold != style.is_bold or run.face not in (None, style.face)


def _format_range(start: int, end: int, run: Run, style: Style, fonts: FaceBook) -> Any:
    size = style.size * _RAISED_SIZE if run.is_raised else style.size
    form = QTextCharFormat()
    form.setFont(fonts.font(run.face or style.face, size, bold=run.is_bold or style.is_bold))
    if run.is_raised:
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignNormal)
        form.setBaselineOffset(_RAISED_BY / _RAISED_SIZE * 100)
    if run.is_pale:
        form.setForeground(_PALE)
    found: Any = QTextLayout.FormatRange()  # its fields are not in the stubs
    found.start = start
    found.length = end - start
    found.format = form
    return found


def _kept(placed: Sequence[tuple[int, int, Run]]) -> dict[int, int]:
    """Where a line must not end → where it may instead: a mark does not leave the passage it stands at."""
    kept = {}
    for (start, end, run), (mark_start, _, mark) in pairwise(placed):
        if mark.is_raised and not run.is_raised and end == mark_start:
            kept[mark_start] = start if end - start <= _LONGEST_KEPT else end - 1
    return kept


def _break(layout: QTextLayout, style: Style, width: float, kept: Mapping[int, int]) -> None:
    room = width - style.left - style.right
    layout.beginLayout()
    first = True
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        indent = style.indent if first else 0.0
        breadth = max(room - indent, points(style.size))
        line.setLineWidth(breadth)
        stop = kept.get(line.textStart() + line.textLength())
        if stop is not None and stop > line.textStart():
            line.setNumColumns(stop - line.textStart(), breadth)
        line.setPosition(QPointF(style.left + indent, 0))
        first = False
    layout.endLayout()
