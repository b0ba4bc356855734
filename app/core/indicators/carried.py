"""What a sentence that names nothing takes over from the one before it.

Writers say what is done, and how often in a sentence of its own: 组织干部学习法规。截至目前，累计学习12次.
That sentence holds no more than words of time, of counting and a verb.
"""

from __future__ import annotations

from dataclasses import replace

from app.core.indicators.context import Layout, Spot
from app.core.indicators.words import scoring_words

_REACH = 70
_LEAST_LEFT = 2
_BEHIND = 1
_LONGEST = 24


def widened(layout: Layout, spot: Spot) -> Spot | None:
    """The figure's surroundings with the sentence before as its own words; None where its own sentence says
    something, or that one stands in another paragraph or has figures of its own."""
    text, end = layout.text, spot.sentence_start - 1
    if end <= 0 or text[end] == "\n" or spot.right_end - spot.end > _BEHIND:
        return None
    if not all(map(_says_nothing, layout.words_between_figures(spot))):
        return None
    start = max(layout.sentence_before(spot), end - _REACH)
    if layout.figures_between(start, end):
        return None
    return replace(spot, sentence_start=start, clause_start=start, own_start=start)


def _says_nothing(words: str) -> bool:
    return len(words) <= _LONGEST and len(scoring_words().empty.sub("", words)) < _LEAST_LEFT
