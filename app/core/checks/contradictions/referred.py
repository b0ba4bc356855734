"""Things that are referred to with another number than they were told with.

排查纠纷158件, then 对排查出的185件矛盾纠纷逐一…. Whoever writes 排查出的 means those that were told before:
there cannot be more of them, and fewer only where it is not said that all are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from app.core.checks.case import Case, Span
from app.core.checks.contradictions.around import can_disagree, has_same_digits
from app.core.checks.contradictions.looks import Look, Said, unlike
from app.core.checks.numbers.measures import measure
from app.core.enums import FigureKind, Role
from app.core.report import Figure
from app.core.resources import load_pattern, load_words

_NEAR, _BEHIND, _BEFORE, _SHORTEST = 2, 12, 24, 2
# Of a text with more of them nobody reads all.
_MOST, _MOST_FIGURES = 100, 1000
_ALL_YEAR = ("全年", "年内", "共")
_HAN = re.compile("[\u4e00-\u9fff]*")
_pattern = partial(load_pattern, "checks/referred.json")
_words = partial(load_words, "checks/referred.json")


@cache
def _referring() -> frozenset[str]:
    return frozenset(f"{verb}{end}的" for verb in _words("verbs") for end in _words("ends"))


def looks() -> tuple[Look, ...]:
    """By the verbs that refer to what was told with them."""
    return (Look(_referring(), _disagreeing),)


def _disagreeing(case: Case, places: list[Span]) -> Iterator[Said]:
    for at, end in places[:_MOST]:
        for again in case.stated_in(end, end + _NEAR)[:1]:
            verb = _pattern("end").sub("", case.text[at : end - 1])
            told = [
                f for f in case.stated[:_MOST_FIGURES] if f is not again and _is_told(case, verb, f, again)
            ]
            is_all = case.text.endswith(_ALL_YEAR, 0, at)
            if told and all(_is_denied(case, first, again, is_all=is_all) for first in told):
                yield unlike("同一件事", told[0], again)


def _is_told(case: Case, verb: str, first: Figure, again: Figure) -> bool:
    """Whether a number is told behind the same verb, of the same things."""
    if first.period != again.period or measure(first.unit) != measure(again.unit):
        return False
    if first.role is not Role.FACT or first.kind is not FigureKind.COUNT:
        return False
    start = max(case.sentence(first.start)[0], first.start - _BEFORE)
    start = max(start, case.text.rfind("，", start, first.start))
    at = case.text.rfind(verb, start, first.start)
    if at < 0:
        return False
    own = _core(case.text[at + len(verb) : first.start]) or _core(_behind(case, first))[:_SHORTEST]
    noun = _core(_behind(case, again))
    if not own and case.text.find(noun[:_SHORTEST], case.sentence(first.start)[0], at) >= 0:
        # 排查矛盾纠纷213件，成功化解206件: the noun stands before.
        own = noun[:_SHORTEST]
    return len(own) >= _SHORTEST and (noun.startswith(own) or own.endswith(noun[:_SHORTEST]))


def _is_denied(case: Case, first: Figure, again: Figure, *, is_all: bool) -> bool:
    """Whether both cannot hold: there are more than were told, or fewer and all are meant."""
    if not can_disagree(case, first, again, is_referred=is_all):
        return False
    is_more = is_all or again.value > first.value or has_same_digits(first, again)
    return is_more or _pattern("all").search(_behind(case, again)) is not None


def _behind(case: Case, figure: Figure) -> str:
    match = _HAN.match(case.text, figure.end, figure.end + _BEHIND)
    return match.group() if match is not None else ""


def _core(words: str) -> str:
    """The words without those that set nothing apart."""
    return _pattern("empty").sub("", words)
