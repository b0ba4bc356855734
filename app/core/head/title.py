"""The title of a report: which lines above the body are it, and which of them belong together.

Patterns are data (``resources/outline/head.json``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.head.patterns import pattern
from app.core.head.places import split_place
from app.core.outline.matter import patterns as matter

_TITLE_MOST = 90
_LINES = 4
"""A title is broken over at most so many lines."""
_LINE_MOST = 45
_BREAK = 8
"""No words that a title cannot end with are longer."""
_ENCLOSED = 12
"""A notice that encloses a report has no more lines."""
_TITLE_LEAST = 8
_ISSUER = 20
"""Within so many characters a title names a place."""
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
    if title and _has_issuer(title):
        return title
    return _tidy(stem) if pattern("report").search(stem) else None


def _highest(lines: Sequence[str]) -> str | None:
    """The title among lines; of several that read as well, the last one that names its issuer."""
    titles = [_best(broken) for broken in _broken([_before_label(line) for line in lines])]
    best = max((score for score, _ in titles), default=0)
    found = [_tidy(words) for score, words in titles if score == best > 0]
    return next(filter(_has_issuer, reversed(found)), found[-1] if found else None)


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
    score += "关于" in words or _has_issuer(words)
    return score + (len(words) > 8) - words.startswith(("印发", "转发"))


def _best(broken: Sequence[str]) -> tuple[int, str]:
    """Lines that read as one title in one with its score, without the last ones where these end no title."""
    for count in range(len(broken), 1, -1):
        title = "".join(map(_bare, broken[:count]))
        score = _title_score(title)
        if score:
            return score, title
    return _title_score(broken[0]), broken[0]


def _broken(lines: Sequence[str]) -> list[list[str]]:
    """The lines, those together that read as one title broken over some of them."""
    titles: list[list[str]] = []
    above = ""
    for line in lines:
        words = _bare(line)
        of_party = bool(titles) and titles[-1][0].startswith(("中共", "中国共产党"))
        is_open = 2 <= len(above) <= _LINE_MOST and len(titles[-1]) < _LINES
        if is_open and _goes_on(above, words, of_party=of_party) and _may_go_on(above):
            titles[-1].append(line)
        else:
            titles.append([line])
        above = words
    return titles


def _may_go_on(above: str) -> bool:
    """Whether a line may be a title's that goes on below, and is no page furniture, date or sentence."""
    marks = matter()
    if above[-1] in "。，；：:！":
        return False
    if marks.metadata.search(above) or marks.date_line.match(above) or marks.document_number.search(above):
        return False
    return not (pattern("site").search(above) or marks.footer.search(above))


def _goes_on(above: str, below: str, *, of_party: bool) -> bool:
    """Whether the line ``below`` carries on the title that stands ``above``, one ``of_party`` or not."""
    if pattern("title_rest").match(below):
        return True
    if below.startswith("关于"):
        return of_party or _names_issuer(above) or bool(pattern("county_line").fullmatch(above))
    if matter().title_end.search(above):
        return False
    if pattern("title_part").match(below) or above.endswith("关于"):
        return True
    if pattern("title_breaks").search(above, max(len(above) - _BREAK, 0)):
        return not (pattern("year").search(below) and _is_whole(below))
    return _tells_more(above, below, of_party=of_party)


def _tells_more(above: str, below: str, *, of_party: bool) -> bool:
    """Whether a line says who reports, or else what, and the line ``below`` does not."""
    if of_party or _names_issuer(above):
        return (of_party and above.endswith("委员会")) or not _has_issuer(below)
    if pattern("county_line").fullmatch(above):
        return split_place(below)[0] is None
    return bool(pattern("topic").search(above)) and not _is_whole(below)


def _names_issuer(line: str) -> bool:
    return bool(matter().issuer_line.match(line) or matter().place_line.match(line))


def _is_whole(words: str) -> bool:
    """Whether a line says itself whose report it is."""
    return _has_issuer(words) and bool(matter().title_end.search(words))


def _has_issuer(words: str) -> bool:
    """Whether a title says itself whose it is."""
    if words.startswith(("中共", "中国共产党")):
        return True
    if pattern("body").search(pattern("issuer_ends").split(words, 1)[0]):
        return True
    return bool(pattern("place_sign").search(words[:_ISSUER].replace("乡镇", "")))


def _bare(words: str) -> str:
    """A line without blanks and without marks of lists and tables around it."""
    return _BLANKS.sub("", words).strip("#*—-·|｜")


def _tidy(words: str) -> str:
    """A title without blanks, marks, and quotation marks that hold nothing but it or were left alone."""
    words = _bare(words)
    for first, last in ("《》", "“”"):
        inside = words.removeprefix(first).removesuffix(last)
        if first not in inside and last not in inside:
            words = inside
    return words
