"""Numbers of headings: lost, skipped, repeated, mixed, ranks upside down (GB/T 9704: 一、（一）1.（1））."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from app.core.checks.case import Case, Settings, Span, finding, occurrences
from app.core.enums import Origin, Part, Severity
from app.core.outline.numbers import Number, number_at
from app.core.report import Finding, Section

_USUAL = {"han": "一、", "han_bracket": "（一）", "arabic": "1.", "arabic_bracket": "（1）"}
_RANKS = ("han", "han_bracket", "arabic", "arabic_bracket", "circled")
# Ranks of a parent and its child: a higher one below a lower, and 一、 with （1）, where two are left out.
_UPSIDE_DOWN = frozenset({("han", "arabic_bracket"), *((low, high) for high, low in combinations(_RANKS, 2))})
_ENOUGH = 2
_REACH = 1500
_HAN_DIGITS = "一二三四五六七八九十"
# 一是, 一要 and 第一, 其一: the digit of a point.
_COUNTED = re.compile(rf"[第其]?([{_HAN_DIGITS}])[是要]?[，、]?")
# Marks of points by what they stand for: the two marks before each in its row.
_POINTS = {
    before + _HAN_DIGITS[n] + behind: (
        before + _HAN_DIGITS[n - 2] + behind,
        before + _HAN_DIGITS[n - 1] + behind,
    )
    for before, behind in (("", "是"), ("", "要"), ("第", "，"))
    for n in range(2, len(_HAN_DIGITS))
}
_POINT_WORDS = frozenset({*_POINTS, "第二，"})
_BLANK = r"[ \u3000\t]*"
_NUMBER = rf"[（(][{_HAN_DIGITS}\d]{{1,3}}[）)]|[{_HAN_DIGITS}]{{1,3}}、|\d{{1,2}}[.．、]"
_ALONE = re.compile(rf"\n{_BLANK}({_NUMBER}){_BLANK}(?=\n|\Z)")
# （二）、: what may stand behind the bracket of a number, and is wrong there.
_MARKS_BEHIND, _CLOSED = frozenset("、.．，"), frozenset("）)")
_NEXT_WORDS = re.compile(r"\S[^\n]{0,8}")


def words() -> frozenset[str]:
    """The words that this check watches for."""
    return _POINT_WORDS


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Group by group of sister headings, then ranks between parents and children, then points."""
    numbers = {h.start: _number(h) for h in case.headings}
    for group in case.groups:
        if _is_regular(group, numbers):
            continue
        yield from _lost(case, settings, group)
        yield from _mixed(case, settings, group, numbers)
        yield from _sequence(case, settings, group, numbers)
        yield from _marks(case, settings, group, numbers)
    yield from _top_style(case, settings, numbers)
    if _may_be_upside_down(case, numbers):
        yield from _ranks(case, settings, numbers)
    yield from _points(case, settings)
    yield from _left_empty(case, settings)
    yield from _marked_twice(case, settings)
    yield from _of_one_rank(case, settings)


def _is_regular(group: Sequence[Section], numbers: dict[int, Number | None]) -> bool:
    """Numbered from 1 in one style with one mark behind: nothing to look for."""
    first = numbers[group[0].start]
    mark = (group[0].number or "").strip()[-1:]
    for value, heading in enumerate(group, 1):
        number = numbers[heading.start]
        if number is None or first is None or number.value != value:
            return False
        if number.style.family != first.style.family or str(heading.number).strip()[-1:] != mark:
            return False
    return True


def _number(heading: Section) -> Number | None:
    """The heading's number as the outline reads it; a letter after it stands for the title."""
    return _parsed(heading.number) if heading.number else None


@lru_cache(maxsize=1024)
def _parsed(number: str) -> Number | None:
    written = number.strip() + "甲"
    return number_at(written, 0, len(written))


def _place(heading: Section) -> Span:
    return heading.start, heading.title_end


