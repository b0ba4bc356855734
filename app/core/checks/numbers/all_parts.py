"""Parts that are all there are, and do not make up their total: 上半年 and 下半年, 男 and 女, done and left.

What words they are told with is in ``resources/checks/all_parts.json``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import accumulate, pairwise, takewhile

from app.core.checks.case import REACH, Case, Span
from app.core.checks.numbers.counts import Said, is_count, not_made_up, spans_of
from app.core.enums import FigureKind
from app.core.report import Figure
from app.core.resources import load_json, load_pattern, load_words

# So far behind its name a part may stand, and so long a list is at least and at most.
_FAR = 12
_LIST, _MOST = 3, 40
_WHOLE_LIST, _PARAGRAPH = 160, 300
# So far before what is left the whole and what is done may stand.
_BEFORE_REST = 40
# A sum that is farther off is of something else.
_MISCOUNTED = 0.2
_SHARE = frozenset({"占"})
_KIND, _ALL = 2, 101
# 中，
_OF_THESE = 2
_pattern = partial(load_pattern, "checks/all_parts.json")
_words = partial(load_words, "checks/all_parts.json")
_ENDED, _OPEN, _MEAN = "审结", "未审结", ("均", "每村", "每个村")


def _complements() -> Sequence[Sequence[str]]:
    names: Sequence[Sequence[str]] = load_json("checks/all_parts.json")["complements"]
    return names


@cache
def _names() -> frozenset[str]:
    """All parts that are told by their names."""
    return frozenset[str]().union(*_complements())


@cache
def _ended() -> frozenset[str]:
    """How suits ended, with the mark before."""
    return frozenset(mark + word for mark in "，：、（中" for word in _words("outcomes"))


@cache
def _looks() -> Sequence[tuple[frozenset[str], Callable[[Case], Iterator[Said]]]]:
    """By the words without which there is nothing to look at."""
    left, named = _words("left"), _words("of_named")
    return (left, _with_rests), (named, _of_named), (_ended(), _outcomes), (_SHARE, _shares)


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this asks for."""
    return _names(), *(words for words, _ in _looks())


def sums(case: Case) -> Iterator[Said]:
    """What to say of each total and its parts."""
    yield from _listed(case)
    for words, look in _looks():
        if case.found(words):
            yield from look(case)
    told = case.found(_names())
    for names in _complements() if len(told) > 1 and case.stated else ():
        if told.keys() >= set(names):
            yield from _made_up(case, names, told[names[0]])


def _with_rests(case: Case) -> Iterator[Said]:
    """反馈问题9个，完成整改8个，剩余2个: what is done and what is left make up all."""
    for at, end in case.places_of(_words("left")):
        left = case.stated_in(end, end + 2)[:1]
        before = case.stated_in(max(0, at - REACH), at) if left else ()
        # 登记203件，调解成功197件，成功率97%，未成功的6件: the rate is none of them.
        told = (*[f for f in before if f.kind is not FigureKind.RATE][-2:], *left)
        if len(told) < 3 or not _are_all_and_rest(case, *told):
            continue
        total, done, rest = told
        gap = total.value - done.value - rest.value
        behind = case.stated_in(rest.end, case.sentence(rest.end)[1])
        # 另有4件进入诉讼，1件正在调解: more may be left than is told first.
        if done.value <= total.value and gap and gap not in accumulate(f.value for f in behind):
            yield not_made_up(total, (done, rest))


def _are_all_and_rest(case: Case, total: Figure, done: Figure, rest: Figure) -> bool:
    """Exact counts of one unit, told one right behind the other as all, done, and left."""
    is_near = rest.start - done.end <= _BEFORE_REST and done.start - total.end <= _BEFORE_REST
    return (
        is_near
        and total.unit == done.unit == rest.unit
        and all(map(is_count, (total, done, rest)))
        and _pattern("done_of").fullmatch(case.text, total.end, done.start) is not None
        and _pattern("left_over").fullmatch(case.text, done.end, rest.start) is not None
    )


def _listed(case: Case) -> Iterator[Said]:
    """意见书共8份，合同5份、协议2份、文件2份: a list right behind its total, and nothing behind the list."""
    stated = case.stated
    done = 0
    units = [f.unit for f in stated]
    fours = range(len(units) - _LIST)
    for at in [n for n in fours if units[n] == units[n + 1] == units[n + 2] == units[n + 3]]:
        parts = _parts_behind(case, stated[at : at + _MOST], "list_begins") if at >= done else []
        if len(parts) < _LIST or not _pattern("list_end").match(case.text, parts[-1].end):
            continue
        done, total = at + 1 + len(parts), stated[at]
        # 案件52件，新立48件，结转4件，涉及甲类17件、乙类13件、其他22件: all of them may stand further ahead.
        before = case.stated_in(case.sentence(total.start)[0], total.start)
        totals = {f.value for f in (*before, total) if f.unit == total.unit}
        if sum(f.value for f in parts) not in totals and all(map(is_count, (total, *parts))):
            yield not_made_up(total, parts)


