"""Ends and point levels after a person changed the outline."""

from __future__ import annotations

from dataclasses import replace

from app.core.enums import SectionKind
from app.core.outline import read_outline, rebuild
from app.core.report import Section
from app.core.scan import Scan

TEXT = """一、主要工作
（一）抓学习。一是学原文。每月一次。二是写体会。每人两篇。
（二）抓执法。开展检查12次，整改问题30个。
二、工作打算
继续加强学习，不断提高干部依法办事能力。"""


def _outline() -> list[Section]:
    return list(read_outline(Scan(TEXT)))


def _by_title(sections: tuple[Section, ...], title: str) -> Section:
    return next(s for s in sections if s.title == title)


def test_a_promoted_heading_ends_the_one_before_it() -> None:
    outline = _outline()
    at = next(i for i, s in enumerate(outline) if s.title == "抓执法")
    outline[at] = replace(outline[at], level=1)
    rebuilt = rebuild(outline, len(TEXT))
    assert _by_title(rebuilt, "主要工作").end == rebuilt[at].start
    assert rebuilt[at].end == _by_title(rebuilt, "工作打算").start


def test_points_follow_their_heading_down() -> None:
    outline = _outline()
    at = next(i for i, s in enumerate(outline) if s.title == "抓学习")
    outline[at] = replace(outline[at], level=3)
    assert [s.level for s in rebuild(outline, len(TEXT)) if s.kind is SectionKind.POINT] == [4, 4]


def test_a_removed_heading_leaves_its_text_to_the_one_before() -> None:
    outline = [s for s in _outline() if s.title != "抓执法"]
    rebuilt = rebuild(outline, len(TEXT))
    assert _by_title(rebuilt, "抓学习").end == _by_title(rebuilt, "工作打算").start


def test_a_point_reaches_to_its_paragraphs_end_when_the_next_is_removed() -> None:
    outline = [s for s in _outline() if s.title != "写体会"]
    point = _by_title(rebuild(outline, len(TEXT), text=TEXT), "学原文")
    assert TEXT[point.start : point.end].endswith("每人两篇。")


def test_a_heading_added_behind_the_known_end_may_bring_a_new_end() -> None:
    text = TEXT + "\n某某镇人民政府\n2025年1月10日"
    outline = list(read_outline(Scan(text)))
    start = text.index("某某镇")
    added = Section(SectionKind.HEADING, 1, None, "某某镇人民政府", start, len(text), start, start + 7)
    assert rebuild([*outline, added], len(text))[-1].end == len(text)


def test_the_signature_stays_outside_the_last_section() -> None:
    text = TEXT + "\n某某镇人民政府\n2025年1月10日"
    rebuilt = rebuild(read_outline(Scan(text)), len(text))
    assert rebuilt[-1].end == len(TEXT)


def test_nothing_stands_where_nothing_was() -> None:
    assert rebuild([], 100) == ()
