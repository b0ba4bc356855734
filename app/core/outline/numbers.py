"""How a heading is numbered: which style, which value, where the number ends. One line at a time.

The styles are data (``resources/outline/styles.json``). What a number means for the outline (its level) is
decided in ``levels``; whether a numbered line is a heading at all in ``openings``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from app.core.light import light_dataclass
from app.core.resources import load_json


@light_dataclass(frozen=True, slots=True)
class Style:
    """A way of numbering. ``family`` joins variants of one rank (1. and 1、); ``rank`` is the usual rank."""

    name: str
    family: str
    rank: int
    is_weak: bool
    pattern: re.Pattern[str]


@light_dataclass(frozen=True, slots=True)
class Number:
    """A number at the start of a stretch: its style, value, and where it ends (offset into the text)."""

    style: Style
    value: int
    end: int


@lru_cache(maxsize=256)
def han_value(word: str) -> int:
    """The value of a Chinese or Arabic numeral up to 99 (十二 → 12, 三十 → 30); 0 where it is none."""
    if word.isdigit():
        return int(word) if word.isdecimal() else int(unicodedata.numeric(word[0]))
    digits: dict[str, int] = load_json("outline/styles.json")["han_values"]
    total = current = 0
    for sign in word:
        value = digits.get(sign, 0)
        if value >= 10:
            total += max(current, 1) * value if value == 10 else value
            current = 0
        else:
            current = value
    return total + current


@lru_cache(maxsize=256)
def _value(word: str) -> int:
    letters: dict[str, int] = load_json("outline/styles.json")["letters"]
    if word in letters:
        return letters[word]
    if len(word) == 1 and not word.isdecimal() and unicodedata.category(word) == "No":
        return int(unicodedata.numeric(word, 0))
    return han_value(word)


@cache
def _styles_by_first() -> dict[str, tuple[Style, ...]]:
    data = load_json("outline/styles.json")
    han = f"[{data['han']}]{{1,3}}"
    blanks = data["blank"] + "{0,3}"
    found: dict[str, list[Style]] = {}
    for row in data["styles"]:
        pattern = re.compile(row["pattern"].replace("{han}", han).replace("{sp}", blanks))
        style = Style(row["name"], row["family"], row["rank"], bool(row.get("weak")), pattern)
        for sign in _first_signs(row["first"], data["han"]):
            found.setdefault(sign, []).append(style)
    return {sign: tuple(styles) for sign, styles in found.items()}


def _first_signs(kind: str, han: str) -> str:
    if kind == "han":
        return han
    if kind == "digit":
        return "0123456789０１２３４５６７８９"
    if kind == "circled":
        return "".join(
            chr(c)
            for low, high in ((0x2460, 0x249B), (0x3220, 0x3229), (0x2776, 0x277F))
            for c in range(low, high + 1)
        )
    return kind


def number_at(text: str, start: int, end: int) -> Number | None:
    """The number that opens ``text[start:end]``, or None. Weak forms come last."""
    styles = _styles_by_first().get(text[start : start + 1])
    if styles is None:
        return None
    for style in styles:
        match = style.pattern.match(text, start, end)
        if match is not None:
            value = _value(match.group(2))
            if value:
                return Number(style, value, match.end(1))
    return None


@cache
def style_named(name: str) -> Style:
    """The style of that name. Raises StopIteration where there is none."""
    return next(style for row in _styles_by_first().values() for style in row if style.name == name)


@cache
def _lost_numerals() -> tuple[tuple[re.Pattern[str], Style], ...]:
    data = load_json("outline/styles.json")
    styles = {style.name: style for row in _styles_by_first().values() for style in row if not style.is_weak}
    blanks = data["blank"] + "{0,3}"
    return tuple(
        (re.compile(pattern.replace("{sp}", blanks)), styles[name])
        for name, pattern in data["lost_numerals"].items()
    )


def lost_numeral_at(text: str, start: int, end: int) -> Number | None:
    """The marks of a number that lost its numeral (、 or （）), with the value 0; None where none are."""
    for pattern, style in _lost_numerals():
        match = pattern.match(text, start, end)
        if match is not None:
            return Number(style, 0, match.end())
    return None
