"""One report's page as a picture: which marks are painted where, and what lies under a point.

All places are document pixels of ``PaperLayout``. Events, scrolling and signals are the view's matter.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from app.core.enums import FindingState
from app.core.palette import Theme
from app.core.state import FigureRecord, FindingRecord
from app.core.taxonomy import Taxonomy
from app.ui.page import paint
from app.ui.page.layout import PaperLayout
from app.ui.page.marks import Mark, PageMarks, is_low
from app.ui.page.stretch import Stretch

COLUMN_STEP = 16.0
_HANDLE_REACH = 9.0
_SHEET_TOP = 0.8  # desk above the sheet, in characters
_FIRST_SHOWN = (FindingState.OPEN, FindingState.LATER)  # of several findings on one line


@dataclass(frozen=True, slots=True)
class MarginMark:
    """A clickable mark beside a line: ``kind`` is figure, note or finding; several things may share it."""

    kind: str
    centre: QPointF
    keys: tuple[str, ...]

    def holds(self, point: QPointF) -> bool:
        """Whether a click at ``point`` means this mark."""
        away = point - self.centre
        return abs(away.x()) <= COLUMN_STEP / 2 and abs(away.y()) <= COLUMN_STEP / 2 + 2


@dataclass
class Scene:
    """What is shown of one report and what of it is picked out at the moment."""

    marks: PageMarks
    layout: PaperLayout
    theme: Theme
    book: Taxonomy
    sheet_margin: float
    selected: str = ""
    finding: str = ""
    preview: tuple[int, int] | None = None  # Qt range of the selected figure while a handle is dragged
    hits: tuple[tuple[int, int], ...] = ()
    hit_now: int = -1
    reading_only: bool = field(default=False)

    @property
    def em(self) -> float:
        """Width of a character in pixels."""
        return self.layout.faces.em

    def sheet(self) -> QRectF:
        """The sheet of paper."""
        top = _SHEET_TOP * self.em
        left = self.layout.left - self.sheet_margin
        height = self.layout.height - top - _SHEET_TOP * self.em
        return QRectF(left, top, self.layout.width + 2 * self.sheet_margin, height)

    def _visible(self, clip: QRectF) -> tuple[int, int]:
        return self.layout.range_of(clip.top(), clip.bottom())

    def _span(self, mark: Mark[FigureRecord]) -> tuple[int, int]:
        if self.preview and mark.thing.key == self.selected:
            return self.preview
        return mark.start, mark.end

    def _figures(self, clip: QRectF) -> Iterator[tuple[FigureRecord, list[Stretch]]]:
        for mark in self.marks.figures.within(*self._visible(clip)):
            lines = list(self.layout.lines(*self._span(mark)))
            if lines and lines[0].rect.top() <= clip.bottom() and lines[-1].rect.bottom() >= clip.top():
                yield mark.thing, lines

    def paint_under(self, painter: QPainter, clip: QRectF) -> None:
        """Desk, sheet and everything behind the words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.theme.colours
        painter.fillRect(clip, paint.colour(colours["desk"]))
        painter.setPen(paint.pen(colours["rule"]))
        painter.setBrush(paint.colour(colours["sheet"]))
        painter.drawRoundedRect(self.sheet(), 2, 2)
        start, end = self._visible(clip)
        for note in self.marks.notes.within(start, end):
            ground = self.theme.note(note.thing.colour)
            paint.fill(painter, list(self.layout.lines(note.start, note.end)), ground)
        for record, lines in self._figures(clip):
            paint.figure_ground(painter, lines, record, self.theme)
        self._paint_finding(painter, start, end)
        nearest = bisect_left(self.hits, (start, start))
        for number in range(max(nearest - 1, 0), len(self.hits)):
            first, last = self.hits[number]
            if first > end:
                break
            if last >= start:
                ground = colours["hit_now" if number == self.hit_now else "hit"]
                lines = list(self.layout.lines(first, last))
                paint.fill(painter, lines, ground)
                if number == self.hit_now:
                    paint.frame(painter, lines, colours["accent"])

    def _paint_finding(self, painter: QPainter, start: int, end: int) -> None:
        """Frames around the places of the chosen finding, a dismissed one too."""
        record = self.marks.finding(self.finding)
        for place in record.finding.spans if record else ():
            first, last = self.marks.span(*place)
            if record and first <= end and last >= start:
                rgb = paint.severity_colour(record, self.theme)
                paint.frame(painter, list(self.layout.lines(first, last)), rgb)

    def paint_over(self, painter: QPainter, clip: QRectF) -> None:
        """Everything on top of the words and beside them."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen: list[Stretch] = []
        for record, lines in self._figures(clip):
            paint.figure_front(painter, lines, record, self.theme)
            if is_low(record):
                paint.low_dot(painter, lines, record, self.theme)
            if record.key == self.selected:
                chosen = lines
        for mark in self.margin_marks(clip):
            self._paint_margin(painter, mark)
        self._paint_odd(painter, *self._visible(clip))
        if chosen:
            paint.ring(painter, chosen, self.theme)
            if not self.reading_only:
                paint.handles(painter, chosen, self.theme)

    def _paint_odd(self, painter: QPainter, start: int, end: int) -> None:
        """Uncertain characters of scans, and characters without a shape."""
        for first, last in self.marks.doubts:
            if first < end and last > start:
                paint.doubt(painter, list(self.layout.lines(first, last)), self.theme)
        for place, name in self.marks.controls:
            if start <= place < end:
                paint.control_sign(painter, next(self.layout.lines(place, place)), name, self.theme)

    def _paint_margin(self, painter: QPainter, mark: MarginMark) -> None:
        if mark.kind == "figure":
            record = self.marks.figure(mark.keys[0])
            tone = self.theme.tone(record.figure.indicator if record else None)
            paint.todo_dot(painter, mark.centre, tone.line)
        elif mark.kind == "note":
            ground = self.theme.note(self.marks.note(mark.keys[0]).colour)
            paint.note_sign(painter, mark.centre, ground, self.theme.colours["pale"])
        else:
            found = [record for record in map(self.marks.finding, mark.keys) if record is not None]
            if found:
                first = min(found, key=_urgency)
                paint.flag(painter, mark.centre, paint.severity_colour(first, self.theme), first.state)

    def margin_marks(self, clip: QRectF) -> list[MarginMark]:
        """The marks beside the lines of a stretch, one of each kind a line."""
        rows: dict[tuple[str, float], list[str]] = {}
        start, end = self._visible(clip)
        for kind, position, key in self._marked(start, end):
            top, pitch = self.layout.line_top(position)
            keys = rows.setdefault((kind, top + pitch / 2), [])
            if key not in keys:
                keys.append(key)
        places = {"figure": 0, "note": 1, "finding": 2}
        nearest = self.layout.left - COLUMN_STEP * 0.75
        return [
            MarginMark(kind, QPointF(nearest - places[kind] * COLUMN_STEP, middle), tuple(keys))
            for (kind, middle), keys in rows.items()
        ]

    def _marked(self, start: int, end: int) -> Iterator[tuple[str, int, str]]:
        for figure in self.marks.figures.within(start, end):
            if not figure.thing.status.is_decided and figure.start >= start:
                yield "figure", figure.start, figure.thing.key
        for note in self.marks.notes.within(start, end):
            yield "note", note.start, note.thing.key
        for finding in self.marks.findings.within(start, end):
            yield "finding", finding.start, finding.thing.key

    def margin_at(self, point: QPointF) -> MarginMark | None:
        """The margin mark under a point."""
        if not self.layout.left - self.sheet_margin <= point.x() < self.layout.left - 3:
            return None
        reach = self.layout.faces.pitch
        near = QRectF(0, point.y() - reach, 1, 2 * reach)
        return next((mark for mark in self.margin_marks(near) if mark.holds(point)), None)

    def figures_at(self, point: QPointF) -> list[FigureRecord]:
        """The figures under a point, shortest first."""
        position = self.layout.char_at(point)
        return [] if position < 0 else [mark.thing for mark in self.marks.figures.at(position)]

    def figure_lines(self, key: str) -> list[Stretch]:
        """Where a figure stands, line by line."""
        record = self.marks.figure(key)
        if record is None:
            return []
        return list(self.layout.lines(*self.marks.span(record.figure.start, record.figure.end)))

    def handle_at(self, point: QPointF) -> str:
        """``start`` or ``end`` when a handle of the selected figure lies under a point, else nothing."""
        lines = [] if self.reading_only else self.figure_lines(self.selected)
        if not lines:
            return ""
        for name, centre in zip(("start", "end"), paint.handle_points(lines), strict=True):
            away = point - centre
            if away.x() ** 2 + away.y() ** 2 <= _HANDLE_REACH**2:
                return name
        return ""


def _urgency(record: FindingRecord) -> int:
    return _FIRST_SHOWN.index(record.state) if record.state in _FIRST_SHOWN else len(_FIRST_SHOWN)
