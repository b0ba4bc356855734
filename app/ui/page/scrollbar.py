"""The page's scroll bar with the marks of the margin beside its groove."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from app.core.palette import Rgb
from app.ui.page import paint
from app.ui.page.scene import Scene

_WIDTHS = {"figure": 3, "note": 5, "finding": 7}
_HEIGHT = 2
_CELLS = 600  # of a report: more than one mark of a sort in each cannot be told apart


class MarkScrollBar(QScrollBar):
    """A vertical scroll bar that paints marks over itself, each at its share of the page's height."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._marks: tuple[tuple[float, str, Rgb], ...] = ()

    def set_marks(self, marks: Iterable[tuple[float, str, Rgb]]) -> None:
        """Marks as (share of the height 0–1, kind, colour)."""
        self._marks = tuple(marks)
        self.update()

    @property
    def marks(self) -> tuple[tuple[float, str, Rgb], ...]:
        """What is marked."""
        return self._marks

    def _groove(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarGroove, self
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        groove = self._groove()
        painter = QPainter(self)
        done = set()
        for share, kind, rgb in self._marks:
            y = groove.top() + round(share * (groove.height() - _HEIGHT))
            if (y, kind) in done:
                continue
            done.add((y, kind))
            width = _WIDTHS[kind]
            painter.fillRect(self.width() - width - 1, y, width, _HEIGHT, paint.colour(rgb))


def bar_marks(scene: Scene) -> list[tuple[float, str, Rgb]]:
    """What of a report is marked beside the groove: figures and findings that wait, and notes."""
    height = max(scene.layout.height, 1.0)
    colours, place = scene.theme.colours, scene.layout.line_top
    found: list[tuple[float, str, Rgb]] = []
    cell, last = max(len(scene.marks.text) // _CELLS, 1), -1
    for start, record in scene.marks.figures.starts():
        if start // cell != last and not record.status.is_decided:
            last = start // cell
            found.append((place(start)[0] / height, "figure", colours["pale"]))
    for note in scene.marks.notes:
        found.append((place(note.start)[0] / height, "note", colours["accent"]))
    marked = set()
    for start, finding in scene.marks.findings.starts():
        severity = finding.finding.severity
        if (start // cell, severity) not in marked and not finding.state.is_settled:
            marked.add((start // cell, severity))
            rgb = paint.severity_colour(finding, scene.theme)
            found.append((place(start)[0] / height, "finding", rgb))
    return found
