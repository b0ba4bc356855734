"""Nearness of words: a figure's own words against all phrases of the book by shared pairs of characters.

Only asked when no phrase of the book stands near the figure, so that synonyms no list holds still land.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from app.core.indicators.atoms import GAP, TOPIC
from app.core.indicators.phrases import UnitFit
from app.core.taxonomy import Indicator

_LEAST_SHARE = 0.5
_NOISE = frozenset("，。、；：“”（）《》的了和及等 0123456789")


def _pairs(words: str) -> set[str]:
    return {a + b for a, b in pairwise(words) if a not in _NOISE and b not in _NOISE}


class Similarity:
    """Pairs of characters of every phrase, weighted by how few indicators have them."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        phrases = [
            (code, pairs)
            for code, indicator in enumerate(indicators)
            for pairs in {frozenset(_phrase_pairs(p)) for p in indicator.phrases if TOPIC not in p}
            if len(pairs) > 1
        ]
        phrases.sort(key=lambda row: (row[0], sorted(row[1])))
        owners: dict[str, set[int]] = defaultdict(set)
        for code, pairs in phrases:
            for pair in pairs:
                owners[pair].add(code)
        count = max(2, len(indicators))
        self._weights = {pair: math.log(count / len(codes)) + 0.2 for pair, codes in owners.items()}
        self._unknown = math.log(count) * 0.6
        self._phrases: list[tuple[int, float]] = []
        self._having: dict[str, list[int]] = defaultdict(list)
        for code, pairs in phrases:
            for pair in sorted(pairs):
                self._having[pair].append(len(self._phrases))
            self._phrases.append((code, sum(self._weights[pair] for pair in sorted(pairs))))

    def nearest(self, words: str, fit: UnitFit) -> list[tuple[int, float]]:
        """Indicators (position, nearness 0–1) that ``fit`` allows, nearest first."""
        pairs = sorted(_pairs(words))
        whole = sum(self._weights.get(pair, self._unknown) for pair in pairs)
        if whole <= 0:
            return []
        shared: dict[int, float] = defaultdict(float)
        for pair in pairs:
            for phrase in self._having.get(pair, ()):
                shared[phrase] += self._weights[pair]
        best: dict[int, float] = {}
        for phrase, weight in shared.items():
            code, full = self._phrases[phrase]
            if not fit.having >> code & 1 or weight < full * _LEAST_SHARE:
                continue
            nearness = 2 * weight / (full + whole) * fit.fits[code]
            if nearness > best.get(code, 0.0):
                best[code] = nearness
        return sorted(best.items(), key=lambda row: (-row[1], row[0]))


def _phrase_pairs(phrase: str) -> set[str]:
    pairs: set[str] = set()
    for piece in phrase.split(GAP):
        pairs |= _pairs(piece)
    return pairs
