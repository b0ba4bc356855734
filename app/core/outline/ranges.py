"""The end of each section and the level of each point, from the sections that stand and their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.core.enums import SectionKind
from app.core.report import Section


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
    headings = _headings(sections, limit)
    return _points(headings, limit, text)


def _headings(sections: Sequence[Section], limit: int) -> list[Section]:
    """Ends of headings, from the last one backwards; points pass unchanged."""
    next_start: dict[int, int] = {}
    found: list[Section] = []
    for section in reversed(sections):
        if section.kind is SectionKind.POINT:
            found.append(section)
            continue
        level = max(section.level, 1)
        end = min((at for upper, at in next_start.items() if upper <= level), default=limit)
        next_start = {upper: at for upper, at in next_start.items() if upper < level}
        next_start[level] = section.start
        end = max(end, section.title_end)
        changed = section.end != end or section.level != level
        found.append(replace(section, end=end, level=level) if changed else section)
    found.reverse()
    return found


def _points(sections: Sequence[Section], limit: int, text: str) -> tuple[Section, ...]:
    found = list(sections)
    heading_level = 0
    open_points: list[tuple[int, int]] = []
    for index, section in enumerate(found):
        if section.kind is SectionKind.HEADING:
            heading_level = section.level
            open_points.clear()
            continue
        own = section.level
        while open_points and open_points[-1][0] >= own:
            open_points.pop()
        level = heading_level + 1 + len(open_points)
        open_points.append((own, index))
        end = _point_end(found, index, limit, text)
        if section.end != end or section.level != level:
            found[index] = replace(section, end=end, level=level)
    return tuple(found)


def _point_end(sections: Sequence[Section], index: int, limit: int, text: str) -> int:
    section = sections[index]
    end = limit
    for later in sections[index + 1 :]:
        if later.kind is SectionKind.HEADING or later.level <= section.level:
            end = later.start
            break
    end = min(end, max(_paragraph_end(section, end, text), section.title_end))
    return max(end, section.title_end)


def _paragraph_end(section: Section, limit: int, text: str) -> int:
    """The end of the point's paragraph; of all its text where the point stands like a heading above it."""
    if not text:
        return section.end
    at = text.find("\n", section.title_end)
    at = len(text) if at < 0 else at
    if text[section.title_end : at].strip() not in {"", "：", ":"}:
        return _without_blanks(text, section.title_end, at)
    return _without_blanks(text, section.title_end, limit)


def _without_blanks(text: str, low: int, at: int) -> int:
    while at > low and text[at - 1].isspace():
        at -= 1
    return at
