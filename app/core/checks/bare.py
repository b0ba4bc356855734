"""The parts of a report without headings, by how its paragraphs begin.

Paragraphs that tell figures and begin like nothing else are its measures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import groupby

from app.core.enums import Origin, Part, SectionKind
from app.core.report import Section
from app.core.resources import load_json, load_pattern
from app.core.scan import Line, Scan

_NEXT_YEAR = "{next_year}"
# With fewer of them it is an excerpt, or another sort of text.
_NEEDED, _ENOUGH = Part.MEASURES, 3
_TITLE = 30
_HEADING = 16
_data = partial(load_json, "checks/bare.json")
_pattern = partial(load_pattern, "checks/bare.json")


@cache
def _parts(year: int | None) -> tuple[tuple[Part, re.Pattern[str]], ...]:
    next_year = f"{year + 1}年" if year is not None else "20\\d\\d年"
    rows = _data()["parts"]
    return tuple(
        (Part(row["part"]), re.compile(row["pattern"].replace(_NEXT_YEAR, next_year))) for row in rows
    )


def sections(scan: Scan, year: int | None, has_figure: Callable[[int, int], bool]) -> tuple[Section, ...]:
    """One for each run of paragraphs of one part; none for a text without most of the parts."""
    told = list(_told(scan, year, has_figure))
    parts = {part for _, part in told}
    if _NEEDED not in parts or len(parts) < _ENOUGH:
        return ()
    runs = ((part, [line for line, _ in run]) for part, run in groupby(told, key=lambda row: row[1]))
    return tuple(_section(scan, part, lines) for part, lines in runs)


def _section(scan: Scan, part: Part, lines: list[Line]) -> Section:
    """With its first clause for a title."""
    start, end = lines[0].start, lines[-1].end
    title_end = min(scan.clause(start)[1], start + _TITLE, end)
    title = scan.text[start:title_end]
    return Section(SectionKind.HEADING, 1, None, title, start, end, start, title_end, Origin.INFERRED, part)


def _told(
    scan: Scan, year: int | None, has_figure: Callable[[int, int], bool]
) -> Iterator[tuple[Line, Part]]:
    known: Part | None = None
    for line in scan.lines:
        if line.end - line.start < _data()["shortest"] or known is Part.PLAN:
            if known is not None:
                yield line, known
            continue
        words = scan.text[line.start : min(line.end, line.start + _data()["lead"])]
        lead, more = _leads(words)
        if known is None and _pattern("opening").search(scan.text, line.start, line.end):
            continue
        begun = next(
            (part for part, pattern in _parts(year) if pattern.search(lead) or pattern.search(more)), None
        )
        if begun is None and not (known and _pattern("goes_on").match(lead)):
            begun = Part.MEASURES if has_figure(line.start, line.end) else None
        known = begun or known
        if known is not None:
            yield line, known


def _leads(words: str) -> tuple[str, str]:
    """The first sentence, and the one behind it where it is so short that it is the paragraph's heading."""
    first, _, rest = words.partition("。")
    return first, rest.partition("。")[0] if len(first) <= _HEADING else ""
