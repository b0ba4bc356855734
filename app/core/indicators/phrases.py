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
_TITLE_REACH = 40
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
    """What one stretch holds: hits by start, excluded (start, end, code)."""

    hits: list[Hit]
    excluded: list[tuple[int, int, int]]


@dataclass(slots=True)
class _Atom:
    """Words to be found, with everything that hangs on finding them.

    ``head`` and ``topic`` are the numbers of the gap and topic phrases that they open (-1: none), ``tails``
    and ``under`` what they mean behind such a head or topic.
    """

    words: str
    length: int
    head: int = -1
    topic: int = -1
    plain: list[tuple[int, float, str]] = field(default_factory=list)
    tails: dict[int, list[tuple[int, float, str]]] = field(default_factory=dict)
    under: dict[int, list[tuple[int, float, str]]] = field(default_factory=dict)
    excludes: list[int] = field(default_factory=list)
    owners: frozenset[int] = frozenset()


_ByPair = dict[str, tuple[dict[str, list[_Atom]], _Atom | None]]


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
        self._by_pair: _ByPair = {}
        for words, atom in sorted(self._atoms.items(), key=lambda item: (-len(item[0]), item[0])):
            atom.owners = frozenset(code for code, _, _ in atom.plain)
            longer, exact = self._by_pair.setdefault(words[:2], ({}, None))
            if len(words) > 2:
                longer.setdefault(words[2], []).append(atom)
            else:
                exact = atom
            self._by_pair[words[:2]] = (longer, exact)
        self._units: dict[str, list[float]] = {}
        self._wanted: dict[frozenset[str], list[bool]] = {}
        self._not_places: frozenset[int] | None = None
        self._copies = frozenset(n for n, i in enumerate(self.indicators) if i.measure == "copy")

    def _atom(self, words: str) -> _Atom:
        return self._atoms.setdefault(words, _Atom(words, len(words)))

    def _add(self, phrase: str, code: int, weights: Weights) -> None:
        head, gap, tail = phrase.partition(GAP)
        topic, under, words = phrase.partition(TOPIC)
        if under and len(topic) > 1 and len(words) > 1:
            number = self._topics.setdefault(topic, len(self._topics))
            self._atom(topic).topic = number
            weight = weights.of_length(len(words)) * weights.topic_phrase
            self._atom(words).under.setdefault(number, []).append((code, weight, phrase))
        elif gap and len(head) > 1 and len(tail) > 1:
            number = self._gaps.setdefault(head, len(self._gaps))
            self._atom(head).head = number
            weight = weights.of_length(len(head) + len(tail)) * weights.gap
            self._atom(tail).tails.setdefault(number, []).append((code, weight, phrase))
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

    def of_units(self, units: frozenset[str], make: Callable[[str], list[float]]) -> Sequence[bool]:
        """Which indicators any of ``units`` fits, as ``make`` says; made once."""
        found = self._wanted.get(units)
        if found is None:
            each = [self.of_unit(unit, make) for unit in units]
            found = [any(fits) for fits in zip(*each, strict=True)]
            if len(self._wanted) < _MOST_UNITS:
                self._wanted[units] = found
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
        return frozenset(atom.topic for _, atom in self._atoms_in(text, 0, len(text)) if atom.topic >= 0)

    def _atoms_in(self, text: str, start: int, end: int) -> list[tuple[int, _Atom]]:
        """Every atom in the stretch by its start, the longest of one start first."""
        stretch = text[start:end]
        pairs = map(str.__add__, stretch, stretch[1:])
        found: list[tuple[int, _Atom]] = []
        for at, entry in enumerate(map(self._by_pair.get, pairs), start):
            if entry is None:
                continue
            longer, exact = entry
            if longer and at + 2 < end:
                for atom in longer.get(text[at + 2], ()):
                    if text.startswith(atom.words, at) and at + atom.length <= end:
                        found.append((at, atom))
            if exact is not None:
                found.append((at, exact))
        return found

    def find(
        self,
        text: str,
        start: int,
        end: int,
        *,
        above: frozenset[int],
        figures: Sequence[int],
        wanted: Sequence[bool],
    ) -> Found:
        """Every phrase of a ``wanted`` indicator in ``text[start:end]``; ``above`` are topics of the
        headings, ``figures`` starts of figures.

        Linear in the length of the stretch.
        """
        search = _Search(text, figures, above, wanted)
        if text.find(_TITLE_OPEN, max(0, start - _TITLE_REACH), end) >= 0:
            search.copies = self._copies
        heads, here = search.heads, search.here
        for at, atom in self._atoms_in(text, start, end):
            stop = at + atom.length
            if atom.plain:
                search.plain(at, stop, atom)
            if heads and atom.tails:
                search.tails(at, stop, atom)
            if atom.under:
                search.under(at, stop, atom)
            if atom.head >= 0:
                heads[atom.head] = (at, stop)
            if atom.topic >= 0:
                here.add(atom.topic)
            for code in atom.excludes:
                search.excluded.append((at, stop, code))
        search.hits.sort()
        return Found(search.hits, search.excluded)


