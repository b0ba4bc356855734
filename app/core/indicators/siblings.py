"""Indicators that share their words, told apart by what else the sentence speaks of.

检查单位40家 counts checks by law; where the sentence goes on with 发现火灾隐患 it counts checks of safety.
"""

from __future__ import annotations

from dataclasses import replace

from app.core.indicators.context import Spot
from app.core.indicators.phrases import PhraseIndex, UnitFit
from app.core.indicators.scoring import Scored


def told_apart(text: str, spot: Spot, best: Scored, index: PhraseIndex, fit: UnitFit) -> Scored:
    """``best``, or its sibling where the sentence says words of that and none of its own."""
    sibling = index.siblings[best.code]
    position = index.position[sibling.code]
    if not fit.having >> position & 1:
        return best
    if sibling.said.search(text, spot.sentence_start, spot.sentence_end) is None:
        return best
    if sibling.unless.search(text, spot.sentence_start, spot.sentence_end) is not None:
        return best
    return replace(best, code=position, fits=fit.fits[position])
