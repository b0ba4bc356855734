"""Both libraries find what a search word by word finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.checks.automaton import Finder, by_bytes, by_characters
from app.core.checks.case import occurrences
from app.core.checks.watch import places_in

FINDERS = {"characters": by_characters, "bytes": by_bytes}
few = st.text(alphabet="法治ab🏛", min_size=1, max_size=4)


@pytest.mark.parametrize("make", FINDERS.values(), ids=FINDERS)
@given(words=st.sets(few, max_size=8).map(sorted), text=st.text(alphabet="法治ab🏛\ud800", max_size=40))
def test_every_place_is_found(make: Callable[[Sequence[str]], Finder], words: list[str], text: str) -> None:
    expected = {
        (at, at + len(word), number)
        for number, word in enumerate(words)
        for at in range(len(text))
        if text.startswith(word, at)
    }
    found = make(words)(text)
    assert set(found) == expected
    assert [end for _, end, _ in found] == sorted(end for _, end, _ in found)


@given(words=st.frozensets(few, max_size=8), text=st.text(alphabet="法治ab🏛", max_size=40))
def test_a_watch_tells_the_places_of_each_word_without_overlaps(words: frozenset[str], text: str) -> None:
    expected = {word: list(occurrences(text, word)) for word in words if word in text}
    assert places_in(text, words) == expected
