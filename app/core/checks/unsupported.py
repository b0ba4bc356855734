"""Results without figures, headings without a body, promises not kept, problems without a measure.

Fields of work are told in ``fields``, problems that nothing is planned for in ``open_problems``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, zip_longest

from app.core.checks import annexes, open_problems
from app.core.checks.case import Case, Settings, Span, finding
from app.core.checks.fields import any_main, bodies, main_in, named, names, shown_by
from app.core.enums import Part, Severity
from app.core.report import Finding, Section
from app.core.resources import load_pattern, load_words

_DONE = (Part.MEASURES, Part.RESPONSIBILITY)
_FIRST = "责任人"
_HAN = re.compile(r"[\u4e00-\u9fff]")
_OPENING = 900
_FEW_TITLES = 3
# 融入乡村振兴等重点工作 tells what law serves, not what was done.
_AIM = re.compile(r"融入|纳入|结合|服务于|同步|保障了")
# So many sections make a rule that one of them breaks; so long is more than a heading.
_ENOUGH = 4
_LINE = 60
_pattern = partial(load_pattern, "checks/topics.json")
_words = partial(load_words, "checks/topics.json")


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    return _words("ends"), annexes.words()


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Missing figures first, then what was promised or found lacking and is not taken up."""
    if case.stated:
        yield from _chapters_without_figures(case, settings)
    else:
        yield from _no_figure_at_all(case, settings)
    leaves = _leaves(case)
    yield from _empty(case, settings, leaves)
    yield from _promised(case, settings)
    for place in open_problems.without_measure(case):
        message = f"问题“{case.quote(place)}”在下一年安排里没有对应的措施，宜补上。"
        yield finding(settings.rule, Severity.INFO, message, [place])
    yield from _off_topic(case, settings, leaves)
    for message, place in annexes.absent(case):
        yield finding(settings.rule, Severity.WARN, message, [place])


def _no_figure_at_all(case: Case, settings: Settings) -> Iterator[Finding]:
    title = len(case.head.title or "")
    first = next((line for line in case.scan.lines if line.start >= title), None)
    if first is not None:
        message = "全文没有一个统计数字，成效缺少数据支撑，宜补充数据。"
        yield finding(settings.rule, Severity.WARN, message, [(first.start, first.end)])


def _chapters_without_figures(case: Case, settings: Settings) -> Iterator[Finding]:
    """Chapters on results without any figure; long sections without one are told together."""
    shortest = int(settings.option("shortest_section"))
    bare: list[Section] = []
    for chapter in case.top:
        if chapter.part is not Part.MEASURES or chapter.end - chapter.start < shortest:
            continue
        if not case.has_figure(chapter):
            words = case.quote((chapter.title_start, chapter.title_end), longest=30)
            message = f"“{words}”一章没有一个统计数字，宜补充数据。"
            yield finding(settings.rule, Severity.WARN, message, [(chapter.start, chapter.title_end)])
            continue
        inside = [h for h in case.headings if h.level == 2 and chapter.start < h.start < chapter.end]
        without = [h for h in inside if not case.has_figure(h)]
        # Where all its sisters tell figures, a short section without one stands out too.
        is_alone = len(without) == 1 and len(inside) >= _ENOUGH
        least = min(shortest, _LINE) if is_alone else shortest
        bare += [h for h in without if h.end - h.start >= least]
    if not case.headings:
        yield from _bare_paragraph(case, settings)
    if bare:
        names = "”“".join(case.quote((h.title_start, h.title_end), longest=16) for h in bare[:_FEW_TITLES])
        count = f"等{len(bare)}节" if len(bare) > 1 else "一节"
        message = f"“{names}”{count}没有一个统计数字，宜补充数据。"
        yield finding(settings.rule, Severity.INFO, message, [(h.start, h.title_end) for h in bare])


def _bare_paragraph(case: Case, settings: Settings) -> Iterator[Finding]:
    """在政务公开方面，… without a figure, in a report without headings; others like it tell some."""
    leads = [
        (line, lead) for line in case.scan.lines if (lead := _pattern("lead").match(case.text, line.start))
    ]
    bare = [
        (line, lead)
        for line, lead in leads
        if line.end - line.start >= _LINE
        and case.part_at(line.start) in _DONE
        and _FIRST not in case.text[line.start : line.end]
        and not case.stated_in(line.start, line.end)
    ]
    if len(bare) == 1 and len(leads) > _ENOUGH:
        _, lead = bare[0]
        message = f"“{lead.group()}”一段没有一个统计数字，宜补充数据。"
        yield finding(settings.rule, Severity.INFO, message, [lead.span()])


def _leaves(case: Case) -> list[Section]:
    """Headings that have none below them, in order."""
    following = zip_longest(case.headings, case.headings[1:])
    return [h for h, after in following if after is None or after.level <= h.level]


def _empty(case: Case, settings: Settings, leaves: Sequence[Section]) -> Iterator[Finding]:
    """Headings alone on their line with nothing before the next one of their rank, or the end."""
    longest = int(settings.option("longest_title"))
    for heading in [h for h in leaves if not _HAN.search(case.text, h.title_end, h.end)]:
        if len(heading.title) > longest:
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
    """Fields of work that the opening lists as done and the rest, but for the plan, never mentions."""
    told = case.headings[:1] or [s for part in _DONE for s in case.by_part[part]]
    ends = case.places_of(_words("ends")) if told else []
    if not ends:
        return
    opening = min([section.start for section in told])
    for match in _promises(case, ends, opening):
        if _AIM.search(match.group()):
            continue
        plans = [section.start for section in case.by_part[Part.PLAN] if section.start > opening]
        body = case.text[opening : min(plans, default=None)]
        for topic, place in named(match[1]).items():
            if not any(map(body.__contains__, bodies()[topic])):
                start, end = (match.start(1) + at for at in place)
                message = f"开头说做了“{case.text[start:end]}”，正文没有写，宜补写或删去。"
                yield finding(settings.rule, Severity.WARN, message, [(start, end)])


def _promises(case: Case, ends: Sequence[Span], opening: int) -> Iterator[re.Match[str]]:
    """The lists of promises and of fields of work before ``opening``, where the first heading stands."""
    before = [at for at, _ in ends if opening - _OPENING <= at < opening]
    for start, end in sorted(set(map(case.scan.sentence, before))):
        for name in ("promise", "listed", "gained", "handles"):
            yield from _pattern(name).finditer(case.text, start, min(end, opening))


def _off_topic(case: Case, settings: Settings, leaves: Sequence[Section]) -> Iterator[Finding]:
    """Headings that name a field of work, over a body that is about something else."""
    for heading in leaves:
        titled = main_in(heading.title)
        if not titled or not _is_long(heading):
            continue
        body = case.text[heading.title_end : heading.end]
        if any(map(body.__contains__, chain.from_iterable(map(shown_by, titled)))):
            continue
        others = Counter(topic for name in any_main().findall(body) for topic in names()[name])
        if others and others.most_common(1)[0][1] > 1:
            words = case.quote((heading.title_start, heading.title_end), longest=30)
            message = f"标题“{words}”下面写的是{others.most_common(1)[0][0]}，与标题不符，请核对。"
            yield finding(settings.rule, Severity.WARN, message, [(heading.start, heading.title_end)])


def _is_long(heading: Section) -> bool:
    """Whether so much stands below a heading that its subject should be among it."""
    return heading.end - heading.title_end > _LINE and len(heading.title) <= _LINE // 2
