"""The counts that a rate may be of: by its name or the tag book, by what is left, or as a share."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from operator import attrgetter

from app.core.checks.case import Case
from app.core.checks.numbers.measures import measure
from app.core.enums import FigureKind, Qualifier, Role
from app.core.report import Figure
from app.core.resources import load_json, load_pattern, load_words
from app.core.taxonomy import Relation, Taxonomy

Pair = tuple[Figure, Figure]
_ALL, _ALL_OF_THEM = 100, ("全部", "均", "都")
# The end of a noun behind the verb before a number; what was reached (达成协议) is no noun of its own.
_OWN_NOUN = re.compile(r"[\u4e00-\u9fff]{3,12}([\u4e00-\u9fff]{2})$")
_GOT_THERE = re.compile("达成|成功|到位|完成|其中")
# What may stand between the name of a rate and its number.
_STATED_AS = re.compile(r"(?:均|已|仅|只有|平均)?(?:[为达]到?|是|高达|约为?|近|保持在|稳定在|[：:])?\s?")
# Asked for so often that looks into the closed sets would show.
_PLAN, _EXACT, _RATE = Role.PLAN, Qualifier.EXACT, FigureKind.RATE
_VERB = 2
_START = attrgetter("start")
_GRADE = 4
_BEFORE = 18
_SHARE_BEHIND = re.compile(
    r"(?:[\u4e00-\u9fff]{0,8}[，、（(]|，(?P<own>[\u4e00-\u9fff]{2,10}))?占(?:比|全部|(?P<of>[\u4e00-\u9fff]{0,6})(?:总数|总量|总额))?(?:的|为|达到?|约)?"
)
# 小区28个，其中23个…; 28个小区中已有23个….
_AMONG = re.compile(r"其中|中，?(?:已|现)?有")
_SOME_OF_THEM = re.compile(r"[，、][^，。；、\n\d]{1,14}的")
_OF_IT = re.compile(
    r"(?:[\u4e00-\u9fff]{0,8}[，,、；])?(?:按时|按期|及时|依法)?(?:办结|化解|调解|调处|成功|结案|办复|答复|回复|整改|处置|满意|优秀|合格|通过|纠错|败诉|胜诉|撤诉|维持|采纳|查结|反馈|调解成功)率"
    r"(?:均|已)?(?:[为达]到?|是)?"
)
_REACH = 90
_NEAR = 200
# Between all and what failed.
_FAULTS = frozenset(
    f"{no}{verb}" for no in "不未" for verb in ("合格", "达标", "满意", "通过", "整改", "办结", "化解")
)
_LEFT = frozenset({"其余", "剩余", "余下", "剩下", "尚有", "还有"})
_REST = re.compile(r"(?:其余|剩余|余下|剩下)的?[\u4e00-\u9fff]{0,4}$")
_STILL_OPEN = re.compile(r"[\u4e00-\u9fff]{0,6}(?:正在|尚|仍|未)")
# Between a rate and what is left.
_LEFT_OVER = re.compile(rf"[，；、](?:{'|'.join(sorted(_LEFT))})的?(?:仅|只)?")
_FAILED = re.compile(
    r"[\u4e00-\u9fff]{0,6}[，、；](?:其中|发现|检出|查出|检测出|有|仅|仅有){0,2}[不未](?P<verb>[\u4e00-\u9fff]{2})的?(?:产品|样品|食品)?"
)
# Between a part and the whole that is told behind it.
_WHOLE_BEHIND = re.compile(
    r"[\u4e00-\u9fff]{0,4}[，、；](?!其中)[\u4e00-\u9fff]{0,10}(?:共|总数|总计|应|全[镇乡队部]|实有|现有)[\u4e00-\u9fff]{0,8}"
)
_NEAR_VERB = 8
_FAR = 2.0
_HALF_STOPS = frozenset("；;")
_pattern = partial(load_pattern, "checks/rates.json")
_words = partial(load_words, "checks/rates.json")


@cache
def words() -> frozenset[str]:
    """The words of what is left, and of what failed."""
    return _LEFT | _FAULTS


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this asks for."""
    return words(), _LEFT


