"""The same heading twice, or a long run of text twice, in one report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, pairwise

from app.core.checks.case import Case, Settings, Span, finding, occurrences
from app.core.checks.set_phrases import own_characters
from app.core.enums import Part, Severity
from app.core.report import Finding, Section

_LETTERS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")
_CLAUSE = re.compile(r"[^，。；：、！？“”《》（）\n]{8,400}")
# A run of 40 characters that holds no whole clause has half of its length at the edge of one, or lies inside.
_EDGE = 10
_LONG = 20
_INSIDE = 42
_WINDOW = 16
# More places of one piece than a report ever has.
_MOST = 40


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Headings first, then runs that no doubled heading explains."""
    covered: list[Span] = []
    for headings in _same_titles(case, settings):
        spans = [(h.title_start, h.title_end) for h in headings]
        covered.extend(spans)
        message = f"标题“{case.quote(spans[0], longest=30)}”在报告里出现 {len(spans)} 次。"
        yield finding(settings.rule, Severity.WARN, message, spans)
    shortest = int(settings.option("shortest"))
    for one, two in repeated_runs(case.text, shortest=shortest):
        is_heading = any(a <= one[0] < b or a <= two[0] < b for a, b in covered)
        if is_heading or own_characters(case.text[slice(*one)]) < shortest:
            continue
        message = f"“{case.quote(one, longest=30)}”等 {one[1] - one[0]} 字在报告里逐字出现两次。"
        yield finding(settings.rule, Severity.WARN, message, [one, two])


def _same_titles(case: Case, settings: Settings) -> Iterator[list[Section]]:
    """Headings with one title; a short one may stand among the results and again in the plan."""
    titles: dict[str, list[Section]] = defaultdict(list)
    for heading in case.headings:
        title = "".join(_LETTERS.findall(heading.title))
        if len(title) >= int(settings.option("shortest_title")):
            titles[title].append(heading)
    for title, headings in titles.items():
        is_short = len(title) < int(settings.option("long_title"))
        if is_short and any(case.part_at(h.start) is Part.PLAN for h in headings):
            continue
        if len(headings) > 1:
            yield headings


def repeated_runs(text: str, *, shortest: int) -> Iterator[tuple[Span, Span]]:
    """Pairs of places that share a run of at least ``shortest`` (40 or more) characters."""
    done = 0
    for seed, earlier, later in sorted(_seeds(text), key=lambda row: row[2]):
        if later < done or earlier + len(seed) > later:
            continue
        start, end, other = _grown(text, earlier, later, len(seed))
        if end - start >= shortest and start >= done:
            yield (other, other + end - start), (start, end)
            done = end


def _seeds(text: str) -> Iterator[tuple[str, int, int]]:
    """Pieces of clauses that come twice, with two neighbouring places."""
    seen: set[str] = set()
    twice: set[str] = set()
    for clause in _CLAUSE.findall(text):
        pieces = (clause,) if len(clause) < _LONG else (clause[:_EDGE], clause[-_EDGE:])
        if len(clause) >= _INSIDE:
            pieces += tuple(clause[at : at + _WINDOW] for at in range(len(clause) - _WINDOW + 1))
        for piece in pieces:
            (twice if piece in seen else seen).add(piece)
    for piece in twice:
        places = list(islice(occurrences(text, piece), _MOST))
        for (one, _), (two, _) in pairwise(places):
            yield piece, one, two


def _grown(text: str, one: int, two: int, size: int) -> tuple[int, int, int]:
    """The run of both places extended both ways, never over each other or a line end."""
    start, other = two, one
    while other > 0 and start > one + size and text[start - 1] == text[other - 1] != "\n":
        start, other = start - 1, other - 1
    end, stop = two + size, one + size
    while end < len(text) and stop < start and text[end] == text[stop] != "\n":
        end, stop = end + 1, stop + 1
    return start, end, other
