"""Against the same town's report of the year before: values that jump, vanish, or stay all the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.core.bounds import compatible
from app.core.checks.case import Settings, finding
from app.core.checks.yearly import Yearly
from app.core.enums import FigureKind, Severity
from app.core.report import Figure, Finding, OtherPlace

# So many of the indicators that vanished are named.
_NAMED = 5


def find(reports: Sequence[Yearly], settings: Settings) -> dict[str, list[Finding]]:
    """Findings by the key of the later report; each shows the place in the earlier one."""
    found: dict[str, list[Finding]] = {}
    for years in _by_town(reports):
        for year, now in years.items():
            if year - 1 in years:
                own = list(_compared(years[year - 1], now, settings))
                if own:
                    found[now.key] = own
    return found


def _by_town(reports: Sequence[Yearly]) -> Iterator[dict[int, Yearly]]:
    """For each town its reports by year; one that names no county belongs to the only county of that name."""
    towns: dict[str, dict[str, dict[int, Yearly]]] = defaultdict(lambda: defaultdict(dict))
    for report in reports:
        head = report.head
        if head.town and head.year:
            towns[head.town][head.county or ""][head.year] = report
    for counties in towns.values():
        if len(counties) == 2 and "" in counties:
            unnamed, (named,) = counties.pop(""), counties.values()
            yield unnamed | named
        else:
            yield from counties.values()


def _compared(before: Yearly, now: Yearly, settings: Settings) -> Iterator[Finding]:
    pairs = [(old, now.totals[key]) for key, old in before.totals.items() if key in now.totals]
    for old, new in pairs:
        found = _jump(now, before, old, new, settings)
        if found is not None:
            yield found
    yield from _vanished(now, before, settings)
    yield from _identical(before, pairs, settings)


def _jump(now: Yearly, before: Yearly, old: Figure, new: Figure, settings: Settings) -> Finding | None:
    if new.kind is FigureKind.RATE or compatible(old, new):
        return None
    low, high = sorted((old.value, new.value))
    is_small = high < float(settings.option("smallest"))
    if is_small or low <= 0 or high / low < float(settings.option("ratio")):
        return None
    name, ratio = now.book.name_of(new.indicator), f"{high / low:.1f}".removesuffix(".0")
    change = (
        f"增到“{new.surface}”，是上一年的{ratio}倍"
        if new.value > old.value
        else f"减到“{new.surface}”，上一年是它的{ratio}倍"
    )
    message = f"{name}由上一年的“{old.surface}”{change}，请核对。"
    place = OtherPlace(before.key, old.start, old.end)
    return Finding(settings.rule, Severity.INFO, message, ((new.start, new.end),), (place,))


def _vanished(now: Yearly, before: Yearly, settings: Settings) -> Iterator[Finding]:
    """Indicators of last year that this year's report does not speak of at all, told once.

    Only where both reports tell many: a thin report lacks most of them, which other checks say.
    """
    fewest = min(len({code for code, _ in report.totals}) for report in (before, now))
    if fewest < int(settings.option("identical")):
        return
    gone = [
        figure
        for (code, _), figure in before.totals.items()
        if code not in now.spoken and figure.value >= float(settings.option("smallest"))
    ]
    if not gone or now.opening is None:
        return
    gone.sort(key=lambda f: f.start)
    names = "、".join(dict.fromkeys(now.book.name_of(f.indicator) for f in gone[:_NAMED]))
    count = f"等{len(gone)}项" if len(gone) > 1 else ""
    message = f"上一年报告里有、本年没有的数据：{names}{count}，请核对是否漏写。"
    places = tuple(OtherPlace(before.key, f.start, f.end) for f in gone)
    yield Finding(settings.rule, Severity.INFO, message, (now.opening,), places)


def _identical(
    before: Yearly, pairs: Sequence[tuple[Figure, Figure]], settings: Settings
) -> Iterator[Finding]:
    """Many flows with exactly last year's number: the old report was probably sent again."""
    same = [
        (old, new)
        for old, new in pairs
        if old.value == new.value
        and new.period != "stock"
        and new.kind is not FigureKind.RATE
        and new.value > 2
    ]
    if len(same) < int(settings.option("identical")):
        return
    same.sort(key=lambda pair: pair[1].start)
    message = f"有{len(same)}项数据与上一年报告完全相同，疑为沿用旧稿，请核对。"
    base = finding(settings.rule, Severity.INFO, message, [(new.start, new.end) for _, new in same])
    places = tuple(OtherPlace(before.key, old.start, old.end) for old, _ in same)
    yield Finding(base.rule, base.severity, base.message, base.spans, places)
