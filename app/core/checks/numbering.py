"""Numbers of headings: lost, skipped, repeated, mixed, ranks upside down (GB/T 9704: 一、（一）1.（1））."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, groupby, pairwise

from app.core.checks import points
from app.core.checks.case import Case, Settings, Span, finding
from app.core.enums import Origin, Severity
from app.core.outline.numbers import Number, number_at
from app.core.report import Finding, Section

Numbered = Sequence[tuple[Section, Number]]
_RANKS = ("han", "han_bracket", "arabic", "arabic_bracket", "circled")
# Ranks of a parent and its child: a higher one below a lower, and 一、 with （1）, where two are left out.
_UPSIDE_DOWN = frozenset({("han", "arabic_bracket"), *((low, high) for high, low in combinations(_RANKS, 2))})
_ENOUGH = 2
_LEADS_OVER = 40
_BLANK = r"[ \u3000\t]*"
_NUMBER = r"[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、]"
_ALONE = re.compile(rf"\n{_BLANK}({_NUMBER}){_BLANK}(?=\n|\Z)")
_LONGEST_NUMBER = len("（三十一）")
# （二）、: what may stand behind the bracket of a number, and is wrong there.
_MARKED_TWICE = frozenset(bracket + mark for bracket in "）)" for mark in "、.．，")
_NEXT_WORDS = re.compile(r"\S[^\n]{0,8}")


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    return (points.words(),)


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Group by group of sister headings, then ranks between parents and children, then points."""
    found: set[tuple[int, frozenset[str]]] = set()
    has_single = False
    for group in case.groups:
        is_regular, families = _looks(tuple([h.number for h in group]))
        found.add((group[0].level, families))
        has_single = has_single or len(group) == 1
        if not is_regular:
            numbered = _numbered(group)
            if len(numbered) < len(group):
                yield from _lost(case, settings, group)
            else:
                yield from _sequence(case, settings, numbered)
            yield from _mixed(settings, numbered)
            yield from _marks(settings, numbered)
    styles = frozenset(found)
    if not _are_ranked(styles):
        yield from _top_style(case, settings)
        yield from _ranks(case, settings)
    if not _are_apart(styles):
        yield from _of_one_rank(case, settings)
    if has_single:
        yield from _between(case, settings)
    yield from points.find(case, settings)
    yield from _left_empty(case, settings)
    yield from _marked_twice(case, settings)


@lru_cache(maxsize=1024)
def _looks(written: tuple[str | None, ...]) -> tuple[bool, frozenset[str]]:
    """Whether numbers run from 1 in one style with one mark behind; and the families of their styles."""
    values = [number.value for number in map(_parsed, written) if number is not None]
    marks = {str(number).strip()[-1:] for number in written}
    families = frozenset(map(_family, written))
    return values == list(range(1, len(written) + 1)) and len(marks) == len(families) == 1, families


@lru_cache(maxsize=1024)
def _are_ranked(styles: frozenset[tuple[int, frozenset[str]]]) -> bool:
    """Whether the first level has the style of none below it, and no level that of one above it."""
    rows = [(level, family) for level, families in styles for family in families]
    if any(level == 1 and family in _RANKS[1:] for level, family in rows):
        return False
    return _UPSIDE_DOWN.isdisjoint([(above, own) for high, above in rows for low, own in rows if high < low])


@lru_cache(maxsize=1024)
def _are_apart(styles: frozenset[tuple[int, frozenset[str]]]) -> bool:
    """Whether no two levels have a style in common, nor headings without a number."""
    rows = {(level, family) for level, families in styles for family in families}
    return len({family for _, family in rows}) == len(rows)


@lru_cache(maxsize=1024)
def _parsed(written: str | None) -> Number | None:
    """A heading's number as the outline reads it; a letter after it stands for the title."""
    line = f"{written.strip()}甲" if written else ""
    return number_at(line, 0, len(line))


def _family(written: str | None) -> str:
    """The style of a heading's number; empty where it has none."""
    number = _parsed(written)
    return number.style.family if number is not None else ""


def _numbered(headings: Sequence[Section]) -> list[tuple[Section, Number]]:
    """Those with a number, each with it."""
    return [(h, number) for h in headings if (number := _parsed(h.number)) is not None]


def _place(heading: Section) -> Span:
    return heading.start, heading.title_end


def _lost(case: Case, settings: Settings, group: Sequence[Section]) -> Iterator[Finding]:
    """Headings without a number among numbered sisters; a bare label is a lesser fault."""
    inferred = Origin.INFERRED
    numbered = [h for h in group if h.number]
    for heading in [h for h in group if h.origin is inferred and not h.number]:
        title = case.quote((heading.title_start, heading.title_end), longest=30)
        is_label = case.text[heading.title_end : heading.title_end + 1] in {"：", ":"}
        if numbered and heading.level <= 2:
            message = f"标题“{title}”丢了序号，同级标题有“{numbered[0].number}”等序号，请补上。"
            yield finding(settings.rule, Severity.ERROR, message, [_place(heading)])
        elif is_label and any(h.number for h in case.top):
            message = f"小标题“{title}”没有序号，并以冒号结尾，宜加序号、去冒号。"
            yield finding(settings.rule, Severity.WARN, message, [_place(heading)])


