"""Where else the words of a figure may stand, when none of its own tell what it counts.

People take part in something that its clause names further on, over other numbers (组织30名干部参加为期4天的
培训班, 安排27个单位述法). A number of events, or a list of such, may be told of in the clause behind
(召开会议5次，研究法治建设), if that has no number of its own, or behind the number of those who came
(4次200人参加的培训); so may what money was spent on (安排8万元，用于普法). What was done to each of a list
stands behind its last (对53份文件、15份合同进行审查).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.core.indicators.context import Layout, Spot
from app.core.indicators.phrases import PhraseIndex
from app.core.indicators.words import scoring_words

_COMMAS = ("，", ",")
_LISTED = "、"
_AND_OTHERS = ("和", "及", "与")


class Reach(NamedTuple):
    """A stretch of text, and the set of the indicators whose words count there."""

    start: int
    end: int
    codes: int


def beyond(layout: Layout, spot: Spot, index: PhraseIndex, having: int) -> Iterator[Reach]:
    """The stretches beyond a figure's own words that may tell what it counts; ``having`` are the indicators
    that its unit goes with."""
    words, text = scoring_words(), layout.text
    clause_end = layout.break_after(spot.end)
    people, events = having & index.taking_part, having & index.events
    if people and _takes_part(text, spot, clause_end):
        yield Reach(spot.end, clause_end, people)
    counted = events if events and text.endswith(words.event_units, spot.start, spot.end) else 0
    if having & index.money and text.startswith(words.spent_on, clause_end + 1):
        counted |= having & index.money
    if counted and spot.next_start == spot.end:
        yield Reach(spot.end, clause_end, counted)
    if text.startswith(_LISTED, spot.right_end) and _is_done_to(text, spot):
        yield Reach(spot.right_end, clause_end, having)
    last = spot.right_end == clause_end or text.startswith(_LISTED, spot.end)
    if counted and last and text.startswith(_COMMAS, clause_end):
        end = layout.break_after(clause_end + 1)
        if not layout.figures_between(clause_end, end):
            yield Reach(clause_end, end, counted)


def _is_done_to(text: str, spot: Spot) -> bool:
    """Whether something is done to what the figure counts (对, 为), first of a list."""
    return scoring_words().done_to.search(text, spot.own_start, spot.start) is not None


def _takes_part(text: str, spot: Spot, clause_end: int) -> bool:
    """Whether people are sent somewhere or attend something, or are named with others who do
    (12名干部和30名村民代表参加培训)."""
    words = scoring_words()
    if text.endswith(words.sending, spot.clause_start, spot.start):
        return True
    if spot.right_end == spot.next_start and text.endswith(_AND_OTHERS, spot.end, spot.right_end):
        return True
    return (
        words.attends.search(text, spot.end, min(spot.end + words.weights.attends_reach, clause_end))
        is not None
    )
