"""Two rates of one name, whichever indicators they were given: 安全感满意度98.6%, 安全感和满意度97.3%."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from app.core.bounds import compatible
from app.core.checks.case import Case
from app.core.checks.contradictions.indicators import in_two_sentences
from app.core.checks.contradictions.looks import Said, unlike
from app.core.enums import Role
from app.core.report import Figure
from app.core.resources import load_pattern

_AROUND = 20
# 化解率 alone may be of anything; 安全感满意度 says of what.
_LONG_NAME = 5
_pattern = partial(load_pattern, "checks/likeness.json")


def disagreeing(case: Case) -> Iterator[Said]:
    """Every two of one name and period, in different sentences."""
    fact = Role.FACT
    rates = [f for f in case.rates if f.direction is None and f.role is fact]
    named: dict[tuple[str, str | None], list[Figure]] = defaultdict(list)
    for rate in rates if len({(rate.value, rate.qualifier) for rate in rates}) > 1 else ():
        name = _pattern("rate_name").search(case.text, max(0, rate.start - _AROUND), rate.start)
        words = _pattern("rate_empty").sub("", name.group(1) or name.group(2)) if name else ""
        if len(words) >= _LONG_NAME:
            named[words, rate.period].append(rate)
    for (words, _), figures in named.items():
        for one, two in in_two_sentences(case, figures):
            if not compatible(one, two):
                yield unlike(f"“{words}”", one, two)