def _lost(case: Case, settings: Settings, group: Sequence[Section]) -> Iterator[Finding]:
    """Headings without a number among numbered sisters; a bare label is a lesser fault."""
    numbered = [h for h in group if h.number]
    for heading in group:
        if heading.origin is not Origin.INFERRED or heading.number:
            continue
        title = case.quote((heading.title_start, heading.title_end), longest=30)
        is_label = case.text[heading.title_end : heading.title_end + 1] in {"：", ":"}
        if numbered and heading.level <= 2:
            message = f"标题“{title}”丢了序号，同级标题有“{numbered[0].number}”等序号，请补上。"
            yield finding(settings.rule, Severity.ERROR, message, [_place(heading)])
        elif is_label and any(h.number for h in case.top):
            message = f"小标题“{title}”没有序号，并以冒号结尾，宜加序号、去冒号。"
            yield finding(settings.rule, Severity.WARN, message, [_place(heading)])


def _mixed(
    case: Case, settings: Settings, group: Sequence[Section], numbers: dict[int, Number | None]
) -> Iterator[Finding]:
    """Sisters numbered in two styles: （1）（2）（三）（四）."""
    styled = [(h, n.style.family) for h in group if (n := numbers[h.start]) is not None]
    families = Counter(family for _, family in styled)
    if len(families) < 2:
        return
    places: list[Span] = []
    shown: list[tuple[str | None, str]] = []
    for heading, family in styled:
        if not shown or shown[-1][1] != family:
            shown.append((heading.number, family))
            places.append(_place(heading))
    words = "”“".join(str(number).strip() for number, _ in shown)
    message = f"同级标题的序号体例不一：“{words}”，请统一。"
    yield finding(settings.rule, Severity.ERROR, message, places)


def _sequence(
    case: Case, settings: Settings, group: Sequence[Section], numbers: dict[int, Number | None]
) -> Iterator[Finding]:
    """Numbers that are skipped or come twice, in groups without lost or mixed numbers."""
    row = [(h, n) for h in group if (n := numbers[h.start]) is not None]
    if len(row) != len(group) or len({n.style.family for _, n in row}) != 1:
        return
    if row and row[0][1].value > 1 and not _runs_on(case, row[0][0], row[0][1], numbers):
        heading, number = row[0]
        message = f"“{heading.number}”前面没有第1项，序号从{number.value}开始，请核对。"
        yield finding(settings.rule, Severity.ERROR, message, [_place(heading)])
    for (before, first), (after, second) in pairwise(row):
        if second.value == first.value:
            message = f"序号“{after.number}”重复，请改正。"
        elif second.value > first.value + 1:
            if _ALONE.search(case.text, before.start, after.start):
                # The number is there, with nothing behind it.
                continue
            message = f"序号从“{before.number}”跳到“{after.number}”，请核对是否漏项。"
        else:
            continue
        yield finding(settings.rule, Severity.ERROR, message, [_place(before), _place(after)])


def _runs_on(case: Case, heading: Section, own: Number, numbers: dict[int, Number | None]) -> bool:
    """Whether numbers run through several chapters: 1. 2. under （一）, 3. 4. under （二）."""
    before = [
        n
        for h in case.headings
        if h.start < heading.start and h.level == heading.level and (n := numbers[h.start]) is not None
    ]
    return bool(before) and before[-1].style.family == own.style.family and before[-1].value == own.value - 1


def _marks(
    case: Case, settings: Settings, group: Sequence[Section], numbers: dict[int, Number | None]
) -> Iterator[Finding]:
    """1、 and 2. among sisters: one style, two marks behind the number."""
    marked: dict[str, Section] = {}
    for heading in group:
        number = numbers[heading.start]
        written = str(heading.number).strip()
        if number is not None and number.style.family in {"arabic", "han"} and written:
            mark = written[-1].replace("．", ".")
            marked.setdefault("" if mark.isalnum() else mark, heading)
    if len(marked) > 1:
        words = "”“".join(str(h.number).strip() for h in marked.values())
        message = f"同级序号后的标点不一：“{words}”，请统一。"
        yield finding(settings.rule, Severity.WARN, message, [_place(h) for h in marked.values()])