@cache
def verbs() -> dict[str, re.Pattern[str]]:
    """By the last two characters of a rate's name."""
    rows = load_json("checks/rates.json")["done"]
    return {name: re.compile(words) for name, words in rows.items()}


@cache
def _ratios(book: Taxonomy) -> dict[str, tuple[Relation, ...]]:
    """The book's ratios by the indicator of their rate."""
    found: dict[str, list[Relation]] = {}
    for relation in book.relations:
        if relation.type == "ratio":
            found.setdefault(relation.data["rate"], []).append(relation)
    return {rate: tuple(rows) for rate, rows in found.items()}


def _counts_before(case: Case, stated: Figure) -> list[Figure]:
    """Exact counts of the sentence before a rate, the nearest last."""
    start, _ = case.sentence(stated.start)
    return [f for f in case.stated_in(max(start, stated.start - _REACH), stated.start) if is_count(f)]


def shares(case: Case, stated: Figure) -> Iterator[Pair]:
    """执法人员18人，其中持证15人，占比90%: the count right before the share, and all before it."""
    counts = _counts_before(case, stated)
    share = _SHARE_BEHIND.fullmatch(case.text, counts[-1].end, stated.start) if len(counts) > 1 else None
    if share is None:
        return
    top, alike, of = counts[-1], measure(counts[-1].unit), share["of"] or ""
    if share["own"] and share["own"][:_VERB] not in case.text[counts[-2].end : top.start]:
        # 当场处罚14件、普通程序19件，当场处罚占比42%: the share is of another part.
        return
    is_of_these = _AMONG.search(case.text, counts[0].end, top.start) is not None
    for base in reversed(counts[:-1]):
        # 审查合同168份，提出意见的42份，占审查总数的20%: the share names what it is of.
        is_named = len(of) == _VERB and of in case.text[case.clause_start(base.start) : base.start]
        # 执法人员15名，取得执法证的14人，占93.3%.
        is_some = _SOME_OF_THEM.fullmatch(case.text, base.end, top.start) is not None
        if measure(base.unit) == alike and (is_of_these or is_named or is_some):
            yield top, base


def named(case: Case, stated: Figure) -> Iterator[Pair]:
    """What is done and what there was to do, by the rate's name, in its sentence and before it."""
    verb, counts = verb_of(case, stated), _counts_before(case, stated)
    if len(counts) == 1 and verb in _words("results"):
        yield from _of_exam(case, stated, counts[0])
    if len(counts) == 1 and verb in verbs():
        yield from _of_half_before(case, verb, counts[0])
    if len(counts) < 2:
        return
    if verb in verbs():
        yield from _by_verb(case, stated, verb, counts)
    elif len(verb) == _VERB:
        yield from _by_own_verb(case, stated, verb, counts)


def _by_verb(case: Case, stated: Figure, verb: str, counts: Sequence[Figure]) -> Iterator[Pair]:
    """The last count with a word for what is done beside it, and those before it that it may be of."""
    rests = _rests(case, counts) if case.found(_LEFT) else []
    if any(_STILL_OPEN.match(case.text, f.end) is None for f in rests):
        # 当场答复113件，其余174件分流办理，办结率100%: the two were done together.
        return
    pattern, is_graded, more = verbs()[verb], verb in _words("graded"), 0.0
    for n in range(len(counts) - 1, 0, -1):
        before, top = counts[n - 1], counts[n]
        if top in rests or (is_graded and _is_grade(case, before, pattern)):
            continue
        _, clause_end = case.scan.clause(top.start)
        words = case.text[before.end : top.start] + "|" + case.text[top.end : clause_end]
        if pattern.search(words):
            if stated.value == _ALL and case.text.startswith(_ALL_OF_THEM, top.end):
                # 到期的84件全部办结，按期办结率100%: it is of these.
                return
            alike = [base for base in reversed(counts[:n]) if measure(base.unit) == measure(top.unit)]
            if not any(can_be_whole(stated, top, base) for base in alike):
                # 出庭5件，另1件委托他人出庭: the last is not what the rate tells.
                more += top.value
                continue
            if stated.value == _ALL and any(top.value + more == base.value for base in alike):
                # 139人一次合格，3人经补考合格，最终合格率100%.
                return
            if stated.value == _ALL:
                # 主任出庭2次，副主任出庭1次，出庭率100%: both were done.
                alike = [base for base in alike if verb not in _own_words(case, base)]
            yield from ((top, base) for base in alike if not _is_of_other(case, stated, top, base, pattern))
            return
    if _is_whole_behind(case, counts[-2], counts[-1], pattern):
        yield counts[-2], counts[-1]


