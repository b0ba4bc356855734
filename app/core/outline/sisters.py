"""Titles that end where their sisters' titles end: at the stop of their first sentence.

A sentence that reads as text when taken alone (高度关注民生，解决了一批难题。) is a title where most of
its sisters are whole sentences and some have as many clauses; so is one that a line end broke.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from app.core.outline.broken import is_inside
from app.core.outline.heading import Opening
from app.core.outline.matter import Frame
from app.core.outline.numbers import number_at
from app.core.scan import Scan

_LEAST = 3
"""So many headings of as many clauses tell how their sisters end."""
_LONGER = 2
"""No title is longer than the longest of its sisters by more characters."""
_REST_MOST = 24
"""No more of a title stands on the line below its first one."""
_STOP = "。"
_FIGURE = re.compile(r"\d")
_COMMA = re.compile(r"[，,]")
_BREAK = re.compile(r"[。；;：:！!？?]")


def with_sisters_ends(scan: Scan, frame: Frame, found: Sequence[Opening]) -> list[Opening]:
    """The headings, those that most of their sisters show to be whole sentences with their titles so."""
    whole = {o.start: o for o in found if scan.text.startswith(_STOP, o.title_end)}
    if not _LEAST <= len(whole) < len(found):
        return list(found)
    mended: dict[int, Opening] = {}
    for sisters in _series(found):
        models = [o for o in sisters if o.start in whole]
        if len(sisters) > len(models) >= max(_LEAST, len(sisters) * 2 // 3):
            mended.update(_mended(scan, frame, sisters, models))
    return [mended.get(o.start, o) for o in found]


def _series(found: Sequence[Opening]) -> list[list[Opening]]:
    """The headings of one style whose numbers grow, as lists."""
    every: list[list[Opening]] = []
    running: dict[str, list[Opening]] = {}
    last: dict[str, int] = {}
    for opening in found:
        number = opening.number
        if number is None:
            continue
        name = number.style.name
        if number.value <= last.get(name, number.value):
            running[name] = []
            every.append(running[name])
        running[name].append(opening)
        last[name] = number.value
    return every


def _mended(
    scan: Scan, frame: Frame, sisters: Sequence[Opening], models: Sequence[Opening]
) -> dict[int, Opening]:
    titles = [scan.text[o.title_start : o.title_end] for o in models]
    commas = Counter(map(_commas, titles))
    most = max(map(len, titles)) + _LONGER
    found = {}
    for opening in sisters:
        end = _sentence_end(scan, frame, opening, most) if opening not in models else 0
        title = scan.text[opening.title_start : end]
        if end and commas[_commas(title)] >= _LEAST and not _FIGURE.search(title):
            is_alone = end + 1 >= scan.lines[opening.line].end
            found[opening.start] = replace(opening, title_end=end, is_alone=is_alone)
    return found


def _commas(title: str) -> int:
    return len(_COMMA.findall(title))


def _sentence_end(scan: Scan, frame: Frame, opening: Opening, most: int) -> int:
    """Where the sentence of a title ends, on its line or the next one; 0 where it is no title."""
    text, line = scan.text, scan.lines[opening.line]
    limit = line.end
    if frame.width and is_inside(scan, frame, opening.line + 1):
        limit = scan.lines[opening.line + 1].end
    stop = _BREAK.search(text, opening.title_end, min(limit, opening.title_start + most + 1))
    if stop is not None:
        return stop.start() if stop.group() == _STOP else 0
    if opening.title_end < line.end or opening.line + 1 >= frame.last or frame.width:
        return 0
    below = scan.lines[opening.line + 1]
    stop = _BREAK.search(text, below.start, below.end)
    if stop is None or stop.end() != below.end or stop.group() != _STOP:
        return 0
    rest = stop.start() - below.start
    is_short = rest <= _REST_MOST and opening.title_end - opening.title_start + rest <= most
    return stop.start() if is_short and number_at(text, below.start, below.end) is None else 0
