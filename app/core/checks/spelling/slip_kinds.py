"""What slips of the pen make of the words of the field: a character mistaken, lost, doubled, exchanged.

A slip counts where it leaves neighbours that no word has. Where a text has one is told in ``slips``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from app.core.checks.spelling.vocabulary import (
    alone,
    edges,
    is_other_word,
    known_pairs,
    phrases,
    seams,
    terms,
    weights,
)
from app.core.resources import load_json

# From here on the rest of a term says surely enough what was meant.
LONG = 4
# Stands where a term begins and ends.
EDGE = "\n"
_NOT = "不"


class Slip(NamedTuple):
    """A wrong spelling of a term, which hardly any right text has.

    ``joints``: where pairs are new in it; ``at``: the one of them whose characters texts have least.
    ``is_sure``: it is a slip whatever stands around it.
    """

    term: str
    wrong: str
    joints: tuple[int, ...]
    at: int
    is_sure: bool

    @property
    def pair(self) -> str:
        """The two neighbours that it is looked for by."""
        return self.wrong[self.at : self.at + 2]


def _exchanged(term: str) -> Iterator[Slip | None]:
    """A character and the next in the wrong order.

    In set phrases of four also those of the two halves: 首罚不违.
    """
    for at in range(len(term) - 1):
        yield slip_of(term, term[:at] + term[at + 1] + term[at] + term[at + 2 :])
    if len(term) == LONG:
        for at in (0, 1):
            yield slip_of(term, term[:at] + term[at + 2] + term[at + 1] + term[at] + term[at + 3 :])


def _one_lost(term: str) -> Iterator[Slip | None]:
    """A character inside lost: hardly ever sure, since what is left is often right (执法过程).

    Not where what is left of a term of two words is a word by itself: 力量弱, 权下放, 设窗口.
    """
    for at in range(1, len(term) - 1) if len(term) >= LONG else ():
        if len(term) == LONG and _is_left_alone(term, at):
            continue
        # Without 不 a term is right again.
        slip = slip_of(term, term[:at] + term[at + 1 :]) if term[at] != _NOT else None
        yield slip._replace(is_sure=False) if slip is not None else None


def _is_left_alone(term: str, at: int) -> bool:
    """Whether what is left of the half of a term of four that lost the character ``at`` may stand alone."""
    return term[0] in alone("lone_first") if at == 1 else term[-1] in alone("lone_last")


def _one_doubled(term: str) -> Iterator[Slip | None]:
    """A character inside doubled: 行政执法法人员, where words could end and begin between the two."""
    for at in range(1, len(term) - 1) if len(term) >= LONG else ():
        yield slip_of(term, term[: at + 1] + term[at:])


def slip_of(term: str, wrong: str) -> Slip | None:
    """None where every pair of the wrong spelling stands in words too, or it is another word."""
    known = known_pairs()
    joints = tuple([at for at in range(len(wrong) - 1) if wrong[at : at + 2] not in known])
    if not joints or is_other_word(term, wrong):
        return None
    is_inside = wrong[0] == term[0] and wrong[-1] == term[-1]
    at = min(joints, key=lambda joint: _chance(wrong[joint : joint + 2]))
    return Slip(term, wrong, joints, at, is_inside and len(wrong) >= LONG)


def _chance(pair: str) -> tuple[bool, int]:
    """What tells how often right texts have two neighbours."""
    weight = weights()
    return pair in seams(), weight.get(pair[0], 1) * weight.get(pair[1], 1)


@cache
def by_pair() -> Mapping[str, list[Slip]]:
    """Terms with a character lost, doubled or exchanged for the next, by the pair that this leaves."""
    found: defaultdict[str, list[Slip]] = defaultdict(list)
    for term in terms():
        for slip in (*_exchanged(term), *_one_lost(term)):
            if slip is not None:
                found[slip.pair].append(slip)
    doubled = (slip for term in load_json("checks/words.json")["terms"] for slip in _one_doubled(term))
    lost = (slip for phrase in phrases() if len(phrase) == LONG for slip in _one_lost(phrase))
    for slip in filter(None, chain(doubled, lost)):
        found[slip.pair].append(slip)
    return found


@cache
def may_be_cut() -> Mapping[str, list[str]]:
    """Terms that may lose their last character, by the one before it: what is left ends like no word."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for term in terms():
        if len(term) >= LONG and term[-2] not in alone("ends") and term[-3:-1] not in edges().endings:
            found[term[-2]].append(term)
    return found


@cache
def places_of() -> Mapping[str, list[tuple[str, int]]]:
    """Where the terms have two neighbours, by these with the characters around them or their edges."""
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for term in terms():
        framed = f"{EDGE}{term}{EDGE}"
        for at in range(len(term) - 1):
            found[framed[at : at + 4]].append((term, at))
    return found


@cache
def beside() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """For two neighbours in the terms, edges too, the characters before them there, and those behind."""
    before: defaultdict[str, set[str]] = defaultdict(set)
    behind: defaultdict[str, set[str]] = defaultdict(set)
    for around in places_of():
        before[around[2:]].add(around[1])
        behind[around[:2]].add(around[2])
    return _joined(before), _joined(behind)


def _joined(found: Mapping[str, set[str]]) -> Mapping[str, str]:
    return {pair: "".join(others) for pair, others in found.items()}
