"""The reason of an assignment in a few Chinese words: which words decided, whether the unit agrees, which
section."""

from __future__ import annotations

from app.core.indicators.context import Spot
from app.core.indicators.scoring import Scored

_PLACES = {
    "inside": "在数内",
    "wrap": "在数两侧",
    "right": "在数后",
    "own": "在数前",
    "left": "在前文",
}
_OTHER = {
    "learned": "学到的规则“{}”",
    "pair": "紧随“{}”之后的第二个数",
    "repeat": "与前面的数同指“{}”",
    "part": "“{}”的其中数",
    "listed": "承前列举“{}”",
    "carried": "承前句“{}”",
    "likely": "前后用词多用于“{}”",
    "similar": "用词与“{}”相近",
}


def reason_of(best: Scored, spot: Spot, unit: str, title: str) -> str:
    """词语“化解矛盾纠纷”（在数前 2 字），单位“起”相符，所在小节“矛盾纠纷化解”."""
    pieces = [_words(best, spot)]
    if unit:
        pieces.append(f"单位“{unit}”{'相符' if best.fits == 1.0 else '相近'}")
    if best.topical and title:
        pieces.append(f"所在小节“{title[:16]}”")
    return "，".join(pieces)


def _words(best: Scored, spot: Spot) -> str:
    if best.where in _OTHER:
        return _OTHER[best.where].format(best.phrase)
    place = _PLACES[best.where]
    hit = best.hit
    if hit is not None and best.where in ("own", "left"):
        place += f" {spot.start - hit.end} 字" if spot.start > hit.end else ""
    elif hit is not None and best.where == "right":
        place += f" {hit.start - spot.end} 字" if hit.start > spot.end else ""
    return f"词语“{best.phrase}”（{place}）"
