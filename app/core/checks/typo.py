"""Doubled words, and terms written two ways in one report where one is the lexicon's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple

from app.core.checks.case import Case, Settings, Span, finding, occurrences
from app.core.checks.doubling import Doubling
from app.core.checks.lexicon import Lexicon
from app.core.checks.slips import Slip, Slips, slips_in
from app.core.enums import Severity
from app.core.report import Finding
from app.core.resources import load_json

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_ENUMERATED_PAIR = "是是"
_ENUMERATED = re.compile(r"是是(?<=[一二三四五六七八九十]是是)")
_SIDE = 2
# A word that only looks like a slip is at most so much longer than it.
_MORE = 2
# More places of one word than a report ever has; keeps senseless texts from taking for ever.
_MOST = 40


class _Words(NamedTuple):
    """The lexicon of ``resources/checks/words.json``."""

    doubled: frozenset[str]
    idioms: frozenset[str]
    single: dict[str, tuple[str, str]]
    others: frozenset[str]


@cache
def _words() -> _Words:
    data = load_json("checks/words.json")
    return _Words(
        frozenset(data["doubled_right"]),
        frozenset(data["idioms"]),
        {pair: (before, behind) for pair, (before, behind) in data["single"].items()},
        frozenset(data["others"]),
    )


def words() -> frozenset[str]:
    """The words that this check watches for."""
    return _sure_slips().words


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Doubled words, characters of the other script, then variants of the lexicon's terms."""
    done = 0
    told: set[int] = set()
    for span in sorted(_doubled(case)):
        if span[0] < done:
            continue
        done = span[1]
        told.update(range(*span))
        message = f"“{case.text[slice(*span)]}”字词重复，删去一个。"
        yield finding(settings.rule, Severity.ERROR, message, [span])
    if not case.odd.isdisjoint(_traditional_characters()[1]):
        yield from _traditional(case, settings)
    for row, places in _sure_slips().found(case):
        told.update(*(range(*place) for place in places))
        message = f"“{case.quote(places[0])}”{row.say}"
        yield finding(settings.rule, row.severity, message, places)
    slips = slips_in(case.text)
    if slips is not None:
        yield from _misspelt_terms(case, settings, slips, told)


def _misspelt_terms(case: Case, settings: Settings, slips: Slips, told: set[int]) -> Iterator[Finding]:
    """Slips beside the right spelling, then those wrong by themselves; ``told``: offsets named before."""
    done = 0
    for term, wrong, right in sorted(_variants(case.text, slips), key=lambda row: row[1]):
        if wrong[0] < done:
            continue
        done = wrong[1]
        told.update(range(*wrong))
        message = f"“{case.quote(wrong)}”与文中另一处“{case.quote(right)}”写法不一，疑为“{term}”之误。"
        # The place to mend comes first: it is what the window shows when the finding is chosen.
        yield Finding(settings.rule, Severity.ERROR, message, (wrong, right))
    for slip in sorted((*slips.garbled, *slips.sure), key=lambda slip: -len(slip.wrong)):
        for span in islice(occurrences(case.text, slip.wrong), _MOST):
            is_other = slip in slips.sure and _is_longer_word(case.text, span, slip)
            if told.isdisjoint(range(*span)) and not is_other:
                told.update(range(*span))
                message = f"“{slip.wrong}”疑为“{slip.term}”之误。"
                yield finding(settings.rule, Severity.ERROR, message, [span])


@cache
def _sure_slips() -> Lexicon:
    data = load_json("checks/slips.json")
    pairs = [
        {"words": [wrong], "pattern": wrong, "severity": "error", "say": f"应为“{right}”。"}
        for wrong, right in data["pairs"].items()
    ]
    return Lexicon([*data["slips"], *pairs])


@cache
def _traditional_characters() -> tuple[re.Pattern[str], dict[str, str]]:
    simple = load_json("checks/words.json")["traditional"]
    return re.compile(f"[{''.join(simple)}]"), simple


def _traditional(case: Case, settings: Settings) -> Iterator[Finding]:
    """情況 in a simplified text; nothing where the whole text is in the other script."""
    pattern, simple = _traditional_characters()
    places = [m.span() for m in islice(pattern.finditer(case.text), _MOST)]
    if 0 < len(places) < _MOST:
        for character in dict.fromkeys(case.text[a:b] for a, b in places):
            own = [(a, b) for a, b in places if case.text[a:b] == character]
            message = f"“{character}”是繁体字，应为“{simple[character]}”。"
            yield finding(settings.rule, Severity.ERROR, message, own)


