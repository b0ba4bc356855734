"""Whether a figure states a fact or a plan, and whether it states growth or decline; parts.py knows 其中."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.core.enums import Direction, FigureKind, Part, Role
from app.core.indicators.context import Place, Spot
from app.core.indicators.words import RoleWords, role_words
from app.core.report import Figure, Section
from app.core.scan import Line

_ADVANCE = 30
_SAME_BREATH = 8
_GROUND = "基础上"


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


def plans_begin(text: str, lines: Sequence[Line], outline: Sequence[Section], year: int | None) -> int:
    """Where what is to come is told under no heading of its own; the end of ``text`` where nowhere.

    A paragraph of its second half begins with it: 2025年，我们将重点抓好….
    """
    words, middle = role_words(), len(text) // 2
    if any(section.part is Part.PLAN for section in outline):
        return len(text)
    openings = words.ahead if year is None else (*words.ahead, f"{year + 1}年")
    later = (line.start for line in lines if line.start > middle and text.startswith(openings, line.start))
    begun = (at for at in later if words.ahead_verbs.search(text, at, at + _ADVANCE))
    return next(begun, len(text))


def is_plan(text: str, spot: Spot, figure: Figure, *, among_plans: bool) -> bool:
    """Whether the figure is a target, a schedule or a duty: plan words near it, or a section of plans."""
    words = role_words()
    near = text[max(spot.clause_start, spot.start - _ADVANCE) : spot.start]
    after = text[spot.end : min(spot.right_end, spot.end + 12)]
    if _GROUND in after:
        # 在2024年6次集体学法的基础上: what was reached before.
        return False
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


def role_of(*, plan: bool, part: bool) -> Role:
    """The role; a part of a planned total is a plan."""
    if plan:
        return Role.PLAN
    return Role.PART if part else Role.FACT
