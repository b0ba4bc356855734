"""Decimals that are none: 1.12项事项 before 2. is 1. with a title that begins with a numeral."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from app.core.outline.heading import Opening
from app.core.outline.numbers import Number, style_named

_NUMBER = re.compile(r"(\d{1,2})[.．、﹒](\d{1,2})?")
_DECIMAL, _WHOLE = "decimal2", "arabic_dot"
_FAMILIES = (_DECIMAL, "arabic")


def with_wholes(text: str, found: Sequence[Opening]) -> list[Opening]:
    """Reads a decimal in no series of decimals as a whole number, where the whole numbers run on."""
    counted = [o for o in found if o.style is not None and o.style.family in _FAMILIES]
    if all(o.style is None or o.style.family != _DECIMAL for o in counted):
        return list(found)
    mended: dict[int, Opening] = {}
    before = (0, 0)
    for opening, after in zip_longest(counted, counted[1:]):
        whole, part = _parts(text, opening)
        if part > 1 and _is_whole(whole, before, _parts(text, after)):
            part = 0
            mended[opening.start] = _with_whole(text, opening, whole)
        before = whole, part
    return [mended.get(o.start, o) for o in found]


def _parts(text: str, opening: Opening | None) -> tuple[int, int]:
    """The two values of 1.12; (1, 0) of 1."""
    match = _NUMBER.match(text, opening.start) if opening is not None else None
    if opening is None or match is None:
        return 0, 0
    is_decimal = opening.style is not None and opening.style.family == _DECIMAL
    return int(match[1]), int(match[2]) if is_decimal else 0


def _is_whole(whole: int, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether neither neighbour has the same whole part, and one shows that whole numbers run on."""
    if whole in (before[0], after[0]):
        return False
    return before == (whole - 1, 0) or (after[0] == whole + 1 and after[1] != 1)


def _with_whole(text: str, opening: Opening, whole: int) -> Opening:
    point = _NUMBER.match(text, opening.start)
    end = point.start(2) if point is not None else opening.title_start
    return replace(opening, number=Number(style_named(_WHOLE), whole, end), title_start=end)
