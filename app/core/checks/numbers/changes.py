"""Rates of changes, and how many times there is more, that do not follow from the numbers beside them.

由128起下降到96起，降幅33.3%; 126件，比上年减少42件，下降30%; 26人次增加到65人次，增长1倍.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from app.core.checks.case import Case, Span, occurrences
from app.core.checks.contradictions.trend import changes
from app.core.checks.numbers.counts import Said, spans_of
from app.core.enums import Direction, Qualifier
from app.core.report import Figure
from app.core.resources import load_pattern

# Some offices cut digits off instead of rounding; both are right. In percentage points.
_ROUNDING = 1.0
_REACH = 14
_FAR = 60
# 1倍 may be rounded, 1.5倍 is not.
_ROUGHLY, _EXACTLY = 0.35, 0.1
_HAN_TIMES = {"一": "1", "两": "2", "二": "2", "三": "3", "四": "4"}
_pattern = partial(load_pattern, "checks/changes.json")


def rates(case: Case) -> Iterator[Said]:
    """What to say of each such rate, and the places of both numbers and of the rate."""
    yield from _of_changes(case)
    stated = case.stated if any(rate.direction is not None for rate in case.rates) else ()
    for one, two, rate in zip(stated, stated[1:], stated[2:], strict=False):
        if rate.unit != "%" or rate.direction is None or not one.unit == two.unit != "%":
            continue
        if all(figure.qualifier is Qualifier.EXACT for figure in (one, two, rate)):
            yield from _by_change(case, one, two, rate)
            yield from _against_last(case, one, two, rate)
    yield from _multiplied(case)


def _unlike(case: Case, rate: str, spans: Sequence[Span], true: str) -> Said:
    """A rate that is another than the first two of ``spans`` yield."""
    numbers = "”“".join(case.text[slice(*span)] for span in spans[:2])
    return f"“{rate}”与“{numbers}”不符：应为{true}，请核对。", list(spans)


def _of_changes(case: Case) -> Iterator[Said]:
    """由128起下降到96起，降幅33.3%."""
    for match in changes(case):
        rate = _pattern("rate").match(case.text, match.end())
        old, new = float(match["old"]), float(match["new"])
        if rate is None or match["scale"] != match["new_scale"] or not old:
            continue
        true = 100 * abs(new - old) / old
        if abs(true - float(rate["rate"])) > _ROUNDING:
            spans = [match.span("old"), match.span("new"), rate.span("rate")]
            yield _unlike(case, f"{rate['rate']}%", spans, f"{true:.1f}%")


def _by_change(case: Case, now: Figure, change: Figure, rate: Figure) -> Iterator[Said]:
    """126件，比上年减少42件，下降30%; the number may be last year's: 较上年的168次减少42次，下降25%."""
    if change.direction is not rate.direction or now.direction is not None:
        return
    changed = _pattern("changed_by").fullmatch(case.text, now.end, change.start)
    rated = _pattern("or_by").fullmatch(case.text, change.end, rate.start)
    before = now.value
    if _pattern("of_before").search(case.text, max(0, now.start - _REACH), now.start) is None:
        before += change.value if rate.direction is Direction.DOWN else -change.value
    if changed is None or rated is None or before <= 0:
        return
    true = 100 * change.value / before
    if abs(true - rate.value) > _ROUNDING:
        yield _unlike(case, rate.surface, spans_of([now, change, rate]), f"{true:.1f}%")


def _against_last(case: Case, new: Figure, old: Figure, rate: Figure) -> Iterator[Said]:
    """96次，较2020年的120次下降15%."""
    if old.direction is not None or not old.value or new.kind is not old.kind:
        return
    last = _pattern("than_last").fullmatch(case.text, new.end, old.start)
    changed = _pattern("by_rate").fullmatch(case.text, old.end, rate.start)
    true = 100 * abs(new.value - old.value) / old.value
    if last is None or changed is None or abs(true - rate.value) <= _ROUNDING:
        return
    # 纠纷89件，其中邻里19件、其他13件，较2022年的97件下降8.2%: all of them are meant.
    before = [f.value for f in case.stated_in(case.sentence(new.start)[0], new.start) if f.unit == new.unit]
    if all(abs(100 * abs(value - old.value) / old.value - rate.value) > _ROUNDING for value in before):
        yield _unlike(case, rate.surface, spans_of([new, old, rate]), f"{true:.1f}%")


def _multiplied(case: Case) -> Iterator[Said]:
    """65人次，比上年的26人次增长1倍."""
    for _, end in occurrences(case.text, "倍"):
        match = _pattern("times").search(case.text, max(0, end - _FAR), min(len(case.text), end + 1))
        if match is None or match.end() < end:
            continue
        names = [name if match[name] else f"{name}_2" for name in ("old", "new")]
        old, new = (float(match[name]) for name in names)
        told = float(_HAN_TIMES.get(match["times"], match["times"]))
        if old and abs(new / old - 1 - told) > (_ROUGHLY if told.is_integer() else _EXACTLY):
            spans = [*map(match.span, names), match.span("times")]
            yield _unlike(case, f"{match['times']}倍", spans, f"{new / old - 1:.1f}倍")
