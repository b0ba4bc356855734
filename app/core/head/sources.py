"""Where head data is read from: the lines around the body, its opening, the rest, the file itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.head.patterns import pattern
from app.core.outline.matter import Frame
from app.core.scan import Scan

_OPENING = 1600
"""Names and years are looked for in so much running text."""
_FRONT_LINE = 200
_BACK_LINE = 100
"""So much of a line is looked at."""
_TABLE_ENDS = " \t|｜"
"""A title that stands in a table has bars behind it."""
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")


@dataclass(frozen=True, slots=True)
class Sources:
    """The lines before and after the body, its opening (at ``start``), the rest, and the file's own data.

    ``given`` holds what the file's metadata state, ``stem`` its name without ending and mark of a version.
    """

    front: tuple[str, ...]
    back: tuple[str, ...]
    start: int
    body: str
    rest: str
    given: Mapping[str, str]
    stem: str


def find_sources(scan: Scan, frame: Frame, file_name: str, given: Mapping[str, str]) -> Sources:
    """The sources of a report whose body the ``frame`` holds; the lines of the ``scan`` are plain."""
    lines, text = scan.lines, scan.text
    start = lines[frame.first].start if frame.first < len(lines) else 0
    return Sources(
        front=tuple(
            text[line.start : min(line.end, line.start + _FRONT_LINE)].rstrip(_TABLE_ENDS)
            for line in lines[: frame.first]
        ),
        back=tuple(text[line.start : min(line.end, line.start + _BACK_LINE)] for line in lines[frame.last :]),
        start=start,
        body=text[start : min(start + _OPENING, frame.end)],
        rest=text[start + _OPENING :],
        given=given,
        stem=pattern("stem_tail").sub("", _SUFFIX.sub("", file_name)),
    )
