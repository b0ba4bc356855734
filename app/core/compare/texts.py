"""Two reports side by side: their sections paired by mandated part and topic, and what they share word
for word.

Headings decide most of what a section is about, its first words the rest; order does not matter, since
reports order their topics freely. Weights are data (``resources/compare/texts.json``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.core.compare.passages import Passage, shared_passages
from app.core.enums import Part, SectionKind
from app.core.report import Section
from app.core.resources import load_json


@dataclass(frozen=True, slots=True)
class Side:
    """One of two reports: its text and its standing sections."""

    text: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one report that is set beside one of the other: ``start``–``end`` in its text.

    ``level`` is its heading's (0 for front matter).
    """

    part: Part | None
    level: int
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two blocks on one topic, or one that the other report has nothing for."""

    part: Part | None
    left: Block | None
    right: Block | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts side by side. Every character of either stands in exactly one pair."""

    pairs: tuple[Pair, ...]
    passages: tuple[Passage, ...]


def _part_at(sections: Iterable[Section], start: int) -> Part | None:
    """The part of the innermost section around ``start`` that has one."""
    around = [s for s in sections if s.part is not None and s.start <= start < s.end]
    return max(around, key=lambda s: (s.level, s.start)).part if around else None


def blocks_of(side: Side) -> list[Block]:
    """The report cut at its headings of the first two levels, front matter first."""
    heads = [s for s in side.sections if s.kind is SectionKind.HEADING and s.level <= 2]
    cuts: dict[int, tuple[int, str]] = {0: (0, "")}
    for section in sorted(heads, key=lambda s: s.start):
        cuts[section.start] = (section.level, section.title)
    starts = sorted(cuts)
    ends = [*starts[1:], len(side.text)]
    return [
        Block(_part_at(side.sections, start), *cuts[start], start, end)
        for start, end in zip(starts, ends, strict=True)
        if side.text[start:end].strip() or start == 0
    ]


def _bigrams(text: str) -> frozenset[str]:
    plain = "".join(text.split())
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


@dataclass(frozen=True, slots=True)
class _Topic:
    title: frozenset[str]
    body: frozenset[str]


def _topic(side: Side, block: Block) -> _Topic:
    limit = load_json("compare/texts.json")["body_characters"]
    return _Topic(
        _bigrams(block.title), _bigrams(side.text[block.start : min(block.end, block.start + limit)])
    )


def _likeness(one: _Topic, other: _Topic) -> float:
    weight = float(load_json("compare/texts.json")["title_weight"])
    return weight * _overlap(one.title, other.title) + (1 - weight) * _overlap(one.body, other.body)


def _matched(left: Side, right: Side, ours: Sequence[Block], theirs: Sequence[Block]) -> dict[int, int]:
    """Blocks of one part paired by likeness, best first; index to index."""
    topics = [_topic(left, b) for b in ours], [_topic(right, b) for b in theirs]
    least = load_json("compare/texts.json")["likeness_at_least"]
    # Chapter heads and front matter of one part belong together whatever they say.
    scored = sorted(
        (-_likeness(topics[0][i], topics[1][j]) - (ours[i].level < 2), i, j)
        for i in range(len(ours))
        for j in range(len(theirs))
        if ours[i].level == theirs[j].level
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in scored:
        if i not in pairs and j not in taken and -score >= least:
            pairs[i] = j
            taken.add(j)
    return pairs


def _paired(left: Side, right: Side, part: Part | None, ours: list[Block], theirs: list[Block]) -> list[Pair]:
    pairs = _matched(left, right, ours, theirs)
    found = [Pair(part, block, theirs[pairs[i]] if i in pairs else None) for i, block in enumerate(ours)]
    free = [j for j in range(len(theirs)) if j not in set(pairs.values())]
    for j in free:
        before = {theirs[k].start for k in range(j)}
        at = max((n + 1 for n, p in enumerate(found) if p.right and p.right.start in before), default=0)
        found.insert(at, Pair(part, None, theirs[j]))
    return found


def align(left: Side, right: Side, *, passage_at_least: int | None = None) -> Alignment:
    """Sets two reports beside each other, part by part in the order of the left one."""
    ours, theirs = blocks_of(left), blocks_of(right)
    seen = list(dict.fromkeys(block.part for block in (*ours, *theirs)))
    parts = [part for part in seen if part is None] + [p for p in seen if p is not None]
    pairs: list[Pair] = []
    for part in parts:
        mine = [b for b in ours if b.part is part]
        other = [b for b in theirs if b.part is part]
        pairs += _paired(left, right, part, mine, other)
    least = passage_at_least or load_json("compare/texts.json")["passage_at_least"]
    return Alignment(tuple(pairs), shared_passages(left.text, right.text, at_least=least))
