"""Slips whose neighbours all stand in words too, so that only the whole tells: 合发性审查, 认真旅行职责.

``slips`` looks for pairs of neighbours that no word has. Where a slip leaves none, the words of the field
that are long, and phrases of two words, still say what was meant. Each is watched for with one character
taken for another, or with a word for one that sounds like it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from app.core.checks.case import Case, Span
from app.core.checks.spelling.slip_kinds import LONG, Slip
from app.core.checks.spelling.vocabulary import (
    confused,
    edges,
    is_other_word,
    known_pairs,
    may_begin,
    may_end,
    only_alike,
    phrases,
    seams,
    sounding_alike,
    terms,
)

_WORD = 2
_NOT = "不"


@cache
def words() -> frozenset[str]:
    """All wrong spellings, to be watched for."""
    return frozenset(_meant())


def wholes_in(case: Case) -> Iterator[tuple[Slip, Span]]:
    """Every place in the text that is a long term or a phrase with a slip in it, in no order."""
    text = case.text
    for wrong, places in case.found(words()).items():
        term = _meant()[wrong]
        for start, end in places:
            if not _may_be_right(text, start, wrong, term):
                yield Slip(term, wrong, (), 0, is_sure=True), (start, end)


def _may_be_right(text: str, start: int, wrong: str, term: str) -> bool:
    """Whether words meet where it is: at an end (主要负责|任务, 深入|民调) or inside (法治建设|任务)."""
    end, size = start + len(wrong), len(term)
    if term in text[max(0, start - size + 1) : end + size - 1]:
        return True
    if wrong[-_WORD:] != term[-_WORD:] and text[end - _WORD : end + _WORD] in _two_words():
        # 法治主体责任 is no 法治主题.
        return True
    if wrong[:_WORD] != term[:_WORD] and text[max(0, start - _WORD) : start + _WORD] in _two_words():
        return True
    seams_at = [start + 1] if wrong[0] != term[0] else []
    if wrong[-1] != term[-1]:
        seams_at.append(end - 1)
    if len(wrong) < size:
        seams_at.append(start + next(at for at in range(size) if wrong[at] != term[at]))
    return any(may_end(text, at) and may_begin(text, at) for at in seams_at)


@cache
def _meant() -> Mapping[str, str]:
    """What was meant, by the wrong spelling.

    Two words of the field are a phrase of their own, and so may be any two where only a phrase was meant:
    工地管理 is no 土地管理.
    """
    long = [term for term in terms() if len(term) >= LONG]
    right = _right()
    found: dict[str, str] = {}
    for known, own in ((right, long), (_words(), phrases())):
        for term in own:
            mistaken = (w for w in _one_mistaken(term) if not known.issuperset((w[:_WORD], w[_WORD:])))
            for wrong in chain(mistaken, _one_misheard(term)):
                found.setdefault(wrong, term)
    for term in long:
        for wrong in _one_lost(term):
            found.setdefault(wrong, term)
    return {w: term for w, term in found.items() if w not in right and not is_other_word(term, w)}


@cache
def _words() -> frozenset[str]:
    """Words of two characters."""
    return edges().beginnings & edges().endings


@cache
def _right() -> frozenset[str]:
    """What is right as it stands."""
    return frozenset((*terms(), *phrases(), *only_alike()))


@cache
def _two_words() -> frozenset[str]:
    """What is right and as long as two words."""
    return frozenset(word for word in _right() if len(word) == 2 * _WORD)


def _one_mistaken(term: str) -> Iterator[str]:
    """One character taken for another between neighbours that words have with it."""
    words, between = known_pairs(), seams()
    for at, right in enumerate(term):
        before, behind = term[at - 1 : at], term[at + 1 : at + 2]
        for other in confused().get(right, ""):
            one, two = before + other, other + behind
            is_usual = not before or one in words or one in between
            if is_usual and (not behind or two in words or two in between):
                yield term[:at] + other + term[at + 1 :]


def _one_misheard(term: str) -> Iterator[str]:
    """A word taken for one that sounds like it."""
    for at in range(len(term) - 1):
        for other in sounding_alike().get(term[at : at + _WORD], ()):
            yield term[:at] + other + term[at + _WORD :]


def _one_lost(term: str) -> Iterator[str]:
    """A character inside lost where no word is left and no two words meet: 矛盾纠化解.

    One character alone before or behind it may belong to the words beside the term (协调员|队伍 is no
    调解员队伍), and without 不 a term is right again.
    """
    for at in range(2, len(term) - 2):
        wrong = term[:at] + term[at + 1 :]
        is_word = wrong[at - 1 : at + 1] in _words() or term[at] in (term[at - 1], term[at + 1], _NOT)
        if not is_word and not (may_end(wrong, at) and may_begin(wrong, at)):
            yield wrong
