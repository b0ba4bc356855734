"""What a figure counts: each indicator scored by the phrases around the figure, its unit and its section.

A score is the weight of the best phrase (longer words say more) times factors for where it stands (the
figure's own words, across a comma, across another figure …) and for the unit, with small additions. All
weights are data (``indicators/scoring.json``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from app.core.indicators.atoms import TOPIC
from app.core.indicators.beyond import beyond
from app.core.indicators.context import Layout, Spot
from app.core.indicators.matching import Found, Hit
from app.core.indicators.phrases import PhraseIndex, UnitFit
from app.core.indicators.placing import Placing
from app.core.indicators.words import ScoringWords, scoring_words
from app.core.taxonomy import Indicator

_HONOURED = 8
_MEASURING = 2
_BRACKETS = re.compile(r"[（(]([^）)]{0,8})[）)]?$")


@dataclass(slots=True)
class Scored:
    """An indicator with its score for a figure and what spoke for it.

    ``where``: inside, wrap, right, own, left (another clause), pair, repeat, part,
    carried, likely, similar, learned.
    ``fits``: 1 the indicator's own unit, less for a related one. ``topical``: a heading above speaks of its
    category.
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


def _names(hit: Hit, noun: tuple[int, int]) -> bool:
    """Whether words of the book name the thing of the ``noun`` itself, and not only with a part of it."""
    start, end = noun
    return hit.start < end and hit.end > start and not (start <= hit.start and hit.end <= end)


def best_first(scored: Scored) -> tuple[float, int]:
    """The order of a ranked list, as a sorting key."""
    return -scored.score, scored.code


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


class Company(NamedTuple):
    """What stands around a figure: ``topical`` categories of the headings, ``category`` of the last figure
    with an indicator in the sentence, ``stranger``: the figure before has this unit and no indicator.
    """

    topical: frozenset[str] = frozenset()
    category: str | None = None
    stranger: bool = False


# Words, the factor for their place and its name.
_Placed = tuple[Hit, float, str]


