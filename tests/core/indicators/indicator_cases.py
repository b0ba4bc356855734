"""Reads the sentences with marked figures under ``tests/cases/indicators/`` and measures ``assign`` on
them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.core.enums import FigureKind, Part, Role, SectionKind
from app.core.indicators import assign
from app.core.report import Figure, Head, Section
from app.core.scan import Scan
from app.core.taxonomy import Taxonomy

FOLDER = Path(__file__).parents[2] / "cases" / "indicators"
_MARK = re.compile(r"\{([^{} ]+)((?: +[^{} ]+)*)\}")
_NUMBER = re.compile(r"[0-9０-９.,，〇零一二两三四五六七八九十百千万亿余多几半—\-]+")
_SCALES = {"万": 1e4, "亿": 1e8, "千": 1e3, "百": 1e2}
_ROLES = {"fact", "plan", "part"}
_WAYS = {"up", "down"}
_ABOVE = "\n"


@dataclass(frozen=True)
class Expected:
    """What a case expects of a figure; several codes or periods mean that any of them will do."""

    codes: tuple[str | None, ...]
    also: tuple[str, ...]
    periods: tuple[str | None, ...]
    role: str
    direction: str | None


@dataclass(frozen=True)
class Case:
    """One sentence in its place: text with headings above it, outline, figures and what they should
    become."""

    line: str
    text: str
    year: int
    outline: tuple[Section, ...]
    figures: tuple[Figure, ...]
    expected: tuple[Expected, ...]


def _figure(surface: str, start: int) -> Figure:
    number = _NUMBER.match(surface)
    digits = number.group() if number else ""
    unit = re.sub(r"^(以上|左右|不到)|(以上|左右|以内)$", "", surface[len(digits) :])
    plain = re.match(r"[0-9]+(?:\.[0-9]+)?", digits.replace(",", "").replace("，", ""))
    value = float(plain.group()) if plain else 1.0
    for scale, factor in _SCALES.items():
        if plain and scale in digits:
            value *= factor
    kind = FigureKind.RATE if unit in ("%", "个百分点", "倍") else FigureKind.COUNT
    if unit == "元":
        kind = FigureKind.MONEY
    return Figure(start, start + len(surface), surface, value, unit, kind=kind)


def _expected(words: list[str], year: int, usual: str) -> Expected:
    codes: tuple[str | None, ...] = (None,)
    also: tuple[str, ...] = ()
    periods: tuple[str | None, ...] = (str(year),)
    role, direction = usual, None
    for position, word in enumerate(words):
        bare = word.removeprefix("role=")
        if position == 0:
            first, *rest = word.split("+")
            codes = tuple(None if c == "-" else c for c in first.split("|"))
            also = tuple(rest)
        elif bare in _ROLES:
            role = bare
        elif bare in _WAYS:
            direction = bare
        else:
            periods = tuple(word.split("|"))
    return Expected(codes, also, periods, role, direction)


def _outline(titles: list[str], part: Part | None, end: int) -> tuple[Section, ...]:
    sections: list[Section] = []
    at = 0
    for level, title in enumerate(titles, 1):
        kept = part if level == 1 else None
        sections.append(
            Section(SectionKind.HEADING, level, None, title, at, end, at, at + len(title), part=kept)
        )
        at += len(title) + 1
    return tuple(sections)


def _case(line: str, year: int, titles: list[str], part: Part | None) -> Case:
    text = "".join(title + _ABOVE for title in titles)
    figures: list[Figure] = []
    expected: list[Expected] = []
    at = 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        figures.append(_figure(match.group(1), len(text)))
        usual = "plan" if part is Part.PLAN else "fact"
        expected.append(_expected(match.group(2).split(), year, usual))
        text += match.group(1)
        at = match.end()
    text += line[at:]
    return Case(line, text, year, _outline(titles, part, len(text)), tuple(figures), tuple(expected))


def read_cases(name: str) -> Iterator[Case]:
    """The cases of ``tests/cases/indicators/NAME.txt``."""
    year, titles, part = 2024, [""], None
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            when, above, which = (piece.strip() for piece in line[1:].split("|"))
            year = int(when)
            titles = [title.strip() for title in above.split(">")]
            part = Part(which) if which else None
        elif line.strip() and not line.startswith("#"):
            yield _case(line, year, titles, part)


@dataclass(frozen=True)
class Outcome:
    """One figure of a case: what was read, what was expected, and what of it is right."""

    case: Case
    figure: Figure
    expected: Expected

    @property
    def indicator(self) -> bool:
        return self.figure.indicator in self.expected.codes

    @property
    def period(self) -> bool:
        return self.figure.period in self.expected.periods

    @property
    def role(self) -> bool:
        return self.figure.role is Role(self.expected.role)

    @property
    def direction(self) -> bool:
        return (self.figure.direction or None) == self.expected.direction

    @property
    def also(self) -> bool:
        return set(self.expected.also) <= set(self.figure.also)


def outcomes(name: str, book: Taxonomy) -> list[Outcome]:
    """Every figure of a case file, read."""
    found: list[Outcome] = []
    for case in read_cases(name):
        read = assign(Scan(case.text), case.figures, case.outline, Head(year=case.year), book)
        found += [Outcome(case, f, e) for f, e in zip(read, case.expected, strict=True)]
    return found


def share(rights: list[bool]) -> float:
    """The share of True; 1 of nothing."""
    return sum(rights) / len(rights) if rights else 1.0
