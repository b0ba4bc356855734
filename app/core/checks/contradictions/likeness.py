"""Whether two figures of one indicator count the same thing, judged by the words beside them.

调解矛盾纠纷 and 化解矛盾纠纷 are one thing; 禁毒宣传活动 and 宪法宣传活动 are two. Words that set a part
apart (各村, 某月, a law's name, a place) must be the same on both sides.
"""

from __future__ import annotations

import re
from functools import cache, partial

from app.core.checks.case import Case
from app.core.enums import FigureKind
from app.core.report import Figure
from app.core.resources import load_json, load_pattern, load_words

_BEFORE = 32
_OF_PART = 0.9
# Words of figures that no indicator names must be the same but for a few.
_FEWEST_PAIRS = 3
# So few characters that say something before the number, and what stands behind it is needed too.
_FEWEST_WORDS = 2
_JOINTS = frozenset("，、")
_DURING, _AND_OTHERS = "期间", "等"
_ALL_SHARED = 0.99
_MOST_SHARED = 0.6
_AFTER = 10
# 共8次专题研究…, 投入48.5万元建设…: what was done and what for is told behind the number.
_TIMES = frozenset({"次", "场", "场次", "期", "小时", "天", "日", "个工作日"})
_HAN = re.compile("[\u4e00-\u9fff]+")
_OWN = ("names", "places", "portion")
_pattern = partial(load_pattern, "checks/likeness.json")


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    data = load_json("checks/likeness.json")
    setting_apart = re.compile("|".join(sorted(map(re.escape, data["setting_apart"]), key=len, reverse=True)))
    empty = re.compile("|".join(sorted(map(re.escape, data["empty"]), key=len, reverse=True)))
    return setting_apart, empty, data["same"]


def same_thing(case: Case, one: Figure, two: Figure, *, at_least: float) -> bool:
    """Whether the words beside both tell of one thing; ``at_least`` is the share of common bigrams."""
    first, second = _phrase(case, one), _phrase(case, two)
    if _is_set_apart(case, (one, first), (two, second)):
        return False
    if one.period == "stock" and not (_said(first) and _said(second)):
        # 全镇12个村 and 辖13个村: what stands before says nothing, and the indicator was told by the unit.
        return one.unit == two.unit
    pairs = _pairs(first), _pairs(second)
    small, large = pairs if one.value <= two.value else reversed(pairs)
    if _share(small, large) < at_least * _OF_PART:
        # Few of many words are common, and the number is the smaller one: a kind of what the other counts.
        return False
    shorter = min(map(len, pairs))
    return (len(small & large) / shorter if shorter else 0.0) >= at_least


def in_same_words(case: Case, one: Figure, two: Figure) -> bool:
    """Whether nearly the same words stand beside both, and none that set a part apart; needs no indicator."""
    first, second = _phrase(case, one), _phrase(case, two)
    own, others = _pairs(first), _pairs(second)
    if min(len(own), len(others)) < _FEWEST_PAIRS:
        return False
    shares = _share(own, others), _share(others, own)
    alike = max(shares) >= _ALL_SHARED and min(shares) >= _MOST_SHARED
    return alike and not _is_set_apart(case, (one, first), (two, second))


def is_beside_same_words(case: Case, one: Figure, two: Figure) -> bool:
    """Whether the words on either side of both numbers share some: 举办普法讲座26场, 26场普法讲座吸引…."""
    text = case.text
    first, second = (
        _pairs(_standard(text[max(0, f.start - _AFTER) : f.start] + "|" + text[f.end : f.end + _AFTER]))
        for f in (one, two)
    )
    return len(first & second) >= _FEWEST_PAIRS


def is_larger_part(case: Case, one: Figure, two: Figure) -> bool:
    """Whether the larger number is told of a part in the same words: 各类合同60份, 司法所…合同75份."""
    small, large = (one, two) if one.value <= two.value else (two, one)
    first, second = _phrase(case, small), _phrase(case, large)
    setting_apart, _, _ = _words()
    if setting_apart.search(first) or not setting_apart.search(second):
        return False
    if any(_pattern(name).search(first + second) for name in _OWN):
        return False
    second = setting_apart.sub("", second)
    own = _pairs(first)
    return len(own) >= _FEWEST_PAIRS and len(own & _pairs(second)) / len(own) >= _MOST_SHARED


