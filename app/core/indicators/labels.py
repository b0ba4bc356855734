"""The label of a figure: the words in the report that say what is counted, shortest that a reader
understands."""

from __future__ import annotations

import re
from functools import lru_cache

from app.core.indicators.atoms import TOPIC
from app.core.indicators.context import Spot
from app.core.indicators.scoring import Scored
from app.core.indicators.words import label_words

_LEAD_IN = 4
_PUNCTUATION = " \u3000，。；：、,;:"
_REMEMBERED = 512  # the same few words stand before many figures
_CELLS = re.compile(r"[\t|]")


@lru_cache(maxsize=_REMEMBERED)
def trim(words: str) -> str:
    """``words`` without subject, time and connecting words at the front, and without 达, 共 … at the end; of
    the cells of a table the one that says most."""
    known = label_words()
    if _CELLS.search(words):
        words = max(_CELLS.split(words), key=len)
    words = words.strip(_PUNCTUATION)
    while lead := next(filter(words.startswith, known.lead.get(words[:1], ())), ""):
        if len(words) <= len(lead) + 1:
            break
        words = words[len(lead) :].lstrip(_PUNCTUATION)
    while tail := next(filter(words.endswith, known.tail.get(words[-1:], ())), ""):
        if len(words) <= len(tail):
            break
        words = words[: -len(tail)].rstrip(_PUNCTUATION)
    return words


def label_of(text: str, spot: Spot, best: Scored | None) -> str:
    """The label of a figure, whether or not it has an indicator; "" when nothing around it says anything."""
    if best is not None and best.hit is not None:
        words = _around(text, spot, best)
        topic, under, tail = best.phrase.partition(TOPIC)
        if under and topic not in words:
            return topic + tail
        if words:
            return words
    if best is not None and best.where == "repeat":
        return best.phrase
    own = trim(text[max(spot.own_start, spot.start - 24) : spot.start])
    after = trim(text[spot.end : min(spot.right_end, spot.end + label_words().longest)])
    label = own or after
    if not label and best is not None:
        return best.phrase
    return label[-label_words().longest :] if label is own else label


def _around(text: str, spot: Spot, best: Scored) -> str:
    """The phrase with the words that join it to the figure, when they are few."""
    hit = best.hit
    if hit is None:
        return ""
    longest = label_words().longest
    if best.where == "right":
        return trim(text[spot.end : max(hit.end, spot.end)])[: longest + 4]
    if best.where == "wrap":
        return trim(text[hit.start : spot.start]) + trim(text[spot.end : hit.end])
    if best.where == "inside":
        return trim(text[hit.start : hit.end])
    if best.where == "own" and spot.start - hit.start <= longest:
        near = spot.own_start if hit.start - spot.own_start <= _LEAD_IN else hit.start
        words = trim(text[near : spot.start])
        return words or text[hit.start : hit.end]
    return trim(text[hit.start : hit.end])
