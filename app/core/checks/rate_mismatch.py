"""Stated rates against the counts beside them, and counts that lack their rate or are too few for one.

A rate is held against the two counts before it in its sentence whose words fit its name (办结率: 受理…办结…),
then against the counts of the tag book's ratios. It is wrong only when no fitting pair of counts yields it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import chain

from app.core.bounds import last_step
from app.core.checks.case import Case, Settings, finding
from app.core.checks.contradictions import trend
from app.core.checks.numbers import changes, rate_pairs, reckoned
from app.core.checks.numbers.counts import BY_KINDS
from app.core.enums import Qualifier, Role, Severity
from app.core.report import Figure, Finding
from app.core.resources import load_words
from app.core.taxonomy import Taxonomy

# Some offices cut digits off instead of rounding; both are right.
_TRUNCATION = 1.0
_BEFORE = 18
# 其中诉前化解占比68.5%: a part of what was done, no rate of what there was to do.
_SHARE_OF = re.compile(r"占(?:比|全部|[\u4e00-\u9fff]{0,6}(?:总数|总量|总额))?(?:的|为|达到?|约)?$")
_OF_THESE = "其中"
_ALL, _SEVERAL, _REST_NEAR = 100, 2, 3
_LISTED = re.compile(r"[、和及][\u4e00-\u9fff]{0,12}")
_REST_TOLD = re.compile(
    r"其余|剩余|余下|未(?:化解|办结|整改|调解成功|调成|成功|达成|审结)|正在(?:化解|办理|整改|审理)"
)


@cache
def _rated_pairs(book: Taxonomy) -> tuple[tuple[str, str], ...]:
    """What is counted, and out of what, by the book's ratios and small-big pairs that a rate is told of."""
    rated = load_words("checks/rates.json", "rated")
    rows = (r.data for r in book.relations if r.type in {"ratio", "le"})
    pairs = ((d.get("num") or d.get("small"), d.get("den") or d.get("big")) for d in rows)
    return tuple((str(top), str(base)) for top, base in pairs if top in rated)


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    return *reckoned.groups(), *rate_pairs.groups(), trend.words()


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Every stated rate, then pairs of counts that lack theirs."""
    for stated in case.rates:
        if stated.direction is None and stated.role is not Role.PLAN:
            found = _judged(case, settings, stated)
            if found is not None:
                yield found
    for message, spans in chain(changes.rates(case), reckoned.rates(case)):
        yield finding(settings.rule, Severity.ERROR, message, spans)
    yield from _pairs_without_rate(case, settings)


def _judged(case: Case, settings: Settings, stated: Figure) -> Finding | None:
    is_share = _SHARE_OF.search(case.text, max(0, stated.start - _BEFORE), stated.start) is not None
    if _is_of_part(case, stated):
        return None
    of_book = [] if is_share else list(rate_pairs.of_the_book(case, stated))
    named = rate_pairs.shares(case, stated) if is_share else rate_pairs.named(case, stated)
    pairs = [*named, *((top, base) for top, base in of_book if top is not None)]
    whole = [
        (top, base) for top, base in pairs if top is not base and rate_pairs.can_be_whole(stated, top, base)
    ]
    if whole and all(_is_wrong(stated, top, base) for top, base in whole) and not _is_fulfilled(case, stated):
        top, base = whole[0]
        division = f"{top.value:g}÷{base.value:g}＝{100 * top.value / base.value:.2f}%"
        message = f"“{stated.surface}”与“{top.surface}”“{base.surface}”不符：{division}，请核对。"
        return finding(
            settings.rule, Severity.ERROR, message, [(f.start, f.end) for f in (stated, top, base)]
        )
    if not whole and case.found(rate_pairs.words()):
        found = _judged_by_rest(case, settings, stated)
        if found is not None:
            return found
    bases = [b for _, b in whole] or [*(b for _, b in of_book), *rate_pairs.only_base(case, stated)]
    least = float(settings.option("smallest_base"))
    small = next((b for b in bases if b.value < least and _is_base(case, stated, b)), None)
    if small is None:
        return None
    message = f"“{small.surface}”只有{small.value:g}，写“{stated.surface}”没有统计意义，宜只写件数。"
    spans = [(small.start, small.end), (stated.start, stated.end)]
    return finding(settings.rule, Severity.INFO, message, spans)


def _is_fulfilled(case: Case, stated: Figure) -> bool:
    """拆除1.62万平方米，超额完成1.5万平方米任务，完成率108%: any number of the sentence out of its target."""
    start, _ = case.sentence(stated.start)
    before = case.stated_in(start, stated.start)
    if stated.value <= _ALL or len(before) < _SEVERAL:
        return False
    target = before[-1]
    return any(f.unit == target.unit and not _is_wrong(stated, f, target) for f in before)


def _is_of_part(case: Case, stated: Figure) -> bool:
    """销号58项，其中涉企问题销号率93.4%: of a part whose numbers are not told."""
    start, _ = case.scan.sentence(stated.start)
    if case.text.find(_OF_THESE, start, stated.start) < 0:
        return False
    at = case.text.find(_OF_THESE, case.clause_start(stated.start), stated.start)
    return at >= 0 and not case.stated_in(at, stated.start)


def _is_base(case: Case, stated: Figure, base: Figure) -> bool:
    """Told before the rate, by itself, and so many can give it at all: 97.6% is never of four.

    制定文件1件，报备23件，报备率100%: more told between the two are what it is of.
    """
    parts = stated.value / 100 * base.value
    can_give = abs(parts - round(parts)) * 100 < _TRUNCATION * base.value
    if base.start >= stated.start or not can_give or _is_listed(case, base):
        return False
    if stated.value < _ALL and _is_left_out(case, stated, base):
        return False
    more = [f for f in case.stated_in(base.end, stated.start) if f.value > base.value]
    verb = rate_pairs.verb_of(case, stated)
    return not any(f.unit == base.unit or _says(case, f, verb) for f in more)


def _is_left_out(case: Case, stated: Figure, base: Figure) -> bool:
    """办结2981件，超时1件，按时办结率99.97%: the rate is of all but these."""
    before = case.stated_in(case.sentence(base.start)[0], base.start)
    larger = (f for f in before if f.unit == base.unit and f.value > base.value)
    return any(not _is_wrong(stated, replace(f, value=f.value - base.value), f) for f in larger)


def _says(case: Case, figure: Figure, verb: str) -> bool:
    """Whether the clause of a figure has the verb of a rate before it."""
    return bool(verb) and case.text.find(verb, case.clause_start(figure.start), figure.start) >= 0


def _is_listed(case: Case, base: Figure) -> bool:
    """建议7件、提案3件，答复率100%: the rate is of all ten."""
    before = case.stated_in(case.sentence(base.start)[0], base.start)
    return bool(before) and _LISTED.fullmatch(case.text, before[-1].end, base.start) is not None


def _is_wrong(stated: Figure, top: Figure, base: Figure) -> bool:
    computed = 100 * top.value / base.value
    # What is cut off is less than a step: 94% of what is 95% is no rounding.
    tolerance = min(last_step(stated.value), 1.0) * _TRUNCATION - 1e-9
    if stated.qualifier is Qualifier.EXACT:
        return abs(computed - stated.value) >= tolerance
    if stated.qualifier is Qualifier.APPROX:
        return abs(computed - stated.value) >= max(tolerance, 1.0)
    if stated.qualifier in {Qualifier.AT_LEAST, Qualifier.MORE_THAN}:
        return computed < stated.value - tolerance
    return computed > stated.value + tolerance


def _judged_by_rest(case: Case, settings: Settings, stated: Figure) -> Finding | None:
    """排查隐患250处，整改率96%，余下15处: what there was to do, and what is left of it."""
    pair = rate_pairs.all_and_rest(case, stated)
    if pair is None or not all(map(rate_pairs.is_count, pair)):
        return None
    base, left = pair
    if base.unit != left.unit or left.value >= base.value:
        return None
    done = replace(base, value=base.value - left.value)
    if not _is_wrong(stated, done, base):
        return None
    true = 100 * done.value / base.value
    message = f"“{stated.surface}”与“{base.surface}”、除去的“{left.surface}”不符：应为{true:.1f}%，请核对。"
    return finding(settings.rule, Severity.ERROR, message, [(f.start, f.end) for f in (base, stated, left)])


def _pairs_without_rate(case: Case, settings: Settings) -> Iterator[Finding]:
    """Two counts of a ratio in one sentence that differ, with no rate in it."""
    done: set[tuple[int, int]] = set()
    stated = case.by_indicator
    for top_code, base_code in _rated_pairs(case.book):
        for base in stated.get(base_code, ()) if top_code in stated else ():
            top = _its_top(case, base, top_code)
            if top is None or (top.start, base.start) in done:
                continue
            done.add((top.start, base.start))
            rate, rest = 100 * top.value / base.value, base.value - top.value
            left = f"其余{rest:g}{base.unit}去向未说明"
            message = f"“{base.surface}”“{top.surface}”没有给出比率（{rate:.1f}%），{left}，宜补充。"
            spans = [(base.start, base.end), (top.start, top.end)]
            yield finding(settings.rule, Severity.INFO, message, spans)


def _its_top(case: Case, base: Figure, code: str) -> Figure | None:
    start, end = case.sentence(base.start)
    inside = case.stated_in(start, end)
    top = next((f for f in inside if f.indicator == code and f.unit == base.unit), None)
    if top is None or any(f.unit == "%" for f in inside) or base.role is not Role.FACT:
        return None
    if not (rate_pairs.is_count(top) and rate_pairs.is_count(base) and 0 < top.value < base.value):
        return None
    rest = base.value - top.value
    if (
        any(f.value == rest and f.unit == base.unit for f in inside)
        or _OF_THESE in case.text[base.end : top.start]
        or BY_KINDS.search(case.text, base.end, top.start)
    ):
        # 当场整改20处、限期整改5处: what became of the others is told.
        return None
    if _REST_TOLD.search(case.text, top.end, end + _REST_NEAR):
        # 其余17个均已限期整改.
        return None
    return top