class Scorer:
    """Scores the indicators of one index for figures of one text."""

    def __init__(self, index: PhraseIndex, layout: Layout) -> None:
        self._index = index
        self._layout = layout
        self._words = scoring_words()
        self._weights = scoring_words().weights

    def fit(self, unit: str) -> UnitFit:
        """How well ``unit`` goes with every indicator of the index."""
        return self._index.of_unit(unit, self._fit)

    def wanted(self, units: Iterable[str]) -> int:
        """The indicators of the index that any of ``units`` goes with."""
        having = 0
        for unit in units:
            having |= self.fit(unit).having
        return having

    def _fit(self, unit: str, indicator: Indicator) -> float:
        return unit_fit(plain_units(unit), indicator, self._words)

    def score(self, spot: Spot, fit: UnitFit, found: Found, company: Company) -> list[Scored]:
        """The indicators that ``fit`` allows and that have a phrase in reach, best first."""
        if self._layout.text.startswith(self._words.uncounted, spot.end):
            return []
        best: dict[int, Scored] = {}
        stranger = self._stranger(spot, found) if found.strangers else None
        hits = found.hits if stranger is None else [hit for hit in found.hits if _names(hit, stranger)]
        self._weigh(best, self._placed(spot, fit.having, hits), fit.fits, fit.having)
        if stranger is None and all(scored.score < self._weights.threshold for scored in best.values()):
            for reach in beyond(self._layout, spot, self._index, fit.having):
                within = [hit for hit in found.hits if reach.start <= hit.start and hit.end <= reach.end]
                placed = ((hit, self._weights.beyond, "right") for hit in within)
                self._weigh(best, placed, fit.fits, reach.codes)
        for scored in best.values():
            self._see_company(scored, company)
        return sorted(best.values(), key=best_first)

    def _placed(self, spot: Spot, allowed: int, hits: Sequence[Hit]) -> Iterator[_Placed]:
        """The hits around the figure that speak for any of the ``allowed`` indicators."""
        low = max(spot.sentence_start, spot.start - self._weights.reach_left)
        high = min(spot.sentence_end, spot.right_end, spot.end + self._weights.reach_right)
        placing = Placing(self._layout, spot, self._index.actors)
        for hit in hits:
            if hit.start >= high:
                return
            speaks = hit.start >= low and hit.meanings.codes & allowed
            if speaks and (hit.end <= high or hit.start < spot.end):
                yield hit, *placing.of(hit)

    def _stranger(self, spot: Spot, found: Found) -> tuple[int, int] | None:
        """Where a noun beside the figure names what the book does not count (反映窗口8个, 16个新媒体): words
        further off are not of this figure."""
        for start, end in found.strangers:
            if start == spot.end:
                return start, end
            if spot.start - _MEASURING <= end <= spot.start and start >= spot.own_start:
                between = self._layout.text[end : spot.start]
                if not between or self._words.function_words.fullmatch(between):
                    return start, end
        return None

    def _weigh(
        self, best: dict[int, Scored], placed: Iterable[_Placed], fits: Sequence[float], allowed: int
    ) -> None:
        """Notes for each ``allowed`` indicator what the hits that speak for it are worth, each in its place.

        Of two phrases of one indicator the better one counts, and a little of the other.
        """
        contained, second_hit = self._weights.contained, self._weights.second_hit
        for hit, factor, where in placed:
            for code, bit, weight, phrase in hit.meanings.each:
                if not bit & allowed:
                    continue
                by = hit.factor if bit & hit.owners else hit.factor * contained
                score = weight * by * factor * fits[code]
                held = best.get(code)
                if held is not None and held.score >= score:
                    held.score += score * second_hit
                    continue
                if held is not None:
                    score += held.score * second_hit
                best[code] = Scored(code, score, phrase, hit, where, fits[code])

    def _see_company(self, scored: Scored, company: Company) -> None:
        """Changes a score by what stands around the figure."""
        category = self._index.categories[scored.code]
        if company.category is not None or company.stranger:
            scored.score *= self._among(scored.phrase, category, company)
        if category in company.topical:
            scored.topical = True
            scored.score += self._weights.topic_bonus
        if category == company.category:
            scored.score += self._weights.neighbour_bonus

    def _among(self, phrase: str, category: str, company: Company) -> float:
        """The factor for the figures before: 办结 and 办结率 go with what was counted (调解率 too, which
        courts have as well), and so do 破案 and 协调解决 without a noun."""
        weights = self._weights
        if company.category is not None and phrase.rpartition(TOPIC)[2] in self._words.generic:
            if company.category == category:
                return weights.same_rate
            # Of another category than what was counted last: its topic stands before that.
            return weights.other_rate * (weights.after_unknown if TOPIC in phrase else 1.0)
        if company.stranger and TOPIC in phrase:
            return weights.after_unknown
        if company.stranger and phrase in self._words.deeds_alone:
            return weights.deed_alone
        return 1.0

    def allowed(self, spot: Spot, fit: UnitFit, found: Found) -> UnitFit:
        """``fit`` without the indicators that a word in the figure's own clause rules out."""
        allowed, text = fit.having, self._layout.text
        for start, end, codes in found.excluded:
            own = start >= spot.own_start and end <= spot.right_end
            if own and codes & allowed and not self._of_others(spot, start):
                allowed &= ~codes
        if self._counts_places(spot):
            allowed &= self._of_places(spot)
        if found.honours and self._is_honoured(spot, found):
            allowed &= self._index.places
        if allowed & self._index.taking_part and self._words.being.search(text, spot.own_start, spot.start):
            allowed &= ~self._index.taking_part
        return fit if allowed == fit.having else UnitFit(fit.fits, allowed)

    @staticmethod
    def _is_honoured(spot: Spot, found: Found) -> bool:
        """Whether what the figure counts got an honour: 2人被授予…称号."""
        return any(
            spot.end <= at <= spot.end + _HONOURED and end <= spot.right_end for at, end in found.honours
        )

    def _of_places(self, spot: Spot) -> int:
        """The indicators that a place or body behind the figure leaves: none of villages behind 9个乡镇."""
        text, words, index = self._layout.text, self._words, self._index
        left = -1 if text.endswith(words.of_no_place, spot.start, spot.end) else ~index.not_places
        if words.town_noun.match(text, spot.end):
            return 0 if self._goes_to(spot) else left & ~index.of_villages
        if self._goes_to(spot) and words.village_noun.match(text, spot.end):
            return left & index.of_villages
        return left

    def _goes_to(self, spot: Spot) -> bool:
        """Whether a figure tells in or for how many something was done: 在13个村（社区）建成…"""
        return self._layout.text.endswith(self._words.toward, spot.own_start, spot.start)

    def _counts_places(self, spot: Spot) -> bool:
        """Whether the noun behind a figure is a place or a body: 12个村, 5个群众诉求服务大厅."""
        text, words = self._layout.text, self._words
        if words.place_noun.match(text, spot.end):
            return True
        return (
            text.endswith("个", spot.start, spot.end) and words.place_head.match(text, spot.end) is not None
        )

    def _of_others(self, spot: Spot, start: int) -> bool:
        """Whether words before a figure that may rule something out speak of others: of the entries of a list
        before it, or of the bodies that did it together (联合消防、公安等部门抽查70户次)."""
        text = self._layout.text
        if start < spot.start and text.startswith("、", spot.start - 1):
            return True
        return self._words.bodies.search(text, start + 1, spot.start) is not None
