"""Words of the field with one slip of the pen in them, and where a text has them.

Whoever types by sound takes a character that sounds like the right one, whoever scans one that looks like it;
both lose, double and exchange characters. Such a slip nearly always leaves two neighbours that no word has
(整攻 for 整改). So the pairs of neighbours of a text are held against all that slips leave, and the few that
agree are looked at again with the words around them: 调整攻势 has the same two, but words end and begin
there. What is told of a slip is decided by ``typo``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from app.core.checks.case import Case, Span
from app.core.checks.spelling.vocabulary import (
    alone,
    confused,
    is_between_words,
    is_other_word,
    known_pairs,
    may_begin,
    may_end,
    seams,
    terms,
    weights,
)
from app.core.resources import load_json

# From here on the rest of a term says surely enough what was meant.
_LONG, _VERY_LONG = 4, 6
_MOST = 40
_EDGE = "\n"
# 和协村 is a name, whatever it looks like.
_NAME = re.compile(
    "[村镇乡县路街巷屯]|区(?!域|分|别|间)|社区|小区|公司|同志|[办发委字函文政]{0,3}(?:〔|20\\d{3,5})"
)


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


def slips_in(case: Case) -> Iterator[tuple[Slip, Span]]:
    """Every place of the text that is a term with a slip in it and hardly anything else, in no order."""
    text = case.text
    for pair, places in case.found(left_by_slips()).items():
        slips = _meant_by(pair)
        for place, _ in places[:_MOST]:
            for wrong, ahead, slip in slips:
                start = place - ahead
                # What hardly ever holds is asked first.
                if text.startswith(wrong, start) and start >= 0 and not _may_be_right(text, start, slip):
                    yield slip, (start, start + len(wrong))


def _may_be_right(text: str, start: int, slip: Slip) -> bool:
    """Whether words end and begin wherever the slip has new neighbours (调整|攻势).

    Of a short term they must also do so on either side of it: 每周研究 is no 每调研究.
    """
    if slip.is_sure:
        return False
    end, size = start + len(slip.wrong), len(slip.term)
    if slip.term in text[max(0, start - size + 1) : end + size - 1]:
        # 制度制订 holds 度制, and the right word around it.
        return True
    if size >= _LONG:
        return all(is_between_words(text, start + at + 1) for at in slip.joints)
    if _NAME.match(text, end) or not (may_end(text, start) and may_begin(text, end)):
        return True
    return all(may_end(text, start + at + 1) and may_begin(text, start + at + 1) for at in slip.joints)


@cache
def left_by_slips() -> frozenset[str]:
    """All pairs of neighbours that slips are looked for by."""
    core = frozenset(load_json("checks/words.json")["terms"])
    others = ((pair, slip.term) for pair, slips in _by_pair().items() for slip in slips)
    cut = ((last + first, term) for last, own in _cut().items() for term in own for first in _firsts())
    new = ((pair, term) for pair, term in chain(others, cut) if pair not in known_pairs())
    surely = {pair for pair, term in new if pair not in seams() or (term in core and len(term) > _LONG)}
    return frozenset(_mistaken() | surely)


def _mistaken() -> set[str]:
    """The pairs that are left where a character of a term is taken for another."""
    known, mistaken, weight = known_pairs(), confused(), weights()
    common = known | seams()
    pairs: set[str] = set()
    for before, right, behind, is_long in _places():
        # Of a long term the rest is looked at too, so that neighbours that two words may have do no harm.
        usual = known if is_long else common
        ahead, after = (weight.get(character, 1) for character in (before, behind))
        for other in mistaken.get(right, ""):
            is_new_behind = behind != _EDGE and other + behind not in usual
            if before != _EDGE and before + other not in usual and not (is_new_behind and after < ahead):
                pairs.add(before + other)
            elif is_new_behind:
                pairs.add(other + behind)
    return pairs


def _places() -> set[tuple[str, str, str, bool]]:
    """Every character of a term with its neighbours there, and whether the term is long."""
    framed = ((f"{_EDGE}{term}{_EDGE}", len(term) > _VERY_LONG) for term in terms())
    return {
        (term[at - 1], term[at], term[at + 1], is_long)
        for term, is_long in framed
        for at in range(1, len(term) - 1)
    }


def _chance(pair: str) -> tuple[bool, int]:
    """What tells how often right texts have two neighbours."""
    weight = weights()
    return pair in seams(), weight.get(pair[0], 1) * weight.get(pair[1], 1)


@cache
def _meant_by(pair: str) -> tuple[tuple[str, int, Slip], ...]:
    """Every slip that is looked for by ``pair``, as it stands in the text and where it has the pair."""
    found = [*_by_pair().get(pair, ()), *_cut_short(pair)]
    for at, kept in enumerate(pair):
        for term, place in _places_of().get(kept, ()):
            other = place + 1 - 2 * at
            if 0 <= other < len(term) and pair[1 - at] in confused().get(term[other], ""):
                slip = _slip(term, term[:other] + pair[1 - at] + term[other + 1 :])
                if slip is not None and slip.pair == pair:
                    found.append(slip)
    # Where words meet with that pair, a short term is no sign: 律师讲法 is no 律讲师法.
    is_seam = pair in seams()
    told = (slip for slip in sorted(dict.fromkeys(found)) if not is_seam or len(slip.term) >= _LONG)
    return tuple((slip.wrong, slip.at, slip) for slip in told)


@cache
def _places_of() -> Mapping[str, list[tuple[str, int]]]:
    """Where the terms have a character."""
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for term in terms():
        for at, character in enumerate(term):
            found[character].append((term, at))
    return found


@cache
def _by_pair() -> Mapping[str, list[Slip]]:
    """Terms with a character lost, doubled or exchanged for the next, by the pair that this leaves."""
    found: defaultdict[str, list[Slip]] = defaultdict(list)
    for term in terms():
        for slip in (*_exchanged(term), *_one_lost(term)):
            if slip is not None:
                found[slip.pair].append(slip)
    doubled = (slip for term in load_json("checks/words.json")["terms"] for slip in _one_doubled(term))
    for slip in filter(None, doubled):
        found[slip.pair].append(slip)
    return found


@cache
def _firsts() -> frozenset[str]:
    """What terms begin with."""
    return frozenset(term[0] for term in terms())


@cache
def _cut() -> Mapping[str, list[str]]:
    """Terms that may lose their last character, by the one before it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for term in load_json("checks/words.json")["cut"]:
        found[term[-2]].append(term)
    return found


