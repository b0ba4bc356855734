"""Results without figures, headings without a body, promises not kept, problems without a measure.

The fields of work that promises, problems and plans are compared by are ``resources/checks/topics.json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from app.core.checks.case import Case, Settings, Span, finding
from app.core.enums import Part, Severity
from app.core.report import Finding, Section
from app.core.resources import load_json

_HAN = re.compile(r"[\u4e00-\u9fff]")
_OPENING = 900
_FEW_TITLES = 3
# 融入乡村振兴等重点工作 tells what law serves, not what was done.
_AIM = re.compile(r"融入|纳入|结合|服务于|同步|保障了")
# So many sections make a rule that one of them breaks; so long is more than a heading.
_ENOUGH = 4
_LINE = 60


@dataclass(frozen=True, slots=True)
class Topic:
    """A field of work: how it is named, and the words that show it is dealt with."""

    name: str
    named: re.Pattern[str]
    body: tuple[str, ...]


@cache
def _topics() -> tuple[Topic, ...]:
    rows = load_json("checks/topics.json")["topics"]
    return tuple(Topic(r["name"], re.compile(r["named"]), tuple(r["body"])) for r in rows)


@cache
def _any_topic() -> re.Pattern[str]:
    return re.compile("|".join(topic.named.pattern for topic in _topics()))


@cache
def _promise(name: str) -> re.Pattern[str]:
    """What an opening says was done (promise), or lists as the year's fields of work (listed)."""
    return re.compile(load_json("checks/topics.json")[name])


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Missing figures first, then what was promised or found lacking and is not taken up."""
    if case.stated:
        yield from _chapters_without_figures(case, settings)
    else:
        yield from _no_figure_at_all(case, settings)
    yield from _empty(case, settings)
    yield from _promised(case, settings)
    yield from _problems_without_measure(case, settings)


def _no_figure_at_all(case: Case, settings: Settings) -> Iterator[Finding]:
    title = len(case.head.title or "")
    first = next((line for line in case.scan.lines if line.start >= title), None)
    if first is not None:
        message = "全文没有一个统计数字，成效缺少数据支撑，宜补充数据。"
        yield finding(settings.rule, Severity.WARN, message, [(first.start, first.end)])


def _has_figure(case: Case, section: Section) -> bool:
    return bool(case.stated_in(section.start, section.end))


def _chapters_without_figures(case: Case, settings: Settings) -> Iterator[Finding]:
    """Chapters on results without any figure; long sections without one are told together."""
    shortest = int(settings.option("shortest_section"))
    bare: list[Section] = []
    for chapter in case.top:
        if chapter.part is not Part.MEASURES or chapter.end - chapter.start < shortest:
            continue
        if not _has_figure(case, chapter):
            words = case.quote((chapter.title_start, chapter.title_end), longest=30)
            message = f"“{words}”一章没有一个统计数字，宜补充数据。"
            yield finding(settings.rule, Severity.WARN, message, [(chapter.start, chapter.title_end)])
            continue
        inside = [h for h in case.headings if h.level == 2 and chapter.start < h.start < chapter.end]
        without = [h for h in inside if not _has_figure(case, h)]
        # Where all its sisters tell figures, a short section without one stands out too.
        is_alone = len(without) == 1 and len(inside) >= _ENOUGH
        least = min(shortest, _LINE) if is_alone else shortest
        bare += [h for h in without if h.end - h.start >= least]
    if bare:
        names = "”“".join(case.quote((h.title_start, h.title_end), longest=16) for h in bare[:_FEW_TITLES])
        count = f"等{len(bare)}节" if len(bare) > 1 else "一节"
        message = f"“{names}”{count}没有一个统计数字，宜补充数据。"
        yield finding(settings.rule, Severity.INFO, message, [(h.start, h.title_end) for h in bare])


def _empty(case: Case, settings: Settings) -> Iterator[Finding]:
    """Headings alone on their line with nothing before the next one of their rank, or the end."""
    following = [*pairwise(case.headings), *((h, None) for h in case.headings[-1:])]
    for heading, after in following:
        is_parent = after is not None and after.level > heading.level
        if (
            is_parent
            or _HAN.search(case.text, heading.title_end, heading.end)
            or len(heading.title) > int(settings.option("longest_title"))
        ):
            continue
        line = case.scan.line_at(heading.start)
        if line is not None and line.end <= heading.title_end + 1 and not _is_sentence(heading, case):
            words = case.quote((heading.title_start, heading.title_end), longest=30)
            message = f"标题“{words}”下面没有内容，请补写或删去。"
            yield finding(settings.rule, Severity.WARN, message, [(heading.start, heading.title_end)])


def _is_sentence(heading: Section, case: Case) -> bool:
    """An item of a list: it ends like a sentence and counts or tells something itself."""
    mark = case.text[heading.title_end : heading.title_end + 1]
    return mark in {"；", ";", "。"} or bool(case.stated_in(heading.start, heading.title_end))


def _promised(case: Case, settings: Settings) -> Iterator[Finding]:
    """Fields of work that the opening lists as done and the rest never mentions."""
    if not case.headings:
        return
    opening = case.headings[0].start
    first = max(0, opening - _OPENING)
    matches = (
        m for name in ("promise", "listed") for m in _promise(name).finditer(case.text, first, opening)
    )
    for match in matches:
        if _AIM.search(match.group()):
            continue
        body = case.text[opening:]
        for topic in _topics():
            named = topic.named.search(match.group(1))
            if named and not any(word in body for word in topic.body):
                at = match.start(1) + named.start()
                message = f"开头说做了“{named.group()}”，正文没有写，宜补写或删去。"
                yield finding(settings.rule, Severity.WARN, message, [(at, at + len(named.group()))])


def _problems_without_measure(case: Case, settings: Settings) -> Iterator[Finding]:
    """Problems whose field of work the plan does not touch."""
    problems = case.by_part[Part.PROBLEMS]
    planned = "".join(case.text[s.start : s.end] for s in case.by_part[Part.PLAN])
    if not problems or not planned:
        return
    taken_up: dict[str, bool] = {}
    for start, end in _problem_points(case, problems):
        if _is_left_open(case.text[start:end], planned, taken_up):
            words = case.quote((start, end), longest=24)
            message = f"问题“{words}”在下一年安排里没有对应的措施，宜补上。"
            yield finding(settings.rule, Severity.INFO, message, [(start, end)])


def _is_left_open(problem: str, planned: str, taken_up: dict[str, bool]) -> bool:
    """Whether a problem names fields of work and the plan touches none; ``taken_up`` keeps what was seen."""
    is_named = False
    if _any_topic().search(problem) is None:
        return False
    for topic in _topics():
        if topic.named.search(problem):
            is_named = True
            if topic.name not in taken_up:
                taken_up[topic.name] = any(map(planned.__contains__, topic.body))
            if taken_up[topic.name]:
                return False
    return is_named


def _inside(section: Section, others: Sequence[Section]) -> list[Section]:
    return [s for s in others if section.start < s.start < section.end]


def _problem_points(case: Case, sections: Sequence[Section]) -> Iterator[Span]:
    """The labels of the points or lowest headings inside the problems."""
    for section in sections:
        points = _inside(section, case.points) or _inside(section, case.sections)
        yield from ((p.start, p.title_end) for p in points if "原因" not in p.title.partition("，")[0])
