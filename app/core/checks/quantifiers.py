"""Measure words that do not go with what they count: 调解纠纷35场, 召开会议12件."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from app.core.checks.case import Case
from app.core.report import Figure
from app.core.resources import load_json

_SIZE = 2
_FILLERS = "共计"


class _Row(NamedTuple):
    """Measure words that are never used of a thing, and what is used."""

    wrong: frozenset[str]
    right: str


@cache
def _rows() -> dict[str, _Row]:
    """By how the words for the things end."""
    rows = load_json("checks/quantifiers.json")["rows"]
    return {thing: _Row(frozenset(row["wrong"]), row["right"]) for row in rows for thing in row["things"]}


def mismatched(case: Case) -> Iterator[tuple[Figure, str]]:
    """Every figure whose measure word never goes with the thing right before it, and what is used of that."""
    rows, text = _rows(), case.text
    for figure in case.stated:
        row = rows.get(text[figure.start - _SIZE : figure.start])
        if row is None and text[figure.start - 1 : figure.start] in _FILLERS:
            row = rows.get(text[figure.start - 2 * _SIZE : figure.start].rstrip(_FILLERS)[-_SIZE:])
        if row is not None and figure.unit in row.wrong:
            yield figure, row.right
