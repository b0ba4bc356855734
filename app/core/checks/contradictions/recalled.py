"""Numbers of the results that problems, plans and leaders tell again as all there were, and other ones.

受理纠纷706件 among the results, 在全年受理760件纠纷的基础上 in the plan; 持证执法人员11人, and
全镇持证人员只有13人 among the problems. Both numbers must be of one indicator, whatever words stand beside
them, and near enough to be of one size: 4起 of one sort and 329件 in all are no contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from app.core.bounds import compatible
from app.core.checks.case import Case
from app.core.checks.contradictions.looks import Said, unlike
from app.core.checks.numbers.measures import measure
from app.core.checks.title import year_told
from app.core.enums import FigureKind, Part, Role
from app.core.report import Figure
from app.core.resources import load_pattern, load_words

_LATER = (Part.RESPONSIBILITY, Part.PROBLEMS, Part.PLAN)
_BEFORE = 16
# Of a text with more of them nobody reads all; an indicator told more often is a list of something.
_MOST, _MOST_FIGURES, _MOST_OF_ONE = 400, 1000, 40
_NEARLY = 0.5
_NOUN = 4
_COUNTED = frozenset({FigureKind.COUNT, FigureKind.AREA})
_pattern = partial(load_pattern, "checks/recalled.json")


def disagreeing(case: Case) -> Iterator[Said]:
    """A number told as the whole outside of the results, and the one of the results that it cannot be."""
    # Where title and opening tell two years, either may be meant.
    years = {str(case.head.year), str(year_told(case))}
    later = _later(case)
    for again in later:
        if again.indicator is None or again.kind not in _COUNTED or again.direction is not None:
            continue
        row = case.by_indicator[again.indicator]
        told = _told_first(case, row, again, years) if 1 < len(row) <= _MOST_OF_ONE else []
        nearest = min(told, key=lambda f: abs(f.value - again.value), default=None)
        if nearest is None or not _NEARLY < again.value / nearest.value < 1 / _NEARLY:
            continue
        if (
            _is_recalled(case, again, years)
            or _is_more_than_all(case, again, told)
            or _is_only(case, again, nearest)
        ):
            yield unlike("同一件事", nearest, again)
    yield from _of_noun(case, later)


def _of_noun(case: Case, later: Sequence[Figure]) -> Iterator[Said]:
    """其中普通程序案件31件 among the results, and 37件普通程序案件中…: the same noun, and all of them."""
    for again in later:
        match = _pattern("among").match(case.text, again.end)
        if match is None or case.scan.clause(again.start)[0] != again.start:
            continue
        like = [
            f
            for f in case.stated[:_MOST_FIGURES]
            if f is not again and measure(f.unit) == measure(again.unit)
        ]
        told = [f for f in like if case.text.endswith(match["noun"], 0, f.start) and f.direction is None]
        first = next((f for f in told if case.part_at(f.start) is Part.MEASURES), None)
        if first is not None and not any(compatible(f, again) for f in told):
            yield unlike("同一件事", first, again)


def _later(case: Case) -> list[Figure]:
    """The first figures of the parts that come back to the results, each once."""
    inside = (
        figure
        for part in _LATER
        for section in case.by_part[part]
        for figure in case.stated_in(section.start, section.end)
        if case.part_at(figure.start) is part
    )
    return list({figure.start: figure for figure in islice(inside, _MOST)}.values())


def _told_first(case: Case, row: list[Figure], again: Figure, years: set[str]) -> list[Figure]:
    """What the results tell of its indicator; nothing where any number of the report agrees with it."""
    like = [f for f in row if f is not again and measure(f.unit) == measure(again.unit)]
    if any(compatible(f, again) for f in like):
        return []
    periods, fact = {None, "stock", *years}, Role.FACT
    return [
        f
        for f in like
        if f.role is fact
        and f.direction is None
        and f.value > 0
        and f.period in periods
        and case.part_at(f.start) is Part.MEASURES
    ]


def _is_recalled(case: Case, again: Figure, years: set[str]) -> bool:
    """全年受理760件纠纷, 对2024年18件一般程序案件."""
    match = _pattern("all").search(case.text, max(0, again.start - _BEFORE), again.start)
    if match is None or _pattern("behind").match(case.text, again.end) is None:
        return False
    return match["year"] is None or match["year"] in years


def _is_more_than_all(case: Case, again: Figure, told: list[Figure]) -> bool:
    """全镇持证人员只有13人 where the results have fewer."""
    if case.part_at(again.start) is Part.PLAN or again.role is Role.PLAN:
        return False
    if again.value <= max(f.value for f in told) or (again.indicator or "").startswith(_told_by_each()):
        return False
    start, _ = case.scan.clause(again.start)
    is_all = _pattern("all_first").match(case.text, start, again.start) is not None
    return is_all and _pattern("some").search(case.text, start, again.start) is None


def _is_only(case: Case, again: Figure, told: Figure) -> bool:
    """发放双语宣传品6000余件 and 双语宣传品发放仅有4000余件: the same noun before both."""
    if _pattern("only").search(case.text, max(0, again.start - _BEFORE), again.start) is None:
        return False
    own, others = (case.text[max(0, f.start - _BEFORE) : f.start] for f in (again, told))
    nouns = (own[at : at + _NOUN] for at in range(len(own) - _NOUN + 1))
    return any(noun.isalpha() and noun in others for noun in nouns)


def _told_by_each() -> tuple[str, ...]:
    """Beginnings of indicators that leaders and staff tell of themselves, next to those of all."""
    return tuple(load_words("checks/recalled.json", "own"))
