"""The tag book's phrases as one index, and the words of it that stand in a stretch of text.

What stands together is decided in matching.py, what a find is worth to a figure in scoring.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from operator import add
from typing import NamedTuple

from app.core.indicators.atoms import Atom, atoms_of
from app.core.indicators.words import scoring_words
from app.core.taxonomy import Indicator, Taxonomy

_MOST_UNITS = 512


class UnitFit(NamedTuple):
    """How well a unit goes with each indicator (0–1), and the set of those it goes with at all."""

    fits: Sequence[float]
    having: int


class _Pair(NamedTuple):
    """The atoms that open with two characters: longer ones by their third character, and the two alone."""

    longer: dict[str, list[Atom]]
    exact: list[Atom]


class PhraseIndex:
    """All phrases and exclude words of the active indicators of one tag book.

    Its sets of indicators: ``copies`` count printed things, ``events`` events, ``actors`` people and bodies,
    ``taking_part`` people for something done, ``not_places`` neither places nor bodies (not 12个村).
    """

    def __init__(self, book: Taxonomy) -> None:
        self.indicators: tuple[Indicator, ...] = tuple(i for i in book.indicators() if i.is_active)
        self.position = {indicator.code: n for n, indicator in enumerate(self.indicators)}
        self.categories = tuple(indicator.category for indicator in self.indicators)
        self.copies = self._measured({"copy"})
        self.events = self._measured({"event"})
        self.actors = self._measured({"person", "org"})
        self.taking_part = sum(
            1 << n for n, i in enumerate(self.indicators) if "person" in i.measure and not i.is_stock
        )
        self.not_places = ~self._measured(scoring_words().place_measures)
        self._units: dict[str, UnitFit] = {}
        self._topics: dict[str, list[Atom]] = {}
        self._by_pair: dict[str, _Pair] = {}
        for atom in atoms_of(self.indicators):
            opening = atom.words[:2]
            if atom.topic >= 0:
                self._topics.setdefault(opening, []).append(atom)
            pair = self._by_pair.setdefault(opening, _Pair({}, []))
            alike = pair.exact if atom.length == 2 else pair.longer.setdefault(atom.words[2], [])
            alike.append(atom)

    def _measured(self, measures: Set[str]) -> int:
        """The set of indicators that count one of ``measures``."""
        return sum(1 << n for n, i in enumerate(self.indicators) if i.measure in measures)

    def of_unit(self, unit: str, fit: Callable[[str, Indicator], float]) -> UnitFit:
        """What ``fit`` says of ``unit`` and each indicator, asked once; a book sees few units."""
        found = self._units.get(unit)
        if found is None:
            fits = [fit(unit, indicator) for indicator in self.indicators]
            found = UnitFit(fits, sum(1 << n for n, value in enumerate(fits) if value))
            if len(self._units) < _MOST_UNITS:
                self._units[unit] = found
        return found

    def topics_of(self, text: str) -> frozenset[int]:
        """The topics that stand in a heading."""
        entries = filter(None, map(self._topics.get, map(add, text, text[1:])))
        return frozenset(atom.topic for entry in entries for atom in entry if atom.words in text)

    def atoms_in(self, text: str, start: int, end: int) -> list[tuple[int, Atom]]:
        """Every atom in the stretch by its start, the longest of one start first."""
        stretch = text[start:end]
        found: list[tuple[int, Atom]] = []
        for at, pair in enumerate(map(self._by_pair.get, map(add, stretch, stretch[1:])), start):
            if pair is None:
                continue
            longer, exact = pair
            if longer and at + 2 < end:
                for atom in longer.get(text[at + 2], ()):
                    if text.startswith(atom.words, at) and at + atom.length <= end:
                        found.append((at, atom))
            if exact:
                found.append((at, exact[0]))
        return found
