"""The words of time in a text, and the period that each names; which of them governs is for periods.py."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from app.core.indicators.words import any_of
from app.core.resources import load_json

_YEAR = r"(?:(?:19|20)[0-9]{2}|二[〇○零Oo0][一二三四五六七八九〇○零]{2})"
_MONTH = r"[0-9]{1,2}月"
_DAY = r"(?:[0-9]{1,2}日|底|末|份|初|中旬|上旬|下旬)?"
_DASH = r"[—–\-－~～至到]{1,2}"
_TITLE_YEAR = re.compile(rf"(?<![0-9]){_YEAR}(?=年)")
_CHINESE = str.maketrans("〇○零一二三四五六七八九Oo", "00012345678900")
_QUARTERS = {"一": "1", "二": "2", "三": "3", "四": "4"}
_MARK_SCOPE = 40
_LEAST_SINCE, _LONGEST_SINCE = 2, 13
_PATTERNS = (
    rf"(?P<range>(?<![0-9])({_YEAR})年?{_DASH}({_YEAR})年)",
    rf"(?P<span>(?<![0-9])({_YEAR})年{_MONTH}{_DAY}(?:起|开始)?{_DASH}({_YEAR})年{_MONTH}{_DAY})",
    rf"(?P<each>(?<![0-9])({_YEAR})年?(?:[、和]{_YEAR}年?){{1,4}}(?<=年))",
    rf"(?P<till>(?:截至|截止到|截止|(?<![\u4e00-\u9fff])至)(?:({_YEAR})年)?{_MONTH}{_DAY})",
    rf"(?P<half>(?<![0-9])({_YEAR})年(?:度)?([上下])半年)",
    rf"(?P<quarter>(?<![0-9])({_YEAR})年第?([一二三四1-4])季度)",
    rf"(?P<months>(?<![0-9])(?:({_YEAR})年)?[0-9]{{1,2}}月?(?:[0-9]{{1,2}}日)?(?:起|开始)?{_DASH}([0-9]{{1,2}})月{_DAY})",
    rf"(?P<since>(?<![0-9])({_YEAR})年(?:度|{_MONTH}{_DAY})?(?:以来|起|至今))",
    rf"(?P<month>(?<![0-9])({_YEAR})年([0-9]{{1,2}})月{_DAY})",
    rf"(?P<year>(?<![0-9])({_YEAR})年(?:度|底|末|内|全年|前三季度)?)",
    r"(?P<near>(?:近|过去|最近)[两二三四五六七八九十0-9]{1,2}年(?:以来|来|间)?"
    r"|[两二三四五六七八九十]年(?:来|间|(?=累计|共)))",
    r"(?P<plan>[“\"]?[一二三四五六七八九十]{1,2}五[”\"]?(?:普法|规划)?(?:期间|时期|以来))",
    rf"(?P<bare>(?:(?<![0-9.．·・年/])|(?<=[今本]年))([0-9]{{1,2}})月{_DAY})",
)
_OPENINGS = (
    *(f"{first}{second}" for first in "近过最" for second in "两二三四五六七八九十0123456789去近"),
    *(
        f"{first}{second}"
        for first in "两二三四五六七八九十"
        for second in "年五十一二三四五六七八九〇○零Oo0"
    ),
    *(f"{first}{second}" for first in '“"' for second in "一二三四五六七八九十"),
    *(f"一{second}" for second in "五"),
    *(f"截{second}" for second in "至止"),
    *(f"至{second}" for second in "0123456789二"),
    "以来",
    "至今",
)


# A year so many before the report's may be the report's subject; one before these is mostly that of a paper.
_RECENT = 2


@dataclass(frozen=True, slots=True)
class PeriodWord:
    """Words of time at ``start``–``end`` and the period they name.

    ``scope``: "paragraph" (holds for all of it), "onward" (for what follows), "year" (for what follows, in
    the year that is spoken of), "sentence", "figure" (only the number right after: 由2024年的236件…) or
    "each" (``periods`` in turn: 2014年、2015年分别…).
    """

    start: int
    end: int
    period: str
    scope: str
    periods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of ``periods.json`` that find and dismiss words of time."""

    openings: re.Pattern[str]
    finder: re.Pattern[str]
    relative: Mapping[str, tuple[str, str]]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    attributive: tuple[str, ...]
    base: tuple[str, ...]
    founded: tuple[str, ...]
    never_since: tuple[str, ...]
    of_others: re.Pattern[str]


