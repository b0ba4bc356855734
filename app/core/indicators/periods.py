"""When a figure holds: which of the words of time in a text governs it.

Rules of docs/annotation.md §2: the nearest period word in the sentence that governs the number, else the
paragraph's, else a year in the headings above, else the report's year; a level (法律明白人56名) is "stock"
unless a year is said with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from app.core.indicators.context import Spot
from app.core.indicators.period_words import PeriodWord, find_periods, years_in
from app.core.indicators.words import any_of
from app.core.report import Figure
from app.core.resources import load_json
from app.core.taxonomy import Indicator

STOCK = "stock"
_LIST_REACH = 16
_FIGURE_REACH = 12
_GAINED_REACH = 18
_ASIDE = 8
_CLOSING = re.compile("[）)]")
_DOCUMENT = re.compile(
    "度?(?:法治|依法|普法|政务|工作|重点|行政)[^，。；：、《]{0,12}(?:报告|要点|方案|计划|清单)(?![中里上])"
)
# 自2020年起连续5年未发生…: how it has been all along, nothing that other figures are counted by.
_ALL_ALONG = re.compile(
    "[，,]?(?:[我全本][镇乡县街道]{1,2}|已|均){0,2}(?:连续|首次|未|没有|无|从未|始终|一直|保持)"
)
_DATED = ("1", "2", "二", "今年", "本年", "明年", "去年")
_HOLDING = ("paragraph", "onward", "year")
_THIS_YEAR = ("今年", "本年")
_STOPS = ("", "。", "；")
_NEXT_YEAR = ("下一年", "明年", "来年", "下年度")


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of ``periods.json`` that tell levels, and what a base is compared with."""

    targets: tuple[str, ...]
    stock: re.Pattern[str]
    standing: re.Pattern[str]
    standing_measures: frozenset[str]
    on_hand: re.Pattern[str]
    flow: re.Pattern[str]
    now: re.Pattern[str]
    new: tuple[str, ...]
    deeds: re.Pattern[str]
    gained: re.Pattern[str]
    events: tuple[str, ...]
    yearly: re.Pattern[str]


@cache
def _words() -> _Words:
    data = load_json("indicators/periods.json")
    return _Words(
        targets=tuple(data["target_words"]),
        stock=any_of(data["stock_words"]),
        standing=any_of(data["standing_words"]),
        standing_measures=frozenset(data["standing_measures"]),
        on_hand=any_of(data["on_hand_words"]),
        flow=any_of(data["flow_words"]),
        now=any_of(data["now_words"]),
        new=tuple(data["new_words"]),
        deeds=any_of((*data["deed_words"], *data["flow_words"])),
        gained=any_of(data["gained_behind"]),
        events=tuple(data["event_ends"]),
        yearly=any_of(data["yearly"]),
    )


