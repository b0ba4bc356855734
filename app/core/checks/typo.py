"""Doubled words, and terms written two ways in one report where one is the lexicon's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple

from app.core.checks.case import Case, Settings, Span, finding, occurrences
from app.core.enums import Severity
from app.core.report import Finding
from app.core.resources import load_json

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_UNEQUAL = re.compile(rb"[^\0]")
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_ENUMERATED = re.compile(r"是是(?<=[一二三四五六七八九十]是是)")
_LONGEST_WORD = 6
_SIDE = 2
# A word that only looks like a slip is at most so much longer than it.
_MORE = 2
# More places of one word than a report ever has; keeps senseless texts from taking for ever.
_MOST = 40
# A lost character leaves another word of a term of four too often (行政罚款, 安全产品).
_LONG_TERM = 5
_SHORT_TERM = 3


class _Words(NamedTuple):
    """The lexicon of ``resources/checks/words.json``."""

    doubled: frozenset[str]
    idioms: frozenset[str]
    single: dict[str, tuple[str, str]]
    terms: tuple[str, ...]
    others: frozenset[str]
    confused: dict[str, str]


@cache
def _words() -> _Words:
    data = load_json("checks/words.json")
    return _Words(
        frozenset(data["doubled_right"]),
        frozenset(data["idioms"]),
        {pair: (before, behind) for pair, (before, behind) in data["single"].items()},
        tuple(data["terms"]),
        frozenset(data["others"]),
        data["confused"],
    )


def words() -> frozenset[str]:
    """The words that this check watches for."""
    return frozenset(_words().single).union(_slips(), _cut_terms(), _garbled())


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Doubled words, characters of the other script, then variants of the lexicon's terms."""
    done = 0
    for span in sorted({*_doubled_words(case), *_doubled_characters(case)}):
        if span[0] < done:
            continue
        done = span[1]
        message = f"“{case.text[slice(*span)]}”字词重复。"
        yield finding(settings.rule, Severity.ERROR, message, [span])
    yield from _traditional(case, settings)
    for garbled in sorted(case.likely(_garbled_spellings())):
        for span in islice(occurrences(case.text, garbled), _MOST):
            message = f"“{garbled}”疑为“{_garbled()[garbled]}”之误。"
            yield finding(settings.rule, Severity.ERROR, message, [span])
    done = 0
    for term, wrong, right in sorted(_variants(case), key=lambda row: row[1]):
        if wrong[0] < done:
            continue
        done = wrong[1]
        message = f"“{case.quote(wrong)}”与文中另一处“{case.quote(right)}”写法不一，疑为“{term}”之误。"
        # The place to mend comes first: it is what the window shows when the finding is chosen.
        yield Finding(settings.rule, Severity.ERROR, message, (wrong, right))


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


def _doubled_words(case: Case) -> Iterator[Span]:
    """Words of 2 to 6 characters that stand twice in a row.

    The text is laid over itself, moved by a word's length: where as many characters in a row agree, a word is
    doubled. Only one byte of each character is compared, the rest of the few that agree is looked at then.
    Ten times faster than a back-reference at every place.
    """
    text = case.text
    flat = _WIDE.sub("\ufffc", text) if max(case.odd, default="") > "\uffff" else text
    lower = flat.encode("utf-16-le", "surrogatepass")[::2]
    number = int.from_bytes(lower, "little")
    for size in range(2, _LONGEST_WORD + 1):
        unlike = (number ^ (number >> (8 * size))).to_bytes(len(lower), "little")
        at = unlike.find(bytes(size))
        while at >= 0:
            unequal = _UNEQUAL.search(unlike, at)
            stop = unequal.start() if unequal else len(unlike)
            start = next((n for n in range(at, stop - size + 1) if _is_doubled(flat, n, size)), -1)
            if start >= 0 and not _is_right_doubled(text, start, flat[start : start + size]):
                yield start, start + 2 * size
            at = unlike.find(bytes(size), stop)


def _is_doubled(text: str, start: int, size: int) -> bool:
    word = text[start : start + size]
    return word == text[start + size : start + 2 * size] and _HAN.fullmatch(word) is not None


def _is_right_doubled(text: str, start: int, word: str) -> bool:
    lexicon = _words()
    if word * 2 in lexicon.doubled or len(set(word)) == 1:
        return True
    if len(word) != 2:
        return False
    return "一" in word or word + word[0] in lexicon.idioms or text[start - 1 : start + 2] in lexicon.idioms


def _doubled_characters(case: Case) -> Iterator[Span]:
    """的的 and 了了, unless one belongs to the word before or behind: 目的的, 为了了解."""
    text = case.text
    if "是是" in text:
        yield from (match.span() for match in _ENUMERATED.finditer(text))
    single = _words().single
    for pair in case.likely(frozenset(single)):
        before, behind = single[pair]
        for start, end in occurrences(text, pair):
            left, right = text[start - 1 : start], text[end : end + 1]
            if not (left and left in before) and not (right and right in behind):
                yield start, end


