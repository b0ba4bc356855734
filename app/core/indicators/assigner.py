"""From figures as found to figures that say what they count, when, and in which role.

One object goes through the figures of one text in order, since a figure may depend on the one before it
(pairs, 其中, 破案8件 after 刑事案件立案11件). Each question has its own module; here they are put in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from app.core.enums import Direction, FigureKind
from app.core.indicators.also import first_and_also
from app.core.indicators.chains import Mentions, next_named, part_of
from app.core.indicators.confidence import confidence_of, confidence_of_none, quality
from app.core.indicators.context import Layout, Place, Spot, places
from app.core.indicators.headings import Headings
from app.core.indicators.labels import label_of
from app.core.indicators.learned import LearnedPhrase
from app.core.indicators.parts import Parts
from app.core.indicators.period_words import guess_year
from app.core.indicators.periods import STOCK, Periods
from app.core.indicators.ranking import Prepared, Ranker
from app.core.indicators.reasons import reason_of
from app.core.indicators.roles import (
    SentenceCues,
    direction_of,
    follows_plan,
    is_plan,
    role_of,
    speaks_of_plans,
)
from app.core.indicators.scoring import Scored
from app.core.indicators.words import scoring_words
from app.core.report import Figure, Head, Section
from app.core.scan import Scan
from app.core.taxonomy import Taxonomy

_JOINING = ("和", "、", "及")


class Assigner:
    """Fills the fields of the figures of one text, whose units are given as patterns read them."""

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
        text = self._text = scan.plain.text
        self._figures = figures
        self._outline = outline
        self._index = prepared.index
        self._layout = Layout(text, figures)
        headings = Headings(prepared.index, are_plain=text is scan.text)
        self._ranker = Ranker(prepared, self._layout, headings, learned)
        year = head.year if head.year is not None else guess_year(text)
        self._periods = Periods(text, year, self._layout.lines, self._layout.starts)
        self._cues = SentenceCues(text)
        self._parts = Parts(text)
        self._mentions = Mentions(text)
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
        return spot, self._ranker.suggested(figure, spot, place)

    def _filled(self, number: int, place: Place) -> Figure:
        figure = self._figures[number]
        spot = self._layout.spot(figure.start, figure.end)
        before = self._done.get(spot.previous) if spot.previous is not None else None
        direction = self._direction(figure, spot, before)
        plan = self._is_plan(figure, spot, place, before)
        part = self._is_part(number, figure, spot, before)
        whole = self._done[self._parts.total] if part and self._parts.total is not None else None
        best, ranked = None, list[Scored]()
        if direction is None:
            category = self._category if before is not None else None
            ranked = self._ranker.rank(figure, spot, place, before, category)
            best = self._ranker.chosen(ranked)
            if best is None or whole is not None:
                instead = self._instead(best, figure, spot, place, before=before, whole=whole)
                best, ranked = (instead, [instead]) if instead is not None else (best, ranked)
        also: tuple[str, ...] = ()
        if best is not None and best.code < 0:
            best = None
        turn = self._turn(figure, spot, before) if before is not None and before.also else None
        if turn is not None:
            best, also = turn
            ranked = [best]
        elif best is not None:
            best, also = first_and_also(self._text, spot, best, ranked, self._index)
            if best.code in self._index.siblings and best.where != "learned":
                best = self._ranker.told_apart(best, figure, spot)
        if best is not None:
            self._category = self._index.categories[best.code]
        elif before is None:
            self._category = None
        filled = Figure(
            start=figure.start,
            end=figure.end,
            surface=figure.surface,
            value=figure.value,
            unit=figure.unit,
            value_max=figure.value_max,
            qualifier=figure.qualifier,
            kind=figure.kind,
            implied=figure.implied,
            indicator=self._index.indicators[best.code].code if best else None,
            also=also,
            label=self._label(spot, best, before),
            period=figure.period or self._period(figure, spot, place, best, (before, whole)),
            role=role_of(plan=plan, part=part),
            direction=direction,
            section=place.section,
            confidence=confidence_of(quality(ranked)) if best else confidence_of_none(direction, ranked),
            why=reason_of(best, spot, figure.unit, place.titles[0] if place.titles else None) if best else "",
        )
        self._mentions.note(filled, spot)
        return filled

    def _turn(self, figure: Figure, spot: Spot, before: Figure) -> tuple[Scored, tuple[str, ...]] | None:
        """What the next of several numbers counts whose names stand before 分别, and the names left over;
        these are no longer the first number's."""
        turn = next_named(self._text, figure, spot, before, self._index)
        if turn is None or spot.previous is None:
            return None
        self._done[spot.previous] = replace(before, also=())
        return turn, before.also[1:]

    def _instead(
        self,
        best: Scored | None,
        figure: Figure,
        spot: Spot,
        place: Place,
        *,
        before: Figure | None,
        whole: Figure | None,
    ) -> Scored | None:
        """Where phrases say little: what a part has of its whole; where they say nothing: what the same
        number counted before, or what likeness to passages tells."""
        if whole is not None and self._names_little(best, whole):
            inherited = part_of(whole, figure, self._index)
            is_share = figure.kind is FigureKind.RATE
            if inherited is not None and (
                not is_share or self._ranker.may_be(inherited.code, figure, spot, place)
            ):
                return inherited
        if best is not None:
            return None
        again = self._mentions.again(figure, spot, self._index)
        if again is None:
            again = self._ranker.entry(figure, spot, place) or self._ranker.carried(figure, spot, place)
        return again or self._ranker.likely(figure, spot, place, before)

    def _direction(self, figure: Figure, spot: Spot, before: Figure | None) -> Direction | None:
        """The direction; that of the number before where only 和 or 、 stands between."""
        found = direction_of(self._text, spot, figure) if self._cues.of(spot).change else None
        if found is None and before is not None and self._joins(before, spot, ("和", "、")):
            return before.direction
        return found

    def _is_plan(self, figure: Figure, spot: Spot, place: Place, before: Figure | None) -> bool:
        planned = speaks_of_plans(place)
        if (planned or self._cues.of(spot).plan) and is_plan(self._text, spot, figure, among_plans=planned):
            return True
        return before is not None and follows_plan(self._text, spot, figure, before)

    def _is_part(self, number: int, figure: Figure, spot: Spot, before: Figure | None) -> bool:
        since = before.end if before is not None else spot.sentence_start
        return not figure.implied and self._parts.is_part(number, figure, spot, (since, figure.start))

    def _names_little(self, best: Scored | None, whole: Figure) -> bool:
        """Whether the words of a part name nothing, or something of another category than the whole only
        in passing (受理援助案件70件，其中刑事案件50件)."""
        if best is None:
            return True
        code = self._index.position.get(whole.indicator or "")
        if code is None or best.code < 0 or self._index.categories[code] == self._index.categories[best.code]:
            return False
        return best.score < scoring_words().weights.part_own

    def _label(self, spot: Spot, best: Scored | None, before: Figure | None) -> str:
        """The label; that of the number before where only 和 or 、 stands between (分别增长8%和9%)."""
        if best is None and before is not None and self._joins(before, spot, _JOINING):
            return before.label
        return label_of(self._text, spot, best)

    def _joins(self, before: Figure, spot: Spot, words: tuple[str, ...]) -> bool:
        """Whether one of ``words``, of one character each, is all that stands between two figures."""
        return spot.start - before.end == 1 and self._text[before.end] in words

    def _period(
        self,
        figure: Figure,
        spot: Spot,
        place: Place,
        best: Scored | None,
        others: tuple[Figure | None, Figure | None],
    ) -> str | None:
        """The period; ``others`` are the figure before and the one whose part this is."""
        if best is not None:
            indicator, whole = self._index.indicators[best.code], others[1]
            stock = self._periods.is_level(indicator, spot)
            if whole is not None and whole.indicator == indicator.code:
                stock = stock or whole.period == STOCK
        elif figure.kind in (FigureKind.COUNT, FigureKind.AREA, FigureKind.OTHER):
            stock = self._periods.sounds_like_level(spot) or self._periods.continues_levels(spot, *others)
        else:
            stock = False
        return self._periods.level(spot, place.titles) if stock else self._periods.flow(spot, place.titles)


@lru_cache(maxsize=4)
def prepared(book: Taxonomy) -> Prepared:
    """The prepared form of ``book``, made once per book object."""
    return Prepared(book)
