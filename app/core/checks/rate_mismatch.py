"""Stated rates against the counts beside them, and counts that lack their rate or are too few for one.

A rate is held against the two counts before it in its sentence whose words fit its name (办结率: 受理…办结…),
then against the counts of the tag book's ratios. It is wrong only when no fitting pair of counts yields it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from app.core.bounds import last_step
from app.core.checks import reckoned
from app.core.checks.case import Case, Settings, finding
from app.core.checks.contradictions.measures import measure
from app.core.checks.contradictions.trend import against_last, differing, miscounted, multiplied
from app.core.enums import FigureKind, Qualifier, Role, Severity
from app.core.report import Figure, Finding
from app.core.resources import load_json
from app.core.taxonomy import Relation, Taxonomy

Pair = tuple[Figure, Figure]
# Some offices cut digits off instead of rounding; both are right.
_TRUNCATION = 1.0
# What may stand between the name of a rate and its number.
_STATED_AS = re.compile(r"(?:均|已|仅|只有|平均)?(?:[为达]到?|是|高达|约为?|近|保持在|稳定在|[：:])?\s?")
_VERB = 2
_GRADE = 4
_BEFORE = 18
_FAR = 2.0
# 其中诉前化解占比68.5%: a part of what was done, no rate of what there was to do.
_SHARE_OF = re.compile(r"占(?:比|总数|总量|全部)?(?:的|为|达到?|约)?$")
_SHARE_BEHIND = re.compile(r"[，、（(]?占(?:比|总数|总量|全部)?(?:的|为|达到?|约)?")
_OF_IT = re.compile(
    r"(?:[\u4e00-\u9fff]{0,8}[，,、；])?(?:按时|按期|及时|依法)?(?:办结|化解|调解|调处|成功|结案|办复|答复|回复|整改|处置|满意|优秀|合格|通过|纠错|败诉|胜诉|撤诉|维持|采纳|查结|反馈|调解成功)率"
    r"(?:均|已)?(?:[为达]到?|是)?"
)
_LISTED = re.compile(r"[、和及][\u4e00-\u9fff]{0,12}")
_REACH = 90
_REST_TOLD = re.compile(
    r"其余|剩余|余下|未(?:化解|办结|整改|调解成功|调成|成功|达成|审结)|正在(?:化解|办理|整改|审理)"
)
_NEAR = 200
_LEFT = frozenset({"其余", "剩余", "余下", "剩下", "尚有", "还有"})
_REST = re.compile(r"(?:其余|剩余|余下|剩下)的?[\u4e00-\u9fff]{0,4}$")
_STILL_OPEN = re.compile(r"[\u4e00-\u9fff]{0,6}(?:正在|尚|仍|未)")
# Between a rate and what is left.
_LEFT_OVER = re.compile(rf"[，；、](?:{'|'.join(sorted(_LEFT))})的?(?:仅|只)?")
# Between all and what failed.
_FAULTS = frozenset(
    f"{no}{verb}" for no in "不未" for verb in ("合格", "达标", "满意", "通过", "整改", "办结", "化解")
)
_FAILED = re.compile(
    r"[\u4e00-\u9fff]{0,6}[，、；](?:其中|发现|检出|查出|检测出|有|仅|仅有){0,2}[不未](?P<verb>[\u4e00-\u9fff]{2})的?(?:产品|样品|食品)?"
)
# Between a part and the whole that is told behind it.
_WHOLE_BEHIND = re.compile(
    r"[\u4e00-\u9fff]{0,4}[，、；](?!其中)[\u4e00-\u9fff]{0,10}(?:共|总数|总计|应|全[镇乡队部]|实有|现有)[\u4e00-\u9fff]{0,8}"
)


@cache
def _verbs() -> dict[str, re.Pattern[str]]:
    """By the last two characters of a rate's name."""
    rows = load_json("checks/rates.json")["done"]
    return {name: re.compile(words) for name, words in rows.items()}


@cache
def _graded() -> frozenset[str]:
    """Rates whose counts come in grades (非常满意, 满意)."""
    return frozenset(load_json("checks/rates.json")["graded"])


@cache
def _rated() -> frozenset[str]:
    return frozenset(load_json("checks/rates.json")["rated"])


@cache
def _matters() -> frozenset[str]:
    return frozenset(load_json("checks/rates.json")["matters"])


