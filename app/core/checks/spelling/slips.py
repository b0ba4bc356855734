"""Words of the field with one slip of the pen in them, and where a text has them.

Whoever types by sound takes a character that sounds like the right one, whoever scans one that looks like it;
both lose, double and exchange characters. Such a slip nearly always leaves two neighbours that no word has
(整攻 for 整改). So the pairs of neighbours of a text are held against all that slips leave, and the few that
agree are looked at again with the words around them: 调整攻势 has the same two, but words end and begin
there. Pairs are watched for where the wrong character is one that reports have often; every place of a rarer
one is looked at, which takes half as many words to watch for. What is told of a slip is decided by ``typo``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from app.core.checks.case import Case, Span
from app.core.checks.spelling.vocabulary import (
    alone,
    confused,
    edges,
    follows,
    is_between_words,
    is_other_word,
    known_pairs,
    may_begin,
    may_end,
    seams,
    terms,
    usual,
    weights,
)
from app.core.resources import load_json

# From here on the rest of a term says surely enough what was meant.
_LONG, _VERY_LONG = 4, 6
_MOST = 40
_PAIR, _AROUND = 2, 3
_REMEMBERED = 20_000
_EDGE, _NOT, _STOPS = "\n", "不", "，。；、和与的等及不"
# 和协村 is a name, whatever it looks like.
_NAME = re.compile(
    "[村镇乡县路街巷屯]|区(?!域|分|别|间)|社区|小区|公司|同志|[办发委字函文政]{0,3}(?:〔|[\\[【﹝（(]20\\d\\d|20\\d{3,5})"
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


# A wrong spelling, how far ahead of what it is looked for by it begins, and what it is.
Look = tuple[str, int, Slip]


def slips_in(case: Case) -> Iterator[tuple[Slip, Span]]:
    """Every place of the text that is a term with a slip in it and hardly anything else, in no order."""
    text = case.text
    # With edges before it, no look reaches back over the beginning of the text.
    framed = _EDGE * _PAIR + text
    for left, places in case.found(left_by_slips()).items():
        look, before, behind = _LOOKS[len(left)]
        first, last = _PAIR - before, _PAIR + behind
        for place, _ in places[:_MOST]:
            for wrong, ahead, slip in look(framed[place + first : place + last]):
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
    if 0 in slip.joints and text[max(0, start - 1) : start + 1] in known_pairs() and may_end(text, start + 1):
        # 抓调解|化矛盾: the first character belongs to the word before.
        return True
    end, size = start + len(slip.wrong), len(slip.term)
    if slip.term in text[max(0, start - size + 1) : end + size - 1]:
        # 制度制订 holds 度制, and the right word around it.
        return True
    if len(slip.wrong) >= _LONG:
        return all(is_between_words(text, start + at + 1) for at in slip.joints)
    if _NAME.match(text, end) or not (may_end(text, start) and may_begin(text, end)):
        return True
    return all(may_end(text, start + at + 1) and may_begin(text, start + at + 1) for at in slip.joints)


@cache
def left_by_slips() -> frozenset[str]:
    """All that slips are looked for by: pairs of neighbours, some with one more before, rare ones."""
    core = frozenset(load_json("checks/words.json")["terms"])
    others = ((pair, slip.term) for pair, slips in _by_pair().items() for slip in slips)
    new = ((pair, term) for pair, term in others if pair not in known_pairs())
    surely = {pair for pair, term in new if pair not in seams() or (term in core and len(term) > _LONG)}
    return frozenset(_mistaken() | surely | _left_by_cuts() | _rare())


@cache
def _rare() -> frozenset[str]:
    """Rare characters that may be taken for one of a term: looked for by themselves, not in pairs."""
    return frozenset(chain.from_iterable(confused().values())) - usual()


def _mistaken() -> set[str]:
    """Pairs that are left where a usual character is written for one of a term; one at least of each slip."""
    known, mistaken, weight, often = known_pairs(), confused(), weights(), usual()
    common = known | seams()
    pairs: set[str] = set()
    # What short terms leave tells of the long ones that hold them, too.
    for _, before, right, behind, is_long in sorted(_places()):
        # Of a long term the rest is looked at too, so that neighbours that two words may have do no harm.
        fine = known if is_long else common
        ahead, after = (weight.get(character, 1) for character in (before, behind))
        for other in mistaken.get(right, ""):
            one, two = before + other, other + behind
            if other not in often or one in pairs or two in pairs:
                continue
            is_new_behind = behind != _EDGE and two not in fine
            if before != _EDGE and one not in fine and not (is_new_behind and after < ahead):
                pairs.add(one)
            elif is_new_behind:
                pairs.add(two)
    return pairs


def _places() -> set[tuple[bool, str, str, str, bool]]:
    """Characters of terms: whether they have two neighbours, all three, whether the term is long."""
    framed = ((f"{_EDGE}{term}{_EDGE}", len(term) > _VERY_LONG) for term in terms())
    return {
        (_EDGE not in (term[at - 1], term[at + 1]), term[at - 1], term[at], term[at + 1], is_long)
        for term, is_long in framed
        for at in range(1, len(term) - 1)
    }


def _chance(pair: str) -> tuple[bool, int]:
    """What tells how often right texts have two neighbours."""
    weight = weights()
    return pair in seams(), weight.get(pair[0], 1) * weight.get(pair[1], 1)


@lru_cache(maxsize=_REMEMBERED)
def _meant_in(around: str) -> tuple[Look, ...]:
    """Slips that are looked for by a pair of neighbours and fit the characters before and behind it."""
    return tuple(_fitting(around, 1))


@lru_cache(maxsize=_REMEMBERED)
def _meant_behind(around: str) -> tuple[Look, ...]:
    """The same for a pair with the character before it, and another one behind."""
    return tuple((wrong, ahead - 1, slip) for wrong, ahead, slip in _fitting(around, 1))


@lru_cache(maxsize=_REMEMBERED)
def _meant_beside(around: str) -> tuple[Look, ...]:
    """The same for a rare character, with two on either side: by its pairs that no word has."""
    pairs = ((at, around[at : at + _PAIR]) for at in (1, _PAIR))
    new = [at for at, pair in pairs if len(pair) == _PAIR and pair not in known_pairs()]
    return tuple(
        (wrong, ahead + _PAIR - at, slip) for at in new for wrong, ahead, slip in _fitting(around, at)
    )


def _fitting(around: str, at: int) -> Iterator[Look]:
    """Slips by the pair at ``at`` that have the characters around it, as far as they reach."""
    for wrong, ahead, slip in _meant_by(around[at : at + _PAIR]):
        first = min(ahead, 1)
        if around[at - first : at + _AROUND].startswith(wrong[ahead - first : ahead + _AROUND]):
            yield wrong, ahead, slip


@lru_cache(maxsize=_REMEMBERED)
def _meant_by(pair: str) -> tuple[Look, ...]:
    """Every slip that is looked for by ``pair``, as it stands in the text and where it has the pair."""
    found = [*_by_pair().get(pair, ()), *_cut_short(pair)]
    for at, wrong in enumerate(pair):
        for right in confused().get(wrong, ""):
            meant = right + pair[1] if at == 0 else pair[0] + right
            for term, joint in _places_of().get(meant, ()):
                place = joint + at
                slip = _slip(term, term[:place] + wrong + term[place + 1 :])
                if slip is not None and joint in slip.joints:
                    found.append(slip._replace(at=joint))
    # Where words meet with that pair, a short term is no sign: 律师讲法 is no 律讲师法.
    is_seam = pair in seams()
    told = (slip for slip in sorted(dict.fromkeys(found)) if not is_seam or len(slip.term) >= _LONG)
    return tuple((slip.wrong, slip.at, slip) for slip in told)


@cache
def _places_of() -> Mapping[str, list[tuple[str, int]]]:
    """Where the terms have two neighbours."""
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for term in terms():
        for at in range(len(term) - 1):
            found[term[at : at + _PAIR]].append((term, at))
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
def _cut() -> Mapping[str, list[str]]:
    """Terms that may lose their last character, by the one before it: what is left ends like no word."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for term in terms():
        if len(term) >= _LONG and term[-2] not in alone("ends") and term[-3:-1] not in edges().endings:
            found[term[-2]].append(term)
    return found


