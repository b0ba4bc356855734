"""What the further entries of a list count: each is read with the verb that opened the list.

In 审查合同8份、文件6件 the 6件 are 审查文件. Asked only where an entry's own words say nothing by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.core.indicators.context import Layout, Spot
from app.core.indicators.phrases import PhraseIndex, UnitFit
from app.core.indicators.scoring import Scored
from app.core.indicators.words import scoring_words

_JOINING = "、和及与"
_REACH = 60
_NOUN = 10
_LEAST_NOUN = 2


def listed(layout: Layout, spot: Spot, index: PhraseIndex, fit: UnitFit) -> Scored | None:
    """The indicator that verb and entry together name, of those that ``fit`` allows; None where the figure is
    no further entry of a list or they name nothing."""
    text = layout.text
    if spot.own_start <= spot.clause_start or text[spot.own_start] not in _JOINING:
        return None
    noun = text[max(spot.own_start, spot.start - _NOUN) : spot.start].lstrip(_JOINING)
    if len(noun) < _LEAST_NOUN:
        noun = text[spot.end : min(spot.right_end, spot.end + _NOUN)]
    best: Scored | None = None
    for verb in _verbs(layout, spot):
        for code, weight, phrase in _named(verb, noun, index, fit.having):
            score = weight * fit.fits[code] * scoring_words().weights.listed
            if best is None or score > best.score:
                best = Scored(code, score, phrase, None, "listed", fit.fits[code])
    return best


def _verbs(layout: Layout, spot: Spot) -> Iterator[str]:
    """The verbs before the first figure of the clause."""
    low = max(spot.clause_start, spot.start - _REACH)
    high = layout.first_figure(low)
    for match in scoring_words().list_verbs.finditer(layout.text, low, high):
        yield match.group()


def _named(verb: str, noun: str, index: PhraseIndex, allowed: int) -> Iterator[tuple[int, float, str]]:
    """The allowed indicators that a phrase of the verb and words of the noun speaks for, and its weight."""
    words = verb + noun
    atoms = index.atoms_in(words, 0, len(words))
    heads = {atom.head for at, atom in atoms if at == 0 and atom.length <= len(verb)} - {-1}
    for at, atom in atoms:
        if at == 0 and atom.length > len(verb):
            meanings = atom.plain.each
        elif at >= len(verb) and atom.tails:
            meanings = tuple(m for number in heads & atom.tails.keys() for m in atom.tails[number].each)
        else:
            continue
        for meaning in meanings:
            if meaning.bit & allowed:
                yield meaning.code, meaning.weight, meaning.phrase
