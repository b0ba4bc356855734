"""Doubled words, and terms written two ways in one report where one is the lexicon's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from app.core.checks.case import Case, Settings, Span, finding, occurrences
from app.core.enums import Severity
from app.core.report import Finding
from app.core.resources import load_json

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_ENUMERATED = re.compile(r"(?<=[一二三四五六七八九十])是是")
_LONGEST_WORD = 6
_SIDE = 2
# A lost character leaves another word of a term of four too often (行政罚款, 安全产品).
_LONG_TERM = 5


class _Words(NamedTuple):
    """The lexicon of ``resources/checks/words.json``."""

    doubled: frozenset[str]
    idioms: frozenset[str]
    single: dict[str, list[str]]
    terms: tuple[str, ...]
    others: frozenset[str]
    confused: dict[str, str]


@cache
def _words() -> _Words:
    data = load_json("checks/words.json")
    return _Words(
        frozenset(data["doubled_right"]),
        frozenset(data["idioms"]),
        data["single"],
        tuple(data["terms"]),
        frozenset(data["others"]),
        data["confused"],
    )


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Doubled words, then variants of the lexicon's terms."""
    for span in (*_doubled_words(case.text), *_doubled_characters(case.text)):
        message = f"“{case.text[slice(*span)]}”字词重复。"
        yield finding(settings.rule, Severity.ERROR, message, [span])
    reported: list[Span] = []
    for term in _words().terms:
        for wrong, right in _variants(case.text, term):
            if any(wrong[0] < b and a < wrong[1] for a, b in reported):
                continue
            reported.append(wrong)
            message = f"“{case.quote(wrong)}”与文中另一处“{case.quote(right)}”写法不一，疑为“{term}”之误。"
            yield finding(settings.rule, Severity.ERROR, message, [wrong, right])


def _doubled_words(text: str) -> Iterator[Span]:
    """Words of 2 to 6 characters that stand twice in a row.

    The text is laid over itself, moved by a word's length: where all bits of a word's length agree, it is
    doubled. Ten times faster than a back-reference at every place.
    """
    flat = _WIDE.sub("\ufffc", text)
    units = flat.encode("utf-16-le", "surrogatepass")
    number = int.from_bytes(units, "little")
    done = 0
    for size in range(2, _LONGEST_WORD + 1):
        unlike = (number ^ (number >> (16 * size))).to_bytes(len(units), "little")
        at = unlike.find(bytes(2 * size))
        while at >= 0:
            start = (at + 1) // 2
            word = flat[start : start + size]
            if word == flat[start + size : start + 2 * size] and _HAN.fullmatch(word):
                if start >= done and not _is_right_doubled(text, start, word):
                    yield start, start + 2 * size
                    done = start + 2 * size
                at = unlike.find(bytes(2 * size), 2 * (start + 2 * size))
            else:
                at = unlike.find(bytes(2 * size), at + 1)
        done = 0


def _is_right_doubled(text: str, start: int, word: str) -> bool:
    lexicon = _words()
    if word * 2 in lexicon.doubled or len(set(word)) == 1:
        return True
    if len(word) != 2:
        return False
    return "一" in word or word + word[0] in lexicon.idioms or text[start - 1 : start + 2] in lexicon.idioms


def _doubled_characters(text: str) -> Iterator[Span]:
    """的的 and 了了, unless one belongs to the word before or behind: 目的的, 为了了解."""
    for match in _ENUMERATED.finditer(text):
        yield match.span()
    for pair, (before, behind) in _words().single.items():
        for start, end in occurrences(text, pair):
            left, right = text[start - 1 : start], text[end : end + 1]
            if not (left and left in before) and not (right and right in behind):
                yield start, end


def _variants(text: str, term: str) -> Iterator[tuple[Span, Span]]:
    """Places that are ``term`` but for one character, with a whole place to set beside.

    A character that sounds or looks like the right one is a slip anywhere; any other only between the same
    neighbours: 综合行政技法改革 beside 综合行政执法改革.
    """
    if term not in text:
        return
    whole: list[Span] = []
    for place, sort in _near(text, term):
        whole = whole or list(occurrences(text, term))
        if sort == "slip":
            yield place, whole[0]
            continue
        left, right = text[place[0] - _SIDE : place[0]], text[place[1] : place[1] + _SIDE]
        for known in whole:
            same_left = _is_same(text[known[0] - _SIDE : known[0]], left)
            same_right = _is_same(text[known[1] : known[1] + _SIDE], right)
            if same_right and (same_left or sort == "lost"):
                wide = (_SIDE * same_left, _SIDE * same_right)
                yield (place[0] - wide[0], place[1] + wide[1]), (known[0] - wide[0], known[1] + wide[1])
                break


def _is_same(one: str, two: str) -> bool:
    return one == two and len(one) == _SIDE and "\n" not in one


def _near(text: str, term: str) -> Iterator[tuple[Span, str]]:
    """Places where one character of ``term``, not the first, is lost or replaced; how sure that is.

    One half of the term is untouched, so that only places of a half are looked at.
    """
    length = len(term)
    count = text.count(term)
    if text.count(term[:2]) > count:
        lost = {term[:p] + term[p + 1 :] for p in range(2, length)}
        for start, _ in occurrences(text, term[:2]):
            words = text[start : start + length]
            if words == term:
                continue
            sort = _replaced(text, start, words, term)
            if sort != "slip" and words[:-1] in lost and words[:-1] not in _words().others:
                is_sure = length >= _LONG_TERM and words[:-1] != term[:-1]
                yield (start, start + length - 1), "slip" if is_sure else "lost"
            elif sort:
                yield (start, start + length), sort
    if text.count(term[-2:]) > count:
        for _, end in occurrences(text, term[-2:]):
            words = text[max(0, end - length) : end]
            if words[1:2] != term[1] and (sort := _replaced(text, end - length, words, term)):
                yield (end - length, end), sort


def _replaced(text: str, start: int, words: str, term: str) -> str:
    """"slip" or "other" where ``words`` is ``term`` with one character, not the first, replaced."""
    if len(words) != len(term) or words[0] != term[0] or words in _words().others:
        return ""
    different = [n for n, (a, b) in enumerate(zip(words, term, strict=True)) if a != b]
    if len(different) != 1 or not _HAN.fullmatch(words[different[0]]):
        return ""
    at = different[0]
    if text[start + at + 1 : start + at + 2] == term[at]:
        # A longer word, not a slip: 森林防灭火.
        return ""
    return "slip" if words[at] in _words().confused.get(term[at], "") else "other"
