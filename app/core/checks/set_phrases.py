"""Set phrases of the genre: what every report says in the same words is no copy and no repetition."""

from __future__ import annotations

import re
from functools import cache

from app.core.resources import load_json


@cache
def set_phrases() -> re.Pattern[str]:
    """All set phrases: those that a report fills something into, then the others, longest first."""
    data = load_json("checks/set_phrases.json")
    phrases = sorted(data["phrases"], key=len, reverse=True)
    return re.compile("|".join((*data["patterns"], *map(re.escape, phrases))))


def own_characters(words: str) -> int:
    """How many characters of a run are neither set phrases nor blanks."""
    return len("".join(set_phrases().sub("", words).split()))
