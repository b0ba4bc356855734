"""When a figure holds: period words of a text, what each means, and which of them governs a figure.

Rules of docs/annotation.md §2: the nearest period word in the sentence that governs the number, else the
paragraph's, else a year in the headings above, else the report's year; a level (法律明白人56名) is
"stock" unless a
year is said with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from app.core.indicators.context import Spot
from app.core.indicators.words import any_of
from app.core.report import Figure
from app.core.resources import load_json

STOCK = "stock"
_YEAR = r"(?:(?:19|20)[0-9]{2}|二[〇○零Oo0][一二三四五六七八九〇○零]{2})"
_DASH = r"[—–\-－~～至到]{1,2}"
_TITLE_YEAR = re.compile(rf"(?<![0-9]){_YEAR}(?=年)")
_CHINESE = str.maketrans("〇○零一二三四五六七八九Oo", "00012345678900")
_QUARTERS = {"一": "1", "二": "2", "三": "3", "四": "4"}
_MARK_SCOPE = 40
_LIST_REACH = 7
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
)
_DATED = ("1", "2", "二", "今年", "本年", "明年", "去年")


@dataclass(frozen=True, slots=True)
class PeriodWord:
    """Words of time at ``start``–``end`` and the period they name.

    ``scope``: "paragraph" (holds on), "sentence", or "figure" (only the number right after:
    由2024年的236件…).
    """

    start: int
    end: int
    period: str
    scope: str


@dataclass(frozen=True, slots=True)
class _Words:
    """``periods.json`` with its lists as expressions."""

    openings: re.Pattern[str]
    finder: re.Pattern[str]
    relative: dict[str, tuple[str, str]]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    attributive: tuple[str, ...]
    base: tuple[str, ...]
    targets: tuple[str, ...]
    stock: re.Pattern[str]
    flow: re.Pattern[str]
    now: re.Pattern[str]
    never_since: tuple[str, ...]


@cache
def _words() -> _Words:
    data = load_json("indicators/periods.json")
    relative = {word: (row["period"], row["scope"]) for row in data["relative"] for word in row["words"]}
    patterns = (
        rf"(?P<range>(?<![0-9])({_YEAR})年?{_DASH}({_YEAR})年)",
        rf"(?P<till>(?:截至|截止到|截止|至)(?:({_YEAR})年)?[0-9]{{1,2}}月(?:[0-9]{{1,2}}日|底|末|份)?)",
        rf"(?P<half>(?<![0-9])({_YEAR})年(?:度)?([上下])半年)",
        rf"(?P<quarter>(?<![0-9])({_YEAR})年第?([一二三四1-4])季度)",
        rf"(?P<months>(?<![0-9])(?:({_YEAR})年)?(?:[0-9]{{1,2}})月?{_DASH}([0-9]{{1,2}})月)",
        rf"(?P<month>(?<![0-9])({_YEAR})年([0-9]{{1,2}})月(?:份|[0-9]{{1,2}}日)?)",
        rf"(?P<since>(?<![0-9])({_YEAR})年(?:度)?(?:以来|起|至今))",
        rf"(?P<year>(?<![0-9])({_YEAR})年(?:度|底|末|内|全年)?)",
        r"(?P<near>(?:近|过去|最近)[两二三四五六七八九十0-9]{1,2}年(?:以来|来|间)?|[两二三四五六七八九十]年来)",
        r"(?P<plan>[“\"]?[一二三四五六七八九十]{1,2}五[”\"]?(?:普法|规划)?(?:期间|时期|以来))",
        r"(?P<bare>(?<![0-9.．·・年/])([0-9]{1,2})月(?:份|[0-9]{1,2}日)?)",
        "(?P<relative>" + any_of(relative).pattern + ")",
        r"(?P<words>以来)",
    )
    return _Words(
        openings=_openings(relative),
        finder=re.compile("|".join(patterns)),
        relative=relative,
        not_after=tuple(data["not_after"]),
        not_before=tuple(data["not_before"]),
        attributive=tuple(data["attributive_before"]),
        base=tuple(data["base_before"]),
        targets=tuple(data["target_words"]),
        stock=any_of(data["stock_words"]),
        flow=any_of(data["flow_words"]),
        now=any_of(data["now_words"]),
        never_since=tuple(data["never_since"]),
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
    digits = "(?<=[0-9])(?<![0-9].)(?=[0-9年月—–~～至到-])"
    first = f"[0-9{re.escape(''.join(sorted(seconds)))}]"
    second = re.escape("".join(sorted(set().union(*seconds.values()) | set("0123456789年月—–~～至到-"))))
    return re.compile(f"{first}(?=[{second}])(?:{digits}|{pairs})")


def _number(year: str) -> int:
    return int(year.translate(_CHINESE))


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


class Periods:
    """The period words of one text, for a report of ``year`` (None where nothing tells it).

    ``lines`` are the ranges to look in, all of the text where they are not given.
    """

    def __init__(self, text: str, year: int | None, lines: Iterable[tuple[int, int]] | None = None) -> None:
        self._text = text
        self.year = year
        self._words = _words()
        self.found: list[PeriodWord] = []
        for low, high in lines if lines is not None else ((0, len(text)),):
            self._find(low, high)
        self._starts = [word.start for word in self.found]

    def _find(self, low: int, high: int) -> None:
        at = low
        for opening in self._words.openings.finditer(self._text, low, high):
            if opening.start() < at:
                continue
            match = self._words.finder.match(self._text, opening.start())
            if match is not None:
                at = match.end()
                if not _in_marks(self._text, match.start(), at):
                    self._take(match)

    def _take(self, match: re.Match[str]) -> None:
        kind = match.lastgroup or ""
        start, end = match.start(), match.end()
        if kind == "words":
            self._since_words(start, end)
            return
        period, scope = self._meaning(kind, match)
        if period is None:
            return
        before = self._text[max(0, start - 4) : start]
        if self._text.startswith(self._words.not_before, end):
            return
        if before.endswith(self._words.not_after):
            return
        if before.endswith(self._words.base) and kind not in ("since", "till"):
            scope = "figure"
        elif period != str(self.year) and before.endswith(self._words.attributive):
            return
        self.found.append(PeriodWord(start, end, period, scope))

    def _meaning(self, kind: str, match: re.Match[str]) -> tuple[str | None, str]:
        """The period and scope of a match of ``kind``."""
        parts = [part for part in match.groups() if part is not None and part != match.group()]
        year = _number(parts[0]) if parts and len(parts[0]) == 4 else self.year
        if kind == "relative":
            return self._relative(match.group())
        if kind == "range":
            return f"{_number(parts[0])}-{_number(parts[1])}", "paragraph"
        if kind == "since":
            return (str(year) if year == self.year else f"{year}-"), "paragraph"
        if kind in ("near", "plan"):
            return match.group().strip('“”"'), "paragraph"
        if year is None:
            return match.group(), "sentence"
        return self._within(kind, year, parts[-1] if parts else "")

    @staticmethod
    def _within(kind: str, year: int, last: str) -> tuple[str | None, str]:
        """A year, a half, a quarter, a month, or months of ``year``."""
        if kind in ("year", "till"):
            return str(year), "paragraph"
        if kind == "half":
            return f"{year}H{1 if last == '上' else 2}", "sentence"
        if kind == "quarter":
            return f"{year}Q{_QUARTERS.get(last, last)}", "sentence"
        month = int(last)
        if not 1 <= month <= 12:
            return None, ""
        if kind == "months":
            return (f"{year}H1" if month == 6 else str(year)), "sentence"
        return f"{year}-{month:02d}", "sentence"

    def _relative(self, word: str) -> tuple[str | None, str]:
        pattern, scope = self._words.relative[word]
        if self.year is None:
            return word, scope
        period = pattern.replace("{Y-1}", str(self.year - 1)).replace("{Y+1}", str(self.year + 1))
        return period.replace("{Y}", str(self.year)), scope

    def _since_words(self, start: int, end: int) -> None:
        """改革试点以来: the words themselves, when they open a clause."""
        low = max(0, start - 13)
        before = self._text[low:start]
        cut = max(before.rfind(mark) for mark in "，。；：、！？\n,;")
        words = before[cut + 1 :]
        if cut < 0 and low > 0:
            return
        if not words or (words + "以来").endswith(self._words.never_since):
            return
        begin = start - len(words)
        if self.found and self.found[-1].end > begin:
            last = self.found[-1]
            if last.end == start:
                self.found[-1] = PeriodWord(last.start, end, last.period, "paragraph")
            return
        self.found.append(PeriodWord(begin, end, words.lstrip("自从") + "以来", "paragraph"))

    def in_sentence(self, spot: Spot) -> PeriodWord | None:
        """The last governing word before the figure in its sentence."""
        at = bisect_left(self._starts, spot.start) - 1
        while at >= 0 and self.found[at].start >= spot.sentence_start:
            word = self.found[at]
            if word.end <= spot.start and self._reaches(word, spot):
                return word
            at -= 1
        following = self._text[spot.end : spot.end + 1]
        if following in ("（", "("):
            after = bisect_left(self._starts, spot.end)
            if after < len(self.found) and self.found[after].start <= spot.end + 2:
                return self.found[after]
        return None

    def _reaches(self, word: PeriodWord, spot: Spot) -> bool:
        if self._text.startswith(("（", "("), word.start - 1) and word.start:
            return not any(mark in self._text[word.end : spot.start] for mark in ("）", ")"))
        if word.scope != "figure":
            return True
        between = self._text[word.end : spot.start]
        return len(between) <= 12 and not any(target in between for target in self._words.targets)

    def in_paragraph(self, spot: Spot) -> PeriodWord | None:
        """The last word before the sentence in its paragraph, else the only period named after it."""
        low = self._text.rfind("\n", 0, spot.sentence_start) + 1
        before = self.before_in(low, spot.sentence_start)
        if before is not None:
            return before
        high = self._text.find("\n", spot.sentence_end)
        high = len(self._text) if high < 0 else high
        first = bisect_left(self._starts, spot.sentence_end)
        only: PeriodWord | None = None
        for word in self.found[first : first + 8]:
            if word.start >= high:
                break
            if word.scope != "paragraph":
                continue
            if only is not None and only.period != word.period:
                return None
            only = only or word
        return only

    def before_in(self, low: int, high: int) -> PeriodWord | None:
        """The last paragraph word in ``low``–``high``."""
        at = bisect_left(self._starts, high) - 1
        while at >= 0 and self.found[at].start >= low:
            if self.found[at].scope == "paragraph":
                return self.found[at]
            at -= 1
        return None

    def of_titles(self, titles: tuple[str, ...]) -> str | None:
        """The year a heading above names: its own, or the next where it says 下一年度."""
        for title in titles:
            years = [_number(m.group()) for m in _TITLE_YEAR.finditer(title)]
            if len(years) == 1:
                return str(years[0])
            if self.year is not None and any(w in title for w in ("下一年", "明年", "来年", "下年度")):
                return str(self.year + 1)
        return None

    def flow(self, spot: Spot, titles: tuple[str, ...]) -> str | None:
        """The period of a figure that counts over time."""
        word = self.in_sentence(spot) or self.in_paragraph(spot)
        if word is not None:
            return word.period
        return self.of_titles(titles) or (str(self.year) if self.year is not None else None)

    def level(self, spot: Spot) -> str:
        """The period of a level: a year said in its sentence or carried by a verb of making, else "stock"."""
        clause = self._text[max(spot.clause_start, spot.start - 40) : spot.start]
        made = _last(self._words.flow, clause)
        now = _last(self._words.now, clause)
        word = self.in_sentence(spot)
        if word is not None and self._text.startswith(_DATED, word.start):
            said = self._text[word.end : spot.start]
            if self._words.now.search(said) is None or made > now >= 0:
                return word.period
        if made > now:
            low = self._text.rfind("\n", 0, spot.sentence_start) + 1
            carried = self.before_in(low, spot.sentence_start)
            if carried is not None:
                return carried.period
        return STOCK

    def sounds_like_level(self, spot: Spot) -> bool:
        """Whether the clause speaks of what there is (辖12个村, 户籍人口2.3万人), not of what was done."""
        clause = self._text[max(spot.clause_start, spot.start - 24) : spot.start]
        return self._words.stock.search(clause) is not None and _last(self._words.flow, clause) < 0

    def continues_levels(self, spot: Spot, before: Figure) -> bool:
        """Whether a figure goes on with a list of levels (党员1200名，党支部35个): a short noun and a
        number."""
        if before.period != STOCK or before.indicator is not None:
            return False
        between = self._text[before.end : spot.start]
        return len(between) <= _LIST_REACH and _last(self._words.flow, between) < 0


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match starts; -1 without one."""
    found = -1
    for match in pattern.finditer(text):
        found = match.start()
    return found
