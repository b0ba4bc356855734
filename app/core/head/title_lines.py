"""Which lines above a body are one title broken over several: what a line may end with and the next begin.

Patterns are data (``resources/outline/head.json``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.head.patterns import pattern
from app.core.head.places import names_issuer, split_place
from app.core.outline.matter import patterns as matter

_LINES = 4
"""A title is broken over at most so many lines."""
_LINE_MOST = 45
_BREAK = 8
"""No words that a title cannot end with are longer."""
_ISSUER = 20
"""Within so many characters a title names a place."""
_PARTY = ("中共", "中国共产党")
_BLANKS = re.compile(r"\s+")


def joined_lines(lines: Sequence[str]) -> list[list[str]]:
    """The lines, those together that read as one title broken over some of them."""
    titles: list[list[str]] = []
    above = ""
    for line in lines:
        words = bare(line)
        of_party = bool(titles) and titles[-1][0].startswith(_PARTY)
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
        return of_party or names_issuer(above) or bool(pattern("county_line").fullmatch(above))
    if matter().title_end.search(above):
        return False
    if pattern("title_part").match(below) or above.endswith("关于"):
        return True
    if pattern("title_breaks").search(above, max(len(above) - _BREAK, 0)):
        return not (pattern("year").search(below) and _is_whole(below))
    return _tells_more(above, below, of_party=of_party)


def _tells_more(above: str, below: str, *, of_party: bool) -> bool:
    """Whether a line says who reports, or else what, and the line ``below`` does not."""
    if of_party or names_issuer(above):
        return (of_party and above.endswith("委员会")) or not has_issuer(below)
    if pattern("county_line").fullmatch(above):
        return split_place(below)[0] is None
    return bool(pattern("topic").search(above)) and not _is_whole(below)


def _is_whole(words: str) -> bool:
    """Whether a line says itself whose report it is."""
    return has_issuer(words) and bool(matter().title_end.search(words))


def has_issuer(words: str) -> bool:
    """Whether a title says itself whose it is."""
    if words.startswith(_PARTY):
        return True
    if pattern("body").search(pattern("issuer_ends").split(words, 1)[0]):
        return True
    return bool(pattern("place_sign").search(words[:_ISSUER].replace("乡镇", "")))


def bare(words: str) -> str:
    """A line without blanks and without marks of lists and tables around it."""
    return _BLANKS.sub("", words).strip("#*—-·|｜")