def _top_style(case: Case, settings: Settings, numbers: dict[int, Number | None]) -> Iterator[Finding]:
    """The first rank is 一、 in official documents; chapters (第一部分) are fine in long ones."""
    odd = [h for h in case.top if (n := numbers[h.start]) is not None and n.style.family in _RANKS[1:]]
    if len(odd) >= _ENOUGH:
        words = "”“".join(str(h.number).strip() for h in odd[:3])
        message = f"一级标题用“{words}”，应为“一、二、三、”。"
        yield finding(settings.rule, Severity.ERROR, message, [_place(h) for h in odd])


def _ranks(case: Case, settings: Settings, numbers: dict[int, Number | None]) -> Iterator[Finding]:
    """Children whose style ranks above their parent's: （一） under 1、. One finding with every place."""
    chain: list[Section] = []
    places: list[Span] = []
    first: tuple[Section, Section] | None = None
    for heading in case.headings:
        while chain and chain[-1].level >= heading.level:
            chain.pop()
        parent = chain[-1] if chain else None
        chain.append(heading)
        if parent is not None and _is_upside_down(numbers[parent.start], numbers[heading.start]):
            first = first or (parent, heading)
            places.append(_place(heading))
    if first is not None:
        words = f"“{str(first[0].number).strip()}”下接“{str(first[1].number).strip()}”"
        yield finding(
            settings.rule,
            Severity.WARN,
            f"层次倒置：{words}，应按“一、（一）1.（1）”排列。",
            [_place(first[0]), *places],
        )


def _may_be_upside_down(case: Case, numbers: dict[int, Number | None]) -> bool:
    """Whether some style stands below another that it should not, under whatever heading: a first look."""
    styles = {(h.level, n.style.family) for h in case.headings if (n := numbers[h.start]) is not None}
    return any(
        level < below and (above, own) in _UPSIDE_DOWN for level, above in styles for below, own in styles
    )


def _is_upside_down(above: Number | None, own: Number | None) -> bool:
    if above is None or own is None:
        return False
    return (above.style.family, own.style.family) in _UPSIDE_DOWN


def _of_one_rank(case: Case, settings: Settings) -> Iterator[Finding]:
    """一、 and at once, under it, 一、 once more."""
    for above, own in pairwise(case.headings):
        is_below = own.level > above.level and own.number is not None and own.number == above.number
        if is_below and not case.text[above.title_end : own.start].strip("：: 　\n"):
            number = str(own.number).strip()
            message = f"“{number}”下面又用“{number}”，分不出层次，请改用下一级序号。"
            yield finding(settings.rule, Severity.WARN, message, [_place(above), _place(own)])


def _marked_twice(case: Case, settings: Settings) -> Iterator[Finding]:
    """（二）、: a bracketed number takes no mark behind it. One finding with every place."""
    places = [
        (h.start, h.title_start)
        for h in case.headings
        if case.text[h.title_start - 1] in _MARKS_BEHIND and case.text[h.title_start - 2] in _CLOSED
    ]
    if places:
        also = f"（共{len(places)}处）" if len(places) > 1 else ""
        message = f"“{case.quote(places[0])}”：带括号的序号后面不加标点{also}。"
        yield finding(settings.rule, Severity.INFO, message, places)


def _left_empty(case: Case, settings: Settings) -> Iterator[Finding]:
    """A number alone on its line, with another number or nothing below; words there are the title it lost."""
    for match in _ALONE.finditer(case.text):
        below = _NEXT_WORDS.search(case.text, match.end())
        if below is None or number_at(case.text, below.start(), below.end()) is not None:
            message = f"序号“{match.group(1)}”后面没有内容，请补写或删去。"
            yield finding(settings.rule, Severity.WARN, message, [match.span(1)])


