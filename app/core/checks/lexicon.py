"""Rows of a word list that are looked for in a text: pattern, years, excuse, words to say.

What the lists are about stands in their files and in the checks that use them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.core.checks.case import Case, Span, matches_at, occurrences
from app.core.enums import Severity

_AROUND, _BEYOND = 16, 8
_LOOKED_BEHIND = re.compile(r"(?:\(\?<[!=][^()]*\))*")
# Stands for the words of the row in its pattern.
_WORDS = "{words}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. ``words``: one of them is in every line that ``pattern`` matches.

    ``is_at_word``: what the pattern matches begins with one of them, so that it is only tried there.
    """

    words: frozenset[str]
    pattern: re.Pattern[str]
    severity: Severity
    say: str
    since: int = 0
    unless: re.Pattern[str] | None = None
    is_at_word: bool = False

    def places(self, case: Case) -> list[Span]:
        """Every match that the words around it do not excuse."""
        words = case.places_of(self.words)
        return self.around(case.text, words) if words else []

    def among(self, text: str) -> list[Span]:
        """The same, for rows whose words nobody watches for."""
        return self.around(text, sorted(span for word in self.words for span in occurrences(text, word)))

    def around(self, text: str, words: list[Span]) -> list[Span]:
        """The same, told the places of its words; each match has one of them in it."""
        tried = matches_at(text, words, self.pattern) if self.is_at_word else self._in_lines(text, words)
        found = [match.span() for match in tried]
        return [span for span in found if not self._is_excused(text, span)] if self.unless else found

    def _in_lines(self, text: str, words: list[Span]) -> Iterator[re.Match[str]]:
        """In the lines that hold one of the words, each with the break behind it."""
        end = 0
        for at, _ in words:
            if at >= end:
                end = text.find("\n", at) + 1 or len(text)
                yield from self.pattern.finditer(text, text.rfind("\n", 0, at) + 1, end)

    def _is_excused(self, text: str, span: Span) -> bool:
        last = span[1] + _AROUND
        # What begins within reach may end beyond it: 原 of 原因 is no excuse.
        excuse = self.unless and self.unless.search(text, max(0, span[0] - _AROUND), last + _BEYOND)
        return bool(excuse and excuse.start() < last)


class Lexicon:
    """The rows of a resource by their words, so that most rows cost nothing."""

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self.entries = tuple(entries(rows))
        self._rows: dict[str, list[int]] = {}
        for number, entry in enumerate(self.entries):
            for word in entry.words:
                self._rows.setdefault(word, []).append(number)
        self.words = frozenset(self._rows)

    def groups(self) -> Iterable[frozenset[str]]:
        """The groups of words that it asks for."""
        return (self.words,)

    def likely(self, case: Case) -> list[tuple[Entry, list[Span]]]:
        """Rows of which the text has a word, in their order, each with the places of its words."""
        held: dict[int, list[Span]] = {}
        for word, places in case.found(self.words).items():
            for number in self._rows[word]:
                held[number] = sorted(held[number] + places) if number in held else places
        return [(self.entries[number], held[number]) for number in sorted(held)] if held else []

    def found(self, case: Case) -> list[tuple[Entry, list[Span]]]:
        """Rows that the text has, in their order, with every place."""
        likely = self.likely(case)
        if not likely:
            return []
        return [(row, places) for row, words in likely if (places := row.around(case.text, words))]


def entries(rows: Iterable[Mapping[str, Any]]) -> Iterator[Entry]:
    """The rows of a resource; ``since`` is a year or a day, of which the year counts.

    A row without a pattern looks for its words as they are.
    """
    for row in rows:
        words = sorted(row["words"], key=len, reverse=True)
        pattern = row.get("pattern", _WORDS)
        yield Entry(
            words=frozenset(words),
            pattern=re.compile(pattern.replace(_WORDS, f"(?:{'|'.join(map(re.escape, words))})")),
            severity=Severity(row.get("severity", Severity.WARN)),
            say=row["say"],
            since=int(str(row.get("since", 0))[:4]),
            unless=re.compile(row["unless"]) if "unless" in row else None,
            is_at_word=_begins_with_words(pattern, words),
        )


def _begins_with_words(pattern: str, words: Sequence[str]) -> bool:
    bare = _LOOKED_BEHIND.sub("", pattern, count=1)
    return bare.startswith((_WORDS, f"(?={_WORDS})")) or (len(words) == 1 and bare.startswith(words[0]))
