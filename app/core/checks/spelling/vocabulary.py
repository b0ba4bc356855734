"""What words look like: their edges, the terms of the field, the characters that are mistaken for each other.

The terms are in ``resources/checks/spelling.json`` and ``words.json``, edges of the words of a dictionary in
``pairs.json``. What slips of the pen make of terms is told in ``slips``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from app.core.resources import load_json

_HAN = re.compile("[\u4e00-\u9fff]")
# Behind a number they are no part of the word that follows.
MEASURES = frozenset("件起次场名人个份册期条户家处项宗批")


class Edges(NamedTuple):
    """Neighbours that begin a word, and those that end one; words of two characters are both."""

    beginnings: frozenset[str]
    endings: frozenset[str]


def is_between_words(text: str, at: int) -> bool:
    """Whether words of two characters or more end and begin at ``at``; lines may break inside them."""
    before, behind = text[max(0, at - 3) : at].replace("\n", ""), text[at : at + 3].replace("\n", "")
    return before[-2:] in edges().endings and behind[:2] in edges().beginnings


def may_end(text: str, at: int) -> bool:
    """Whether a word may end before ``at``."""
    if text[max(0, at - 2) : at] in edges().endings:
        return True
    before = text[at - 1 : at]
    return before in alone("ends") or not _HAN.match(before)


def may_begin(text: str, at: int) -> bool:
    """Whether a word may begin at ``at``."""
    if text[at : at + 2] in edges().beginnings:
        return True
    behind = text[at : at + 1]
    return behind in alone("begins") or not _HAN.match(behind)


@cache
def _spelling() -> Mapping[str, list[str]]:
    rows = load_json("checks/spelling.json")
    names = ("words", "phrases", "sounds", "shapes", "usual", "right", "seams")
    return {name: " ".join(rows[name]).split() for name in names}


@cache
def alone(name: str) -> frozenset[str]:
    """Characters that are words, or may be such edges of words, by themselves ("ends", "begins")."""
    return frozenset(load_json("checks/spelling.json")[name])


@cache
def edges() -> Edges:
    """How words begin and end: those of a dictionary, the terms, and what only looks like a slip."""
    rows = load_json("checks/pairs.json")
    words, first, last = (
        frozenset(one + other for one, others in rows[name].items() for other in others)
        for name in ("words", "beginnings", "endings")
    )
    own = (*terms(), *only_alike())
    return Edges(
        words.union(first, (word[:2] for word in own)), words.union(last, (word[-2:] for word in own))
    )


@cache
def known_pairs() -> frozenset[str]:
    """Neighbours within words: their edges, and all inside the terms."""
    inside = (term[at : at + 2] for term in terms() for at in range(len(term) - 1))
    return frozenset().union(*edges(), inside)


@cache
def follows() -> frozenset[str]:
    """What often stands right behind a term."""
    return frozenset(load_json("checks/spelling.json")["behind"])


@cache
def seams() -> frozenset[str]:
    """Neighbours that right texts have where one word ends and another begins."""
    return frozenset(_spelling()["seams"])


@cache
def terms() -> tuple[str, ...]:
    """The words of the field that are recognised with a slip in them."""
    return tuple(dict.fromkeys((*load_json("checks/words.json")["terms"], *_spelling()["words"])))


def only_alike() -> tuple[str, ...]:
    """Words that are right and look like slips of others."""
    return tuple(_spelling()["right"])


def phrases() -> tuple[str, ...]:
    """Two words that often stand together."""
    return tuple(_spelling()["phrases"])


@cache
def sounding_alike() -> Mapping[str, tuple[str, ...]]:
    """Words that are typed for one that sounds like them, by that one."""
    rows: dict[str, str] = load_json("checks/spelling.json")["misheard"]
    return {right: tuple(wrong.split()) for right, wrong in rows.items()}


@cache
def confused() -> Mapping[str, str]:
    """For each character those that sound or look like it, but for itself."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for group in (*_spelling()["sounds"], *_spelling()["shapes"]):
        for character in group:
            found[character].update(dict.fromkeys(group))
    return {character: "".join(others).replace(character, "") for character, others in found.items()}


@cache
def usual() -> frozenset[str]:
    """Characters that reports have often; all others are so rare that each place of them can be looked at."""
    return frozenset("".join(_spelling()["usual"]))


@cache
def weights() -> Mapping[str, int]:
    """How often texts have a character, where it is often."""
    return dict(load_json("checks/common.json"))


@cache
def _others() -> tuple[frozenset[str], tuple[str, ...]]:
    words = load_json("checks/words.json")
    return frozenset(words["others"]), tuple(words["superseded"])


def is_other_word(term: str, wrong: str) -> bool:
    """Right by itself, or an older spelling that ``term_stale`` tells of (法制宣传)."""
    others, superseded = _others()
    return wrong in others or any(word in wrong and word not in term for word in superseded)
