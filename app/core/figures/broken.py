"""Numbers cut by a line end, as in texts whose lines were broken at a page's width (累计投入12⏎0万元), or by
blanks between their digits or beside their point, as in letter-spaced ones (受理 1 2 3 件, 增长8. 5%)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from app.core.figures.grammar import Grammar
from app.core.report import Figure

_WHOLE = 10  # characters that the whole part of decimals and what it touches may have
_TOUCHING = re.compile("[一-鿿] ?[0-9]{1,6} ?\\Z")  # behind a word: no number of a list


@dataclass(frozen=True, slots=True)
class Joined:
    """``text`` without the line ends and blanks inside numbers; ``breaks`` are their offsets in it."""

    text: str
    breaks: tuple[int, ...]

    def restored(self, whole: str, figure: Figure) -> Figure:
        """A figure of the joined text as it stands in the whole one."""
        start = figure.start + bisect_right(self.breaks, figure.start)
        end = figure.end + bisect_left(self.breaks, figure.end)
        return replace(figure, start=start, end=end, surface=whole[start:end])


def joined(grammar: Grammar, text: str) -> Joined | None:
    """The text with its cut numbers whole; None where no number is cut, as in nearly every text."""
    cuts = {match.start() for match in grammar.cut.finditer(text)}
    for spaced in grammar.spaced.finditer(text):
        cuts.update(range(spaced.start(), spaced.end(), 2))
    for parted in grammar.parted.finditer(text):
        point = parted.start()
        if _TOUCHING.search(text, max(0, point - _WHOLE), point) is not None:
            cuts.add(point - 1 if text[point - 1] == " " else point + 1)
    if not cuts:
        return None
    places = sorted(cuts)
    ends = [*places, len(text)]
    pieces = (text[start:end] for start, end in zip([0, *(place + 1 for place in places)], ends, strict=True))
    return Joined("".join(pieces), tuple(cut - index for index, cut in enumerate(places)))
