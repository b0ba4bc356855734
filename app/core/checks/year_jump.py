"""Against the same town's report of the year before: values that jump, vanish, or stay all the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.core.bounds import compatible
from app.core.checks.case import Case, Settings, finding
from app.core.checks.yearly import Stated, totals
from app.core.enums import FigureKind, Severity
from app.core.report import Figure, Finding, OtherPlace

# So many of the indicators that vanished are named.
_NAMED = 5

Totals = dict[tuple[str, str], Stated]


def find(cases: Sequence[Case], settings: Settings) -> dict[str, list[Finding]]:
    """Findings by the key of the later report; each shows the place in the earlier one."""
    found: dict[str, list[Finding]] = {}
    for years in _by_town(cases):
        for year, index in years.items():
            if year - 1 in years:
                own = list(_compared(cases, years[year - 1], index, settings))
                if own:
                    found[cases[index].key] = own
    return found


def _by_town(cases: Sequence[Case]) -> Iterator[dict[int, int]]:
    """For each town its reports by year; one that names no county belongs to the only county of that name."""
    towns: dict[str, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for index, case in enumerate(cases):
        if case.head.town and case.head.year:
            towns[case.head.town][case.head.county or ""][case.head.year] = index
    for counties in towns.values():
        if len(counties) == 2 and "" in counties:
            unnamed, (named,) = counties.pop(""), counties.values()
            yield unnamed | named
        else:
            yield from counties.values()


def _compared(cases: Sequence[Case], before: int, now: int, settings: Settings) -> Iterator[Finding]:
    earlier, later = dict(totals(before, cases[before])), dict(totals(now, cases[now]))
    case, other = cases[now], cases[before]
    for key in earlier.keys() & later.keys():
        found = _jump(case, other, earlier[key].figure, later[key].figure, settings)
        if found is not None:
            yield found
    yield from _vanished(case, other, earlier, later, settings)
    yield from _identical(case, other, earlier, later, settings)


def _jump(case: Case, other: Case, old: Figure, new: Figure, settings: Settings) -> Finding | None:
    if new.kind is FigureKind.RATE or compatible(old, new):
        return None
    low, high = sorted((old.value, new.value))
    is_small = high < float(settings.option("smallest"))
    if is_small or low <= 0 or high / low < float(settings.option("ratio")):
        return None
    verb = "增" if new.value > old.value else "减"
    name = case.book.name_of(new.indicator)
    message = (
        f"{name}由上一年的“{old.surface}”{verb}到“{new.surface}”，变化超过 {high / low:.1f} 倍，请核对。"
    )
    place = OtherPlace(other.key, old.start, old.end)
    return Finding(settings.rule, Severity.INFO, message, ((new.start, new.end),), (place,))


def _vanished(
    case: Case, other: Case, earlier: Totals, later: Totals, settings: Settings
) -> Iterator[Finding]:
    """Indicators of last year that this year's report does not speak of at all, told once.

    Only where both reports tell many: a thin report lacks most of them, which other checks say.
    """
    spoken = {f.indicator for f in case.figures}
    codes = {code for code, _ in earlier}
    if min(len(codes), len({code for code, _ in later})) < int(settings.option("identical")):
        return
    gone = [
        stated.figure
        for (code, _), stated in earlier.items()
        if code not in spoken and stated.figure.value >= float(settings.option("smallest"))
    ]
    if not gone or not case.scan.lines:
        return
    gone.sort(key=lambda f: f.start)
    names = "、".join(dict.fromkeys(case.book.name_of(f.indicator) for f in gone[:_NAMED]))
    message = f"上一年报告里有、本年没有的数据：{names}{f'等 {len(gone)} 项' if len(gone) > 1 else ''}。"
    first = case.scan.lines[0]
    places = tuple(OtherPlace(other.key, f.start, f.end) for f in gone)
    yield Finding(settings.rule, Severity.INFO, message, ((first.start, first.end),), places)


def _identical(
    case: Case, other: Case, earlier: Totals, later: Totals, settings: Settings
) -> Iterator[Finding]:
    """Many flows with exactly last year's number: the old report was probably sent again."""
    same = [
        (earlier[key].figure, later[key].figure)
        for key in earlier.keys() & later.keys()
        if earlier[key].figure.value == later[key].figure.value
        and later[key].figure.period != "stock"
        and later[key].figure.kind is not FigureKind.RATE
        and later[key].figure.value > 2
    ]
    if len(same) < int(settings.option("identical")):
        return
    same.sort(key=lambda pair: pair[1].start)
    message = f"有 {len(same)} 项数据与上一年报告完全相同，疑为沿用旧稿。"
    base = finding(settings.rule, Severity.INFO, message, [(new.start, new.end) for _, new in same])
    places = tuple(OtherPlace(other.key, old.start, old.end) for old, _ in same)
    yield Finding(base.rule, base.severity, base.message, base.spans, places)
