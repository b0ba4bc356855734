"""What the numbers of headings would be if they were counted anew; a preview, the text never changes.

Each level is numbered as the report itself numbers it; the levels' usual ways, for those it does not
number, are data (``resources/outline/renumber.json``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.core.enums import SectionKind
from app.core.outline.numbers import number_at
from app.core.report import Section
from app.core.resources import load_json

_DIGITS = "〇一二三四五六七八九"
_FIRST_CIRCLED, _LAST_CIRCLED = 1, 20
_CIRCLED_ONE = 0x2460


def renumbered(sections: Sequence[Section], read: Sequence[Section]) -> tuple[str | None, ...]:
    """The number that each of ``sections`` (in order) would have; None for points and unnumbered levels.

    ``read`` is the outline as the machine read it, which shows how the report numbers each level.
    """
    shapes = _shapes(read)
    numbered = {s.level for s in sections if s.kind is SectionKind.HEADING and s.number}
    counts: dict[int, int] = {}
    found: list[str | None] = []
    for section in sections:
        if section.kind is not SectionKind.HEADING:
            found.append(None)
            continue
        level = section.level
        counts = {upper: count for upper, count in counts.items() if upper <= level}
        counts[level] = counts.get(level, 0) + 1
        is_numbered = level in numbered
        shape = shapes.get(level) or _usual(level)
        found.append(_written(shape, counts[level], counts.get(level - 1, 1)) if is_numbered else None)
    return tuple(found)


def _shapes(read: Sequence[Section]) -> dict[int, str]:
    """The commonest way of numbering of each level."""
    seen: dict[int, Counter[str]] = {}
    for section in read:
        if section.kind is SectionKind.HEADING and section.number:
            shape = _shape(section.number)
            if shape:
                seen.setdefault(section.level, Counter())[shape] += 1
    return {level: shapes.most_common(1)[0][0] for level, shapes in seen.items()}


def _shape(words: str) -> str:
    """A number with its numeral taken out: （三） → （{han}）; "" where it is none."""
    words = "".join(words.split())
    number = number_at(words + "某", 0, len(words) + 1)
    match = number.style.pattern.match(words + "某") if number else None
    if match is None or number is None:
        return ""
    numeral, start, end = match.group(2), match.start(2), match.end(2)
    kind = "{n}" if numeral.isdecimal() else "{han}"
    if number.style.family == "circled":
        kind = "{circled}"
    if number.style.family == "decimal2":
        return "{above}." + kind
    return words[:start] + kind + words[end : match.end(1)]


def _usual(level: int) -> str:
    levels: list[str] = load_json("outline/renumber.json")["levels"]
    return levels[min(level, len(levels)) - 1]


def _written(shape: str, value: int, above: int) -> str:
    parts = {
        "{above}": str(above),
        "{n}": str(value),
        "{han}": han_numeral(value),
        "{circled}": _circled(value),
    }
    for mark, words in parts.items():
        shape = shape.replace(mark, words)
    return shape


def _circled(value: int) -> str:
    if _FIRST_CIRCLED <= value <= _LAST_CIRCLED:
        return chr(_CIRCLED_ONE + value - 1)
    return f"({value})"


def han_numeral(value: int) -> str:
    """1–99 in Chinese numerals: 12 → 十二, 30 → 三十; other values in digits."""
    if not 0 < value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")
