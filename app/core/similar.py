"""Indicators by likeness of words: for figures whose wording no phrase of the book knows.

A suggestion for a person to choose from, never an assignment: 发送普法折页三千份 shares 普法 and 份 with
发放宣传资料, and that is all that can be said.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from app.core.indicators import Candidate
from app.core.report import Figure
from app.core.resources import load_json
from app.core.scan import Scan
from app.core.taxonomy import Indicator, Taxonomy
from app.core.words import Words

LIMIT = 5
# No likeness of words is more than a hint, so that it never ranks above what a phrase decided.
_MOST = 0.45
_OTHER_UNIT = 0.35
_LEAST = 0.08


@dataclass(frozen=True)
class Similar:
    """The book's words, weighed by how few indicators share them."""

    words: Words
    book: Taxonomy

    def candidates(self, scan: Scan, figure: Figure, *, limit: int = LIMIT) -> tuple[Candidate, ...]:
        """Up to ``limit`` indicators whose words stand in the figure's sentence, best first."""
        start, end = scan.sentence(figure.start)
        near = Counter(self._content(scan.text[start:end]))
        if not near:
            return ()
        scored = []
        for indicator, own in self._index:
            shared = near.keys() & own
            if not shared or not indicator.is_active:
                continue
            weight = sum(self._weights[word] for word in shared)
            unit = 1.0 if figure.unit in indicator.units else _OTHER_UNIT
            score = _MOST * unit * weight / (weight + self._doubt)
            if score >= _LEAST:
                scored.append((score, indicator.code, shared))
        scored.sort(key=lambda row: (-row[0], row[1]))
        return tuple(Candidate(code, score, self._why(shared)) for score, code, shared in scored[:limit])

    def _why(self, shared: Iterable[str]) -> str:
        best = sorted(shared, key=lambda word: (-self._weights[word], word))[:3]
        return f"词语相近：{'、'.join(best)}"

    def _content(self, text: str) -> Iterable[str]:
        """Words that say what is counted: two characters or more, no numbers, no empty words."""
        empty = load_json("indicators/empty_words.json")
        return (
            w for w in self.words.cut(text) if len(w) > 1 and w not in empty and "\u4e00" <= w[0] <= "\u9fff"
        )

    @cached_property
    def _index(self) -> tuple[tuple[Indicator, frozenset[str]], ...]:
        rows = []
        for indicator in self.book.indicators():
            texts = (indicator.name, *indicator.phrases)
            rows.append((indicator, frozenset(w for text in texts for w in self._content(text))))
        return tuple(rows)

    @cached_property
    def _weights(self) -> dict[str, float]:
        counts = Counter(word for _, own in self._index for word in own)
        return {word: math.log(1 + len(self._index) / count) for word, count in counts.items()}

    @cached_property
    def _doubt(self) -> float:
        """The weight at which a likeness counts half."""
        return 2.0 * math.log(1 + len(self._index))
