"""Titles are broken by meaning, not where the line happens to end (GB/T 9704: 词意完整、排列对称)."""

from __future__ import annotations

from app.core.summary.blocks import Runs, text
from app.core.summary.wording import words

_MOST = 19.5
"""Characters of 二号 on a line of 156 mm, a little less."""
_AFTER = "的、》”）年"


def title_runs(title: str, *, most: float = _MOST) -> Runs:
    """The title with line ends put in where it is wider than ``most`` characters; given line ends stay."""
    return text("\n".join(_broken(line, most) for line in title.split("\n")))


def width_of(words_: str) -> float:
    """About how many characters wide: ASCII counts half."""
    return sum(0.55 if c.isascii() else 1.0 for c in words_)


def _broken(line: str, most: float) -> str:
    if width_of(line) <= most:
        return line
    places = [i for i in _places(line) if width_of(line[:i]) <= most and width_of(line[i:]) <= most]
    if not places:
        return line
    best = min(places, key=lambda i: abs(width_of(line[:i]) - width_of(line[i:])))
    return f"{line[:best]}\n{line[best:]}"


def _places(line: str) -> list[int]:
    """Where a title may be broken: behind 的、》”）年, and before the words that titles end with."""
    places = [i + 1 for i, c in enumerate(line[:-1]) if c in _AFTER]
    for tail in words()["title_tails"]:
        if line.endswith(tail):
            places.append(len(line) - len(tail))
    return [i for i in places if i > 0]
