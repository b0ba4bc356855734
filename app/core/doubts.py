"""Figures that stand on characters which recognition was not sure of: they come first in the queue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from app.core.report import Doubt, Figure
from app.core.resources import load_json

_WHY = "图像中字迹不清，请对照原件"


def lower_doubtful(figures: Sequence[Figure], doubts: Sequence[Doubt]) -> tuple[Figure, ...]:
    """``figures`` with little confidence, and the reason, where one of their characters is uncertain.

    ``doubts`` are in order and do not overlap.
    """
    if not doubts:
        return tuple(figures)
    most = load_json("readers/scan.json")["figure_most"]
    return tuple(_lowered(figure, most) if _is_doubtful(figure, doubts) else figure for figure in figures)


def _is_doubtful(figure: Figure, doubts: Sequence[Doubt]) -> bool:
    index = bisect_right(doubts, figure.start, key=_end)
    return index < len(doubts) and doubts[index].start < figure.end


def _end(doubt: Doubt) -> int:
    return doubt.end


def _lowered(figure: Figure, most: float) -> Figure:
    why = f"{_WHY}；{figure.why}" if figure.why else _WHY
    return replace(figure, confidence=min(figure.confidence, most), why=why)
