"""What a heading without a number looks like: a short line that stands alone, or the label of a paragraph.

Whether it is one, and its level, depends on the headings around it: that is ``bare``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from app.core.enums import Part
from app.core.outline.broken import is_broken, text_above
from app.core.outline.heading import Opening
from app.core.outline.margins import ENDS, INDENT
from app.core.outline.matter import Frame, is_furniture, patterns
from app.core.outline.numbers import number_at
from app.core.outline.parts import is_part_line, named_parts
from app.core.outline.titles import CLOSING, is_statement
from app.core.resources import load_json
from app.core.scan import Line, Scan

COLONS = ("：", ":")
_NOT_LAST = "。；;，,、！!？?…"
_HAN = re.compile(r"[一-鿿]")
POINT_LINE = re.compile(
    r"[一二三四五六七八九十]{1,3}[是要]|第[一二三四五六七八九十]{1,2}[，,、]|首先|其次|另外|此外|同时|最后"
)
_CLOSED_MOST = 16
"""A line closed by a full stop names a part only up to this length."""
_MOST = 1500
"""A text with more such lines is a table, and only its beginning is looked at."""
_LISTED_MOST = 8
"""So many headings with no text below them stand below one another."""
_LISTED_LEAST = 5
_CLAUSES_MOST = 3
"""A title of more clauses is a sentence."""
_CELL_MOST = 5
"""A line no longer may be the cell of a table."""
_TEXT_LEAST = 30
"""A line of so many characters is text, and so is one that fills the margin."""
_LIKE = 8
"""Two of them differ in length by so many characters."""
_STOP = re.compile(r"[。！？；;]")
_BULLET = re.compile(r"(?:[-•]\s{1,3}|[—―–]{1,2}\s{0,3})(?=[一-鿿“])")
"""A dash, or the mark of a list, may stand for a number; one beside others is that of a list."""
_DASHES = "—―–"
_DASH_MOST = 80
"""A line that a dash opens may be longer: nothing else marks it as a heading as clearly."""


class _Words(NamedTuple):
    verbs: re.Pattern[str]
    child: re.Pattern[str]
    closed: re.Pattern[str]
    line_most: int
    label_most: int
    label_least: int
    text_least: int


@cache
def lexicon() -> _Words:
    data = load_json("outline/bare.json")
    return _Words(
        re.compile(data["verbs"]),
        re.compile(data["child"]),
        re.compile(data["closed"]),
        data["line_most"],
        data["label_most"],
        data["label_least"],
        data["text_least"],
    )


def opening_of(scan: Scan, index: int, end: int | None = None) -> Opening:
    """A heading without a number on a line: all of it, or the label that ends at ``end``."""
    line = scan.lines[index]
    last = line.end if end is None else end
    while last > line.start and scan.text[last - 1] in CLOSING:
        last -= 1
    bullet = _BULLET.match(scan.text, line.start, last)
    start = bullet.end() if bullet else line.start
    return Opening(start, index, None, start, last, end is None)


def clauses(title: str) -> int:
    """Of how many clauses a title is."""
    return 1 + title.count("，") + title.count(",")


def names_special_part(title: str) -> bool:
    """Whether a heading names the problems, the responsibility or the plan, and nothing below them."""
    if not is_part_line(title) or lexicon().child.search(title):
        return False
    return any(part is not Part.MEASURES for part in named_parts(title))


def standing_lines(scan: Scan, frame: Frame, taken: set[int], closing: str) -> list[Opening]:
    """Short lines of the body that stand alone like a heading, closed or not by the mark ``closing``."""
    most = _line_most(frame)
    found = []
    lines = scan.lines
    for index in range(frame.first, frame.last):
        line = lines[index]
        size = line.end - line.start
        is_short = size <= most or (size <= _DASH_MOST and _is_longer(scan, frame, line))
        if is_short and index not in taken and _stands_alone(scan, frame, index, taken, closing):
            found.append(opening_of(scan, index))
            if len(found) >= _MOST:
                break
    return found


def _line_most(frame: Frame) -> int:
    """The most characters of a line that stands alone; a longer one may end a broken paragraph."""
    most = lexicon().line_most
    return min(most, frame.width * 2 // 3) if frame.width else most


def _is_longer(scan: Scan, frame: Frame, line: Line) -> bool:
    """Whether a line may be longer: a dash opens it, or it names a part and does not fill the margin."""
    if _is_dashed(scan, frame, line):
        return True
    return not _fills_margin(frame, line) and is_part_line(scan.text[line.start : line.end])


def _is_dashed(scan: Scan, frame: Frame, line: Line) -> bool:
    """Whether a dash opens a line that no margin has broken."""
    return scan.text[line.start] in _DASHES and not _fills_margin(frame, line)


def _fills_margin(frame: Frame, line: Line) -> bool:
    return frame.width > 0 and line.end - line.start >= frame.width - INDENT


def _stands_alone(scan: Scan, frame: Frame, index: int, taken: set[int], closing: str) -> bool:
    text, line = scan.text, scan.lines[index]
    words = text[line.start : line.end]
    bullet = _BULLET.match(words)
    if bullet is not None:
        if any(_has_bullet(scan, beside) for beside in (index - 1, index + 1)):
            return False
        words = words[bullet.end() :]
    if words[-1] == closing and not patterns().lead_in.search(words):
        is_closed = closing in COLONS or _is_between_text(scan, frame, index, taken)
    else:
        is_closed = False
    if is_closed or _is_closed_part_line(words):
        words = words[:-1]
    if (
        not words
        or _STOP.search(words)
        or words[-1] in _NOT_LAST
        or len(_HAN.findall(words)) < 2
        or words[0] in "（(，、。"
        or (words[0] == "“" and "”" not in words)
    ):
        return False
    if words[-1] in "：:" and not _is_colon_label(words):
        return False
    if not _reads_as_heading(words, is_dashed=_is_dashed(scan, frame, line)):
        return False
    is_behind_text = index > frame.first and index - 1 not in taken and bullet is None
    if is_behind_text and not _may_end_above(scan, frame, text_above(scan, frame, index)):
        return False
    return _has_text_after(scan, frame, index, taken, closing)


def _may_end_above(scan: Scan, frame: Frame, index: int) -> bool:
    """Whether a paragraph ends with a line: no letter that sends on the text below, no table's number."""
    line = scan.lines[index]
    if frame.width:
        goes_on = is_broken(scan, frame, index) or scan.text[line.end - 1] not in ENDS
    else:
        goes_on = line.end - line.start > lexicon().line_most and scan.text[line.end - 1] not in ENDS
    if goes_on:
        return False
    look, words = patterns(), scan.text[line.start : line.end]
    return look.date_line.match(words) is None and look.attachment.match(words) is None


