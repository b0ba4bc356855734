"""The same thing counted twice for one period with two numbers that cannot both hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, combinations
from typing import Any

from app.core.bounds import compatible, interval_of
from app.core.checks.case import Case, Settings, finding
from app.core.checks.contradictions import areas, told_otherwise
from app.core.checks.contradictions.absence import belied
from app.core.checks.contradictions.beginnings import VERBS, ended_before_begun, told_twice
from app.core.checks.contradictions.headcount import disagreeing
from app.core.checks.contradictions.likeness import (
    in_same_words,
    is_beside_same_words,
    is_larger_part,
    same_thing,
)
from app.core.checks.contradictions.restated import restated
from app.core.enums import FigureKind, Role, Severity
from app.core.report import Figure, Finding
from app.core.resources import load_json

_YEARS = re.compile(r"(20\d\d)(-?)")
# A report that tells one indicator more often than this is a list of something; pairs would explode.
_MOST = 40
_AROUND = 20
_GROUND = re.compile(r"[，的]{0,1}基础上")
_QUOTED = 30
# 4件案件中1件仍在审理, 9名执法人员中有5名.
_AMONG = re.compile(r"中(?:仅|只)?有?$")
_REST = re.compile(r"[，、][\u4e00-\u9fff]{2,4}")
# 化解率 alone may be of anything; 安全感满意度 says of what.
_LONG_NAME = 5


_Group = tuple[str | None, str | None, FigureKind]


@cache
def _data() -> dict[str, Any]:
    return dict(load_json("checks/likeness.json"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_data()[name])


def words() -> frozenset[str]:
    """The words that this check watches for."""
    return VERBS | told_otherwise.words()


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """One finding per pair of numbers told in different sentences; parts, plans and changes are left out."""
    told: list[frozenset[int]] = []
    looks = (_of_figures, _areas, _headcounts, _rates, _absences, _beginnings, _restated, _others)
    for found in chain(*(look(case, settings) for look in looks)):
        starts = frozenset(start for start, _ in found.spans)
        if not any(starts <= known for known in told):
            told.append(starts)
            yield found


def _of_figures(case: Case, settings: Settings) -> Iterator[Finding]:
    groups: dict[_Group, list[Figure]] = defaultdict(list)
    fact = Role.FACT
    for figure in case.stated:
        if figure.direction is None and (figure.role is fact or _is_ground(case, figure)):
            groups[figure.indicator, figure.period, figure.kind].append(figure)
    for (indicator, _, _), figures in groups.items():
        if len(figures) < 2:
            continue
        if indicator is None:
            for one, two in _in_two_sentences(case, figures):
                yield from _unnamed(case, settings, one, two)
        else:
            yield from _joined(case, _named(case, settings, indicator, figures))


def _named(case: Case, settings: Settings, indicator: str, figures: Sequence[Figure]) -> Iterator[Finding]:
    for one, two in _in_two_sentences(case, figures):
        if _contradict(case, settings, one, two):
            yield _said(case, settings, one, two)
        elif indicator in _data()["asked_by_persons"]:
            yield from _more_than_persons(case, settings, one, two)


def _joined(case: Case, findings: Iterable[Finding]) -> Iterable[Finding]:
    """Two numbers that disagree and come again are one finding with every place."""
    told: dict[frozenset[str], Finding] = {}
    for found in findings:
        numbers = frozenset(case.text[start:end] for start, end in found.spans)
        first = told.setdefault(numbers, found)
        told[numbers] = replace(first, spans=tuple(sorted({*first.spans, *found.spans})))
    return told.values()


def _areas(case: Case, settings: Settings) -> Iterator[Finding]:
    for one, two in areas.disagreeing(case):
        message = f"“{case.text[slice(*one)]}”与“{case.text[slice(*two)]}”不一致，请核对。"
        yield finding(settings.rule, Severity.ERROR, message, [one, two])


def _others(case: Case, settings: Settings) -> Iterator[Finding]:
    for message, one, two in told_otherwise.belied(case):
        yield finding(settings.rule, Severity.ERROR, message, [one, two])


def _headcounts(case: Case, settings: Settings) -> Iterator[Finding]:
    for noun, one, two in disagreeing(case):
        message = f"“{noun}”前后写成“{one.surface}”和“{two.surface}”，两个数不能同时成立，请核实后统一。"
        yield finding(settings.rule, Severity.ERROR, message, [(one.start, one.end), (two.start, two.end)])


def _restated(case: Case, settings: Settings) -> Iterator[Finding]:
    for one, two in restated(case):
        message = f"同一件事前后写成“{one.surface}”和“{two.surface}”，两个数不能同时成立，请核实后统一。"
        yield finding(settings.rule, Severity.ERROR, message, [(one.start, one.end), (two.start, two.end)])


def _rates(case: Case, settings: Settings) -> Iterator[Finding]:
    """Two rates of one name, whichever indicators they were given: 安全感满意度98.6%, 安全感和满意度97.3%."""
    named: dict[tuple[str, str | None], list[Figure]] = defaultdict(list)
    for figure in case.stated:
        if figure.unit == "%" and figure.direction is None and figure.role is Role.FACT:
            name = _pattern("rate_name").search(case.text, max(0, figure.start - _AROUND), figure.start)
            words = _pattern("rate_empty").sub("", name.group(1) or name.group(2)) if name else ""
            if len(words) >= _LONG_NAME:
                named[words, figure.period].append(figure)
    for (words, _), figures in named.items():
        for one, two in _in_two_sentences(case, figures):
            if not compatible(one, two):
                message = (
                    f"“{words}”前后写成“{one.surface}”和“{two.surface}”，两个数不能同时成立，请核实后统一。"
                )
                spans = [(one.start, one.end), (two.start, two.end)]
                yield finding(settings.rule, Severity.ERROR, message, spans)


def _absences(case: Case, settings: Settings) -> Iterator[Finding]:
    for zero, counted in belied(case):
        places = [case.scan.clause(figure.start) for figure in (zero, counted)]
        said, told = (case.quote(place, longest=_QUOTED).rstrip("，。；、,;") for place in places)
        message = f"“{said}”与“{told}”相互矛盾，请核对。"
        spans = [(zero.start, zero.end), (counted.start, counted.end)]
        yield finding(settings.rule, Severity.ERROR, message, spans)


def _beginnings(case: Case, settings: Settings) -> Iterator[Finding]:
    for name, one, two in chain(told_twice(case), ended_before_begun(case)):
        first, second = case.text[slice(*one)], case.text[slice(*two)]
        message = f"“{name}”前后写成“{first}”和“{second}”，时间不一致，请核对。"
        yield finding(settings.rule, Severity.ERROR, message, [one, two])


def _is_ground(case: Case, figure: Figure) -> bool:
    """In a plan, what was reached before it: 在2024年开展31场次的基础上."""
    is_past = case.head.year is not None and figure.period == str(case.head.year)
    return is_past and _GROUND.match(case.text, figure.end) is not None


def _in_two_sentences(case: Case, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    rows = [(figure, case.scan.sentence(figure.start)) for figure in figures[:_MOST]]
    for (one, first), (two, second) in combinations(rows, 2):
        if first != second:
            yield one, two


def _is_of_other_matter(case: Case, figure: Figure) -> bool:
    """受理信访事项97件，化解92件: the second is of the first, whatever its own word is used for elsewhere."""
    start, _ = case.sentence(figure.start)
    before = case.stated_in(start, figure.start)[-1:]
    if not before or before[0].unit != figure.unit or not before[0].indicator or not figure.indicator:
        return False
    is_rest = _REST.fullmatch(case.text, before[0].end, figure.start) is not None
    return is_rest and _category(before[0].indicator) != _category(figure.indicator)


def _category(indicator: str) -> str:
    return indicator.partition(".")[0]


def _contradict(case: Case, settings: Settings, one: Figure, two: Figure) -> bool:
    if any(
        _is_of_other_matter(case, f) or _AMONG.search(case.text, max(0, f.start - 3), f.start)
        for f in (one, two)
    ):
        return False
    if _measure(one.unit) != _measure(two.unit) or compatible(one, two):
        return False
    first, second = _event(case, one), _event(case, two)
    if first is not None and second is not None:
        # 讲座26场，受众2600人次: those who came are compared by what they came to.
        return first.value == second.value and is_beside_same_words(case, first, second)
    if same_thing(case, one, two, at_least=float(settings.option("similarity"))):
        return True
    small = min(one, two, key=lambda f: f.value)
    return _counts_all_sorts(case, small) and is_larger_part(case, one, two)


def _event(case: Case, persons: Figure) -> Figure | None:
    """How often there was what the persons came to, told right before them in their sentence."""
    if persons.unit not in _data()["persons"]:
        return None
    start, _ = case.sentence(persons.start)
    before = case.stated_in(max(start, persons.start - _AROUND), persons.start)[-1:]
    return before[0] if before and before[0].unit in _data()["events"] else None


def _unnamed(case: Case, settings: Settings, one: Figure, two: Figure) -> Iterator[Finding]:
    """Counts that no indicator names: in the same words, and the smaller is said to be all there is."""
    if one.unit != two.unit or one.unit in {"", "%"} or compatible(one, two):
        return
    small = min(one, two, key=lambda f: f.value)
    is_all = small.kind is FigureKind.DURATION or _claims_whole(case, small)
    if is_all and in_same_words(case, one, two):
        message = f"同一件事前后写成“{one.surface}”和“{two.surface}”，两个数不能同时成立，请核实后统一。"
        yield finding(settings.rule, Severity.ERROR, message, [(one.start, one.end), (two.start, two.end)])


def _more_than_persons(case: Case, settings: Settings, one: Figure, two: Figure) -> Iterator[Finding]:
    """Questions answered, many times the persons who asked: hardly one activity and one period."""
    by_persons = sorted((one, two), key=lambda f: f.unit in _data()["persons"])
    matters, persons = by_persons
    if matters.unit in _data()["persons"] or persons.unit not in _data()["persons"]:
        return
    most = float(_data()["most_of_a_person"]) * interval_of(persons).high
    if interval_of(matters).low > most and _claims_whole(case, persons):
        name = case.book.name_of(one.indicator)
        message = f"“{name}”前后写成“{one.surface}”和“{two.surface}”，相差悬殊，请核对口径。"
        yield finding(settings.rule, Severity.WARN, message, [(one.start, one.end), (two.start, two.end)])


def _claims_whole(case: Case, figure: Figure) -> bool:
    start, _ = case.sentence(figure.start)
    return _pattern("claims_all").search(case.text, start, figure.start) is not None


def _counts_all_sorts(case: Case, figure: Figure) -> bool:
    start, _ = case.scan.clause(figure.start)
    return _pattern("all_sorts").search(case.text, start, figure.start) is not None


def _measure(unit: str) -> str:
    """Units that count the same things are one: a 起 of disputes is a 件."""
    return next((units[0] for units in _data()["units"] if unit in units), unit)


def _period_words(period: str) -> str:
    """2024 → 2024年, 2023- → 2023年以来; others as they are."""
    if match := _YEARS.fullmatch(period):
        return f"{match.group(1)}年{'以来' if match.group(2) else ''}"
    return period


def _said(case: Case, settings: Settings, one: Figure, two: Figure) -> Finding:
    name = case.book.name_of(one.indicator)
    when = {"stock": "", None: ""}.get(one.period, f"（{_period_words(str(one.period))}）")
    message = (
        f"同一项“{name}”{when}前后写成“{one.surface}”和“{two.surface}”，两个数不能同时成立，请核实后统一。"
    )
    return finding(settings.rule, Severity.ERROR, message, [(one.start, one.end), (two.start, two.end)])
