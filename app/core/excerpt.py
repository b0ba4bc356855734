"""The words around a place of a finding, and what differs between two places that are set side by side.

Only what is shown; how it looks is the window's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

Span = tuple[int, int]
_BEFORE = 14
_BEHIND = 14
# A long place is shown by its beginning; both sides are cut alike, so that they can be compared.
_LONGEST = 72
# A number is one thing: 5000余册 and 10000余册 differ by 5000 and 10000, not by a 1 and a 0.
_TOKEN = re.compile(r"\d[\d,.，]{0,20}|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """``marked`` is the place within ``words``; ``unlike`` what its counterpart has otherwise, in order."""

    words: str
    marked: Span
    unlike: tuple[Span, ...] = ()


def excerpt(text: str, span: Span) -> Excerpt:
    """A place with a few words of its line on either side; line ends inside it become blanks."""
    start, end = span[0], min(span[1], span[0] + _LONGEST)
    left = max(text.rfind("\n", 0, start) + 1, start - _BEFORE)
    stop = text.find("\n", end)
    right = min(stop if stop >= 0 else len(text), end + _BEHIND)
    before = ("…" if left > 0 and text[left - 1] != "\n" else "") + text[left:start].lstrip()
    behind = text[end:right] if end == span[1] else ""
    is_cut = end < span[1] or right < (stop if stop >= 0 else len(text))
    words = f"{before}{text[start:end]}{behind}{'…' if is_cut else ''}"
    return Excerpt(words.replace("\n", " "), (len(before), len(before) + end - start))


def side_by_side(one: Excerpt, two: Excerpt) -> tuple[Excerpt, Excerpt]:
    """Both with what differs between the places. Nothing is marked where nothing is common."""
    first, second = list(_tokens(one)), list(_tokens(two))
    matcher = SequenceMatcher(None, [w for w, _ in first], [w for w, _ in second], autojunk=False)
    rows = [row for row in matcher.get_opcodes() if row[0] != "equal"]
    own = tuple((first[a][1], first[b - 1][1] + len(first[b - 1][0])) for _, a, b, _, _ in rows if b > a)
    other = tuple((second[c][1], second[d - 1][1] + len(second[d - 1][0])) for _, _, _, c, d in rows if d > c)
    return replace(one, unlike=own), replace(two, unlike=other)


def _tokens(shown: Excerpt) -> Iterator[tuple[str, int]]:
    for match in _TOKEN.finditer(shown.words, *shown.marked):
        yield match.group(), match.start()