@cache
def _ratios(book: Taxonomy) -> dict[str, tuple[Relation, ...]]:
    """The book's ratios by the indicator of their rate."""
    found: dict[str, list[Relation]] = {}
    for relation in book.relations:
        if relation.type == "ratio":
            found.setdefault(relation.data["rate"], []).append(relation)
    return {rate: tuple(rows) for rate, rows in found.items()}


@cache
def _rated_pairs(book: Taxonomy) -> tuple[tuple[str, str], ...]:
    """What is counted, and out of what, by the book's ratios and small-big pairs that a rate is told of."""
    rows = (r.data for r in book.relations if r.type in {"ratio", "le"})
    pairs = ((d.get("num") or d.get("small"), d.get("den") or d.get("big")) for d in rows)
    return tuple((str(top), str(base)) for top, base in pairs if top in _rated())


def words() -> frozenset[str]:
    """The words that this check watches for."""
    return reckoned.words() | _LEFT | _FAULTS


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Every stated rate, then pairs of counts that lack theirs."""
    for stated in [f for f in case.stated if f.unit == "%"]:
        if stated.direction is None and stated.role is not Role.PLAN:
            found = _judged(case, settings, stated)
            if found is not None:
                yield found
    for true, *places, rate in miscounted(case):
        old, new = (case.text[slice(*place)] for place in places)
        message = f"“{case.text[slice(*rate)]}%”与“{old}”“{new}”不符：应为{true:.1f}%，请核对。"
        yield finding(settings.rule, Severity.ERROR, message, [*places, rate])
    yield from _changes(case, settings)
    for message, spans in reckoned.rates(case):
        yield finding(settings.rule, Severity.ERROR, message, spans)
    yield from _pairs_without_rate(case, settings)


def _changes(case: Case, settings: Settings) -> Iterator[Finding]:
    """Changes whose rate, or how many times more there are, does not follow from the numbers beside it."""
    for true, now, change, rate in chain(differing(case), against_last(case)):
        said, numbers = case.text[slice(*rate)], (case.text[slice(*place)] for place in (now, change))
        message = f"“{said}”与“{'”“'.join(numbers)}”不符：应为{true:.1f}%，请核对。"
        yield finding(settings.rule, Severity.ERROR, message, [now, change, rate])
    for true, old, new, times in multiplied(case):
        said, numbers = case.text[slice(*times)], (case.text[slice(*place)] for place in (old, new))
        message = f"“{said}倍”与“{'”“'.join(numbers)}”不符：应为{true:.1f}倍，请核对。"
        yield finding(settings.rule, Severity.ERROR, message, [old, new, times])


def _judged(case: Case, settings: Settings, stated: Figure) -> Finding | None:
    is_share = _SHARE_OF.search(case.text, max(0, stated.start - _BEFORE), stated.start) is not None
    of_book = [] if is_share else list(_pairs_of_the_book(case, stated))
    named = _shares(case, stated) if is_share else _named_pairs(case, stated)
    pairs = [*named, *((top, base) for top, base in of_book if top is not None)]
    whole = [(top, base) for top, base in pairs if top is not base and _can_be_whole(stated, top, base)]
    if whole and all(_is_wrong(stated, top, base) for top, base in whole):
        top, base = whole[0]
        division = f"{top.value:g}÷{base.value:g}＝{100 * top.value / base.value:.2f}%"
        message = f"“{stated.surface}”与“{top.surface}”“{base.surface}”不符：{division}，请核对。"
        return finding(
            settings.rule, Severity.ERROR, message, [(f.start, f.end) for f in (stated, top, base)]
        )
    if not whole and case.likely(_LEFT | _FAULTS):
        found = _judged_by_rest(case, settings, stated)
        if found is not None:
            return found
    bases = [b for _, b in whole] or [*(b for _, b in of_book), *_only_base(case, stated)]
    least = float(settings.option("smallest_base"))
    small = next((b for b in bases if b.value < least and _is_base(case, stated, b)), None)
    if small is None:
        return None
    message = f"“{small.surface}”只有{small.value:g}，写“{stated.surface}”没有统计意义，宜只写件数。"
    spans = [(small.start, small.end), (stated.start, stated.end)]
    return finding(settings.rule, Severity.INFO, message, spans)


def _is_base(case: Case, stated: Figure, base: Figure) -> bool:
    """Told before the rate, by itself, and so many can give it at all: 97.6% is never of four."""
    parts = stated.value / 100 * base.value
    can_give = abs(parts - round(parts)) * 100 < _TRUNCATION * base.value
    return base.start < stated.start and can_give and not _is_listed(case, base)


def _is_listed(case: Case, base: Figure) -> bool:
    """建议7件、提案3件，答复率100%: the rate is of all ten."""
    before = case.stated_in(case.sentence(base.start)[0], base.start)
    return bool(before) and _LISTED.fullmatch(case.text, before[-1].end, base.start) is not None


def _can_be_whole(stated: Figure, top: Figure, base: Figure) -> bool:
    """Not where it is many times too large: 抽检2150批次，处置不合格73批次，处置率100% tells of the 73."""
    return 0 < base.value >= top.value and 100 * top.value / base.value * _FAR >= stated.value


def _is_wrong(stated: Figure, top: Figure, base: Figure) -> bool:
    computed = 100 * top.value / base.value
    tolerance = min(last_step(stated.value), 1.0) * _TRUNCATION + 1e-9
    if stated.qualifier is Qualifier.EXACT:
        return abs(computed - stated.value) >= tolerance
    if stated.qualifier is Qualifier.APPROX:
        return abs(computed - stated.value) >= max(tolerance, 1.0)
    if stated.qualifier in {Qualifier.AT_LEAST, Qualifier.MORE_THAN}:
        return computed < stated.value - tolerance
    return computed > stated.value + tolerance


def _shares(case: Case, stated: Figure) -> Iterator[Pair]:
    """执法人员18人，其中持证15人，占比90%: the count right before the share, and all before it."""
    start, _ = case.sentence(stated.start)
    counts = [f for f in case.stated_in(max(start, stated.start - _REACH), stated.start) if _is_count(f)]
    if len(counts) < 2 or _SHARE_BEHIND.fullmatch(case.text, counts[-1].end, stated.start) is None:
        return
    top, alike = counts[-1], measure(counts[-1].unit)
    if "其中" in case.text[counts[0].end : top.start]:
        yield from ((top, base) for base in reversed(counts[:-1]) if measure(base.unit) == alike)


def _named_pairs(case: Case, stated: Figure) -> Iterator[Pair]:
    """What is done and what there was to do, by the rate's name, in its sentence and before it."""
    verb = _verb(case, stated)
    pattern = _verbs().get(verb)
    if pattern is None:
        return
    start, _ = case.sentence(stated.start)
    counts = [f for f in case.stated_in(max(start, stated.start - _REACH), stated.start) if _is_count(f)]
    rests = _rests(case, counts) if case.likely(_LEFT) else []
    if any(_STILL_OPEN.match(case.text, f.end) is None for f in rests):
        # 当场答复113件，其余174件分流办理，办结率100%: the two were done together.
        return
    is_graded = verb in _graded()
    for n in range(len(counts) - 1, 0, -1):
        top = counts[n]
        if top in rests:
            continue
        if is_graded and pattern.search(
            case.text, max(start, counts[n - 1].start - _GRADE), counts[n - 1].start
        ):
            # 非常满意802条，满意163条: two grades of one answer, neither is the whole of the other.
            continue
        _, clause_end = case.scan.clause(top.start)
        words = case.text[counts[n - 1].end : top.start] + "|" + case.text[top.end : clause_end]
        if pattern.search(words):
            yield from (
                (top, base) for base in reversed(counts[:n]) if measure(base.unit) == measure(top.unit)
            )
            return
    for top, base in [(counts[-2], counts[-1])] if len(counts) > 1 else []:
        if _is_whole_behind(case, top, base, pattern):
            yield top, base


