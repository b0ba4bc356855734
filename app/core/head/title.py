"""The title of a report: which lines above the body are it, and which of them belong together.

Patterns are data (``resources/outline/head.json``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.head.patterns import look
from app.core.head.places import split_place
from app.core.outline.matter import patterns

_TITLE_MOST = 90
_LINES = 4
"""A title is broken over at most so many lines."""
_LINE_MOST = 45
_BREAK = 8
"""No words that a title cannot end with are longer."""
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
        return _tidy(look("site_tail").sub("", words)) or None
    glued = look("glued_title").match(body)
    if glued:
        return _tidy(glued.group())
    title = _highest([line for line in body.split("\n")[:_ENCLOSED] if look("title_line").match(line)])
    if title and _has_issuer(title):
        return title
    return _tidy(stem) if look("report").search(stem) else None


def _highest(lines: Sequence[str]) -> str | None:
    """The title among lines; of several that read as well, the last one that names its issuer."""
    titles = [_best(broken) for broken in _broken([_before_label(line) for line in lines])]
    best = max((score for score, _ in titles), default=0)
    found = [_tidy(words) for score, words in titles if score == best > 0]
    return next(filter(_has_issuer, reversed(found)), found[-1] if found else None)


def _labelled(line: str) -> str:
    """The title that a row of metadata states, up to its next label; empty where it states none."""
    label = look("title_label").match(line)
    if label is None:
        return ""
    words = line[label.end() :]
    after = patterns().metadata.search(words)
    return words[: after.start()] if after else words


def _before_label(line: str) -> str:
    """A title without a date or the label of the next row of metadata, where one stands on its line."""
    label = patterns().metadata.search(line, _TITLE_LEAST) or look("date_behind").search(line, _TITLE_LEAST)
    words = line[: label.start()].rstrip(_BEFORE_LABELS) if label else ""
    return words if label and patterns().title_end.search(_BLANKS.sub("", words)) else line


def _title_score(title: str) -> int:
    matter = patterns()
    words = _tidy(title) if title.startswith("《") else _BLANKS.sub("", title)
    if look("title_label").match(title) or len(words) > _TITLE_MOST or words[-1:] in "。，；：":
        return 0
    if not matter.title_end.search(words) or matter.metadata.search(title) or matter.salutation.search(words):
        return 0
    if matter.document_number.fullmatch(words):
        return 0
    score = 1 + 2 * bool(look("report").search(words[-8:])) + 2 * bool(look("subject").search(words))
    score += 2 * bool(look("year").search(words) or look("han_year").search(words))
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
    matter = patterns()
    if above[-1] in "。，；：:！":
        return False
    if matter.metadata.search(above) or matter.date_line.match(above) or matter.document_number.search(above):
        return False
    return not (look("site").search(above) or matter.footer.search(above))


def _goes_on(above: str, below: str, *, of_party: bool) -> bool:
    """Whether the line ``below`` carries on the title that stands ``above``, one ``of_party`` or not."""
    if look("title_rest").match(below):
        return True
    if below.startswith("关于"):
        return of_party or _names_issuer(above) or bool(look("county_line").fullmatch(above))
    if patterns().title_end.search(above):
        return False
    if look("title_part").match(below) or above.endswith("关于"):
        return True
    if look("title_breaks").search(above, max(len(above) - _BREAK, 0)):
        return not (look("year").search(below) and _is_whole(below))
    return _tells_more(above, below, of_party=of_party)


def _tells_more(above: str, below: str, *, of_party: bool) -> bool:
    """Whether a line says who reports, or else what, and the line ``below`` does not."""
    if of_party or _names_issuer(above):
        return (of_party and above.endswith("委员会")) or not _has_issuer(below)
    if look("county_line").fullmatch(above):
        return split_place(below)[0] is None
    return bool(re.search(r"关于|20\d\d年|法治|依法", above)) and not _is_whole(below)


def _names_issuer(line: str) -> bool:
    return bool(patterns().issuer_line.match(line) or patterns().place_line.match(line))


def _is_whole(words: str) -> bool:
    """Whether a line says itself whose report it is."""
    return _has_issuer(words) and bool(patterns().title_end.search(words))


def _has_issuer(words: str) -> bool:
    """Whether a title says itself whose it is."""
    head = re.split(r"关于|20\d\d|二[〇○零]", words)[0]
    if words.startswith(("中共", "中国共产党")) or re.search(
        r"(?:人民政府|办事处|委员会|局|厅|中心|农场|林场)", head
    ):
        return True
    return bool(re.search(r"[镇乡县区旗市]|街道|苏木", words[:20].replace("乡镇", "")))


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
