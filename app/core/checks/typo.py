"""Words and characters that stand twice, characters of the other script, words with a slip in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, islice
from typing import Any, NamedTuple

from app.core.checks.case import Case, Settings, Span, finding, occurrences
from app.core.checks.lexicon import Lexicon
from app.core.checks.spelling import villages, wholes
from app.core.checks.spelling.doubling import Doubling
from app.core.checks.spelling.names import misspelt_once, quoted, titles, turned_round, written_twice
from app.core.checks.spelling.slip_kinds import Slip
from app.core.checks.spelling.slips import left_by_slips, slips_in
from app.core.checks.spelling.vocabulary import MEASURES, alone, edges, is_between_words
from app.core.enums import Severity
from app.core.report import Finding
from app.core.resources import load_json

_WIDE = re.compile("[\U00010000-\U0010ffff]")
_ENUMERATED_PAIR = "是是"
_ENUMERATED = re.compile(r"是是(?<=[一二三四五六七八九十]是是)")
_BEHIND_DOUBLED = "有都通乡镇村"
_TITLE, _AGAIN, _THRICE = "长", "再", "某一"
# More places of one word than a report ever has; keeps senseless texts from taking for ever.
_MOST = 40


class _Words(NamedTuple):
    """The lexicon of ``resources/checks/words.json``."""

    doubled: frozenset[str]
    idioms: frozenset[str]
    single: dict[str, tuple[str, str]]


@cache
def _words() -> _Words:
    data = load_json("checks/words.json")
    return _Words(
        frozenset(data["doubled_right"]),
        frozenset(data["idioms"]),
        {pair: (before, behind) for pair, (before, behind) in data["single"].items()},
    )


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this check asks for."""
    return *_sure_slips().groups(), titles(), left_by_slips(), wholes.words(), villages.words()


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
    yield from _misspelt_terms(case, settings, told)
    for one, two in written_twice(case):
        message = f"“{case.quote(one)}”与“{case.quote(two)}”像是同一人的姓名，写法不一，请核对。"
        yield finding(settings.rule, Severity.ERROR, message, [one, two])
    for one, two in villages.written_twice(case):
        message = f"“{case.quote(one)}”与“{case.quote(two)}”像是同一地名，写法不一，请核对。"
        yield Finding(settings.rule, Severity.WARN, message, (one, two))
    names = quoted(case)
    for one, two in turned_round(names):
        message = f"“{case.quote(one)}”与“{case.quote(two)}”像是同一名称，字序不一，请核对。"
        yield finding(settings.rule, Severity.ERROR, message, [one, two])
    for one, two in misspelt_once(names):
        message = f"“{case.quote(one)}”与“{case.quote(two)}”像是同一名称，写法不一，请核对。"
        yield Finding(settings.rule, Severity.ERROR, message, (one, two))


def _misspelt_terms(case: Case, settings: Settings, told: set[int]) -> Iterator[Finding]:
    """Terms with a slip in them, the longest first; ``told``: offsets named before."""
    found = chain(slips_in(case), wholes.wholes_in(case))
    for slip, span in sorted(found, key=lambda row: (-len(row[0].wrong), row[1], row[0])):
        if told.isdisjoint(range(*span)):
            told.update(range(*span))
            yield _misspelt(case, settings, slip, span)


def _misspelt(case: Case, settings: Settings, slip: Slip, span: Span) -> Finding:
    right = next(occurrences(case.text, slip.term), None)
    if right is None:
        message = f"“{slip.wrong}”疑为“{slip.term}”之误。"
        return finding(settings.rule, Severity.ERROR, message, [span])
    message = f"“{slip.wrong}”与文中另一处“{slip.term}”写法不一，疑为“{slip.term}”之误。"
    # The place to mend comes first: it is what the window shows when the finding is chosen.
    return Finding(settings.rule, Severity.ERROR, message, (span, right))


@cache
def _sure_slips() -> Lexicon:
    data = load_json("checks/slips.json")
    pairs = [
        {"words": [wrong], "pattern": wrong, "severity": "error", "say": f"应为“{right}”。"}
        for wrong, right in data["pairs"].items()
    ]
    return Lexicon([*data["slips"], *pairs, *map(_misheard, data["misheard"])])


def _misheard(row: Mapping[str, Any]) -> dict[str, Any]:
    """Another word where only the one can be meant that sounds like it: 认真旅行."""
    wrong = row["wrong"]
    sides = [f"(?<={word}{wrong})" for word in row["before"]] + [f"(?={word})" for word in row["behind"]]
    unless = f"(?!{'|'.join(row['not_behind'])})" if "not_behind" in row else ""
    pattern = f"{wrong}{unless}(?:{'|'.join(sides)})"
    return {"words": [wrong], "pattern": pattern, "severity": "error", "say": f"疑为“{row['right']}”之误。"}


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
    return found.union(_doubled_characters(case.text, doubling.characters()))


def _is_right_doubled(text: str, start: int, word: str) -> bool:
    lexicon, behind = _words(), start + 2 * len(word)
    if text.startswith((_TITLE, _AGAIN + word), behind):
        # 执法总队总队长: the second word is a title; 落实落实再落实.
        return True
    is_measure = word[0] in MEASURES and text[start - 1 : start].isdecimal()
    if is_measure or word * 2 in lexicon.doubled or len(set(word)) == 1:
        # 7件案件案卷: the measure belongs to the number.
        return True
    if len(word) != 2:
        return False
    if word[0] == "一" or (word[1] in "一每" and word not in edges().endings):
        # 一步一步, 97个屯一屯一场 and 14个村每村每月 are right, 进一步一步 and 单一单一 are not.
        return text[start - 1 : start] != "进"
    if is_between_words(text, start + 1) and is_between_words(text, behind - 1):
        # 构建共建共治共享: what comes twice is no word.
        return True
    return word + word[0] in lexicon.idioms or text[start - 1 : start + 2] in lexicon.idioms


def _doubled_characters(text: str, places: Iterable[int]) -> Iterator[Span]:
    """Characters that stand twice, unless one belongs to the word before or behind: 强化化解."""
    doubled, single = _words().doubled, _words().single
    done = 0
    for at in places:
        if at < done:
            continue
        done = at + 2
        pair = text[at:done]
        if pair[0] in MEASURES and text[at - 1 : at].isdecimal():
            # 33场场, though 场场爆满 and 2处处于冻土期 are right.
            is_slip = text[at + 1 : at + 3] not in edges().beginnings
        elif text[at + 2 : at + 3] == pair[0] and pair[0] not in _THRICE:
            # 医保等等等事项: no word is written thrice, but for 某某某同志.
            is_slip, done = True, at + 3
        elif pair == _ENUMERATED_PAIR:
            is_slip = _ENUMERATED.match(text, at) is not None
        else:
            is_slip = pair not in doubled and not _is_joint(text, (at, done), single.get(pair))
        if is_slip:
            yield at, done


def _is_joint(text: str, span: Span, around: tuple[str, str] | None) -> bool:
    """Whether one word ends and the next begins between the two, or more is doubled (切切实实).

    ``around``: what may stand before or behind where one character is a word by itself: 目的的, 为了了解.
    """
    start, end = span
    left, right = text[start - 1 : start], text[end : end + 1]
    if around is not None:
        return bool((left and left in around[0]) or (right and right in around[1]))
    if right * 2 == text[end : end + 2] or left * 2 == text[max(0, start - 2) : start]:
        return True
    # 寨寨有标语 tells of each of them, 左左乡 is a name.
    if text[start] in alone("begins") or (right and right in _BEHIND_DOUBLED):
        return True
    return is_between_words(text, start + 1)
