"""The words beside a number, and whether they let two numbers be of one thing that is told twice."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import NamedTuple

from app.core.bounds import compatible
from app.core.checks.case import Case
from app.core.checks.numbers.measures import measure
from app.core.enums import FigureKind, Qualifier
from app.core.report import Figure
from app.core.resources import load_pattern

BEFORE = 26
_BEHIND, _NEAR = 18, 6
_LEAST = 10
PROJECTS = frozenset({FigureKind.MONEY, FigureKind.DURATION})
_TAKEN_IN = frozenset({"受理", "排查"})
_HAN = re.compile("[\u4e00-\u9fff]+")
_DIGIT = re.compile("[0-9]")
_CLAUSE_END = re.compile(r"[，。；：\n]")
_pattern = partial(load_pattern, "checks/restated.json")


class Around(NamedTuple):
    """The words on either side of a number within its sentence."""

    before: str
    behind: str


def can_disagree(case: Case, one: Figure, two: Figure, *, is_referred: bool = False) -> bool:
    """Whether two numbers of one measure, in two sentences, exclude each other.

    ``is_referred``: the second is said to be the first, so that fewer words set them apart.
    """
    if one.kind is not two.kind or measure(one.unit) != measure(two.unit):
        return False
    if case.scan.sentence(one.start) == case.scan.sentence(two.start):
        return False
    # 24小时内 and 48小时内 can both hold, but not as one promise.
    is_within = one.qualifier is two.qualifier is Qualifier.AT_MOST and one.value != two.value
    is_one = is_referred or has_same_digits(one, two)
    return (is_within or not compatible(one, two)) and not _is_set_apart(case, one, two, is_one=is_one)


def is_same_thing(case: Case, one: Figure, two: Figure, fewest: int, least: float) -> bool:
    """Whether they do, and so many words beside both are the same, and such a share of the fewer."""
    if not can_disagree(case, one, two):
        return False
    own, others = (_pairs(around(case, figure)) for figure in (one, two))
    shared = len(own & others)
    return shared >= fewest and shared >= least * min(len(own), len(others))


def _is_set_apart(case: Case, one: Figure, two: Figure, *, is_one: bool) -> bool:
    """Whether words beside one number alone say that it is of some, of another place or time."""
    near = _BEHIND if one.kind in PROJECTS else _NEAR
    name = "apart" if one.kind in PROJECTS or not is_one else "far_apart"
    own, others = (around(case, figure) for figure in (one, two))
    first, second = (set(_pattern(name).findall(f.before + f.behind[:near])) for f in (own, others))
    apart = first ^ second
    if apart and apart <= _TAKEN_IN:
        # 受理矛盾纠纷83件 and 全年77件矛盾纠纷大多…: all that there were is what came in.
        return not is_of_all(case, min(one, two, key=lambda f: f.value))
    return bool(apart)


def has_same_digits(one: Figure, two: Figure) -> bool:
    """21件 and 12件, as typing exchanges them."""
    return min(one.value, two.value) >= _LEAST and digits(one.value) == digits(two.value)


@lru_cache(maxsize=1000)
def digits(number: float) -> str:
    """The digits of a number in order of size; most numbers of most reports are of the same few hundred."""
    return "".join(sorted(f"{number:.10g}"))


def is_of_all(case: Case, figure: Figure) -> bool:
    """Whether the words behind the noun, or before the number, say that all of them are meant."""
    if _pattern("all").match(case.text, figure.end):
        return True
    return _pattern("all_before").search(around(case, figure).before) is not None


def claims_all(case: Case, figure: Figure) -> bool:
    """Whether the clause begins by telling of all there are: 现有省级示范村2个."""
    start, _ = case.scan.clause(figure.start)
    return _pattern("claims_all").match(case.text, start, figure.start) is not None


def around(case: Case, figure: Figure) -> Around:
    """The words of the clause, and of the one before where it says next to nothing; up to other numbers."""
    start, end = case.sentence(figure.start)
    before = case.text[max(start, figure.start - BEFORE) : figure.start]
    behind = case.text[figure.end : min(end, figure.end + _BEHIND)]
    ahead, _, own = _DIGIT.split(before)[-1].rpartition("，")
    if figure.kind in PROJECTS and not _pairs(Around(own, "")):
        # 为建设法治广场，全年共投入资金35万元: the clause before says what for.
        own = ahead.rpartition("，")[2] + own
    return Around(own, _CLAUSE_END.split(behind, maxsplit=1)[0])


def _pairs(beside: Around) -> set[str]:
    """Neighbouring characters of the words that say something."""
    found: set[str] = set()
    for words in beside:
        for run in _HAN.findall(_pattern("empty").sub("|", words)):
            found.update(run[at : at + 2] for at in range(len(run) - 1))
    return found
