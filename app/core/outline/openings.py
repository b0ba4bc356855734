"""Which stretches open with a heading number: at the start of a line, or behind the text before (``glued``).

Levels are another matter (``levels``), headings without a number too (``bare``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.core.outline.broken import is_inside, is_page_line, opens_paragraph
from app.core.outline.glued import opens_list, with_glued
from app.core.outline.heading import Opening
from app.core.outline.margins import INDENT, STOPS
from app.core.outline.matter import Frame
from app.core.outline.numbers import Number, Style, lost_numeral_at, number_at
from app.core.outline.parts import is_part_line
from app.core.outline.sisters import with_sisters_ends
from app.core.outline.titles import find_title, is_statement
from app.core.outline.wholes import with_wholes
from app.core.scan import Scan

_REST_MOST = 24
"""No more of a title stands on the lines below its first one."""
_CLOSES = ("。", "：", ":")
_COMMAS = "，,、 \u3000"
_TITLE_LINES = 4
"""A title and its full stop are sought on so many more lines."""
_LOOSE = "，,：:"
"""Marks that part a word from its sentence as well as a number from its title."""
_DECIMAL, _WHOLE, _ORDINAL = "decimal2", "arabic_blank", "ordinal"
_CHAPTER = 4
"""A line does not open with a list inside a sentence where its number is of so high a rank."""
_ROW = re.compile(r"(?:[ \t\u3000]{1,4}\d[\d.,%]{0,9}){2}[ \t]{0,2}$|\|$")
_ROW_END = 40
"""The figures of a table's row are seen in so many last characters."""
_MOST = 3000
"""A text with more numbered lines is a list, and only its beginning is outlined."""


def numbered_openings(scan: Scan, frame: Frame) -> list[Opening]:
    """Numbered headings of the body, in order; where there is nothing else, paragraphs that open with 第一，.

    Those that stand alone are headings anyway.
    """
    text = scan.text
    found: list[Opening] = []
    ordinals: list[Opening] = []
    for index in range(frame.first, frame.last):
        line = scan.lines[index]
        if len(found) >= _MOST:
            break
        number = number_at(text, line.start, line.end) or lost_numeral_at(text, line.start, line.end)
        if number is None or _is_cell(scan, index) or (frame.width and _continues(scan, frame, index, found)):
            continue
        if number.style.name == _ORDINAL and len(ordinals) < _MOST:
            title = find_title(text, number.end, line.end)
            ordinals.append(Opening(line.start, index, number, title.start, title.end, title.is_alone))
        opening = _opening(scan, index, line.start, number, line.end)
        if opening is not None:
            found.append(_with_next_line(scan, frame, opening) if frame.width else opening)
    whole = with_sisters_ends(scan, frame, with_wholes(text, _with_numerals(found)))
    kept = _without_chance(text, with_glued(scan, frame, whole))
    is_ordinal = all(o.style is not None and o.style.name == _ORDINAL for o in kept)
    return _without_chance(text, ordinals) if is_ordinal else kept


def _with_numerals(found: list[Opening]) -> list[Opening]:
    """Counts headings of whose number only the marks are left; a single one is a slip of the pen."""
    empty = [o for o in found if o.number is not None and not o.number.value]
    if len(empty) < 2:
        return [o for o in found if o not in empty]
    counted = []
    last: dict[Style, int] = {}
    for opening in found:
        number = opening.number
        if number is not None:
            last = {style: value for style, value in last.items() if style.rank <= number.style.rank}
            if not number.value:
                number = Number(number.style, last.get(number.style, 0) + 1, opening.start)
            last[number.style] = number.value
        counted.append(replace(opening, number=number))
    return counted


def _is_cell(scan: Scan, index: int) -> bool:
    """Whether a line is the cell or the row of a table: figures or lines of the table stand behind it."""
    line = scan.lines[index]
    if _ROW.search(scan.text, max(line.start, line.end - _ROW_END), line.end):
        return True
    below = [scan.text[at.start : at.end] for at in scan.lines[index + 1 : index + 3]]
    return below[:1] == ["|"] or (len(below) > 1 and all(map(str.isdecimal, below)))


def _continues(scan: Scan, frame: Frame, index: int, found: Sequence[Opening]) -> bool:
    """Whether a line goes on with the text of the line before, which is no title."""
    is_below_heading = bool(found) and found[-1].line == index - 1 and found[-1].is_alone
    return not is_below_heading and is_inside(scan, frame, index)


