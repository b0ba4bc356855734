"""What a figure counts: each indicator scored by the phrases around the figure, its unit and its section.

A score is the weight of the best phrase (longer words say more) times factors for where it stands (the
figure's own
words, across a comma, across another figure …) and for the unit, with small additions. All weights are
data (``indicators/scoring.json``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.core.indicators.context import Layout, Spot
from app.core.indicators.phrases import Found, Hit, PhraseIndex
from app.core.indicators.words import ScoringWords, scoring_words
from app.core.taxonomy import Indicator

_BRACKETS = re.compile(r"[（(]([^）)]{0,8})[）)]?$")


@dataclass(frozen=True, slots=True)
class Scored:
    """An indicator with its score for a figure and what spoke for it.

    ``where``: inside, wrap, right, own, left (another clause), pair, similar, learned. ``fits``: 1 the
    indicator's own
    unit, less for a related one. ``topical``: a heading above speaks of its category.
    """

    code: int
    score: float
    phrase: str
    hit: Hit | None
    where: str
    fits: float
    topical: bool = False


@lru_cache(maxsize=512)
def plain_units(unit: str) -> tuple[str, ...]:
    """The unit as written, then without brackets: 场（次） → 场（次）, 场次, 场."""
    match = _BRACKETS.search(unit)
    if match is None:
        return (unit,)
    head = unit[: match.start()]
    return unit, head + match.group(1), head


def unit_fit(units: Sequence[str], indicator: Indicator, words: ScoringWords) -> float:
    """How well a unit goes with an indicator: 1 its own, less for a related one or none, 0 not at all."""
    if any(unit in indicator.units for unit in units):
        return 1.0
    family = words.families.get(indicator.measure)
    if family and any(unit in family for unit in units):
        return words.weights.unit_family
    if not units[0] and indicator.measure not in ("percent", "yuan"):
        return words.weights.unit_bare
    return 0.0


class Scorer:
    """Scores the indicators of one index for figures of one text."""

    def __init__(self, index: PhraseIndex, layout: Layout) -> None:
        self._index = index
        self._layout = layout
        self._words = scoring_words()

    def fits(self, unit: str) -> list[float]:
        """The fit of ``unit`` with every indicator of the index."""
        return self._index.of_unit(unit, self._fits_of)

    def _fits_of(self, unit: str) -> list[float]:
        units = plain_units(unit)
        return [unit_fit(units, indicator, self._words) for indicator in self._index.indicators]

    def score(
        self, spot: Spot, unit: str, found: Found, *, topical: frozenset[str], neighbour: str | None
    ) -> list[Scored]:
        """Indicators with a phrase in reach and a unit that fits, best first.

        ``topical`` are categories the headings speak of, ``neighbour`` the category of the figure before.
        """
        fits = self.fits(unit)
        best: dict[int, Scored] = {}
        banned = self._banned(spot, found)
        for hit in self._in_reach(spot, found.hits):
            fit = fits[hit.code]
            if not fit or hit.code in banned:
                continue
            factor, where = self._position(spot, hit)
            score = hit.weight * factor * fit
            held = best.get(hit.code)
            if held is None:
                best[hit.code] = Scored(hit.code, score, hit.phrase, hit, where, fit)
            else:
                extra = min(held.score, score) * self._words.weights.second_hit
                top = held if held.score >= score else Scored(hit.code, score, hit.phrase, hit, where, fit)
                best[hit.code] = Scored(top.code, top.score + extra, top.phrase, top.hit, top.where, fit)
        return self._ranked(best, topical, neighbour)

    def _ranked(
        self, best: dict[int, Scored], topical: frozenset[str], neighbour: str | None
    ) -> list[Scored]:
        weights = self._words.weights
        ranked = []
        for code, held in best.items():
            category = self._index.indicators[code].category
            on_topic = category in topical
            score = held.score + weights.topic_bonus * on_topic
            if neighbour == category:
                score += weights.neighbour_bonus
            ranked.append(Scored(code, score, held.phrase, held.hit, held.where, held.fits, on_topic))
        ranked.sort(key=lambda s: (-s.score, s.code))
        return ranked

    def _in_reach(self, spot: Spot, hits: list[Hit]) -> list[Hit]:
        weights = self._words.weights
        low = max(spot.sentence_start, spot.start - weights.reach_left)
        high = min(spot.sentence_end, spot.right_end, spot.end + weights.reach_right)
        first = bisect_left(hits, low, key=_start_of)
        reach = []
        for hit in hits[first:]:
            if hit.start >= high:
                break
            if hit.end <= high or hit.start < spot.end:
                reach.append(hit)
        return reach

    def _banned(self, spot: Spot, found: Found) -> set[int]:
        """Indicators that a word in the figure's own clause rules out."""
        return {c for s, e, c in found.excluded if s >= spot.own_start and e <= spot.right_end}

    def _position(self, spot: Spot, hit: Hit) -> tuple[float, str]:
        """The factor for where the phrase stands, and the name of that place."""
        weights = self._words.weights
        if hit.start >= spot.end:
            return self._right(spot, hit)
        if hit.end > spot.start:
            if hit.start >= spot.start or hit.head_end > spot.start:
                return weights.inside, "inside"
            return weights.wrap, "wrap"
        distance = spot.start - hit.end
        factor = weights.decay / (weights.decay + distance)
        if hit.head_end < hit.tail_start and self._layout.figures_between(hit.head_end, hit.tail_start):
            factor *= weights.over_figure
        if hit.end > spot.own_start:
            if "、" in self._layout.text[hit.end : spot.start]:
                return factor * weights.over_enumeration, "own"
            return factor * weights.own_left, "own"
        return factor * self._crossing(spot, hit.end), "left"

    def _right(self, spot: Spot, hit: Hit) -> tuple[float, str]:
        weights = self._words.weights
        gap = hit.start - spot.end
        if spot.right_end == spot.next_start and spot.right_end - hit.end <= 4:
            return weights.right_taken, "right"
        if gap <= 6:
            return weights.right_near, "right"
        return weights.right_far * weights.decay / (weights.decay + gap), "right"

    def _crossing(self, spot: Spot, end: int) -> float:
        weights = self._words.weights
        layout = self._layout
        factor = 1.0
        clauses = layout.clauses_between(end, spot.start)
        if layout.semicolon_between(end, spot.start):
            factor = weights.over_semicolon
        elif clauses == 1:
            factor = weights.over_clause
        elif clauses > 1:
            factor = weights.over_two_clauses
        crossed = layout.figures_between(end, spot.start)
        return factor * weights.over_figure ** min(crossed, 3)


def _start_of(hit: Hit) -> int:
    return hit.start
