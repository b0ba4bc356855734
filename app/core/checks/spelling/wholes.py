"""Slips whose neighbours all stand in words too, so that only the whole tells: 合发性审查, 认真旅行职责.

``slips`` looks for pairs of neighbours that no word has. Where a slip leaves none, the words of the field
that are long, and phrases of two words, still say what was meant. Each is watched for with one character
taken for another, or with a word for one that sounds like it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

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


@cache
def words() -> frozenset[str]:
    """The wrong spellings, to be watched for."""
    return frozenset(_wrong())


def wholes_in(case: Case) -> Iterator[tuple[Slip, Span]]:
    """Every place in the text that is a long term or a phrase with a slip in it, in no order."""
    for wrong, places in case.found(words()).items():
        slip = _wrong()[wrong]
        for start, end in places:
            if not _may_be_right(case.text, start, slip):
                yield slip, (start, end)


def _may_be_right(text: str, start: int, slip: Slip) -> bool:
    """Whether the first or the last character belongs to the word beside it: 主要负责|任务, 深入|民调."""
    end, size = start + len(slip.wrong), len(slip.term)
    if slip.term in text[max(0, start - size + 1) : end + size - 1]:
        return True
    is_first, is_last = slip.wrong[0] != slip.term[0], slip.wrong[-1] != slip.term[-1]
    seams_at = (*((start + 1,) if is_first else ()), *((end - 1,) if is_last else ()))
    return any(may_end(text, at) and may_begin(text, at) for at in seams_at)


@cache
def _wrong() -> Mapping[str, Slip]:
    """The wrong spellings with what is meant.

    Two words of the field are a phrase of their own, and so may be any two where only a phrase was meant:
    工地管理 is no 土地管理.
    """
    long = [term for term in terms() if len(term) >= _LONG]
    right = frozenset((*terms(), *phrases(), *only_alike()))
    found: dict[str, Slip] = {}
    for known, own in ((right, long), (_words(), phrases())):
        for term in own:
            mistaken = (w for w in _one_mistaken(term) if not known.issuperset((w[:_WORD], w[_WORD:])))
            for wrong in (*mistaken, *_one_misheard(term), *_exchanged_across(term)):
                if wrong not in right and not is_other_word(term, wrong):
                    found.setdefault(wrong, Slip(term, wrong, (), 0, is_sure=True))
    return found


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


def _one_misheard(term: str) -> Iterator[str]:
    """A word taken for one that sounds like it."""
    for at in range(len(term) - 1):
        for other in sounding_alike().get(term[at : at + 2], ()):
            yield term[:at] + other + term[at + 2 :]


def _exchanged_across(term: str) -> Iterator[str]:
    """The first or the last of either half of a set phrase of four in the other's place: 首罚不违.

    Two words in the other order are no slip: 落实落地, 公告公示.
    """
    if len(term) == _LONG and len(set(term)) == _LONG:
        one, two, three, four = term
        for wrong in (f"{three}{two}{one}{four}", f"{one}{four}{three}{two}"):
            if not _words().issuperset((wrong[:_WORD], wrong[_WORD:])):
                yield wrong


@cache
def _neighbours() -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """What may stand behind a character, and what before it."""
    behind: defaultdict[str, set[str]] = defaultdict(set)
    ahead: defaultdict[str, set[str]] = defaultdict(set)
    for pair in known_pairs() | seams():
        behind[pair[0]].add(pair[1])
        ahead[pair[1]].add(pair[0])
    return behind, ahead
