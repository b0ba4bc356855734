"""The outline: headings and points, their levels from the document's own order, their mandated parts.

Front and back matter are set apart (``matter``), numbered headings found (``numbers``, ``openings``,
``titles``) and given levels (``levels``), unnumbered ones added (``bare``), points found (``points``), ends
computed (``ranges``) and parts told (``parts``). Words and patterns are data in ``resources/outline/``.
"""

from __future__ import annotations

from dataclasses import replace

from app.core.enums import Origin, SectionKind
from app.core.outline.bare import Placed, with_unnumbered
from app.core.outline.levels import number_levels
from app.core.outline.matter import Frame, find_frame
from app.core.outline.openings import numbered_openings
from app.core.outline.parts import find_parts
from app.core.outline.points import Point, find_points
from app.core.outline.ranges import rebuild
from app.core.report import Section
from app.core.scan import Scan

__all__ = ["read_outline", "rebuild"]


def read_outline(scan: Scan) -> tuple[Section, ...]:
    """Sections in order of their start."""
    if not scan.lines:
        return ()
    frame = find_frame(scan)
    numbered = numbered_openings(scan, frame)
    headings = with_unnumbered(scan, frame, numbered, number_levels(numbered))
    points = find_points(scan, frame, [(p.opening.start, p.opening.title_end) for p in headings])
    rows = [_heading(scan, frame, p) for p in headings] + [_point(scan, frame, p) for p in points]
    sections = rebuild(sorted(rows, key=lambda s: s.start), len(scan.text), text=scan.text)
    parts = find_parts(scan.text, sections)
    return tuple(
        section if part is None else replace(section, part=part)
        for section, part in zip(sections, parts, strict=True)
    )


def _heading(scan: Scan, frame: Frame, placed: Placed) -> Section:
    opening = placed.opening
    number = opening.number
    return Section(
        kind=SectionKind.HEADING,
        level=placed.level,
        number=scan.text[opening.start : number.end] if number is not None else None,
        title=scan.text[opening.title_start : opening.title_end],
        start=opening.start,
        end=frame.end,
        title_start=opening.title_start,
        title_end=opening.title_end,
        origin=Origin.NUMBERED if number is not None else Origin.INFERRED,
    )


def _point(scan: Scan, frame: Frame, point: Point) -> Section:
    return Section(
        kind=SectionKind.POINT,
        level=point.depth + 1,
        number=scan.text[point.start : point.mark_end],
        title=scan.text[point.title_start : point.title_end],
        start=point.start,
        end=frame.end,
        title_start=point.title_start,
        title_end=point.title_end,
        origin=Origin.NUMBERED,
    )