def _rests(case: Case, counts: Sequence[Figure]) -> list[Figure]:
    """Those of what is left: 其余174件."""
    return [f for f in counts if _REST.search(case.text, max(0, f.start - _BEFORE), f.start)]


def _is_whole_behind(case: Case, top: Figure, base: Figure, verb: re.Pattern[str]) -> bool:
    """持证17人，在编执法人员共20人，持证率85%."""
    if base.unit != top.unit or _WHOLE_BEHIND.fullmatch(case.text, top.end, base.start) is None:
        return False
    return verb.search(case.text, case.clause_start(top.start), top.start) is not None


def _judged_by_rest(case: Case, settings: Settings, stated: Figure) -> Finding | None:
    """排查隐患250处，整改率96%，余下15处: what there was to do, and what is left of it."""
    pair = _all_and_rest(case, stated)
    if pair is None or not all(map(_is_count, pair)):
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


def _all_and_rest(case: Case, stated: Figure) -> Pair | None:
    """What there was, and what is left behind the rate, or failed before it: 抽检420批次，不合格11批次."""
    verb = _verb(case, stated)
    start, end = case.sentence(stated.start)
    before = case.stated_in(max(start, stated.start - 3 * _BEFORE), stated.start)
    if verb not in _verbs() or not before:
        return None
    left = next(iter(case.stated_in(stated.end, end)), None)
    # 首次通过49人，通过率94.2%，其余3人: the first is what was done.
    is_all = not case.text.endswith(verb, 0, before[-1].start)
    is_near = is_all and before[-1].start >= stated.start - 2 * _BEFORE
    if left is not None and is_near and _LEFT_OVER.fullmatch(case.text, stated.end, left.start) is not None:
        return before[-1], left
    failed = _FAILED.fullmatch(case.text, before[-2].end, before[-1].start) if len(before) > 1 else None
    return (before[-2], before[-1]) if failed is not None and failed["verb"] == verb else None