def _of_named(case: Case) -> Iterator[Said]:
    """处罚案件中，甲类9件、乙类5件、其他类3件, of the 案件21件 that the paragraph told before.

    So of those right before it: 结案的25件中，警告7件、罚款16件、拆除3件.
    """
    for at, end in case.places_of(_words("of_named")):
        first = case.stated_in(end, min(end + _FAR, case.sentence(at)[1]))[:1]
        if not first or not _pattern("of_named_begins").fullmatch(case.text, end, first[0].start):
            continue
        parts = [*first, *_parts_behind(case, case.stated_in(end, end + _WHOLE_LIST), "list_goes_on")]
        total = _named_before(case, at, end, first[0].unit)
        if total is None or not all(map(is_count, (total, *parts))):
            continue
        off = sum(f.value for f in parts) - total.value
        is_more = off > 0 and total.end == end - _OF_THESE and len(parts) > 1
        is_off = 0 < abs(off) <= _MISCOUNTED * total.value
        if is_off and (is_more or _is_whole(case, parts)):
            yield not_made_up(total, parts)


def _is_whole(case: Case, parts: Sequence[Figure]) -> bool:
    """Whether a list is long, or its last part what remains: 其他类3件."""
    if len(parts) < 2 or len(parts) > _LIST:
        return len(parts) > _LIST
    return _pattern("rest_of_named").search(case.text, parts[-2].end, parts[-1].start) is not None


def _named_before(case: Case, at: int, end: int, unit: str) -> Figure | None:
    """The last count of that unit before ``at`` in its paragraph, if beside the same noun."""
    line = case.scan.line_at(at)
    start = max(line.start, at - _PARAGRAPH) if line is not None else at
    counts = [f for f in case.stated_in(start, at + 1) if f.unit == unit]
    if counts and counts[-1].end == end - _OF_THESE:
        return counts[-1]
    # 从类型看， names nothing.
    noun = case.text[at : end - _OF_THESE] if case.text[end - _OF_THESE] == "中" else ""
    divided = case.text.find("其中", case.text.rfind("。", start, at) + 1, at)
    if divided >= 0:
        # 调处167件，其中镇级41件、村级126件；按类型分，…: of all of them too.
        counts = [f for f in counts if f.start < divided]
    if not counts or noun not in case.text[case.clause_start(counts[-1].start) : counts[-1].start]:
        return None
    return counts[-1]


def _parts_behind(case: Case, figures: Sequence[Figure], joint: str) -> list[Figure]:
    """The list that the first of ``figures`` opens; ``joint``: what stands between it and the next."""
    parts: list[Figure] = []
    for one, two in pairwise(figures):
        between = _pattern("list_goes_on" if parts else joint)
        if two.unit != one.unit or not between.fullmatch(case.text, one.end, two.start):
            break
        parts.append(two)
    return parts


def _outcomes(case: Case) -> Iterator[Said]:
    """行政诉讼案件2件，胜诉2件，败诉1件."""
    for match in case.matches_at(_ended(), _pattern("ended")):
        total = case.stated_in(max(0, match.start() - _FAR), match.start() + 1)[-1:]
        ended = case.stated_in(*match.span())
        if not total or not ended or not all(map(is_count, (*total, *ended))):
            continue
        if case.text.endswith(_ENDED, 0, total[0].start) and _OPEN in match.group():
            # 审结6件，其中胜诉5件、败诉1件，未审结1件: the last is none of the six.
            continue
        if total[0].unit == ended[0].unit and sum(f.value for f in ended) > total[0].value:
            yield not_made_up(total[0], ended)


def _shares(case: Case) -> Iterator[Said]:
    """邻里纠纷占38%、土地纠纷占42%、婚姻纠纷占30%: more than all there is."""
    told: dict[Span, list[Figure]] = {}
    for _, end in case.places_of(_SHARE):
        share = next((f for f in case.stated_in(end, end + _LIST) if f.unit == "%"), None)
        if share is not None and share.direction is None:
            told.setdefault(case.scan.sentence(end - 1), []).append(share)
    for shares in told.values():
        kinds = {case.text[case.clause_start(f.start) : f.start].partition("占")[0][-_KIND:] for f in shares}
        added = sum(f.value for f in shares)
        # Kinds that end alike do not overlap: 邻里纠纷, 土地纠纷.
        if len(shares) >= _LIST and len(kinds) == 1 and added > _ALL:
            yield f"各项占比之和为{added:g}%，超过100%，请核对。", spans_of(shares)


def _made_up(case: Case, names: Sequence[str], places: Iterable[Span]) -> Iterator[Said]:
    """Each part right behind its name, in one sentence that tells one total of the same unit."""
    for at, _ in places:
        if not case.stated_in(at, at + _FAR):
            continue
        start, end = case.sentence(at)
        starts = (case.text.find(name, at, end) for name in names)
        found = [case.stated_in(place, place + _FAR)[:1] for place in takewhile(at.__le__, starts)]
        parts = [figures[0] for figures in found if figures]
        is_each_told = len(parts) == len(names) == len(set(spans_of(parts)))
        if not is_each_told or len({f.unit for f in parts}) > 1:
            continue
        inside = [f for f in case.stated_in(start, end) if f.unit == parts[0].unit]
        totals = [f for f in inside if f not in parts]
        added = sum(f.value for f in parts)
        if any(case.text.endswith(_MEAN, 0, total.start) for total in totals):
            # 专职调解员6名，兼职调解员64名，村均2名.
            continue
        if len(totals) == 1 and all(map(is_count, inside)) and totals[0].value != added:
            said = f"“{totals[0].surface}”与{'、'.join(names)}之和{added:.10g}不符，请核对。"
            yield said, spans_of([totals[0], *parts])