def _doubled(case: Case) -> set[Span]:
    """Words and characters that stand twice in a row and should not."""
    is_narrow = max(case.odd, default="") <= "\uffff"
    text = case.text if is_narrow else _WIDE.sub("\ufffc", case.text)
    doubling = Doubling(text)
    found = {
        (start, 2 * end - start)
        for start, end in doubling.words()
        if not _is_right_doubled(text, start, text[start:end])
    }
    pairs = doubling.pairs() & _doubled_pairs()
    return found.union(_doubled_characters(case.text, pairs)) if pairs else found


def _is_right_doubled(text: str, start: int, word: str) -> bool:
    lexicon = _words()
    if word * 2 in lexicon.doubled or len(set(word)) == 1:
        return True
    if len(word) != 2:
        return False
    if "一" in word:
        # 一步一步 is right, 进一步一步 is not.
        return text[start - 1 : start] != "进"
    return word + word[0] in lexicon.idioms or text[start - 1 : start + 2] in lexicon.idioms


@cache
def _doubled_pairs() -> frozenset[str]:
    """Characters that hardly ever stand twice in a row, twice."""
    return frozenset({_ENUMERATED_PAIR, *_words().single, *(c * 2 for c in _bound_characters())})


def _doubled_characters(text: str, pairs: set[str]) -> Iterator[Span]:
    """的的 and 了了, unless one belongs to the word before or behind: 目的的, 为了了解."""
    if _ENUMERATED_PAIR in pairs:
        yield from (match.span() for match in _ENUMERATED.finditer(text))
    single, bound = _words().single, _bound_characters()
    for pair in pairs & single.keys():
        before, behind = single[pair]
        for start, end in occurrences(text, pair):
            left, right = text[start - 1 : start], text[end : end + 1]
            if not (left and left in before) and not (right and right in behind):
                yield start, end
    for pair in pairs:
        if pair[0] in bound:
            before, behind = bound[pair[0]]
            yield from (span for span in occurrences(text, pair) if not _is_joint(text, span, before, behind))


def _is_joint(text: str, span: Span, before: str, behind: str) -> bool:
    """Whether one word ends and the next begins between the two (强化化解), or more is doubled (切切实实)."""
    start, end = span
    left, right = text[start - 1 : start], text[end : end + 1]
    if right * 2 == text[end : end + 2] or left * 2 == text[max(0, start - 2) : start]:
        return True
    return bool(left and right) and left in before and right in behind


@cache
def _bound_characters() -> Mapping[str, tuple[str, str]]:
    """Characters that hardly stand alone, with those that make a word with them before and behind."""
    rows = load_json("checks/doubled.json")["characters"]
    return {character: (before, behind) for character, (before, behind) in rows.items()}


def _variants(text: str, slips: Slips) -> Iterator[tuple[str, Span, Span]]:
    """Terms with a place that is the term but for one character, and a whole place to set beside.

    A character that sounds or looks like the right one is a slip anywhere; a lost one often leaves another
    word (行政罚款), so that the words behind must be the same too: 矛盾纠化解 beside 矛盾纠纷化解.
    """
    for slip in slips.spelt:
        yield from _places(text, slip)
    for term in slips.cut:
        yield from _cut_short(text, term)


def _places(text: str, slip: Slip) -> Iterator[tuple[str, Span, Span]]:
    for place in islice(occurrences(text, slip.wrong), _MOST):
        if _is_longer_word(text, place, slip):
            continue
        for known in islice(occurrences(text, slip.term), _MOST):
            right = _beside(text, place, known, slip)
            if right is not None:
                yield slip.term, *right
                break


def _beside(text: str, place: Span, known: Span, slip: Slip) -> tuple[Span, Span] | None:
    """Both places, with the words around that they share where those are needed."""
    if slip.is_sure:
        return place, known
    right = text[known[1] : known[1] + _SIDE]
    if right != text[place[1] : place[1] + _SIDE] or not _HAN.fullmatch(right) or len(right) < _SIDE:
        return None
    return (place[0], place[1] + _SIDE), (known[0], known[1] + _SIDE)


def _is_longer_word(text: str, place: Span, slip: Slip) -> bool:
    """A character more, not a wrong one (森林防灭火), or the beginning of a word that is right."""
    if len(slip.wrong) == len(slip.term) and text[place[1] : place[1] + 1] == slip.term[-1]:
        return True
    return not _words().others.isdisjoint([text[place[0] : place[1] + more] for more in range(_MORE + 1)])


def _cut_short(text: str, term: str) -> Iterator[tuple[str, Span, Span]]:
    """The last character lost: what follows the term elsewhere follows what is left of it."""
    for known in islice(occurrences(text, term), _MOST):
        behind = text[known[1] : known[1] + _SIDE]
        if len(behind) == _SIDE and _HAN.fullmatch(behind):
            wrong = term[:-1] + behind
            for at, _ in islice(occurrences(text, wrong), _MOST):
                yield term, (at, at + len(wrong)), (known[0], known[1] + _SIDE)
