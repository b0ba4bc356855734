"""How many decisions the list of the year holds, told with two numbers: 目录所列5项决策, and 3项列入目录."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from app.core.checks.case import Case, Span
from app.core.checks.contradictions.counted import number
from app.core.checks.contradictions.looks import Look, Said
from app.core.resources import load_pattern, load_words

_DECISIONS = "决策"
_REACH = 36
_pattern = partial(load_pattern, "checks/decisions.json")


def looks() -> tuple[Look, ...]:
    """By the words beside the list."""
    return (Look(load_words("checks/decisions.json", "beside"), _of_list, least=2),)


def _of_list(case: Case, places: list[Span]) -> Iterator[Said]:
    """The first number, and each that is another."""
    told = [(number(match["before"] or match["behind"]), match.span()) for match in _numbers(case, places)]
    for many, place in told[1:]:
        first, known = told[0]
        if first and many and first != many:
            yield f"目录里的决策事项前后写成{first}项和{many}项，请核对。", known, place


def _numbers(case: Case, places: list[Span]) -> Iterator[re.Match[str]]:
    """What tells the number in a sentence on decisions, around a word for their list."""
    for at, end in places:
        start, stop = case.sentence(at)
        if _DECISIONS in case.text[start:stop]:
            for match in _pattern("of_list").finditer(case.text, max(start, at - _REACH), end + _REACH):
                if match.start() < end and at < match.end():
                    yield match