def _points(case: Case, settings: Settings) -> Iterator[Finding]:
    """Points that are skipped, repeated or not parallel (一是要…二要…), and points in place of headings."""
    points = [s for s in case.points if s.number]
    for before, after in pairwise(points):
        if before.end != after.start or before.level != after.level:
            continue
        first, second = str(before.number).strip(), str(after.number).strip()
        said = _fault_of_points(first, second)
        if said is not None:
            spans = [(p.start, p.start + 6) for p in (before, after)]
            yield finding(settings.rule, said[0], said[1], spans)
    yield from _points_in_a_sentence(case, settings)
    yield from _points_for_headings(case, settings, points)


@lru_cache(maxsize=1024)
def _fault_of_points(first: str, second: str) -> tuple[Severity, str] | None:
    """What is wrong with the mark of a point after the one before it."""
    if first[-1:] != second[-1:]:
        is_mixed = {first[-1:], second[-1:]} == {"是", "要"}
        return (Severity.INFO, f"“{first}”与“{second}”不并列，请统一。") if is_mixed else None
    one, two = _COUNTED.fullmatch(first), _COUNTED.fullmatch(second)
    step = _HAN_DIGITS.index(two.group(1)) - _HAN_DIGITS.index(one.group(1)) if one and two else 1
    if step == 0:
        return Severity.ERROR, f"要点的序号“{second}”重复，请改正。"
    return (Severity.ERROR, f"要点的序号从“{first}”跳到“{second}”，请核对是否漏项。") if step > 1 else None


def _points_in_a_sentence(case: Case, settings: Settings) -> Iterator[Finding]:
    """一是…，二是…，四是… in one sentence, where the outline reads no points: 三是 is nowhere in the text.

    第二，…第四，… may stand paragraphs apart.
    """
    for mark in sorted(case.likely(_POINT_WORDS)):
        if mark[0] == "第":
            yield from _told_twice(case, settings, mark)
        two_before, before = _POINTS.get(mark, ("", ""))
        if before in case.text:
            continue
        for span in occurrences(case.text, mark):
            start, _ = case.scan.clause(span[0])
            scope = max(0, start - _REACH) if mark[0] == "第" else case.sentence(start)[0]
            if start == span[0] and case.text.find(two_before, scope, start) >= 0:
                message = f"要点的序号从“{two_before}”跳到“{mark}”，请核对是否漏项。"
                yield finding(settings.rule, Severity.ERROR, message, [(start, start + 6)])


def _told_twice(case: Case, settings: Settings, mark: str) -> Iterator[Finding]:
    """第二，…第二，… with no 第一， between."""
    for (before, end), (again, stop) in pairwise(occurrences(case.text, mark)):
        begins_anew = any(case.text.find(first, end, again) >= 0 for first in ("第一，", "首先"))
        is_near = again - before < _REACH and not begins_anew
        if is_near and case.scan.clause(again)[0] == again:
            message = f"要点的序号“{mark.rstrip('，')}”重复，请改正。"
            yield finding(settings.rule, Severity.ERROR, message, [(before, end), (again, stop)])


def _points_for_headings(case: Case, settings: Settings, points: Sequence[Section]) -> Iterator[Finding]:
    has_second = any(h.level == 2 and h.number for h in case.headings)
    for chapter in case.top if has_second else ():
        if chapter.part is not Part.PLAN:
            continue
        inside = [p for p in points if chapter.start < p.start < chapter.end]
        has_own = any(h.level == 2 and chapter.start < h.start < chapter.end for h in case.headings)
        opening = [p for p in inside if case.text[p.start - 1 : p.start] == "\n"]
        if not has_own and 3 <= len(opening) == len(inside):
            words = f"“{opening[0].number}”至“{opening[-1].number}”"
            message = f"本章以{words}独立成段，前文同级用“（一）”等标题，体例不一，请统一。"
            yield finding(settings.rule, Severity.INFO, message, [(opening[0].start, opening[0].title_end)])
