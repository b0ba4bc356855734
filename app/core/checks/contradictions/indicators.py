"""Numbers of one indicator, period and kind that cannot both hold; parts, plans and changes are left out.

Those that no indicator names must be told in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import combinations
from typing import Any

from app.core.bounds import compatible, interval_of
from app.core.checks.case import Case, Settings, finding
from app.core.checks.contradictions.likeness import (
    in_same_words,
    is_beside_same_words,
    is_larger_part,
    same_thing,
)
from app.core.checks.contradictions.looks import Said, unlike
from app.core.checks.numbers.measures import measure
from app.core.enums import FigureKind, Role, Severity
from app.core.report import Figure, Finding
from app.core.resources import load_json, load_pattern

_YEARS = re.compile(r"(20\d\d)(-?)")
# A report that tells one indicator more often than this is a list of something; pairs would explode.
_MOST = 40
_AROUND, _NOUN, _LONGEST_NOUN, _AGE = 20, 4, 12, "岁"
_SHARE_OF, _NOUN_BEFORE = re.compile(r"占[^，。；]{2,10}的$"), 12
_ROUNDED = 0.1  # percentage points
_GROUND = re.compile(r"[，的]{0,1}基础上")
# 4件案件中1件仍在审理, 9名执法人员中有5名.
_AMONG = re.compile(r"中(?:仅|只|已)?有?$")
# 14名执法人员中法学专业仅2名.
_KIND_AMONG = re.compile(r"\d[\u4e00-\u9fff]{1,8}中(?![心队])[\u4e00-\u9fff]{2,8}[仅只]有?$")
# 有6件热线工单因…被退回.
_SOME = re.compile(r"[，。；：\n](?:仍|还|尚|另|但)?有$")
_REST = re.compile(r"[，、][\u4e00-\u9fff]{2,4}$")
# They say nothing of what is counted.
_BARE = frozenset({"", "%"})
_pattern = partial(load_pattern, "checks/likeness.json")


@cache
def _data() -> dict[str, Any]:
    return dict(load_json("checks/likeness.json"))


def told_twice(case: Case, settings: Settings) -> Iterator[Finding]:
    """One finding per two numbers told in different sentences, with every place that has one of them."""
    for indicator, figures in case.by_indicator.items():
        for row in _comparable(case, figures) if len(figures) > 1 else ():
            yield from _joined(case, _named(case, settings, indicator, row))
    unnamed = [f for f in case.stated if not f.indicator and f.unit not in _BARE]
    for row in _comparable(case, unnamed):
        for one, two in in_two_sentences(case, row):
            if _is_unnamed_thing(case, one, two):
                yield _found(settings, unlike("同一件事", one, two))


def _comparable(case: Case, figures: Iterable[Figure]) -> list[list[Figure]]:
    """Facts of one period and kind, and of one unit where no indicator says what they are."""
    rows: dict[tuple[str | None, FigureKind, str], list[Figure]] = {}
    fact = Role.FACT
    for figure in figures:
        if figure.direction is None and (figure.role is fact or _is_ground(case, figure)):
            unit = "" if figure.indicator else figure.unit
            rows.setdefault((figure.period, figure.kind, unit), []).append(figure)
    return [row for row in rows.values() if len(row) > 1]


def _named(case: Case, settings: Settings, indicator: str, figures: Sequence[Figure]) -> Iterator[Finding]:
    for one, two in in_two_sentences(case, figures):
        if _contradict(case, settings, one, two):
            yield _found(settings, unlike(_name(case, one), one, two))
        elif indicator in _data()["asked_by_persons"] and _are_more_than_persons(case, one, two):
            name = case.book.name_of(indicator)
            message = f"“{name}”前后写成“{one.surface}”和“{two.surface}”，相差悬殊，请核对口径。"
            yield finding(settings.rule, Severity.WARN, message, [(one.start, one.end), (two.start, two.end)])


def _found(settings: Settings, said: Said) -> Finding:
    message, one, two = said
    return finding(settings.rule, Severity.ERROR, message, [one, two])


def _joined(case: Case, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Two numbers that disagree and come again are one finding with every place."""
    told: dict[frozenset[str], list[Finding]] = {}
    for found in findings:
        told.setdefault(frozenset(case.text[slice(*span)] for span in found.spans), []).append(found)
    for first, *others in told.values():
        spans = {span for found in (first, *others) for span in found.spans}
        yield replace(first, spans=tuple(sorted(spans))) if others else first


def _is_ground(case: Case, figure: Figure) -> bool:
    """In a plan, what was reached before it: 在2024年开展31场次的基础上."""
    is_past = case.head.year is not None and figure.period == str(case.head.year)
    return is_past and _GROUND.match(case.text, figure.end) is not None