class _Search:
    """The state of one pass over one stretch: heads of gap phrases and topics met so far, and the finds.

    ``copies`` are the indicators that titles of documents may count for, None where no title stands near.
    """

    __slots__ = (
        "_above",
        "_covered",
        "_figures",
        "_owners",
        "_text",
        "_wanted",
        "copies",
        "excluded",
        "heads",
        "here",
        "hits",
    )

    def __init__(
        self, text: str, figures: Sequence[int], above: frozenset[int], wanted: Sequence[bool]
    ) -> None:
        self._text = text
        self._figures = figures
        self._above = above
        self._wanted = wanted
        self._covered = -1
        self._owners: frozenset[int] = frozenset()
        self.copies: frozenset[int] | None = None
        self.heads: dict[int, tuple[int, int]] = {}
        self.here: set[int] = set()
        self.hits: list[Hit] = []
        self.excluded: list[tuple[int, int, int]] = []

    def plain(self, at: int, end: int, atom: _Atom) -> None:
        """Notes plain words, less where longer ones of another indicator hold them."""
        inside = end <= self._covered
        copies = self.copies if self.copies is not None and self._in_title(at) else None
        wanted = self._wanted
        for code, weight, phrase in atom.plain:
            if not wanted[code]:
                continue
            if copies is not None and code not in copies and _TITLE_OPEN not in phrase:
                continue
            less = _CONTAINED if inside and code not in self._owners else 1.0
            self.hits.append(Hit(at, end, code, weight * less, phrase, end, at))
        if not inside:
            self._covered, self._owners = end, atom.owners

    def tails(self, at: int, end: int, atom: _Atom) -> None:
        """Notes phrases with a gap whose head stands before these words."""
        heads, tails = self.heads, atom.tails
        for number in heads.keys() & tails.keys():
            first, last = heads[number]
            if last <= at <= last + _LONGEST_GAP and self._gap_holds(last, at):
                for code, weight, phrase in tails[number]:
                    if self._wanted[code]:
                        self.hits.append(Hit(first, end, code, weight, phrase, last, at))

    def under(self, at: int, end: int, atom: _Atom) -> None:
        """Notes words that count under a topic, less where the topic only stands in a heading."""
        for number, rows in atom.under.items():
            if number in self.here:
                less = 1.0
            elif number in self._above:
                less = scoring_words().weights.topic_above
            else:
                continue
            for code, weight, phrase in rows:
                if not self._wanted[code]:
                    continue
                held = _CONTAINED if end <= self._covered and code not in self._owners else 1.0
                self.hits.append(Hit(at, end, code, weight * (held * less), phrase, end, at))

    def _in_title(self, at: int) -> bool:
        """Whether ``at`` stands between 《 and 》."""
        opened = self._text.rfind(_TITLE_OPEN, max(0, at - _TITLE_REACH), at)
        return opened >= 0 and self._text.find(_TITLE_CLOSE, opened, at) < 0

    def _gap_holds(self, start: int, end: int) -> bool:
        """Whether a gap is short enough, in one clause and holds at most one figure."""
        first = bisect_left(self._figures, start)
        crossed = bisect_left(self._figures, end) - first
        if crossed > 1 or end - start > scoring_words().weights.gap_reach + 6 * crossed:
            return False
        return (_LIST_STOP if crossed else _GAP_STOP).search(self._text, start, end) is None
