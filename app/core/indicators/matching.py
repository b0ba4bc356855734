"""The pass that finds the tag book's phrases in one stretch of text: plain, across a gap, under a topic."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from app.core.indicators.atoms import Atom, Meanings
from app.core.indicators.phrases import PhraseIndex
from app.core.indicators.words import scoring_words

_LONGEST_GAP, _LONGEST_WITH_TITLES = 24, 120
_TITLE_REACH = 40
_GAP_STOP = re.compile("[，。；,;\n！？]")
_LIST_STOP = re.compile("[，。；,;\n！？、]")
_TITLE_OPEN, _TITLE_CLOSE = "《", "》"
_TITLE = re.compile("《[^《》，。\n]{1,60}》")
_START_AND_END = attrgetter("start", "end")


@dataclass(slots=True)  # not frozen, since thousands are made
class Hit:
    """Words of the book found in the text: ``start``–``end`` covers all of them.

    ``head_end`` and ``tail_start`` bound the gap (both ``end`` and ``start`` where there is none).
    ``meanings`` count by ``factor``, less for an indicator outside ``owners``: longer words hold these.
    """

    start: int
    end: int
    head_end: int
    tail_start: int
    meanings: Meanings
    factor: float = 1.0
    owners: int = -1


@dataclass(slots=True)
class Found:
    """What one stretch holds: hits by start, the sets of indicators that words rule out, the places of
    ``strangers`` (nouns that the book does not count) and of ``honours``."""

    hits: list[Hit]
    excluded: list[tuple[int, int, int]]
    strangers: Sequence[tuple[int, int]] = ()
    honours: Sequence[tuple[int, int]] = ()


def find_phrases(
    index: PhraseIndex,
    text: str,
    stretch: tuple[int, int],
    *,
    above: frozenset[int],
    figures: Sequence[int],
    wanted: int,
) -> Found:
    """The phrases of the ``wanted`` indicators in the stretch, and what rules one of them out.

    ``above`` are topics of the headings, ``figures`` starts of figures. Linear in the length of the stretch.
    """
    search = _Search(text, figures, above, wanted | index.stranger | index.honour)
    if text.find(_TITLE_OPEN, max(0, stretch[0] - _TITLE_REACH), stretch[1]) >= 0:
        search.copies = index.copies
    search.take(index.atoms_in(text, *stretch))
    search.hits.sort(key=_START_AND_END)
    excluded = search.excluded
    if not excluded:
        return Found(search.hits, excluded)
    strangers = [(start, end) for start, end, codes in excluded if codes & index.stranger]
    honours = [(start, end) for start, end, codes in excluded if codes & index.honour]
    return Found(search.hits, excluded, strangers, honours)


class _Search:
    """The state of one pass: heads of gap phrases and topics met so far, and the finds.

    ``copies`` are the indicators that titles of documents may count for, None where no title stands near.
    """

    __slots__ = (
        "_figures",
        "_gap_reach",
        "_heads",
        "_text",
        "_topics",
        "_wanted",
        "copies",
        "excluded",
        "hits",
    )

    def __init__(self, text: str, figures: Sequence[int], above: frozenset[int], wanted: int) -> None:
        self._text = text
        self._figures = figures
        self._wanted = wanted
        self._heads: dict[int, tuple[int, int]] = {}
        weights = scoring_words().weights
        self._gap_reach = weights.gap_reach
        self._topics = dict.fromkeys(above, weights.topic_above)
        self.copies: int | None = None
        self.hits: list[Hit] = []
        self.excluded: list[tuple[int, int, int]] = []

    def take(self, atoms: Iterable[tuple[int, Atom]]) -> None:
        """Notes what these words mean, and what they open."""
        wanted, heads, topics = self._wanted, self._heads, self._topics
        covered, holders = -1, 0
        for at, atom in atoms:
            end = at + atom.length
            owners = holders if end <= covered else -1
            codes = atom.plain.codes
            if codes:
                if codes & wanted:
                    meanings = atom.plain if self.copies is None else self._named(at, atom.plain, self.copies)
                    self.hits.append(Hit(at, end, end, at, meanings, 1.0, owners))
                if end > covered:
                    covered, holders = end, codes
            if atom.tails and heads:
                self._tails(at, end, atom.tails)
            if atom.under and topics:
                self._under(at, end, atom.under, owners)
            if atom.head >= 0:
                heads[atom.head] = (at, end)
            if atom.topic >= 0:
                topics.pop(atom.topic, None)
                topics[atom.topic] = 1.0
            if atom.excludes & wanted:
                self.excluded.append((at, end, atom.excludes))

    def _tails(self, at: int, end: int, tails: Mapping[int, Meanings]) -> None:
        """Phrases with a gap whose head stands before these words."""
        for number in filter(tails.__contains__, self._heads):
            first, last = self._heads[number]
            if not last <= at <= last + (_LONGEST_GAP if self.copies is None else _LONGEST_WITH_TITLES):
                continue
            meanings = tails[number]
            if meanings.codes & self._wanted and self._gap_holds(last, at):
                self.hits.append(Hit(first, end, last, at, meanings))

    def _under(self, at: int, end: int, under: Mapping[int, Meanings], owners: int) -> None:
        """Words that count under a topic, nearest topic first; less where it only stands in a heading."""
        for number in filter(under.__contains__, reversed(self._topics)):
            meanings = under[number]
            if meanings.codes & self._wanted:
                self.hits.append(Hit(at, end, end, at, meanings, self._topics[number], owners))

    def _named(self, at: int, meanings: Meanings, copies: int) -> Meanings:
        """What words at ``at`` mean: in 《》 they name a document, which speaks for copies handed out and no
        more."""
        opened = self._text.rfind(_TITLE_OPEN, max(0, at - _TITLE_REACH), at)
        if opened < 0 or self._text.find(_TITLE_CLOSE, opened, at) >= 0:
            return meanings
        each = tuple(m for m in meanings.each if m.bit & copies or _TITLE_OPEN in m.phrase)
        return Meanings(sum({m.bit for m in each}), each)

    def _gap_holds(self, start: int, end: int) -> bool:
        """Whether a gap is short enough, in one clause and holds at most one figure.

        Titles in 《》 take no room: 审查《…办法》《…规定》等规范性文件.
        """
        if start == end:
            return True
        crossed = bisect_left(self._figures, end) - bisect_left(self._figures, start)
        gap = self._text[start:end]
        if self.copies is not None:
            gap = _TITLE.sub("", gap)
        if crossed > 1 or len(gap) > self._gap_reach + 6 * crossed:
            return False
        return (_LIST_STOP if crossed else _GAP_STOP).search(gap) is None
