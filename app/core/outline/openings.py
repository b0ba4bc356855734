"""Which stretches open with a heading number: at the start of a line, or glued to the end of the text before.

Levels are another matter (``levels``), headings without a number too (``bare``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice, zip_longest
from typing import NamedTuple

from app.core.outline.matter import ENDS, Frame
from app.core.outline.numbers import Number, Style, lost_numeral_at, number_at
from app.core.outline.parts import is_part_line
from app.core.outline.titles import CLOSING, find_title, is_statement
from app.core.scan import Scan

_BELOW = re.compile(
    r"(?<=[\u4e00-\u9fff”])[ \t\u3000]{0,3}((?:[（(] ?[一1] ?[）)]|一[）)]|1[.．、](?=[\u4e00-\u9fff])))"
)
"""The first number of a lower series on the line of its upper heading."""
_BELOW_WITHIN = 45
_GLUED = re.compile(
    r"[。！：:][ \t\u3000]{0,4}"
    r"((?:第[一二三四五六七八九十]{1,2}(?:部分|[章节篇])|[一二三四五六七八九十]{1,3} ?[、．]"
    r"|[（(]? ?[一二三四五六七八九十]{1,3} ?[）)]|[①-⑳]"
    r"|(?:\d{1,2}[.．、]|\d{1,2}(?:[.．]\d{1,2}){1,2}[.．、 ]{0,2}|[（(]? ?\d{1,2} ?[）)])"
    r"(?=[\u4e00-\u9fff“《])))"
)
_LISTED = re.compile(r"[^。！\n]{1,80}?[；;，,、][ \t\u3000]{0,2}[（(]?[2２二][.．、）)]")
"""What follows one in a list inside a sentence: （1）有记录；（2）有回访."""
_STRONG = "。！"
_REST_MOST = 24
"""No more of a title stands on the lines below its first one."""
_CLOSES = ("。", "：", ":")
_TITLE_LINES = 4
"""A title and its full stop are sought on so many more lines."""
_INDENT = 2
"""The first line of a paragraph is shorter than the others by so many blanks."""
_DECIMAL, _WHOLE = "decimal2", "arabic_blank"
_ALONE = ("decimal2", "decimal3", "circled")
"""Glued numbers of these families count only where nothing follows their title on its line."""
_SURE = ("part", "han", "han_bracket")
_MOST = 3000
"""A text with more numbered lines (or glued numbers) is a list, and only its beginning is outlined."""


class Opening(NamedTuple):
    """A heading: where it starts, on which line, its number (None when lost), its title."""

    start: int
    line: int
    number: Number | None
    title_start: int
    title_end: int
    is_alone: bool
    is_glued: bool = False

    @property
    def style(self) -> Style | None:
        return self.number.style if self.number is not None else None


def numbered_openings(scan: Scan, frame: Frame) -> list[Opening]:
    """Numbered headings of the body, in order."""
    text = scan.text
    found: list[Opening] = []
    for index in range(frame.first, frame.last):
        line = scan.lines[index]
        if len(found) >= _MOST:
            break
        number = number_at(text, line.start, line.end) or lost_numeral_at(text, line.start, line.end)
        if number is None or (frame.width and _is_inside(scan, frame, index, found)):
            continue
        opening = _opening(scan, index, line.start, number, line.end)
        if opening is not None:
            found.append(_with_next_line(scan, frame, opening) if frame.width else opening)
    found = _with_glued(scan, frame, _with_numerals(found))
    return _without_chance(found)


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
        counted.append(opening._replace(number=number))
    return counted


def _is_inside(scan: Scan, frame: Frame, index: int, found: Sequence[Opening]) -> bool:
    """Whether a line of a broken text goes on with the paragraph of the line before."""
    if index == frame.first or (found and found[-1].line == index - 1 and found[-1].is_alone):
        return False
    before = scan.lines[index - 1]
    return before.end - before.start >= frame.width - _INDENT and scan.text[before.end - 1] not in ENDS


def _last_line(scan: Scan, frame: Frame, index: int) -> int:
    """The line on which the paragraph ends that begins on line ``index``, as far as a title may reach."""
    last = index
    while last - index < _TITLE_LINES and last + 1 < frame.last:
        line, after = scan.lines[last], scan.lines[last + 1]
        is_full = line.end - line.start >= frame.width - _INDENT
        if not is_full or number_at(scan.text, after.start, after.end) is not None:
            break
        last += 1
    return last


def _goes_on(scan: Scan, opening: Opening, end: int) -> bool:
    """Whether a title that fills its line goes on in the next ones and is closed by a stop there."""
    first, rest = scan.text[opening.title_start : opening.title_end], scan.text[opening.title_end : end]
    if is_part_line(first) or is_statement(rest.strip()):
        return False
    return scan.text[end : end + 1] in _CLOSES and len(rest) <= _REST_MOST


def _with_next_line(scan: Scan, frame: Frame, opening: Opening) -> Opening:
    """The opening with its title as it is where the margin did not break it."""
    line, last = scan.lines[opening.line], _last_line(scan, frame, opening.line)
    if last == opening.line or opening.number is None:
        return opening
    end = scan.lines[last].end
    if last == opening.line + 1 and scan.text[end - 1] not in ENDS and opening.title_end == line.end:
        return opening._replace(title_end=end)
    title = find_title(scan.text, opening.number.end, end)
    if title.is_alone or (title.end > line.end and not _goes_on(scan, opening, title.end)):
        return opening
    end = title.end if scan.text[title.end - 1] != "\n" else title.end - 1
    return opening._replace(title_end=end, is_alone=False)


def _opening(scan: Scan, index: int, start: int, number: Number, end: int) -> Opening | None:
    text = scan.text
    title = find_title(text, number.end, end)
    if title.start >= end:
        return _number_on_its_own_line(scan, index, start, number)
    if number.style.is_weak and (not title.is_alone or title.end - title.start > 40):
        return None
    if title.end <= title.start:
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


def _with_glued(scan: Scan, frame: Frame, found: list[Opening]) -> list[Opening]:
    """Adds headings whose line end was lost, where they carry on a series of numbers."""
    if frame.last <= frame.first:
        return found
    text = scan.text
    begin = scan.lines[frame.first].start
    starts = {match.start(1) for match in islice(_GLUED.finditer(text, begin, frame.end), _MOST)}
    glued = _glued_openings(scan, starts.difference([o.start for o in found]))
    below: set[int] = set()
    upper = [*found, *glued]
    while upper:
        new = {start for o in upper if (start := _below(scan, o)) is not None}.difference(starts, below)
        below |= new
        upper = _glued_openings(scan, new)
        glued += upper
    return _clipped(text, _in_series(text, sorted([*found, *glued]), below)) if glued else found


def _below(scan: Scan, upper: Opening) -> int | None:
    """Where the first of a lower series stands straight behind the title of its upper heading."""
    end = min(scan.lines[upper.line].end, upper.title_start + _BELOW_WITHIN)
    match = _BELOW.search(scan.text, upper.title_start + 2, end)
    return match.start(1) if match else None


def _clipped(text: str, openings: Sequence[Opening]) -> list[Opening]:
    """A title ends before the next heading begins."""
    found = []
    for opening, after in zip_longest(openings, openings[1:]):
        end = opening.title_end
        if after is not None and after.start < end:
            end = after.start
            while end > opening.title_start and text[end - 1] in CLOSING:
                end -= 1
        found.append(opening if end == opening.title_end else opening._replace(title_end=end))
    return found


def _line_index(scan: Scan, offset: int) -> int:
    return bisect_right(scan.lines, offset, key=lambda line: line.start) - 1


def _glued_openings(scan: Scan, starts: Iterable[int]) -> list[Opening]:
    return [opening for start in starts if (opening := _glued_opening(scan, start)) is not None]


def _glued_opening(scan: Scan, start: int) -> Opening | None:
    index = _line_index(scan, start)
    line = scan.lines[index]
    number = number_at(scan.text, start, line.end)
    if start == line.start or number is None or number.style.is_weak:
        return None
    if number.value == 1 and _LISTED.match(scan.text, number.end, line.end):
        return None
    title = find_title(scan.text, number.end, line.end)
    if number.style.family in _ALONE and not title.is_alone:
        return None
    return Opening(start, index, number, title.start, title.end, title.is_alone, is_glued=True)


def _in_series(text: str, candidates: Sequence[Opening], below: set[int]) -> list[Opening]:
    """Keeps a glued number only if its title stands alone, it follows on, or begins a series that goes on."""
    begins, goes_on = _beginnings(candidates)
    kept: list[Opening] = []
    last: dict[str, int] = {}
    for position, opening in enumerate(candidates):
        number = opening.number
        if number is None:
            continue
        family = number.style.family
        if opening.is_glued:
            before = _sign_before(text, opening.start)
            follows = before in _STRONG and _follows(number, last.get(family, 0), goes_on=goes_on[position])
            may_begin = opening.start in below or before in _STRONG + "：:"
            begins_here = position in begins and may_begin and opening.title_end > opening.title_start
            if not (follows or begins_here or (before in _STRONG and _ends_line(text, opening))):
                continue
        last[family] = number.value
        kept.append(opening)
    return kept


def _ends_line(text: str, opening: Opening) -> bool:
    """Whether a title ends its line without a stop, as no sentence does."""
    title = text[opening.title_start : opening.title_end]
    is_open = text[opening.title_end : opening.title_end + 1] in ("", "\n")
    return opening.is_alone and is_open and 4 <= len(title) <= _BELOW_WITHIN and not is_statement(title)


def _follows(number: Number, last: int, *, goes_on: bool) -> bool:
    """Whether a number carries on a series; a Chinese one also after a hole, if it goes on itself."""
    if number.value == 1:
        return False
    return last == number.value - 1 or (number.style.family in _SURE and last < number.value and goes_on)


def _beginnings(candidates: Sequence[Opening]) -> tuple[set[int], list[bool]]:
    """Positions of ones whose series goes on, and for each number whether its successor follows."""
    upcoming: dict[str, int] = {}
    begins: set[int] = set()
    goes_on = [False] * len(candidates)
    for position in range(len(candidates) - 1, -1, -1):
        number = candidates[position].number
        if number is not None:
            goes_on[position] = upcoming.get(number.style.family) == number.value + 1
            if number.value == 1 and goes_on[position]:
                begins.add(position)
            upcoming[number.style.family] = number.value
    return begins, goes_on


def _sign_before(text: str, start: int) -> str:
    at = start - 1
    while at > 0 and text[at] in " \t\u3000":
        at -= 1
    return text[at] if at >= 0 else ""


def _without_chance(found: list[Opening]) -> list[Opening]:
    """Drops weak numbers (一 主要工作, 2优化…) in no series, bare ones (1 主要工作) beside no decimals."""
    has_decimals = any(o.style is not None and o.style.family == _DECIMAL for o in found)
    kept: list[Opening] = []
    for position, opening in enumerate(found):
        style = opening.style
        if style is not None and style.is_weak:
            is_row = style.name == _WHOLE and not has_decimals
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
