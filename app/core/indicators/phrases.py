"""The tag book's phrases as one index, and the words of it that stand in a stretch of text.

What stands together is decided in matching.py, what a find is worth to a figure in scoring.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from operator import add
from sys import intern
from typing import NamedTuple

from app.core.indicators.atoms import Atom, atoms_of
from app.core.indicators.words import scoring_words
from app.core.taxonomy import Indicator, Taxonomy

_MOST_UNITS = 512


@dataclass(slots=True)
class UnitFit:
    """How well a unit goes with each indicator (0–1), and the set of those it goes with at all."""

    fits: Sequence[float]
    having: int


class Above(NamedTuple):
    """Topics (numbers of the index) and categories that a heading, or a chain of them, speaks of."""

    topics: frozenset[int] = frozenset()
    categories: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Branch:
    """Where atoms that begin alike part: what follows by the next character, and the atoms that end on the
    way here, longest first."""

    further: dict[str, _Branch] | None = None
    ended: tuple[Atom, ...] = ()

    def grown(self, character: str) -> _Branch:
        """The branch behind the next character, made when new. Characters are shared by all branches."""
        if self.further is None:
            self.further = {}
        return self.further.setdefault(intern(character), _Branch(ended=self.ended))


class PhraseIndex:
    """All phrases and exclude words of the active indicators of one tag book.

    Its sets of indicators: ``copies`` count printed things, ``events`` events, ``money`` sums, ``gone_to``
    visits to firms and places, ``places`` villages and sites, ``of_villages`` villages, ``actors`` people and
    bodies, ``taking_part`` people for something done, ``not_places`` neither places nor bodies nor what
    these do (not 12个村). ``stranger`` and ``honour`` are bits beyond all indicators, for nouns that the book
    does not count and for honours. ``siblings`` may become another indicator with the same words.
    """

    def __init__(self, book: Taxonomy) -> None:
        self.indicators: tuple[Indicator, ...] = tuple(i for i in book.indicators() if i.is_active)
        self.position = {indicator.code: n for n, indicator in enumerate(self.indicators)}
        self.categories = tuple(indicator.category for indicator in self.indicators)
        self.copies = self._measured({"copy"})
        self.events = self._measured({"event"})
        self.money = self._measured({"yuan"})
        self.places = self._measured({"place"})
        self.actors = self._measured({"person", "org"})
        self.taking_part = self._where(lambda i: "person" in i.measure and not i.is_stock)
        self.gone_to = self._where(lambda i: "家" in i.units and i.measure == "event")
        self.of_villages = self._where(lambda i: "村" in i.units)
        words = scoring_words()
        of_bodies = self._where(lambda i: i.code in words.done_by_bodies)
        self.not_places = ~(self._measured(words.place_measures) | of_bodies)
        self.stranger, self.honour = (1 << len(self.indicators) + n for n in range(2))
        self.siblings = {
            self.position[code]: sibling
            for code, sibling in scoring_words().siblings.items()
            if code in self.position and sibling.code in self.position
        }
        self._units: dict[str, UnitFit] = {}
        self._speaking: dict[str, list[tuple[str, int, frozenset[str]]]] = {
            opening: [(words, -1, codes) for words, codes in rows]
            for opening, rows in scoring_words().topics.items()
        }
        self._openings: dict[str, _Branch] = {}
        aside = {self.stranger: scoring_words().strangers, self.honour: scoring_words().honours}
        for atom in reversed(atoms_of(self.indicators, aside)):
            opening = atom.words[:2]
            if atom.topic >= 0:
                self._speaking.setdefault(opening, []).append((atom.words, atom.topic, frozenset()))
            branch = self._openings.setdefault(opening, _Branch())
            for character in atom.words[2:]:
                branch = branch.grown(character)
            branch.ended = (atom, *branch.ended)

    def _measured(self, measures: Set[str]) -> int:
        """The set of indicators that count one of ``measures``."""
        return self._where(lambda i: i.measure in measures)

    def _where(self, holds: Callable[[Indicator], bool]) -> int:
        """The set of indicators of which ``holds`` is true."""
        return sum(1 << n for n, indicator in enumerate(self.indicators) if holds(indicator))

    def of_unit(self, unit: str, fit: Callable[[str, Indicator], float]) -> UnitFit:
        """What ``fit`` says of ``unit`` and each indicator, asked once; a book sees few units."""
        found = self._units.get(unit)
        if found is None:
            fits = [fit(unit, indicator) for indicator in self.indicators]
            found = UnitFit(fits, sum(1 << n for n, value in enumerate(fits) if value))
            if len(self._units) < _MOST_UNITS:
                self._units[unit] = found
        return found

    def spoken_in(self, heading: str) -> Above:
        """What a heading speaks of, gone over once for topics and categories."""
        topics: list[int] = []
        categories: set[str] = set()
        for rows in filter(None, map(self._speaking.get, map(add, heading, heading[1:]))):
            for words, topic, codes in rows:
                if words not in heading:
                    continue
                if topic >= 0:
                    topics.append(topic)
                categories |= codes
        return Above(frozenset(topics), frozenset(categories))

    def atoms_in(self, text: str, start: int, end: int) -> list[tuple[int, Atom]]:
        """Every atom in the stretch by its start, the longest of one start first."""
        characters = list(text[start:end])  # each made and hashed once
        length = len(characters)
        found: list[tuple[int, Atom]] = []
        for at, opening in enumerate(map(self._openings.get, map(add, characters, characters[1:]))):
            if opening is None:
                continue
            branch, reached = opening, at + 2
            while branch.further is not None and reached < length:
                further = branch.further.get(characters[reached])
                if further is None:
                    break
                branch = further
                reached += 1
            for atom in branch.ended:
                found.append((start + at, atom))
        return found
