"""Problems that the plan does not take up: they name a field of work that it never touches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from operator import attrgetter

from app.core.checks.case import Case, Span
from app.core.checks.fields import all_names, any_name, any_narrow, shown_by
from app.core.checks.watch import places_in
from app.core.enums import Part, SectionKind
from app.core.report import Section
from app.core.resources import load_pattern

_START = attrgetter("start")
# A chapter on problems without points that is longer tells more than problems.
_PARAGRAPH = 400
_pattern = partial(load_pattern, "checks/topics.json")


def without_measure(case: Case) -> Iterator[Span]:
    """How each such problem begins."""
    plans = case.by_part[Part.PLAN]
    problems = [s for s in case.by_part[Part.PROBLEMS] if not _holds_plan(s, plans)] if plans else []
    if not problems:
        return
    planned = "".join([case.text[s.start : s.end] for s in plans])
    taken_up: dict[str, bool] = {}
    for start, end in _problem_points(case, problems):
        if _is_left_open(case.text[start:end], planned, taken_up):
            yield start, end


def _holds_plan(problems: Section, plans: Sequence[Section]) -> bool:
    """Whether the plan is a point in the same chapter, whose other points may be of the plan too."""
    return any(p.kind is SectionKind.POINT and problems.start < p.start < problems.end for p in plans)


def _is_left_open(problem: str, planned: str, taken_up: dict[str, bool]) -> bool:
    """Whether a problem names fields of work and the plan touches none; ``taken_up`` keeps what was seen.

    The plan hardly ever leaves the first one out, so that one look at most problems will do.
    """
    first = any_name().search(problem)
    if first is None:
        return False
    narrow = any_narrow().search(problem, first.start())
    if narrow is not None:
        # 执法装备陈旧 is not mended by whatever is planned for 执法.
        return not _is_taken_up(narrow[0], planned, taken_up)
    if _is_taken_up(first[0], planned, taken_up):
        return False
    return not any(_is_taken_up(word, planned, taken_up) for word in places_in(problem, all_names()))


def _is_taken_up(name: str, planned: str, known: dict[str, bool]) -> bool:
    if name not in known:
        known[name] = any(map(planned.__contains__, shown_by(name)))
    return known[name]


def _inside(section: Section, others: Sequence[Section]) -> Sequence[Section]:
    first = bisect_right(others, section.start, key=_START)
    return others[first : bisect_left(others, section.end, first, key=_START)]


def _problem_points(case: Case, sections: Sequence[Section]) -> Iterator[Span]:
    """The labels of the points or lowest headings inside the problems; without any, how sentences begin."""
    for section in sections:
        points = _inside(section, case.points) or _inside(section, case.sections)
        yield from ((p.start, p.title_end) for p in points if "原因" not in p.title.partition("，")[0])
        if not points and section.end - section.title_end < _PARAGRAPH:
            yield from _first_clauses(case, section)


def _first_clauses(case: Case, section: Section) -> Iterator[Span]:
    """Of the sentences that tell what is wrong."""
    start = section.title_end
    while start < section.end:
        end = max(case.scan.sentence(start)[1], start + 1)
        clause = start, min(case.scan.clause(start)[1], end) - 1
        if _pattern("lacking").search(case.text, *clause):
            yield clause
        start = end
