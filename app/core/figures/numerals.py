"""The value of a numeral: Arabic, Chinese, mixed, with scale. Nothing here reads beyond it."""

from __future__ import annotations

from functools import lru_cache

from app.core.resources import load_json

_DATA = load_json("figures/numbers.json")
_DIGITS: dict[str, int] = _DATA["digits"]
_TENS: dict[str, int] = _DATA["tens"]
_SCALES: dict[str, int] = _DATA["scales"]
_SCALE_CHARACTERS = "".join(_SCALES)
_ROUGH = frozenset(_DATA["rough"].split())
_ZEROS = frozenset(c for c, digit in _DIGITS.items() if digit == 0)
_GROUP = str.maketrans("０１２３４５６７８９．", "0123456789.", ",， \u00a0")


def arabic_value(numeral: str) -> float:
    """The value of digits with optional grouping and decimals, half- or full-width."""
    return float(numeral if numeral.isdecimal() else numeral.translate(_GROUP))


def scale_value(words: str) -> float:
    """The factor that scale words stand for: 千万 → 10,000,000; no words, and 个 and 多 among them, → 1."""
    factor = 1.0
    for word in words:
        factor *= _SCALES.get(word, 1)
    return factor


@lru_cache(maxsize=1024)
def written_value(numeral: str) -> tuple[float, float | None] | None:
    """The value of a Chinese numeral, with the upper end where it is a guess (三四十); None for no number."""
    guess = neighbours(numeral)
    if guess is not None:
        return guess
    value = chinese_value(numeral)
    return None if value is None else (value, None)


def chinese_value(numeral: str) -> float | None:
    """The value of a Chinese numeral, None where it is no number (一二三, 十十).

    A row of digits is a number only with a zero in it (二〇二四, not 三五), a missing last scale is
    one (一百五 → 150), a bare leading scale as one of it (百 → 100, 十 → 10), a scale behind decimals
    goes for all of them (一点二万 → 12,000).
    """
    head, point, tail = numeral.partition("点")
    whole = _whole(head)
    if whole is None or not point:
        return whole
    digits = tail.rstrip(_SCALE_CHARACTERS)
    if not digits or any(c not in _DIGITS for c in digits):
        return None
    value = float(f"{whole:.0f}." + "".join(str(_DIGITS[c]) for c in digits))
    return round(value * scale_value(tail[len(digits) :]), 6)


def neighbours(numeral: str) -> tuple[float, float] | None:
    """Both ends of a guess by neighbouring digits: 三四 → (3, 4), 三四十 → (30, 40), 十七八 → (17, 18).

    三五 alone is such a guess too.
    """
    for at in range(len(numeral) - 1):
        low, high = _DIGITS.get(numeral[at]), _DIGITS.get(numeral[at + 1])
        if low and high and (high - low == 1 or numeral in _ROUGH):
            rest, before = numeral[at + 2 :], numeral[:at]
            if (before and before[-1] in _DIGITS) or (rest and rest[0] in _DIGITS):
                return None
            ends = chinese_value(before + numeral[at] + rest), chinese_value(before + numeral[at + 1] + rest)
            return (ends[0], ends[1]) if ends[0] is not None and ends[1] is not None else None
    return None


def _whole(numeral: str) -> float | None:
    if not numeral:
        return None
    if len(numeral) > 1 and all(c in _DIGITS for c in numeral):
        is_row = len(numeral) < 16 and not _ZEROS.isdisjoint(numeral)
        return float("".join(str(_DIGITS[c]) for c in numeral)) if is_row else None
    total = section = 0.0
    digit: int | None = None
    last_scale = big = 0
    for character in numeral:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
            last_scale = last_scale if digit else 0
            continue
        if character in _TENS:
            section, digit, last_scale = section + _TENS[character], None, 10
            continue
        scale = _SCALES[character]
        if scale < 10_000:
            section += (1 if digit is None else digit) * scale
        else:
            section += digit or 0
            if scale >= big:
                total = ((total + section) or 1) * scale
            else:
                total += (section or 1) * scale
            section, big = 0.0, scale
        digit, last_scale = None, scale
    if digit and last_scale >= 100:
        digit *= last_scale // 10
    return total + section + (digit or 0)
