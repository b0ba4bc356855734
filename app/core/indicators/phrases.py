"""The tag book's phrases as one index, and the single pass that finds them in a stretch of text.

A phrase is plain words (化解矛盾纠纷), words with one gap (调解…纠纷: head, at most a few words, tail) or
a tail
under a topic (刑事|破案: the tail counts where the topic stands before it in the sentence or in a heading
above).
A figure may stand in a gap. Exclude words of the book are found in the same pass. What a find is worth to a
figure is decided in scoring.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from app.core.indicators.words import Weights, scoring_words
from app.core.taxonomy import Indicator, Taxonomy

GAP = "…"
TOPIC = "|"
_CONTAINED = 0.72
_MOST_UNITS = 512
_LONGEST_GAP = 24
_GAP_STOP = re.compile("[，。；,;\n！？]")
_LIST_STOP = re.compile("[，。；,;\n！？、]")
_TITLE_OPEN, _TITLE_CLOSE = "《", "》"


class Hit(NamedTuple):
    """A phrase found in the text: ``start``–``end`` covers all its words, ``code`` indexes the book's
    indicators.

    ``head_end`` and ``tail_start`` bound the gap (both ``end`` and ``start`` where there is none).
    """

    start: int
    end: int
    code: int
    weight: float
    phrase: str
    head_end: int
    tail_start: int


class Found(NamedTuple):
    """What one stretch holds: hits by start, excluded (start, end, code), topics that stand in it."""

    hits: list[Hit]
    excluded: list[tuple[int, int, int]]
    topics: frozenset[int]


@dataclass(slots=True)
class _Atom:
    """Words to be found, with everything that hangs on finding them."""

    words: str
    plain: list[tuple[int, float, str]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    tails: list[tuple[int, int, float, str]] = field(default_factory=list)
    topics: list[int] = field(default_factory=list)
    under: list[tuple[int, int, float, str]] = field(default_factory=list)
    excludes: list[int] = field(default_factory=list)

    def owners(self) -> frozenset[int]:
        """The indicators that have these very words as a phrase."""
        return frozenset(code for code, _, _ in self.plain)


class PhraseIndex:
    """All phrases and exclude words of the active indicators of one tag book.

    Phrases of one character are passed over: they say too little.
    """

    def __init__(self, book: Taxonomy) -> None:
        self.indicators: tuple[Indicator, ...] = tuple(i for i in book.indicators() if i.is_active)
        self.position = {indicator.code: n for n, indicator in enumerate(self.indicators)}
        self.categories = tuple(indicator.category for indicator in self.indicators)
        self._atoms: dict[str, _Atom] = {}
        self._gaps: dict[str, int] = {}
        self._topics: dict[str, int] = {}
        weights = scoring_words().weights
        for code, indicator in enumerate(self.indicators):
            for phrase in indicator.phrases:
                self._add(phrase, code, weights)
            for words in indicator.exclude:
                if len(words) > 1:
                    self._atom(words).excludes.append(code)
        self._by_pair: dict[str, tuple[dict[str, list[_Atom]], _Atom | None]] = {}
        for words, atom in sorted(self._atoms.items(), key=lambda item: (-len(item[0]), item[0])):
            longer, exact = self._by_pair.setdefault(words[:2], ({}, None))
            if len(words) > 2:
                longer.setdefault(words[2], []).append(atom)
            else:
                exact = atom
            self._by_pair[words[:2]] = (longer, exact)
        self._units: dict[str, list[float]] = {}
        self._not_places: frozenset[int] | None = None
        self._copies = frozenset(n for n, i in enumerate(self.indicators) if i.measure == "copy")

    def _atom(self, words: str) -> _Atom:
        return self._atoms.setdefault(words, _Atom(words))

    def _add(self, phrase: str, code: int, weights: Weights) -> None:
        head, gap, tail = phrase.partition(GAP)
        topic, under, words = phrase.partition(TOPIC)
        if under and len(topic) > 1 and len(words) > 1:
            number = self._topics.setdefault(topic, len(self._topics))
            if number not in self._atom(topic).topics:
                self._atom(topic).topics.append(number)
            weight = weights.of_length(len(words)) * weights.topic_phrase
            self._atom(words).under.append((number, code, weight, phrase))
        elif gap and len(head) > 1 and len(tail) > 1:
            number = self._gaps.setdefault(head, len(self._gaps))
            if number not in self._atom(head).heads:
                self._atom(head).heads.append(number)
            weight = weights.of_length(len(head) + len(tail)) * weights.gap
            self._atom(tail).tails.append((number, code, weight, phrase))
        elif not gap and not under and len(phrase) > 1:
            self._atom(phrase).plain.append((code, weights.of_length(len(phrase)), phrase))

    def of_unit(self, unit: str, make: Callable[[str], list[float]]) -> list[float]:
        """What ``make`` says of ``unit`` for each indicator, made once; a book sees few units."""
        found = self._units.get(unit)
        if found is None:
            found = make(unit)
            if len(self._units) < _MOST_UNITS:
                self._units[unit] = found
        return found

    def not_places(self, measures: frozenset[str]) -> frozenset[int]:
        """The indicators that count neither places nor bodies: what 12个村 cannot be."""
        if self._not_places is None:
            self._not_places = frozenset(
                n for n, i in enumerate(self.indicators) if i.measure not in measures
            )
        return self._not_places

    def topics_of(self, text: str) -> frozenset[int]:
        """The topics that stand in a heading."""
        return frozenset(
            number for _, atom in self._atoms_in(text, 0, len(text)) if atom.topics for number in atom.topics
        )

    def _atoms_in(self, text: str, start: int, end: int) -> list[tuple[int, _Atom]]:
        """Every atom in the stretch by its start, the longest of one start first."""
        by_pair = self._by_pair
        stretch = text[start:end]
        found: list[tuple[int, _Atom]] = []
        for at, pair in enumerate(map(str.__add__, stretch, stretch[1:])):
            if pair in by_pair:
                longer, exact = by_pair[pair]
                third = stretch[at + 2 : at + 3]
                if third in longer:
                    found += [(at + start, a) for a in longer[third] if stretch.startswith(a.words, at)]
                if exact is not None:
                    found.append((at + start, exact))
        return found

    def find(
        self, text: str, start: int, end: int, *, above: frozenset[int], figures: Sequence[int]
    ) -> Found:
        """Every phrase in ``text[start:end]``; ``above`` are topics of the headings, ``figures`` starts
        of figures.

        Linear in the length of the stretch.
        """
        search = _Search(text, above, figures, self._copies)
        take = search.take
        for at, atom in self._atoms_in(text, start, end):
            take(at, atom)
        search.hits.sort()
        return Found(search.hits, search.excluded, frozenset(search.topics) - above)


class _Search:
    """The state of one pass over one stretch."""

    __slots__ = (
        "_above",
        "_copies",
        "_cover",
        "_figures",
        "_heads",
        "_here",
        "_text",
        "excluded",
        "hits",
        "topics",
    )

    def __init__(
        self, text: str, above: frozenset[int], figures: Sequence[int], copies: frozenset[int]
    ) -> None:
        self._text = text
        self._above = above
        self._figures = figures
        self._copies = copies
        self._heads: dict[int, tuple[int, int]] = {}
        self._cover: tuple[int, frozenset[int]] = (-1, frozenset())
        self.hits: list[Hit] = []
        self.excluded: list[tuple[int, int, int]] = []
        self.topics: set[int] = set(above)
        self._here: set[int] = set()

    def take(self, at: int, atom: _Atom) -> None:
        """Notes what finding ``atom`` at ``at`` means."""
        end = at + len(atom.words)
        if atom.plain:
            self._plain(at, end, atom)
        if atom.tails and self._heads:
            self._tails(at, end, atom)
        if atom.under:
            self._under(at, end, atom)
        if atom.heads:
            for number in atom.heads:
                self._heads[number] = (at, end)
        if atom.topics:
            self.topics.update(atom.topics)
            self._here.update(atom.topics)
        if atom.excludes:
            self.excluded.extend((at, end, code) for code in atom.excludes)

    def _tails(self, at: int, end: int, atom: _Atom) -> None:
        heads = self._heads
        for number, code, weight, phrase in atom.tails:
            head = heads.get(number)
            if head is not None and head[1] <= at <= head[1] + _LONGEST_GAP and self._gap_holds(head[1], at):
                self.hits.append(Hit(head[0], end, code, weight, phrase, head[1], at))

    def _under(self, at: int, end: int, atom: _Atom) -> None:
        covered = end <= self._cover[0]
        for number, code, weight, phrase in atom.under:
            if number in self.topics:
                less = _CONTAINED if covered and code not in self._cover[1] else 1.0
                if number not in self._here:
                    less *= scoring_words().weights.topic_above
                self.hits.append(Hit(at, end, code, weight * less, phrase, end, at))

    def _plain(self, at: int, end: int, atom: _Atom) -> None:
        covered, codes = self._cover
        inside = end <= covered
        in_title = self._in_title(at)
        for code, weight, phrase in atom.plain:
            if in_title and code not in self._copies and _TITLE_OPEN not in phrase:
                continue
            less = _CONTAINED if inside and code not in codes else 1.0
            self.hits.append(Hit(at, end, code, weight * less, phrase, end, at))
        if end > covered:
            self._cover = (end, atom.owners())

    def _in_title(self, at: int) -> bool:
        """Whether ``at`` stands between 《 and 》 (looked for within 40 characters)."""
        low = max(0, at - 40)
        opened = self._text.rfind(_TITLE_OPEN, low, at)
        return opened >= 0 and self._text.find(_TITLE_CLOSE, opened, at) < 0

    def _gap_holds(self, start: int, end: int) -> bool:
        """Whether a gap is short enough, in one clause and holds at most one figure."""
        first = bisect_left(self._figures, start)
        crossed = bisect_left(self._figures, end) - first
        if crossed > 1 or end - start > scoring_words().weights.gap_reach + 6 * crossed:
            return False
        return (_LIST_STOP if crossed else _GAP_STOP).search(self._text, start, end) is None
