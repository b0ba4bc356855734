"""What a figure owes to the figure before it: second numbers of pairs, repeats, parts of a total.

8场400余人次; 应开展宣讲不少于6场，实际开展9场; 调解员41人，其中专职3人.
"""

from __future__ import annotations

import re
from operator import add

from app.core.indicators.context import At, Spot
from app.core.indicators.phrases import PhraseIndex
from app.core.indicators.scoring import Scored, plain_units
from app.core.indicators.words import scoring_words
from app.core.report import Figure

_BETWEEN = "，、和, （("
_NEAR = 8
_REPEAT_REACH = 16
_ROW_REACH = 6
_ENTRY = 8
_LEAST_TOLD = 10
_AROUND = 8
_NEXT_CELL = re.compile(r"[ \t|]*[\t|][ \t|]*")
_YEARS_IN_TURN = re.compile(r"[0-9]{4}年?[、和][0-9]{4}年[^。；]{0,20}分别")
_OTHER_YEAR = re.compile("(?:[0-9]{4}|上|去|前)年度?(?:同期)?[为是有]?")
_EACH = "分别"
_RATES = ("率", "度")
_BARE = ("", "共", "共计")
_LEAST_RESIDENTS = 500
_HOLDS_VILLAGES = re.compile(
    "辖[^。；]{0,12}?[0-9一二三四五六七八九十]+个[^，。；、0-9]{0,4}?(?:村|社区|嘎查|居委会)"
)
VILLAGES, RESIDENTS = "AREA.VILLAGE", "AREA.POP"


def second_of_pair(text: str, at: At, index: PhraseIndex) -> Scored | None:
    """What the second of two numbers counts, as the indicator of the first and its own unit tell."""
    words, spot, before = scoring_words(), at.spot, at.before
    if before is None or before.indicator is None:
        return None
    position = index.position.get(_follower(before.indicator, at.figure.unit) or "")
    if position is None:
        return None
    close = spot.start - before.end <= _NEAR
    if close and words.connectors.fullmatch(text[before.end : spot.start].strip(_BETWEEN)):
        weight = words.weights.pair
    elif text.startswith(words.attending, spot.end):
        weight = words.weights.attended
    else:
        return None
    return Scored(position, weight, before.label or before.surface, None, "pair", 1.0)


def same_again(text: str, at: At, index: PhraseIndex) -> Scored | None:
    """The indicator of the number before where only a verb or a year and a number follow it (实际开展9场;
    由12件增加到15件; 12件（2023年为9件）), or the next of a list, or only the next cell of its row."""
    figure, spot, before = at.figure, at.spot, at.before
    if before is None or figure.unit != before.unit or spot.start - before.end > _REPEAT_REACH:
        return None
    position = index.position.get(before.indicator or "")
    if position is None:
        return None
    words = scoring_words()
    if _NEXT_CELL.fullmatch(text, before.end, spot.start):
        return Scored(position, words.weights.pair, before.label or before.surface, None, "repeat", 1.0)
    between = text[before.end : spot.start].strip(_BETWEEN)
    again = (
        between in words.repeats
        or _OTHER_YEAR.fullmatch(between) is not None
        or _same_noun(text, spot, before)
        or _next_entry(text, figure, spot, before, index)
    )
    if not again and (between or not _in_turn(text, spot, before)):
        return None
    return Scored(position, words.weights.repeat, before.label or before.surface, None, "repeat", 1.0)


def _same_noun(text: str, spot: Spot, before: Figure) -> bool:
    """Whether the next of a list ends with the noun of the one before (检查餐饮场所40家、娱乐场所12家), if
    that noun says enough (not 排查问题9个、整改问题5个, no rate) and nothing else was done
    (服务企业40家，新发展企业12家)."""
    words, noun = scoring_words(), text[before.start - 2 : before.start]
    if not noun.isalpha() or noun.endswith(_RATES) or not text.endswith(noun, spot.own_start, spot.start):
        return False
    if spot.own_start > before.end + 1 or noun in words.vague:
        return False
    return words.deed.search(text, spot.own_start, spot.start) is None


def _next_entry(text: str, figure: Figure, spot: Spot, before: Figure, index: PhraseIndex) -> bool:
    """Whether a bare noun and a number go on with a list of what was gone to (检查学校291家，医院214家)."""
    words = scoring_words()
    gone_to = index.gone_to >> index.position[before.indicator or ""] & 1
    if not gone_to or figure.unit not in words.gone_to_units or spot.own_start > before.end + 1:
        return False
    noun = text[spot.own_start : spot.start].strip(_BETWEEN)
    return 1 < len(noun) <= _ENTRY and noun.isalpha() and words.deed.search(noun) is None