@cache
def _words() -> _Words:
    data = load_json("indicators/periods.json")
    relative = {word: (row["period"], row["scope"]) for row in data["relative"] for word in row["words"]}
    begun = "|".join(data["begun"])
    since = f"(?P<words>以来|(?<={begun})至今)"
    patterns = (*_PATTERNS, f"(?P<relative>{any_of(relative).pattern})", since)
    return _Words(
        openings=_openings(relative),
        finder=re.compile("|".join(patterns)),
        relative=relative,
        not_after=tuple(data["not_after"]),
        not_before=tuple(data["not_before"]),
        attributive=tuple(data["attributive_before"]),
        base=tuple(data["base_before"]),
        founded=tuple(data["founded_before"]),
        never_since=tuple(data["never_since"]),
        of_others=re.compile(data["of_others"]),
    )


def _openings(relative: Iterable[str]) -> re.Pattern[str]:
    """The first two characters that period words open with: a cheap first look, since most cannot.

    A class of characters goes first, which the search passes quickly over a text with.
    """
    seconds: dict[str, set[str]] = {}
    for word in (*relative, *_OPENINGS):
        seconds.setdefault(word[0], set()).add(word[1])
    firsts: dict[str, str] = {}
    for first, after in seconds.items():
        key = "".join(sorted(after))
        firsts[key] = firsts.get(key, "") + first
    pairs = "|".join(f"(?<=[{first}])(?=[{re.escape(after)}])" for after, first in firsts.items())
    digits = "(?<=[0-9])(?<![0-9].)(?=[0-9]{0,3}[年月—–~～至到、和-])"
    first = f"[0-9{re.escape(''.join(sorted(seconds)))}]"
    second = re.escape("".join(sorted(set().union(*seconds.values()) | set("0123456789年月—–~～至到-"))))
    return re.compile(f"{first}(?=[{second}])(?:{digits}|{pairs})")


def _number(year: str) -> int:
    return int(year.translate(_CHINESE))


def years_in(text: str) -> list[int]:
    """The years a short text names, in order."""
    return [_number(m.group()) for m in _TITLE_YEAR.finditer(text)]


def guess_year(text: str) -> int | None:
    """The year a text without a dated title mostly speaks of, book titles left out; the later of equals."""
    years = Counter(
        _number(m.group()) for m in _TITLE_YEAR.finditer(text) if not _in_marks(text, m.start(), m.end())
    )
    return max(years, key=lambda y: (years[y], y)) if years else None


def _in_marks(text: str, start: int, end: int) -> bool:
    """Whether the span stands in 《》 or 〔〕, or in brackets right behind or inside a title."""
    low = max(0, start - _MARK_SCOPE)
    for opening, closing in (("《", "》"), ("〔", "〕")):
        opened = text.rfind(opening, low, start)
        if opened >= 0 and text.find(closing, opened, start) < 0:
            return True
    before = text[low:start]
    bracket = max(before.rfind("（"), before.rfind("("))
    if bracket < 0 or "）" in before[bracket:] or ")" in before[bracket:]:
        return False
    return before[:bracket].endswith(("》", "纲要", "规划", "计划", "方案")) or text[end : end + 2] in (
        "）》",
        ")》",
    )


def find_periods(text: str, year: int | None, lines: Iterable[tuple[int, int]]) -> list[PeriodWord]:
    """The words of time in the ``lines`` of a report of ``year`` (None where nothing tells it), in order."""
    search = _Search(text, year)
    for low, high in lines:
        search.look(low, high)
    return search.found