def _last_line(scan: Scan, frame: Frame, index: int) -> int:
    """The line on which the paragraph ends that begins on line ``index``, as far as a title may reach."""
    last = index
    while last - index < _TITLE_LINES and last + 1 < frame.last:
        line, after = scan.lines[last], scan.lines[last + 1]
        is_full = line.end - line.start >= frame.width - INDENT
        if not is_full or opens_paragraph(scan, frame, last + 1) or is_page_line(scan, after):
            break
        number = number_at(scan.text, after.start, after.end)
        if number is not None and not number.style.is_weak:
            break
        last += 1
    return last


def _goes_on(scan: Scan, opening: Opening, end: int) -> bool:
    """Whether a title that fills its line goes on in the next ones and is closed by a stop there."""
    first, rest = scan.text[opening.title_start : opening.title_end], scan.text[opening.title_end : end]
    if is_part_line(first) or is_statement(rest.strip()):
        return False
    return scan.text[end : end + 1] in _CLOSES and len(rest) <= _REST_MOST


def _is_rest(scan: Scan, opening: Opening, line_end: int, end: int) -> bool:
    """Whether a title fills its line, up to a comma, and what ends at ``end`` is its rest."""
    is_filled = not scan.text[opening.title_end : line_end].strip(_COMMAS)
    return is_filled and scan.text[end - 1] not in STOPS


def _with_next_line(scan: Scan, frame: Frame, opening: Opening) -> Opening:
    """The opening with its title as it is where the margin did not break it."""
    line, last = scan.lines[opening.line], _last_line(scan, frame, opening.line)
    if last == opening.line or opening.number is None:
        return opening
    end = scan.lines[last].end
    if last == opening.line + 1 and _is_rest(scan, opening, line.end, end):
        return replace(opening, title_end=end)
    title = find_title(scan.text, opening.number.end, end)
    if title.is_alone or (title.end > line.end and not _goes_on(scan, opening, title.end)):
        return opening
    end = title.end if scan.text[title.end - 1] != "\n" else title.end - 1
    return replace(opening, title_end=end, is_alone=False)


def _opening(scan: Scan, index: int, start: int, number: Number, end: int) -> Opening | None:
    text = scan.text
    title = find_title(text, number.end, end)
    if title.start >= end:
        return _number_on_its_own_line(scan, index, start, number)
    if number.style.is_weak and (
        not title.is_alone or title.end - title.start > 40 or text[end - 1] in "。；"
    ):
        return None
    if title.end <= title.start or (number.style.rank > _CHAPTER and opens_list(text, number, end)):
        return None
    return Opening(start, index, number, title.start, title.end, title.is_alone)


def _number_on_its_own_line(scan: Scan, index: int, start: int, number: Number) -> Opening | None:
    """A conversion may part the number from its title; the title is then the next line."""
    if index + 1 >= len(scan.lines) or number.style.is_weak:
        return None
    line = scan.lines[index + 1]
    if line.end - line.start > 60 or number_at(scan.text, line.start, line.end) is not None:
        return None
    title = find_title(scan.text, line.start, line.end)
    if not title.is_alone or title.end - title.start < 2:
        return None
    return Opening(start, index, number, title.start, title.end, is_alone=True)


def _without_chance(text: str, found: list[Opening]) -> list[Opening]:
    """Drops numbers in no series that are weak (一 主要工作, 2优化…) or before a comma or a colon.

    Of bare ones (1 主要工作) those are dropped too that stand beside no decimals.
    """
    has_decimals = any(o.style is not None and o.style.family == _DECIMAL for o in found)
    kept: list[Opening] = []
    for position, opening in enumerate(found):
        number = opening.number
        if number is not None and (number.style.is_weak or text[number.end - 1] in _LOOSE):
            is_row = number.style.name == _WHOLE and not has_decimals
            if is_row or not _has_neighbour(found, position):
                continue
        kept.append(opening)
    return kept


def _has_neighbour(found: Sequence[Opening], position: int) -> bool:
    here = found[position].number
    if here is None:
        return False
    for step in (-1, 1):
        at = position + step
        while 0 <= at < len(found) and abs(at - position) <= 12:
            other = found[at].number
            if other is not None and other.style.family == here.style.family:
                if other.value == here.value + step:
                    return True
                break
            at += step
    return False
