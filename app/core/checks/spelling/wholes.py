"""Slips whose neighbours all stand in words too, so that only the whole tells: 合发性审查, 认真旅行职责.

``slips`` looks for pairs of neighbours that no word has. Where a slip leaves none, the words of the field
that are long, and phrases of two words, still say what was meant. Each is watched for with one character
taken for another, or with a word for one that sounds like it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from app.core.checks.case import Case, Span
from app.core.checks.spelling.slips import Slip
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

_LONG, _WORD = 4, 2
_NOT = "不"


@cache
def words() -> frozenset[str]:
    """What tells of the wrong spellings, to be watched for."""
    return frozenset(_told_by())


def wholes_in(case: Case) -> Iterator[tuple[Slip, Span]]:
    """Every place in the text that is a long term or a phrase with a slip in it, in no order."""
    text = case.text
    for word, places in case.found(words()).items():
        for place, _ in places:
            for slip in _told_by()[word]:
                start = place - slip.at
                is_there = start >= 0 and text.startswith(slip.wrong, start)
                if is_there and not _may_be_right(text, start, slip):
                    yield slip, (start, start + len(slip.wrong))


def _may_be_right(text: str, start: int, slip: Slip) -> bool:
    """Whether words meet where it is: at an end (主要负责|任务, 深入|民调) or inside (法治建设|任务)."""
    end, size = start + len(slip.wrong), len(slip.term)
    if slip.term in text[max(0, start - size + 1) : end + size - 1]:
        return True
    is_first, is_last = slip.wrong[0] != slip.term[0], slip.wrong[-1] != slip.term[-1]
    lost = (start + joint + 1 for joint in slip.joints)
    seams_at = (*((start + 1,) if is_first else ()), *((end - 1,) if is_last else ()), *lost)
    return any(may_end(text, at) and may_begin(text, at) for at in seams_at)


@cache
def _told_by() -> Mapping[str, list[Slip]]:
    """The wrong spellings by what is watched for: all of it, or the word misheard.

    Two words of the field are a phrase of their own, and so may be any two where only a phrase was meant:
    工地管理 is no 土地管理.
    """
    long = [term for term in terms() if len(term) >= _LONG]
    right = frozenset((*terms(), *phrases(), *only_alike()))
    slips: dict[str, tuple[str, Slip]] = {}
    for known, own in ((right, long), (_words(), phrases())):
        for term in own:
            mistaken = (w for w in _one_mistaken(term) if not known.issuperset((w[:_WORD], w[_WORD:])))
            for word, slip in (*((w, _slip(term, w, 0)) for w in mistaken), *_one_misheard(term)):
                if slip.wrong not in right and not is_other_word(term, slip.wrong):
                    slips.setdefault(slip.wrong, (word, slip))
    for slip in chain.from_iterable(map(_one_lost, long)):
        if slip.wrong not in right and not is_other_word(slip.term, slip.wrong):
            slips.setdefault(slip.wrong, (slip.wrong, slip))
    found: defaultdict[str, list[Slip]] = defaultdict(list)
    for word, slip in slips.values():
        found[word].append(slip)
    return found


def _slip(term: str, wrong: str, at: int) -> Slip:
    """``at``: where in it what is watched for begins."""
    return Slip(term, wrong, (), at, is_sure=True)


@cache
def _words() -> frozenset[str]:
    """Words of two characters."""
    return edges().beginnings & edges().endings


def _one_mistaken(term: str) -> Iterator[str]:
    """One character taken for another between neighbours that words have with it."""
    behind, ahead = _neighbours()
    for at, right in enumerate(term):
        others = set(confused().get(right, ()))
        if at:
            others &= behind[term[at - 1]]
        if at + 1 < len(term):
            others &= ahead[term[at + 1]]
        for other in others:
            yield term[:at] + other + term[at + 1 :]


def _one_misheard(term: str) -> Iterator[tuple[str, Slip]]:
    """A word taken for one that sounds like it, and that one."""
    for at in range(len(term) - 1):
        for other in sounding_alike().get(term[at : at + _WORD], ()):
            yield other, _slip(term, term[:at] + other + term[at + _WORD :], at)


def _one_lost(term: str) -> Iterator[Slip]:
    """A character inside lost where no word is left and no two words meet: 矛盾纠化解.

    One character alone before or behind it may belong to the words beside the term (协调员|队伍 is no
    调解员队伍), and without 不 a term is right again.
    """
    for at in range(2, len(term) - 2):
        wrong = term[:at] + term[at + 1 :]
        is_word = wrong[at - 1 : at + 1] in _words() or term[at] in (term[at - 1], term[at + 1], _NOT)
        if not is_word and not (may_end(wrong, at) and may_begin(wrong, at)):
            yield Slip(term, wrong, (at - 1,), 0, is_sure=True)


@cache
def _neighbours() -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """What may stand behind a character, and what before it."""
    behind: defaultdict[str, set[str]] = defaultdict(set)
    ahead: defaultdict[str, set[str]] = defaultdict(set)
    for pair in known_pairs() | seams():
        behind[pair[0]].add(pair[1])
        ahead[pair[1]].add(pair[0])
    return behind, ahead
