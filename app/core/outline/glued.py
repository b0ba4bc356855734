"""Numbered headings whose line end was lost: behind a stop, or straight behind their upper heading's title.

A number counts there only where it carries on a series, begins one that goes on, or ends its line as no
sentence does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice, zip_longest
from operator import attrgetter

from app.core.outline.heading import Opening
from app.core.outline.matter import Frame
from app.core.outline.numbers import Number, number_at
from app.core.outline.titles import CLOSING, find_title, is_statement
from app.core.scan import Scan

_HAN = "一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾"
_WORD = r"[\u4e00-\u9fff“《]"
_BLANK = r"[ \t\u3000]"
_FIRST = (
    r"[（(] ?[一1壹] ?[）)]|[一1][）)]|①|第一节"
    rf"|1 ?[.．、] ?(?={_WORD})|\d{{1,2}}[.．](?:\d{{1,2}}[.．])?1[、 ]{{0,2}}(?={_WORD})"
)
_BELOW = re.compile(rf"(?<=[\u4e00-\u9fff”]){_BLANK}{{0,3}}({_FIRST})")
"""The first number of a lower series on the line of its upper heading."""
_BELOW_PART = re.compile(rf"(?<=[\u4e00-\u9fff”])(?<![统唯同单专]){_BLANK}{{0,3}}({_FIRST}|一、)")
"""The same below 第一部分 and 第一章."""
_NEXT = re.compile(
    rf"(?<=[\u4e00-\u9fff”]){_BLANK}{{0,3}}"
    rf"([（(] ?[{_HAN}]{{1,3}} ?[）)]|(?<![{_HAN}])[{_HAN}]{{1,3}} ?[）)、．]|[②-⑳]|[（(]? ?\d{{1,2}} ?[）)]"
    rf"|\d{{1,2}} ?[.．、] ?(?={_WORD})|\d{{1,2}}(?:[.．]\d{{1,2}}){{1,2}}[、 ]{{0,2}}(?={_WORD}))"
)
"""A number that follows straight behind the title of the heading before it."""
_NUMBER_MARK = re.compile("[）)、.．节①-⑳]")
_STOP = re.compile("[。；：:！\n]")
_PARTS = ("part", "chapter", "article")
_BELOW_WITHIN = 45
_GLUED = re.compile(
    rf"[。！：:]{_BLANK}{{0,4}}"
    rf"((?:第[{_HAN}]{{1,2}}(?:部分|[章节篇])|[{_HAN}]{{1,3}} ?[、．]"
    rf"|[（(]? ?[{_HAN}]{{1,3}} ?[）)]|[①-⑳]"
    rf"|(?:\d{{1,2}}[.．、] ?|\d{{1,2}}(?:[.．]\d{{1,2}}){{1,2}}[.．、 ]{{0,2}}|[（(]? ?\d{{1,2}} ?[）)])"
    rf"(?={_WORD})))"
)
_TITLED = re.compile(r"[^。；：:！\n]{4,60}?[告结报况作](一[、.．])")
"""The first number right behind the report's title: a text that lost all its line ends."""
_LISTED = re.compile(r"[^。！\n]{1,80}?[；;，,、][ \t\u3000]{0,2}[（(]?[2２二][.．、）)](?!\d)")
"""What follows one in a list inside a sentence: （1）有记录；（2）有回访."""
_STRONG = "。！"
_LISTS = ("decimal2", "decimal3", "circled")
"""Lists inside a text are numbered so: the first one counts only behind its upper heading, or alone."""
_MARK = "circled"
"""Numbers of this family may be the marks of notes."""
_TITLE = range(4, 46)
"""So many characters has a title that ends its line behind other text."""
_SURE = ("part", "han", "han_bracket")
_THIRD = 3
_MOST = 3000
"""A text with more such numbers is a list, and only its beginning is looked at."""


def opens_list(text: str, number: Number, end: int) -> bool:
    """Whether a one opens a list inside a sentence that goes on up to ``end``."""
    return number.value == 1 and _LISTED.match(text, number.end, end) is not None


