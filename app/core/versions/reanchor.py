"""Where passages of an old text stand in a new version of it: by their words and by what is around them.

Blanks and line ends do not count, since another file format breaks lines elsewhere. A passage of a sentence
that both versions have stands there. Otherwise its words are looked for in the new text, and of several
places the one with the same neighbourhood is taken. Where the neighbourhood does not tell, the passage is
lost rather than put in a wrong place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]

_BREAK = re.compile(r"[。！？!?；;\n]")
_CONTEXT = 24
"""Characters on each side that are compared."""
_ENOUGH = 6
"""So many characters in common, those of a long quote included, make a place sure."""
_BEFORE = 2
"""So many of them must stand before a quote that does not speak for itself: they say what is counted."""
_FREE = 2
"""A quote of so many characters says nothing by itself; each one more counts as context."""
_EDGE = 4
"""What it counts that both neighbourhoods end with the text."""
_LEAD = 3
"""So much better than the second best must the best of several places be."""
_MOST_PLACES = 200


def reanchor(old: str, new: str, spans: Sequence[Span]) -> tuple[Span | None, ...]:
    """For each of ``spans`` of ``old`` its place in ``new``, or None where it does not stand any more.

    Offsets are code points, half-open. Places hold the same characters but for blanks; two different passages
    never get the same place, and blanks around a passage are left out.
    """
    before, after = _Squeezed.of(old), _Squeezed.of(new)
    aligned = _Alignment.of(before, after)
    found = [_best(before, after, aligned, before.span(*span)) for span in spans]
    return tuple(
        after.outer(*place) if place is not None else None for place in _without_clashes(found, before, spans)
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in the squeezed new text, with how many characters agree before and behind it."""

    start: int
    end: int
    left: int
    right: int

    @property
    def weight(self) -> int:
        return self.left + self.right


