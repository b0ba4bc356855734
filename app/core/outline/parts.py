"""Which mandated part of the annual report a section is: its heading and its body are weighed together.

Patterns, words and weights are data (``resources/outline/parts.json``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache, partial

from app.core.enums import Part, SectionKind
from app.core.outline.ranges import Stretch
from app.core.resources import load_json, load_pattern

_BODY = 600
"""So much of a section's body is looked at; more tells nothing new."""
_SHORT = 160
_TITLES = 512
"""So many titles are remembered, for each is asked after several times."""
_YEAR = re.compile(r"20[0-4]\d")
_REVIEW = "回顾"
_RESULTS = re.compile("成[效绩果]|回顾|总结")
_data = partial(load_json, "outline/parts.json")
_pattern = partial(load_pattern, "outline/parts.json")


@cache
def _title_patterns() -> dict[Part, re.Pattern[str]]:
    rows = _data()["title"]
    return {Part(name): re.compile("|".join(words)) for name, words in rows.items()}


@cache
def _any_part() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for pattern in _title_patterns().values()))


@cache
def _body_words() -> dict[str, Part]:
    """The part that each word tells of."""
    rows = _data()["body"]
    return {word: Part(name) for name, words in rows.items() for word in words}


@cache
def _any_body_word() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_body_words(), key=len, reverse=True)))


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = _data()["weights"]
    return weights


@lru_cache(maxsize=_TITLES)
def is_part_line(words: str) -> bool:
    """Whether a line by itself reads as the heading of a mandated part (主要举措和成效, 下一步工作打算)."""
    return (
        len(words) <= 48
        and _pattern("heading_line").search(words) is not None
        and not words.endswith(("报告", "报告："))
    )


@lru_cache(maxsize=_TITLES)
def named_parts(title: str) -> tuple[Part, ...]:
    """The parts a heading names, in the order they are named."""
    if _any_part().search(title) is None:
        return ()
    title = _pattern("not_named").sub("", title)
    found = []
    for part, pattern in _title_patterns().items():
        match = pattern.search(title)
        if match:
            found.append((match.start(), part))
    return tuple(part for _, part in sorted(found, key=lambda row: row[0]))


def find_parts(
    text: str, sections: Sequence[Stretch], levels: Sequence[int], ends: Sequence[int]
) -> list[Part | None]:
    """The part of each top section, and of others where they hold another part than the one above."""
    year = _first_year(text, sections)
    found: list[Part | None] = []
    top: Part | None = None
    shared: list[Part] = []
    for section, level, end in zip(sections, levels, ends, strict=True):
        is_heading = section.kind is SectionKind.HEADING
        if level == 1 and is_heading:
            title = _title(text, section)
            named = named_parts(title)
            body = text[section.title_end : min(end, section.title_end + _BODY)]
            top = _part_of(title, body, named, year, top)
            year = _year_reviewed(title) or year
            shared = [p for p in named if p is not Part.MEASURES]
            found.append(top)
        elif is_heading or len(shared) > 1:
            body = text[section.title_start : min(end, section.title_start + _BODY)]
            told = body if level <= 2 and len(shared) > 1 else ""
            found.append(_lower_part(_title(text, section) if is_heading else "", told, top, shared))
        else:
            found.append(None)
    return found


def _title(text: str, section: Stretch) -> str:
    return text[section.title_start : section.title_end]


def _first_year(text: str, sections: Sequence[Stretch]) -> int | None:
    """The first year the text names: that of the report, so the next one in a heading means a plan."""
    match = _YEAR.search(text, 0, min(len(text), sections[0].start + 200 if sections else 400))
    return int(match.group()) if match else None


def _year_reviewed(title: str) -> int | None:
    """The year that a heading looks back on: in a report of 2024 that opens with 2023年工作回顾, the heading
    2024年主要工作 means a plan."""
    stated = _YEAR.search(title) if _REVIEW in title else None
    return int(stated.group()) if stated else None


def _lower_part(title: str, body: str, top: Part | None, shared: Sequence[Part]) -> Part | None:
    """Named by its own heading, or told by its body where the heading above names several parts."""
    named = [p for p in named_parts(title) if p is not Part.MEASURES] if title else []
    if named:
        return named[0] if named[0] is not top else None
    if not body:
        return None
    scores = _body_scores(body)
    best = max(shared, key=lambda part: scores[part])
    return best if best is not top and scores[best] > 0 else None


def _part_of(title: str, body: str, named: Sequence[Part], year: int | None, before: Part | None) -> Part:
    """The part of a top section behind one of the part ``before``.

    Unless the heading says so, a plan never comes first, and no measures come behind a plan.
    """
    weigh = _weights()
    scores = _body_scores(body)
    if before is Part.PLAN and _pattern("looks_back").search(title) is None:
        named = [part for part in named if part is not Part.MEASURES]
        scores[Part.MEASURES] -= weigh["measures_base"]
        scores[Part.PLAN] += weigh["measures_base"]
    if Part.RESPONSIBILITY not in named:
        scores[Part.RESPONSIBILITY] *= weigh["unnamed_responsibility"]
    if before is None:
        scores[Part.PLAN] = 0.0
    if Part.PROBLEMS not in named and _pattern("hint_of_problems").search(title) is not None:
        scores[Part.PROBLEMS] += weigh["hinted_problems"]
    special = [p for p in named if p is not Part.MEASURES]
    if len(special) > 1 and scores[special[0]] > 0:
        return special[0]
    stated = _YEAR.search(title)
    next_year = year is not None and stated is not None and int(stated.group()) == year + 1
    is_ahead = next_year and _RESULTS.search(title) is None
    if is_ahead:
        scores[Part.PLAN] += weigh["named_next_year"]
    for rank, part in enumerate(named):
        if part is not Part.MEASURES:
            scores[part] += weigh["named"] / (1 + rank)
        elif not is_ahead:
            scores[part] += weigh["named_measures"] / (1 + rank)
    return max(scores, key=lambda part: scores[part])


def _body_scores(body: str) -> dict[Part, float]:
    weigh = _weights()
    size = max(len(body), _SHORT) / 100
    words = _body_words()
    counts = dict.fromkeys(Part, 0)
    for word in _any_body_word().findall(body):
        counts[words[word]] += 1
    scores = {part: min(counts[part] / size / weigh["body_unit"], weigh["body_most"]) for part in counts}
    measures = counts[Part.MEASURES] / size / weigh["measures_unit"]
    scores[Part.MEASURES] = weigh["measures_base"] + min(measures, 1.0)
    return scores
