"""Where the paragraphs of a page stand: estimated from their length at first, exact once they are set.

Heights and tops are document pixels, starts are Qt positions. No Qt in here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate


class Paragraphs:
    """One paragraph a line of the text; ``lengths`` are theirs, without the line feed."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self._lengths = lengths
        self.starts = list(accumulate((length + 1 for length in lengths), initial=0))
        self.heights: list[float] = []
        self.tops: list[float] = [0.0]
        self._is_set = bytearray(len(lengths))

    def __len__(self) -> int:
        return len(self._lengths)

    def estimate(
        self, *, top: float, columns: int, pitch: float, large: Iterable[int], large_pitch: float
    ) -> None:
        """Begins anew: so many characters a line (Chinese type is of one width), lines ``pitch`` high.

        The paragraphs with the numbers ``large`` have another pitch.
        """
        self.heights = [pitch * -(-(length + 2) // columns) for length in self._lengths]
        for number in large:
            self.heights[number] *= large_pitch / pitch
        self._is_set = bytearray(len(self._lengths))
        self.add_up(top)

    def add_up(self, top: float | None = None) -> None:
        """Makes the tops follow the heights; ``top`` is that of the first."""
        self.tops = list(accumulate(self.heights, initial=self.tops[0] if top is None else top))

    def is_set(self, number: int) -> bool:
        """Whether the height of a paragraph is exact."""
        return bool(self._is_set[number])

    def set_height(self, number: int, height: float) -> bool:
        """Takes in the exact height; True where it was another one, so that the tops are to be added up."""
        self._is_set[number] = 1
        is_other = height != self.heights[number]
        self.heights[number] = height
        return is_other

    def number_at(self, y: float) -> int:
        """The paragraph at a height; the first or last beyond the ends."""
        return min(max(bisect_right(self.tops, y) - 1, 0), len(self._lengths) - 1)

    def number_of(self, position: int) -> int:
        """The paragraph that holds a Qt position; the first or last beyond the ends."""
        return min(max(bisect_right(self.starts, position) - 1, 0), len(self._lengths) - 1)
