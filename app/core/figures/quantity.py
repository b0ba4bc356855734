"""From a position in the text to a quantity: number, range, unit, bound words behind it.

Whether it is a figure at all is decided elsewhere (``traps``), what bounds it from the left too (``bounds``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import gcd

from app.core.enums import Qualifier
from app.core.figures.grammar import Grammar
from app.core.figures.numerals import arabic_value, chinese_value, neighbours, scale_value

_LIST_LENGTH = 8
_SCALES = frozenset("十百千万亿")
_PERCENT = {"％": "%", "﹪": "%"}


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral with its scale at ``start``–``end``. ``high`` is the upper end of 三四.

    ``written``: in Chinese characters; ``small``: one such character (or 十) alone, which is weak evidence;
    ``scale``: the factor of its scale words, 1 without; ``more``: what 余, 多, 来 inside it say.
    """

    start: int
    end: int
    low: float
    high: float | None = None
    written: bool = False
    small: bool = False
    bare_scale: bool = False
    scale: float = 1.0
    more: Qualifier | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with all that belongs to its span; its unit stands at ``number_end``–``unit_end``."""

    number: Number
    start: int
    number_end: int
    unit_end: int
    end: int
    low: float
    high: float | None
    unit: str
    is_noun: bool = False
    is_fraction: bool = False
    bound: Qualifier | None = None
    more: Qualifier | None = None


def read_number(grammar: Grammar, text: str, start: int) -> Number | None:
    """The number that begins at ``start``; None where none does or where it cannot be told."""
    match = grammar.number.match(text, start)
    if match is None:
        return None
    if match["arabic"]:
        scale = scale_value((match["scale"] or "") + (match["scale2"] or ""))
        value = arabic_value(match["arabic"]) * scale
        if match["part"]:
            value += arabic_value(match["part"]) * scale_value(match["part_scale"])
        return Number(start, match.end(), _clean(value), scale=scale, more=_more(grammar, match))
    return _written(grammar, match)


def _more(grammar: Grammar, match: re.Match[str]) -> Qualifier | None:
    inside = match["more"] or match["more_written"]
    if inside:
        return grammar.more[inside]
    return Qualifier.MORE_THAN if match["lead"] or "多" in (match["scale"] or "") else None


def _written(grammar: Grammar, match: re.Match[str]) -> Number | None:
    numeral = match["chinese"]
    factor = scale_value(match["scale_written"] or "")
    more = _more(grammar, match)
    guess = neighbours(numeral)
    value = guess[0] if guess else chinese_value(numeral)
    if value is None:
        return None
    return Number(
        match.start(),
        match.end(),
        value * factor,
        guess[1] * factor if guess else None,
        written=True,
        small=len(numeral) == 1 and more is None and factor == 1 and numeral not in "百千万亿",
        bare_scale=numeral != "十" and _SCALES.issuperset(numeral) and not match["lead"],
        scale=factor if value < 10_000 else 10_000.0,
        more=more,
    )


def read_quantity(grammar: Grammar, text: str, start: int) -> Quantity | None:
    """The quantity whose number begins at ``start``: the longest reading; None where no number begins."""
    whole = _fraction(grammar, text, start) or _half(grammar, text, start)
    if whole is None:
        number = read_number(grammar, text, start)
        if number is None:
            return None
        whole = _with_range(grammar, text, number) or _with_unit(grammar, text, number)
    return _bounded(grammar, text, whole)


def _half(grammar: Grammar, text: str, start: int) -> Quantity | None:
    """半年, 半个月: a half with the unit that it stands in."""
    match = grammar.leading_half.match(text, start)
    if match is None:
        return None
    number = Number(start, start + 1, 0.5, written=True, small=True)
    return Quantity(
        number, start, start + 1, match.end(), match.end(), 0.5, None, grammar.halves[match.group()]
    )


def with_shared_unit(grammar: Grammar, text: str, quantity: Quantity) -> Quantity:
    """A bare number of a list with the unit (and scale) of a later one: the 3 and the 5 of 3、5、8件."""
    at = quantity.number.end
    for _ in range(_LIST_LENGTH):
        comma = grammar.comma.match(text, at)
        number = read_number(grammar, text, comma.end()) if comma is not None else None
        if number is None or number.written != quantity.number.written:
            return quantity
        later = _with_range(grammar, text, number) or _with_unit(grammar, text, number)
        if later.unit:
            shared = later.number.scale if quantity.number.scale == 1 else 1.0
            tens = 10.0 if later.low == later.number.low * 10 and later.unit == "%" else 1.0
            return replace(
                quantity, low=_clean(quantity.low * shared * tens), unit=later.unit, end=quantity.number.end
            )
        at = number.end
    return quantity


def _fraction(grammar: Grammar, text: str, start: int) -> Quantity | None:
    """百分之九十, 三分之二, 千分之三, 1/3, each as per cent (or ‰)."""
    match = grammar.fraction.match(text, start)
    if match is not None:
        below = match[1]
        above = chinese_value(match[2]) if match[2] else arabic_value(match[3])
        whole = 100.0 if below == "百" else 1000.0 if below == "千" else chinese_value(below)
        if above is None or not whole:
            return None
        plain = below in ("百", "千")
        value = above if plain else round(above / whole * 100, 2)
        number = Number(start, match.end(), value, written=True)
        unit = "‰" if below == "千" else "%"
        end = match.end()
        high = None
        if plain:
            separator = grammar.separator.match(text, end)
            if separator is not None:
                again = grammar.fraction.match(text, separator.end())
                second = read_number(grammar, text, again.start(2) if again and again[2] else separator.end())
                if second is not None and (second.written or again) and second.low > value:
                    high, end = second.low, second.end
        return Quantity(number, start, end, end, end, value, high, unit, is_fraction=True)
    return _slash(grammar, text, start)


def _slash(grammar: Grammar, text: str, start: int) -> Quantity | None:
    match = grammar.slash.match(text, start)
    if match is None:
        return None
    above, below = arabic_value(match[1]), arabic_value(match[2])
    if not 0 < above < below or below > 20 or gcd(int(above), int(below)) > 1:
        return None
    value = round(above / below * 100, 2)
    number = Number(start, match.end(), value)
    return Quantity(number, start, match.end(), match.end(), match.end(), value, None, "%", is_fraction=True)


def _with_unit(grammar: Grammar, text: str, number: Number) -> Quantity:
    """The number with the unit behind it; unit "" where there is none."""
    start, at = number.start, number.end
    low, more = number.low, number.more
    match = grammar.unit.match(text, at)
    noun = grammar.noun.match(text, at) if not number.small else None
    if noun is not None and (match is None or noun.end() > match.end()):
        return Quantity(
            number, start, at, noun.end(), noun.end(), low, number.high, noun[1], is_noun=True, more=more
        )
    half = grammar.half.match(text, at)
    if half is not None and half.group():
        unit = grammar.halves[half.group()]
        return Quantity(number, start, at, half.end(), half.end(), low + 0.5, None, unit, more=more)
    if match is None:
        return Quantity(number, start, at, at, at, low, number.high, "", more=more)
    unit = _PERCENT.get(match[1], match[1])
    if unit == "成":
        low, unit = low * 10, "%"
        number = replace(number, high=number.high * 10 if number.high else None)
    inner = _inner_more(grammar, text, at)
    if inner is not None:
        return Quantity(
            number, start, at, inner[1], inner[1], low, number.high, inner[0], more=Qualifier.MORE_THAN
        )
    return Quantity(number, start, at, match.end(), match.end(), low, number.high, unit, more=more)


def _inner_more(grammar: Grammar, text: str, at: int) -> tuple[str, int] | None:
    """2个多小时 → 个小时: 多 between 个 and the noun of a compound unit. The unit and its end."""
    if not text.startswith(("个多", "个余"), at):
        return None
    match = grammar.unit.match("个" + text[at + 2 : at + 6])
    if match is None or match.end() < 2:
        return None
    return match[1], at + match.end() + 1


def _with_range(grammar: Grammar, text: str, number: Number) -> Quantity | None:
    """3—5次, 3万—5万元, 10%—15%, 3天至5天; None where the number stands alone."""
    separator = grammar.separator.match(text, number.end)
    if separator is not None:
        return _bare_range(grammar, text, number, separator.end())
    first = _with_unit(grammar, text, number)
    separator = grammar.separator.match(text, first.unit_end) if first.unit and not first.is_noun else None
    second = read_number(grammar, text, separator.end()) if separator is not None else None
    if second is None or second.low <= number.low:
        return None
    tail = _with_unit(grammar, text, second)
    return _from_to(number, first.low, tail) if tail.unit == first.unit else None


def _bare_range(grammar: Grammar, text: str, number: Number, at: int) -> Quantity | None:
    """A range whose first number has no unit of its own and takes the second's, its scale too (3—5万元)."""
    second = read_number(grammar, text, at)
    if second is None or second.written != number.written:
        return None
    low = number.low
    if number.scale == 1 < second.scale and low * second.scale < second.low:
        low *= second.scale
    if second.low <= low:
        return None
    tail = _with_unit(grammar, text, second)
    return _from_to(number, low * 10 if tail.low == second.low * 10 else low, tail)


def _from_to(number: Number, low: float, tail: Quantity) -> Quantity:
    return replace(tail, number=replace(number, small=False), start=number.start, low=low, high=tail.low)


def _bounded(grammar: Grammar, text: str, quantity: Quantity) -> Quantity:
    """The quantity with 以上, 余, 左右 … taken into its span where they touch it."""
    match = grammar.after.match(text, quantity.unit_end)
    if match is None or text[match.end() : match.end() + 1] in grammar.not_after.get(match[1], "\0"):
        return quantity
    return replace(quantity, end=match.end(), bound=grammar.after_qualifier[match[1]])


def _clean(value: float) -> float:
    """Scaled decimals without the dust of binary fractions: 1.1万 → 11000."""
    return round(value, 6) if value < 1e9 else round(value, 2)
