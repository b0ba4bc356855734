"""Attachments: the lists, tables and glossaries that a report carries behind its end.

Their heads tell where they begin, or the call to the hearers with which a speech ends. An attachment that
holds a whole report is none, nor is a table in the midst of the numbered sections.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from app.core.outline.numbers import number_at
from app.core.resources import load_json
from app.core.scan import Line

_HEAD_MOST = 60
"""No head of an attachment is longer."""
_HEADS = 12
"""So many lines that read as a head are looked at: none of more begins what is attached."""
_CALL_ENDS = "！!"
_TITLE_LINES = 4
"""The title of an attachment stands on one of so many lines."""


class _Words(NamedTuple):
    signs: tuple[str, ...]
    head: re.Pattern[str]
    report: re.Pattern[str]
    call: str
    addresses: tuple[str, ...]


@cache
def _words() -> _Words:
    data = load_json("outline/attachments.json")
    return _Words(
        tuple(data["signs"]),
        re.compile("|".join(data["head"])),
        re.compile(data["report"]),
        data["call"],
        tuple(data["addresses"]),
    )


def attachments_begin(text: str, lines: Sequence[Line], first: int) -> int:
    """The line on which the attachments of a body from line ``first`` begin; the end where there are none."""
    look = _words()
    start = lines[first].start if first < len(lines) else len(text)
    begins: list[int] = []
    if any(text.find(sign, start) >= 0 for sign in look.signs):
        heads = (index for index in range(first + 1, len(lines)) if _is_head(text, lines[index]))
        begins.extend(islice(heads, _HEADS))
    begins.extend(_behind_call(text, lines, start))
    for index in sorted(begins):
        if _ends_body(text, lines[first:index], lines[index:]):
            return index
    return len(lines)


def _behind_call(text: str, lines: Sequence[Line], start: int) -> list[int]:
    """The short line behind the call to the hearers with which a speech ends, where there is one."""
    look = _words()
    at = text.rfind(look.call, start)
    index = bisect_right(lines, at, key=attrgetter("start")) if at >= 0 else len(lines)
    if index >= len(lines) or lines[index].end - lines[index].start > _HEAD_MOST:
        return []
    is_spoken = any(text.startswith(look.addresses, line.start) for line in lines[max(index - 2, 0) : index])
    return [index] if is_spoken and text[lines[index - 1].end - 1] in _CALL_ENDS else []


def _is_head(text: str, line: Line) -> bool:
    words = text[line.start : line.end] if line.end - line.start <= _HEAD_MOST else ""
    return _words().head.match(words) is not None


def _ends_body(text: str, above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether a numbered body stands above, none of its numbers runs on below, and no report begins there."""
    report = _words().report
    if any(report.search(text, line.start, line.end) for line in below[:_TITLE_LINES]):
        return False
    last, first = _first_values(text, reversed(above)), _first_values(text, below)
    return bool(last) and all(first.get(name) != value + 1 for name, value in last.items())


def _first_values(text: str, lines: Iterable[Line]) -> dict[str, int]:
    """The value of the first number of each style that opens one of the lines."""
    found: dict[str, int] = {}
    for line in lines:
        number = number_at(text, line.start, line.end)
        if number is not None and not number.style.is_weak:
            found.setdefault(number.style.name, number.value)
    return found
