"""Numbers that others of the same sentence yield: means, fractions, doublings, percentage points.

What words they are told with is in ``resources/checks/reckoned.json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial

from app.core.checks.case import Case
from app.core.checks.numbers.counts import Said, bare_unit, is_count, spans_of
from app.core.report import Figure
from app.core.resources import load_json, load_pattern, load_words

_REACH = 60
_FAR = 12
# A mean may be cut off or rounded at its last digit; one of a period, or an approximate one, is told roughly.
_MUCH = 0.15
# A fraction is told roughly by its nature; 近 and 超过 leave one side open so far.
_ROUGHLY, _NEAR, _FROM = 0.04, 0.13, 0.01
_TIMES = {"一": 2, "1": 2, "两": 4, "二": 4, "2": 4, "三": 8, "3": 8}
_data = partial(load_json, "checks/reckoned.json")
_OF_PERSONS = re.compile("[人队干][员部]|力量")
_ATTENDED = re.compile("参训|参加|参学|听课|参会")
_pattern = partial(load_pattern, "checks/reckoned.json")
_words = partial(load_words, "checks/reckoned.json")
_GROUPS = ("mean_words", "fraction_words", "doubling_words", "point_words")


@cache
def words() -> frozenset[str]:
    """What one of these looks begins with."""
    return frozenset[str]().union(*map(_words, _GROUPS))


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this asks for."""
    return words(), *map(_words, _GROUPS)


def rates(case: Case) -> Iterator[Said]:
    """Means, fractions, doublings and percentage points that do not follow from the numbers beside them."""
    if case.found(words()):
        yield from _means(case)
        yield from _fractions(case)
        yield from _doublings(case)
        yield from _points(case)


def _before(case: Case, match: re.Match[str]) -> Sequence[Figure]:
    """The numbers of its sentence that a match may follow from."""
    start, _ = case.sentence(match.start())
    return case.stated_in(max(start, match.start() - _REACH), match.start())


def _means(case: Case) -> Iterator[Said]:
    """12个村开展宣讲36场，平均每村5场; 全年开展宣传48场，平均每月3场."""
    for mean in case.matches_at(_words("mean_words"), _pattern("mean")):
        before = [f for f in _before(case, mean) if is_count(f)]
        totals = [f for f in before if bare_unit(f.unit) == bare_unit(mean["unit"])]
        among = _data()["periods"].get(mean["each"])
        shared = [] if among else [f for f in before if f not in totals and _is_shared(case, f, mean)]
        if len(totals) != 1 or not (among or (len(shared) == 1 and shared[0].value)):
            continue
        if mean["each"] in _words("meetings") and _is_body(case, totals[0]):
            continue
        if _ATTENDED.search(mean.group()):
            # 14名执法人员，培训5次，平均每人参训4.6次: each may have come to all of them.
            continue
        true, told = totals[0].value / (among or shared[0].value), float(mean["mean"])
        step = 10 ** -len(mean["mean"].partition(".")[2])
        if abs(true - told) >= max(step, _MUCH * true if among or mean["about"] else 0):
            others = "”“".join(f.surface for f in (*totals, *shared))
            said = f"“{mean.group()}”与“{others}”不符：应为{round(true, 2):g}{mean['unit']}，请核对。"
            yield said, [*spans_of([*totals, *shared]), mean.span()]


def _is_body(case: Case, figure: Figure) -> bool:
    """应参加干部96人，平均每期到课89人: who came each time, out of one body."""
    return _pattern("body").search(case.text, case.clause_start(figure.start), figure.start) is not None


def _is_shared(case: Case, figure: Figure, mean: re.Match[str]) -> bool:
    """Whether a number tells among how many the total of a mean is shared."""
    each = mean["each"] or {"户均": "户", "村均": "村"}.get(mean["shared"] or "", "人")
    if each in {"人", "名"}:
        return figure.unit in {"人", "名"}
    return figure.unit == each or case.text.startswith(each[:1], figure.end)


def _fractions(case: Case) -> Iterator[Said]:
    """30名调解员中有20名党员，占三分之一."""
    for share in case.matches_at(_words("fraction_words"), _pattern("fraction")):
        before = _before(case, share)[-2:]
        if len(before) < 2 or before[0].unit != before[1].unit or not all(map(is_count, before)):
            continue
        whole, part = before
        if whole.unit not in _words("persons") and _OF_PERSONS.search(case.text, part.end, share.start()):
            # 16件案件中有2件…，主要因为新进人员占一半.
            continue
        if part.value <= whole.value and not _is_about(part.value / whole.value, share):
            true = f"应为{part.value / whole.value:.1%}"
            said = f"“{share.group()}”与“{part.surface}”“{whole.surface}”不符：{true}，请核对。"
            yield said, [*spans_of(before), share.span()]


def _is_about(true: float, share: re.Match[str]) -> bool:
    """Whether a share may be told by a fraction in words: 近一半, 三分之一以上."""
    told = _data()["fractions"][share["fraction"]]
    if share["below"]:
        return bool(told - _NEAR <= true <= told + _FROM)
    if share["above"] or share["over"]:
        return bool(told - _FROM <= true <= told + _NEAR)
    return bool(abs(true - told) <= (_NEAR if share["about"] else _ROUGHLY))


def _doublings(case: Case) -> Iterator[Said]:
    """由10场增加到20场，翻了两番."""
    for told in case.matches_at(_words("doubling_words"), _pattern("doubling")):
        start, _ = case.sentence(told.start())
        changes = list(_pattern("from_to").finditer(case.text, start, told.start()))
        if not changes or not float(changes[-1]["old"]):
            continue
        true = float(changes[-1]["new"]) / float(changes[-1]["old"])
        if abs(true / _TIMES[told["times"]] - 1) > _MUCH:
            said = f"“{told.group()}”与“{changes[-1].group()}”不符：实为{round(true, 1):g}倍，请核对。"
            yield said, [changes[-1].span(), told.span()]


def _points(case: Case) -> Iterator[Said]:
    """由90%提高到95%，提高5%: those are points, not per cent."""
    for _, end in case.places_of(_words("point_words")):
        told = _pattern("points").search(case.text, max(0, end - _FAR), end + _REACH)
        if told is None:
            continue
        old, new, by = (float(told[name]) for name in ("old", "new", "by"))
        true = abs(new - old)
        if told["unit"] == "%" and abs(true - by) < _FROM:
            yield f"“{told.group()}”：两个比率之差应写“{by:g}个百分点”。", [told.span()]
        elif told["unit"] != "%" and abs(true - by) > _FROM:
            yield f"“{told.group()}”：两个比率相差{true:.4g}个百分点，请核对。", [told.span()]