def _cut_short(pair: str) -> Iterator[Slip]:
    """The last character lost, with the first of the word behind: 矛盾纠|化解."""
    last, first = pair[0], pair[1]
    for term in _cut().get(last, ()) if first in _firsts() and pair not in known_pairs() else ():
        wrong = term[:-1] + first
        if not is_other_word(term, wrong):
            yield Slip(term, wrong, (len(wrong) - 2,), len(wrong) - 2, is_sure=True)


def _exchanged(term: str) -> Iterator[Slip | None]:
    """A character and the next in the wrong order; of a word of two where neither is one by itself.

    In set phrases of four also those of the two halves: 首罚不违.
    """
    if len(term) > 2 or (alone("ends").isdisjoint(term) and alone("begins").isdisjoint(term)):
        for at in range(len(term) - 1):
            yield _slip(term, term[:at] + term[at + 1] + term[at] + term[at + 2 :])
    if len(term) == _LONG:
        for at in (0, 1):
            yield _slip(term, term[:at] + term[at + 2] + term[at + 1] + term[at] + term[at + 3 :])


def _one_lost(term: str) -> Iterator[Slip | None]:
    """A character inside lost: hardly ever sure, since what is left is often right (执法过程)."""
    for at in range(1, len(term) - 1) if len(term) > _LONG else ():
        slip = _slip(term, term[:at] + term[at + 1 :])
        yield slip._replace(is_sure=False) if slip is not None else None


def _one_doubled(term: str) -> Iterator[Slip | None]:
    """A character inside doubled: 行政执法法人员, where words could end and begin between the two."""
    for at in range(1, len(term) - 1) if len(term) >= _LONG else ():
        yield _slip(term, term[: at + 1] + term[at:])


def _slip(term: str, wrong: str) -> Slip | None:
    """None where every pair of the wrong spelling stands in words too, or it is another word."""
    known = known_pairs()
    joints = tuple([at for at in range(len(wrong) - 1) if wrong[at : at + 2] not in known])
    if not joints or is_other_word(term, wrong):
        return None
    is_inside = wrong[0] == term[0] and wrong[-1] == term[-1]
    at = min(joints, key=lambda joint: _chance(wrong[joint : joint + 2]))
    return Slip(term, wrong, joints, at, is_inside and len(wrong) >= _LONG)
