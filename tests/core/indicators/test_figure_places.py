"""Which headings stand above a figure."""

from __future__ import annotations

from app.core.enums import Part, SectionKind
from app.core.indicators.context import places
from app.core.report import Section


def section(title: str, level: int, start: int, end: int, part: Part | None = None) -> Section:
    """A numbered heading with its range."""
    return Section(
        kind=SectionKind.HEADING,
        level=level,
        number="",
        title=title,
        start=start,
        title_start=start,
        title_end=start + len(title),
        end=end,
        part=part,
    )


def test_a_chapter_stands_above_every_one_of_its_many_sections() -> None:
    chapter = section("2023年工作回顾", 1, 0, 1000, Part.MEASURES)
    outline = [chapter, *(section(f"第{n}项", 2, n * 100, n * 100 + 100) for n in range(1, 10))]
    found = places([50, 150, 950, 1000], outline)
    assert [place.titles for place in found] == [
        ("2023年工作回顾",),
        ("第1项", "2023年工作回顾"),
        ("第9项", "2023年工作回顾"),
        (),
    ]
    assert [place.section for place in found] == [0, 1, 9, None]
    assert found[2].part is Part.MEASURES


def test_only_the_four_innermost_headings_count() -> None:
    outline = [section(f"第{n}级", n, n * 10, 500 - n) for n in range(1, 7)]
    assert places([100], outline)[0].titles == ("第6级", "第5级", "第4级", "第3级")
