"""Rows of a word list that are looked for in a text: pattern, years, excuse, words to say.

What the lists are about stands in their files and in the checks that use them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.checks.case import Case, Span
from app.core.checks.pairs import codes_of, may_hold
from app.core.enums import Severity

_AROUND = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. ``words``: one of them is in every line that ``pattern`` matches; ``codes``: their pairs.

    ``is_quick``: the pattern begins with its word, so that the machine finds its places without help.
    """

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    severity: Severity
    say: str
    since: int = 0
    unless: re.Pattern[str] | None = None
    codes: tuple[tuple[int, ...], ...] = ()
    is_quick: bool = False

    def places(self, case: Case) -> list[Span]:
        """Every match that the words around it do not excuse."""
        text = case.text
        if not may_hold(case.pairs, self.codes):
            return []
        lines = ((0, len(text)),) if self.is_quick else self._lines(text)
        found = (m for start, end in lines for m in self.pattern.finditer(text, start, end))
        return [m.span() for m in found if not self._is_excused(text, m.span())]

    def _lines(self, text: str) -> list[Span]:
        """The lines that hold one of the words, each with the break behind it."""
        found: set[Span] = set()
        for word in self.words:
            at = text.find(word)
            while at >= 0:
                end = text.find("\n", at) + 1 or len(text)
                found.add((text.rfind("\n", 0, at) + 1, end))
                at = text.find(word, end)
        return sorted(found)

    def _is_excused(self, text: str, span: Span) -> bool:
        around = text[max(0, span[0] - _AROUND) : span[1] + _AROUND]
        return self.unless is not None and self.unless.search(around) is not None


class Lexicon:
    """The rows of a resource with the pairs of their words, so that most rows cost nothing.

    A word of one character is an unusual one (``Case.odd``).
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self.entries = tuple(entries(rows))
        rows_of = [
            (word, codes, number)
            for number, entry in enumerate(self.entries)
            for word, codes in zip(entry.words, entry.codes, strict=True)
        ]
        self._marks = tuple((word, number) for word, codes, number in rows_of if not codes)
        self._words = tuple((codes, number) for _, codes, number in rows_of if codes)

    def found(self, case: Case) -> Iterator[tuple[Entry, list[Span]]]:
        """Rows that the text has, in their order, with every place."""
        has_all, odd = case.pairs.issuperset, case.odd
        likely = {number for codes, number in self._words if has_all(codes)}
        likely.update(number for mark, number in self._marks if mark in odd)
        for number in sorted(likely):
            places = self.entries[number].places(case)
            if places:
                yield self.entries[number], places


def entries(rows: Iterable[Mapping[str, Any]]) -> Iterator[Entry]:
    """The rows of a resource; ``since`` is a year or a day, of which the year counts."""
    for row in rows:
        yield Entry(
            words=tuple(row["words"]),
            pattern=re.compile(row["pattern"]),
            severity=Severity(row.get("severity", Severity.WARN)),
            say=row["say"],
            since=int(str(row.get("since", 0))[:4]),
            unless=re.compile(row["unless"]) if "unless" in row else None,
            codes=tuple(codes_of(word) for word in row["words"]),
            is_quick=len(row["words"]) == 1 and row["pattern"].startswith(row["words"][0]),
        )
