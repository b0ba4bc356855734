"""What is not the body: title, salutation, web metadata before it; signature, date, attachments after it.

The body is a range of lines. Head data is read from what stands around it (``core.head``), sections only
from inside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from app.core.light import light_dataclass
from app.core.outline.attachments import attachments_begin
from app.core.outline.margins import indent_width, wrap_width
from app.core.outline.numbers import lost_numeral_at, number_at
from app.core.outline.parts import is_part_line
from app.core.resources import load_json
from app.core.scan import Line, Scan

_LONG = 40
"""A line of this length with a sentence mark is running text, not front matter."""
_NAMES_REPORT = re.compile(r"20\d\d|二[〇○零]|[镇乡县区市旗局]|街道|苏木")
_FIGURES = re.compile(r"[\d\s]")
_GOES_ON = "及和与暨的"
"""A line that begins so carries on the title above it."""
_FRONT_LINES = 120
_BACK_LINES = 80
_CONTENTS = 600
"""A table of contents begins within so many characters."""
_TENTATIVE = 14
"""So many short lines in a row may stand between two that are certainly back matter (attachments)."""


@light_dataclass(frozen=True, slots=True)
class Frame:
    """The lines of the body, ``first`` ≤ index < ``last``, and where its text ends (offset).

    ``width`` is that of a text whose lines were broken at a margin; 0 where lines are whole paragraphs.
    ``indent`` is the width of the blanks that open its paragraphs; 0 where none tell them from other lines.
    """

    first: int
    last: int
    end: int
    width: int
    indent: int = 0


class _Patterns(NamedTuple):
    metadata: re.Pattern[str]
    footer: re.Pattern[str]
    attachment: re.Pattern[str]
    date_line: re.Pattern[str]
    issuer_line: re.Pattern[str]
    place_line: re.Pattern[str]
    speaker_line: re.Pattern[str]
    page_line: re.Pattern[str]
    note_line: re.Pattern[str]
    document_number: re.Pattern[str]
    salutation: re.Pattern[str]
    address: re.Pattern[str]
    title_end: re.Pattern[str]
    title_words: re.Pattern[str]
    second_title: re.Pattern[str]
    closing: re.Pattern[str]
    lead_in: re.Pattern[str]
    colon_label: re.Pattern[str]
    not_heading: re.Pattern[str]
    contents_head: re.Pattern[str]
    contents_line: re.Pattern[str]


@cache
def patterns() -> _Patterns:
    """The patterns of ``resources/outline/matter.json``; lists are joined to one alternative each."""
    data = load_json("outline/matter.json")
    found = {}
    for name in _Patterns._fields:
        value = data[name]
        found[name] = re.compile(value if isinstance(value, str) else "|".join(value))
    return _Patterns(**found)


def is_furniture(line: str) -> bool:
    """Whether a short line is page or web furniture, a date, or a note: never text of the report."""
    look = patterns()
    return bool(
        look.page_line.match(line)
        or look.date_line.match(line)
        or look.metadata.search(line)
        or look.footer.search(line)
        or look.note_line.search(line)
    )


def find_frame(scan: Scan) -> Frame:
    """Where the body begins and ends. A text without front or back matter is all body."""
    scan = scan.plain
    lines = scan.lines
    first = _front(scan.text, lines)
    last = _back(scan.text, lines[: attachments_begin(scan.text, lines, first)], first)
    end = lines[last - 1].end if last else 0
    width = wrap_width(scan.text, lines[first:last])
    indent = indent_width(scan.text, lines[first:last]) if width else 0
    return Frame(first, last, end, width, indent)


def _front(text: str, lines: Sequence[Line]) -> int:
    title = ""
    contents = _contents_end(text, lines)
    for index, line in enumerate(lines[:_FRONT_LINES]):
        words = text[line.start : min(line.end, line.start + 200)]
        is_new = index >= contents and not _repeats(title, words)
        is_spoken = index > contents and "，" in words and _is_salutation(text, lines[index - 1])
        if is_new and (is_spoken or _opens_body(text, line, words, titled=bool(title))):
            is_headed = index > contents and _heads_body(text, lines[index - 1], titled=bool(title))
            return index - 1 if is_headed else index
        if not title and _is_title(words):
            title = words
    return 0


def _contents_end(text: str, lines: Sequence[Line]) -> int:
    """The line behind a table of contents; 0 where there is none."""
    look = patterns()
    signs: list[str] = load_json("outline/matter.json")["contents_signs"]
    if not any(map(text[:_CONTENTS].__contains__, signs)):
        return 0
    end = head = 0
    entry = ""
    for index, line in enumerate(lines[:_FRONT_LINES]):
        words = text[line.start : min(line.end, line.start + 120)]
        if look.contents_line.search(words):
            end = index + 1
        elif look.contents_head.match(words):
            head = index + 1
        elif index == head and head:
            entry = words
        elif entry and words == entry:
            return max(index, end)
    return end


def _repeats(title: str, words: str) -> bool:
    """Whether a line is the title once more, figures and blanks apart."""
    return words[-2:] == title[-2:] and _FIGURES.sub("", words) == _FIGURES.sub("", title)


def _is_title(words: str) -> bool:
    """Whether a line is the report's title and not the heading of a part (工作开展情况)."""
    look = patterns()
    if not look.title_end.search(words) or look.metadata.search(words):
        return False
    return "报告" in words[-8:] or bool(_NAMES_REPORT.search(words))


