"""Set phrases of the genre: what every report says in the same words is no copy and no repetition."""

from __future__ import annotations

import re
from functools import cache

from app.core.resources import load_json


@cache
def set_phrases() -> re.Pattern[str]:
    """All set phrases, longest first."""
    phrases = sorted(load_json("checks/set_phrases.json"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, phrases)))


def own_characters(words: str) -> int:
    """How many characters of a run are neither set phrases nor blanks."""
    return len("".join(set_phrases().sub("", words).split()))
