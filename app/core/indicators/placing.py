"""Where phrases stand around a figure, and how much that counts: its own words, across a comma, behind it …

Every place is a factor of data (``indicators/scoring.json``) and a name; the score is made in scoring.py.
"""

from __future__ import annotations

import re

from app.core.indicators.context import Layout, Spot
from app.core.indicators.matching import Hit
from app.core.indicators.words import scoring_words

_AND = "和及与、"
_CAUSING = "引发"
_SEMICOLONS = "；;"
_JOINED = re.compile("[（和及与]|^中有?$")
_LEAST_OWN_WORDS = 3
_OWN_WORDS = 16


class Placing:
    """The places around one figure.

    ``actors`` is the set of indicators of people and bodies, who may do what the next figure counts.
    """

    def __init__(self, layout: Layout, spot: Spot, actors: int) -> None:
        self._layout = layout
        self._spot = spot
        self._actors = actors
        self._words = scoring_words()
        self._weights = self._words.weights
        text = layout.text
        self._behind_and = spot.previous is not None and text[spot.start - 1] in _AND
        self._list_mark = text.rfind("、", spot.own_start, spot.start)
        self._cause_end = text.rfind(_CAUSING, spot.own_start, spot.start)
        self._approach: float | None = None
        self._bare = False
        self._semicolon = -1

    def of(self, hit: Hit) -> tuple[float, str]:
        """The factor for where the phrase stands, and the name of that place."""
        weights, spot, end = self._weights, self._spot, hit.end
        if hit.start >= spot.end:
            return self._right(hit), "right"
        if end > spot.start:
            if hit.start >= spot.start or hit.head_end > spot.start:
                return weights.inside, "inside"
            return weights.wrap, "wrap"
        factor = weights.decay / (weights.decay + spot.start - end)
        if hit.head_end < hit.tail_start:
            factor *= self._gap(hit)
        if end > spot.own_start:
            return factor * self._own(end), "own"
        return factor * self._left(end), "left"

    def _own(self, end: int) -> float:
        """The factor for words of the figure's own; those before 和 are not (2次讲座和3次…), nor what led to
        what it counts (因信息公开申请引发行政复议2件)."""
        if self._behind_and:
            return self._weights.over_and
        if end <= self._cause_end:
            return self._weights.over_clause
        return self._weights.over_enumeration if end <= self._list_mark else self._weights.own_left

    def _gap(self, hit: Hit) -> float:
        """The factor for what stands in the gap of a phrase that ends before the figure."""
        weights = self._weights
        factor = 1.0
        if self._layout.figures_between(hit.head_end, hit.tail_start):
            factor *= weights.over_figure
        if self._layout.text.find("、", hit.head_end, hit.tail_start) >= 0:
            factor *= weights.gap_enumeration
        if hit.tail_start - hit.head_end > weights.gap_short:
            factor *= weights.gap_long
        return factor

    def _left(self, end: int) -> float:
        """The factor for the breaks and figures between ``end`` and the figure's own words, and for these:
        less is crossed where they say nothing (共计, 累计达)."""
        weights = self._weights
        factor = self._approach
        if factor is None:
            factor = self._approach = self._approached()
        clauses, figures = self._layout.crossed(end, self._spot)
        if end <= self._semicolon:
            factor *= weights.over_semicolon
        elif clauses == 1:
            factor *= weights.over_clause_bare if self._bare else weights.over_clause
        elif clauses > 1:
            factor *= weights.over_two_clauses_bare if self._bare else weights.over_two_clauses
        return factor * weights.over_figure ** min(figures, 3) if figures else factor

    def _approached(self) -> float:
        """The factor for the figure's own words, on both sides, in the way of those further left.

        Notes whether they say anything, and where the last semicolon before the figure stands.
        """
        weights, spot, text = self._weights, self._spot, self._layout.text
        own = text[max(spot.own_start, spot.start - _OWN_WORDS) : spot.start]
        self._bare = not self._words.function_words.sub("", own).strip("，、的了 ")
        self._semicolon = max(text.rfind(mark, spot.sentence_start, spot.start) for mark in _SEMICOLONS)
        factor = weights.noun_behind if spot.right_end - spot.end > 1 else 1.0
        if not self._bare and spot.start - spot.own_start > _LEAST_OWN_WORDS:
            factor *= weights.over_own_words
        return factor

    def _right(self, hit: Hit) -> float:
        weights, spot = self._weights, self._spot
        gap = hit.start - spot.end
        taken = self._layout.text[hit.end : spot.right_end]
        if spot.right_end == spot.next_start and len(taken) <= 4 and self._is_taken(hit, taken):
            return weights.right_taken
        if gap <= 2:
            modifies = taken.startswith(self._words.heads_behind)
            return weights.right_modifier if modifies else weights.right_near
        if gap <= 6:
            return weights.right_behind_noun
        return weights.right_far * weights.decay / (weights.decay + gap)

    def _is_taken(self, hit: Hit, taken: str) -> bool:
        """Whether words close before the next figure are that one's: not when they are joined on, nor when
        they name who did what it counts (12个调委会调解30件)."""
        if _JOINED.search(taken):
            return False
        acts = self._words.function_words.sub("", taken)
        return not (acts and hit.meanings.codes & self._actors)
