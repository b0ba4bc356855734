"""One paragraph into lines: alignment, indent, faces and line pitch (GB/T 9704).

Where paragraphs stand on the page is ``layout``.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextCharFormat, QTextLayout, QTextOption

from app.core.summary.titles import title_break
from app.core.utf16 import Utf16Map
from app.ui.page.fonts import TITLE_SCALE, Faces
from app.ui.page.paper import Setting
from app.ui.page.roles import LineRole

_HEAD_SPACE = 0.8  # below title or issuer, in characters
_CLOSING_INDENT = 4  # characters between a signature and the right edge (GB/T 9704)
_LEAST_JUSTIFIED = 20  # characters: a narrower column is torn apart by even edges
_MOST_STRETCH = 0.07  # share of the width that a line may be stretched by to end on the edge
_TITLE_SPARE = 0.5  # characters: widths are only estimated where a title is broken
_CENTRED = (LineRole.TITLE, LineRole.FRONT)


class Typesetter:
    """Sets paragraphs in a column ``width`` pixels wide."""

    def __init__(self, faces: Faces, setting: Setting, width: float) -> None:
        self._faces = faces
        self._setting = setting
        self._width = width
        self._run_starts = [run.start for run in setting.runs]

    def pitch(self, number: int) -> float:
        """Height of the lines of a paragraph in pixels."""
        return self._faces.title_pitch if self._is_title(number) else self._faces.pitch

    def em(self, number: int) -> float:
        """Width of a character of a paragraph in pixels."""
        return self._faces.em * (TITLE_SCALE if self._is_title(number) else 1.0)

    def _is_title(self, number: int) -> bool:
        return self._setting.roles[number] is LineRole.TITLE

    def set(self, block: QTextBlock) -> float:
        """Sets the lines of a paragraph; returns its height in pixels."""
        number = block.blockNumber()
        role = self._setting.roles[number]
        pitch, indent, em = self.pitch(number), self._indent(block, role), self.em(number)
        width = self._width - (_CLOSING_INDENT * self._faces.em if role is LineRole.CLOSING else 0)
        layout = block.layout()
        layout.setCacheEnabled(True)
        layout.setTextOption(self._option(role))
        layout.setFormats(self._formats(block, role))
        layout.beginLayout()
        y = 0.0
        stop = self._title_break(block, width)
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            if stop and line.textStart() == 0:
                line.setNumColumns(stop, width)
            else:
                line.setLineWidth(width - indent)
            slack = width - indent - line.naturalTextWidth()
            if role is LineRole.BODY and slack > _MOST_STRETCH * width:
                line.setLineWidth(line.naturalTextWidth() + 1)  # as it is: even edges would tear it apart
            # Chinese type stands 0.88 above and 0.12 below the base line: the same place in every font.
            line.setPosition(QPointF(indent, y + (pitch + 0.76 * em) / 2 - line.ascent()))
            indent = 0.0
            y += pitch
        layout.endLayout()
        return y + self._space_below(block, role)

    def _title_break(self, block: QTextBlock, width: float) -> int:
        """How much of a title stands in its first line, where it is broken by meaning; 0 where it is not."""
        if not self._is_title(block.blockNumber()):
            return 0
        text = block.text()
        stop = title_break(text, most=width / self.em(block.blockNumber()) - _TITLE_SPARE)
        return Utf16Map(text).to_qt(stop) if stop else 0

    def _option(self, role: LineRole) -> QTextOption:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        if role in _CENTRED:
            option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        elif role is LineRole.CLOSING:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        elif self._width >= _LEAST_JUSTIFIED * self._faces.em:
            option.setAlignment(Qt.AlignmentFlag.AlignJustify)
        return option

    def _indent(self, block: QTextBlock, role: LineRole) -> float:
        """Two characters less the blanks that the text itself begins with; never moved to the left."""
        if role is not LineRole.BODY:
            return 0.0
        text = block.text()
        blanks = text[: len(text) - len(text.lstrip())]
        taken = QFontMetricsF(self._faces.body).horizontalAdvance(blanks) if blanks else 0.0
        return max(0.0, 2 * self._faces.em - taken)

    def _space_below(self, block: QTextBlock, role: LineRole) -> float:
        """Air between the centred head and the text, where the report itself has no blank line."""
        after = block.next()
        if role not in _CENTRED or not after.isValid() or not after.text().strip():
            return 0.0
        is_last = self._setting.roles[after.blockNumber()] not in _CENTRED
        return self._faces.em * _HEAD_SPACE if is_last else 0.0

    def _formats(self, block: QTextBlock, role: LineRole) -> list[Any]:
        """The faces in a block that differ from the body's, as Qt wants them."""
        first, end = block.position(), block.position() + block.length()
        faces = []
        if role in _CENTRED:
            faces.append((first, end, self._faces.title if role is LineRole.TITLE else self._faces.level2))
        for run in self._setting.runs[max(bisect_right(self._run_starts, first) - 1, 0) :]:
            if run.start >= end:
                break
            if run.end > first:
                faces.append((max(run.start, first), min(run.end, end), self._faces.heading(run.level)))
        found = []
        for start, stop, font in faces:
            form: Any = QTextLayout.FormatRange()
            form.start, form.length, form.format = start - first, stop - start, QTextCharFormat()
            form.format.setFont(font)
            found.append(form)
        return found
