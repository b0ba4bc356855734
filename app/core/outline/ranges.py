"""The end of each section and the level of each point, from the sections that stand and their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from app.core.enums import SectionKind
from app.core.report import Section

_LABEL_ONLY = ("", "：", ":")


class Stretch(Protocol):
    """What is asked of a section to place it and tell its part; its level is the wished one."""

    @property
    def kind(self) -> SectionKind: ...
    @property
    def level(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def title_start(self) -> int: ...
    @property
    def title_end(self) -> int: ...
    @property
    def end(self) -> int: ...


def rebuild(sections: Sequence[Section], text_length: int, *, text: str = "") -> tuple[Section, ...]:
    """The sections with ends and point levels as their order demands.

    ``sections`` stand in order of ``start``, with the levels of headings as wished. A heading ends where
    the next one of its level or above starts, the last ones where the report ends (signature and attachments
    stay outside). A point ends with its paragraph or at the next section; it is one level below the heading
    or the point it stands in. With ``text`` a point reaches to the end of its paragraph even where another
    point was taken away behind it; without, its known end is kept.
    """
    if not sections:
        return ()
    limit = max(s.end for s in sections)
    if limit > text_length or sections[-1].start >= limit:
        limit = text_length
    found = []
    for section, level, end in zip(sections, *places(sections, limit, text), strict=True):
        same = section.end == end and section.level == level
        found.append(section if same else replace(section, end=end, level=level))
    return tuple(found)


def places(rows: Sequence[Stretch], limit: int, text: str) -> tuple[list[int], list[int]]:
    """The level of each row, and its end, as the order demands; ``limit`` is where the report ends."""
    levels = _levels(rows)
    return levels, _ends(rows, levels, limit, text)


def _levels(rows: Sequence[Stretch]) -> list[int]:
    """Headings keep theirs; a point is below its heading, or below the point it stands in."""
    found: list[int] = []
    heading = 0
    outer: list[int] = []
    for row in rows:
        if row.kind is SectionKind.HEADING:
            heading = max(row.level, 1)
            outer.clear()
            found.append(heading)
            continue
        while outer and outer[-1] >= row.level:
            outer.pop()
        found.append(heading + 1 + len(outer))
        outer.append(row.level)
    return found


def _ends(rows: Sequence[Stretch], levels: Sequence[int], limit: int, text: str) -> list[int]:
    """From the last row backwards: where the next row of the same rank or above starts."""
    found = [0] * len(rows)
    headings: list[tuple[int, int]] = []
    points: list[tuple[int, int]] = []
    for index in range(len(rows) - 1, -1, -1):
        row, level = rows[index], levels[index]
        if row.kind is SectionKind.HEADING:
            while headings and headings[-1][0] > level:
                headings.pop()
            end = headings[-1][1] if headings else limit
            headings.append((level, row.start))
            points = [(0, row.start)]
        else:
            while points and points[-1][0] > level:
                points.pop()
            end = points[-1][1] if points else limit
            points.append((level, row.start))
            end = min(end, _paragraph_end(row, end, text))
        found[index] = max(end, row.title_end)
    return found


def _paragraph_end(point: Stretch, limit: int, text: str) -> int:
    """The end of the point's paragraph; of all its text where the point stands like a heading above it."""
    if not text:
        return point.end
    at = text.find("\n", point.title_end, limit)
    at = limit if at < 0 else at
    if text[point.title_end : at].strip() in _LABEL_ONLY:
        at = limit
    return point.title_end + len(text[point.title_end : at].rstrip())
