"""Between code points, which the program counts in, and UTF-16 units, which Qt counts in.

The only module that knows the difference (rare place names such as 𬭎 take two units).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_RARE = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Converts positions in one text, both ways, in O(log n) of its rare characters."""

    def __init__(self, text: str) -> None:
        self._wide = [match.start() for match in _RARE.finditer(text)]
        self._wide_units = [p + n for n, p in enumerate(self._wide)]

    @property
    def is_plain(self) -> bool:
        """Whether there are no rare characters: both ways of counting are one."""
        return not self._wide

    def to_qt(self, offset: int) -> int:
        """UTF-16 units before the code point at ``offset``."""
        return offset + bisect_left(self._wide, offset)

    def from_qt(self, position: int) -> int:
        """Code points before UTF-16 ``position``; inside a pair, those before the pair."""
        before = bisect_right(self._wide_units, position - 1)
        if before and self._wide_units[before - 1] == position - 1:
            return self._wide[before - 1]
        return position - before
