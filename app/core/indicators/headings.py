"""What the headings above a figure speak of: topics of phrases, categories of the book, a year."""

from __future__ import annotations

from typing import NamedTuple

from app.core.indicators.phrases import PhraseIndex
from app.core.indicators.words import scoring_words
from app.core.plain import plain_text


class Above(NamedTuple):
    """Topics (numbers of the index) and categories that a heading, or a chain of them, speaks of."""

    topics: frozenset[int]
    categories: frozenset[str]


class Headings:
    """Reads the headings of one text, each once: a heading stands above many figures."""

    def __init__(self, index: PhraseIndex) -> None:
        self._index = index
        self._chains: dict[tuple[str, ...], Above] = {}
        self._titles: dict[str, Above] = {}

    def above(self, titles: tuple[str, ...]) -> Above:
        """What a chain of headings speaks of together."""
        known = self._chains.get(titles)
        if known is None:
            known = Above(frozenset(), frozenset())
            for title in titles:
                topics, categories = self._of(title)
                known = Above(known.topics | topics, known.categories | categories)
            self._chains[titles] = known
        return known

    def _of(self, title: str) -> Above:
        known = self._titles.get(title)
        if known is None:
            words, plain = scoring_words(), plain_text(title)
            spoken = [words.topic_categories[word] for word in words.topics.findall(plain)]
            known = Above(self._index.topics_of(plain), frozenset().union(*spoken))
            self._titles[title] = known
        return known
