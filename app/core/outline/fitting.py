"""The levels of numbered headings whose numbers fit: most reports are numbered without a slip.

Where they do not fit, ``levels`` weighs every way of reading them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.core.outline.numbers import Number

MOST_LEVELS = 9
"""No report nests deeper; what would is read as a sister."""


def fitting_levels(numbers: Sequence[Number]) -> list[int] | None:
    """Levels from 1 if every number carries on the open series of its style, or begins one below all others.

    None where one does neither. There is only one such way of reading: a style that is open begins nowhere.
    """
    begun = Counter(number.style.name for number in numbers if number.value == 1)
    found: list[int] = []
    last: dict[str, tuple[int, int]] = {}
    series: list[Number] = []
    for number in numbers:
        name = number.style.name
        at = next((at for at, sister in enumerate(series) if sister.style.name == name), len(series))
        if at < len(series):
            fits = series[at].value + 1 == number.value
        else:
            fits = _may_begin(number, series, last.get(name), restarts=begun[name] > 1)
        if not fits:
            return None
        series[at:] = [number]
        last[name] = at, number.value
        found.append(at + 1)
    return found


def _may_begin(
    number: Number, above: Sequence[Number], last: tuple[int, int] | None, *, restarts: bool
) -> bool:
    """Whether a number begins a series below those ``above``.

    Its style stands where it stood ``last`` (its depth then, and its value), and may run on from there if it
    never ``restarts``; one that is new stands under none of a lower rank.
    """
    if len(above) >= MOST_LEVELS:
        return False
    if last is None:
        return number.value == 1 and (not above or number.style.rank >= above[-1].style.rank)
    depth, value = last
    return depth == len(above) and (number.value == 1 or (number.value == value + 1 and not restarts))