class _Search:
    """Goes over a text and keeps what names a period."""

    def __init__(self, text: str, year: int | None) -> None:
        self._text = text
        self._year = year
        self._words = _words()
        self._meanings: Mapping[str, Callable[[re.Match[str]], tuple[str | None, str]]] = {
            "relative": self._relative,
            "range": self._range,
            "span": self._range,
            "since": self._since,
            "near": self._said,
            "plan": self._said,
        }
        self.found: list[PeriodWord] = []

    def look(self, low: int, high: int) -> None:
        """Finds the words between two offsets."""
        at = low
        for opening in self._words.openings.finditer(self._text, low, high):
            if opening.start() < at:
                continue
            match = self._words.finder.match(self._text, opening.start())
            if match is None:
                continue
            at = match.end()
            if _in_marks(self._text, match.start(), at):
                continue
            if match.lastgroup == "words":
                self._since_words(match.start(), at)
            else:
                self.found.extend(self._taken(match))

    def _taken(self, match: re.Match[str]) -> Iterator[PeriodWord]:
        kind, start, end = match.lastgroup or "", match.start(), match.end()
        if kind == "each":
            yield self._each(match)
            return
        period, scope = self._meanings.get(kind, self._dated)(match)
        if period is not None and not self._is_of_others(start, end):
            scope = self._scope(match, kind, period, scope)
            if scope:
                yield PeriodWord(start, end, period, scope)

    def _is_of_others(self, start: int, end: int) -> bool:
        """Whether the words tell when a law came into force or an office began, or only compare."""
        if self._text.startswith(self._words.not_before, end) or self._words.of_others.match(self._text, end):
            return True
        return self._text.endswith(self._words.founded, max(0, start - 4), start)

    def _scope(self, match: re.Match[str], kind: str, period: str, scope: str) -> str:
        """How far the words reach where they stand; "" where they name no period at all."""
        start, end = match.span()
        before = self._text[max(0, start - 4) : start]
        if before.endswith(self._words.not_after):
            return "figure" if self._text.startswith("的", end) else ""
        is_base = before.endswith(self._words.base) and kind not in ("since", "till")
        if is_base or self._of_one_number(end):
            return "figure"
        is_attributive = period != str(self._year) and before.endswith(self._words.attributive)
        if is_attributive or (kind == "year" and self._is_of_paper(period, start)):
            return ""
        if kind == "near" and not self._opens(start):
            return "sentence"
        if scope == "opening":
            return "paragraph" if self._opens(start) else "sentence"
        return scope

    def _of_one_number(self, end: int) -> bool:
        """Whether the number of that time follows: 12月的57%, 第四季度1274件."""
        at = end + self._text.startswith("的", end)
        return self._text[at : at + 1].isdigit()

    def _is_of_paper(self, period: str, start: int) -> bool:
        """以1998年第二轮土地承包合同为依据: a year long ago that begins nothing."""
        is_long_ago = self._year is not None and period.isdecimal() and int(period) < self._year - _RECENT
        return is_long_ago and start > 0 and self._text[start - 1] not in "。；\n，"

    def _opens(self, start: int) -> bool:
        """Whether a paragraph begins here: what its first words say holds on."""
        return not self._text[self._text.rfind("\n", 0, start) + 1 : start].strip()

    def _relative(self, match: re.Match[str]) -> tuple[str | None, str]:
        pattern, scope = self._words.relative[match.group()]
        if self._year is None:
            return match.group(), scope
        period = pattern.replace("{Y-1}", str(self._year - 1)).replace("{Y+1}", str(self._year + 1))
        return period.replace("{Y}", str(self._year)), scope

    def _range(self, match: re.Match[str]) -> tuple[str | None, str]:
        first, last = (_number(part) for part in self._parts(match))
        return (f"{first}-{last}" if first != last else str(first)), "paragraph"

    def _since(self, match: re.Match[str]) -> tuple[str | None, str]:
        year = _number(self._parts(match)[0])
        return (str(year) if year == self._year else f"{year}-"), "paragraph"

    def _said(self, match: re.Match[str]) -> tuple[str | None, str]:
        words = match.group()
        paired = words.count("“") == words.count("”")
        return words if paired else words.strip("“”"), "onward"

    def _dated(self, match: re.Match[str]) -> tuple[str | None, str]:
        """A year, a half, a quarter, a month, or months of a year: the named one, else the report's."""
        kind, parts = match.lastgroup, self._parts(match)
        year = _number(parts[0]) if parts and len(parts[0]) == 4 else self._year
        if year is None:
            return match.group(), "sentence"
        if kind in ("year", "till"):
            return str(year), "paragraph"
        last = parts[-1]
        if kind == "half":
            return f"{year}H{1 if last == '上' else 2}", "opening"
        if kind == "quarter":
            return f"{year}Q{_QUARTERS.get(last, last)}", "opening"
        period: str | None = f"{year}-{int(last):02d}" if 1 <= int(last) <= 12 else None
        if kind == "months" and period is not None:
            period = f"{year}H1" if last == "6" else str(year)
        return period, "sentence" if match.group().endswith("日") else "opening"

    @staticmethod
    def _parts(match: re.Match[str]) -> list[str]:
        return [part for part in match.groups() if part is not None and part != match.group()]

    def _each(self, match: re.Match[str]) -> PeriodWord:
        """Several years: each in turn for the numbers behind 分别, all of them for a sum."""
        years = [str(_number(year)) for year in re.findall(_YEAR, match.group())]
        return PeriodWord(match.start(), match.end(), f"{years[0]}-{years[-1]}", "each", tuple(years))

    def _since_words(self, start: int, end: int) -> None:
        """改革试点以来, 中心成立至今: the words themselves, when they open a clause."""
        low = max(0, start - _LONGEST_SINCE)
        before = self._text[low:start]
        cut = max(before.rfind(mark) for mark in "，。；：、！？\n,;")
        words = before[cut + 1 :]
        if cut < 0 and low > 0:
            return
        since = self._text[start:end]
        if len(words) < _LEAST_SINCE or (words + since).endswith(self._words.never_since):
            return
        begin = start - len(words)
        if self.found and self.found[-1].end > begin:
            last = self.found[-1]
            if last.end == start:
                self.found[-1] = PeriodWord(last.start, end, last.period, "paragraph")
            return
        self.found.append(PeriodWord(begin, end, words.lstrip("自从") + since, "onward"))
