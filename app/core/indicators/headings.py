"""What the headings above a figure speak of: topics of phrases, categories of the book, a year."""

from __future__ import annotations

from collections.abc import Iterator
from operator import add
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
            plain = plain_text(title)
            known = Above(self._index.topics_of(plain), frozenset().union(*_spoken(plain)))
            self._titles[title] = known
        return known


def _spoken(title: str) -> Iterator[frozenset[str]]:
    """The categories that the words of a heading speak of."""
    for entry in filter(None, map(scoring_words().topics.get, map(add, title, title[1:]))):
        for word, categories in entry:
            if word in title:
                yield categories
