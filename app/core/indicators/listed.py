"""What the entries of a list count: each is read with the verb that opened the list, or with the words that
announce it before a colon.

In 审查合同8份、文件6件 the 6件 are 审查文件. Asked only where an entry's own words say nothing by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.core.indicators.context import Layout, Spot
from app.core.indicators.matching import Found
from app.core.indicators.phrases import PhraseIndex, UnitFit
from app.core.indicators.scoring import Scored
from app.core.indicators.words import scoring_words

_JOINING = "、和及与"
_REACH = 60
_NOUN = 10
_LEAST_NOUN = 2
_COLONS = "：:"
_BESIDE = "，、和：:, "
_NAME = 12
_ANNOUNCING = 12


def is_entry(layout: Layout, spot: Spot) -> bool:
    """Whether the figure may stand in an entry of a list: behind a mark that joins, or behind a colon."""
    text, low, high = layout.text, spot.sentence_start, spot.own_start + 1
    return _is_joined(text, spot) or text.find("：", low, high) >= 0 or text.find(":", low, high) >= 0


def _is_joined(text: str, spot: Spot) -> bool:
    return spot.own_start > spot.clause_start and text[spot.own_start] in _JOINING


def listed(layout: Layout, spot: Spot, index: PhraseIndex, fit: UnitFit) -> Scored | None:
    """The indicator that verb and entry together name, of those that ``fit`` allows; None where the figure is
    no further entry of a list or they name nothing."""
    text = layout.text
    if not _is_joined(text, spot):
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


def announced(layout: Layout, spot: Spot, index: PhraseIndex, fit: UnitFit, found: Found) -> Scored | None:
    """The indicator that the words before a colon announce for the entries behind it (工单较多的单位：
    水务局31件，城管局24件); None where an entry says more than a short name."""
    text = layout.text
    colon = max(text.rfind(mark, spot.sentence_start, spot.own_start + 1) for mark in _COLONS)
    name = text[spot.own_start : spot.start].strip(_BESIDE)
    if colon < 0 or not name.isalpha() or len(name) > _NAME or scoring_words().deed.search(name):
        return None
    best: Scored | None = None
    for hit in found.hits:
        if not colon - _ANNOUNCING <= hit.end <= colon:
            continue
        for code, bit, weight, phrase in hit.meanings.each:
            score = weight * fit.fits[code] * scoring_words().weights.listed
            if bit & fit.having and fit.fits[code] == 1.0 and (best is None or score > best.score):
                best = Scored(code, score, phrase, None, "listed", 1.0)
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
