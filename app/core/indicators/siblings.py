"""Indicators that share their words, told apart by what else the sentence speaks of.

检查单位40家 counts checks by law; where the sentence goes on with 发现火灾隐患 it counts checks of safety.
"""

from __future__ import annotations

from dataclasses import replace

from app.core.indicators.context import Spot
from app.core.indicators.phrases import PhraseIndex, UnitFit
from app.core.indicators.scoring import Scored
from app.core.indicators.words import scoring_words


def told_apart(text: str, spot: Spot, best: Scored, index: PhraseIndex, fit: UnitFit) -> Scored:
    """``best``, or its sibling where the sentence says words of that and none of its own."""
    sibling = scoring_words().siblings.get(index.indicators[best.code].code)
    position = index.position.get(sibling.code) if sibling is not None else None
    if sibling is None or position is None or not fit.having >> position & 1:
        return best
    if sibling.said.search(text, spot.sentence_start, spot.sentence_end) is None:
        return best
    if sibling.unless.search(text, spot.sentence_start, spot.sentence_end) is not None:
        return best
    return replace(best, code=position, fits=fit.fits[position])
