"""The text as patterns read it: in simplified characters, small numerals and narrow digits, without
markup.

Every character is replaced by one other, so offsets hold in both texts. What is shown and stored is always
the text as printed. Pairs of characters and marks are data (``resources/plain.json``).
"""

from __future__ import annotations

import re
from functools import cache

from app.core.resources import load_json

_SAMPLE = 250
"""A text is written in one script throughout; so much of it tells which."""
_WIDE, _NARROW = "０１２３４５６７８９", "0123456789"


@cache
def _table() -> dict[int, str]:
    data = load_json("plain.json")
    pairs = zip(data["traditional"] + _WIDE, data["simplified"] + _NARROW, strict=True)
    return {ord(old): new for old, new in pairs}


@cache
def _foreign() -> frozenset[str]:
    return frozenset(map(chr, _table()))


@cache
def _markup() -> re.Pattern[str]:
    return re.compile("|".join(load_json("plain.json")["markup"]), re.MULTILINE)


@cache
def _capital() -> re.Pattern[str]:
    return re.compile(load_json("plain.json")["capital_numeral"])


@cache
def _small() -> dict[int, str]:
    data = load_json("plain.json")
    return {ord(old): new for old, new in zip(data["capital"], data["small"], strict=True)}


def plain_text(text: str) -> str:
    """``text`` as patterns read it, of the same length; itself where nothing is to be replaced."""
    if not _foreign().isdisjoint(text[:_SAMPLE]):
        text = text.translate(_table())
    if any(map(text.__contains__, load_json("plain.json")["signs_of_capital"])):
        text = _capital().sub(lambda numeral: numeral.group().translate(_small()), text)
    if any(map(text.__contains__, load_json("plain.json")["signs_of_markup"])):
        text = _markup().sub(_blank, text)
    return text


def _blank(mark: re.Match[str]) -> str:
    return " " * (mark.end() - mark.start())


def as_printed(words: str | None, text: str, plain: str) -> str | None:
    """Words found in ``plain`` (blanks left out) as ``text``, of which it is the plain form, prints them."""
    if not words or text is plain:
        return words
    match = re.search(r"\s*".join(map(re.escape, words)), plain)
    return "".join(text[match.start() : match.end()].split()) if match else words