class Periods:
    """The period words of one text, for a report of ``year`` (None where nothing tells it).

    ``lines`` are the ranges to look in, all of the text where they are not given; ``figures`` are the starts
    of the figures.
    """

    def __init__(
        self,
        text: str,
        year: int | None,
        lines: Iterable[tuple[int, int]] | None = None,
        figures: Sequence[int] = (),
    ) -> None:
        self._text = text
        self.year = year
        self._words = _words()
        self._figures = figures
        self.found = find_periods(text, year, lines if lines is not None else ((0, len(text)),))
        self._starts = [word.start for word in self.found]
        self._sentence = -1
        self._of_paragraph: PeriodWord | None = None

    def in_sentence(self, spot: Spot) -> PeriodWord | None:
        """The last governing word before the figure in its sentence."""
        at = bisect_left(self._starts, spot.start) - 1
        while at >= 0 and self.found[at].start >= spot.sentence_start:
            word = self.found[at]
            if word.end <= spot.start and self._reaches(word, spot):
                return word
            at -= 1
        return self._in_brackets(spot)

    def _in_brackets(self, spot: Spot) -> PeriodWord | None:
        """The word that all of the brackets right behind a figure say: 5次（2023年）."""
        if not self._text.startswith(("（", "("), spot.end):
            return None
        after = bisect_left(self._starts, spot.end)
        if after < len(self.found) and self.found[after].start <= spot.end + 2:
            word = self.found[after]
            return word if self._text.startswith(("）", ")"), word.end) else None
        return None

    def _reaches(self, word: PeriodWord, spot: Spot) -> bool:
        if word.start and self._text.startswith(("（", "("), word.start - 1):
            return not any(mark in self._text[word.end : spot.start] for mark in ("）", ")"))
        if word.scope != "figure":
            return True
        if self._turn(word, spot):
            return False
        between = self._text[word.end : spot.start]
        return len(between) <= _FIGURE_REACH and not any(target in between for target in self._words.targets)

    def _turn(self, word: PeriodWord, spot: Spot) -> int:
        """How many figures stand between the word and the figure."""
        return spot.figures_before - bisect_left(self._figures, word.end)

    def _named(self, word: PeriodWord, spot: Spot, titles: tuple[str, ...]) -> str:
        """The period that a word names for a figure: its turn among several (2014年、2015年分别…), for 全年
        the year that is spoken of, for 今年 that of the chapter (in 2025年工作安排 it is 2025)."""
        if word.periods and "分别" in self._text[word.end : spot.start]:
            return word.periods[self._turn(word, spot) % len(word.periods)]
        if word.scope == "year":
            return self._year_before(word) or self.of_titles(titles) or word.period
        if self._text.startswith(_THIS_YEAR, word.start) and word.period == str(self.year):
            return self.of_titles(titles) or word.period
        return word.period

    def _year_before(self, word: PeriodWord) -> str | None:
        """The year that the word of time before ``word`` names in its paragraph."""
        at = bisect_left(self._starts, word.start) - 1
        before = self.found[at] if at >= 0 else None
        if before is None or before.scope != "paragraph" or not before.period.isdigit():
            return None
        if self._is_aside(before, word.start):
            return None
        return before.period if self._text.find("\n", before.end, word.start) < 0 else None

    def _paragraph_word(self, spot: Spot) -> PeriodWord | None:
        """``in_paragraph``, once a sentence."""
        if spot.sentence_start != self._sentence:
            self._sentence, self._of_paragraph = spot.sentence_start, self.in_paragraph(spot)
        return self._of_paragraph

    def in_paragraph(self, spot: Spot) -> PeriodWord | None:
        """The last word before the sentence in its paragraph, else the stretch of time that the next one
        begins with (2023年以来); a mere year there may be that of any document."""
        low = self._text.rfind("\n", 0, spot.sentence_start) + 1
        before = self.before_in(low, spot.sentence_start)
        if before is not None:
            return before
        first = bisect_left(self._starts, spot.sentence_end)
        word = self.found[first] if first < len(self.found) else None
        if word is None or self._text[spot.sentence_end : word.start] not in _STOPS:
            return None
        is_stretch = word.scope == "paragraph" and not word.period.isdigit()
        return word if is_stretch and _ALL_ALONG.match(self._text, word.end) is None else None

    def before_in(self, low: int, high: int) -> PeriodWord | None:
        """The last word in ``low``–``high`` that holds on."""
        at = bisect_left(self._starts, high) - 1
        while at >= 0 and self.found[at].start >= low:
            word = self.found[at]
            is_holding = word.scope in _HOLDING and _ALL_ALONG.match(self._text, word.end) is None
            if is_holding and not self._is_aside(word, high):
                return word
            at -= 1
        return None

    def _is_aside(self, word: PeriodWord, high: int) -> bool:
        """Whether a word is of a document (2024年法治政府建设年度报告) or stands in brackets that are closed
        before ``high``: （2021年为130件）。"""
        if word.period.isdigit() and _DOCUMENT.match(self._text, word.end, high) is not None:
            return True
        opened = max(self._text.rfind(mark, max(word.start - _ASIDE, 0), word.start) for mark in "（(")
        if opened < 0 or _CLOSING.search(self._text, opened, word.start) is not None:
            return False
        return _CLOSING.search(self._text, word.end, high) is not None

    def of_titles(self, titles: tuple[str, ...]) -> str | None:
        """The year a heading above names: its own, or the next where it says 下一年度."""
        for title in titles:
            years = years_in(title)
            if len(years) == 1:
                return str(years[0])
            if self.year is not None and any(w in title for w in _NEXT_YEAR):
                return str(self.year + 1)
        return None

    def flow(self, spot: Spot, titles: tuple[str, ...]) -> str | None:
        """The period of a figure that counts over time."""
        word = self.in_sentence(spot) or self._paragraph_word(spot)
        if word is not None and not (word.start > spot.start and self._is_yearly(spot)):
            return self._named(word, spot, titles)
        return self.of_titles(titles) or (str(self.year) if self.year is not None else None)

    def _is_yearly(self, spot: Spot) -> bool:
        """Whether the clause tells of each year (每年服务15万人次), whatever stretch is spoken of later."""
        return self._words.yearly.search(self._text, spot.clause_start, spot.start) is not None

    def level(self, spot: Spot, titles: tuple[str, ...] = ()) -> str | None:
        """The period of a level: a year said in its sentence or carried by a verb of making, else "stock";
        what is new (新增30名) or came to be so (7名同志考取执法证) counts over time."""
        if self._words.gained.search(self._text, spot.end, min(spot.right_end, spot.end + _GAINED_REACH)):
            return self.flow(spot, titles)
        clause = self._text[max(spot.clause_start, spot.start - 40) : spot.start]
        made = _last(self._words.flow, clause)
        now = _last(self._words.now, clause)
        word = self.in_sentence(spot)
        if word is not None and self._text.startswith(_DATED, word.start):
            said = self._text[word.end : spot.start]
            if self._words.now.search(said) is None or made > now >= 0:
                return self._named(word, spot, titles)
        if made > now:
            if clause.startswith(self._words.new, made):
                return self.flow(spot, titles)
            low = self._text.rfind("\n", 0, spot.sentence_start) + 1
            carried = self.before_in(low, spot.sentence_start)
            if carried is not None:
                return carried.period
        return STOCK

    def is_level(self, indicator: Indicator, spot: Spot) -> bool:
        """Whether a figure of ``indicator`` is a level: most are or are not; things that stand somewhere
        may be counted where they are made, and where they are (现有法治宣传栏14个)."""
        if indicator.is_stock:
            return True
        lasting = indicator.measure in self._words.standing_measures
        words = self._words.standing if lasting else self._words.on_hand
        return words.search(self._text, max(spot.own_start, spot.start - 24), spot.start) is not None

    def sounds_like_level(self, spot: Spot) -> bool:
        """Whether the clause speaks of what there is (辖12个村, 户籍人口2.3万人), not of what was done or
        happened so many times (共有400人次参加)."""
        if self._text.endswith(self._words.events, spot.start, spot.end):
            return False
        clause = self._text[max(spot.clause_start, spot.start - 24) : spot.start]
        said = _last(self._words.stock, clause)
        return said >= 0 and _last(self._words.flow, clause) < 0 and _last(self._words.deeds, clause) < said

    def continues_levels(self, spot: Spot, before: Figure | None, whole: Figure | None) -> bool:
        """Whether a figure is part of a level, or goes on with a list of levels (党员1200名，党支部35个): a
        noun and a number, no deed."""
        if whole is not None and whole.period == STOCK:
            return True
        if before is None or before.period != STOCK or spot.start - before.end > _LIST_REACH:
            return False
        if self._text.endswith(self._words.events, spot.start, spot.end):
            return False
        return self._words.deeds.search(self._text, before.end, spot.start) is None


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match starts; -1 without one."""
    found = -1
    for match in pattern.finditer(text):
        found = match.start()
    return found
