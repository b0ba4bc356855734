"""The same heading twice, or a long run of text twice, in one report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from app.core.checks.case import Case, Settings, Span, finding
from app.core.enums import Severity
from app.core.report import Finding

_STEP = 8
_TITLE = 6
_LETTERS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Headings first, then runs that no doubled heading explains."""
    covered: list[Span] = []
    titles: dict[str, list[Span]] = defaultdict(list)
    for heading in case.headings:
        title = "".join(_LETTERS.findall(heading.title))
        if len(title) >= _TITLE:
            titles[title].append((heading.title_start, heading.title_end))
    for spans in titles.values():
        if len(spans) > 1:
            covered.extend(spans)
            message = f"标题“{case.quote(spans[0], longest=30)}”在报告里出现 {len(spans)} 次。"
            yield finding(settings.rule, Severity.WARN, message, spans)
    for one, two in repeated_runs(case.text, shortest=int(settings.option("shortest"))):
        if any(a <= one[0] < b or a <= two[0] < b for a, b in covered):
            continue
        message = f"“{case.quote(one, longest=30)}”等 {one[1] - one[0]} 字在报告里逐字出现两次。"
        yield finding(settings.rule, Severity.WARN, message, [one, two])


def repeated_runs(text: str, *, shortest: int) -> Iterator[tuple[Span, Span]]:
    """Pairs of places that share a run of at least ``shortest`` characters; linear in the text's length.

    Every ``_STEP``-th window is kept; each position then asks for its own, so that no run that is long
    enough slips through.
    """
    size = max(shortest - _STEP, _STEP)
    if len({text[at : at + size] for at in range(len(text) - size + 1)}) >= len(text) - size + 1:
        return
    kept: dict[str, int] = {}
    done = 0
    at = 0
    while at + size <= len(text):
        window = text[at : at + size]
        earlier = kept.get(window)
        if earlier is not None and earlier + size <= at and at >= done:
            start, end, other = _grown(text, earlier, at, size)
            if end - start >= shortest:
                yield (other, other + end - start), (start, end)
                done = end
        if at % _STEP == 0:
            kept.setdefault(window, at)
        at += 1


def _grown(text: str, one: int, two: int, size: int) -> tuple[int, int, int]:
    """The run of both places extended both ways, never over each other or a line end."""
    start, other = two, one
    while other > 0 and start > one + size and text[start - 1] == text[other - 1] != "\n":
        start, other = start - 1, other - 1
    end, stop = two + size, one + size
    while end < len(text) and stop < start and text[end] == text[stop] != "\n":
        end, stop = end + 1, stop + 1
    return start, end, other
