"""One script for reading: Traditional characters and wide digits as the simplified, narrow ones they mean.

Folding goes one for one, so offsets hold in both texts. What is shown and stored is always the text as
printed; only patterns look at the folded one. The pairs are data (``resources/fold.json``).
"""

from __future__ import annotations

import re
from functools import cache

from app.core.resources import load_json

_SAMPLE = 1500
"""A text is written in one script throughout; so much of it tells which."""
_WIDE, _NARROW = "０１２３４５６７８９", "0123456789"


@cache
def _table() -> dict[int, str]:
    data = load_json("fold.json")
    pairs = zip(data["traditional"] + _WIDE, data["simplified"] + _NARROW, strict=True)
    return {ord(old): new for old, new in pairs}


@cache
def _foreign() -> frozenset[str]:
    return frozenset(map(chr, _table()))


def folded(text: str) -> str:
    """``text`` in simplified characters and narrow digits, of the same length; itself where it is so."""
    return text if _foreign().isdisjoint(text[:_SAMPLE]) else text.translate(_table())


def as_printed(words: str | None, text: str, plain: str) -> str | None:
    """Words found in ``plain`` (blanks left out) as ``text``, of which it is the folded form, prints them."""
    if not words or text is plain:
        return words
    match = re.search(r"\s*".join(map(re.escape, words)), plain)
    return "".join(text[match.start() : match.end()].split()) if match else words