def in_two_sentences(case: Case, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Every two of the first figures that do not stand in one sentence."""
    rows = [(figure, case.scan.sentence(figure.start)) for figure in figures[:_MOST]]
    for (one, first), (two, second) in combinations(rows, 2):
        if first != second:
            yield one, two


def _contradict(case: Case, settings: Settings, one: Figure, two: Figure) -> bool:
    if measure(one.unit) != measure(two.unit) or compatible(one, two):
        return False
    # Asked in the order of what they cost, and of how many they leave.
    return _are_of_one_thing(case, settings, one, two) and not _are_apart(case, one, two)


def _are_of_one_thing(case: Case, settings: Settings, one: Figure, two: Figure) -> bool:
    first, second = _event(case, one), _event(case, two)
    if first is not None and second is not None:
        # 讲座26场，受众2600人次: those who came are compared by what they came to.
        return first.value == second.value and is_beside_same_words(case, first, second)
    small = min(one, two, key=lambda f: f.value)
    if one.indicator in _data()["asked_by_persons"] and _may_be_of_events(case, small):
        return in_same_words(case, one, two)
    if same_thing(case, one, two, at_least=float(settings.option("similarity"))):
        return True
    is_larger = _counts_all_sorts(case, small) and is_larger_part(case, one, two)
    return is_larger or _is_more_of_leader(case, one, two)


def _are_apart(case: Case, one: Figure, two: Figure) -> bool:
    """Whether one is a part of another number, or both are of two offices, two wholes, all and a leader."""
    if _is_part_of_other(case, one) or _is_part_of_other(case, two):
        return True
    looks = (_are_of_two_offices, _are_of_two_wholes, _is_share_of_leaders)
    return any(are_apart(case, one, two) for are_apart in looks)


def _is_part_of_other(case: Case, figure: Figure) -> bool:
    """受理信访事项97件，化解92件: the second is of the first, whatever its own word is used for elsewhere."""
    ahead = _ahead(case, figure)
    if any(f.value == figure.value and measure(f.unit) == measure(figure.unit) for f in ahead):
        # 对新提拔的3名干部开展测试，3人全部合格: of those whom the sentence named.
        return True
    before = ahead[-1] if ahead else None
    if before is not None and before.unit == _AGE and before.end > figure.start - _AROUND:
        # 30岁以下调解员5名: some of them, by their age.
        return True
    near = max(0, figure.start - 3), figure.start
    is_kind = _KIND_AMONG.search(case.text, max(0, figure.start - _AROUND), figure.start)
    if is_kind or _AMONG.search(case.text, *near) or _pattern("lacking").search(case.text, *near):
        return True
    if _SOME.search(case.text, *near) and _pattern("fault").match(case.text, figure.end):
        return True
    rest = _REST.search(case.text, max(0, figure.start - 5), figure.start)
    if rest is None or before is None or before.end != rest.start() or before.unit != figure.unit:
        return False
    categories = {(f.indicator or "").partition(".")[0] for f in (before, figure)}
    return "" not in categories and len(categories) > 1


def _ahead(case: Case, figure: Figure) -> Sequence[Figure]:
    """The figures before this one in its sentence."""
    return case.stated_in(case.sentence(figure.start)[0], figure.start)


def _before(case: Case, figure: Figure) -> Figure | None:
    """The last of them."""
    return next(reversed(_ahead(case, figure)), None)


def _event(case: Case, persons: Figure) -> Figure | None:
    """How often there was what the persons came to, told right before them in their sentence."""
    before = _before(case, persons) if persons.unit in _data()["persons"] else None
    if before is None or before.start < persons.start - _AROUND or before.unit not in _data()["events"]:
        return None
    return before


def _is_unnamed_thing(case: Case, one: Figure, two: Figure) -> bool:
    """Counts that no indicator names: in the same words, and the smaller is said to be all there is."""
    if compatible(one, two):
        return False
    small = min(one, two, key=lambda f: f.value)
    if small.kind is not FigureKind.DURATION and not _claims_whole(case, small):
        return False
    is_part = _is_part_of_other(case, one) or _is_part_of_other(case, two)
    return not is_part and in_same_words(case, one, two)


def _are_of_two_offices(case: Case, one: Figure, two: Figure) -> bool:
    """镇政府聘请法律顾问2名, and 12个村聘请法律顾问12名."""
    if one.indicator not in _data()["of_towns_and_villages"]:
        return False
    village = _pattern("village")
    first, second = (village.search(case.text, *case.scan.clause(f.start)) for f in (one, two))
    return (first is None) is not (second is None)


def _is_share_of_leaders(case: Case, one: Figure, two: Figure) -> bool:
    """党委会研究法治工作8次, and 书记主持召开法治会议2次: who presides tells his own, which may be fewer."""
    small, large = sorted((one, two), key=lambda f: f.value)
    is_held = small.indicator in _data()["held_by_leaders"]
    return _is_told_of_leader(case, "presided" if is_held else "led", small, large)


def _is_told_of_leader(case: Case, name: str, own: Figure, other: Figure) -> bool:
    """Whether the clause of the one number alone has words of who leads."""
    words = _pattern(name)
    first, second = (words.search(case.text, *case.scan.clause(f.start)) for f in (own, other))
    return first is not None and second is None


def _is_more_of_leader(case: Case, one: Figure, two: Figure) -> bool:
    """全年召开法治会议5次, and 书记主持召开法治会议7次: nobody presides more often than they met."""
    small, large = sorted((one, two), key=lambda f: f.value)
    if small.indicator not in _data()["held_by_leaders"] or not _claims_whole(case, small):
        return False
    is_his = _is_told_of_leader(case, "presided", large, small)
    before, end = case.text[small.start - _NOUN : small.start], small.end
    # 全年召开的3次法治政府建设专题会议: the noun may stand behind its number.
    behind = (case.text[end : end + size] for size in range(_NOUN, _LONGEST_NOUN + 1))
    nouns = tuple(noun for noun in (before, *behind) if noun.isalpha())
    return is_his and case.text.endswith(nouns, 0, large.start)


def _are_of_two_wholes(case: Case, one: Figure, two: Figure) -> bool:
    """纠纷167件，调处160件，调处率95.8% and 遗留问题45个，化解41个，化解率91.1%: each is right of its own.

    Where only one is, the other is wrong of what it is told with: that is another fault.
    """
    if not one.unit == two.unit == "%":
        return False
    beside = [_counts_before(case, rate) for rate in (one, two)]
    first, second = (_whole_of(rate, counts) for rate, counts in zip((one, two), beside, strict=True))
    if first is None and second is None:
        # Both are told with counts, and with none in common; or one is a share of something else.
        is_apart = min(map(len, beside)) > 1 and set(beside[0]).isdisjoint(beside[1])
        return is_apart or any(
            _SHARE_OF.search(case.text, f.start - _NOUN_BEFORE, f.start) for f in (one, two)
        )
    if first is None or second is None:
        known, others = (first, beside[1]) if second is None else (second, beside[0])
        return known is not None and bool(others) and known not in others
    return first != second


def _counts_before(case: Case, rate: Figure) -> list[float]:
    """The counts before a rate in its sentence."""
    start, _ = case.sentence(rate.start)
    return [f.value for f in case.stated_in(start, rate.start) if f.unit != "%"]


def _whole_of(rate: Figure, counts: Sequence[float]) -> float | None:
    """The one of ``counts`` that a rate is reckoned from; of all of them where it is 100 %."""
    shares = ((part, whole) for part in counts for whole in counts if 0 < part < whole)
    reckoned = (whole for part, whole in shares if abs(100 * part / whole - rate.value) < _ROUNDED)
    is_all = rate.value == 100 and len(counts) > len(set(counts))
    return next(reckoned, max(counts, key=counts.count) if is_all else None)


def _may_be_of_events(case: Case, figure: Figure) -> bool:
    """Whether it is told among other numbers and not as all: every walk has its askers."""
    is_among = len(case.stated_in(*case.sentence(figure.start))) > 1
    return is_among and not _claims_whole(case, figure)


def _are_more_than_persons(case: Case, one: Figure, two: Figure) -> bool:
    """Questions answered, many times the persons who asked: hardly one activity and one period."""
    matters, persons = sorted((one, two), key=lambda f: f.unit in _data()["persons"])
    if matters.unit in _data()["persons"] or persons.unit not in _data()["persons"]:
        return False
    most = float(_data()["most_of_a_person"]) * interval_of(persons).high
    return interval_of(matters).low > most and _claims_whole(case, persons)


def _claims_whole(case: Case, figure: Figure) -> bool:
    start, _ = case.sentence(figure.start)
    return _pattern("claims_all").search(case.text, start, figure.start) is not None


def _counts_all_sorts(case: Case, figure: Figure) -> bool:
    start, _ = case.scan.clause(figure.start)
    return _pattern("all_sorts").search(case.text, start, figure.start) is not None


def _name(case: Case, figure: Figure) -> str:
    """The name of the indicator with its period: 2024 → 2024年, 2023- → 2023年以来; others as they are."""
    name = f"同一项“{case.book.name_of(figure.indicator)}”"
    if figure.period in {None, "stock"}:
        return name
    years = _YEARS.fullmatch(str(figure.period))
    when = f"{years[1]}年{'以来' if years[2] else ''}" if years else figure.period
    return f"{name}（{when}）"
