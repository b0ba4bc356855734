"""What a figure counts: each indicator scored by the phrases around the figure, its unit and its section.

A score is the weight of the best phrase (longer words say more) times factors for where it stands (the
figure's own
words, across a comma, across another figure …) and for the unit, with small additions. All weights are
data (``indicators/scoring.json``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from app.core.indicators.context import Layout, Spot
from app.core.indicators.phrases import TOPIC, Found, Hit, PhraseIndex
from app.core.indicators.words import ScoringWords, scoring_words
from app.core.taxonomy import Indicator

_BRACKETS = re.compile(r"[（(]([^）)]{0,8})[）)]?$")


class Scored(NamedTuple):
    """An indicator with its score for a figure and what spoke for it.

    ``where``: inside, wrap, right, own, left (another clause), pair, repeat, part, similar, learned.
    ``fits``: 1 the
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


@dataclass(frozen=True, slots=True)
class Company:
    """What stands around a figure: ``topical`` categories of the headings, ``category`` of the last
    figure with an
    indicator in the sentence, ``stranger``: the figure before has this unit and no indicator.
    """

    topical: frozenset[str] = frozenset()
    category: str | None = None
    stranger: bool = False


class Scorer:
    """Scores the indicators of one index for figures of one text."""

    def __init__(self, index: PhraseIndex, layout: Layout) -> None:
        self._index = index
        self._layout = layout
        self._words = scoring_words()
        self._bare: tuple[int, bool] | None = None

    def fits(self, unit: str) -> list[float]:
        """The fit of ``unit`` with every indicator of the index."""
        return self._index.of_unit(unit, self._fits_of)

    def wanted(self, units: frozenset[str]) -> Sequence[bool]:
        """Which indicators of the index any of ``units`` fits."""
        return self._index.of_units(units, self._fits_of)

    def _fits_of(self, unit: str) -> list[float]:
        units = plain_units(unit)
        return [unit_fit(units, indicator, self._words) for indicator in self._index.indicators]

    def score(self, spot: Spot, unit: str, found: Found, company: Company) -> list[Scored]:
        """Indicators with a phrase in reach and a unit that fits, best first."""
        if self._layout.text.startswith(self._words.uncounted, spot.end):
            return []
        fits = self.fits(unit)
        banned = self._banned(spot, found)
        again = self._words.weights.second_hit
        best: dict[int, tuple[float, Hit, str]] = {}
        weights = self._words.weights
        low = max(spot.sentence_start, spot.start - weights.reach_left)
        high = min(spot.sentence_end, spot.right_end, spot.end + weights.reach_right)
        last: tuple[int, int, int] | None = None
        factor, where = 0.0, ""
        for hit in found.hits:
            code, start = hit.code, hit.start
            fit = fits[code]
            if not fit or start < low or code in banned or (hit.end > high and start >= spot.end):
                continue
            if start >= high:
                break
            place = (start, hit.end, hit.head_end)
            if place != last:
                factor, where = self._position(spot, hit)
                last = place
            score = hit.weight * factor * fit
            held = best.get(code)
            if held is None:
                best[code] = (score, hit, where)
            elif held[0] >= score:
                best[code] = (held[0] + score * again, held[1], held[2])
            else:
                best[code] = (score + held[0] * again, hit, where)
        ranked = [self._in_company(entry, fits[code], company) for code, entry in best.items()]
        ranked.sort(key=lambda s: (-s.score, s.code))
        return ranked

    def _in_company(self, entry: tuple[float, Hit, str], fit: float, company: Company) -> Scored:
        score, hit, where = entry
        weights = self._words.weights
        category = self._index.categories[hit.code]
        topical = category in company.topical
        score = score * self._among(hit.phrase, category, company) + weights.topic_bonus * topical
        if company.category == category:
            score += weights.neighbour_bonus
        return Scored(hit.code, score, hit.phrase, hit, where, fit, topical)

    def _among(self, phrase: str, category: str, company: Company) -> float:
        """The factor for the figures before: 办结率 goes with what was counted, and so does 破案 without
        a noun."""
        weights = self._words.weights
        tail = phrase.rpartition(TOPIC)[2]
        if tail in self._words.generic_rates and company.category is not None:
            return weights.same_rate if company.category == category else weights.other_rate
        if company.stranger and TOPIC in phrase:
            return weights.after_unknown
        return 1.0

    def _banned(self, spot: Spot, found: Found) -> set[int]:
        """Indicators that a word in the figure's own clause rules out."""
        banned = {c for s, e, c in found.excluded if s >= spot.own_start and e <= spot.right_end}
        if self._layout.text.startswith(self._words.place_nouns, spot.end):
            banned |= self._index.not_places(self._words.place_measures)
        return banned

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
        if hit.head_end < hit.tail_start:
            factor *= self._gap(hit)
        if hit.end > spot.own_start:
            if "、" in self._layout.text[hit.end : spot.start]:
                return factor * weights.over_enumeration, "own"
            return factor * weights.own_left, "own"
        if spot.right_end - spot.end > 1:
            factor *= weights.noun_behind
        bare = self._is_bare(spot)
        if not bare and spot.start - spot.own_start > 3:
            factor *= weights.over_own_words
        return factor * self._crossing(spot, hit.end, bare=bare), "left"

    def _gap(self, hit: Hit) -> float:
        """The factor for what stands in the gap of a phrase that ends before the figure."""
        weights = self._words.weights
        factor = 1.0
        if self._layout.figures_between(hit.head_end, hit.tail_start):
            factor *= weights.over_figure
        if "、" in self._layout.text[hit.head_end : hit.tail_start]:
            factor *= weights.gap_enumeration
        if hit.tail_start - hit.head_end > weights.gap_short:
            factor *= weights.gap_long
        return factor

    def _is_bare(self, spot: Spot) -> bool:
        """Whether the figure's own words before it say nothing (共计, 累计达)."""
        if self._bare is None or self._bare[0] != spot.start:
            own = self._layout.text[max(spot.own_start, spot.start - 16) : spot.start]
            said = self._words.function_words.sub("", own).strip("，、的了 ")
            self._bare = (spot.start, not said)
        return self._bare[1]

    def _right(self, spot: Spot, hit: Hit) -> tuple[float, str]:
        weights = self._words.weights
        gap = hit.start - spot.end
        taken = self._layout.text[hit.end : spot.right_end]
        if spot.right_end == spot.next_start and len(taken) <= 4 and "（" not in taken:
            return weights.right_taken, "right"
        if gap <= 2:
            return weights.right_near, "right"
        if gap <= 6:
            return weights.right_behind_noun, "right"
        return weights.right_far * weights.decay / (weights.decay + gap), "right"

    def _crossing(self, spot: Spot, end: int, *, bare: bool) -> float:
        """The factor for the breaks and figures between ``end`` and the figure, less where it has no own
        words."""
        weights = self._words.weights
        layout = self._layout
        factor = 1.0
        clauses = layout.clauses_between(end, spot.start)
        if layout.semicolon_between(end, spot.start):
            factor = weights.over_semicolon
        elif clauses == 1:
            factor = weights.over_clause_bare if bare else weights.over_clause
        elif clauses > 1:
            factor = weights.over_two_clauses_bare if bare else weights.over_two_clauses
        crossed = layout.figures_between(end, spot.start)
        return factor * weights.over_figure ** min(crossed, 3)
