"""What looks at several numbers have in common: exact counts, and totals that their parts do not make up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.checks.case import Span
from app.core.enums import FigureKind, Qualifier
from app.core.report import Figure

# 按类型分，, 从来源看，: what leads over to the kinds of what was counted.
BY_KINDS = re.compile(r"[按从][\u4e00-\u9fff]{1,6}[分看]，")
Said = tuple[str, list[Span]]
"""What to say, and the places."""


def is_count(figure: Figure) -> bool:
    """Whether it is an exact count, and no change of one."""
    is_exact = figure.qualifier is Qualifier.EXACT and figure.direction is None
    return is_exact and figure.kind is FigureKind.COUNT


def spans_of(figures: Sequence[Figure]) -> list[Span]:
    """Where they stand."""
    return [(figure.start, figure.end) for figure in figures]


def bare_unit(unit: str) -> str:
    """场 and 场次 count alike."""
    return unit.removesuffix("次") or unit


def not_made_up(total: Figure, parts: Sequence[Figure], side: str = "后面") -> Said:
    """A total and other parts than make it up, told on that ``side`` of it."""
    added = sum(part.value for part in parts)
    listed = "＋".join(part.surface for part in parts)
    said = f"“{total.surface}”与{side}各项之和{added:.10g}（{listed}）不符，请核对。"
    return said, spans_of([total, *parts])
