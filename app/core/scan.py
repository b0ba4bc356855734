"""One pass over the text that every later stage stands on: lines, sentences and clauses.

Everything here is offsets; the text itself is never copied or changed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from app.core.light import light_dataclass
from app.core.once import once
from app.core.plain import plain_text

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_SENTENCE_ENDS = "。！？!?；;\n"
_CLAUSE_ENDS = "。，,、：:"


@light_dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the text without the blanks around it; never empty."""

    start: int
    end: int


@dataclass(frozen=True)
class Scan:
    """A text with its lines; sentence and clause breaks are found when first asked for."""

    text: str

    @property
    def plain(self) -> Scan:
        """The scan of the text as patterns read it; this one where that is the text as printed."""
        return self._unlike or self

    @once
    def _unlike(self) -> Scan | None:
        text = plain_text(self.text)
        return Scan(text) if text is not self.text else None

    @once
    def lines(self) -> tuple[Line, ...]:
        """Non-blank lines in order, blanks at both ends left out."""
        return tuple(Line(*match.span()) for match in _LINE.finditer(self.text))

    def line_at(self, offset: int) -> Line | None:
        """The line that holds ``offset``, or the last one before it; None before the first."""
        index = bisect_right(self._line_starts, offset) - 1
        return self.lines[index] if index >= 0 else None

    def sentence(self, offset: int) -> tuple[int, int]:
        """The range of the sentence around ``offset``, its closing mark included."""
        return _around(self._sentence_breaks, offset)

    def clause(self, offset: int) -> tuple[int, int]:
        """The range of the clause around ``offset``, its closing mark included."""
        return _around(self.clause_breaks, offset)

    @once
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @once
    def _sentences(self) -> str:
        """The text with one mark for all that end sentences."""
        return _alike(self.text, _SENTENCE_ENDS)

    @once
    def _sentence_breaks(self) -> list[int]:
        return breaks(self._sentences, _SENTENCE_ENDS[0])

    @once
    def clause_breaks(self) -> list[int]:
        """Where clauses end, closing marks included, from 0 to the end of the text; not to be changed."""
        return breaks(self._sentences, _CLAUSE_ENDS)


def _around(breaks: list[int], offset: int) -> tuple[int, int]:
    index = bisect_right(breaks, offset, 1, len(breaks) - 1)
    return breaks[index - 1], breaks[index]


def breaks(text: str, marks: str) -> list[int]:
    """0, the place behind each of ``marks``, and the end. Twice as fast as a regular expression."""
    found, end = [0], 0
    for piece in _alike(text, marks).split(marks[0]):
        end += len(piece) + 1
        found.append(end)
    # No mark stands behind the last piece.
    found[-1] = len(text)
    return found


def _alike(text: str, marks: str) -> str:
    """``text`` with the first of ``marks`` for all of them."""
    for mark in marks[1:]:
        text = text.replace(mark, marks[0])
    return text
