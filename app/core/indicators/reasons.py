"""The reason of an assignment in a few Chinese words: which words decided, whether the unit agrees, which
section."""

from __future__ import annotations

from app.core.indicators.context import Spot
from app.core.indicators.scoring import Scored

_PLACES = {
    "inside": "数内",
    "wrap": "数两侧",
    "right": "后",
    "own": "前",
    "left": "前文",
}


def reason_of(best: Scored, spot: Spot, unit: str, title: str | None) -> str:
    """命中“化解矛盾纠纷”（前 2 字），单位“起”相符，所在小节“矛盾纠纷化解”."""
    pieces = [_words(best, spot)]
    if unit:
        pieces.append(f"单位“{unit}”{'相符' if best.fits == 1.0 else '相近'}")
    if best.topical and title:
        pieces.append(f"所在小节“{title[:16]}”")
    return "，".join(pieces)


def _words(best: Scored, spot: Spot) -> str:
    if best.where == "learned":
        return f"学到的规则“{best.phrase}”"
    if best.where == "pair":
        return f"紧随“{best.phrase}”之后的第二个数"
    if best.where == "repeat":
        return f"与前一个数同指“{best.phrase}”"
    if best.where == "part":
        return f"“{best.phrase}”的其中数"
    if best.where == "similar":
        return f"用词与“{best.phrase}”相近"
    place = _PLACES[best.where]
    hit = best.hit
    if hit is not None and best.where in ("own", "left"):
        place += f" {spot.start - hit.end} 字" if spot.start > hit.end else ""
    elif hit is not None and best.where == "right":
        place += f" {hit.start - spot.end} 字" if hit.start > spot.end else ""
    return f"命中“{best.phrase}”（{place}）"
