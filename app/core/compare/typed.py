"""A number as a person types it into a cell, and as it stands there for editing: 5000+, ≥200, 3–5, 约1.5万.

Words and signs are data (``resources/compare/typed.json``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from app.core.enums import Qualifier
from app.core.resources import load_json
from app.core.review.mentions import Mention

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: a value, the upper end of a range, and how it bounds the true one."""

    value: float
    value_max: float | None
    qualifier: Qualifier


@cache
def _pattern() -> re.Pattern[str]:
    data = load_json("compare/typed.json")
    scale = f"[{''.join(data['scales'])}]?"
    before = "|".join(map(re.escape, data["before"]))
    after = "|".join(map(re.escape, data["after"]))
    number = r"\d[\d,]{0,15}(?:\.\d{1,6})?"
    return re.compile(
        rf"(?P<before>{before})?\s?(?P<low>{number})(?P<low_scale>{scale})"
        rf"(?:\s?[–—~-]\s?(?P<high>{number})(?P<high_scale>{scale}))?(?P<after>{after})?"
    )


def _amount(digits: str, scale: str) -> float:
    scales = load_json("compare/typed.json")["scales"]
    return round(float(digits.replace(",", "")) * float(scales.get(scale, 1)), 6)


def read_number(text: str) -> Typed | None:
    """What was typed; None when it is not a number."""
    match = _pattern().fullmatch(text.strip()[:_LONGEST])
    if match is None:
        return None
    data = load_json("compare/typed.json")
    word = data["after"].get(match["after"]) or data["before"].get(match["before"])
    high = _amount(match["high"], match["high_scale"]) if match["high"] else None
    return Typed(
        _amount(match["low"], match["low_scale"]), high, Qualifier(word) if word else Qualifier.EXACT
    )


def _plain(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


_SIGNS = {
    Qualifier.APPROX: "~{}",
    Qualifier.AT_LEAST: "≥{}",
    Qualifier.AT_MOST: "≤{}",
    Qualifier.LESS_THAN: "<{}",
    Qualifier.MORE_THAN: "{}+",
}


def typed_words(mention: Mention) -> str:
    """The stated value as it is put up for editing; ``read_number`` reads it back unchanged."""
    words = _plain(mention.value)
    if mention.value_max is not None:
        words = f"{words}–{_plain(mention.value_max)}"
    return _SIGNS.get(mention.qualifier, "{}").format(words)


def typed_fields(text: str, mention: Mention) -> dict[str, float | Qualifier | None] | None:
    """The fields of the figure that ``text`` changes; empty if none, None when it is not a number."""
    typed = read_number(text)
    if typed is None:
        return None
    wanted: dict[str, float | Qualifier | None] = {
        "value": typed.value,
        "value_max": typed.value_max,
        "qualifier": typed.qualifier,
    }
    return {name: item for name, item in wanted.items() if item != getattr(mention, name)}
