"""What each line of a report is on paper: title, heading, body, salutation, signature.

Only how a line is set depends on it; the text is never changed. No Qt in here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from app.core.enums import SectionKind, Status
from app.core.report import Head
from app.core.resources import load_json
from app.core.state import SectionRecord

_BLANKS = re.compile(r"\s+")


class LineRole(Enum):
    """How a line is set."""

    TITLE = auto()  # centred, large
    FRONT = auto()  # centred: issuer, document number
    SALUTATION = auto()  # flush left
    BODY = auto()  # two characters in
    CLOSING = auto()  # flush right: signature, date


@dataclass(frozen=True, slots=True)
class HeadingRun:
    """The words of a heading (code points) with its level; body text may follow on the same line."""

    start: int
    end: int
    level: int


def heading_runs(text: str, sections: Iterable[SectionRecord]) -> tuple[HeadingRun, ...]:
    """The stretches that are set as headings, in order, without points and unmade headings.

    A closing mark belongs to the heading's face, as in print.
    """
    ends = tuple(load_json("page/lines.json")["title_marks"])
    runs = [
        HeadingRun(s.section.start, end + text.startswith(ends, end), s.section.level)
        for s in sections
        for end in (max(s.section.title_end, s.section.start),)
        if s.section.kind is SectionKind.HEADING and s.status is not Status.REJECTED
    ]
    return tuple(sorted((run for run in runs if run.end > run.start), key=lambda run: run.start))


def line_roles(text: str, head: Head, runs: Sequence[HeadingRun]) -> tuple[LineRole, ...]:
    """The role of every line of ``text`` (split at line feeds, blank lines included)."""
    lines = text.split("\n")
    roles = [LineRole.BODY] * len(lines)
    headings = _lines_with_headings(lines, runs)
    title_end = _mark_front(lines, roles, head, headings)
    _mark_closing(lines, roles, headings, after=title_end)
    return tuple(roles)


def _lines_with_headings(lines: Sequence[str], runs: Sequence[HeadingRun]) -> frozenset[int]:
    found, index, end = set(), 0, len(lines[0])
    for run in runs:
        while run.start > end and index + 1 < len(lines):
            index += 1
            end += 1 + len(lines[index])
        found.add(index)
    return frozenset(found)


def _bare(text: str) -> str:
    return _BLANKS.sub("", text)


def _front_lines(lines: Sequence[str], headings: frozenset[int]) -> list[int]:
    """Indexes of the first filled lines, up to the first heading."""
    words = load_json("page/lines.json")
    first_heading = min(headings, default=len(lines))
    filled = [i for i in range(min(len(lines), first_heading, 40)) if lines[i].strip()]
    return filled[: words["front_lines"]]


def _title_lines(lines: Sequence[str], front: Sequence[int], head: Head) -> list[int]:
    words = load_json("page/lines.json")
    title = _bare(head.title or "")
    if title:
        hits = [i for i in front if len(_bare(lines[i])) >= 2 and _bare(lines[i]) in title]
        if hits:
            return hits
    short = [i for i in front if len(_bare(lines[i])) <= words["title_longest"]]
    return [i for i in short if _bare(lines[i]).endswith(tuple(words["title_ends"]))][:1]


def _is_furniture(line: str) -> bool:
    """Whether a line is what a web page has around a title: a path, a date of publishing, an index number."""
    words = load_json("page/lines.json")
    has_mark = any(mark in line[:-1] for mark in words["furniture_marks"])
    return has_mark and not any(end in line for end in words["sentence_ends"])


def _mark_front(lines: Sequence[str], roles: list[LineRole], head: Head, headings: frozenset[int]) -> int:
    words = load_json("page/lines.json")
    front = _front_lines(lines, headings)
    title = _title_lines(lines, front, head)
    if not title:
        return -1
    for index in front:
        line = lines[index].strip()
        is_short = len(line) <= words["short_longest"]
        if index in title:
            roles[index] = LineRole.TITLE
        elif _is_furniture(line):
            continue
        elif is_short and line.endswith(tuple(words["salutation_ends"])):
            roles[index] = LineRole.SALUTATION
        elif is_short and not line.endswith(tuple(words["sentence_ends"])):
            roles[index] = LineRole.FRONT
        else:
            break
    return max(title)


def _mark_closing(
    lines: Sequence[str], roles: list[LineRole], headings: frozenset[int], *, after: int
) -> None:
    words = load_json("page/lines.json")
    date = re.compile(words["date"])
    filled = [i for i in range(max(after + 1, len(lines) - 40), len(lines)) if lines[i].strip()]
    tail = filled[-words["closing_lines"] :]
    dated = [i for i in tail if len(lines[i].strip()) <= 24 and date.search(lines[i])]
    if not dated:
        return
    roles[dated[-1]] = LineRole.CLOSING
    for index in reversed([i for i in tail if i < dated[-1]]):
        line = lines[index].strip()
        is_signature = len(line) <= words["short_longest"] and not line.endswith(
            (*words["sentence_ends"], *words["salutation_ends"])
        )
        if index in headings or not is_signature:
            break
        roles[index] = LineRole.CLOSING
