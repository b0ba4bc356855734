"""Plans and duties told among results, and this year's results told in the plan."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from app.core.checks.case import Case, Settings, Span, finding, occurrences
from app.core.enums import FigureKind, Part, Severity
from app.core.report import Figure, Finding
from app.core.resources import load_pattern, load_words

_SCHEDULED = re.compile(r"(?:列入|纳入|写入)(?:了)?(20\d\d)\s?年[^，。；]{0,8}(?:计划|要点|安排)")
_PUT_INTO = frozenset({"列入", "纳入", "写入"})
_DONE_PARTS = (Part.MEASURES, Part.RESPONSIBILITY)
_JOINED_PARTS = (Part.PROBLEMS, Part.PLAN)
_BEHIND = 12
_JUST_BEFORE = 5
_COUNTED = frozenset({FigureKind.COUNT, FigureKind.MONEY})
_LONG_CLAUSE = 100
# A plan with a date so many years ago may be left from an earlier report.
_OLD_PLAN = 2
_DATED = frozenset(
    verb + prep
    for verb in ("计划", "拟", "预计", "力争", "争取", "将", "定", "要")
    for prep in ("于", "在", "年", "1", "2")
)
_LATER = frozenset({"明年", "来年", "次年", "下一年", "下年", "下一步", "下步", "接下来"})
_pattern = partial(load_pattern, "checks/plans.json")
_words = partial(load_words, "checks/plans.json")


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    return _PUT_INTO, _LATER, _DATED, _words("planning"), _words("soon_words")


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Figures of plans in the chapters on results, next year's schedule there, results in the plan."""
    told: set[Span] = set()
    planning = [at for at, _ in case.places_of(_words("planning"))]
    for figure in _to_come(case, planning):
        clause = case.scan.clause(figure.start)
        told.add(clause)
        message = f"成效里的“{figure.surface}”是计划或要求，不是完成数，宜改写完成数。"
        yield finding(settings.rule, Severity.WARN, message, [_planned_place(planning, figure, clause[0])])
    for figure in _reached(case):
        message = f"下一年安排里的“{figure.surface}”是本年已经完成的数，宜移到成效里。"
        done = _pattern("finished").search(case.text, _clause_start(case, figure), figure.start)
        yield finding(
            settings.rule, Severity.INFO, message, [(done.start() if done else figure.start, figure.end)]
        )
    year = case.head.year
    if year is None:
        return
    for place in _not_yet(case, year, told):
        message = f"“{case.quote(place)}”还没有做，不是{year}年的成效，宜移到下一年安排里。"
        yield finding(settings.rule, Severity.WARN, message, [place])
    for place in _dated_ahead(case, year, told):
        message = f"“{case.quote(place)}”是计划，没有写明是否完成，宜改写完成情况。"
        yield finding(settings.rule, Severity.WARN, message, [place])
    for place in _scheduled(case, year):
        message = f"“{case.quote(place)}”是下一年的安排，写在了{year}年的工作里，宜移到安排里。"
        yield finding(settings.rule, Severity.WARN, message, [place])


def _to_come(case: Case, planning: Sequence[int]) -> Iterator[Figure]:
    """Figures among results that are planned or put off, in sentences with one of the words for it."""
    # Words behind the last figure, as those of most plans, are not asked for their sentences.
    stop = case.stated[-1].end + _BEHIND if case.stated else 0
    end = 0
    for at in planning:
        if end <= at < stop:
            start, end = case.scan.sentence(at)
            for figure in case.stated_in(start, end):
                if case.part_at(figure.start) in _DONE_PARTS and _is_to_come(case, figure):
                    yield figure


def _planned_place(planning: Sequence[int], figure: Figure, start: int) -> Span:
    """The number, from the words on that say it is planned where its clause, from ``start``, has them."""
    first = bisect_left(planning, start)
    is_before = first < len(planning) and planning[first] < figure.start
    return planning[first] if is_before else figure.start, figure.end


def _is_to_come(case: Case, figure: Figure) -> bool:
    if figure.unit in _words("events") and _is_planned(case, figure):
        return True
    if figure.kind not in _COUNTED or _pattern("then_done").match(case.text, figure.end):
        return False
    return _is_ahead(case.text[_clause_start(case, figure) : figure.start])


def _reached(case: Case) -> Iterator[Figure]:
    """Figures in the plan that are done already."""
    joined = [(s.start, s.end) for s in case.top if s.part in _JOINED_PARTS]
    starts = [*(start for start, _ in joined), *(s.start for s in case.by_part[Part.PLAN])]
    for figure in case.stated_in(min(starts), len(case.text)) if starts else ():
        is_in_plan = case.part_at(figure.start) is Part.PLAN or _is_among_plans(case, joined, figure)
        if is_in_plan and _is_reached(case, figure):
            yield figure


def _is_among_plans(case: Case, joined: Sequence[Span], figure: Figure) -> bool:
    """In one of the chapters that join problems and plan, in a sentence on the year to come."""
    for start, end in joined:
        if start <= figure.start < end:
            ahead = f"{(case.head.year or 0) + 1}年"
            return case.text.find(ahead, *case.sentence(figure.start)) >= 0
    return False


def _is_reached(case: Case, figure: Figure) -> bool:
    """Done already, by its sentence or its clause."""
    return (figure.unit in _words("events") and _is_done(case, figure)) or _is_finished(case, figure)


def _clause_start(case: Case, figure: Figure) -> int:
    """Where the clause of a figure starts; of one without end only the last words count."""
    return max(case.clause_start(figure.start), figure.start - _LONG_CLAUSE)


