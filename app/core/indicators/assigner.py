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
from app.core.indicators.context import At, Layout, Place, Spot, places
from app.core.indicators.headings import Headings
from app.core.indicators.labels import label_of
from app.core.indicators.learned import LearnedPhrase
from app.core.indicators.parts import Parts, counts_nothing
from app.core.indicators.period_words import guess_year
from app.core.indicators.periods import STOCK, Periods
from app.core.indicators.ranking import Prepared, Ranker
from app.core.indicators.reasons import reason_of
from app.core.indicators.roles import (
    SentenceCues,
    direction_of,
    follows_plan,
    is_plan,
    plans_begin,
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
        self._plans_begin = plans_begin(text, scan.lines, outline, year)
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
        at = At(figure, self._layout.spot(figure.start, figure.end), place)
        return at.spot, self._ranker.suggested(at)

    def _filled(self, number: int, place: Place) -> Figure:
        figure = self._figures[number]
        spot = self._layout.spot(figure.start, figure.end)
        before = self._done.get(spot.previous) if spot.previous is not None else None
        part = self._is_part(number, figure, spot, before)
        whole = self._done[self._parts.total] if part and self._parts.total is not None else None
        at = At(figure, spot, place, before, whole)
        direction = self._direction(at)
        best, also, ranked = self._counted(at) if direction is None else (None, (), [])
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
            label=self._label(at, best),
            period=figure.period or self._period(at, best, changes=direction is not None),
            role=role_of(plan=self._is_plan(at), part=part),
            direction=direction,
            section=place.section,
            confidence=confidence_of(quality(ranked)) if best else confidence_of_none(direction, ranked),
            why=reason_of(best, spot, figure.unit, at.title) if best else "",
        )
        self._mentions.note(filled, spot)
        return filled

    def _counted(self, at: At) -> tuple[Scored | None, tuple[str, ...], list[Scored]]:
        """What a figure counts, what its number also says, and the indicators in question, best first."""
        if counts_nothing(self._text, at.spot):
            return None, (), []
        turn = self._turn(at)
        if turn is not None:
            return (*turn, [turn[0]])
        ranked = self._ranker.rank(at, self._category if at.before is not None else None)
        best = self._ranker.chosen(ranked)
        if best is None or at.whole is not None:
            instead = self._instead(best, at)
            best, ranked = (instead, [instead]) if instead is not None else (best, ranked)
        if best is None or best.code < 0:
            return None, (), ranked
        best, also = first_and_also(self._text, at.spot, best, ranked, self._index)
        if best.code in self._index.siblings and best.where != "learned":
            best = self._ranker.told_apart(best, at)
        return best, also, ranked

    def _turn(self, at: At) -> tuple[Scored, tuple[str, ...]] | None:
        """What the next of several numbers counts whose names stand before 分别, and the names left over;
        these are no longer the first number's."""
        previous = at.spot.previous
        if at.before is None or not at.before.also or previous is None:
            return None
        turn = next_named(self._text, at, self._index)
        if turn is None:
            return None
        self._done[previous] = replace(at.before, also=())
        return turn, at.before.also[1:]

    def _instead(self, best: Scored | None, at: At) -> Scored | None:
        """Where phrases say little: what a part has of its whole; where they say nothing: what the same
        number counted before, or what the list, the sentence before or likeness to passages tells."""
        if at.whole is not None and self._names_little(best, at.whole):
            inherited = part_of(at.whole, at.figure, self._index)
            is_share = at.figure.kind is FigureKind.RATE
            if inherited is not None and (not is_share or self._ranker.may_be(inherited.code, at)):
                return inherited
        if best is not None:
            return None
        ranker = self._ranker
        told = self._mentions.again(at, self._index) or ranker.entry(at) or ranker.carried(at)
        return told or ranker.likely(at)

    def _direction(self, at: At) -> Direction | None:
        """The direction; that of the number before where only 和 or 、 stands between."""
        found = direction_of(self._text, at.spot, at.figure) if self._cues.of(at.spot).change else None
        if found is None and at.before is not None and self._joins(at.before, at.spot, ("和", "、")):
            return at.before.direction
        return found

    def _is_plan(self, at: At) -> bool:
        figure, spot = at.figure, at.spot
        planned = figure.start >= self._plans_begin or speaks_of_plans(at.place)
        if (planned or self._cues.of(spot).plan) and is_plan(self._text, spot, figure, among_plans=planned):
            return True
        return at.before is not None and follows_plan(self._text, spot, figure, at.before)

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

    def _label(self, at: At, best: Scored | None) -> str:
        """The label; that of the number before where only 和 or 、 stands between (分别增长8%和9%)."""
        if best is None and at.before is not None and self._joins(at.before, at.spot, _JOINING):
            return at.before.label
        return label_of(self._text, at.spot, best)

    def _joins(self, before: Figure, spot: Spot, words: tuple[str, ...]) -> bool:
        """Whether one of ``words``, of one character each, is all that stands between two figures."""
        return spot.start - before.end == 1 and self._text[before.end] in words

    def _period(self, at: At, best: Scored | None, *, changes: bool) -> str | None:
        """The period of what is counted; growth and decline (减少46人) are never levels."""
        periods, spot, whole = self._periods, at.spot, at.whole
        if changes:
            stock = False
        elif best is not None:
            indicator = self._index.indicators[best.code]
            stock = periods.is_level(indicator, spot)
            if whole is not None and whole.indicator == indicator.code:
                stock = stock or whole.period == STOCK
        elif at.figure.kind in (FigureKind.COUNT, FigureKind.AREA, FigureKind.OTHER):
            stock = periods.sounds_like_level(spot) or periods.continues_levels(spot, at.before, whole)
        else:
            stock = False
        return periods.level(spot, at.place.titles) if stock else periods.flow(spot, at.place.titles)


@lru_cache(maxsize=4)
def prepared(book: Taxonomy) -> Prepared:
    """The prepared form of ``book``, made once per book object."""
    return Prepared(book)
