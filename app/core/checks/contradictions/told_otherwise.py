"""What other words belie: counts by their lists, all by some, changes by their numbers, spans by dates.

One generator for all of them; each is told in a module of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from app.core.checks.case import Case, Span
from app.core.checks.contradictions import counted, early, posts, ranks, spans, trend, unfinished

_QUOTED = 30
Said = tuple[str, Span, Span]


def words() -> frozenset[str]:
    """The words that these look for."""
    looks = (spans, trend, counted, early)
    return frozenset().union(ranks.WORDS, posts.WORDS, unfinished.WORDS, *(look.words() for look in looks))


def belied(case: Case) -> Iterator[Said]:
    """What to say, and the two places."""
    yield from _counts(case)
    yield from _changes(case)
    for one, two in spans.backwards(case):
        yield f"{_quoted(case, one)}开始，{_quoted(case, two)}结束，时间颠倒，请核对。", one, two
    for one, two in chain(unfinished.not_all(case), unfinished.under_way(case), ranks.told_twice(case)):
        yield f"{_quoted(case, one)}与{_quoted(case, two)}相互矛盾，请核对。", one, two
    for days, one, two in spans.belied(case):
        yield f"{_quoted(case, one)}与{_quoted(case, two)}不符：起止共{days}天，请核对。", one, two
    for one, two in early.done_before_there(case):
        yield f"{_quoted(case, two)}早于{_quoted(case, one)}，请核对。", one, two
    for body, one, two in posts.held_twice(case):
        yield f"“{body}”的负责人前后写成{_quoted(case, one)}和{_quoted(case, two)}，请核对。", one, two


def _counts(case: Case) -> Iterator[Said]:
    for said, one, two in counted.belied(case):
        yield f"{_quoted(case, one)}与后文不符：{said}，请核对。", one, two


def _changes(case: Case) -> Iterator[Said]:
    for one, two in trend.turned(case):
        yield f"{_quoted(case, (one[0], two[1]))}：升降与前后两个数不符，请核对。", one, two
    for thing, one, two in trend.against(case):
        yield f"“{thing}”前后说法不一：{_quoted(case, one)}和{_quoted(case, two)}，请核对。", one, two


def _quoted(case: Case, place: Span) -> str:
    return f"“{case.quote(place, longest=_QUOTED)}”"
