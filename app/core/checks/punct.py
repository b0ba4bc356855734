"""Punctuation: quotes and brackets that do not pair, half-width marks among full-width, ends of headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from app.core.checks.case import Case, Settings, Span, finding
from app.core.checks.lexicon import Lexicon
from app.core.enums import Origin, Severity
from app.core.report import Finding, Section
from app.core.resources import load_json

_PAIRS = {"“": "”", "《": "》", "（": "）", "‘": "’", "〔": "〕", "【": "】"}
_CLOSERS = {close: start for start, close in _PAIRS.items()}
# In words: the marks themselves cannot be read within quotes.
_NAMES = {
    "“”": "引号",
    "《》": "书名号",
    "（）()": "括号",
    "‘’": "单引号",
    "〔〕": "六角括号",
    "【】": "方头括号",
}
_NAME_OF = {mark: name for marks, name in _NAMES.items() for mark in marks}
_OPENERS = frozenset({*_PAIRS, "("})
_COUPLES = (*(a + b for a, b in _PAIRS.items()), "()")
_MARKS_AND_BREAKS = re.compile("[“”《》（）‘’〔〕【】()\n]+")
_HAN = r"[\u3400-\u9fff]"
_HALF = frozenset(",;:?!")
_ASCII_STOP = re.compile(rf"\.(?:(?<={_HAN}\.)(?<![一二三四五六七八九十]\.)|(?<=[%”》]\.))(?={_HAN}|\n|$)")
_AFTER_TEXT = re.compile(rf"{_HAN}|[”》）%]")
_CLOSED = frozenset("”》）")
_BEFORE_TEXT = re.compile(rf"{_HAN}|[“《（\n]")
_ASCII_QUOTE = frozenset({'"'})
_ASCII_QUOTES = re.compile(rf"\"(?={_HAN})[^\"\n]{{1,40}}\"")
_ENUMERATOR = re.compile(r"(?:^|[；;：:。，,、\s])\s{0,4}[\d一二三四五六七八九十]{1,3}$")
_HALF_NUMBER = re.compile(r"\s*[一二三四五六七八九十]{1,3}$")
_BROKEN_NUMBER = re.compile(r"〔20\d\d\d{1,3}号")
_LONGEST_NUMBER = 12
_METADATA = re.compile(r"来\s?源|发布|作者|字体|浏览|索引|日期|分享|编辑|审核")
_STOPS = "，、；：。！？"
_HALF_STOPS = ",;"
# The first of them is a full-width mark: a half-width one may end a character reference (&#8221;，).
_TWO_STOPS = frozenset(one + other for one in _STOPS for other in _STOPS + _HALF_STOPS)
_DOUBLED = re.compile(f"[{_STOPS}][{_STOPS}{_HALF_STOPS}]{{1,5}}")
_WRONG_MARKS = (
    (_ASCII_QUOTE, _ASCII_QUOTES, Severity.INFO, "用了英文引号，应为“”。"),
    (_TWO_STOPS, _DOUBLED, Severity.WARN, "标点重复，请改正。"),
)
_DOTS = frozenset("・･‧•")
_DATED = re.compile(r"[“\"]?\d{1,2}[・･‧•]\d{1,2}[”\"]?")
_SINGLE = re.compile("‘[^‘’\\n]{1,30}’")
_FULL_STOP = "。"
_STOPS_INSIDE = frozenset("。；")
_LEADS_OVER = "如下"
_FIRST_POINT = "一是"
_BEHIND_TITLE = (_FULL_STOP, _FIRST_POINT)
# What may stand behind a heading that is alone on its line: one mark, and blanks.
_REST_OF_LINE = re.compile(r".?[^\S\n]{0,8}$", re.MULTILINE)
_LONG_LINE, _SHOWN, _MOST_OPEN, _LEAST_TITLE = 40, 12, 0.2, 8


@cache
def _marks() -> Lexicon:
    return Lexicon(load_json("checks/marks.json")["marks"])


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    return *_marks().groups(), _HALF, _ASCII_QUOTE, _TWO_STOPS, _DOTS


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """All findings on punctuation; brackets of one sort are told once with every place."""
    text = case.text
    yield from _pairs(case, settings)
    yield from _half_width(case, settings)
    for beginnings, pattern, severity, say in _WRONG_MARKS:
        if not case.found(beginnings):
            continue
        matches = case.matches_at(beginnings, pattern)
        places = [m.span() for m in matches if m.group() not in {"……", "！！", "？！"}]
        if places:
            start, end = places[0]
            around = (max(0, start - 2), min(len(text), end + 2)) if end - start < 3 else (start, end)
            message = f"“{case.quote(around)}”{say}"
            yield finding(settings.rule, severity, message, places)
    for row, places in _marks().found(case):
        yield finding(settings.rule, row.severity, f"“{case.quote(places[0])}”{row.say}", places)
    dots = list(_foreign_dots(case)) if case.found(_DOTS) else []
    if dots:
        message = f"“{case.quote(dots[0])}”里的间隔号不是中文间隔号“·”，请改正。"
        yield finding(settings.rule, Severity.INFO, message, dots)
    single = list(_single_quotes(case)) if "‘" in case.odd else []
    if single:
        message = f"“{case.quote(single[0])}”不在双引号里，应改用双引号。"
        yield finding(settings.rule, Severity.INFO, message, single)
    followed = [h for h in case.headings if text.startswith(_BEHIND_TITLE, h.title_end)]
    if followed:
        yield from _heading_ends(case, settings)
        yield from _runs_into_point(case, settings, followed)
    yield from _open_ends(case, settings)


def _single_quotes(case: Case) -> Iterator[Span]:
    """Single quotes that stand in no double ones; a text that has no others is set so throughout."""
    if "“" not in case.odd:
        return
    for match in _SINGLE.finditer(case.text):
        start = case.text.rfind("\n", 0, match.start()) + 1
        opened = case.text.rfind("“", start, match.start())
        if opened <= case.text.rfind("”", start, match.start()):
            yield match.span()


def _half_width(case: Case, settings: Settings) -> Iterator[Finding]:
    """One finding with every place; only a hint where the whole text is set so."""
    places = [m.span() for m in _ASCII_STOP.finditer(case.text)] if "." in case.odd else []
    for at, end in case.places_of(_HALF):
        line = case.scan.line_at(at) if _is_half_width(case.text, at) else None
        if line is not None and not _METADATA.match(case.text, line.start):
            places.append((at, end))
    if not places:
        return
    places.sort()
    first = (max(0, places[0][0] - 2), min(len(case.text), places[0][1] + 2))
    is_habit = len(places) > case.text.count("，") + case.text.count("；")
    severity = Severity.INFO if is_habit else Severity.WARN
    count = f"（共{len(places)}处）" if len(places) > 1 else ""
    message = f"“{case.quote(first)}”是半角标点，应为全角{count}。"
    yield finding(settings.rule, severity, message, places)


def _is_half_width(text: str, at: int) -> bool:
    """A mark between Chinese words; not in numbers, times, addresses, and not after a failed field."""
    behind, ahead = text[at - 1 : at], text[at + 1 : at + 2] or "\n"
    if behind.isdecimal():
        return text[at] in ",;" and "\u4e00" <= ahead <= "\u9fff"
    if behind in _CLOSED and ahead.isdecimal():
        return text[at] in ",;"
    if not _AFTER_TEXT.match(behind) or text[max(0, at - 2) : at] == "错误":
        return False
    return _BEFORE_TEXT.match(ahead) is not None or ahead == " "


def _foreign_dots(case: Case) -> Iterator[Span]:
    for start, end in case.places_of(_DOTS):
        dated = _DATED.search(case.text, max(0, start - 3), end + 3)
        if dated:
            yield dated.span()


def _around(text: str, at: int) -> Span:
    """Words behind an opening mark or before a closing one, on its line; at its other side where none are."""
    behind = at + 1, at + 12
    before = max(text.rfind("\n", max(0, at - 11), at) + 1, at - 11, 0), at
    first, second = (behind, before) if text[at] in _OPENERS else (before, behind)
    return first if text[first[0] : first[1]].strip() else second


def _pairs(case: Case, settings: Settings) -> Iterator[Finding]:
    found = _Unpaired([], [], [])
    marks = "".join(_MARKS_AND_BREAKS.findall(case.marks))
    lone = _without_pairs(marks)
    if not lone.strip("\n"):
        return
    start = 0
    rows = zip(marks.split("\n"), lone.split("\n"), case.text.split("\n"), strict=True)
    for own, unpaired, paragraph in rows:
        if unpaired:
            _pair_line(case.text, start, own, found)
        start += len(paragraph) + 1
    if found.half:
        count = f"，共{len(found.half)}处" if len(found.half) > 1 else ""
        message = f"序号“{case.quote(found.half[0])}”缺少前半括号“（”{count}，请补上。"
        yield finding(settings.rule, Severity.ERROR, message, found.half)
    for at, _ in found.lone:
        mark = case.text[at]
        if _BROKEN_NUMBER.match(case.text, at):
            # Told as what a conversion left.
            continue
        there, lacks = ("前", "后") if mark in _OPENERS else ("后", "前")
        name = _NAME_OF[mark]
        message = f"“{case.quote(_around(case.text, at))}”处只有{there}{name}，没有{lacks}{name}，请补上。"
        yield finding(settings.rule, Severity.ERROR, message, [(at, min(at + 12, len(case.text)))])
    if found.mixed:
        count = f"共{len(found.mixed)}处"
        message = f"“{case.quote(found.mixed[0])}”的括号一半是半角、一半是全角，{count}，请统一用全角。"
        yield finding(settings.rule, Severity.ERROR, message, found.mixed)


def _without_pairs(marks: str) -> str:
    """What is left of marks that pair off from the inside out: in nearly all lines nothing."""
    before = ""
    while marks != before:
        before = marks
        for pair in _COUPLES:
            marks = marks.replace(pair, "")
    return marks


class _Unpaired(NamedTuple):
    """Marks without their other half, brackets of two sorts, numbers that lost their first bracket (一）)."""

    lone: list[Span]
    mixed: list[Span]
    half: list[Span]


def _pair_line(text: str, start: int, marks: str, found: _Unpaired) -> None:
    """Pairs ``marks``, those of one paragraph; a closing one takes the nearest opening one of its sort."""
    opened: list[tuple[str, int]] = []
    at = start - 1
    for mark in marks:
        at = text.index(mark, at + 1)
        if mark in _PAIRS or mark == "(":
            opened.append((mark, at))
            continue
        wanted = {"）": "（(", ")": "(（"}.get(mark, _CLOSERS.get(mark, ""))
        index = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] in wanted), None)
        if index is None:
            is_bracket = mark in {")", "）"}
            if is_bracket and at - start < _LONGEST_NUMBER and _HALF_NUMBER.fullmatch(text, start, at):
                found.half.append((start, at + 1))
            elif not is_bracket or not _ENUMERATOR.search(text[max(start, at - 8) : at]):
                found.lone.append((at, at + 1))
            continue
        opening, place = opened.pop(index)
        if {opening, mark} in ({"(", "）"}, {"（", ")"}):
            found.mixed.append((place, at + 1))
        # What was opened inside and never closed stays behind.
        found.lone.extend((p, p + 1) for m, p in opened[index:] if m in _PAIRS)
        del opened[index:]
    found.lone.extend((p, p + 1) for m, p in opened if m in _PAIRS)


def _open_ends(case: Case, settings: Settings) -> Iterator[Finding]:
    """Paragraphs of sentences whose last has no stop, where nearly all others have one."""
    long = [line for line in case.scan.lines if line.end - line.start >= _LONG_LINE]
    open_ended = [line for line in long if "\u3400" <= case.text[line.end - 1] <= "\u9fff"]
    if not open_ended or len(open_ended) > _MOST_OPEN * len(long):
        return
    titles = {heading.title_end for heading in case.sections}
    for line in open_ended:
        is_last = case.scan.lines[-1] is line
        has_stops = not _STOPS_INSIDE.isdisjoint(case.text[line.start : line.end])
        # What lacks its colon is told by the marks.
        leads_over = case.text.endswith(_LEADS_OVER, line.start, line.end)
        if not is_last and line.end not in titles and has_stops and not leads_over:
            place = (line.end - _SHOWN, line.end)
            message = f"“{case.text[slice(*place)]}”：段末缺少句号，请补上。"
            yield finding(settings.rule, Severity.WARN, message, [place])


def _runs_into_point(case: Case, settings: Settings, followed: Sequence[Section]) -> Iterator[Finding]:
    """A numbered heading that lost its full stop before the first of its points (制度更加健全一是…)."""
    for heading in followed:
        end = heading.title_end
        if not case.text.startswith(_FIRST_POINT, end):
            continue
        if heading.origin is Origin.NUMBERED and end - heading.title_start >= _LEAST_TITLE:
            words = case.quote((heading.title_start, end))
            message = f"标题“{words}”与“{_FIRST_POINT}”之间缺句号，请补上。"
            yield finding(settings.rule, Severity.WARN, message, [(end - 2, end + 2)])


def _heading_ends(case: Case, settings: Settings) -> Iterator[Finding]:
    """A heading alone on its line that ends in 。 where its sisters do not."""
    text, numbered = case.text, Origin.NUMBERED
    for group in case.groups:
        if not [h for h in group if text.startswith(_FULL_STOP, h.title_end)]:
            continue
        alone = [h for h in group if h.origin is numbered and _REST_OF_LINE.match(text, h.title_end)]
        marked = [h for h in alone if text.startswith(_FULL_STOP, h.title_end)]
        # The items of a list, of which the last ends in 。, are no headings.
        is_list = any(text.startswith(("；", ";"), h.title_end) for h in alone)
        if len(alone) >= 2 and 0 < len(marked) <= len(alone) / 2 and not is_list:
            spans = [(h.start, h.title_end + 1) for h in marked]
            words = case.quote((marked[0].title_start, marked[0].title_end))
            message = f"标题“{words}”末尾有句号，同级标题没有，请统一。"
            yield finding(settings.rule, Severity.WARN, message, spans)