def _in_turn(text: str, spot: Spot, before: Figure) -> bool:
    """Whether the numbers of several years or things follow one another (前年、去年分别调解30件、42件)."""
    if text.find(_EACH, spot.clause_start, before.start) >= 0:
        return True
    return _YEARS_IN_TURN.search(text, spot.sentence_start, before.start) is not None


def next_named(text: str, at: At, index: PhraseIndex) -> Scored | None:
    """What the next number of several counts whose names stand before 分别 (参考率和合格率分别为98%、97%):
    the first of them has the names behind its own in ``also``."""
    figure, spot, before = at.figure, at.spot, at.before
    if before is None or figure.unit != before.unit or spot.start - before.end > 1:
        return None
    position = index.position.get(before.also[0])
    if position is None or text.find(_EACH, spot.clause_start, before.start) < 0:
        return None
    return Scored(position, scoring_words().weights.pair, before.label or before.surface, None, "repeat", 1.0)


def villages(text: str, at: At, index: PhraseIndex) -> Scored | None:
    """The villages of a place where only 辖 says so, and the further ones of the list (辖13个村、1个社区)."""
    spot, before = at.spot, at.before
    position = index.position.get(VILLAGES)
    if position is None or not scoring_words().village_noun.match(text, spot.end):
        return None
    listed = before is not None and before.indicator == VILLAGES and spot.start - before.end <= _ROW_REACH
    if not listed and text[spot.start - 1 : spot.start] != "辖":
        return None
    return Scored(position, scoring_words().weights.pair, "辖…村", None, "wrap", 1.0)


def residents(text: str, at: At, index: PhraseIndex) -> Scored | None:
    """The people of a place in the list of what it holds (辖12个村、98个组，5600户，2.1万人)."""
    figure, spot, before = at.figure, at.spot, at.before
    if before is None or figure.value < _LEAST_RESIDENTS or spot.right_end > spot.end:
        return None
    position = index.position.get(RESIDENTS)
    if position is None or text[spot.own_start : spot.start].strip(_BETWEEN) not in _BARE:
        return None
    of_place = index.position.get(before.indicator or VILLAGES)
    if of_place is None or index.categories[of_place] != index.categories[position]:
        return None
    if _HOLDS_VILLAGES.search(text, spot.sentence_start, spot.start) is None:
        return None
    return Scored(position, scoring_words().weights.pair, "辖…人", None, "wrap", 1.0)


def part_of(total: Figure, figure: Figure, index: PhraseIndex) -> Scored | None:
    """The indicator of the total for a part that names nothing else, or that of the total's second numbers
    (培训6期，其中市级210人次)."""
    code = total.indicator or ""
    own = index.position.get(code)
    if figure.unit != total.unit and (own is None or figure.unit not in index.indicators[own].units):
        code = _follower(code, figure.unit) or ""
    position = index.position.get(code)
    if position is None:
        return None
    return Scored(position, scoring_words().weights.inherit, total.label or total.surface, None, "part", 1.0)


def _follower(code: str, unit: str) -> str | None:
    """The indicator that a second number in this unit counts after one of the indicator ``code``."""
    words, units = scoring_words(), plain_units(unit)
    followers = words.pairs.get(code, {})
    return next((f for family, f in followers.items() if words.families[family].intersection(units)), None)


class Mentions:
    """The numbers of a text that have an indicator: where one comes again beside a word that it had
    (收到代表建议128件。…128件建议全部办结), it is the same thing."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[tuple[float, str], tuple[Figure, Spot]] = {}

    def note(self, figure: Figure, spot: Spot) -> None:
        """Remembers ``figure``, filled, and where it stands; small numbers say too little."""
        if figure.indicator is not None and figure.value >= _LEAST_TOLD:
            self._known[figure.value, figure.unit] = figure, spot

    def again(self, at: At, index: PhraseIndex) -> Scored | None:
        """What the same number counted before, if any of its words stands here too."""
        known = self._known.get((at.figure.value, at.figure.unit))
        if known is None or not self._words(known[1]) & self._words(at.spot):
            return None
        position = index.position.get(known[0].indicator or "")
        if position is None:
            return None
        said = known[0].label or known[0].surface
        return Scored(position, scoring_words().weights.repeat, said, None, "repeat", 1.0)

    def _words(self, spot: Spot) -> set[str]:
        """The pairs of characters of the figure's own words."""
        text = self._text
        left = text[max(spot.own_start, spot.start - _AROUND) : spot.start]
        right = text[spot.end : min(spot.right_end, spot.end + _AROUND)]
        return {pair for words in (left, right) for pair in map(add, words, words[1:]) if pair.isalpha()}