def _verb(case: Case, stated: Figure) -> str:
    """成功, of 调解成功率达98%; empty for a rate without a name."""
    at = case.text.rfind("率", max(0, stated.start - _BEFORE), stated.start)
    is_named = at >= 0 and _STATED_AS.fullmatch(case.text, at + 1, stated.start) is not None
    return case.text[max(0, at - _VERB) : at] if is_named else ""


def _is_count(figure: Figure) -> bool:
    return (
        figure.kind is not FigureKind.RATE
        and figure.qualifier is Qualifier.EXACT
        and figure.role is not Role.PLAN
        and figure.direction is None
    )


def _pairs_of_the_book(case: Case, stated: Figure) -> Iterator[tuple[Figure | None, Figure]]:
    """What the tag book divides for the rate; no dividend where its ratio holds mostly, not always."""
    for relation in _ratios(case.book).get(stated.indicator or "", ()):
        base = _beside(case, stated, relation.data.get("den"))
        if base is not None:
            top = None if relation.data.get("soft") else _beside(case, stated, relation.data.get("num"))
            yield top, base


def _only_base(case: Case, stated: Figure) -> Iterator[Figure]:
    """办理答复2件，办结率100%: the one count of the clause before is what the rate is of."""
    start, _ = case.sentence(stated.start)
    counts = case.stated_in(start, stated.start)
    if not counts or not _is_count(counts[-1]) or stated.start - counts[-1].start > _BEFORE:
        return
    between = case.text[counts[-1].end : stated.start]
    if counts[-1].unit in _matters() and _OF_IT.fullmatch(between):
        yield counts[-1]


def _beside(case: Case, stated: Figure, code: str | None) -> Figure | None:
    """The nearest exact count of an indicator in the same paragraph and period."""
    line = case.scan.line_at(stated.start)
    if code is None or code not in case.by_indicator or line is None:
        return None
    counts = [
        f
        for f in case.stated_in(max(line.start, stated.start - _NEAR), min(line.end, stated.start + _NEAR))
        if f.indicator == code and f.period == stated.period and _is_count(f)
    ]
    return min(counts, key=lambda f: abs(f.start - stated.start), default=None)


def _pairs_without_rate(case: Case, settings: Settings) -> Iterator[Finding]:
    """Two counts of a ratio in one sentence that differ, with no rate in it."""
    done: set[tuple[int, int]] = set()
    for top_code, base_code in _rated_pairs(case.book):
        for base in case.by_indicator.get(base_code, ()) if top_code in case.by_indicator else ():
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
    if not (_is_count(top) and _is_count(base) and 0 < top.value < base.value):
        return None
    rest = base.value - top.value
    if (
        any(f.value == rest and f.unit == base.unit for f in inside)
        or "其中" in case.text[base.end : top.start]
    ):
        # 当场整改20处、限期整改5处: what became of the others is told.
        return None
    if _REST_TOLD.search(case.text, top.end, end):
        # 其余17个均已限期整改.
        return None
    return top
