"""Plans and duties told among results, and the next year's schedule among this year's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.checks.case import Case, Settings, finding
from app.core.enums import Part, Role, Severity
from app.core.report import Finding

_SCHEDULED = re.compile(r"(?:列入|纳入|写入)(?:了)?(20\d\d)\s?年[^，。；]{0,8}(?:计划|要点|安排)")
_DONE = (Part.MEASURES, Part.RESPONSIBILITY)


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Figures of plans in the chapters on results; work scheduled for the next year there."""
    for figure in case.stated:
        if figure.role is Role.PLAN and case.part_at(figure.start) in _DONE and _is_event(figure.unit):
            message = f"成效里的“{figure.surface}”是计划或要求，不是完成数。"
            yield finding(settings.rule, Severity.WARN, message, [(figure.start, figure.end)])
    year = case.head.year
    for match in _SCHEDULED.finditer(case.text):
        if year is not None and int(match.group(1)) > year and case.part_at(match.start()) in _DONE:
            message = f"“{case.quote(match.span())}”是下一年的安排，写在了{year}年的工作里。"
            yield finding(settings.rule, Severity.WARN, message, [match.span()])


def _is_event(unit: str) -> bool:
    """Units of work done; 支 and 名 of a plan (一支队伍) are no counts of work."""
    return unit in {"次", "场", "场次", "期", "件", "起", "份", "册", "人次", "件次", "%", "项", "个", "户"}
