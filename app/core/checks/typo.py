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

_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,6})\1")
_SINGLE = re.compile(
    r"(?<=[一二三四五六七八九十])是是|的的|了了|在在|和和|与与|及及|对对(?!碰)|将将(?!近)|为为|把把"
)
_SIDE = 2


class _Words(NamedTuple):
    """The lexicon: doublings that are right, terms of the field, and words that look like one but are not."""

    doubled: frozenset[str]
    terms: tuple[str, ...]
    others: frozenset[str]


@cache
def _words() -> _Words:
    data = load_json("checks/words.json")
    return _Words(frozenset(data["doubled_allowed"]), tuple(data["terms"]), frozenset(data["other_words"]))


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """Doubled words, then variants of the lexicon's terms."""
    lexicon = _words()
    for pattern in (_DOUBLED, _SINGLE):
        for match in pattern.finditer(case.text):
            if match.group() not in lexicon.doubled:
                message = f"“{match.group()}”字词重复。"
                yield finding(settings.rule, Severity.ERROR, message, [match.span()])
    reported: list[Span] = []
    for term in lexicon.terms:
        for wrong, right in _variants(case.text, term):
            if not any(wrong[0] < b and a < wrong[1] for a, b in reported):
                reported.append(wrong)
                message = (
                    f"“{case.quote(wrong)}”与文中另一处“{case.quote(right)}”写法不一，疑为“{term}”之误。"
                )
                yield finding(settings.rule, Severity.ERROR, message, [wrong, right])


def _variants(text: str, term: str) -> Iterator[tuple[Span, Span]]:
    """Places that are ``term`` but for one character, with a whole place that has the same neighbours.

    The same neighbours on one side make it the same phrase: 社会矛盾纠化解 beside 社会矛盾纠纷化解.
    """
    whole = list(occurrences(text, term))
    if not whole:
        return
    for place, only_right in _near(text, term):
        left, right = text[place[0] - _SIDE : place[0]], text[place[1] : place[1] + _SIDE]
        for known in whole:
            same_left = _is_same(text[known[0] - _SIDE : known[0]], left)
            same_right = _is_same(text[known[1] : known[1] + _SIDE], right)
            if same_right or (same_left and not only_right):
                wide = (_SIDE * same_left, _SIDE * same_right)
                yield (place[0] - wide[0], place[1] + wide[1]), (known[0] - wide[0], known[1] + wide[1])
                break


def _is_same(one: str, two: str) -> bool:
    return one == two and len(one) == _SIDE and "\n" not in one


def _near(text: str, term: str) -> Iterator[tuple[Span, bool]]:
    """Places where one character of ``term``, not the first, is lost or replaced.

    One half of the term is untouched, so that only places of a half are looked at. The flag: the words
    behind must agree, since a lost last character alone is only a shorter word.
    """
    length = len(term)
    lost = {term[:p] + term[p + 1 :] for p in range(2, length - 1)}
    for start, _ in occurrences(text, term[:2]):
        words = text[start : start + length]
        if words == term:
            continue
        if words[:-1] == term[:-1]:
            yield (start, start + length - 1), True
        if words[:-1] in lost:
            yield (start, start + length - 1), False
        elif _differs_once(words, term):
            yield (start, start + length), False
    for _, end in occurrences(text, term[-2:]):
        words = text[max(0, end - length) : end]
        if words[1:2] != term[1] and _differs_once(words, term):
            yield (end - length, end), False


def _differs_once(words: str, term: str) -> bool:
    """Whether ``words`` is ``term`` with one Chinese character, not the first, replaced by another."""
    if len(words) != len(term) or words[0] != term[0]:
        return False
    different = [a for a, b in zip(words, term, strict=True) if a != b]
    return len(different) == 1 and "\u4e00" <= different[0] <= "\u9fff" and words not in _words().others
