"""How wide a text is whose lines a margin broke, and what blanks open its paragraphs.

Which lines were broken is told in ``broken``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.core.scan import Line

STOPS = "。：:；;！!？?…"
MAY_CLOSE = "”）)"
"""Marks that close a sentence only behind its stop."""
ENDS = STOPS + MAY_CLOSE
"""A line that ends otherwise may go on in the next one."""
INDENT = 2
"""The first line of a paragraph is shorter than the others by so many blanks."""
_PARAGRAPH_LINES = 8
"""Of so many lines at least one opens a paragraph, and one does not."""
_INDENT_LEAST = 3
"""Blanks open a paragraph where they are wider than others by so many halves of a character."""
_SAMPLE = 80
_NARROW = 16
"""So many lines tell whether a text was broken at a margin, shorter ones tell nothing."""
_BEYOND = 1.5
"""Few lines reach so far beyond a margin: a line of digits and letters holds more characters."""


def wrap_width(text: str, lines: Sequence[Line]) -> int:
    """The length of a full line in a text that a margin broke; 0 where lines are whole paragraphs."""
    ends: Counter[int] = Counter()
    lengths: list[int] = []
    broken = 0
    seen: set[str] = set()
    for line in lines[:_SAMPLE]:
        length = line.end - line.start
        if length >= _NARROW:
            lengths.append(length)
            if text[line.end - 1] in ENDS:
                continue
            words = text[line.start : line.end]
            if words not in seen:
                seen.add(words)
                broken += 1
                ends[length // 4 * 4] += 1
    if len(lengths) < 8 or broken * 2 < len(lengths):
        return 0
    width = max(ends, key=lambda length: ends[length] + ends[length + 4])
    beyond = sum(length > width * _BEYOND for length in lengths)
    is_margin = (ends[width] + ends[width + 4]) * 2 >= broken and beyond * 10 <= len(lengths)
    return width if is_margin else 0


def indent_width(text: str, lines: Sequence[Line]) -> int:
    """The width of the blanks of paragraphs' first lines where the other lines have less of them."""
    widths = Counter(blanks_before(text, line) for line in lines[:_SAMPLE])
    least = min(widths)
    first = least + _INDENT_LEAST
    opening = sum(count for width, count in widths.items() if width >= first)
    others = sum(count for width, count in widths.items() if width < first)
    return first if min(opening, others) * _PARAGRAPH_LINES >= opening + others else 0


def blanks_before(text: str, line: Line) -> int:
    """How wide the blanks before a line are, in halves of a Chinese character's width."""
    blanks = text[text.rfind("\n", 0, line.start) + 1 : line.start]
    return len(blanks) + blanks.count("\u3000")
