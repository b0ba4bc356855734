"""Reads the single-sentence cases under tests/cases/figures and says how a reading of them differs.

A case is one line of text with its figures in braces: ``{surface|value|unit|qualifier|kind}``. ``{41条}`` alone is a
plain number with its unit. value may be a range ``3~5``. qualifier: = exact (or nothing) ~ approx > more_than
>= at_least < less_than <= at_most. kind is checked where given. ``{?…}`` is optional: neither asked for nor wrong.
``{3|3|件}`` is a figure that shares the unit of a later one. Lines that begin with # are headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.core.figures import find_figures
from app.core.report import Figure
from app.core.scan import Scan

FOLDER = Path(__file__).parents[2] / "cases" / "figures"
QUALIFIERS = {
    "": "exact",
    "=": "exact",
    "~": "approx",
    ">": "more_than",
    ">=": "at_least",
    "<": "less_than",
    "<=": "at_most",
}
_MARK = re.compile(r"\{([^{}]*)\}")
_PLAIN = re.compile(r"([0-9]+(?:\.[0-9]+)?)(.+)")


@dataclass(frozen=True)
class Gold:
    """A figure that a case asks for."""

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str
    qualifier: str
    kind: str | None
    optional: bool


@dataclass(frozen=True)
class Case:
    """A sentence and the figures in it; ``name`` is file and line."""

    name: str
    text: str
    golds: tuple[Gold, ...]


def parse(line: str, name: str) -> Case:
    """The case that a marked-up line describes."""
    golds: list[Gold] = []
    text = ""
    at = 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        at = mark.end()
        gold, surface = _gold(mark.group(1), len(text))
        golds.append(gold)
        text += surface
    return Case(name, text + line[at:], tuple(golds))


def _gold(inner: str, start: int) -> tuple[Gold, str]:
    optional = inner.startswith("?")
    fields = inner.lstrip("?").split("|")
    surface = fields[0]
    if len(fields) == 1 or not fields[1]:
        plain = _PLAIN.fullmatch(surface)
        assert plain is not None, f"no plain figure: {inner}"
        fields[1:3] = [plain[1], plain[2]]
    fields += [""] * (5 - len(fields))
    low, _, high = fields[1].partition("~")
    gold = Gold(
        start,
        start + len(surface),
        float(low),
        float(high) if high else None,
        fields[2],
        QUALIFIERS[fields[3]],
        fields[4] or None,
        optional,
    )
    return gold, surface


def cases(folder: Path = FOLDER) -> Iterator[Case]:
    """The cases of one folder (not of those below it), in the order of files and lines."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("# "):
                yield parse(line, f"{path.stem}:{number}")


def agrees(gold: Gold, figure: Figure) -> bool:
    """Whether value, unit, qualifier and (where given) kind are right."""
    return (
        abs(gold.value - figure.value) < 0.006
        and (gold.value_max is None) == (figure.value_max is None)
        and (gold.value_max is None or abs(gold.value_max - (figure.value_max or 0)) < 0.006)
        and gold.unit == figure.unit
        and gold.qualifier == figure.qualifier
        and gold.kind in (None, figure.kind)
    )


def differences(case: Case) -> tuple[list[str], int, int, int]:
    """What is wrong, and how many figures were asked for, given and right."""
    found = [f for f in find_figures(Scan(case.text), ()) if not f.implied]
    wrong: list[str] = []
    asked = right = 0
    free = list(found)
    for gold in sorted(case.golds, key=lambda g: g.optional):
        match = next((f for f in free if f.start < gold.end and gold.start < f.end), None)
        if match is not None:
            free.remove(match)
        if gold.optional:
            continue
        asked += 1
        if match is None:
            wrong.append(f"missed {case.text[gold.start : gold.end]}")
        elif not agrees(gold, match):
            wrong.append(
                f"{match.surface} is {match.value:g}~{match.value_max} {match.unit!r} {match.qualifier} {match.kind},"
                f" not {gold.value:g}~{gold.value_max} {gold.unit!r} {gold.qualifier} {gold.kind or ''}"
            )
        elif (match.start, match.end) != (gold.start, gold.end):
            wrong.append(f"span {match.surface}, not {case.text[gold.start : gold.end]}")
        else:
            right += 1
    optional = sum(g.optional for g in case.golds)
    wrong += [f"spare {f.surface}" for f in free]
    return wrong, asked, max(len(found) - optional, asked - len(wrong)) if optional else len(found), right


def score(folder: Path = FOLDER) -> tuple[float, list[str]]:
    """F1 over the cases of a folder with exact spans, and what is wrong, one line a case."""
    total = [0, 0, 0]
    lines = []
    for case in cases(folder):
        wrong, asked, given, right = differences(case)
        total = [total[0] + asked, total[1] + given, total[2] + right]
        if wrong:
            lines.append(f"{case.name} {'; '.join(wrong)} | {case.text}")
    return (2 * total[2] / (total[0] + total[1]) if total[0] + total[1] else 1.0), lines
