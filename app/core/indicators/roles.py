"""Whether a figure states a fact, a plan or a part of a total, and whether it states growth or decline."""

from __future__ import annotations

import re
from collections import deque
from typing import NamedTuple

from app.core.enums import Direction, FigureKind, Part, Role
from app.core.indicators.context import Place, Spot
from app.core.indicators.words import RoleWords, role_words, scoring_words
from app.core.report import Figure

_ADVANCE = 30
_REMEMBERED = 6
_SAME_BREATH = 8
_SLACK = 1.01
_ENTRY = 10
_CLOSING = re.compile("[）)]")
_SHARES = ("%", "个百分点", "倍")


class Cues(NamedTuple):
    """Whether a sentence holds any word of a plan or of a change at all; most hold neither."""

    plan: bool
    change: bool


class SentenceCues:
    """The cues of the sentences of a text, looked for once a sentence."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentence = -1
        self._found = Cues(plan=False, change=False)

    def of(self, spot: Spot) -> Cues:
        """The cues of a figure's sentence."""
        if spot.sentence_start != self._sentence:
            words, around = role_words(), (spot.sentence_start, spot.sentence_end)
            self._sentence = spot.sentence_start
            self._found = Cues(
                plan=words.any_plan.search(self._text, *around) is not None,
                change=words.any_change.search(self._text, *around) is not None,
            )
        return self._found


def direction_of(text: str, spot: Spot, figure: Figure) -> Direction | None:
    """Growth or decline that the figure measures (增长23%, 比上年多5件, 23%的增幅); None for levels
    (增加到256件)."""
    words = role_words()
    before = text[max(spot.own_start, spot.start - 14) : spot.start]
    after = text[spot.end : min(spot.right_end, spot.end + 4)]
    if after.startswith(words.after_up):
        return Direction.UP
    if after.startswith(words.after_down):
        return Direction.DOWN
    up, down = _end_of_last(words.up, before), _end_of_last(words.down, before)
    if max(up, down) >= 0 and _changes(before, max(up, down), words):
        counted = figure.kind is FigureKind.COUNT
        if not counted or _compared(text, spot, words) or len(before) - max(up, down) <= 1:
            return Direction.UP if up > down else Direction.DOWN
    if _compared(text, spot, words):
        if before.endswith("多"):
            return Direction.UP
        if before.endswith("少"):
            return Direction.DOWN
    return None


def _changes(before: str, at: int, words: RoleWords) -> bool:
    """Whether the word that ends at ``at`` says by how much (增长了约23%), not to what level
    (增加到256件)."""
    rest = before[at:]
    if rest.startswith(words.level_after):
        return False
    return not words.between_change.sub("", rest).strip()


def _compared(text: str, spot: Spot, words: RoleWords) -> bool:
    return words.compare.search(text, max(spot.clause_start, spot.start - 24), spot.start) is not None


def _end_of_last(pattern: re.Pattern[str], text: str) -> int:
    found = -1
    for match in pattern.finditer(text):
        found = match.end()
    return found


def speaks_of_plans(place: Place) -> bool:
    """Whether the section of a figure is the plan part, or its chapter one of tasks to come."""
    if place.part is Part.PLAN:
        return True
    chapter = place.titles[-1] if place.titles else ""
    return chapter.endswith(role_words().plan_titles)


def is_plan(text: str, spot: Spot, figure: Figure, *, among_plans: bool) -> bool:
    """Whether the figure is a target, a schedule or a duty: plan words near it, or a section of plans."""
    words = role_words()
    near = text[max(spot.clause_start, spot.start - _ADVANCE) : spot.start]
    after = text[spot.end : min(spot.right_end, spot.end + 12)]
    if (
        _says(words.plan_near, near, words)
        or _says(words.plan_before, near, words)
        or _says(words.plan_near, after, words)
        or _says(words.plan_after, after, words)
    ):
        return True
    if figure.unit in words.frequency_units and words.frequency.search(near[-16:]):
        return True
    lead = text[max(spot.sentence_start, spot.start - 4 * _ADVANCE) : spot.start]
    if _says(words.plan_lead, lead, words):
        return True
    return among_plans and not words.compare.search(near) and not words.recalled.search(near)


def follows_plan(text: str, spot: Spot, figure: Figure, before: Figure) -> bool:
    """Whether a figure goes on with the targets of the one before it (确保增长7%，收入增长6%)."""
    if before.role is not Role.PLAN or figure.unit in role_words().frequency_units:
        return False
    if before.unit != figure.unit and (
        spot.own_start != before.end or spot.start - before.end > _SAME_BREATH
    ):
        return False
    return role_words().done.search(text, before.end, spot.start) is None


def _says(pattern: re.Pattern[str], stretch: str, words: RoleWords) -> bool:
    found = pattern.search(stretch)
    if found is None:
        return False
    for excused in words.not_plan.finditer(stretch):
        if excused.start() <= found.start() < excused.end() or found.start() <= excused.start() < found.end():
            return pattern.search(stretch, excused.end()) is not None
    return True


def akin(unit: str, other: str) -> bool:
    """Whether two units measure things of one kind (件 and 个, 人次 and 名)."""
    families = scoring_words().families.values()
    return unit == other or any(unit in family and other in family for family in families)


class Parts:
    """Follows 其中 through the figures of a text: which of them are parts of a figure before them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentence = -1
        self._whole: deque[tuple[int, Figure]] = deque(maxlen=_REMEMBERED)
        self._total: tuple[int, Figure] | None = None
        self._last: Figure | None = None
        self._bracketed = False
        self._sum = 0.0

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
        if self._bracketed and _CLOSING.search(self._text, *between):
            self._total, self._bracketed = None, False
        if self._total is not None and between[0] == between[1]:
            return True  # 其中低保户12户30人: the 30人 goes with the 12户
        if self._opens_bracket(figure, between):
            self._total, self._sum, self._bracketed, part = self._whole[-1], 0.0, True, True
        elif self._says_part(between) or self._is_of_part(between):
            self._total, self._sum = self._nearest(figure, spot), 0.0
            part = True
        else:
            part = self._total is not None and self._continues(self._total[1], figure, spot)
            if not part and self._ends(figure):
                self._total = None
        if part:
            self._last = figure
            if self._total is not None and akin(figure.unit, self._total[1].unit):
                self._sum += figure.value
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
        """The total that 其中 speaks of: the last figure of the same unit in the paragraph that is no less,
        else the last one of the unit, else the last one."""
        alike: tuple[int, Figure] | None = None
        last: tuple[int, Figure] | None = None
        for entry in reversed(self._whole):
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
        if of_total and self._sum + figure.value > total.value * _SLACK:
            return False
        if figure.unit == total.unit:
            return True
        near = self._last is not None and self._last.end >= spot.clause_start - 1
        entry = near and spot.start - spot.own_start <= _ENTRY and figure.unit not in _SHARES
        return entry and (of_total or (self._last is not None and akin(figure.unit, self._last.unit)))


def role_of(*, plan: bool, part: bool) -> Role:
    """The role; a part of a planned total is a plan."""
    if plan:
        return Role.PLAN
    return Role.PART if part else Role.FACT