def _left_by_cuts() -> set[str]:
    """What is left of terms that lost their last character, with what often stands behind.

    A character that ends other terms is too often there: before stops only, with the one before it.
    """
    lasts, known = {term[-1] for term in terms()}, known_pairs()
    left: set[str] = set()
    for last, own in _cut().items():
        behind = [other for other in (_STOPS if last in lasts else follows()) if last + other not in known]
        ends = {term[-3:-1] for term in own} if last in lasts else {last}
        left.update(end + other for end in ends for other in behind)
    return left


def _cut_short(pair: str) -> Iterator[Slip]:
    """The last character lost, with what often stands behind a term: 规则意|不强."""
    last, behind = pair[0], pair[1]
    for term in _cut().get(last, ()) if behind in follows() and pair not in known_pairs() else ():
        if not is_other_word(term, term[:-1]):
            yield Slip(term, term[:-1], (), len(term) - 2, is_sure=True)


def _exchanged(term: str) -> Iterator[Slip | None]:
    """A character and the next in the wrong order.

    In set phrases of four also those of the two halves: 首罚不违.
    """
    for at in range(len(term) - 1):
        yield _slip(term, term[:at] + term[at + 1] + term[at] + term[at + 2 :])
    if len(term) == _LONG:
        for at in (0, 1):
            yield _slip(term, term[:at] + term[at + 2] + term[at + 1] + term[at] + term[at + 3 :])


def _one_lost(term: str) -> Iterator[Slip | None]:
    """A character inside lost: hardly ever sure, since what is left is often right (执法过程)."""
    for at in range(1, len(term) - 1) if len(term) > _LONG else ():
        # Without 不 a term is right again.
        slip = _slip(term, term[:at] + term[at + 1 :]) if term[at] != _NOT else None
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


# By the length of what a slip is looked for by: how, with how many characters before it and from there on.
_LOOKS = {1: (_meant_beside, 2, 3), _PAIR: (_meant_in, 1, 3), 3: (_meant_behind, 0, 4)}
