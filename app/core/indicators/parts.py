"""Which figures are parts of a figure before them: 其中 and what goes on behind it."""

from __future__ import annotations

import re
from collections import deque

from app.core.indicators.context import Spot
from app.core.indicators.words import role_words, scoring_words
from app.core.report import Figure

_REMEMBERED = 6
_SLACK = 1.01
_ENTRY = 10
_BESIDE = 30
_DEED = 4
_CLOSING = re.compile("[）)]")
_SHARES = ("%", "个百分点", "倍")


def akin(unit: str, other: str) -> bool:
    """Whether two units measure things of one kind (件 and 个, 人次 and 名)."""
    families = scoring_words().families.values()
    return unit == other or any(unit in family and other in family for family in families)


def counts_nothing(text: str, spot: Spot) -> bool:
    """Whether a figure tells what is left (正在化解4件，2件正在办理) or how many there are of each
    (每个行政村2名), which no indicator counts."""
    words, ahead = role_words(), spot.own_start + (text[spot.own_start] == "、")
    for start, end in ((ahead, spot.start), (spot.end, spot.right_end)):
        if text[start : start + 1] in words.left_first:
            found = words.left_over.match(text, start, end)
            if found is None and spot.right_end == spot.end:
                found = words.each.match(text, start, end)
            if found is not None and end - found.end() <= _DEED:
                return True
    return False


class Parts:
    """Follows 其中 through the figures of a text: which of them are parts of a figure before them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentence = -1
        self._whole: deque[tuple[int, Figure]] = deque(maxlen=_REMEMBERED)
        self._total: tuple[int, Figure] | None = None
        self._last: Figure | None = None
        self._bracketed = False
        self._sums: dict[str, float] = {}

    @property
    def total(self) -> int | None:
        """The number of the figure whose part the last part is."""
        return self._total[0] if self._total is not None else None

    def is_part(self, number: int, figure: Figure, spot: Spot, between: tuple[int, int]) -> bool:
        """Whether ``figure`` (the ``number``th) is a part; figures are given in order of their start.

        ``between`` is the text since the figure before it in its sentence (or since the sentence's start).
        """
        if spot.sentence_start != self._sentence:
            self._sentence, self._total, self._bracketed = spot.sentence_start, None, False
        if self._total is not None and self._in_aside(between):
            return False
        if self._bracketed and _CLOSING.search(self._text, *between):
            self._total, self._bracketed = None, False
        if self._total is not None and between[0] == between[1]:
            return True  # 其中低保户12户30人: the 30人 goes with the 12户
        if self._opens_bracket(figure, between):
            self._total, self._sums, self._bracketed, part = self._whole[-1], {}, True, True
        elif self._says_part(between) or self._is_of_part(between):
            self._total, self._sums = self._nearest(figure, spot), {}
            part = True
        else:
            part = self._total is not None and self._continues(self._total[1], figure, spot)
            if not part and self._ends(figure):
                self._total = None
        if part:
            self._last = figure
            self._sums[figure.unit] = self._sums.get(figure.unit, 0.0) + figure.value
        else:
            self._whole.append((number, figure))
        return part

    def _says_part(self, between: tuple[int, int]) -> bool:
        """Whether 其中 and the like stand before a figure; not in brackets closed before it (含退休人员)."""
        found = role_words().part_strict.search(self._text, *between)
        if found is None or found.group()[0] not in "（(":
            return found is not None
        return _CLOSING.search(self._text, found.end(), between[1]) is None

    def _is_of_part(self, between: tuple[int, int]) -> bool:
        """Whether the last part only tells which things the figure counts (其中投资超1亿元的企业21家)."""
        start, end = between
        return self._last is not None and self._last.end == start and self._text.startswith("的", start, end)

    def _in_aside(self, between: tuple[int, int]) -> bool:
        """Whether brackets behind a part say what it is compared with: 中心办理1837件（比去年增加502件）."""
        start, end = between
        if not self._text.startswith(("（", "("), start, end):
            return False
        return self._text.startswith(role_words().not_in_brackets, start + 1, end)

    def _opens_bracket(self, figure: Figure, between: tuple[int, int]) -> bool:
        """Whether brackets right behind a figure begin to divide it (62名（离休3名）, 7起（3起火灾）)."""
        start, end = between
        if not self._text.startswith(("（", "("), start, end) or not self._whole:
            return False
        whole, words = self._whole[-1][1], role_words()
        if whole.end != start or whole.unit != figure.unit or figure.value > whole.value:
            return False
        said = self._text[start + 1 : end] or self._text[figure.end : figure.end + 2]
        return said.isalpha() and not said.startswith((*words.not_in_brackets, *words.part_ends))

    def _ends(self, figure: Figure) -> bool:
        """Whether ``figure`` ends the parts; a share or growth said of one part (，增长8%；) does not."""
        return figure.unit != "%" or self._total is None or self._total[1].unit == "%"

    def _nearest(self, figure: Figure, spot: Spot) -> tuple[int, Figure] | None:
        """The total that 其中 speaks of: the last figure of the same unit that is no less, else the last of
        the unit, else the last one; in the sentence itself, where it has any, else in the paragraph."""
        alike: tuple[int, Figure] | None = None
        last: tuple[int, Figure] | None = None
        for entry in reversed(self._whole):
            start = entry[1].start
            if start < spot.sentence_start and (last is not None and last[1].start >= spot.sentence_start):
                break
            if self._text.find("\n", entry[1].end, spot.start) >= 0:
                break
            if entry[1].unit == figure.unit:
                if entry[1].value >= figure.value:
                    return entry
                alike = alike or entry
            last = last or entry
        return alike or last

    def _continues(self, total: Figure, figure: Figure, spot: Spot) -> bool:
        """A further part: no more in all than the total, and not what became of the total; a short entry
        where the unit is only akin to the total's or the last part's (其中临时救助26人次，特困对象59名)."""
        words = role_words()
        ends = self._text.startswith(words.part_ends, spot.own_start)
        if ends and not self._text.startswith(words.part_names, spot.own_start):
            return False
        of_total = akin(figure.unit, total.unit)
        if of_total and not self._has_room(total, figure):
            return False
        if figure.unit == total.unit:
            return True
        near = self._last is not None and self._last.end >= spot.clause_start - 1
        if near and figure.unit not in _SHARES and self._divided_too(total, figure):
            return True
        entry = near and spot.start - spot.own_start <= _ENTRY and figure.unit not in _SHARES
        return entry and (of_total or (self._last is not None and akin(figure.unit, self._last.unit)))

    def _divided_too(self, total: Figure, figure: Figure) -> bool:
        """Whether the total of its unit was told beside the other one.

        办结9件，罚款6万元。其中简易程序8件，罚款1万元.
        """
        return any(
            whole.unit == figure.unit and self._has_room(whole, figure)
            for _, whole in self._whole
            if abs(whole.start - total.start) <= _BESIDE
        )

    def _has_room(self, whole: Figure, figure: Figure) -> bool:
        """Whether the parts so far and ``figure`` are no more in all than ``whole``."""
        told = sum(value for unit, value in self._sums.items() if akin(unit, whole.unit))
        return told + figure.value <= whole.value * _SLACK
