"""Rows of a word list that are looked for in a text: pattern, years, excuse, words to say.

What the lists are about stands in their files and in the checks that use them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.core.checks.case import Case, Span
from app.core.checks.pairs import codes_of, may_hold
from app.core.enums import Severity

_AROUND = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. ``words``: one of them is in every text that ``pattern`` matches; ``codes``: their pairs."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    severity: Severity
    say: str
    since: int = 0
    unless: re.Pattern[str] | None = None
    codes: tuple[tuple[int, ...], ...] = field(default=())

    def places(self, case: Case) -> list[Span]:
        """Every match that the words around it do not excuse."""
        text = case.text
        if not may_hold(case.pairs, self.codes):
            return []
        return [m.span() for m in self.pattern.finditer(text) if not self._is_excused(text, m.span())]

    def _is_excused(self, text: str, span: Span) -> bool:
        around = text[max(0, span[0] - _AROUND) : span[1] + _AROUND]
        return self.unless is not None and self.unless.search(around) is not None


class Lexicon:
    """The rows of a resource with an index of their words' first pairs, so that most rows cost nothing."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self.entries = tuple(entries(rows))
        self._by_pair: dict[int, list[int]] = {}
        self._always: list[int] = []
        for number, entry in enumerate(self.entries):
            for codes in entry.codes:
                row = self._by_pair.setdefault(codes[0], []) if codes else self._always
                row.append(number)

    def found(self, case: Case) -> Iterator[tuple[Entry, list[Span]]]:
        """Rows that the text has, in their order, with every place."""
        pairs = case.pairs
        likely = {n for code, rows in self._by_pair.items() if code in pairs for n in rows}
        for number in sorted(likely.union(self._always)):
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
        )
