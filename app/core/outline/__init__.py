"""The outline: headings and points, their levels from the document's own order, their mandated parts.

Front and back matter are set apart (``matter``, ``attachments``) and lines that a margin broke
(``margins``, ``broken``). Numbered headings are found (``numbers``, ``openings``, ``glued``, ``wholes``),
their titles parted from text (``titles``, ``seams``, ``sisters``) and their levels told (``fitting``;
``levels`` and ``costs`` where numbers slipped). Headings without a number (``standing``, ``run_in``) are
added (``bare``) where one was lost (``holes``, ``labels``) or as those ``beside`` them demand. Then
points are found (``points``), ends computed (``ranges``) and parts told (``parts``). Words and patterns
are data in ``resources/outline/``.
"""

from __future__ import annotations

import re
from operator import attrgetter

from app.core.enums import Origin, Part, SectionKind
from app.core.light import light_dataclass
from app.core.outline.bare import with_unnumbered
from app.core.outline.holes import Placed
from app.core.outline.matter import Frame, find_frame
from app.core.outline.openings import numbered_openings
from app.core.outline.parts import find_parts
from app.core.outline.points import Point, find_points
from app.core.outline.ranges import places, rebuild
from app.core.report import Section
from app.core.scan import Scan

__all__ = ["Frame", "find_frame", "read_outline", "rebuild"]

_BROKEN = re.compile(r"\n[ \t\u3000]*")
"""Where a margin broke a line, with the blanks before the rest."""


@light_dataclass(frozen=True, slots=True)
class _Row:
    """A section before its end, its level as a point and its part are known."""

    kind: SectionKind
    level: int
    start: int
    number_end: int
    title_start: int
    title_end: int
    end: int


def read_outline(scan: Scan, frame: Frame | None = None) -> tuple[Section, ...]:
    """Sections in order of their start. The ``frame`` is found where it is not given."""
    if not scan.lines:
        return ()
    printed, scan = scan.text, scan.plain
    frame = frame or find_frame(scan)
    numbered = numbered_openings(scan, frame)
    headings = with_unnumbered(scan, frame, numbered)
    points = find_points(scan, frame, [(p.opening.start, p.opening.title_end) for p in headings])
    rows = [_heading(frame, p) for p in headings] + [_point(frame, p) for p in points]
    # Two ways of finding a heading may meet at one place: the shorter title is the label.
    first: dict[int, _Row] = {}
    for row in sorted(rows, key=attrgetter("start", "title_end")):
        first.setdefault(row.start, row)
    return _sections(scan.text, printed, list(first.values()), frame.end)


def _heading(frame: Frame, placed: Placed) -> _Row:
    opening = placed.opening
    number_end = opening.number.end if opening.number is not None else opening.start
    return _Row(
        SectionKind.HEADING,
        placed.level,
        opening.start,
        number_end,
        opening.title_start,
        opening.title_end,
        frame.end,
    )


def _point(frame: Frame, point: Point) -> _Row:
    return _Row(
        SectionKind.POINT,
        point.depth + 1,
        point.start,
        point.mark_end,
        point.title_start,
        point.title_end,
        frame.end,
    )


def _sections(plain: str, text: str, rows: list[_Row], limit: int) -> tuple[Section, ...]:
    levels, ends = places(rows, limit, plain)
    parts = find_parts(plain, rows, levels, ends)
    return tuple(
        _section(text, row, level, end, part)
        for row, level, end, part in zip(rows, levels, ends, parts, strict=True)
    )


def _section(text: str, row: _Row, level: int, end: int, part: Part | None) -> Section:
    number = _BROKEN.sub("", text[row.start : row.number_end])
    title = _BROKEN.sub("", text[row.title_start : row.title_end])
    return Section(
        row.kind,
        level,
        number or None,
        title,
        row.start,
        end,
        row.title_start,
        row.title_end,
        Origin.NUMBERED if number else Origin.INFERRED,
        part,
    )