class _Slip(NamedTuple):
    """A wrong spelling of a term, one character lost or mistaken."""

    term: str
    wrong: str

    @property
    def is_sure(self) -> bool:
        """Whether it is a slip wherever it stands: a lost character often leaves another word."""
        return len(self.wrong) == len(self.term) or len(self.term) >= _LONG_TERM


@cache
def _slips() -> Mapping[str, tuple[str, ...]]:
    """Every wrong spelling with the terms that it may be meant for."""
    found: dict[str, tuple[str, ...]] = {}
    for term in _words().terms:
        for wrong in _misspelt(term):
            if wrong not in _words().others:
                found[wrong] = (*found.get(wrong, ()), term)
    return found


@cache
def _garbled() -> Mapping[str, str]:
    """Terms with a character inside doubled or exchanged for the next: no words of their own."""
    found: dict[str, str] = {}
    for term in _words().terms:
        for at in range(1, len(term) - 1) if len(term) > _SHORT_TERM else ():
            found[term[: at + 1] + term[at:]] = term
            found[term[:at] + term[at + 1] + term[at] + term[at + 2 :]] = term
    return {
        wrong: term for wrong, term in found.items() if term not in wrong and wrong not in _words().others
    }


@cache
def _garbled_spellings() -> frozenset[str]:
    return frozenset(_garbled())


@cache
def _wrong_spellings() -> frozenset[str]:
    return frozenset(_slips())


def _misspelt(term: str) -> Iterator[str]:
    """The term with a character mistaken or, inside, lost."""
    for at in range(1, len(term)):
        for other in _words().confused.get(term[at], ""):
            yield term[:at] + other + term[at + 1 :]
        if 2 <= at < len(term) - 1:
            yield term[:at] + term[at + 1 :]


@cache
def _cut_terms() -> Mapping[str, re.Pattern[str]]:
    """Terms with what finds them without their last character."""
    terms = load_json("checks/words.json")["cut"]
    return {term: re.compile(f"{term[:-1]}(?!{term[-1]})") for term in terms}


def _variants(case: Case) -> Iterator[tuple[str, Span, Span]]:
    """Terms with a place that is the term but for one character, and a whole place to set beside.

    A character that sounds or looks like the right one is a slip anywhere; a lost one often leaves another
    word (行政罚款), so that the words behind must be the same too: 矛盾纠化解 beside 矛盾纠纷化解.
    """
    for wrong in sorted(case.likely(_wrong_spellings())):
        for term in _slips()[wrong]:
            yield from _places(case.text, _Slip(term, wrong))
    yield from _cut_short(case)


def _places(text: str, slip: _Slip) -> Iterator[tuple[str, Span, Span]]:
    for place in islice(occurrences(text, slip.wrong), _MOST):
        if _is_longer_word(text, place, slip):
            continue
        for known in islice(occurrences(text, slip.term), _MOST):
            right = _beside(text, place, known, slip)
            if right is not None:
                yield slip.term, *right
                break


def _beside(text: str, place: Span, known: Span, slip: _Slip) -> tuple[Span, Span] | None:
    """Both places, with the words around that they share where those are needed."""
    if slip.is_sure:
        return place, known
    right = text[known[1] : known[1] + _SIDE]
    if right != text[place[1] : place[1] + _SIDE] or not _HAN.fullmatch(right) or len(right) < _SIDE:
        return None
    return (place[0], place[1] + _SIDE), (known[0], known[1] + _SIDE)


def _is_longer_word(text: str, place: Span, slip: _Slip) -> bool:
    """A character more, not a wrong one (森林防灭火), or the beginning of a word that is right."""
    if len(slip.wrong) == len(slip.term) and text[place[1] : place[1] + 1] == slip.term[-1]:
        return True
    return any(text[place[0] : place[1] + more] in _words().others for more in range(_MORE + 1))


def _cut_short(case: Case) -> Iterator[tuple[str, Span, Span]]:
    """The last character lost: what follows the term elsewhere follows what is left of it."""
    text = case.text
    cut = _cut_terms()
    for term in sorted(case.likely(frozenset(cut))):
        if cut[term].search(text) is None:
            continue
        for known in islice(occurrences(text, term), _MOST):
            behind = text[known[1] : known[1] + _SIDE]
            if len(behind) == _SIDE and _HAN.fullmatch(behind):
                wrong = term[:-1] + behind
                for at, _ in islice(occurrences(text, wrong), _MOST):
                    yield term, (at, at + len(wrong)), (known[0], known[1] + _SIDE)
