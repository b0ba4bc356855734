"""From a position in the text to a quantity: number, range, unit, bound words behind it.

Whether it is a figure at all is decided elsewhere (``traps``), what bounds it from the left too (``bounds``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from math import gcd

from app.core.enums import Qualifier
from app.core.figures.grammar import Grammar
from app.core.figures.numbers import Number, clean, read_number
from app.core.figures.numerals import arabic_value, chinese_value, neighbours, scale_value
from app.core.figures.patterns import BLANKS, DIGITS
from app.core.light import light_dataclass

_BEFORE = 16
_LIST_LENGTH = 12
_COUNTING = 6
_NAME = 14  # characters of a unit before its number and what stands between the two
_AFTER_VALUE = frozenset(["", *"，,。；;、 \u3000\n\t）)"])
_POINTS = "个百分点"
_POINTS_REACH = 28
_TENTHS = frozenset("一二三四五六七八九")
_INSIDE_UNIT = frozenset("半多余")


@light_dataclass(frozen=True, slots=True)
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


def words_before(text: str, quantity: Quantity) -> str:
    """What stands before the quantity on its line, as far as words can bear on it."""
    start = quantity.start
    return text[start - _BEFORE if start > _BEFORE else 0 : start].rpartition("\n")[2]


def read_quantity(grammar: Grammar, text: str, start: int) -> Quantity | None:
    """The quantity whose number begins at ``start``: the longest reading; None where no number begins."""
    whole = _share_or_half(grammar, text, start)
    if whole is None:
        number = read_number(grammar, text, start)
        if number is None:
            return None
        whole = _from_number(grammar, text, number)
    at = whole.unit_end
    return _bounded(grammar, text, whole) if text[at : at + 1] in grammar.after_first else whole


def _share_or_half(grammar: Grammar, text: str, start: int) -> Quantity | None:
    first = text[start]
    if first in DIGITS:
        return _slash(grammar, text, start) if "/" in text[start + 1 : start + 3] else None
    if first in "一半" and text[start + 1 : start + 2] in grammar.share_last:
        return _named_share(grammar, text, start)
    return _half(grammar, text, start) if first == "半" else _fraction(grammar, text, start)


def _half(grammar: Grammar, text: str, start: int) -> Quantity | None:
    """半年, 半个月: a half with the unit that it stands in."""
    match = grammar.leading_half.match(text, start)
    if match is None:
        return None
    number = Number(start, start + 1, 0.5, written=True, small=True)
    return Quantity(
        number, start, start + 1, match.end(), match.end(), 0.5, None, grammar.halves[match.group()]
    )


def unit_elsewhere(grammar: Grammar, text: str, quantity: Quantity) -> tuple[Quantity, int]:
    """A bare number with the unit that stands before it, or behind a later one of its list.

    Also the end of the numbers that were found to have no unit either, where the list has none.
    """
    if quantity.start > 0 and text[quantity.start - 1] in grammar.named_last:
        named = _named_unit(grammar, text, quantity)
        if named is not None:
            return named, 0
    return _shared_unit(grammar, text, quantity)


def _named_unit(grammar: Grammar, text: str, quantity: Quantity) -> Quantity | None:
    """A bare number with the unit before it, in brackets or alone: the 36 of 调解纠纷（件）：36."""
    start, end = quantity.start, quantity.end
    follower = text[end : end + 1]
    # A 1 may be the number of a list whose line break was lost, a second number that of another column.
    if (
        follower not in _AFTER_VALUE
        or (quantity.low <= 1 and follower == "、")
        or (follower == " " and text[end + 1 : end + 2] in DIGITS)
    ):
        return None
    name = grammar.named.search(text, start - _NAME if start > _NAME else 0, start)
    if name is None:
        return None
    scale, unit = name.groups()
    low, high = quantity.low, quantity.high
    if scale:
        factor = scale_value(scale)
        low, high = clean(low * factor), clean(high * factor) if high is not None else None
    unit = grammar.percent_signs.get(unit, unit)
    return Quantity(quantity.number, start, quantity.number_end, quantity.unit_end, end, low, high, unit)


def _shared_unit(grammar: Grammar, text: str, quantity: Quantity) -> tuple[Quantity, int]:
    """A bare number of a list with the unit (and scale) of a later one: the 3 and the 5 of 3、5、8件, the 12
    of 男12、女8名; with the end of the list where it has none."""
    at, start = quantity.number.end, quantity.start
    # A 1 may be the number of a list whose line break was lost: 工作情况1、调解纠纷6件.
    is_labelled = start > 0 and quantity.low > 1 and grammar.label.match(text, start - 1) is not None
    separator = grammar.labelled_comma if is_labelled else grammar.comma
    for _ in range(_LIST_LENGTH):
        comma = separator.match(text, at) if text[at : at + 1] in grammar.comma_first else None
        number = read_number(grammar, text, comma.end()) if comma is not None else None
        if number is None or number.written:
            break
        later = _from_number(grammar, text, number)
        if later.unit == "%" and is_labelled:
            break  # a rate of its own: 存栏3.3万、改良率95%
        if later.unit:
            shared = later.number.scale if quantity.number.scale == 1 else 1.0
            tens = 10.0 if later.low == later.number.low * 10 and later.unit == "%" else 1.0
            low = clean(quantity.low * shared * tens)
            return replace(quantity, low=low, unit=later.unit, end=quantity.number.end), 0
        at = number.end
    return quantity, at


def points_of_list(grammar: Grammar, text: str, quantity: Quantity) -> Quantity:
    """The 4个 of 提高4个、2个和3.2个百分点, whose unit is written out with the last number only."""
    at = quantity.end
    if text.find(_POINTS, at, at + _POINTS_REACH) < 0 or grammar.points.match(text, at) is None:
        return quantity
    return replace(quantity, unit=_POINTS)


def _fraction(grammar: Grammar, text: str, start: int) -> Quantity | None:
    """百分之九十, 三分之二, 千分之三, each as per cent (or ‰)."""
    if text.find("分", start + 1, start + 5) < 0:
        return None
    match = grammar.fraction.match(text, start)
    guess = neighbours(match[2]) if match is not None and match[2] else None
    if match is not None and guess is not None and match[1] == "百":
        return _share(start, match.end(), *guess, "%")
    above, below = _parts(match) if match is not None else (None, None)
    if match is None or above is None or not below:
        return None
    if match[1] not in ("百", "千"):
        return _share(start, match.end(), round(above / below * 100, 2), None, "%")
    end, high = _second_share(grammar, text, match.end(), above)
    return _share(start, end, above, high, "‰" if match[1] == "千" else "%")


def _named_share(grammar: Grammar, text: str, start: int) -> Quantity | None:
    """一半以上, 近半数: a share that has a name, where words bound it or say that it is one."""
    match = grammar.share.match(text, start)
    if match is None:
        return None
    bounded = grammar.after.match(text, match.end()) is not None
    if not bounded and grammar.share_before.search(text[max(0, start - 4) : start]) is None:
        return None
    return _share(start, match.end(), grammar.shares[match.group()], None, "%")


def _parts(match: re.Match[str]) -> tuple[float | None, float | None]:
    above = chinese_value(match[2]) if match[2] else arabic_value(match[3])
    return above, chinese_value(match[1])


def _second_share(grammar: Grammar, text: str, end: int, low: float) -> tuple[int, float | None]:
    """The end and the value of the upper end of 百分之三十至四十; ``end`` and None where there is none."""
    separator = grammar.separator.match(text, end)
    if separator is None:
        return end, None
    again = grammar.fraction.match(text, separator.end())
    second = read_number(grammar, text, again.start(2) if again and again[2] else separator.end())
    is_range = second is not None and (second.written or again is not None) and second.low > low
    return (second.end, second.low) if second is not None and is_range else (end, None)


def _share(start: int, end: int, low: float, high: float | None, unit: str) -> Quantity:
    number = Number(start, end, low, written=True)
    return Quantity(number, start, end, end, end, low, high, unit, is_fraction=True)


def _slash(grammar: Grammar, text: str, start: int) -> Quantity | None:
    match = grammar.slash.match(text, start)
    if match is None:
        return None
    above, below = arabic_value(match[1]), arabic_value(match[2])
    if not 0 < above < below or below > 20 or gcd(int(above), int(below)) > 1:
        return None
    return _share(start, match.end(), round(above / below * 100, 2), None, "%")


def _with_unit(grammar: Grammar, text: str, number: Number) -> Quantity:
    """The number with the unit behind it; unit "" where there is none."""
    start, at = number.start, number.end
    low, more = number.low, number.more
    first = text[at : at + 1]
    if first in grammar.blanks:
        first = text[at : at + 3].lstrip(BLANKS)[:1]
    match = grammar.unit.match(text, at) if first in grammar.unit_first else None
    noun = grammar.noun.match(text, at) if first in grammar.noun_first and not number.small else None
    if noun is not None and (match is None or noun.end() > match.end()):
        end = noun.end()
        return Quantity(number, start, at, end, end, low, number.high, noun[1], is_noun=True, more=more)
    if match is None:
        return _with_any_noun(grammar, text, number)
    special = _special_unit(grammar, text, at) if text[at + 1 : at + 2] in _INSIDE_UNIT else None
    if special is not None:
        unit, end, half = special
        inside = more if half else Qualifier.MORE_THAN
        return Quantity(number, start, at, end, end, low + half, number.high, unit, more=inside)
    unit, end = match[1], match.end()
    if unit in grammar.settled:
        return Quantity(number, start, at, end, end, low, number.high, unit, more=more)
    unit = grammar.percent_signs.get(unit, unit)
    if unit not in grammar.kinds:
        unit = "".join(unit.split())
        unit = unit[1:-1] if unit[0] in "（(" else unit
    if unit == "成":
        low, unit = low * 10, "%"
        number = replace(number, high=number.high * 10 if number.high else None)
        rest = chinese_value(text[end]) if text[end : end + 1] in _TENTHS else None
        low, end = (low + rest, end + 1) if rest else (low, end)
    return Quantity(number, start, at, end, end, low, number.high, unit, more=more)


def _with_any_noun(grammar: Grammar, text: str, number: Number) -> Quantity:
    """The number with a word behind it that no list knows as a unit (存栏47峰，; 2万医务人员)."""
    start, at = number.start, number.end
    can_be = not number.written and text[at : at + 1].isalpha()
    match = grammar.any_noun.match(text, at) if can_be else None
    counting = text[max(0, start - _COUNTING) : start]
    is_told = match is not None and (number.scale > 1 or match[2] is not None)
    if match is None or not (is_told or grammar.counting.search(counting)):
        return Quantity(number, start, at, at, at, number.low, number.high, "", more=number.more)
    end = match.end()
    return Quantity(
        number, start, at, end, end, number.low, number.high, match[1], is_noun=True, more=number.more
    )


def _special_unit(grammar: Grammar, text: str, at: int) -> tuple[str, int, float] | None:
    """A unit with a half or a 多 inside: 个半月 → 个月 and 0.5, 个多小时 → 个小时 and 0; with its end."""
    half = grammar.half.match(text, at)
    if half is not None:
        return grammar.halves[half.group()], half.end(), 0.5
    if not text.startswith(("个多", "个余"), at):
        return None
    match = grammar.unit.match("个" + text[at + 2 : at + 6])
    if match is None or match.end() < 2:
        return None
    return match[1], at + match.end() + 1, 0.0


def _from_number(grammar: Grammar, text: str, number: Number) -> Quantity:
    """The number alone, or as the beginning of a range: 3—5次, 3万—5万元, 10%—15%, 3天至5天."""
    at, begins = number.end, grammar.separator_first
    separator = grammar.separator.match(text, at) if text[at : at + 1] in begins else None
    if separator is not None:
        return _bare_range(grammar, text, number, separator.end()) or _with_unit(grammar, text, number)
    first = _with_unit(grammar, text, number)
    at = first.unit_end
    if text[at : at + 1] not in begins or not first.unit or first.is_noun:
        return first
    separator = grammar.separator.match(text, at)
    second = read_number(grammar, text, separator.end()) if separator is not None else None
    if second is None or second.low <= number.low:
        return first
    tail = _with_unit(grammar, text, second)
    return _from_to(number, first.low, tail) if tail.unit == first.unit else first


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
    if match is None:
        return quantity
    follower = text[match.end() : match.end() + 1]
    if follower and follower in grammar.not_after.get(match[1], ""):
        return quantity
    if match[1] in grammar.after_share and not quantity.is_fraction:
        return quantity
    return replace(quantity, end=match.end(), bound=grammar.after_qualifier[match[1]])
