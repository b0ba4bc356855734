"""Where a heading's title ends: at the line's end, a full stop, a colon, a comma, or where text was glued on.

A label (强化基础保障，法治政府建设迈上新台阶) is a title as a whole; of a sentence of the report only its
first clause is. The words that tell them apart are data (``resources/outline/titles.json``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from app.core.outline.parts import is_part_line
from app.core.outline.seams import TEXT_LEAST, couplet, part_name_end, seam
from app.core.resources import load_json

BLANKS = " \t\xa0\u2002\u2003\u2009\u200b\u3000"
CLOSING = "。：:；;，,、.．…!！ \t\xa0\u3000"
_WINDOW = 160
"""A title is sought in this many characters; longer stretches are never titles."""
_STANDING = 80
"""A line without a full stop is a title as a whole up to this length."""
_LEAST = 4
"""No label that points follow is shorter."""
_COLON_MOST = 24
"""A label of a sentence that is closed stands in front of a colon up to this length."""
_SHORT = 16
"""No text is looked for behind a label that ends its line within this length."""
_PARTED = 24
"""Blanks part a label from its text only where both together are at least this long."""
_REST_LEAST = 12
"""So much text behind a label is text of its own."""
_CLAUSE_LEAST = 10
"""So much text behind a label of two clauses is no third one."""
_LONG = 20
"""A closed sentence shorter than this is a label as a whole."""
_SUBTITLE_MOST = 20
_COLONS = ("：", ":")
_STOP = re.compile(r"[。！？!?；;]")
_COLON = re.compile(r"[：:]|——")
_COMMA = re.compile(r"[，,。；;：:！]")
_GAP = re.compile(r"[ \t\xa0\u3000]{2,12}|[\u3000]|(?<=[一-鿿]) (?=[一-鿿0-9“《])")


class Title(NamedTuple):
    """``start``–``end`` of the title; ``is_alone``: nothing follows it on its line."""

    start: int
    end: int
    is_alone: bool


class _Words(NamedTuple):
    statement: re.Pattern[str]
    subject: re.Pattern[str]
    glue: re.Pattern[str]
    point: re.Pattern[str]
    label_most: int
    glued_least: int


@cache
def _words() -> _Words:
    data = load_json("outline/titles.json")
    return _Words(
        re.compile(data["statement"]),
        re.compile(data["subject"]),
        re.compile(data["glue"]),
        re.compile(data["point"]),
        data["label_most"],
        data["glued_least"],
    )


def is_statement(words: str) -> bool:
    """Whether words read as a sentence of the report and not as a label."""
    look = _words()
    return bool(look.statement.search(words) or look.subject.match(words))


def find_title(text: str, start: int, line_end: int) -> Title:
    """The title of a heading whose number ends at ``start``, on a line that ends at ``line_end``."""
    while start < line_end and text[start] in CLOSING:
        start += 1
    if line_end - start <= _WINDOW:
        words, is_whole = text[start:line_end], True
    else:
        words, is_whole = text[start : start + _WINDOW], False
    length = _title_length(words, is_whole=is_whole)
    end = start + length
    while end > start and text[end - 1] in CLOSING:
        end -= 1
    rest = end
    while rest < line_end and text[rest] in CLOSING:
        rest += 1
    return Title(start, end, rest >= line_end)


def _title_length(words: str, *, is_whole: bool) -> int:
    stop = _STOP.search(words)
    first = words[: stop.start()] if stop else words
    is_last = stop is None or not words[stop.end() :].strip(BLANKS)
    point = _words().point.search(first, _LEAST)
    if point:
        return _standing(first[: point.start()], is_closed=False)
    if is_whole and is_last:
        return _standing(first, is_closed=stop is not None)
    return _run_in(first)


def _standing(words: str, *, is_closed: bool) -> int:
    """The line holds one sentence only: as a whole the title, unless it is a sentence of the report."""
    look = _words()
    gap = _label_before_gap(words) if is_closed or words[-1:] in _COLONS else len(words)
    if gap < len(words):
        return gap
    if not is_closed and len(words) <= _STANDING:
        leads_in = words[-1:] in _COLONS or is_statement(words)
        return _open_label(words) if len(words) > _SHORT and leads_in else len(words)
    if len(words) > look.label_most:
        return _run_in(words)
    colon = _COLON.search(words)
    if is_closed and colon and 2 <= colon.start() <= _COLON_MOST and _is_text_or_list(words[colon.end() :]):
        return seam(words[: colon.start()]) or colon.start()
    if is_statement(words):
        return _sentence(words)
    end = _seam(words)
    is_label = is_part_line(words[:end]) or (len(words) >= _LONG and _is_text(words, end))
    return end if is_label else len(words)


def _open_label(words: str) -> int:
    """The label of a sentence that no stop closes: before a colon inside it, or where text is glued on."""
    colon = _COLON.search(words, 2, _COLON_MOST + 1)
    return colon.start() if colon and colon.end() < len(words) else _glued(words)


def _is_text_or_list(words: str) -> bool:
    return _COMMA.search(words) is not None or is_statement(words)


def _run_in(words: str) -> int:
    """The paragraph goes on after ``words``, its first sentence."""
    gap = _label_before_gap(words)
    if gap < len(words):
        return gap
    colon = _COLON.search(words)
    if colon and 2 <= colon.start() <= 32 and not _has_subtitle(words, colon):
        return seam(words[: colon.start()]) or colon.start()
    return _sentence(words) if is_statement(words) else _label(words)


def _has_subtitle(words: str, mark: re.Match[str]) -> bool:
    """Whether a second half of the label stands behind a dash (建章立制——让权力运行规范)."""
    rest = words[mark.end() :]
    return mark.group() == "——" and len(rest) <= _SUBTITLE_MOST and not _is_text_or_list(rest)


def _label(words: str) -> int:
    """The first sentence reads as a label: the title as a whole, unless text is glued to it."""
    if len(words) <= _SHORT:
        return part_name_end(words) or len(words)
    glue = _glued(words)
    if len(words) <= _words().label_most + 8:
        return glue if _is_text(words, glue) else len(words)
    if glue < len(words) or (len(words) <= _STANDING and words.count("，") + words.count(",") <= 3):
        return glue
    return _first_clause(words)


def _is_text(words: str, at: int) -> bool:
    """Whether what follows a label that ends at ``at`` is long enough for text of its own."""
    rest = len(words) - at
    if _COMMA.search(words, at + TEXT_LEAST) or rest >= _REST_LEAST:
        return True
    return rest >= _CLAUSE_LEAST and _COMMA.search(words, 1, at) is not None


def _sentence(words: str) -> int:
    """The first sentence is one of the report: the title is a label glued to it, else its first clause."""
    ends = (find_end(words) for find_end in (_glued, _first_clause))
    return next((end for end in ends if end < len(words)), len(words))


def _label_before_gap(words: str) -> int:
    """A label may be parted from its text by blanks alone; texts with blanks everywhere are left alone."""
    gaps = list(_GAP.finditer(words, 0, 60))
    if len(gaps) != 1 or gaps[0].start() < 4 or gaps[0].end() == len(words):
        return len(words)
    at, is_wide = gaps[0].start(), gaps[0].end() - gaps[0].start() > 1
    if is_part_line(words[:at]) and words[gaps[0].end()] not in "及和与":
        return at
    is_text = is_wide or _COMMA.search(words, gaps[0].end()) or is_statement(words[gaps[0].end() :])
    least = 12 if is_text else 28
    is_label = len(words) >= max(_PARTED, at + least) and not is_statement(words[:at])
    return at if is_label else len(words)


def _glued(words: str) -> int:
    """Where running text begins with no mark between it and the label; else the full length."""
    look = _words()
    for match in look.glue.finditer(words, look.glued_least):
        at = match.start()
        label = words[:at].rstrip(CLOSING)
        clause = re.split("[，,、]", words[:at])[-1]
        if is_statement(label) or len(words) - at < TEXT_LEAST:
            break
        if look.subject.match(clause) and len(clause) < at:
            return at - len(clause) - 1
        if len(clause) > 1 and len(label) >= look.glued_least:
            return min(len(label), _seam(words))
    return _seam(words)


def _seam(words: str) -> int:
    """Where the label ends that text without any mark follows; else the full length."""
    found = seam(words) or couplet(words)
    is_none = not found or (is_statement(words[:found]) and not is_part_line(words[:found]))
    return len(words) if is_none else found


def _first_clause(words: str) -> int:
    comma = _COMMA.search(words, 1)
    return comma.start() if comma else len(words)
