"""Marks of points (一是, 二要, 第三，): skipped, repeated, not parallel, in place of numbered headings.

Numbers of headings are looked at in ``numbering``, which tells both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from app.core.checks.case import Case, Settings, Span, finding
from app.core.enums import Part, Severity
from app.core.report import Finding, Section

_HAN_DIGITS = "一二三四五六七八九十"
# 一是, 一要 and 第一, 其一: the digit of a point.
_COUNTED = re.compile(rf"[第其]?([{_HAN_DIGITS}])[是要]?[，、]?")
_ROWS = tuple(
    tuple(before + digit + behind for digit in _HAN_DIGITS)
    for before, behind in (("", "是"), ("", "要"), ("第", "，"))
)
# The third mark of a row and those after it, each with the two marks before it.
_BEFORE = {row[n]: (row[n - 2], row[n - 1]) for row in _ROWS for n in range(2, len(row))}
_WORDS = frozenset(mark for row in _ROWS for mark in row[1:])
# 二是 and the marks after it, each with the one before it.
_ONE_BEFORE = dict(zip(_ROWS[0][1:], _ROWS[0], strict=False))
# 第二是, 其二是, 十二是.
_PART_OF_NUMBER = frozenset("第其之十")
_ENOUGH, _REACH, _SHOWN = 3, 1500, 6


def words() -> frozenset[str]:
    """The words that are watched for."""
    return _WORDS


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Points that the outline reads, then those of a sentence, which it does not."""
    points = [s for s in case.points if s.number]
    glued = _glued(case)
    for at, end in glued:
        message = f"“{case.text[at:end]}”与前面的话连在一起，中间缺了标点，请补上。"
        yield finding(settings.rule, Severity.ERROR, message, [(at, end)])
    marks = [str(p.number) for p in points]
    if any(map(_fault, marks, marks[1:])):
        yield from _out_of_order(settings, points, glued)
    yield from _in_a_sentence(case, settings)
    if len(points) >= _ENOUGH:
        yield from _for_headings(case, settings, points)


def _out_of_order(settings: Settings, points: Sequence[Section], glued: Sequence[Span]) -> Iterator[Finding]:
    """Points right behind another whose marks do not follow each other, unless one is glued between them."""
    for before, after in pairwise(points):
        said = _fault(str(before.number), str(after.number))
        if said is None or before.end != after.start or before.level != after.level:
            continue
        if not any(before.start < at < after.start for at, _ in glued):
            spans = [(p.start, p.start + _SHOWN) for p in (before, after)]
            yield finding(settings.rule, said[0], said[1], spans)


@lru_cache(maxsize=1024)
def _fault(before: str, after: str) -> tuple[Severity, str] | None:
    """What is wrong with the mark of a point after the one before it."""
    first, second = before.strip(), after.strip()
    if first[-1:] != second[-1:]:
        is_mixed = {first[-1:], second[-1:]} == {"是", "要"}
        return (Severity.INFO, f"“{first}”与“{second}”不并列，请统一。") if is_mixed else None
    one, two = _COUNTED.fullmatch(first), _COUNTED.fullmatch(second)
    step = _HAN_DIGITS.index(two.group(1)) - _HAN_DIGITS.index(one.group(1)) if one and two else 1
    if step == 0:
        return Severity.ERROR, f"要点的序号“{second}”重复，请改正。"
    return (Severity.ERROR, f"要点的序号从“{first}”跳到“{second}”，请核对是否漏项。") if step > 1 else None


def _glued(case: Case) -> list[Span]:
    """Marks run on behind words, with the mark before them in their paragraph: 建立制度5项二是统筹谋划."""
    text, found = case.text, case.found(_WORDS)
    return [
        (at, end)
        for mark in found.keys() & _ONE_BEFORE.keys()
        for at, end in found[mark]
        if text[at - 1].isalnum()
        and text[at - 1] not in _PART_OF_NUMBER
        and text.find(_ONE_BEFORE[mark], text.rfind("\n", 0, at) + 1, at) >= 0
    ]


def _in_a_sentence(case: Case, settings: Settings) -> Iterator[Finding]:
    """一是…，二是…，四是… in one sentence, where the outline reads no points: 三是 is nowhere in the text.

    第二，…第四，… may stand paragraphs apart.
    """
    found = case.found(_WORDS)
    for mark, places in found.items():
        if mark[0] == "第":
            yield from _told_twice(case, settings, mark, places)
        two_before, before = _BEFORE.get(mark, ("", ""))
        if not before or before in found:
            continue
        for at, _ in places:
            start, _ = case.scan.clause(at)
            scope = max(0, start - _REACH) if mark[0] == "第" else case.sentence(start)[0]
            if start == at and case.text.find(two_before, scope, start) >= 0:
                message = f"要点的序号从“{two_before}”跳到“{mark}”，请核对是否漏项。"
                yield finding(settings.rule, Severity.ERROR, message, [(start, start + _SHOWN)])


def _told_twice(case: Case, settings: Settings, mark: str, places: Sequence[Span]) -> Iterator[Finding]:
    """第二，…第二，… with no 第一， between."""
    for (before, end), (again, stop) in pairwise(places):
        begins_anew = any(case.text.find(first, end, again) >= 0 for first in ("第一，", "首先"))
        is_near = again - before < _REACH and not begins_anew
        if is_near and case.scan.clause(again)[0] == again:
            message = f"要点的序号“{mark.rstrip('，')}”重复，请改正。"
            yield finding(settings.rule, Severity.ERROR, message, [(before, end), (again, stop)])


def _for_headings(case: Case, settings: Settings, points: Sequence[Section]) -> Iterator[Finding]:
    """A plan in points that stand as paragraphs, where the chapters before it have headings.

    Not where other chapters have such points too: then that is how the report is written.
    """
    for chapter in case.top:
        if chapter.part is not Part.PLAN:
            continue
        inside = [p for p in points if chapter.start < p.start < chapter.end]
        if len(inside) < _ENOUGH or any(case.text[p.start - 1] != "\n" for p in inside):
            continue
        if any(case.text[p.start - 1] == "\n" for p in points if not chapter.start < p.start < chapter.end):
            continue
        second = [h for h in case.headings if h.level == 2]
        has_own = any(chapter.start < h.start < chapter.end for h in second)
        if not has_own and any(h.number for h in second):
            words = f"“{inside[0].number}”至“{inside[-1].number}”"
            message = f"本章以{words}独立成段，前文同级用“（一）”等标题，体例不一，请统一。"
            yield finding(settings.rule, Severity.INFO, message, [(inside[0].start, inside[0].title_end)])
