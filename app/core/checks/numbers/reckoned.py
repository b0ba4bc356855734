"""Numbers that others of the same sentence yield: means, fractions, doublings, points, parts of a whole.

What words they are told with is in ``resources/checks/reckoned.json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import pairwise, takewhile
from typing import Any

from app.core.checks.case import Case, Span
from app.core.enums import FigureKind, Qualifier
from app.core.report import Figure
from app.core.resources import load_json, load_pattern

Said = tuple[str, list[Span]]
"""What to say, and the places."""
_REACH = 60
_FAR = 12
# A mean may be rounded or cut off; a fraction is told roughly by its nature.
_ROUNDING, _ROUGHLY = 1.0, 0.04
_NEAR, _FROM = 0.13, 0.01
_TIMES = {"一": 2, "1": 2, "两": 4, "二": 4, "2": 4, "三": 8, "3": 8}
_MUCH = 0.15
_LIST, _MOST = 3, 40
_KIND, _ALL = 2, 101
_WHOLE_LIST, _PARAGRAPH = 160, 300
# A sum that is farther off is of something else.
_MISCOUNTED = 0.2
_pattern = partial(load_pattern, "checks/reckoned.json")


@cache
def _data() -> dict[str, Any]:
    return dict(load_json("checks/reckoned.json"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_data()["words"][name])


@cache
def _complements() -> frozenset[str]:
    return frozenset[str]().union(*_data()["complements"])


@cache
def _openers() -> frozenset[str]:
    return frozenset[str]().union(*_data()["words"].values())


@cache
def _of_something() -> frozenset[str]:
    return frozenset(_data()["of_named"])


@cache
def _ended() -> frozenset[str]:
    return frozenset(_data()["outcomes"])


@cache
def words() -> frozenset[str]:
    """The words that this watches for."""
    return _complements().union(_openers(), _of_something(), _ended())


def rates(case: Case) -> Iterator[Said]:
    """Means, fractions, doublings and percentage points that do not follow from the numbers beside them."""
    if case.likely(_openers()):
        yield from _means(case)
        yield from _fractions(case)
        yield from _doublings(case)
        yield from _points(case)


def sums(case: Case) -> Iterator[Said]:
    """Parts that are all there are, and do not make up their total: 上半年 and 下半年, 男 and 女."""
    yield from _listed(case)
    yield from _of_named(case)
    yield from _outcomes(case)
    yield from _shares(case)
    told = case.likely(_complements())
    for names in _data()["complements"] if len(told) > 1 and case.stated else ():
        if told.issuperset(names):
            yield from _made_up(case, names)


def _told(figures: Sequence[Figure]) -> list[Span]:
    return [(f.start, f.end) for f in figures]


def _is_count(figure: Figure) -> bool:
    is_exact = figure.qualifier is Qualifier.EXACT and figure.direction is None
    return is_exact and figure.kind is FigureKind.COUNT


def _means(case: Case) -> Iterator[Said]:
    """12个村开展宣讲36场，平均每村5场."""
    for mean in case.matches_at(_words("mean"), _pattern("mean")):
        start, _ = case.sentence(mean.start())
        before = [f for f in case.stated_in(max(start, mean.start() - _REACH), mean.start()) if _is_count(f)]
        totals = [f for f in before if f.unit.removesuffix("次") == mean["unit"].removesuffix("次")]
        if len(totals) == 1 and mean["each"] in _data()["periods"]:
            yield from _by_period(mean, totals[0])
            continue
        shared = [f for f in before if f not in totals and _is_shared(case, f, _each(mean))]
        if len(totals) != 1 or len(shared) != 1 or not shared[0].value:
            continue
        true, told = totals[0].value / shared[0].value, float(mean["mean"])
        step = _ROUNDING * 10 ** -len(mean["mean"].partition(".")[2])
        if abs(true - told) >= max(step, (_MUCH if mean["about"] else 0) * true):
            said = f"“{mean.group()}”与前面两个数不符：应为{true:.3g}{mean['unit']}，请核对。"
            yield said, [*_told([totals[0], shared[0]]), mean.span()]


def _by_period(mean: re.Match[str], total: Figure) -> Iterator[Said]:
    """全年开展宣传48场，平均每月3场."""
    true, told = total.value / _data()["periods"][mean["each"]], float(mean["mean"])
    if abs(true - told) >= max(_ROUNDING * 10 ** -len(mean["mean"].partition(".")[2]), _MUCH * true):
        said = f"“{mean.group()}”与“{total.surface}”不符：应为{true:.3g}{mean['unit']}，请核对。"
        yield said, [*_told([total]), mean.span()]


def _each(mean: re.Match[str]) -> str:
    return mean["each"] or {"户均": "户", "村均": "村"}.get(mean["shared"] or "", "人")


def _is_shared(case: Case, figure: Figure, each: str) -> bool:
    """Whether a number tells among how many the total is shared."""
    if each in {"人", "名"}:
        return figure.unit in {"人", "名"}
    return figure.unit == each or case.text.startswith(each[:1], figure.end)


def _fractions(case: Case) -> Iterator[Said]:
    """30名调解员中有20名党员，占三分之一."""
    for share in case.matches_at(_words("fraction"), _pattern("fraction")):
        start, _ = case.sentence(share.start())
        before = case.stated_in(max(start, share.start() - _REACH), share.start())[-2:]
        if len(before) < 2 or before[0].unit != before[1].unit or not all(map(_is_count, before)):
            continue
        whole, part = before
        true = part.value / whole.value if whole.value else 1
        if true <= 1 and not _is_about(
            true, _data()["fractions"][share["fraction"]], share["about"] or share["over"] or ""
        ):
            said = f"“{share.group()}”与“{part.surface}”“{whole.surface}”不符：应为{true:.1%}，请核对。"
            yield said, [*_told(before), share.span()]


def _is_about(true: float, told: float, about: str) -> bool:
    if about in {"近", "将近", "接近", "不到", "不足"}:
        return told - _NEAR <= true <= told + _FROM
    if about in {"超", "超过", "过", "逾", "以上", "余", "多", "强"}:
        return told - _FROM <= true <= told + _NEAR
    return abs(true - told) <= (_NEAR if about else _ROUGHLY)


def _doublings(case: Case) -> Iterator[Said]:
    """由10场增加到20场，翻了两番."""
    for told in case.matches_at(_words("doubling"), _pattern("doubling")):
        start, _ = case.sentence(told.start())
        changes = list(_pattern("from_to").finditer(case.text, start, told.start()))
        if not changes or not float(changes[-1]["old"]):
            continue
        old, new = float(changes[-1]["old"]), float(changes[-1]["new"])
        if abs(new / old / _TIMES[told["times"]] - 1) > _MUCH:
            said = f"“{told.group()}”与“{changes[-1].group()}”不符：实为{new / old:.2g}倍，请核对。"
            yield said, [changes[-1].span(), told.span()]


def _points(case: Case) -> Iterator[Said]:
    """由90%提高到95%，提高5%: those are points, not per cent."""
    for _, end in case.places_of(_words("point")):
        told = _pattern("points").search(case.text, max(0, end - _FAR), end + _REACH)
        if told is None:
            continue
        old, new, by = (float(told[name]) for name in ("old", "new", "by"))
        true = abs(new - old)
        if told["unit"] == "%" and abs(true - by) < _FROM:
            yield f"“{told.group()}”：两个比率之差应写“{by:g}个百分点”。", [told.span()]
        elif told["unit"] != "%" and abs(true - by) > _FROM:
            yield f"“{told.group()}”：两个比率相差{true:.4g}个百分点，请核对。", [told.span()]


def _made_up(case: Case, names: Sequence[str]) -> Iterator[Said]:
    """Each part right behind its name, in one sentence that tells one total of the same unit."""
    for at, _ in case.places_of(frozenset(names[:1])):
        start, end = case.sentence(at)
        places = (case.text.find(name, at, end) for name in names)
        found = [case.stated_in(place, place + _FAR)[:1] for place in takewhile(at.__le__, places)]
        parts = [figures[0] for figures in found if figures]
        if len(parts) < len(names) or len({f.unit for f in parts}) > 1 or len(set(_told(parts))) < len(parts):
            continue
        inside = [f for f in case.stated_in(start, end) if f.unit == parts[0].unit]
        totals = [f for f in inside if f not in parts]
        added = sum(f.value for f in parts)
        if len(totals) == 1 and all(map(_is_count, inside)) and totals[0].value != added:
            said = f"“{totals[0].surface}”与{'、'.join(names)}之和{added:g}不符，请核对。"
            yield said, _told([totals[0], *parts])


def _listed(case: Case) -> Iterator[Said]:
    """意见书共8份，合同5份、协议2份、文件2份: a list right behind its total, and nothing behind the list."""
    stated = case.stated
    done = 0
    units = [f.unit for f in stated]
    fours = range(len(units) - _LIST)
    for at in [n for n in fours if units[n] == units[n + 1] == units[n + 2] == units[n + 3]]:
        parts = _parts_behind(case, stated[at : at + _MOST]) if at >= done else []
        if len(parts) < _LIST or not _pattern("list_end").match(case.text, parts[-1].end):
            continue
        done, total = at + 1 + len(parts), stated[at]
        added = sum(f.value for f in parts)
        if added != total.value and all(map(_is_count, (total, *parts))):
            words = "＋".join(f.surface for f in parts)
            yield f"“{total.surface}”与后面各项之和{added:g}（{words}）不符，请核对。", _told([total, *parts])


def _of_named(case: Case) -> Iterator[Said]:
    """处罚案件中，甲类9件、乙类5件、其他类3件, of the 案件21件 that the paragraph told before."""
    for at, end in case.places_of(_of_something()):
        first = case.stated_in(end, min(end + _FAR, case.sentence(at)[1]))[:1]
        if not first or not _pattern("of_named_begins").fullmatch(case.text, end, first[0].start):
            continue
        behind = case.stated_in(end, end + _WHOLE_LIST)
        parts = [*first, *_parts_behind(case, behind, joint="list_goes_on")]
        is_whole = (
            _pattern("rest_of_named").search(case.text, parts[-2].end, parts[-1].start) if parts[1:] else None
        )
        total = _named_before(case, at, end, first[0].unit)
        if total is None or not (is_whole or len(parts) > _LIST) or not all(map(_is_count, (total, *parts))):
            continue
        added = sum(f.value for f in parts)
        if 0 < abs(added - total.value) <= _MISCOUNTED * total.value:
            words = "＋".join(f.surface for f in parts)
            yield f"“{total.surface}”与各项之和{added:g}（{words}）不符，请核对。", _told([total, *parts])


def _named_before(case: Case, at: int, end: int, unit: str) -> Figure | None:
    """The last count of that unit before ``at`` in its paragraph, if beside the same noun."""
    line = case.scan.line_at(at)
    start = max(line.start, at - _PARAGRAPH) if line is not None else at
    counts = [f for f in case.stated_in(start, at) if f.unit == unit]
    # 从类型看， names nothing.
    noun = case.text[at : end - 2] if case.text[end - 2] == "中" else ""
    if not counts or noun not in case.text[case.clause_start(counts[-1].start) : counts[-1].start]:
        return None
    return counts[-1]


def _outcomes(case: Case) -> Iterator[Said]:
    """行政诉讼案件2件，胜诉2件，败诉1件."""
    for match in case.matches_at(_ended(), _outcome()):
        total = case.stated_in(max(0, match.start() - _FAR), match.start() + 1)[-1:]
        ended = case.stated_in(*match.span())
        if not total or not ended or not all(map(_is_count, (*total, *ended))):
            continue
        added = sum(f.value for f in ended)
        if total[0].unit == ended[0].unit and added > total[0].value:
            words = "＋".join(f.surface for f in ended)
            yield (
                f"“{total[0].surface}”与后面各项之和{added:g}（{words}）不符，请核对。",
                _told([*total, *ended]),
            )


@cache
def _outcome() -> re.Pattern[str]:
    return re.compile(r"[，：、（中]" + _data()["outcome"])


def _parts_behind(case: Case, figures: Sequence[Figure], joint: str = "list_begins") -> list[Figure]:
    """The list that the first of ``figures`` opens; ``joint`` is what stands between it and the next."""
    parts: list[Figure] = []
    for one, two in pairwise(figures):
        between = _pattern("list_goes_on" if parts else joint)
        if two.unit != one.unit or not between.fullmatch(case.text, one.end, two.start):
            break
        parts.append(two)
    return parts


def _shares(case: Case) -> Iterator[Said]:
    """邻里纠纷占38%、土地纠纷占42%、婚姻纠纷占30%: more than all there is."""
    told: dict[Span, list[Figure]] = {}
    for _, end in case.places_of(_words("fraction")):
        share = next((f for f in case.stated_in(end, end + _LIST) if f.unit == "%"), None)
        if share is not None and share.direction is None:
            told.setdefault(case.scan.sentence(end - 1), []).append(share)
    for shares in told.values():
        kinds = {case.text[case.clause_start(f.start) : f.start].partition("占")[0][-_KIND:] for f in shares}
        added = sum(f.value for f in shares)
        # Kinds that end alike do not overlap: 邻里纠纷, 土地纠纷.
        if len(shares) >= _LIST and len(kinds) == 1 and added > _ALL:
            yield f"各项占比之和为{added:g}%，超过100%，请核对。", _told(shares)
