"""Phrases a rule could be made of: a figure's own words cut at words that only join, best told first.

The words are data in ``resources/learning/words.json``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from app.core.indicators.labels import trim
from app.core.resources import load_json

_NOISE = re.compile(r"[\s\d０-９%％‰.．,，。；;：:、！？!?“”\"‘’'《》〈〉（）()\[\]【】〔〕—…·+＋/-]+")


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """See the note in the resource."""

    splits: re.Pattern[str]
    hollow: re.Pattern[str]
    empty: frozenset[str]
    shortest: int
    longest: int
    longest_unknown: int
    longest_whole: int
    most_neighbours: int


@cache
def phrase_words() -> PhraseWords:
    """The word lists, parsed once."""
    data = load_json("learning/words.json")
    splits = sorted(data["splits"], key=len, reverse=True)
    hollow = sorted((*splits, *data["empty"]), key=len, reverse=True)
    return PhraseWords(
        re.compile("|".join(map(re.escape, splits))),
        re.compile("|".join(map(re.escape, hollow))),
        frozenset(data["empty"]),
        data["shortest"],
        data["longest"],
        data["longest_unknown"],
        data["longest_whole"],
        data["most_neighbours"],
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    words: str
    start: int
    is_joint: bool  # one of the words that only join


def _pieces(words: str) -> list[list[_Piece]]:
    """The words cut into runs at punctuation and numbers, each run into pieces."""
    known = phrase_words()
    runs: list[list[_Piece]] = []
    at = 0
    for stretch in map(trim, _NOISE.split(words)):
        at = words.find(stretch, at) if stretch else at
        run: list[_Piece] = []
        last = 0
        for match in known.splits.finditer(stretch):
            if match.start() > last:
                run.append(_Piece(stretch[last : match.start()], at + last, is_joint=False))
            run.append(_Piece(match.group(), at + match.start(), is_joint=True))
            last = match.end()
        if stretch[last:]:
            run.append(_Piece(stretch[last:], at + last, is_joint=False))
        if run:
            runs.append(run)
        at += len(stretch)
    return runs


def is_phrase(words: str) -> bool:
    """Whether words say enough to be a rule by themselves."""
    known = phrase_words()
    return (
        known.shortest <= len(words) <= known.longest_whole
        and words not in known.empty
        and _NOISE.search(words) is None
        and len(known.splits.sub("", words)) >= 2
        and known.hollow.sub("", words) != ""
    )


def phrases_of(words: str) -> list[str]:
    """Candidates in a stretch of own words: pieces, joined neighbours, ends of long pieces; each once."""
    known = phrase_words()
    found: dict[str, None] = {}
    for run in _pieces(words):
        for first in range(len(run)):
            joined = ""
            for piece in run[first:]:
                joined += piece.words
                if len(joined) > known.longest_whole:
                    break
                if (not piece.is_joint and not run[first].is_joint) or len(joined) > len(piece.words):
                    found[joined] = None
        for piece in run:
            if len(piece.words) > known.longest_unknown:
                found.update(dict.fromkeys((piece.words[-4:], piece.words[-6:], piece.words[:6])))
    return [words for words in found if is_phrase(words)]


def shared(one: str, other: str) -> list[str]:
    """Longest stretches that two own-word strings share, longest first, a few; for generalising."""
    known = phrase_words()
    found: dict[str, None] = {}
    for run in _NOISE.split(one):
        start = 0
        while start < len(run):
            end = start + 1
            while end <= min(len(run), start + known.longest) and run[start:end] in other:
                end += 1
            end -= 1
            if end - start >= known.shortest and is_phrase(run[start:end]):
                found[run[start:end]] = None
            start = max(end, start + 1)
    return sorted(found, key=lambda w: (-len(w), w))
