"""What words like those around a figure meant in marked passages: asked where no phrase of the book decides.

Synonyms that no list holds are made of characters that were seen side by side before. Every such pair, with
the place where it stands, speaks for some indicators and against others, or for none at all;
``indicators/likeness.json`` holds how much, learned by ``scripts/learn_likeness.py``. Only a choice far ahead
of every other one counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from operator import add
from typing import NamedTuple

from app.core.indicators.context import At
from app.core.indicators.phrases import PhraseIndex
from app.core.indicators.words import scoring_words
from app.core.report import Figure
from app.core.resources import load_json

NOTHING = "-"
_LEFT, _RIGHT, _BEFORE = 24, 16, 30
_OWN, _BEHIND, _EARLIER, _ABOVE = 1.0, 0.8, 0.5, 0.3
_BEHIND_ONLY = 0.6
_UNIT = _PREVIOUS = 0.7
_PREVIOUS_CATEGORY = 0.5
_TELLING = 80
_SAME, _OTHER = "same", "other"
_REMEMBERED = 1024


class Around(NamedTuple):
    """What stands around a figure: its own words on both sides, those ``earlier`` in the sentence, the
    ``title`` above, its unit, and what the figure before it in the sentence is (empty: there is none)."""

    left: str
    right: str
    earlier: str
    title: str
    unit: str
    before: str


def around(text: str, at: At) -> Around:
    """The surroundings of a figure of ``text``."""
    spot, unit = at.spot, at.figure.unit
    return Around(
        text[max(spot.own_start, spot.start - _LEFT) : spot.start],
        text[spot.end : min(spot.right_end, spot.end + _RIGHT)],
        text[max(spot.sentence_start, spot.own_start - _BEFORE) : spot.own_start],
        at.title,
        unit,
        _kind_of(at.before, unit),
    )


def _kind_of(before: Figure | None, unit: str) -> str:
    """The indicator of the figure before, else whether it has the same unit."""
    if before is None:
        return ""
    return before.indicator or (_SAME if before.unit == unit else _OTHER)


def clues(words: Around) -> Iterator[tuple[str, float]]:
    """The clues that surroundings give, the weightier first where one comes twice, and what each weighs."""
    for stretch, factor in (
        (words.left, _OWN),
        (words.right, _BEHIND),
        (words.earlier, _EARLIER),
        (words.title, _ABOVE),
    ):
        for pair in map(add, stretch, stretch[1:]):
            yield pair, factor
    for pair in map(add, words.right, words.right[1:]):
        yield ">" + pair, _BEHIND_ONLY
    end = words.left.rstrip("近约超逾达共计了为有累")
    yield "$" + end[-2:], _OWN
    for family in _families(words.unit):
        yield "=" + family, _UNIT
    yield "=" + words.unit, _UNIT
    if words.before:
        yield "<" + words.before, _PREVIOUS
    if words.before not in ("", _SAME, _OTHER):
        yield "<" + words.before.partition(".")[0], _PREVIOUS_CATEGORY


@cache
def _families(unit: str) -> tuple[str, ...]:
    return tuple(name for name, units in scoring_words().families.items() if unit in units)


class Likeness:
    """The learned weights, for the indicators of one book."""

    def __init__(self, index: PhraseIndex) -> None:
        data = load_json("indicators/likeness.json")
        self._least: float = data["least"]
        self._clues: dict[str, list[list[int]]] = data["clues"]
        nothing = data["codes"].index(NOTHING)
        self._telling = frozenset(
            clue
            for clue, (codes, weights) in self._clues.items()
            if any(w >= _TELLING and code != nothing for code, w in zip(codes, weights, strict=True))
        )
        self._positions = [index.position.get(code, -1) for code in data["codes"]]
        self._nothing = nothing
        # Lists and tables say the same around one figure after another.
        self.choice = lru_cache(maxsize=_REMEMBERED)(self._choice)

    def may_tell(self, words: Around) -> bool:
        """Whether any of the figure's own pairs speaks for an indicator at all: a first look that costs
        little, since most figures of a statistical text have none."""
        return not (
            self._telling.isdisjoint(map(add, words.left, words.left[1:]))
            and self._telling.isdisjoint(map(add, words.right, words.right[1:]))
        )

    def _choice(self, words: Around, having: int, allowed: int) -> int | None:
        """The indicator (its position) that the clues speak for, far ahead of none and of any other of the
        set ``having``; not one outside the set ``allowed`` or switched off, nor what comes behind such a
        one."""
        scores = self._scored(words)
        best, second, chosen = scores[self._nothing], -self._least, None
        for score, position in zip(scores, self._positions, strict=True):
            if position >= 0 and not having >> position & 1:
                continue
            if score > best:
                best, second, chosen = score, best, position
            elif score > second:
                second = score
        if chosen is None or chosen < 0 or best - second < self._least:
            return None
        return chosen if allowed >> chosen & 1 else None

    def _scored(self, words: Around) -> Sequence[float]:
        """What the clues say for each of the learned codes."""
        scores = [0.0] * len(self._positions)
        seen: set[str] = set()
        for clue, factor in clues(words):
            row = self._clues.get(clue)
            if row is None or clue in seen:
                continue
            seen.add(clue)
            for code, weight in zip(*row, strict=True):
                scores[code] += weight * factor
        return scores
