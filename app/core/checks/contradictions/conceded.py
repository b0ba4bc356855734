"""What is granted with another number than it was told with: 集体学法10次, then 虽然全年集体学法12次，但….

Whoever grants something (虽然, 尽管) takes up what was told before, so that few words need be the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from app.core.checks.case import REACH, Case, Span
from app.core.checks.contradictions.around import can_disagree
from app.core.checks.contradictions.looks import Look, Said, unlike
from app.core.enums import Role
from app.core.resources import load_pattern, load_words

_FEWEST = 4
# Of a text with more of them nobody reads all.
_MOST, _MOST_FIGURES = 40, 1000
_pattern = partial(load_pattern, "checks/conceded.json")
_words = partial(load_words, "checks/conceded.json")


def looks() -> tuple[Look, ...]:
    """By the words that grant something."""
    return (Look(_words("granting"), _conceded),)


def _conceded(case: Case, places: list[Span]) -> Iterator[Said]:
    """The first number behind such a word, and one told before behind the same words."""
    for at, end in places[:_MOST]:
        first = case.stated_in(end, end + REACH)[:1]
        words = _pattern("empty").sub("", case.text[end : first[0].start]) if first else ""
        if len(words) < _FEWEST or not words.isalpha():
            continue
        again = first[0]
        if again.start >= case.scan.clause(end)[1]:
            continue
        told = [
            figure
            for figure in case.stated_in(0, at)[:_MOST_FIGURES]
            if case.text.endswith(words, 0, figure.start) and figure.period == again.period
        ]
        facts = [figure for figure in told if figure.role is Role.FACT]
        # Where any of them is the same, it is that one that is granted.
        if facts and all(can_disagree(case, figure, again) for figure in facts):
            yield unlike("同一件事", facts[0], again)
