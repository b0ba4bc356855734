"""Which mandated part of the annual report a section is: its body decides together with its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from app.core.enums import Part, SectionKind
from app.core.report import Section
from app.core.resources import load_json

_TITLE_WEIGHT = 3.0
_BODY = 4000
"""So much of a section's body is looked at; more tells nothing new."""


@cache
def _title_patterns() -> dict[Part, re.Pattern[str]]:
    return {
        Part(name): re.compile("|".join(words))
        for name, words in load_json("outline/parts.json")["title"].items()
    }


@cache
def _body_words() -> dict[Part, tuple[str, ...]]:
    return {Part(name): tuple(words) for name, words in load_json("outline/parts.json")["body"].items()}


def named_parts(title: str) -> list[Part]:
    """The parts a heading names, in the order they are named."""
    found = []
    for part, pattern in _title_patterns().items():
        match = pattern.search(title)
        if match:
            found.append((match.start(), part))
    return [part for _, part in sorted(found, key=lambda row: row[0])]


def find_parts(text: str, sections: Sequence[Section]) -> list[Part | None]:
    """The part of each top section, and of others where they hold another part than the one above."""
    found: list[Part | None] = []
    top: Part | None = None
    for section in sections:
        if section.level == 1 and section.kind is SectionKind.HEADING:
            top = _part_of(text, section)
            found.append(top)
        else:
            found.append(_lower_part(section, top))
    return found


def _lower_part(section: Section, top: Part | None) -> Part | None:
    if section.kind is SectionKind.POINT:
        return None
    named = named_parts(section.title)
    return named[0] if named and named[0] is not top and named[0] is not Part.MEASURES else None


def _part_of(text: str, section: Section) -> Part:
    named = named_parts(section.title)
    body = text[section.title_end : min(section.end, section.title_end + _BODY)]
    scores = _body_scores(body)
    for rank, part in enumerate(named):
        scores[part] = scores.get(part, 0.0) + _TITLE_WEIGHT / (1 + rank)
    return max(scores, key=lambda part: scores[part])


def _body_scores(body: str) -> dict[Part, float]:
    size = max(len(body), 60) / 100
    return {part: sum(body.count(word) for word in words) / size for part, words in _body_words().items()}
