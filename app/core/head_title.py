"""The title of a report: which lines above the body are it, and which of them belong together.

Patterns are data (``resources/outline/head.json``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.head_patterns import look
from app.core.outline.matter import patterns
from app.core.places import split_place

_TITLE_MOST = 90
_JOINED = 3
"""A title has at most so many lines above its last one."""
_TITLE_LEAST = 8
_BEFORE_LABELS = " \t\u3000-—|｜•·"
_BLANKS = re.compile(r"\s+")


def find_title(lines: Sequence[str], body: str, given: str, stem: str) -> str | None:
    """The report's title in the ``lines`` above its ``body``.

    Else what metadata in the text or the file's own (``given``) state, what stands glued to the body's first
    sentence, and last the name of the file (``stem``) if it names a report.
    """
    front = list(map(_before_label, lines))
    scores = [_title_score(line) for line in front]
    best = max(scores, default=0)
    if best > 0:
        titles = [_joined(front, index) for index, score in enumerate(scores) if score == best]
        return next(filter(_has_issuer, reversed(titles)), titles[-1])
    for words in filter(None, (*map(_labelled, lines), given)):
        return _tidy(look("site_tail").sub("", words)) or None
    glued = look("glued_title").match(body)
    if glued:
        return _tidy(glued.group())
    return _tidy(stem) if look("report").search(stem) else None


def _labelled(line: str) -> str:
    """The title that a row of metadata states, up to its next label; empty where it states none."""
    label = look("title_label").match(line)
    if label is None:
        return ""
    words = line[label.end() :]
    after = patterns().metadata.search(words)
    return words[: after.start()] if after else words


def _before_label(line: str) -> str:
    """A title without the label of the next row of metadata, where one stands on its line."""
    label = patterns().metadata.search(line, _TITLE_LEAST)
    words = line[: label.start()].rstrip(_BEFORE_LABELS) if label else ""
    return words if label and patterns().title_end.search(_BLANKS.sub("", words)) else line


def _title_score(line: str) -> int:
    matter = patterns()
    if look("title_label").match(line):
        return 0
    words = _BLANKS.sub("", line)
    if len(words) > _TITLE_MOST or matter.metadata.search(line) or matter.salutation.search(words):
        return 0
    if not matter.title_end.search(words) or words[-1] in "。，；：":
        return 0
    if matter.document_number.fullmatch(words):
        return 0
    score = 1 + 2 * bool(look("report").search(words[-8:])) + 2 * bool(look("subject").search(words))
    score += 2 * bool(look("year").search(words) or look("han_year").search(words))
    return score + ("关于" in words) + (len(words) > 8) - words.startswith(("印发", "转发"))


def _joined(front: Sequence[str], last: int) -> str:
    """The title's last line with the lines around that belong to it: issuer, 关于…, a first half, 的报告."""
    lower = _tidy(front[last])
    words, first = lower, last
    if last + 1 < len(front) and look("title_rest").fullmatch(_BLANKS.sub("", front[last + 1])):
        words += _tidy(front[last + 1])
    while first > 0 and last - first < _JOINED and _belongs(_BLANKS.sub("", front[first - 1]), lower, words):
        first -= 1
        words = _tidy(front[first]) + words
    return words


def _belongs(above: str, lower: str, words: str) -> bool:
    """Whether the line ``above`` belongs to the title ``words``, whose last line is ``lower``."""
    matter = patterns()
    if not 2 <= len(above) <= 45 or above[-1] in "。，；：:！" or matter.title_end.search(above):
        return False
    if matter.metadata.search(above) or matter.date_line.match(above) or matter.document_number.search(above):
        return False
    if look("site").search(above) or matter.footer.search(above):
        return False
    names_party = above.startswith("中共")
    if names_party or matter.issuer_line.match(above) or matter.place_line.match(above):
        is_party = names_party and above.endswith("委员会")
        return is_party or lower.startswith("关于") or not _has_issuer(words)
    if look("county_line").fullmatch(above):
        return split_place(words)[0] is None
    return bool(re.search(r"关于|20\d\d年|法治|依法", above)) and not words.startswith("关于")


def _has_issuer(words: str) -> bool:
    """Whether a title says itself whose it is."""
    head = re.split(r"关于|20\d\d|二[〇○零]", words)[0]
    if words.startswith(("中共", "中国共产党")) or re.search(
        r"(?:人民政府|办事处|委员会|局|厅|中心|农场|林场)", head
    ):
        return True
    return bool(re.search(r"[镇乡县区旗市]|街道|苏木", words[:20].replace("乡镇", "")))


def _tidy(words: str) -> str:
    return _BLANKS.sub("", words).strip("《》“”#*—-·|｜")
