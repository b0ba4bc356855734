"""Words set in lines for delegates, as Chinese is set.

No closing mark begins a line, no opening one ends it.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from app.core.utf16 import Utf16Map

_LINE_END = "\u2028"  # what QTextLayout takes for a line's end


def set_lines(words: str, font: QFont, width: int, *, later: int = 0, most: int = 0) -> list[str]:
    """The lines of ``words`` in so many pixels, those after the first in ``later`` where that is given.

    With ``most``, there are no more lines than that; the last one is cut with "…".
    """
    later = later or width
    words = words.replace("\n", _LINE_END)
    layout = QTextLayout(words, font)
    option = QTextOption()
    # Breaks where Unicode's line breaking allows it; a word longer than the line is broken anywhere.
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = Utf16Map(words)
    starts: list[int] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, later if starts else width))
        starts.append(units.from_qt(line.textStart()))
    layout.endLayout()
    lines = [words[a:b].rstrip() for a, b in zip(starts, [*starts[1:], len(words)], strict=True)]
    if not most or len(lines) <= most:
        return lines
    rest = words[starts[most - 1] :].replace(_LINE_END, " ")
    last = later if most > 1 else width
    return [*lines[: most - 1], QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, last)]


def draw_lines(painter: QPainter, area: QRect, lines: list[str]) -> None:
    """Draws lines one under the other from the top left of ``area``, in the painter's font and colour."""
    metrics = painter.fontMetrics()
    for number, line in enumerate(lines):
        painter.drawText(area.left(), area.top() + metrics.ascent() + number * metrics.lineSpacing(), line)


def height_of(lines: int, metrics: QFontMetrics) -> int:
    """The height of so many lines in pixels."""
    return metrics.height() + max(0, lines - 1) * metrics.lineSpacing()
