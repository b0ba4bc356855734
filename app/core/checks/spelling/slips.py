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
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, product

from app.core.checks.case import Case, Span
from app.core.checks.spelling.slip_kinds import (
    EDGE,
    LONG,
    Slip,
    beside,
    by_pair,
    may_be_cut,
    places_of,
    slip_of,
)
from app.core.checks.spelling.vocabulary import (
    MEASURES,
    confused,
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

_VERY_LONG = 6
_MOST = 40
_PAIR, _AROUND = 2, 3
_REMEMBERED = 20_000
_STOPS = "，。；、和与的等及不"
# 和协村 is a name, whatever it looks like.
_NAME = re.compile(
    "[村镇乡县路街巷屯]|区(?!域|分|别|间)|社区|小区|公司|同志|[办发委字函文政]{0,3}(?:〔|[\\[【﹝（(]20\\d\\d|20\\d{3,5})"
)
# A wrong spelling, how far ahead of what it is looked for by it begins, and what it is.
Look = tuple[str, int, Slip]


def slips_in(case: Case) -> Iterator[tuple[Slip, Span]]:
    """Every place of the text that is a term with a slip in it and hardly anything else, in no order."""
    text = case.text
    # With edges before it, no look reaches back over the beginning of the text.
    framed = EDGE * _PAIR + text
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
    if len(slip.wrong) < LONG and _words_meet(text, start, slip.joints):
        # 加强|法治 is no 加强普法. Most are passed over by this.
        return True
    # 未成功的7起中: the measure belongs to the number.
    is_measure = text[start] in MEASURES and text[start - 1 : start].isdecimal()
    is_of_word_before = text[max(0, start - 1) : start + 1] in known_pairs() and may_end(text, start + 1)
    if is_of_word_before and slip.joints[0] == 0 and _words_meet(text, start, slip.joints[1:]):
        # 抓调解|化|矛盾: the first character belongs to the word before. 群众满|义率 are no words.
        return True
    end, size = start + len(slip.wrong), len(slip.term)
    if slip.term in text[max(0, start - size + 1) : end + size - 1]:
        # 制度制订 holds 度制, and the right word around it.
        return True
    if len(slip.wrong) >= LONG:
        return all(is_between_words(text, start + at + 1) for at in slip.joints)
    is_alone = may_end(text, start) and may_begin(text, end)
    return is_measure or not is_alone or _NAME.match(text, end) is not None


def _words_meet(text: str, start: int, joints: Sequence[int]) -> bool:
    """Whether words may end and begin at all ``joints`` of what begins at ``start``."""
    return all(may_end(text, start + at + 1) and may_begin(text, start + at + 1) for at in joints)


@cache
def left_by_slips() -> frozenset[str]:
    """All that slips are looked for by: pairs of neighbours, some with one more before, rare ones."""
    core = frozenset(load_json("checks/words.json")["terms"])
    others = ((pair, slip.term) for pair, slips in by_pair().items() for slip in slips)
    new = ((pair, term) for pair, term in others if pair not in known_pairs())
    surely = {pair for pair, term in new if pair not in seams() or (term in core and len(term) > LONG)}
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
            is_new_behind = behind != EDGE and two not in fine
            if before != EDGE and one not in fine and not (is_new_behind and after < ahead):
                pairs.add(one)
            elif is_new_behind:
                pairs.add(two)
    return pairs


def _places() -> set[tuple[bool, str, str, str, bool]]:
    """Characters of terms: whether they have two neighbours, all three, whether the term is long."""
    framed = ((f"{EDGE}{term}{EDGE}", len(term) > _VERY_LONG) for term in terms())
    return {
        (EDGE not in (term[at - 1], term[at + 1]), term[at - 1], term[at], term[at + 1], is_long)
        for term, is_long in framed
        for at in range(1, len(term) - 1)
    }


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
    pair, last = around[at : at + _PAIR], at + _AROUND
    # Where words meet with that pair, a short term is no sign: 律师讲法 is no 律讲师法.
    shortest = LONG if pair in seams() else 0
    for slip in {*by_pair().get(pair, ()), *_cut_short(around, at), *_mistaken_in(around, at)}:
        first = min(slip.at, 1)
        if len(slip.term) >= shortest and around[at - first : last].startswith(
            slip.wrong[slip.at - first : slip.at + _AROUND]
        ):
            yield slip.wrong, slip.at, slip


def _mistaken_in(around: str, at: int) -> Iterator[Slip]:
    """Terms with one of the pair at ``at`` taken for another, between the characters around it."""
    one, other = around[at], around[at + 1]
    lefts, rights = {EDGE, around[at - 1]}, {EDGE, around[at + _PAIR : at + _AROUND]}
    first, second = confused().get(one, ""), confused().get(other, "")
    before, behind = beside()
    meant = [(x + other, 0) for right in rights for x in before.get(other + right, "") if x in first]
    meant += [(one + x, 1) for left in lefts for x in behind.get(left + one, "") if x in second]
    for pair, place in meant:
        for left, right in product(lefts, rights):
            for term, joint in places_of().get(left + pair + right, ()):
                changed = joint + place
                slip = slip_of(term, term[:changed] + around[at + place] + term[changed + 1 :])
                if slip is not None and joint in slip.joints:
                    yield slip._replace(at=joint)


def _left_by_cuts() -> set[str]:
    """What is left of terms that lost their last character, with what often stands behind.

    A character that ends other terms is too often there: before stops only, with the one before it.
    """
    lasts, known = {term[-1] for term in terms()}, known_pairs()
    left: set[str] = set()
    for last, own in may_be_cut().items():
        behind = [other for other in (_STOPS if last in lasts else follows()) if last + other not in known]
        ends = {term[-3:-1] for term in own} if last in lasts else {last}
        left.update(end + other for end in ends for other in behind)
    return left


def _cut_short(around: str, at: int) -> Iterator[Slip]:
    """The last character lost, with what often stands behind a term: 规则意|不强."""
    last, behind = around[at], around[at + 1]
    is_new = behind in follows() and last + behind not in known_pairs()
    for term in may_be_cut().get(last, ()) if is_new else ():
        if term[-_AROUND] == around[at - 1] and not is_other_word(term, term[:-1]):
            yield Slip(term, term[:-1], (), len(term) - 2, is_sure=True)


# By the length of what a slip is looked for by: how, with how many characters before it and from there on.
_LOOKS = {1: (_meant_beside, 2, 3), _PAIR: (_meant_in, 1, 3), 3: (_meant_behind, 0, 4)}
