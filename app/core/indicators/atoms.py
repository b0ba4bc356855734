"""From the phrases of the tag book's indicators to the words that are looked for, with what hangs on each.

A phrase is plain words (化解矛盾纠纷), words with one gap (调解…纠纷: head, at most a few words, tail) or
a tail under a topic (刑事|破案: the tail counts where the topic stands before it in the sentence or in a
heading above). A figure may stand in a gap. Exclude words of the book are looked for in the same pass.

Sets of indicators are whole numbers here: bit n stands for the nth indicator.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.core.indicators.words import Weights, scoring_words
from app.core.taxonomy import Indicator

GAP = "…"
TOPIC = "|"


class Meaning(NamedTuple):
    """What words speak for: the indicator, as number and as set, with a weight, and the book's phrase."""

    code: int
    bit: int
    weight: float
    phrase: str


@dataclass(slots=True, eq=False)
class Meanings:
    """All that the same words mean, and the set of the indicators."""

    codes: int = 0
    each: tuple[Meaning, ...] = ()

    def with_one(self, meaning: Meaning) -> Meanings:
        """These and one more."""
        codes = self.codes | meaning.bit if self.codes else meaning.bit
        return Meanings(codes, (*self.each, meaning))


_NO_MEANING = Meanings()


@dataclass(slots=True)
class Atom:
    """Words to be found, with everything that hangs on finding them.

    ``head`` and ``topic`` are the numbers of the gap and topic phrases that they open (-1: none), ``plain``
    what they mean by themselves, ``tails`` and ``under`` behind such a head or topic; ``excludes`` is the
    set of indicators that they rule out, and whether they are among the words of ``aside``.
    """

    words: str
    length: int
    head: int = -1
    topic: int = -1
    plain: Meanings = _NO_MEANING
    tails: dict[int, Meanings] | None = None
    under: dict[int, Meanings] | None = None
    excludes: int = 0


def atoms_of(indicators: Sequence[Indicator], aside: Mapping[int, Sequence[str]]) -> list[Atom]:
    """The atoms of all phrases and exclude words of the indicators, longest words first.

    Words of one character are passed over: they say too little. ``aside`` are words that speak of no
    indicator, by a bit beyond theirs.
    """
    made = _Making()
    for code, indicator in enumerate(indicators):
        bit = 1 << code
        for phrase in indicator.phrases:
            made.add(phrase, code, bit)
        for words in indicator.exclude:
            if len(words) > 1:
                made.need(words).excludes |= bit
    for bit, listed in aside.items():
        for words in listed:
            made.need(words).excludes |= bit
    return sorted(made.atoms.values(), key=lambda atom: (-atom.length, atom.words))


class _Making:
    """Atoms as they grow, phrase by phrase."""

    def __init__(self) -> None:
        self.atoms: dict[str, Atom] = {}
        self._gaps: dict[str, int] = {}
        self._topics: dict[str, int] = {}
        self._weights: Weights = scoring_words().weights
        self._known: dict[tuple[int, float], float] = {}

    def need(self, words: str) -> Atom:
        """The atom of ``words``, made when new."""
        atom = self.atoms.get(words)
        if atom is None:
            atom = self.atoms[words] = Atom(words, len(words))
        return atom

    def add(self, phrase: str, code: int, bit: int) -> None:
        """One phrase of one indicator, with its number and its set."""
        head, gap, tail = phrase.partition(GAP)
        topic, under, words = phrase.partition(TOPIC)
        weights = self._weights
        if under and len(topic) > 1 and len(words) > 1:
            number = self.need(topic).topic = self._topics.setdefault(topic, len(self._topics))
            meaning = Meaning(code, bit, self._weight(len(words), weights.topic_phrase), phrase)
            atom = self.need(words)
            atom.under = _with(atom.under, number, meaning)
        elif gap and len(head) > 1 and len(tail) > 1:
            number = self.need(head).head = self._gaps.setdefault(head, len(self._gaps))
            meaning = Meaning(code, bit, self._weight(len(head) + len(tail), weights.gap), phrase)
            atom = self.need(tail)
            atom.tails = _with(atom.tails, number, meaning)
        elif not gap and not under and len(phrase) > 1:
            atom = self.need(phrase)
            atom.plain = atom.plain.with_one(Meaning(code, bit, self._weight(len(phrase)), phrase))

    def _weight(self, length: int, factor: float = 1.0) -> float:
        """The weight of so many characters, one object for all of a kind: what is shared stays at hand."""
        return self._known.setdefault((length, factor), self._weights.of_length(length) * factor)


def _with(rows: dict[int, Meanings] | None, number: int, meaning: Meaning) -> dict[int, Meanings]:
    rows = rows if rows is not None else {}
    rows[number] = rows.get(number, _NO_MEANING).with_one(meaning)
    return rows
