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
from app.core.indicators.words import ScoringWords, scoring_words
from app.core.taxonomy import Indicator

_AND = "和及与、"
_JOINED = re.compile("[（和及与]")
_BRACKETS = re.compile(r"[（(]([^）)]{0,8})[）)]?$")


@dataclass(slots=True)
class Scored:
    """An indicator with its score for a figure and what spoke for it.

    ``where``: inside, wrap, right, own, left (another clause), pair, repeat, part, similar, learned.
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


class Scorer:
    """Scores the indicators of one index for figures of one text."""

    def __init__(self, index: PhraseIndex, layout: Layout) -> None:
        self._index = index
        self._layout = layout
        self._words = scoring_words()
        self._weights = scoring_words().weights
        self._bare: tuple[int, bool] | None = None

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
        for hit in self._in_reach(spot, fit.having, found.hits):
            self._weigh(best, hit, fit, *self._position(spot, hit))
        if all(scored.score < self._weights.threshold for scored in best.values()):
            for reach in beyond(self._layout, spot, self._index, fit.having):
                inside = UnitFit(fit.fits, reach.codes)
                for hit in found.hits:
                    if reach.start <= hit.start and hit.end <= reach.end:
                        self._weigh(best, hit, inside, self._weights.beyond, "right")
        ranked = list(best.values())
        for scored in ranked:
            self._see_company(scored, company)
        ranked.sort(key=best_first)
        return ranked

    def _in_reach(self, spot: Spot, allowed: int, hits: Sequence[Hit]) -> Iterator[Hit]:
        """The hits around the figure that speak for any of the ``allowed`` indicators."""
        weights = self._weights
        low = max(spot.sentence_start, spot.start - weights.reach_left)
        high = min(spot.sentence_end, spot.right_end, spot.end + weights.reach_right)
        for hit in hits:
            if hit.start >= high:
                return
            speaks = hit.start >= low and hit.meanings.codes & allowed
            if speaks and (hit.end <= high or hit.start < spot.end):
                yield hit

    def _weigh(self, best: dict[int, Scored], hit: Hit, fit: UnitFit, factor: float, where: str) -> None:
        """Notes for each indicator that ``hit`` speaks for, and ``fit`` allows, what it is worth there.

        Of two phrases of one indicator the better one counts, and a little of the other.
        """
        fits, having, weights = fit.fits, fit.having, self._weights
        for code, bit, weight, phrase in hit.meanings.each:
            if not bit & having:
                continue
            by = hit.factor if bit & hit.owners else hit.factor * weights.contained
            score = weight * by * factor * fits[code]
            held = best.get(code)
            if held is not None and held.score >= score:
                held.score += score * weights.second_hit
                continue
            if held is not None:
                score += held.score * weights.second_hit
            best[code] = Scored(code, score, phrase, hit, where, fits[code])

    def _see_company(self, scored: Scored, company: Company) -> None:
        """Changes a score by what stands around the figure."""
        category = self._index.categories[scored.code]
        scored.topical = category in company.topical
        scored.score *= self._among(scored.phrase, category, company)
        if scored.topical:
            scored.score += self._weights.topic_bonus
        if company.category == category:
            scored.score += self._weights.neighbour_bonus

    def _among(self, phrase: str, category: str, company: Company) -> float:
        """The factor for the figures before: 办结率 goes with what was counted (调解率 too, which
        courts have as well), and so does 破案 without a noun."""
        weights = self._weights
        if company.category is not None and phrase.rpartition(TOPIC)[2] in self._words.generic:
            return weights.same_rate if company.category == category else weights.other_rate
        if company.stranger and TOPIC in phrase:
            return weights.after_unknown
        return 1.0

    def allowed(self, spot: Spot, fit: UnitFit, found: Found) -> UnitFit:
        """``fit`` without the indicators that a word in the figure's own clause rules out."""
        allowed, text = fit.having, self._layout.text
        for start, end, codes in found.excluded:
            own = start >= spot.own_start and end <= spot.right_end
            if own and codes & allowed and not self._of_others(spot, start):
                allowed &= ~codes
        people = text.endswith(self._words.people_units, spot.start, spot.end)
        if not people and self._words.place_noun.match(text, spot.end):
            allowed &= ~self._index.not_places
        if text.endswith(self._words.being, spot.clause_start, spot.start):
            allowed &= ~self._index.taking_part
        return fit if allowed == fit.having else UnitFit(fit.fits, allowed)

    def _of_others(self, spot: Spot, start: int) -> bool:
        """Whether words before a figure that may rule something out speak of others: of the entries of a list
        before it, or of the bodies that did it together (联合消防、公安等部门抽查70户次)."""
        text = self._layout.text
        if start < spot.start and text.startswith("、", spot.start - 1):
            return True
        return self._words.bodies.search(text, start + 1, spot.start) is not None

    def _position(self, spot: Spot, hit: Hit) -> tuple[float, str]:
        """The factor for where the phrase stands, and the name of that place."""
        weights = self._weights
        if hit.start >= spot.end:
            return self._right(spot, hit)
        if hit.end > spot.start:
            if hit.start >= spot.start or hit.head_end > spot.start:
                return weights.inside, "inside"
            return weights.wrap, "wrap"
        factor = weights.decay / (weights.decay + spot.start - hit.end)
        if hit.head_end < hit.tail_start:
            factor *= self._gap(hit)
        if hit.end > spot.own_start:
            return factor * self._own(spot, hit), "own"
        if spot.right_end - spot.end > 1:
            factor *= weights.noun_behind
        bare = self._is_bare(spot)
        if not bare and spot.start - spot.own_start > 3:
            factor *= weights.over_own_words
        return factor * self._crossing(spot, hit.end, bare=bare), "left"

    def _own(self, spot: Spot, hit: Hit) -> float:
        """The factor for words of the figure's own; those before 和 are not (2次讲座和3次…)."""
        weights, text = self._weights, self._layout.text
        if spot.previous is not None and text[spot.start - 1] in _AND:
            return weights.over_and
        if text.find("、", hit.end, spot.start) >= 0:
            return weights.over_enumeration
        return weights.own_left

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

    def _is_bare(self, spot: Spot) -> bool:
        """Whether the figure's own words before it say nothing (共计, 累计达)."""
        if self._bare is None or self._bare[0] != spot.start:
            own = self._layout.text[max(spot.own_start, spot.start - 16) : spot.start]
            said = self._words.function_words.sub("", own).strip("，、的了 ")
            self._bare = (spot.start, not said)
        return self._bare[1]

    def _right(self, spot: Spot, hit: Hit) -> tuple[float, str]:
        weights = self._weights
        gap = hit.start - spot.end
        taken = self._layout.text[hit.end : spot.right_end]
        if spot.right_end == spot.next_start and len(taken) <= 4 and self._is_taken(hit, taken):
            return weights.right_taken, "right"
        if gap <= 2:
            modifies = taken.startswith(self._words.heads_behind)
            return weights.right_modifier if modifies else weights.right_near, "right"
        if gap <= 6:
            return weights.right_behind_noun, "right"
        return weights.right_far * weights.decay / (weights.decay + gap), "right"

    def _is_taken(self, hit: Hit, taken: str) -> bool:
        """Whether words close before the next figure are that one's: not when they are joined on, nor when
        they name who did what it counts (12个调委会调解30件)."""
        if _JOINED.search(taken):
            return False
        acts = self._words.function_words.sub("", taken)
        return not (acts and hit.meanings.codes & self._index.actors)

    def _crossing(self, spot: Spot, end: int, *, bare: bool) -> float:
        """The factor for the breaks and figures between ``end`` and the figure, less where it has no own
        words."""
        weights = self._weights
        layout = self._layout
        factor = 1.0
        clauses = layout.clauses_since(end, spot)
        if clauses and layout.semicolon_between(end, spot.start):
            factor = weights.over_semicolon
        elif clauses == 1:
            factor = weights.over_clause_bare if bare else weights.over_clause
        elif clauses > 1:
            factor = weights.over_two_clauses_bare if bare else weights.over_two_clauses
        crossed = layout.figures_since(end, spot)
        return factor * weights.over_figure ** min(crossed, 3) if crossed else factor
