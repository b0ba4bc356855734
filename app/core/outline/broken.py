"""Which lines of a text that was broken at a margin go on with the line above, and which open a paragraph."""

from __future__ import annotations

from app.core.outline.margins import INDENT, MAY_CLOSE, STOPS, blanks_before
from app.core.outline.matter import Frame, patterns
from app.core.scan import Line, Scan

_HEAD_LINES = 12
"""The title that stands at the head of all pages is one of so many first lines."""


def is_inside(scan: Scan, frame: Frame, index: int) -> bool:
    """Whether a line of a text broken at a margin goes on with the paragraph of the line before."""
    if not frame.width or index <= frame.first:
        return False
    if opens_paragraph(scan, frame, index):
        return False
    return is_broken(scan, frame, text_above(scan, frame, index))


def is_broken(scan: Scan, frame: Frame, index: int) -> bool:
    """Whether the margin broke a line: it is full, and no stop closes it."""
    line = scan.lines[index]
    if line.end - line.start < frame.width - INDENT:
        return False
    last = scan.text[line.start : line.end].rstrip(MAY_CLOSE)[-1:]
    return last not in STOPS


def opens_paragraph(scan: Scan, frame: Frame, index: int) -> bool:
    """Whether the blanks before a line tell that a paragraph opens there."""
    return frame.indent > 0 and blanks_before(scan.text, scan.lines[index]) >= frame.indent


def text_above(scan: Scan, frame: Frame, index: int) -> int:
    """The line of text above another one of a text broken at a margin, beyond the head of a page."""
    above = index - 1
    while frame.width and above > frame.first and _is_running_head(scan, frame, above):
        above -= 1
    return above


def _is_running_head(scan: Scan, frame: Frame, index: int) -> bool:
    """Whether a line is a page number or the title once more, at the head of a page."""
    line = scan.lines[index]
    words = scan.text[line.start : line.end]
    front = scan.lines[: min(frame.first, _HEAD_LINES)]
    return is_page_line(scan, line) or any(scan.text[at.start : at.end] == words for at in front)


def is_page_line(scan: Scan, line: Line) -> bool:
    """Whether a line holds the number of a page and nothing else."""
    return patterns().page_line.match(scan.text[line.start : line.end]) is not None
