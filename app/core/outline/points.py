"""Points: 一是…；二是…, 一要…, 第一，…, 首先…其次…, inside a paragraph or opening one.

A mark counts only at a boundary and only where it fits a series; 统一是, 一是一, 第一次 are no points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, zip_longest
from typing import NamedTuple, TypeAlias

from app.core.light import light_dataclass
from app.core.outline.broken import is_inside
from app.core.outline.matter import Frame
from app.core.outline.numbers import han_value
from app.core.outline.titles import CLOSING
from app.core.resources import load_json
from app.core.scan import Line, Scan

_STOPS = (re.compile(r"[。；;：:！!\n]"), re.compile(r"[。；;：:，,！!\n]"))
"""Where a title ends, and where one does that is too long."""
_STOPS_BROKEN = (re.compile(r"[。；;：:！!]"), re.compile(r"[。；;：:，,！!]"))
"""In a text that was broken at a margin a title goes on in the next line."""
_Stops: TypeAlias = "tuple[re.Pattern[str], re.Pattern[str]]"
_LAST = 99
_PARAGRAPH_LINES = 40
"""No paragraph of a text broken at a margin has more lines."""
_MOST = 5000
"""A text with more marks is no report, and only its beginning is looked at."""


@light_dataclass(frozen=True, slots=True)
class Point:
    """A point: ``start``–``title_start`` is its mark, ``depth`` counts points it stands in."""

    start: int
    mark_end: int
    title_start: int
    title_end: int
    depth: int


@light_dataclass(frozen=True, slots=True)
class _Mark:
    """``line`` is the first one of its paragraph."""

    start: int
    end: int
    family: str
    value: int
    is_strong: bool
    line: int


@dataclass(slots=True)
class _Series:
    family: str
    last: int
    line: int


class _Words(NamedTuple):
    mark: re.Pattern[str]
    words: dict[str, int]
    strong: str
    weak: str
    leads: str
    title_most: int


@cache
def _words() -> _Words:
    data = load_json("outline/points.json")
    return _Words(
        re.compile(data["mark"]),
        data["words"],
        data["strong"],
        data["weak"],
        data["leads"],
        data["title_most"],
    )


def find_points(scan: Scan, frame: Frame, headings: Sequence[tuple[int, int]]) -> list[Point]:
    """Points in order. ``headings`` are the headings' ranges (start, title end): a series ends there."""
    if frame.first >= frame.last:
        return []
    marks = list(islice(_marks(scan, frame, headings), _MOST))
    stops = _STOPS_BROKEN if frame.width else _STOPS
    return _accepted(scan.text, marks, [start for start, _ in headings], stops)


def _marks(scan: Scan, frame: Frame, headings: Sequence[tuple[int, int]]) -> Iterator[_Mark]:
    look, text = _words(), scan.text
    begin = scan.lines[frame.first].start
    inside = {end: True for _, end in headings}
    taken = {start for start, _ in headings}
    lines = scan.lines
    at = frame.first
    for match in look.mark.finditer(text, begin, frame.end):
        start = match.start()
        if start in taken:
            continue
        sign = text[start - 1] if start > begin else "\n"
        is_led = sign in look.leads and match.group()[0] == "一"
        if sign not in look.strong and sign not in look.weak and start not in inside and not is_led:
            continue
        while at + 1 < len(lines) and lines[at + 1].start <= start:
            at += 1
        opens = start == lines[at].start or _opens(text, lines[at], start)
        is_strong = (
            opens or sign in look.strong or start in inside or _sign_before(text, start) in look.strong
        )
        words = match.group().replace("\n", "")
        mark = _mark(words, start, match.end(), _paragraph(scan, frame, at), is_strong=is_strong)
        if mark is not None and not _is_idle(text, mark):
            yield mark


def _paragraph(scan: Scan, frame: Frame, index: int) -> int:
    """The first line of the paragraph that a line of a text broken at a margin belongs to."""
    first = index
    while index - first < _PARAGRAPH_LINES and is_inside(scan, frame, first):
        first -= 1
    return first


def _sign_before(text: str, start: int) -> str:
    at = start - 1
    low = max(0, start - 4)
    while at > low and text[at] in " \t\u3000”）)":
        at -= 1
    return text[at] if at >= 0 else "\n"


def _opens(text: str, line: Line, start: int) -> bool:
    return start - line.start <= 2 and not text[line.start : start].strip("（(“—- \t\u3000")


