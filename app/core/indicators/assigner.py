"""From figures as found to figures that say what they count, when, and in which role.

One object goes through the figures of one text in order, since a figure may depend on the one before it
(pairs,
其中, 破案8件 after 刑事案件立案11件). Each question has its own module; here they are put in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from app.core.enums import FigureKind
from app.core.indicators.chains import part_of, same_again, second_of_pair
from app.core.indicators.confidence import confidence_of, confidence_of_none, quality
from app.core.indicators.context import Layout, Place, Spot, places
from app.core.indicators.labels import label_of, trim
from app.core.indicators.learned import LearnedPhrase, learned_for
from app.core.indicators.periods import Periods, guess_year
from app.core.indicators.phrases import Found, PhraseIndex
from app.core.indicators.reasons import reason_of
from app.core.indicators.roles import Parts, direction_of, follows_plan, is_plan, role_of
from app.core.indicators.scoring import Company, Scored, Scorer
from app.core.indicators.similarity import Similarity
from app.core.indicators.words import scoring_words
from app.core.report import Figure, Head, Section
from app.core.scan import Scan
from app.core.taxonomy import Taxonomy

_STRETCH = 300
_OVERLAP = 150
_VILLAGES = "AREA.VILLAGE"


class Prepared:
    """What is made of a tag book once: its phrase index, and its word vectors when first needed."""

    def __init__(self, book: Taxonomy) -> None:
        self.index = PhraseIndex(book)
        self._similarity: Similarity | None = None

    @property
    def similarity(self) -> Similarity:
        """Word vectors of the book; made on first use, since most reports never need them."""
        if self._similarity is None:
            self._similarity = Similarity(self.index.indicators)
        return self._similarity


class Assigner:
    """Fills the fields of the figures of one text."""

    def __init__(
        self,
        scan: Scan,
        figures: Sequence[Figure],
        outline: Sequence[Section],
        head: Head,
        prepared: Prepared,
        *,
        learned: Sequence[LearnedPhrase] = (),
    ) -> None:
        self._text = scan.text
        self._figures = figures
        self._outline = outline
        self._prepared = prepared
        self._learned = learned
        self._layout = Layout(scan.text, figures)
        self._scorer = Scorer(prepared.index, self._layout)
        year = head.year if head.year is not None else guess_year(scan.text)
        self._periods = Periods(scan.text, year, self._layout.lines)
        self._parts = Parts(scan.text)
        self._found: tuple[tuple[int, int, int | None], Found] | None = None
        self._above: dict[tuple[str, ...], tuple[frozenset[int], frozenset[str]]] = {}
        self._titles: dict[str, tuple[frozenset[int], frozenset[str]]] = {}
        self._done: dict[int, Figure] = {}
        self._category: str | None = None

    def all(self) -> tuple[Figure, ...]:
        """Every figure filled, in the given order."""
        order = sorted(range(len(self._figures)), key=lambda n: (self._figures[n].start, n))
        where = places([self._figures[n].start for n in order], self._outline)
        for number, place in zip(order, where, strict=True):
            self._done[number] = self._filled(number, place)
        return tuple(self._done[n] for n in range(len(self._figures)))

    def ranked(self, figure: Figure) -> tuple[Spot, list[Scored]]:
        """The indicators in question for one figure or fresh selection, best first."""
        place = places([figure.start], self._outline)[0]
        spot = self._layout.spot(figure.start, figure.end)
        return spot, self._rank(figure, spot, place, None)

    def _filled(self, number: int, place: Place) -> Figure:
        figure = self._figures[number]
        spot = self._layout.spot(figure.start, figure.end)
        before = self._done.get(spot.previous) if spot.previous is not None else None
        if before is None:
            self._category = None
        direction = direction_of(self._text, spot, figure)
        if direction is None and before is not None and self._text[before.end : spot.start] in ("和", "、"):
            direction = before.direction
        ranked = self._rank(figure, spot, place, before) if direction is None else []
        chosen = self._chosen(ranked)
        plan = is_plan(self._text, spot, figure, place.part) or (
            before is not None and follows_plan(self._text, spot, figure, before)
        )
        since = before.end if before is not None else spot.sentence_start
        part = not figure.implied and self._parts.is_part(number, figure, spot, (since, figure.start))
        total = self._parts.total if part else None
        if chosen is None and direction is None and total is not None:
            inherited = part_of(self._done[total], figure, self._prepared.index)
            chosen, ranked = inherited, _with(inherited, ranked) if inherited else ranked
        best, also = self._first_and_also(spot, chosen, ranked)
        sure = confidence_of_none(direction, ranked) if best is None else confidence_of(quality(ranked))
        indicators = self._prepared.index.indicators
        title = place.titles[0] if place.titles else None
        if best is not None:
            self._category = indicators[best.code].category
        return Figure(
            start=figure.start,
            end=figure.end,
            surface=figure.surface,
            value=figure.value,
            unit=figure.unit,
            value_max=figure.value_max,
            qualifier=figure.qualifier,
            kind=figure.kind,
            implied=figure.implied,
            indicator=indicators[best.code].code if best else None,
            also=also,
            label=self._label(spot, best, before),
            period=self._period(figure, spot, place, best, before),
            role=role_of(plan=plan, part=part),
            direction=direction,
            section=place.section,
            confidence=sure,
            why=reason_of(best, spot, figure.unit, title) if best else "",
        )

    def _label(self, spot: Spot, best: Scored | None, before: Figure | None) -> str:
        """The label; that of the number before where only 和 or 、 stands between (分别增长8%和9%)."""
        if best is None and before is not None and self._text[before.end : spot.start] in ("和", "、", "及"):
            return before.label
        return label_of(self._text, spot, best)

    def _chosen(self, ranked: list[Scored]) -> Scored | None:
        """The best indicator when it is good enough."""
        if not ranked:
            return None
        best = ranked[0]
        if best.where == "learned":
            return best
        return best if best.score >= scoring_words().weights.threshold else None

    def _rank(self, figure: Figure, spot: Spot, place: Place, before: Figure | None) -> list[Scored]:
        if not any(self._scorer.fits(figure.unit)):
            return self._with_learned(figure, spot, place, [])
        above, topical = self._of_titles(place.titles)
        found = self._phrases(spot, place.section, above)
        stranger = before is not None and before.indicator is None and before.unit == figure.unit
        company = Company(topical, self._category if before is not None else None, stranger)
        ranked = self._scorer.score(spot, figure.unit, found, company)
        if before is not None:
            for chained in (
                second_of_pair(self._text, figure, spot, before, self._prepared.index),
                same_again(self._text, figure, spot, before, self._prepared.index),
            ):
                if chained is not None:
                    ranked = _with(chained, ranked)
        if not ranked or ranked[0].score < scoring_words().weights.threshold:
            ranked = self._similar(figure, spot, ranked)
        return self._with_learned(figure, spot, place, ranked)

    def _with_learned(self, figure: Figure, spot: Spot, place: Place, ranked: list[Scored]) -> list[Scored]:
        """A learned rule goes before everything; one for an indicator that is switched off or unknown is
        passed over."""
        rule = learned_for(self._text, spot, figure.unit, self._learned, place.titles)
        if rule is None:
            return ranked
        code = self._prepared.index.position.get(rule.code, -1) if rule.code is not None else -1
        if code < 0 and rule.code is not None:
            return ranked
        return [Scored(code, scoring_words().weights.learned, rule.phrase, None, "learned", 1.0), *ranked]

    def _phrases(self, spot: Spot, section: int | None, above: frozenset[int]) -> Found:
        """The phrases of the figure's sentence, or of the stretch around it in a very long one; found
        once."""
        low, high = spot.sentence_start, spot.sentence_end
        if high - low > 2 * _STRETCH:
            first = low + (spot.start - low) // _STRETCH * _STRETCH
            low, high = max(low, first - _OVERLAP), min(high, first + _STRETCH + _OVERLAP)
        key = (low, high, section)
        if self._found is None or self._found[0] != key:
            layout = self._layout
            wanted = self._scorer.wanted(layout.units_between(low, high))
            found = self._prepared.index.find(
                self._text, low, high, above=above, figures=layout.starts, wanted=wanted
            )
            self._found = (key, found)
        return self._found[1]

    def _of_titles(self, titles: tuple[str, ...]) -> tuple[frozenset[int], frozenset[str]]:
        """Topics and categories that the headings above speak of."""
        known = self._above.get(titles)
        if known is None:
            each = [self._of_title(title) for title in titles]
            topics = frozenset().union(*(topics for topics, _ in each))
            categories = frozenset().union(*(categories for _, categories in each))
            known = self._above[titles] = topics, categories
        return known

    def _of_title(self, title: str) -> tuple[frozenset[int], frozenset[str]]:
        """Topics and categories of one heading; a heading stands above many figures."""
        known = self._titles.get(title)
        if known is None:
            words = scoring_words()
            spoken = [words.topic_categories[word] for word in words.topics.findall(title)]
            known = self._prepared.index.topics_of(title), frozenset().union(*spoken)
            self._titles[title] = known
        return known

    def _similar(self, figure: Figure, spot: Spot, ranked: list[Scored]) -> list[Scored]:
        """The ranked list with indicators whose words are near to the figure's own words."""
        weights = scoring_words().weights
        own = trim(self._text[max(spot.own_start, spot.start - 24) : spot.start])
        behind = self._text[spot.end : min(spot.right_end, spot.end + 14)]
        fits = self._scorer.fits(figure.unit)
        indicators = self._prepared.index.indicators
        known = {scored.code for scored in ranked}
        near = [
            Scored(code, nearness * weights.similar, indicators[code].name, None, "similar", fits[code])
            for code, nearness in self._prepared.similarity.nearest(own + behind, fits)[:5]
            if code not in known
        ]
        return sorted([*ranked, *near], key=lambda s: (-s.score, s.code))

    def _first_and_also(
        self, spot: Spot, best: Scored | None, ranked: list[Scored]
    ) -> tuple[Scored | None, tuple[str, ...]]:
        """The indicator named first, and further ones that the one number serves.

        参与率和合格率均达到100%; 全镇30个村设立了法治图书室.
        """
        if best is None or best.code < 0:
            return None, ()
        indicators = self._prepared.index.indicators
        measure = indicators[best.code].measure
        together = [best]
        if best.where == "own" and best.hit is not None:
            together += [s for s in ranked[1:4] if indicators[s.code].measure == measure and _joined(best, s)]
            together.sort(key=lambda s: (s.hit or (0,))[0])
        codes = [indicators[scored.code].code for scored in together]
        if _VILLAGES in self._prepared.index.position and self._all_villages(spot):
            codes.append(_VILLAGES)
        return together[0], tuple(dict.fromkeys(code for code in codes[1:] if code != codes[0]))

    def _all_villages(self, spot: Spot) -> bool:
        """Whether the figure counts all villages of the place (全镇30个村…, 8个村（社区）…全覆盖)."""
        behind = self._text[spot.end : spot.right_end]
        if not behind.startswith(("村", "行政村", "社区", "嘎查", "个村")):
            return False
        ahead = self._text[max(spot.own_start, spot.start - 6) : spot.start]
        return any(w in ahead for w in ("全镇", "全乡", "全街道", "辖区", "所有")) or any(
            w in behind for w in ("全覆盖", "全部")
        )

    def _period(
        self, figure: Figure, spot: Spot, place: Place, best: Scored | None, before: Figure | None
    ) -> str | None:
        if best is not None:
            stock = self._prepared.index.indicators[best.code].is_stock
        elif figure.kind in (FigureKind.COUNT, FigureKind.AREA, FigureKind.OTHER):
            stock = self._periods.sounds_like_level(spot) or (
                before is not None and self._periods.continues_levels(spot, before)
            )
        else:
            stock = False
        return self._periods.level(spot) if stock else self._periods.flow(spot, place.titles)


@lru_cache(maxsize=4)
def prepared(book: Taxonomy) -> Prepared:
    """The prepared form of ``book``, made once per book object."""
    return Prepared(book)


def _with(scored: Scored, ranked: list[Scored]) -> list[Scored]:
    """``ranked`` with one more, in the place of a lower score of the same indicator."""
    if any(s.code == scored.code and s.score >= scored.score for s in ranked):
        return ranked
    rest = [s for s in ranked if s.code != scored.code]
    return sorted([scored, *rest], key=lambda s: (-s.score, s.code))


def _joined(best: Scored, other: Scored) -> bool:
    """Whether two phrases stand side by side with 和, 、 … between them."""
    if other.where != "own" or other.hit is None or best.hit is None:
        return False
    if other.score < scoring_words().weights.joined * best.score:
        return False
    first, second = sorted((best.hit, other.hit))
    return first.end <= second.start <= first.end + 3 and second.start > first.end
