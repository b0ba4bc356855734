"""The same heading twice, or a long run of text twice, in one report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from app.core.checks.case import Case, Settings, Span, finding, occurrences
from app.core.checks.set_phrases import own_characters
from app.core.enums import Part, SectionKind, Severity
from app.core.report import Finding, Section
from app.core.scan import Scan, breaks

_LETTERS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")
# What a run that stands twice is found by: the first characters of a clause, or behind one of the joints.
_PIECE = 12
_JOINTS = "”》"
# Three members of one length that begin alike; the first is looked for before them.
_SLOGAN = re.compile(r"、(?P<one>(?P<head>[\u4e00-\u9fff]{2})[^、，。；\n“”]{1,6})(?P<two>、)(?P=head)")
# Dashes, dots and empty cells of tables stand in a row as well.
_LEAST_IN_A_ROW = 8
_LONG = 48
_LONGEST_LEAD = 32
_LEADS_OVER = frozenset({"报告如下", "汇报如下", "总结如下"})
_NOW = "现将"
# A shorter line between two of them is a title or a signature: a letter stands before the report.
_PARAGRAPH = 40


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    return (_LEADS_OVER,)


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Headings first, then runs that no doubled heading explains."""
    covered: list[Span] = []
    has_twins = len({heading.title for heading in case.headings}) < len(case.headings)
    for headings in _same_titles(case, settings) if has_twins else ():
        spans = [(h.title_start, h.title_end) for h in headings]
        covered.extend(spans)
        message = f"标题“{case.quote(spans[0], longest=30)}”在报告里出现{len(spans)}次，宜改写。"
        yield finding(settings.rule, Severity.WARN, message, spans)
    for spans in _same_leads(case):
        if not any(a <= start < b for start, _ in spans for a, b in covered):
            covered.extend(spans)
            message = f"“{case.quote(spans[0], longest=30)}”在{len(spans)}段的开头，宜改写。"
            yield finding(settings.rule, Severity.WARN, message, spans)
    shortest = int(settings.option("shortest"))
    for one, two in repeated_runs(case.scan, shortest=shortest):
        is_heading = any(a <= one[0] < b or a <= two[0] < b for a, b in covered)
        words = case.text[slice(*one)]
        is_in_a_row = one[1] == two[0] and len(_LETTERS.findall(words)) >= _LEAST_IN_A_ROW
        # Set phrases alone may come twice; in a run so long less need be the report's own.
        fewest = shortest // 2 if len(words) >= _LONG else shortest
        if is_heading or (not is_in_a_row and own_characters(words) < fewest):
            continue
        message = f"“{case.quote(one, longest=30)}”等{one[1] - one[0]}字在报告里逐字出现两次，宜删改一处。"
        yield finding(settings.rule, Severity.WARN, message, [one, two])
    yield from _slogans(case, settings)
    lead_over = case.places_of(_LEADS_OVER)
    if len(lead_over) > 1:
        yield from _led_over_twice(case, settings, lead_over)


def _led_over_twice(case: Case, settings: Settings, lead_over: Sequence[Span]) -> Iterator[Finding]:
    """现将…报告如下 in two paragraphs before the first heading."""
    text = case.text
    first = case.top[0].start if case.top else 0
    places = []
    for at, end in lead_over:
        start = text.rfind(_NOW, case.clause_start(at), at) if end < first else -1
        if start >= 0:
            places.append((start, end))
    if len(places) == 2:
        between = text[places[0][1] : places[1][1]].split("\n")[1:]
        if between and all(len(line) >= _PARAGRAPH for line in between if line.strip()):
            message = f"“{case.quote(places[0])}”之后又写“{case.quote(places[1])}”，宜删去一处。"
            yield finding(settings.rule, Severity.INFO, message, places)


def _slogans(case: Case, settings: Settings) -> Iterator[Finding]:
    """人人学法、人人知法、人人用法 among the results and word by word in the plan again."""
    text = case.text
    done = 0
    for section in case.by_part[Part.PLAN]:
        if section.kind is not SectionKind.HEADING or section.end <= done:
            continue
        done = section.end
        for match in _SLOGAN.finditer(text, section.start, section.end):
            start = text.rfind(match.group("head"), match.start() - len(match.group("one")), match.start())
            span = start, match.end("two") + len(match.group("one"))
            is_even = match.start() - start == len(match.group("one")) and start >= 0
            places = list(occurrences(text, text[slice(*span)])) if is_even else []
            if any(case.part_at(place) is not Part.PLAN for place, _ in places):
                message = f"口号“{case.quote(span)}”在成效与计划里重复，宜换一种说法。"
                yield finding(settings.rule, Severity.INFO, message, places)


def _same_titles(case: Case, settings: Settings) -> Iterator[list[Section]]:
    """Headings with one title; a short one may stand among the results and again in the plan."""
    titles: dict[str, list[Section]] = defaultdict(list)
    for heading in case.headings:
        titles[heading.title].append(heading)
    for headings in titles.values():
        if len(headings) < 2:
            continue
        letters = len(_LETTERS.findall(headings[0].title))
        if letters < int(settings.option("shortest_title")):
            continue
        is_short = letters < int(settings.option("long_title"))
        if is_short and any(case.part_at(h.start) is Part.PLAN for h in headings):
            continue
        yield headings


def _same_leads(case: Case) -> Iterator[list[Span]]:
    """Paragraphs that begin with one sentence, as with a heading: 坚持依法履职，规范权力运行。"""
    text, headings = case.text, {heading.start for heading in case.headings}
    leads: dict[str, list[Span]] = defaultdict(list)
    for line in case.scan.lines:
        end = text.find("。", line.start + _LEAST_IN_A_ROW, line.start + _LONGEST_LEAD)
        if 0 < end < line.end - 1 and line.start not in headings:
            leads[text[line.start : end]].append((line.start, end))
    yield from (spans for spans in leads.values() if len(spans) > 1)


def repeated_runs(scan: Scan, *, shortest: int) -> Iterator[tuple[Span, Span]]:
    """Pairs of places that share a run of at least ``shortest`` (40 or more) characters.

    A run within one clause is passed over where both places lack its beginning and it has no joint. One
    that stands twice in a row (依托微信群等平台，依托微信群等平台，) may be as short as a piece.
    """
    text, done = scan.text, 0
    for earlier, later in _seeds(scan):
        if later < done or earlier + _PIECE > later:
            continue
        start, end, other = _grown(text, earlier, later, _PIECE)
        is_next_to_it = other + end - start == start
        if (is_next_to_it or end - start >= shortest) and start >= done:
            yield (other, other + end - start), (start, end)
            done = end


def _seeds(scan: Scan) -> Iterator[tuple[int, int]]:
    """Neighbouring places of pieces that come twice, in the order of the later one."""
    text, first_of = scan.text, dict[str, int]().setdefault
    starts = sorted(scan.clause_breaks + breaks(text, _JOINTS)[1:-1])
    again = [(first, at) for at in starts if (first := first_of(text[at : at + _PIECE], at)) != at]
    last: dict[int, int] = {}
    for first, at in again:
        if at + _PIECE <= len(text):
            yield last.get(first, first), at
        last[first] = at


def _grown(text: str, one: int, two: int, size: int) -> tuple[int, int, int]:
    """The run of both places extended both ways, never over each other or a line end."""
    start, other = two, one
    while other > 0 and start > one + size and text[start - 1] == text[other - 1] != "\n":
        start, other = start - 1, other - 1
    end, stop = two + size, one + size
    while end < len(text) and stop < start and text[end] == text[stop] != "\n":
        end, stop = end + 1, stop + 1
    return start, end, other