def can_be_whole(stated: Figure, top: Figure, base: Figure) -> bool:
    """Not where it is many times too large: 抽检2150批次，处置不合格73批次，处置率100% tells of the 73."""
    return 0 < base.value >= top.value and 100 * top.value / base.value * _FAR >= stated.value


def _own_words(case: Case, count: Figure) -> str:
    """The words of its clause before a count."""
    return case.text[case.clause_start(count.start) : count.start]


def _is_grade(case: Case, count: Figure, verb: re.Pattern[str]) -> bool:
    """非常满意802条，满意163条: two grades of one answer, neither is the whole of the other."""
    start, _ = case.sentence(count.start)
    return verb.search(case.text, max(start, count.start - _GRADE), count.start) is not None


def _by_own_verb(case: Case, stated: Figure, verb: str, counts: Sequence[Figure]) -> Iterator[Pair]:
    """发现苗头24处，及时制止23处，制止率92.8%: any verb before the count that names the rate."""
    base, top = counts[-2:]
    lead, behind = case.text[base.end : top.start], case.text[top.end : stated.start]
    of_these = lead.find("其中")
    is_of_these = of_these >= 0 and len(lead) - of_these > _NEAR_VERB
    is_told = verb in lead[-_NEAR_VERB:] and not is_of_these and len(lead) < _BEFORE
    is_its = behind.lstrip("，、（").startswith(verb)
    if is_told and is_its and measure(base.unit) == measure(top.unit):
        yield top, base


def _of_exam(case: Case, stated: Figure, top: Figure) -> Iterator[Pair]:
    """组织158人参加考试，参考率100%；合格152人，合格率96.2%: of those who sat it, told before the ；."""
    start, _ = case.sentence(stated.start)
    if case.text[start - 1 : start] not in _HALF_STOPS:
        return
    first, _ = case.sentence(start - 1)
    sat = _pattern("sat").search(case.text, first, start)
    base = next(iter(case.stated_in(sat.start(), sat.end())), None) if sat is not None else None
    if base is not None and is_count(base) and measure(base.unit) == measure(top.unit):
        yield top, base


def _of_half_before(case: Case, verb: str, top: Figure) -> Iterator[Pair]:
    """排查矛盾纠纷219件，其中邻里类74件；化解213件，化解率97%: with the verb alone, of all before the ；."""
    start, _ = case.sentence(top.start)
    done = verbs()[verb].search(case.text, start, top.start)
    if done is None or case.text[start - 1 : start] not in _HALF_STOPS:
        return
    rest = case.text[start : done.start()] + case.text[done.end() : top.start]
    if _pattern("merely_done").fullmatch(rest) is None:
        return
    counts = [f for f in case.stated_in(*case.sentence(start - 1)) if is_count(f)]
    if counts and measure(counts[0].unit) == measure(top.unit):
        # Those behind it may be its parts.
        yield top, counts[0]


def _is_of_other(case: Case, stated: Figure, top: Figure, base: Figure, verb: re.Pattern[str]) -> bool:
    """审查合同35件，报备规范性文件18件，报备率100%: all of what was done is meant, the noun is its own."""
    own = _OWN_NOUN.search(case.text, case.clause_start(top.start), top.start)
    if stated.value != _ALL or own is None or not verb.search(own[0]) or _GOT_THERE.search(own[0]):
        return False
    start, end = case.scan.clause(base.start)
    return case.text.find(own[1], start, end) < 0