def _is_closed_part_line(words: str) -> bool:
    """Whether the name of a mandated part stands alone, closed by a stop all the same."""
    if words[-1] in "；;":
        return is_part_line(words)
    label = words[:-1]
    if words[-1] != "。" or len(words) > _CLOSED_MOST or not lexicon().closed.search(label):
        return False
    return is_part_line(label) and bool(named_parts(label)) and not is_statement(label)


def _has_bullet(scan: Scan, index: int) -> bool:
    if not 0 <= index < len(scan.lines):
        return False
    line = scan.lines[index]
    return _BULLET.match(scan.text, line.start, line.end) is not None


def _is_between_text(scan: Scan, frame: Frame, index: int, taken: set[int]) -> bool:
    """Whether neither line beside a line is a heading: what stands alone below one is its text."""
    return not {index - 1, index + 1} & taken and index + 1 < frame.last and _is_text(scan, frame, index + 1)


def _is_colon_label(words: str) -> bool:
    look = patterns()
    label = words.rstrip("：: ")
    return len(label) <= 14 and bool(look.colon_label.search(label)) and not look.lead_in.search(words)


def _reads_as_heading(words: str, *, is_dashed: bool = False) -> bool:
    look = patterns()
    return not (
        look.not_heading.search(words)
        or is_furniture(words)
        or look.issuer_line.match(words)
        or look.place_line.match(words)
        or look.speaker_line.match(words)
        or look.address.match(words)
        or look.attachment.match(words)
        or look.document_number.search(words)
        or look.closing.match(words)
        or POINT_LINE.match(words)
        or (not is_dashed and _is_sentence(words))
        or words.endswith(("报告", "谢谢", "谢谢大家"))
    )


