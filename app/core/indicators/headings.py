"""What the headings above a figure speak of: topics of phrases and categories of the book."""

from __future__ import annotations

from app.core.indicators.phrases import Above, PhraseIndex
from app.core.plain import plain_text


class Headings:
    """Reads the headings of one text, each once: a heading stands above many figures.

    ``are_plain``: they stand there as patterns read them.
    """

    def __init__(self, index: PhraseIndex, *, are_plain: bool) -> None:
        self._index = index
        self._are_plain = are_plain
        self._chains: dict[tuple[str, ...], Above] = {}
        self._titles: dict[str, Above] = {}

    def above(self, titles: tuple[str, ...]) -> Above:
        """What a chain of headings speaks of together."""
        known = self._chains.get(titles)
        if known is None:
            each = [self._of(title) for title in titles]
            known = Above(
                frozenset().union(*(one.topics for one in each)),
                frozenset().union(*(one.categories for one in each)),
            )
            self._chains[titles] = known
        return known

    def _of(self, title: str) -> Above:
        known = self._titles.get(title)
        if known is None:
            known = self._titles[title] = self._index.spoken_in(
                title if self._are_plain else plain_text(title)
            )
        return known
