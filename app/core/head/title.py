"""The title of a report: the lines above the body that read most like one, else what names it elsewhere.

Patterns are data (``resources/outline/head.json``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.head.patterns import pattern
from app.core.head.title_lines import bare, has_issuer, joined_lines
from app.core.outline.matter import patterns as matter

_TITLE_MOST = 90
_ENCLOSED = 12
"""A notice that encloses a report has no more lines."""
_TITLE_LEAST = 8
_BEFORE_LABELS = " \t\u3000-—|｜•·（("
_BLANKS = re.compile(r"\s+")


def find_title(lines: Sequence[str], body: str, given: str, stem: str) -> str | None:
    """The report's title in the ``lines`` above its ``body``.

    Else what metadata in the text or the file's own (``given``) state, what stands glued to the body's first
    sentence or below a notice that encloses the report, and last the name of the file (``stem``) if it names
    a report.
    """
    title = _highest(lines)
    if title:
        return title
    for words in filter(None, (*map(_labelled, lines), given)):
        return _tidy(pattern("site_tail").sub("", words)) or None
    glued = pattern("glued_title").match(body)
    if glued:
        return _tidy(glued.group())
    title = _highest([line for line in body.split("\n")[:_ENCLOSED] if pattern("title_line").match(line)])
    if title and has_issuer(title):
        return title
    return _tidy(stem) if pattern("report").search(stem) else None


def _highest(lines: Sequence[str]) -> str | None:
    """The title among lines; of several that read as well, the last one that names its issuer."""
    titles = [_best(broken) for broken in joined_lines([_before_label(line) for line in lines])]
    best = max((score for score, _ in titles), default=0)
    found = [_tidy(words) for score, words in titles if score == best > 0]
    return next(filter(has_issuer, reversed(found)), found[-1] if found else None)


def _labelled(line: str) -> str:
    """The title that a row of metadata states, up to its next label; empty where it states none."""
    label = pattern("title_label").match(line)
    if label is None:
        return ""
    words = line[label.end() :]
    after = matter().metadata.search(words)
    return words[: after.start()] if after else words


def _before_label(line: str) -> str:
    """A title without a date or the label of the next row of metadata, where one stands on its line."""
    label = matter().metadata.search(line, _TITLE_LEAST) or pattern("date_behind").search(line, _TITLE_LEAST)
    words = line[: label.start()].rstrip(_BEFORE_LABELS) if label else ""
    return words if label and matter().title_end.search(_BLANKS.sub("", words)) else line


def _title_score(title: str) -> int:
    """How much words tell that a title tells (what, of whom, which year); 0 where they are none."""
    marks = matter()
    words = _tidy(title) if title.startswith("《") else _BLANKS.sub("", title)
    if pattern("title_label").match(title) or len(words) > _TITLE_MOST or words[-1:] in "。，；：":
        return 0
    if not marks.title_end.search(words) or marks.metadata.search(title) or marks.salutation.search(words):
        return 0
    if marks.document_number.fullmatch(words):
        return 0
    score = 1 + 2 * bool(pattern("report").search(words[-8:])) + 2 * bool(pattern("subject").search(words))
    score += 2 * bool(pattern("year").search(words) or pattern("han_year").search(words))
    score += "关于" in words or has_issuer(words)
    return score + (len(words) > 8) - words.startswith(("印发", "转发"))


def _best(broken: Sequence[str]) -> tuple[int, str]:
    """Lines that read as one title in one with its score, without the last ones where these end no title."""
    for count in range(len(broken), 1, -1):
        title = "".join(map(bare, broken[:count]))
        score = _title_score(title)
        if score:
            return score, title
    return _title_score(broken[0]), broken[0]


def _tidy(words: str) -> str:
    """A title without blanks, marks, and quotation marks that hold nothing but it or were left alone."""
    words = bare(words)
    for first, last in ("《》", "“”"):
        inside = words.removeprefix(first).removesuffix(last)
        if first not in inside and last not in inside:
            words = inside
    return words