def _rests(case: Case, counts: Sequence[Figure]) -> list[Figure]:
    """Those of what is left: 其余174件."""
    return [f for f in counts if _REST.search(case.text, max(0, f.start - _BEFORE), f.start)]


def _is_whole_behind(case: Case, top: Figure, base: Figure, verb: re.Pattern[str]) -> bool:
    """持证17人，在编执法人员共20人，持证率85%."""
    if base.unit != top.unit or _WHOLE_BEHIND.fullmatch(case.text, top.end, base.start) is None:
        return False
    return verb.search(case.text, case.clause_start(top.start), top.start) is not None


def all_and_rest(case: Case, stated: Figure) -> Pair | None:
    """What there was, and what is left behind the rate, or failed before it: 抽检420批次，不合格11批次."""
    verb = verb_of(case, stated)
    if verb not in verbs():
        return None
    start, end = case.sentence(stated.start)
    before = case.stated_in(max(start, stated.start - 3 * _BEFORE), stated.start)
    if not before:
        return None
    left = next(iter(case.stated_in(stated.end, end)), None)
    # 首次通过49人，通过率94.2%，其余3人: the first is what was done.
    is_all = not case.text.endswith(verb, 0, before[-1].start)
    is_near = is_all and before[-1].start >= stated.start - 2 * _BEFORE
    if left is not None and is_near and _LEFT_OVER.fullmatch(case.text, stated.end, left.start) is not None:
        return before[-1], left
    failed = _FAILED.fullmatch(case.text, before[-2].end, before[-1].start) if len(before) > 1 else None
    return (before[-2], before[-1]) if failed is not None and failed["verb"] == verb else None


def verb_of(case: Case, stated: Figure) -> str:
    """成功, of 调解成功率达98%; empty for a rate without a name."""
    at = case.text.rfind("率", max(0, stated.start - _BEFORE), stated.start)
    is_named = at >= 0 and _STATED_AS.fullmatch(case.text, at + 1, stated.start) is not None
    return case.text[max(0, at - _VERB) : at] if is_named else ""


def is_count(figure: Figure) -> bool:
    is_told = figure.direction is None and figure.role is not _PLAN
    return is_told and figure.qualifier is _EXACT and figure.kind is not _RATE


def of_the_book(case: Case, stated: Figure) -> Iterator[tuple[Figure | None, Figure]]:
    """What the tag book divides for the rate; no dividend where its ratio holds mostly, not always."""
    for relation in _ratios(case.book).get(stated.indicator or "", ()):
        base = _beside(case, stated, relation.data.get("den"))
        if base is not None:
            top = None if relation.data.get("soft") else _beside(case, stated, relation.data.get("num"))
            yield top, base


def only_base(case: Case, stated: Figure) -> Iterator[Figure]:
    """办理答复2件，办结率100%: the one count of the clause before is what the rate is of."""
    start, _ = case.sentence(stated.start)
    counts = case.stated_in(start, stated.start)
    if not counts or not is_count(counts[-1]) or stated.start - counts[-1].start > _BEFORE:
        return
    between = case.text[counts[-1].end : stated.start]
    if counts[-1].unit in _words("matters") and _OF_IT.fullmatch(between):
        yield counts[-1]


def _beside(case: Case, stated: Figure, code: str | None) -> Figure | None:
    """The nearest exact count of an indicator in the same paragraph and period."""
    line = case.scan.line_at(stated.start)
    if code is None or code not in case.by_indicator or line is None:
        return None
    first, end = max(line.start, stated.start - _NEAR), min(line.end, stated.start + _NEAR)
    told = case.by_indicator[code]
    near = told[bisect_left(told, first, key=_START) : bisect_left(told, end, key=_START)]
    counts = [f for f in near if f.period == stated.period and is_count(f)]
    return min(counts, key=lambda f: abs(f.start - stated.start), default=None)
