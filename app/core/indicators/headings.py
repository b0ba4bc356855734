"""What the headings above a figure speak of: topics of phrases and categories of the book."""

from __future__ import annotations

from app.core.indicators.phrases import Above, PhraseIndex
from app.core.plain import plain_text

_NOTHING = Above()


class Headings:
    """Reads the headings of one text, each once: a heading stands above many figures.

    ``are_plain``: they stand there as patterns read them.
    """

    def __init__(self, index: PhraseIndex, *, are_plain: bool) -> None:
        self._index = index
        self._are_plain = are_plain
        self._chains: dict[tuple[str, ...], Above] = {}

    def above(self, titles: tuple[str, ...]) -> Above:
        """What a chain of headings, innermost first, speaks of together."""
        if not titles:
            return _NOTHING
        known = self._chains.get(titles)
        if known is None:
            own, rest = self._of(titles[0]), self.above(titles[1:])
            known = Above(own.topics | rest.topics, own.categories | rest.categories)
            self._chains[titles] = known
        return known

    def _of(self, title: str) -> Above:
        return self._index.spoken_in(title if self._are_plain else plain_text(title))