@dataclass(frozen=True, slots=True)
class _Squeezed:
    """A text without blanks: its characters, where each stood, and where sentences start."""

    text: str
    at: tuple[int, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _Squeezed:
        at = tuple(n for n, character in enumerate(text) if not character.isspace())
        starts = {0}
        for match in _BREAK.finditer(text):
            starts.add(bisect_left(at, match.end()))
        kept = "".join(text[n] for n in at)
        return cls(kept, at, tuple(sorted(s for s in starts if s < len(kept))))

    def span(self, start: int, end: int) -> Span:
        return bisect_left(self.at, start), bisect_left(self.at, end)

    def outer(self, start: int, end: int) -> Span:
        return self.at[start], self.at[end - 1] + 1

    def units(self) -> list[str]:
        """The sentences."""
        return [self.text[start:end] for start, end in pairwise((*self.starts, len(self.text)))]


@dataclass(frozen=True, slots=True)
class _Alignment:
    """Stretches that both texts have in one order: starts in the old text, lengths, starts in the new."""

    starts: list[int]
    lengths: list[int]
    shifted: list[int]

    @classmethod
    def of(cls, before: _Squeezed, after: _Squeezed) -> _Alignment:
        starts: list[int] = []
        lengths: list[int] = []
        shifted: list[int] = []
        old_units, new_units = before.units(), after.units()
        for one, two in _common(old_units, new_units):
            start, length, shift = before.starts[one], len(old_units[one]), after.starts[two]
            if starts and starts[-1] + lengths[-1] == start and shifted[-1] + lengths[-1] == shift:
                lengths[-1] += length
            else:
                starts.append(start)
                lengths.append(length)
                shifted.append(shift)
        return cls(starts, lengths, shifted)

    def mapped(self, start: int, end: int) -> int | None:
        """Where a stretch within one common stretch begins in the new text."""
        index = bisect_right(self.starts, start) - 1
        if index < 0 or end > self.starts[index] + self.lengths[index]:
            return None
        return self.shifted[index] + start - self.starts[index]

    def expected(self, start: int) -> int:
        """About where ``start`` of the old text is in the new one."""
        index = bisect_right(self.starts, start) - 1
        if index < 0:
            return start
        return self.shifted[index] + start - self.starts[index]


def _common(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of equal sentences in one order: what is unique in both texts first, then its neighbours."""
    pairs = _rising(_unique_in_both(old, new))
    bounds = [(-1, -1), *pairs, (len(old), len(new))]
    taken = dict(pairs)
    for (one, two), (one_end, two_end) in pairwise(bounds):
        low, high = one + 1, two + 1
        while low < one_end and high < two_end and old[low] == new[high]:
            taken[low] = high
            low, high = low + 1, high + 1
        last, end = one_end - 1, two_end - 1
        while last >= low and end >= high and old[last] == new[end]:
            taken[last] = end
            last, end = last - 1, end - 1
    return iter(sorted(taken.items()))


def _unique_in_both(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    in_old, in_new = Counter(old), Counter(new)
    where = {unit: n for n, unit in enumerate(new)}
    return [(n, where[unit]) for n, unit in enumerate(old) if in_old[unit] == 1 == in_new[unit]]


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rises on both sides (patience sorting)."""
    tails: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for index, (_, value) in enumerate(pairs):
        pile = bisect_left(tails, value)
        before.append(heads[pile - 1] if pile else -1)
        if pile == len(tails):
            tails.append(value)
            heads.append(index)
        else:
            tails[pile], heads[pile] = value, index
    run: list[tuple[int, int]] = []
    index = heads[-1] if heads else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _best(before: _Squeezed, after: _Squeezed, aligned: _Alignment, span: Span) -> _Place | None:
    start, end = span
    if start >= end:
        return None
    mapped = aligned.mapped(start, end)
    if mapped is not None:
        return _Place(mapped, mapped + end - start, 2 * _CONTEXT, 2 * _CONTEXT)
    quote = before.text[start:end]
    places = [
        _Place(at, at + len(quote), *_likeness(before.text, span, after.text, at))
        for at in _occurrences(after.text, quote)
    ]
    if not places:
        return None
    places.sort(key=lambda place: (-place.weight, abs(place.start - aligned.expected(start))))
    own = max(len(quote) - _FREE, 0)
    is_told = places[0].left >= _BEFORE or own >= _ENOUGH + _BEFORE
    if not is_told or places[0].weight + own < _ENOUGH:
        return None
    is_sure = len(places) == 1 or places[0].weight >= places[1].weight + _LEAD
    return places[0] if is_sure else None


def _occurrences(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        yield at
        at = text.find(quote, at + 1)


def _likeness(old: str, span: Span, new: str, at: int) -> tuple[int, int]:
    """How many characters agree before the passage and behind it."""
    start, end = span
    stop = at + end - start
    left = _run(old[max(start - _CONTEXT, 0) : start][::-1], new[max(at - _CONTEXT, 0) : at][::-1])
    return left, _run(old[end : end + _CONTEXT], new[stop : stop + _CONTEXT])


def _run(one: str, two: str) -> int:
    """How far two neighbourhoods agree from the passage on."""
    length = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            return length
        length += 1
    is_edge = len(one) == len(two) < _CONTEXT
    return length + _EDGE if is_edge else length


def _without_clashes(
    found: Sequence[_Place | None], before: _Squeezed, spans: Sequence[Span]
) -> list[Span | None]:
    """Where two different passages claim one place, the surer keeps it."""
    owners: dict[Span, tuple[int, Span]] = {}
    for place, span in zip(found, spans, strict=True):
        if place is not None:
            key = (place.start, place.end)
            if key not in owners or place.weight > owners[key][0]:
                owners[key] = (place.weight, before.span(*span))
    return [
        (place.start, place.end)
        if place is not None and owners[place.start, place.end][1] == before.span(*span)
        else None
        for place, span in zip(found, spans, strict=True)
    ]