def _heads_body(text: str, line: Line, *, titled: bool) -> bool:
    """Whether the line above the first text is its heading already and no longer front matter."""
    if line.end - line.start > 30:
        return False
    words = text[line.start : line.end]
    number = number_at(text, line.start, line.end)
    if number and number.style.is_weak and _is_title(words):
        return False  # a place whose name begins with a numeral
    if number or lost_numeral_at(text, line.start, line.end):
        return True
    if titled or len(words) > 20 or _NAMES_REPORT.search(words):
        return False
    return is_part_line(words) and not words.endswith(("总结", "汇报"))


def _is_salutation(text: str, line: Line) -> bool:
    return patterns().salutation.search(text, max(line.start, line.end - 6), line.end) is not None


def _opens_body(text: str, line: Line, words: str, *, titled: bool) -> bool:
    look = patterns()
    if look.metadata.search(words[:60]) or look.attachment.match(words):
        return False
    number = number_at(text, line.start, line.end)
    if (number is not None and not number.style.is_weak) or lost_numeral_at(text, line.start, line.end):
        return True
    if _is_salutation(text, line):
        return False
    if _reads_as_text(words, line.end - line.start):
        return True
    if not titled:
        return False
    return (is_part_line(words) and not _goes_on(words)) or words[:2] in {"一是", "首先"}


def _goes_on(words: str) -> bool:
    """Whether a line below the title carries it on: 及2025年工作计划, or on a line of its own without 及."""
    return words[0] in _GOES_ON or patterns().second_title.match(words) is not None


def _reads_as_text(words: str, length: int) -> bool:
    """Whether a line (its first ``words``, its whole ``length``) is running text and not a title."""
    look = patterns()
    if length >= _LONG:
        return any(mark in words for mark in "，。,；") and not (length < 70 and look.title_end.search(words))
    if length >= 16 and "，" in words and look.lead_in.search(words[-8:]):
        return True
    return words[-1] in "。！" and length >= 10


def _back(text: str, lines: Sequence[Line], first: int) -> int:
    look = patterns()
    last = len(lines)
    waiting = 0
    for index in range(len(lines) - 1, max(first, len(lines) - _BACK_LINES), -1):
        line = lines[index]
        if line.end - line.start > 80:
            break
        words = text[line.start : line.end]
        anchor = bool(
            look.date_line.match(words) or look.attachment.match(words) or look.footer.search(words)
        )
        if anchor or (waiting == 0 and _signs(words)):
            last, waiting = index, 0
        elif waiting < _TENTATIVE and words[-1] not in "。；！":
            waiting += 1
        else:
            break
    return last


def _signs(words: str) -> bool:
    if is_furniture(words) or patterns().document_number.match(words):
        return True
    return all(map(_names_issuer, words.split()))


def _names_issuer(words: str) -> bool:
    look = patterns()
    return bool(look.issuer_line.match(words) or look.place_line.match(words))
