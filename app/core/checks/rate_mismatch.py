"""Stated rates against the counts beside them, and counts that lack their rate or are too few for one."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.bounds import last_step
from app.core.checks.case import Case, Settings, finding
from app.core.enums import Qualifier, Role, Severity
from app.core.report import Figure, Finding

# Some offices cut digits off instead of rounding; both are right.
_TRUNCATION = 1.0


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """All ratio relations of the tag book whose counts stand in one paragraph."""
    told: set[tuple[int, ...]] = set()
    for relation in case.book.relations:
        if relation.type != "ratio":
            continue
        for found in _of_relation(
            case, settings, relation.data["rate"], relation.data.get("num"), relation.data.get("den")
        ):
            key = tuple(start for start, _ in found.spans)
            if key not in told:
                told.add(key)
                yield found
    yield from _pairs_without_rate(case, settings)


def _of_relation(
    case: Case, settings: Settings, rate: str, numerator: str | None, denominator: str | None
) -> Iterator[Finding]:
    for stated in (f for f in case.stated if f.indicator == rate and f.unit == "%" and f.direction is None):
        top = _beside(case, stated, numerator)
        base = _beside(case, stated, denominator)
        if top is not None and base is not None and top is not base:
            found = _compared(case, settings, stated, top, base)
            if found is not None:
                yield found
        elif base is not None and base.value < float(settings.option("smallest_base")):
            message = f"“{base.surface}”只有 {base.value:g}，写“{stated.surface}”没有统计意义。"
            spans = [(base.start, base.end), (stated.start, stated.end)]
            yield finding(settings.rule, Severity.INFO, message, spans)


def _beside(case: Case, stated: Figure, code: str | None) -> Figure | None:
    """The nearest exact count of an indicator in the same paragraph and period."""
    if code is None:
        return None
    line = case.scan.line_at(stated.start)
    if line is None:
        return None
    counts = [
        f
        for f in case.stated
        if f.indicator == code
        and line.start <= f.start < line.end
        and f.period == stated.period
        and f.qualifier is Qualifier.EXACT
        and f.role is not Role.PLAN
    ]
    return min(counts, key=lambda f: abs(f.start - stated.start), default=None)


def _compared(case: Case, settings: Settings, stated: Figure, top: Figure, base: Figure) -> Finding | None:
    if base.value <= 0 or top.value > base.value:
        return None
    computed = 100 * top.value / base.value
    step = min(last_step(stated.value), 1.0)
    tolerance = step * _TRUNCATION + 1e-9
    spans = [(f.start, f.end) for f in (stated, top, base)]
    if stated.qualifier in {Qualifier.EXACT, Qualifier.APPROX}:
        slack = tolerance if stated.qualifier is Qualifier.EXACT else max(tolerance, 1.0)
        is_wrong = abs(computed - stated.value) >= slack
    elif stated.qualifier in {Qualifier.AT_LEAST, Qualifier.MORE_THAN}:
        is_wrong = computed < stated.value - tolerance
    else:
        is_wrong = computed > stated.value + tolerance
    if not is_wrong:
        return None
    division = f"{top.value:g}÷{base.value:g}＝{computed:.2f}%"
    message = f"“{stated.surface}”与“{top.surface}”“{base.surface}”不符：{division}。"
    return finding(settings.rule, Severity.ERROR, message, spans)


def _pairs_without_rate(case: Case, settings: Settings) -> Iterator[Finding]:
    """Two counts of a ratio in one sentence that differ, with no rate in it."""
    done: set[tuple[int, int]] = set()
    pairs = [
        (r.data.get("num") or r.data.get("small"), r.data.get("den") or r.data.get("big"))
        for r in case.book.relations
        if r.type == "ratio" or (r.type == "le" and r.data["small"] in _RATED)
    ]
    for top_code, base_code in pairs:
        for base in (f for f in case.stated if f.indicator == base_code and f.role is Role.FACT):
            start, end = case.scan.sentence(base.start)
            inside = [f for f in case.stated if start <= f.start < end]
            top = next((f for f in inside if f.indicator == top_code and f.unit == base.unit), None)
            has_rate = any(f.unit == "%" for f in inside)
            if top is None or has_rate or not 0 < top.value < base.value or (top.start, base.start) in done:
                continue
            if top.qualifier is not Qualifier.EXACT or base.qualifier is not Qualifier.EXACT:
                continue
            done.add((top.start, base.start))
            rate, rest = 100 * top.value / base.value, base.value - top.value
            left = f"其余 {rest:g}{base.unit}去向未说明"
            message = f"“{base.surface}”“{top.surface}”没有给出比率（{rate:.1f}%），{left}。"
            yield finding(
                settings.rule, Severity.INFO, message, [(base.start, base.end), (top.start, top.end)]
            )


_RATED = frozenset(
    {"MED.SUCCESS", "SAFE.CRIME_SOLVED", "SAFE.ORDER_CLOSED", "SAFE.HAZARD_FIXED", "PET.RESOLVED"}
)
