"""Results without a single figure: the whole report, or a long section of the measures."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.checks.case import Case, Settings, finding
from app.core.enums import Part, Severity
from app.core.report import Finding


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """The whole report when it has no figure; otherwise long second-level sections without one."""
    if not case.stated:
        title = len(case.head.title or "")
        first = next((line for line in case.scan.lines if line.start >= title), None)
        if first is not None:
            message = "全文没有一个统计数字，成效缺少数据支撑。"
            yield finding(settings.rule, Severity.WARN, message, [(first.start, first.end)])
        return
    shortest = int(settings.option("shortest_section"))
    for chapter in case.top:
        if chapter.part is not Part.MEASURES:
            continue
        if not any(chapter.start <= f.start < chapter.end for f in case.stated):
            message = (
                f"“{case.quote((chapter.title_start, chapter.title_end), longest=30)}”一章没有一个统计数字。"
            )
            yield finding(settings.rule, Severity.WARN, message, [(chapter.start, chapter.title_end)])
            continue
        for section in case.headings:
            inside = section.level == 2 and chapter.start < section.start < chapter.end
            if not inside or section.end - section.start < shortest:
                continue
            if not any(section.start <= f.start < section.end for f in case.stated):
                words = case.quote((section.title_start, section.title_end), longest=30)
                message = f"“{words}”一节没有一个统计数字。"
                yield finding(settings.rule, Severity.INFO, message, [(section.start, section.title_end)])