def _mixed(settings: Settings, numbered: Numbered) -> Iterator[Finding]:
    """Sisters numbered in two styles: （1）（2）（三）（四）."""
    runs = [next(run) for _, run in groupby(numbered, key=lambda row: row[1].style.family)]
    if len(runs) > 1:
        words = "”“".join(str(heading.number).strip() for heading, _ in runs)
        message = f"同级标题的序号体例不一：“{words}”，请统一。"
        yield finding(settings.rule, Severity.ERROR, message, [_place(heading) for heading, _ in runs])


def _sequence(case: Case, settings: Settings, numbered: Numbered) -> Iterator[Finding]:
    """Numbers that are skipped or come twice, in groups without lost or mixed numbers."""
    if len({n.style.family for _, n in numbered}) != 1:
        return
    heading, number = numbered[0]
    if number.value > 1 and not _runs_on(case, heading, number):
        message = f"“{heading.number}”前面没有第1项，序号从{number.value}开始，请核对。"
        yield finding(settings.rule, Severity.ERROR, message, [_place(heading)])
    for (before, first), (after, second) in pairwise(numbered):
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


def _between(case: Case, settings: Settings) -> Iterator[Finding]:
    """1. （1） 2.: nothing is divided into one, so the number in the middle was to be one of the others'."""
    headings = case.headings
    for above, alone, below in zip(headings, headings[1:], headings[2:], strict=False):
        if not above.level == below.level == alone.level - 1:
            continue
        first, own, second = (_parsed(heading.number) for heading in (above, alone, below))
        if first is None or own is None or second is None or second.value != first.value + 1:
            continue
        # A parent that has only words to lead over to its parts may have one part.
        if own.value == 1 and alone.start - above.title_end > _LEADS_OVER:
            number = str(alone.number).strip()
            message = f"“{number}”夹在“{above.number}”与“{below.number}”之间，只有一项，请核对序号。"
            yield finding(settings.rule, Severity.WARN, message, [_place(alone)])


def _runs_on(case: Case, heading: Section, own: Number) -> bool:
    """Whether numbers run through several chapters: 1. 2. under （一）, 3. 4. under （二）."""
    of_level = [h for h in case.headings if h.level == heading.level and h.start < heading.start]
    before = [number for _, number in _numbered(of_level)]
    return bool(before) and before[-1].style.family == own.style.family and before[-1].value == own.value - 1


def _marks(settings: Settings, numbered: Numbered) -> Iterator[Finding]:
    """1、 and 2. among sisters: one style, two marks behind the number."""
    marked: dict[str, Section] = {}
    for heading, number in numbered:
        if number.style.family in {"arabic", "han"}:
            mark = str(heading.number).strip()[-1].replace("．", ".")
            marked.setdefault("" if mark.isalnum() else mark, heading)
    if len(marked) > 1:
        words = "”“".join(str(h.number).strip() for h in marked.values())
        message = f"同级序号后的标点不一：“{words}”，请统一。"
        yield finding(settings.rule, Severity.WARN, message, [_place(h) for h in marked.values()])


def _top_style(case: Case, settings: Settings) -> Iterator[Finding]:
    """The first rank is 一、 in official documents; chapters (第一部分) are fine in long ones."""
    odd = [h for h in case.top if _family(h.number) in _RANKS[1:]]
    if len(odd) >= _ENOUGH:
        words = "”“".join(str(h.number).strip() for h in odd[:3])
        message = f"一级标题用“{words}”，应为“一、二、三、”。"
        yield finding(settings.rule, Severity.ERROR, message, [_place(h) for h in odd])


def _ranks(case: Case, settings: Settings) -> Iterator[Finding]:
    """Children whose style ranks above their parent's: （一） under 1、. One finding with every place."""
    chain: list[Section] = []
    places: list[Span] = []
    first: tuple[Section, Section] | None = None
    for heading in case.headings:
        while chain and chain[-1].level >= heading.level:
            chain.pop()
        parent = chain[-1] if chain else None
        chain.append(heading)
        if parent is not None and (_family(parent.number), _family(heading.number)) in _UPSIDE_DOWN:
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
        if case.text[h.title_start - 2 : h.title_start] in _MARKED_TWICE
    ]
    if places:
        also = f"（共{len(places)}处）" if len(places) > 1 else ""
        message = f"“{case.quote(places[0])}”：带括号的序号后面不加标点{also}。"
        yield finding(settings.rule, Severity.INFO, message, places)


def _left_empty(case: Case, settings: Settings) -> Iterator[Finding]:
    """A number alone on its line, with another number or nothing below; words there are the title it lost."""
    short = [line.start for line in case.scan.lines if line.end - line.start <= _LONGEST_NUMBER]
    for start in short:
        match = _ALONE.match(case.text, case.text.rfind("\n", 0, start))
        if match is None:
            continue
        below = _NEXT_WORDS.search(case.text, match.end())
        if below is None or number_at(case.text, below.start(), below.end()) is not None:
            message = f"序号“{match.group(1)}”后面没有内容，请补写或删去。"
            yield finding(settings.rule, Severity.WARN, message, [match.span(1)])