def _is_planned(case: Case, figure: Figure) -> bool:
    """Meant to be reached: 计划…, or a duty with a bound (每年不少于4次) and nothing done beside it."""
    start, end = case.sentence(figure.start)
    before = case.text[start : figure.start]
    behind = case.text[figure.end : min(end, figure.end + _BEHIND)]
    if _pattern("by_standard").match(behind) or _pattern("then_done").match(behind):
        return False
    is_bound = _pattern("bound").search(case.text, case.clause_start(figure.start), figure.start) is not None
    # A duty is none where its own part of the sentence tells what was done; a plan, where any part does.
    told = (
        case.text[max(start, case.text.rfind("，", start, figure.start)) : figure.start]
        if is_bound
        else before
    )
    planned = _pattern("planned_before").search(before)
    if planned and "，" not in before[planned.start() :]:
        # Said in the figure's own part of the sentence: what was done before it is another matter.
        told = before[before.rfind("，") + 1 :]
    if _pattern("done").search(told) or (planned and _is_told_anew(before[planned.start() :])):
        return False
    # 减少1671条重复开挖计划 tells of the plans of others that came to nothing, 57条检查计划 counts plans.
    may_be_meant = figure.direction is None and figure.unit in _words("acts")
    if planned or (may_be_meant and _pattern("planned_behind").match(behind)):
        return True
    if figure.unit in _words("acts") and _pattern("set_up").search(before):
        return True
    return is_bound and bool(_pattern("every").search(before))


def _is_told_anew(before: str) -> bool:
    """计划于2026年建成公园1处，全年打造品牌活动30场: the last part goes back to what was done."""
    _, mark, own = before.rpartition("，")
    return bool(mark) and _pattern("told_anew").match(own) is not None


def _is_ahead(before: str) -> bool:
    """Anything counted that the same clause puts off: 将于明年建成…1处."""
    return bool(_pattern("ahead").search(before)) and _pattern("done").search(before) is None


def _not_yet(case: Case, year: int, told: set[Span]) -> Iterator[Span]:
    """Clauses among results that put their matter off to a later year; ``told`` are those already named."""
    years = (span for ahead in (1, 2) for span in occurrences(case.text, f"{year + ahead}年"))
    for start, end in (*case.places_of(_LATER), *years):
        if case.part_at(start) not in _DONE_PARTS:
            continue
        before = _pattern("not_yet").search(case.text, max(0, start - _JUST_BEFORE), start)
        is_next = case.text[start:end] != f"{year + 2}年"
        is_to_come = before is not None or (is_next and _pattern("to_come").match(case.text, end) is not None)
        clause = case.scan.clause(start)
        if _pattern("in_force").match(case.text, end) is not None:
            # 新修订的某法将于2026年1月1日起施行: what the law says, nothing that the office puts off.
            continue
        if is_to_come and clause not in told:
            yield before.start() if before else start, min(clause[1], end + _BEHIND)


def _dated_ahead(case: Case, year: int, told: set[Span]) -> Iterator[Span]:
    """计划于12月底前完工, 将每季度组织一次: in the year that is over, no word of what came of it."""
    dated = [
        match
        for match in case.matches_at(_DATED, _pattern("dated_ahead"))
        if match["year"] is None or year - _OLD_PLAN <= int(match["year"]) <= year
    ]
    for match in (*dated, *case.matches_at(_words("soon_words"), _pattern("soon"))):
        start, end = match.span()
        is_told = case.scan.clause(start) in told
        if not is_told and case.part_at(start) in _DONE_PARTS and not _is_answered(case, start, end):
            yield start, end


def _is_answered(case: Case, start: int, end: int) -> bool:
    """原计划于12月底前完工，目前已提前投用: what came of it is told."""
    first, last = case.sentence(start)
    told = _pattern("answered").search(case.text, end, last)
    return (
        told is not None
        or _pattern("of_others").search(case.text, max(first, start - _BEHIND), start) is not None
    )


def _scheduled(case: Case, year: int) -> Iterator[Span]:
    """列入2025年工作计划 among the results of 2024."""
    for match in case.matches_at(_PUT_INTO, _SCHEDULED):
        at = match.start()
        # 余2条列入2025年计划 says what becomes of what was left.
        is_left = _pattern("put_off").search(case.text, max(0, at - _BEHIND), at) is not None
        if int(match[1]) > year and not is_left and case.part_at(at) in _DONE_PARTS:
            yield match.span()


def _is_finished(case: Case, figure: Figure) -> bool:
    """Said in its clause to be done already (目前已建成…1处), and not as the ground for more (…的基础上)."""
    if figure.kind is not FigureKind.COUNT or figure.direction is not None:
        return False
    start = _clause_start(case, figure)
    if _pattern("finished_by").search(case.text, case.sentence(figure.start)[0], figure.start) is not None:
        return True
    if _pattern("finished_signs").search(case.text, start, figure.start) is None:
        return False
    before = case.text[start : figure.start]
    if _pattern("base").match(case.text, figure.end) or _pattern("meant").search(before):
        return False
    return _pattern("finished").search(before) is not None


def _is_done(case: Case, figure: Figure) -> bool:
    """Said to be of the year of the report, with a word of completion; the chapter alone makes it no plan."""
    is_count = figure.kind is FigureKind.COUNT and figure.direction is None
    if not is_count or case.head.year is None or figure.period != str(case.head.year):
        return False
    start, end = case.sentence(figure.start)
    sentence = case.text[start:end]
    is_completed = _pattern("completed").search(case.text[start : figure.start])
    is_said = f"{case.head.year}年" in sentence and is_completed is not None
    return is_said and not _pattern("meant").search(sentence)