def with_glued(scan: Scan, frame: Frame, found: list[Opening]) -> list[Opening]:
    """Adds headings whose line end was lost, where they carry on a series of numbers."""
    if frame.last <= frame.first:
        return found
    text = scan.text
    begin = scan.lines[frame.first].start
    starts = {match.start(1) for match in islice(_GLUED.finditer(text, begin, frame.end), _MOST)}
    glued = _glued_openings(scan, starts.difference([o.start for o in found]))
    behind: set[int] = set()
    heads: dict[int, int] = {}
    if (titled := _TITLED.match(text, begin, frame.end)) is not None:
        glued += _glued_openings(scan, {titled.start(1)}.difference(starts))
        heads[begin] = titled.start(1)
    upper = [o for o in (*found, *glued) if _may_hold_number(scan, o)]
    while upper and len(glued) < _MOST:
        under = {o.start: start for o in upper if (start := _below(scan, o)) is not None}
        heads.update(under)
        straight = {start for o in upper if (start := _straight_behind(scan, o)) is not None}
        new = straight.union(under.values()).difference(starts, behind)
        behind |= new
        upper = _glued_openings(scan, new)
        glued += upper
    return (
        _clipped(text, _in_series(text, sorted([*found, *glued], key=attrgetter("start")), heads, behind))
        if glued
        else found
    )


def _may_hold_number(scan: Scan, opening: Opening) -> bool:
    """Whether a mark of numbers stands behind that of a heading; much cheaper than to look for a number."""
    end = min(scan.lines[opening.line].end, opening.title_start + _BELOW_WITHIN)
    return _NUMBER_MARK.search(scan.text, opening.title_start + 1, end) is not None


def _below(scan: Scan, upper: Opening) -> int | None:
    """Where the first of a lower series stands straight behind the title of its upper heading."""
    end = min(scan.lines[upper.line].end, upper.title_start + _BELOW_WITHIN)
    is_part = upper.style is not None and upper.style.family in _PARTS
    match = (_BELOW_PART if is_part else _BELOW).search(scan.text, upper.title_start + 2, end)
    return match.start(1) if match else None


def _straight_behind(scan: Scan, opening: Opening) -> int | None:
    """Where a number stands behind a title with no mark between them."""
    end = min(scan.lines[opening.line].end, opening.title_start + _BELOW_WITHIN)
    match = _NEXT.search(scan.text, opening.title_start + _TITLE.start, end)
    if match is None or _STOP.search(scan.text, opening.title_start, match.start(1)):
        return None
    return match.start(1)


def _clipped(text: str, openings: Sequence[Opening]) -> list[Opening]:
    """A title ends before the next heading begins."""
    found = []
    for opening, after in zip_longest(openings, openings[1:]):
        end = opening.title_end
        if after is not None and after.start < end:
            end = after.start
            while end > opening.title_start and text[end - 1] in CLOSING:
                end -= 1
        found.append(opening if end == opening.title_end else replace(opening, title_end=end))
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
    if opens_list(scan.text, number, line.end):
        return None
    title = find_title(scan.text, number.end, line.end)
    return Opening(start, index, number, title.start, title.end, title.is_alone, is_glued=True)


def _in_series(
    text: str, candidates: Sequence[Opening], heads: Mapping[int, int], behind: Collection[int]
) -> list[Opening]:
    """Keeps a glued number only if its title stands alone, it follows on, or begins a series that goes on.

    ``heads`` tells of upper headings where a lower series begins straight behind their title, ``behind`` of
    all numbers that stand straight behind a title.
    """
    begins, goes_on = _beginnings(candidates)
    below = set(heads.values())
    begun = {candidates[position].start for position in begins}
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
            follows = follows or (opening.start in behind and last.get(family) == number.value - 1)
            is_listed = family in _LISTS and not opening.is_alone
            may_begin = opening.start in below or (before in _STRONG + "：:" and not is_listed)
            is_first = position in begins or (number.value == 1 and heads.get(opening.start) in begun)
            begins_here = is_first and may_begin and opening.title_end > opening.title_start
            if not (follows or begins_here or (before in _STRONG and _ends_line(text, opening))):
                continue
        last[family] = number.value
        kept.append(opening)
    return kept


def _ends_line(text: str, opening: Opening) -> bool:
    """Whether a title ends its line without a stop, as no sentence does."""
    title = text[opening.title_start : opening.title_end]
    is_open = text[opening.title_end : opening.title_end + 1] in ("", "\n")
    is_mark = opening.style is not None and opening.style.family == _MARK
    return opening.is_alone and is_open and not is_mark and len(title) in _TITLE and not is_statement(title)


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
            if number.value == 1 and (goes_on[position] or _may_have_lost_two(number, upcoming)):
                begins.add(position)
            upcoming[number.style.family] = number.value
    return begins, goes_on


def _may_have_lost_two(number: Number, upcoming: Mapping[str, int]) -> bool:
    """Whether the next of a series of Chinese numbers behind its first is the third."""
    return number.style.family in _SURE and upcoming.get(number.style.family) == _THIRD


def _sign_before(text: str, start: int) -> str:
    at = start - 1
    while at > 0 and text[at] in " \t\u3000":
        at -= 1
    return text[at] if at >= 0 else ""
