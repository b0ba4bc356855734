"""The indicators in question for a figure: phrases, the figure before, learned rules, likeness to passages
and of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.core.enums import FigureKind
from app.core.indicators.carried import widened
from app.core.indicators.chains import residents, same_again, second_of_pair, villages
from app.core.indicators.confidence import quality
from app.core.indicators.context import At, Layout, Spot
from app.core.indicators.headings import Headings
from app.core.indicators.labels import trim
from app.core.indicators.learned import LearnedPhrase, learned_for
from app.core.indicators.likeness import Likeness, around
from app.core.indicators.listed import announced, is_entry, listed
from app.core.indicators.matching import Found, find_phrases
from app.core.indicators.phrases import PhraseIndex, UnitFit
from app.core.indicators.scoring import Company, Scored, Scorer, best_first
from app.core.indicators.siblings import told_apart
from app.core.indicators.similarity import Similarity
from app.core.indicators.words import confidence_table, scoring_words
from app.core.taxonomy import Taxonomy

_STRETCH = 300
_OVERLAP = 150


class Prepared:
    """What is made of a tag book once: its phrase index, and when first needed what was learned of passages
    and its word vectors."""

    def __init__(self, book: Taxonomy) -> None:
        self.index = PhraseIndex(book)
        self._similarity: Similarity | None = None
        self._likeness: Likeness | None = None

    @property
    def likeness(self) -> Likeness:
        """The weights learned of marked passages; read on first use, since many reports never need them."""
        if self._likeness is None:
            self._likeness = Likeness(self.index)
        return self._likeness

    @property
    def similarity(self) -> Similarity:
        """Word vectors of the book; made on first use, since most reports never need them."""
        if self._similarity is None:
            self._similarity = Similarity(self.index.indicators)
        return self._similarity


class Ranker:
    """Ranks the indicators for the figures of one text."""

    def __init__(
        self,
        prepared: Prepared,
        layout: Layout,
        headings: Headings,
        learned: Sequence[LearnedPhrase],
    ) -> None:
        self._prepared = prepared
        self._index = prepared.index
        self._layout = layout
        self._learned = learned
        self._headings = headings
        self._scorer = Scorer(prepared.index, layout)
        self._threshold = scoring_words().weights.threshold
        self._least = confidence_table().least
        self._found: tuple[tuple[int, int, int | None], Found] | None = None

    def rank(self, at: At, category: str | None) -> list[Scored]:
        """Every indicator that may fit, best first; ``category`` is that of the last indicator in the
        sentence."""
        figure, spot, before = at.figure, at.spot, at.before
        fit = self._scorer.fit(figure.unit)
        ranked: list[Scored] = []
        if fit.having:
            above = self._headings.above(at.place.titles)
            found = self._phrases(spot, at.place.section, above.topics)
            if found.hits:
                fit = self._scorer.allowed(spot, fit, found)
                stranger = before is not None and before.indicator is None and before.unit == figure.unit
                company = Company(above.categories, category, stranger)
                ranked = self._scorer.score(spot, fit, found, company)
            ranked = self._with_chained(at, ranked)
        return self._with_learned(at, ranked) if self._learned else ranked

    def likely(self, at: At) -> Scored | None:
        """The indicator that words like those around the figure meant in marked passages, where no phrase
        decides. Not for shares: 满意率 says nothing of whose it is."""
        text, figure = self._layout.text, at.figure
        if figure.kind is FigureKind.RATE or text.startswith(scoring_words().uncounted, at.spot.end):
            return None
        fit, likeness = self._scorer.fit(figure.unit), self._prepared.likeness
        words = around(text, at)
        if not fit.having or not likeness.may_tell(words):
            return None
        code = likeness.choice(words, fit.having, self._allowed(at, fit).having)
        if code is None:
            return None
        name = self._index.indicators[code].name
        return Scored(code, scoring_words().weights.likely, name, None, "likely", fit.fits[code])

    def entry(self, at: At) -> Scored | None:
        """What an entry of a list counts with the verb that opened it, or as words before announce."""
        fit, spot = self._scorer.fit(at.figure.unit), at.spot
        if not fit.having or at.figure.kind is FigureKind.RATE or not is_entry(self._layout, spot):
            return None
        found = self._found_at(at)
        fit = self._scorer.allowed(spot, fit, found)
        told = listed(self._layout, spot, self._index, fit)
        return told or announced(self._layout, spot, self._index, fit, found)

    def carried(self, at: At) -> Scored | None:
        """What the sentence before names, where the figure's own says only that it was done."""
        wide = widened(self._layout, at.spot)
        fit = self._scorer.fit(at.figure.unit)
        if wide is None or not fit.having or at.figure.kind is FigureKind.RATE:
            return None
        above = self._headings.above(at.place.titles)
        found = self._phrases(wide, at.place.section, above.topics)
        fit = self._scorer.allowed(wide, fit, found)
        best = self.chosen(self._scorer.score(wide, fit, found, Company(above.categories)))
        if best is None:
            return None
        return replace(best, where="carried", score=best.score * scoring_words().weights.carried)

    def told_apart(self, best: Scored, at: At) -> Scored:
        """``best``, or an indicator with the same words of which the sentence speaks."""
        return told_apart(self._layout.text, at.spot, best, self._index, self._scorer.fit(at.figure.unit))

    def may_be(self, code: int, at: At) -> bool:
        """Whether no word around the figure rules out the indicator."""
        return bool(self._allowed(at, self._scorer.fit(at.figure.unit)).having >> code & 1)

    def suggested(self, at: At) -> list[Scored]:
        """Like ``rank``, and where no phrase decides what ``likely`` tells and indicators of alike names: a
        person's choice.

        Alike names never assign: what they alone would have chosen was wrong more often than right.
        """
        ranked = self.rank(at, None)
        if ranked and ranked[0].score >= self._threshold:
            return ranked
        likely = self.likely(at)
        ranked = with_one(likely, ranked) if likely is not None else ranked
        fit = self._allowed(at, self._scorer.fit(at.figure.unit))
        return self._with_similar(fit, at.spot, ranked)

    def chosen(self, ranked: list[Scored]) -> Scored | None:
        """The best indicator when it is good enough: no indicator is better than a wrong one."""
        if not ranked:
            return None
        best = ranked[0]
        sure = best.score >= self._threshold and quality(ranked) >= self._least
        return best if sure or best.where == "learned" else None

    def _allowed(self, at: At, fit: UnitFit) -> UnitFit:
        """``fit`` without what words around the figure rule out."""
        return self._scorer.allowed(at.spot, fit, self._found_at(at))

    def _with_chained(self, at: At, ranked: list[Scored]) -> list[Scored]:
        """The ranked list with what the figure before it tells."""
        counted = at.before is not None and at.before.indicator is not None
        of_place = residents if at.figure.unit == "人" else villages
        for chain in (of_place, second_of_pair, same_again) if counted else (of_place,):
            told = chain(self._layout.text, at, self._index)
            if told is not None:
                ranked = with_one(told, ranked)
        return ranked

    def _with_learned(self, at: At, ranked: list[Scored]) -> list[Scored]:
        """A learned rule goes before everything; one for an indicator that is switched off or unknown is
        passed over."""
        rule = learned_for(self._layout.text, at.spot, at.figure.unit, self._learned, at.place.titles)
        if rule is None:
            return ranked
        code = self._index.position.get(rule.code, -1) if rule.code is not None else -1
        if code < 0 and rule.code is not None:
            return ranked
        return [Scored(code, scoring_words().weights.learned, rule.phrase, None, "learned", 1.0), *ranked]

    def _found_at(self, at: At) -> Found:
        return self._phrases(at.spot, at.place.section, self._headings.above(at.place.titles).topics)

    def _phrases(self, spot: Spot, section: int | None, above: frozenset[int]) -> Found:
        """The phrases in the figure's sentence, or in a stretch of a very long one; found once."""
        low, high = spot.sentence_start, spot.sentence_end
        if high - low > 2 * _STRETCH:
            first = low + (spot.start - low) // _STRETCH * _STRETCH
            low, high = max(low, first - _OVERLAP), min(high, first + _STRETCH + _OVERLAP)
        key = (low, high, section)
        if self._found is None or self._found[0] != key:
            layout = self._layout
            wanted = self._scorer.wanted(layout.units_between(low, high))
            found = find_phrases(
                self._index, layout.text, (low, high), above=above, figures=layout.starts, wanted=wanted
            )
            self._found = (key, found)
        return self._found[1]

    def _with_similar(self, fit: UnitFit, spot: Spot, ranked: list[Scored]) -> list[Scored]:
        """The ranked list with indicators whose words are near to the figure's own words."""
        text, indicators = self._layout.text, self._index.indicators
        own = trim(text[max(spot.own_start, spot.start - 24) : spot.start])
        words = own + text[spot.end : min(spot.right_end, spot.end + 14)]
        known = {scored.code for scored in ranked}
        weight = scoring_words().weights.similar
        near = [
            Scored(code, nearness * weight, indicators[code].name, None, "similar", fit.fits[code])
            for code, nearness in self._prepared.similarity.nearest(words, fit)[:5]
            if code not in known
        ]
        return sorted([*ranked, *near], key=best_first) if near else ranked


def with_one(scored: Scored, ranked: list[Scored]) -> list[Scored]:
    """``ranked`` with one more, in the place of a lower score of the same indicator."""
    if any(s.code == scored.code and s.score >= scored.score for s in ranked):
        return ranked
    rest = [s for s in ranked if s.code != scored.code]
    return sorted([scored, *rest], key=best_first)
