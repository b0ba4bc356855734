"""Annexes that a text points to and does not have: 详见附件2 where nothing is annexed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.checks.case import Case, Span

_KINDS = ("附件", "附表", "附图", "附录")
_POINTED = frozenset(
    f"{see}{kind}" for see in ("见", "如", "见后", "参阅", "列于", "列入") for kind in _KINDS
)
_BEFORE = ("详", "参")
_BROKEN = re.compile(r"[（(\s]{0,2}错误[!！]")
_NUMBERED = re.compile(rf"\w{{1,2}}(?:{'|'.join(_KINDS)})(?:\d{{1,2}}|[一二三四五])?")
# A line of its own, or the list of annexes at the end.
_THERE = re.compile(r"^[ \t\u3000【\[（(]{0,8}附(?:件|表|图|录)?\s{0,4}(?:[：:\d一二三四五]|$)", re.MULTILINE)


def words() -> frozenset[str]:
    """The words that this watches for."""
    return _POINTED


def absent(case: Case) -> Iterator[tuple[str, Span]]:
    """What to say, and the place that points to an annex."""
    if not case.found(_POINTED) or _THERE.search(case.text) is not None:
        return
    for told in case.matches_at(_POINTED, _NUMBERED):
        if _BROKEN.match(case.text, told.end()):
            # 详见附表（错误!未找到引用源。）: what conversion left says it all.
            continue
        place = told.start() - case.text.endswith(_BEFORE, 0, told.start()), told.end()
        yield f"“{case.text[slice(*place)]}”：报告没有附件，请补上或删去。", place
