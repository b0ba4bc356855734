"""Numbers that cannot be: shares over 100 %, parts larger than their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.bounds import interval_of
from app.core.checks.case import Case, Settings, finding
from app.core.enums import Role, Severity
from app.core.report import Figure, Finding

_SHARE = re.compile(r"率|占(?:比|总)?|比例|覆盖|合格|满意")
_CHANGE = re.compile(r"增|升|提高|同比|环比|上涨|完成.{0,6}(?:任务|目标|计划)|超额|较|比")
_BEFORE = 16


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Impossible rates, then small-big pairs of the tag book in one sentence."""
    for figure in case.stated:
        if (
            figure.unit in {"%", "‰"}
            and figure.value > (100 if figure.unit == "%" else 1000)
            and _is_share(case, figure)
        ):
            message = f"“{case.text[max(0, figure.start - 8) : figure.end].strip()}”超过 100%，不可能。"
            yield finding(settings.rule, Severity.ERROR, message, [(figure.start, figure.end)])
    for relation in case.book.relations:
        if relation.type == "le":
            yield from _too_large(
                case,
                settings,
                relation.data["small"],
                relation.data["big"],
                is_soft=bool(relation.data.get("soft")),
            )


def _is_share(case: Case, figure: Figure) -> bool:
    before = case.text[max(0, figure.start - _BEFORE) : figure.start]
    return figure.direction is None and bool(_SHARE.search(before)) and not _CHANGE.search(before)


def _too_large(case: Case, settings: Settings, small: str, big: str, *, is_soft: bool) -> Iterator[Finding]:
    for part in (f for f in case.stated if f.indicator == small and f.role is not Role.PLAN):
        start, end = case.scan.sentence(part.start)
        whole = next(
            (
                f
                for f in case.stated
                if f.indicator == big
                and start <= f.start < end
                and f.unit == part.unit
                and f.period == part.period
                and f.role is not Role.PLAN
            ),
            None,
        )
        if whole is None or interval_of(part).low <= interval_of(whole).high:
            continue
        names = (case.book.name_of(small), case.book.name_of(big))
        message = f"{names[0]}“{part.surface}”大于{names[1]}“{whole.surface}”。"
        severity = Severity.INFO if is_soft else Severity.ERROR
        yield finding(settings.rule, severity, message, [(part.start, part.end), (whole.start, whole.end)])