def _mark(words: str, start: int, end: int, line: int, *, is_strong: bool) -> _Mark | None:
    look = _words()
    if words in look.words:
        return _Mark(start, end, "首", look.words[words], is_strong, line)
    if words[0] in "第其":
        if words[-1] not in "是":
            end -= 1
        value = han_value(words[1:-1])
        return _Mark(start, end, words[0], value, is_strong, line) if value else None
    return _Mark(start, end, "是", han_value(words[:-1]), is_strong, line)


def _is_idle(text: str, mark: _Mark) -> bool:
    """一是一、二是二 and 第一、第二产业 only play with the numerals."""
    after = text[mark.end : mark.end + 2].lstrip("、，,")[:1]
    return after == text[mark.start] if mark.family == "是" else mark.family == "第" == after


def _accepted(text: str, marks: Sequence[_Mark], starts: Sequence[int], stops: _Stops) -> list[Point]:
    found: list[Point] = []
    open_series: list[_Series] = []
    heading = 0
    for position, mark in enumerate(marks):
        passed = heading
        while heading < len(starts) and starts[heading] <= mark.start:
            heading += 1
        if heading > passed:
            open_series.clear()
        depth = _depth(marks, position, open_series, starts[heading] if heading < len(starts) else len(text))
        if depth is None:
            continue
        del open_series[depth:]
        last = open_series[-1].last if open_series else 0
        value = mark.value if mark.value != _LAST else last + 1
        open_series.append(_Series(mark.family, value, mark.line))
        found.append(_point(text, mark, depth, stops))
    return [_up_to(text, point, after) for point, after in zip_longest(found, found[1:])]


def _up_to(text: str, point: Point, after: Point | None) -> Point:
    """A title ends before the next point begins."""
    if after is None or after.start >= point.title_end:
        return point
    end = after.start
    while end > point.title_start and text[end - 1] in CLOSING:
        end -= 1
    return replace(point, title_start=min(point.title_start, end), title_end=end)


def _depth(marks: Sequence[_Mark], position: int, open_series: Sequence[_Series], limit: int) -> int | None:
    """How deep the mark stands, or None where it fits no series."""
    mark = marks[position]
    for at in range(len(open_series) - 1, -1, -1):
        series = open_series[at]
        if series.family == mark.family and (series.last + 1 == mark.value or mark.value == _LAST):
            return at if mark.is_strong or series.line == mark.line else None
    if mark.value == 1:
        if not (mark.is_strong and mark.family == "是") and not _goes_on(marks, position, limit):
            return None
        return _begin(marks, position, open_series, limit)
    if mark.is_strong and mark.family == "是" and mark.value != _LAST:
        return _skipped(mark, open_series)
    return None


def _skipped(mark: _Mark, open_series: Sequence[_Series]) -> int:
    for at in range(len(open_series) - 1, -1, -1):
        if open_series[at].family == mark.family:
            return at
    return 0


def _goes_on(marks: Sequence[_Mark], position: int, limit: int) -> bool:
    mark = marks[position]
    for other in marks[position + 1 : position + 12]:
        if other.start >= limit:
            return False
        if other.family == mark.family and other.value == 2:
            return mark.is_strong or other.line == mark.line
    return False


def _begin(marks: Sequence[_Mark], position: int, open_series: Sequence[_Series], limit: int) -> int:
    """A series that begins inside a point's text is below it if the point's own series goes on after it."""
    mark = marks[position]
    for at in range(len(open_series) - 1, -1, -1):
        series = open_series[at]
        if series.line != mark.line or series.family == mark.family:
            continue
        for other in marks[position + 1 : position + 16]:
            if other.start >= limit or other.line != mark.line:
                break
            if other.family == series.family and other.value == series.last + 1:
                return at + 1
    return 0


def _point(text: str, mark: _Mark, depth: int, stops: _Stops) -> Point:
    start = mark.end
    while start < len(text) and text[start] in " \t\u3000，,、：:":
        start += 1
    most = _words().title_most
    stop = stops[0].search(text, start)
    end = stop.start() if stop else len(text)
    if end - start > most:
        clause = stops[1].search(text, start)
        end = clause.start() if clause else len(text)
    while end > start and text[end - 1] in CLOSING:
        end -= 1
    return Point(mark.start, mark.end, start, max(end, start), depth)
