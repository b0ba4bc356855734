"""The year that a report is of: as its title states it, its text tells it, or its plans imply."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from app.core.enums import Part, SectionKind
from app.core.head.patterns import pattern
from app.core.head.sources import Sources
from app.core.report import Section

_OPENING = 600
"""Where nothing above the first heading tells it, a year is looked for in so much text."""
_BLANKS = re.compile(r"\s+")
_HAN_DIGITS = str.maketrans("〇○ΟOＯo零０一二三四五六七八九", "0" * 8 + "123456789")


def find_year(
    sources: Sources, title: str | None, outline: Sequence[Section], date: str | None
) -> int | None:
    """The year of the report's title, else of its headings, its file's name, its plans, its opening, its
    signature (``date``).

    A file may have been named in a hurry: the year of its name counts where the text knows it too or none.
    """
    stated = _stated_year(title or "")
    if stated and title and not _is_file_name(title, sources):
        return stated
    told = _told_years(sources, outline)
    counts = told or _opening_years(sources, outline)
    named = _stated_year(sources.stem) if pattern("report").search(sources.stem) else None
    if named and (named in counts or not counts):
        return named
    signed = int(date[:4]) if date else None
    year = _commonest(told) or _year_before_plans(outline, signed) or _commonest(counts)
    if year is None and signed and date:
        return signed - (int(date[5:7]) <= 6)
    return year


def han_year(words: str) -> int:
    """The year that four Han digits at the head of ``words`` write (二〇二四年 → 2024)."""
    return int(words[:4].translate(_HAN_DIGITS))


def _commonest(counts: Counter[int]) -> int | None:
    """The year named most often, of two the later one."""
    return max(counts, key=lambda year: (counts[year], year)) if counts else None


def _year_before_plans(outline: Sequence[Section], signed: int | None) -> int | None:
    """The year before the one that a chapter of plans names: 2025年工作打算 ends a report of 2024, and
    2024年下半年 one of 2024 itself. None where the report was ``signed`` in another year.
    """
    for section in outline:
        planned = _stated_year(section.title) if section.part is Part.PLAN else None
        if planned:
            year = planned if pattern("same_year").search(section.title) else planned - 1
            return year if signed in (None, year, year + 1) else None
    return None


def _is_file_name(title: str, sources: Sources) -> bool:
    """Whether only the name of the file tells a title and no line of the text."""
    if title not in _BLANKS.sub("", sources.stem):
        return False
    return title not in _BLANKS.sub("", "".join((*sources.front, sources.body[:_OPENING])))


def _told_years(sources: Sources, outline: Sequence[Section]) -> Counter[int]:
    """How often what stands above the first heading and the top headings name each year."""
    before = max(outline[0].start - sources.start, 0) if outline else 0
    done = "\n".join(s.title for s in _tops(outline) if s.part is not Part.PLAN)
    return _years(sources.body[:before]) + _years(done)


def _opening_years(sources: Sources, outline: Sequence[Section]) -> Counter[int]:
    """How often the first words name each year, up to the plans."""
    plans = min((s.start - sources.start for s in _tops(outline) if s.part is Part.PLAN), default=_OPENING)
    opening = sources.body[: max(min(plans, _OPENING), 0)]
    return _years(opening) or Counter(map(han_year, pattern("han_year").findall(opening)))


def _tops(outline: Sequence[Section]) -> list[Section]:
    return [s for s in outline if s.kind is SectionKind.HEADING and s.level == 1]


def _years(words: str) -> Counter[int]:
    """How often each year is named, those of documents' numbers, of ranges and of single days left out.

    A year that only plans are made for does not count beside others.
    """
    words = pattern("day").sub("", pattern("range").sub("", words))
    return _counted(pattern("planned_year").sub("", words)) or _counted(words)


def _counted(words: str) -> Counter[int]:
    """In running text only what 年 follows is a year; 2000余份 is none."""
    years = pattern("year").finditer(words)
    return Counter(int(m.group(1)) for m in years if words[m.end() : m.end() + 2].lstrip().startswith("年"))


def _stated_year(words: str) -> int | None:
    """The year that a title states, of two the one that no plans are made for; of a range alone its last."""
    words = _BLANKS.sub("", words)
    span = pattern("range").search(words)
    words = pattern("range").sub("", words) if span else words
    years = pattern("year").findall(words)
    if years:
        done = pattern("year").search(pattern("planned_year").sub("", words)) if len(years) > 1 else None
        return int(done[1] if done else years[0])
    if span:
        return int(span.group(2))
    match = pattern("han_year").search(words)
    return han_year(match.group()) if match else None
