"""Further indicators that one number serves: 参与率和合格率均达到100%; 全镇30个村设立了法治图书室."""

from __future__ import annotations

import re
from operator import attrgetter

from app.core.indicators.chains import VILLAGES
from app.core.indicators.context import Spot
from app.core.indicators.phrases import PhraseIndex
from app.core.indicators.scoring import Scored
from app.core.indicators.words import scoring_words

_BETWEEN = re.compile(
    "[^，。；（）()]{0,2}?[、和及与或](?:[^，。；（）()、]{1,5}?[率度][、和及与或]){0,3}[^，。；（）()]{0,2}"
)
_ALL_BEFORE = ("全镇", "全乡", "全街道", "全街", "辖区", "所有")
_ALL_BEHIND = ("全覆盖", "全部")


def first_and_also(
    text: str, spot: Spot, best: Scored, ranked: list[Scored], index: PhraseIndex
) -> tuple[Scored, tuple[str, ...]]:
    """The indicator named first of those that share the number, and the codes of the others."""
    together = [best]
    if best.where == "own" and len(ranked) > 1:
        measure = index.indicators[best.code].measure
        together += [
            s for s in ranked[1:4] if index.indicators[s.code].measure == measure and _joined(text, best, s)
        ]
    all_villages = _all_villages(text, spot) and VILLAGES in index.position
    if len(together) == 1 and not all_villages:
        return best, ()
    together.sort(key=lambda s: s.hit.start if s.hit is not None else 0)
    codes = [index.indicators[scored.code].code for scored in together]
    if all_villages:
        codes.append(VILLAGES)
    return together[0], tuple(dict.fromkeys(code for code in codes[1:] if code != codes[0]))


def _all_villages(text: str, spot: Spot) -> bool:
    """Whether the figure counts all villages of the place (全镇30个村…, 8个村（社区）…全覆盖)."""
    if not scoring_words().village_noun.match(text, spot.end, spot.right_end):
        return False
    ahead = text[max(spot.own_start, spot.start - 6) : spot.start]
    behind = text[spot.end : spot.right_end]
    return any(w in ahead for w in _ALL_BEFORE) or any(w in behind for w in _ALL_BEHIND)


def _joined(text: str, best: Scored, other: Scored) -> bool:
    """Whether two phrases stand side by side with 和, 、 … between them, or with names of other shares
    (参考率、及格率和优秀率)."""
    if other.where != "own" or other.hit is None or best.hit is None:
        return False
    if other.score < scoring_words().weights.joined * best.score:
        return False
    first, second = sorted((best.hit, other.hit), key=attrgetter("start"))
    return first.end < second.start and _BETWEEN.fullmatch(text, first.end, second.start) is not None