def _is_sentence(words: str) -> bool:
    return clauses(words) > _CLAUSES_MOST or (is_statement(words) and not is_part_line(words))


def _has_text_after(scan: Scan, frame: Frame, index: int, taken: set[int], closing: str) -> bool:
    """A heading has text, a point or a lower heading below it, or is one of a list of mere headings."""
    after = index + 1
    if after >= frame.last:
        return _is_listed(scan, frame, index, taken)
    if after in taken or _is_text(scan, frame, after):
        return True
    line = scan.lines[index]
    if is_part_line(scan.text[line.start : line.end]):
        return not _is_above_cells(scan, frame, index)
    if taken:
        return _is_listed(scan, frame, index, taken)
    is_bare = after + 1 < frame.last and _is_text(scan, frame, after + 1)
    return is_bare and _stands_alone(scan, frame, after, {index}, closing)


def _is_above_cells(scan: Scan, frame: Frame, index: int) -> bool:
    """Whether the two lines below are cells of a table."""
    below = scan.lines[index + 1 : min(index + 3, frame.last)]
    return len(below) > 1 and all(
        line.end - line.start <= _CELL_MOST and scan.text[line.end - 1] not in ENDS for line in below
    )


def _is_listed(scan: Scan, frame: Frame, index: int, taken: set[int]) -> bool:
    """Whether lines without any text follow a numbered heading that stands alone, built like it or as labels.

    They end where the next numbered heading begins, or the body ends.
    """
    first = last = index
    while first - 1 not in taken and first > max(frame.first, index - _LISTED_MOST):
        first -= 1
    while last + 1 < frame.last and last + 1 not in taken and last < index + _LISTED_MOST:
        last += 1
    if first - 1 not in taken or last - first >= _LISTED_MOST:
        return False
    above, *titles = (_words_of(scan, at) for at in range(first - 1, last + 1))
    if not all(map(_is_mere_title, titles)) or len(set(map(clauses, titles))) > 1:
        return False
    number = number_at(above, 0, len(above))
    sister = above[number.end :] if number is not None else above
    is_like = clauses(sister) == clauses(titles[0]) and abs(len(sister) - len(titles[0])) <= _LIKE
    return (is_like and _is_mere_title(sister)) or (
        len(titles) > 1 and all(lexicon().verbs.match(title) for title in titles)
    )


def _words_of(scan: Scan, index: int) -> str:
    line = scan.lines[index]
    return scan.text[line.start : min(line.end, line.start + lexicon().line_most + 1)]


def _is_mere_title(words: str) -> bool:
    return (
        len(_HAN.findall(words)) >= _LISTED_LEAST
        and len(words) <= lexicon().line_most
        and _STOP.search(words) is None
        and words[-1] not in _NOT_LAST + "：:"
        and _reads_as_heading(words)
    )


def _is_text(scan: Scan, frame: Frame, index: int) -> bool:
    line = scan.lines[index]
    words = scan.text[line.start : min(line.end, line.start + 200)]
    return (
        bool(POINT_LINE.match(words))
        or line.end - line.start >= _TEXT_LEAST
        or _fills_margin(frame, line)
        or (len(words) > 1 and words[-1] in "。：；")
    )
