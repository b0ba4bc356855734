"""Annexes that a text points to and does not have: 详见附件2 where nothing is annexed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.checks.case import Case, Span

_KINDS = ("附件", "附表", "附图", "附录")
_POINTED = frozenset(
    f"{see}{kind}" for see in ("见", "如", "见后", "参阅", "列于", "列入") for kind in _KINDS
)
_ALL = re.compile(r"[详参]?(?:见后?|如|参阅|列[于入])(?:附件|附表|附图|附录)(?:\d{1,2}|[一二三四五])?")
# A line of its own, or the list of annexes at the end.
_THERE = re.compile(r"^[ \t\u3000【\[（(]{0,8}附(?:件|表|图|录)?\s{0,4}(?:[：:\d一二三四五]|$)", re.MULTILINE)


def words() -> frozenset[str]:
    """The words that this watches for."""
    return _POINTED


def absent(case: Case) -> Iterator[tuple[str, Span]]:
    """What to say, and the place that points to an annex."""
    places = case.places_of(_POINTED)
    if not places or _THERE.search(case.text) is not None:
        return
    for at, _ in places:
        told = _ALL.search(case.text, max(0, at - 1), at + 12)
        if told is not None:
            yield f"“{told.group()}”：报告没有附件，请补上或删去。", told.span()
