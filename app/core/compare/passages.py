"""Passages that two texts share, found in time linear in their length.

Every k-gram of the first text is noted with its first few places; the second text is read once, and each
hit is followed as far as it goes. Blanks and line ends do not count.
"""

from __future__ import annotations

from dataclasses import dataclass

# Longer grams find fewer false starts; a passage is never shorter than one.
_GRAM = 12
# Set phrases stand in a report many times; so many of their places are tried.
_MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of characters in both texts: half-open code-point ranges into either."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int

    @property
    def length(self) -> int:
        """Its length in the left text."""
        return self.left_end - self.left_start


def _compact(text: str) -> tuple[str, list[int]]:
    """The text without blanks, and the place of each of its characters."""
    places = [i for i, character in enumerate(text) if not character.isspace()]
    return "".join(text[i] for i in places), places


def _grams(text: str, size: int) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for start in range(len(text) - size + 1):
        places = found.setdefault(text[start : start + size], [])
        if len(places) < _MOST_PLACES:
            places.append(start)
    return found


def _reach(left: str, right: str, at: int, here: int) -> int:
    """How many characters agree from ``at`` in the left text and ``here`` in the right one."""
    most = min(len(left) - at, len(right) - here)
    length = 0
    step = 64
    while length < most:
        take = min(step, most - length)
        if left[at + length : at + length + take] == right[here + length : here + length + take]:
            length += take
        elif take == 1:
            break
        else:
            step = max(1, take // 2)
    return length


def shared_passages(left: str, right: str, *, at_least: int) -> tuple[Passage, ...]:
    """Passages of ``at_least`` characters in both texts, in the order of the right text and never
    overlapping there.
    """
    a, a_places = _compact(left)
    b, b_places = _compact(right)
    size = min(_GRAM, at_least)
    grams = _grams(a, size)
    found: list[Passage] = []
    here = 0
    while here + size <= len(b):
        tries = grams.get(b[here : here + size], ())
        length, at = max(((_reach(a, b, at, here), at) for at in tries), default=(0, 0))
        if length < at_least:
            here += 1
            continue
        found.append(
            Passage(
                a_places[at],
                a_places[at + length - 1] + 1,
                b_places[here],
                b_places[here + length - 1] + 1,
            )
        )
        here += length
    return tuple(found)
