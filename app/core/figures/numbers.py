"""One number with its scale at a position in the text: Arabic, Chinese, mixed. Knows no units."""

from __future__ import annotations

from functools import lru_cache

from app.core.enums import Qualifier
from app.core.figures.grammar import Grammar
from app.core.figures.numerals import arabic_value, scale_value, written_value
from app.core.figures.patterns import DIGITS
from app.core.light import light_dataclass

_BARE = frozenset("百千万亿")
_SCALES = _BARE | {"十"}


@light_dataclass(frozen=True, slots=True)
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


def read_number(grammar: Grammar, text: str, start: int) -> Number | None:
    """The number that begins at ``start``; None where none does or where it cannot be told."""
    if text[start : start + 1] not in DIGITS:
        return _written(grammar, text, start)
    plain = grammar.plain.match(text, start)
    if plain is not None:
        return Number(start, plain.end(), float(plain.group()))
    match = grammar.arabic.match(text, start)
    if match is None:
        return None
    arabic, scale, part, part_scale, more, scale2 = match.groups()
    if scale is None and more is None:
        return Number(start, match.end(), arabic_value(arabic))
    factor = scale_value((scale or "") + (scale2 or ""))
    value = arabic_value(arabic) * factor
    if part:
        value += arabic_value(part) * scale_value(part_scale)
    inside = grammar.more[more] if more else Qualifier.MORE_THAN if "多" in (scale or "") else None
    return Number(start, match.end(), clean(value), scale=factor, more=inside)


def _written(grammar: Grammar, text: str, start: int) -> Number | None:
    match = grammar.written.match(text, start)
    if match is None:
        return None
    lead, numeral, inside, scale = match.groups()
    ends = written_value(numeral)
    if ends is None:
        return None
    value, high = ends
    is_small, is_scale = _weakness(numeral)
    most = 1.0 if value < 10_000 else 10_000.0
    if lead is None and inside is None:
        return Number(start, match.end(), value, high, True, is_small, is_scale, most)
    factor = scale_value(scale) if scale else 1.0
    return Number(
        start,
        match.end(),
        value * factor,
        high * factor if high is not None else None,
        written=True,
        bare_scale=is_scale and lead is None,
        scale=factor if value < 10_000 else most,
        more=grammar.more[inside] if inside else Qualifier.MORE_THAN,
    )


@lru_cache(maxsize=1024)
def _weakness(numeral: str) -> tuple[bool, bool]:
    """Whether a Chinese numeral is one character alone, or nothing but scales."""
    return len(numeral) == 1 and numeral not in _BARE, numeral != "十" and _SCALES.issuperset(numeral)


def clean(value: float) -> float:
    """Scaled decimals without the dust of binary fractions: 1.1万 → 11000."""
    return round(value, 6) if value < 1e9 else round(value, 2)
