"""All have something, and by numbers told elsewhere fewer: 全部持证上岗, and 执法人员22人，其中持证19人."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from app.core.checks.case import Case, Span, occurrences
from app.core.checks.contradictions.looks import Look, Said, opposed
from app.core.enums import Qualifier, Role
from app.core.report import Figure
from app.core.resources import load_json, load_pattern, load_words

_BEFORE, _BEHIND = 5, 40
_SHORTEST = 4
_data = partial(load_json, "checks/fewer.json")
_pattern = partial(load_pattern, "checks/fewer.json")
_words = partial(load_words, "checks/fewer.json")


def looks() -> tuple[Look, ...]:
    """By the words that say all officers have their papers, or that so many of all places have something."""
    return (
        Look(_words("all_certified"), _certified, also=_words("lacking")),
        Look(_few_of_many(), _covered),
    )


@cache
def _few_of_many() -> frozenset[str]:
    """18个村中有, 18个社区已有."""
    leads = [inside + already for inside in ("", "中", "中，") for already in ("", "已")]
    return frozenset(f"个{place}{lead}有" for place in _words("places") for lead in leads)


def _certified(case: Case, places: list[Span]) -> Iterator[Said]:
    """The words, and how many have their papers where there are more officers, or how many lack them."""
    officers, certified = (_exact(case, _data()[name]) for name in ("officers", "certified"))
    for place in places:
        if case.text.find(_data()["enforcement"], *case.sentence(place[0])) < 0:
            continue
        for few in certified:
            if officers and few.value < min(f.value for f in officers):
                yield opposed(case, place, (few.start, few.end))
                return
        some = _uncertified(case, case.sentence(place[0]))
        if some is not None:
            yield opposed(case, place, some)
            return


def _uncertified(case: Case, own: Span) -> Span | None:
    """执法队员还有3名未取得执法证, in another sentence, and not of the time before."""
    for at, _ in case.places_of(_words("lacking")):
        start, end = case.sentence(at)
        some = _pattern("uncertified").search(case.text, max(start, at - _BEHIND), end)
        if some is not None and start != own[0] and not _pattern("earlier").search(case.text, start, end):
            return some.span()
    return None


def _exact(case: Case, indicator: str) -> list[Figure]:
    """Exact facts that are of now."""
    now = {None, "stock", str(case.head.year)}
    return [
        f
        for f in case.by_indicator.get(indicator, ())
        if f.qualifier is Qualifier.EXACT
        and f.role is not Role.PLAN
        and f.direction is None
        and f.period in now
        and _pattern("posts").search(case.text, case.clause_start(f.start), f.start) is None
    ]


def _covered(case: Case, places: list[Span]) -> Iterator[Said]:
    """法律顾问全覆盖, and 18个村中有15个村聘请了法律顾问."""
    known: dict[str, Span | None] = {}
    for at, _ in places:
        few = _pattern("few").search(case.text, max(0, at - _BEFORE), at + _BEHIND)
        if few is None or int(few["some"]) >= int(few["all"]):
            continue
        noun = few["object"]
        if noun not in known:
            known[noun] = _all_with(case, noun)
        all_of_them = known[noun]
        if all_of_them is not None:
            yield opposed(case, all_of_them, few.span())


def _all_with(case: Case, noun: str) -> Span | None:
    """Where all are said to have what the longest beginning of ``noun`` names."""
    for size in range(len(noun), _SHORTEST - 1, -1):
        for start, end in occurrences(case.text, noun[:size]):
            covered = _pattern("covered").match(case.text, end)
            if covered is not None:
                return start, covered.end()
    return None
