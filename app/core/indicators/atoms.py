"""From the phrases of the tag book's indicators to the words that are looked for, with what hangs on each.

A phrase is plain words (化解矛盾纠纷), words with one gap (调解…纠纷: head, at most a few words, tail) or
a tail under a topic (刑事|破案: the tail counts where the topic stands before it in the sentence or in a
heading above). A figure may stand in a gap. Exclude words of the book are looked for in the same pass.

Sets of indicators are whole numbers here: bit n stands for the nth indicator.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class Meanings:
    """All that the same words mean, and the set of the indicators."""

    codes: int = 0
    each: tuple[Meaning, ...] = ()

    def with_one(self, meaning: Meaning) -> Meanings:
        """These and one more."""
        return Meanings(self.codes | meaning.bit, (*self.each, meaning))


@dataclass(slots=True)
class Atom:
    """Words to be found, with everything that hangs on finding them.

    ``head`` and ``topic`` are the numbers of the gap and topic phrases that they open (-1: none), ``plain``
    what they mean by themselves, ``tails`` and ``under`` behind such a head or topic; ``excludes`` is the
    set of indicators that they rule out.
    """

    words: str
    length: int
    head: int = -1
    topic: int = -1
    plain: Meanings = field(default_factory=Meanings)
    tails: dict[int, Meanings] = field(default_factory=dict)
    under: dict[int, Meanings] = field(default_factory=dict)
    excludes: int = 0


def atoms_of(indicators: Sequence[Indicator]) -> list[Atom]:
    """The atoms of all phrases and exclude words of the indicators, longest words first.

    Words of one character are passed over: they say too little.
    """
    made = _Making()
    for code, indicator in enumerate(indicators):
        for phrase in indicator.phrases:
            made.add(phrase, code)
        for words in indicator.exclude:
            if len(words) > 1:
                made.need(words).excludes |= 1 << code
    return sorted(made.atoms.values(), key=lambda atom: (-atom.length, atom.words))


class _Making:
    """Atoms as they grow, phrase by phrase."""

    def __init__(self) -> None:
        self.atoms: dict[str, Atom] = {}
        self._gaps: dict[str, int] = {}
        self._topics: dict[str, int] = {}
        self._weights: Weights = scoring_words().weights

    def need(self, words: str) -> Atom:
        """The atom of ``words``, made when new."""
        atom = self.atoms.get(words)
        if atom is None:
            atom = self.atoms[words] = Atom(words, len(words))
        return atom

    def add(self, phrase: str, code: int) -> None:
        """One phrase of one indicator."""
        head, gap, tail = phrase.partition(GAP)
        topic, under, words = phrase.partition(TOPIC)
        weights = self._weights
        if under and len(topic) > 1 and len(words) > 1:
            number = self.need(topic).topic = self._topics.setdefault(topic, len(self._topics))
            weight = weights.of_length(len(words)) * weights.topic_phrase
            _put(self.need(words).under, number, Meaning(code, 1 << code, weight, phrase))
        elif gap and len(head) > 1 and len(tail) > 1:
            number = self.need(head).head = self._gaps.setdefault(head, len(self._gaps))
            weight = weights.of_length(len(head) + len(tail)) * weights.gap
            _put(self.need(tail).tails, number, Meaning(code, 1 << code, weight, phrase))
        elif not gap and not under and len(phrase) > 1:
            atom = self.need(phrase)
            atom.plain = atom.plain.with_one(Meaning(code, 1 << code, weights.of_length(len(phrase)), phrase))


def _put(rows: dict[int, Meanings], number: int, meaning: Meaning) -> None:
    rows[number] = rows.get(number, Meanings()).with_one(meaning)
