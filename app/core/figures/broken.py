"""Numbers cut by a line end, as in texts whose lines were broken at a page's width: 累计投入12⏎0万元."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from app.core.figures.grammar import Grammar
from app.core.report import Figure


@dataclass(frozen=True, slots=True)
class Joined:
    """``text`` without the line ends inside numbers; ``breaks`` are their offsets in it."""

    text: str
    breaks: tuple[int, ...]

    def restored(self, whole: str, figure: Figure) -> Figure:
        """A figure of the joined text as it stands in the whole one."""
        start = figure.start + bisect_right(self.breaks, figure.start)
        end = figure.end + bisect_left(self.breaks, figure.end)
        return replace(figure, start=start, end=end, surface=whole[start:end])


def joined(grammar: Grammar, text: str) -> Joined | None:
    """The text with its cut numbers whole; None where no number is cut, as in nearly every text."""
    cuts = [match.start() for match in grammar.cut.finditer(text)]
    if not cuts:
        return None
    return Joined(grammar.cut.sub("", text), tuple(cut - index for index, cut in enumerate(cuts)))