def _is_set_apart(case: Case, one: tuple[Figure, str], two: tuple[Figure, str]) -> bool:
    """Whether words that set a part apart stand beside one of the numbers and nowhere before the other."""
    first, second = one[1], two[1]
    if first != second and (_are_parts(case, one, two) or _are_of_two_names(first, second)):
        return True
    return _is_of_occasion(case, one[0]) is not _is_of_occasion(case, two[0])


def _are_of_two_names(first: str, second: str) -> bool:
    """Whether the one phrase has a name, a place or a portion that the other has not."""
    return any(set(own.findall(first)) != set(own.findall(second)) for own in map(_pattern, _OWN))


def _are_parts(case: Case, one: tuple[Figure, str], two: tuple[Figure, str]) -> bool:
    first, second = one[1], two[1]
    setting_apart, _, _ = _words()
    own, others = set(setting_apart.findall(first)), set(setting_apart.findall(second))
    if own == others:
        return False
    said = load_words("checks/likeness.json", "merely_said")
    if own ^ others <= said and _pairs(_without(first, said)) == _pairs(_without(second, said)):
        # 受理群众来信36件 and 群众来信36件: nothing else is told of either.
        return False
    return _lacks_any(case, two[0], own - others) or _lacks_any(case, one[0], others - own)


def _lacks_any(case: Case, figure: Figure, words: set[str]) -> bool:
    """Whether one of ``words`` stands nowhere before a figure in its sentence."""
    start, _ = case.sentence(figure.start)
    return any(case.text.find(word, start, figure.start) < 0 for word in words)


def _is_of_occasion(case: Case, figure: Figure) -> bool:
    """在那达慕大会期间设立咨询台，接待300人次: not of the whole year."""
    return case.text.find(_DURING, case.sentence(figure.start)[0], figure.start) >= 0


def _share(own: set[str], others: set[str]) -> float:
    """Which share of the pairs beside one number stands beside the other too."""
    return len(own & others) / len(own) if own else 1.0


def _phrase(case: Case, figure: Figure) -> str:
    """The words of the clause before the number, or after it where the number comes first; standard ones."""
    start, end = case.scan.clause(figure.start)
    before = case.text[max(start, figure.start - _BEFORE) : figure.start]
    # A figure before this one in the clause ends its words.
    for other in reversed(case.stated_in(max(0, start - _BEFORE), figure.start)):
        if start <= other.end <= figure.start:
            # The mark keeps 9个嘎查开展… from being read as the name of a place.
            before = "|" + case.text[max(other.end, figure.start - _BEFORE) : figure.start]
            break
    if _AND_OTHERS in before:
        before = _pattern("examples").sub("", before)
    said = len(_said(before))
    if said == _FEWEST_WORDS and case.text[start - 1 : start] in _JOINTS:
        # 举办网格员培训班，参训63人: the clause before says of what.
        before = case.text[max(case.scan.clause(start - 2)[0], start - _BEFORE) : start] + before
    if said >= _FEWEST_WORDS and figure.kind is not FigureKind.MONEY and figure.unit not in _TIMES:
        return _standard(before)
    return _standard(before + case.text[figure.end : min(end, figure.end + _AFTER)])


def _without(phrase: str, words: frozenset[str]) -> str:
    for word in words:
        phrase = phrase.replace(word, "")
    return phrase


def _standard(phrase: str) -> str:
    """Words that mean the same written in one way."""
    for word, standard in _words()[2].items():
        phrase = phrase.replace(word, standard)
    return phrase


def _said(phrase: str) -> str:
    """The characters that are left when words that say nothing are taken out."""
    return "".join(_HAN.findall(_words()[1].sub("", phrase)))


def _pairs(phrase: str) -> set[str]:
    """Pairs of neighbouring characters of those that say something."""
    kept = _said(phrase)
    return {kept[n : n + 2] for n in range(len(kept) - 1)}
