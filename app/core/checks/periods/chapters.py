"""The years that chapters name in their headings, and parts of a year there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.checks.case import Case, Span
from app.core.checks.title import OPENING, PART_OF_YEAR
from app.core.enums import Part
from app.core.report import Section

_YEAR = re.compile(r"(20\d\d)\s?年")
_FIRST_MONTHS = re.compile("上半年|前三季度|第?[一二三]季度")
# Without one of these a heading has neither a year nor a part of one.
_TELLS_TIME = re.compile("20|半年|季度")


def misdated(case: Case, year: int) -> Iterator[tuple[str, Span]]:
    """What was done the year before, plans for the report's own ``year``, and the first months alone."""
    for chapter in case.top:
        if _TELLS_TIME.search(chapter.title) is None:
            continue
        part = _FIRST_MONTHS.search(chapter.title)
        if part is not None and _is_of_all_year(case):
            yield (
                f"标题“{_words(case, chapter)}”写的是{part.group()}，年度报告应报全年，请核对。",
                _place(chapter),
            )
        named = _YEAR.findall(chapter.title)
        if chapter.part is None or chapter.part is Part.OTHER or len(named) != 1:
            continue
        meant = year + (chapter.part is Part.PLAN)
        if int(named[0]) == meant - 1:
            told = f"写的是{named[0]}年，{year}年的报告应为{meant}年"
            yield f"标题“{_words(case, chapter)}”{told}，请核对。", _place(chapter)


def _place(chapter: Section) -> Span:
    return chapter.start, chapter.title_end


def _words(case: Case, chapter: Section) -> str:
    return case.quote((chapter.title_start, chapter.title_end), longest=30)


def _is_of_all_year(case: Case) -> bool:
    """Whether the opening says that a year is reported on, and the title not that a part of one is."""
    is_of_part = PART_OF_YEAR.search(case.head.title or "") is not None
    return not is_of_part and case.text.find(f"{case.head.year}年度", 0, OPENING) >= 0
