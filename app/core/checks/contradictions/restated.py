"""One thing told again elsewhere with another number, in other words or in another order.

毁林案件21件 and 已立案的12件毁林案件; 追回欠薪86.5万元 and 讨回欠薪68.5万元. Two numbers are held
against each other where they are of one unit and something speaks for one thing: the same digits in another
order, as typing leaves them; the noun before the one and behind the other; a name in quotes; money or spans
of one project. The words around both must then be the same but for a few.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, combinations, product

from app.core.checks.case import Case
from app.core.checks.contradictions.around import (
    BEFORE,
    PROJECTS,
    around,
    can_disagree,
    claims_all,
    digits,
    has_same_digits,
    is_of_all,
    is_same_thing,
)
from app.core.checks.contradictions.looks import Said, unlike
from app.core.checks.numbers.measures import ByMeasure
from app.core.enums import FigureKind, Qualifier
from app.core.report import Figure
from app.core.resources import load_pattern

# So far before a number a name in quotes may end.
_TAIL = 9
_LONGEST_NOUN, _LONG_NOUN, _NOUN, _SHORT_NOUN = 6, 5, 4, 2
_OFFICE = 3
_MOST = 300
# So many pairs of neighbouring characters in common, and such a share of the shorter words; less of
# them where both numbers are of one indicator.
_FEWEST, _SHARE, _SHARE_OF_OTHERS = 2, 0.5, 0.75
_SHARE_OF_ONE = 0.4
_FEWEST_OF_PROJECT, _SHARE_OF_PROJECT = 4, 0.6
_FEWEST_OF_RATE = 6
_LEAST = 10
# Many of them come to many things.
_CROWD = 1000
# Two numbers of three digits or more, behind so many words that are the same.
_MANY, _SAME_WORDS, _FEW_DIGITS, _LONG_NUMBER = 100, 6, 2, 4
_RATE = "%"
_OFFICES = re.compile("^(?:[镇乡局]|街道)", re.MULTILINE)
_LONG_WORDS, _SHORT_WORDS = 5, 3
_BODIES = frozenset("名人位支辆台所个")
_PERSONS = frozenset({"人次"})
_PERSONS_EACH = frozenset("名人位")
_NEARLY = 0.75
# 35个居民区中有34个 names no 居民区中有.
_AMONG = frozenset("中有")
_MADE = frozenset({"培育", "培养"})
_PLAIN = frozenset({Qualifier.EXACT, Qualifier.AT_MOST})
_pattern = partial(load_pattern, "checks/restated.json")


def disagreeing(case: Case, now: ByMeasure) -> Iterator[Said]:
    """Two numbers of one thing that cannot both hold, in different sentences."""
    for one, two in _restated(case, now):
        yield unlike("同一件事", one, two)


def _restated(case: Case, now: ByMeasure) -> Iterator[tuple[Figure, Figure]]:
    """All measures together: few numbers stand beside one noun, and only these must be of one measure."""
    figures = [f for row in now.values() for f in row[:_MOST] if f.value_max is None]
    yield from _same_digits(case, figures)
    counts = [f for f in figures if f.unit != _RATE]
    if counts:
        # Those with a word right behind them.
        followed = [f for f in counts if case.text[f.end : f.end + 1].isalpha()]
        yield from _turned(case, counts, followed)
        yield from _told_plainly(case, counts)
        yield from _of_one_name(case, counts)
        yield from _of_one_body(case, counts, followed)
        yield from _of_one_project(case, counts)


def _two_of(rows: Iterable[Sequence[Figure]]) -> Iterator[tuple[Figure, Figure]]:
    """Every two figures of one row."""
    return (pair for row in rows if len(row) > 1 for pair in combinations(row, 2))


def _same_digits(case: Case, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """21件 and 12件, 5.6万份 and 6.5万份."""
    by_digits: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.value >= _LEAST:
            by_digits[digits(figure.value)].append(figure)
    for one, two in _two_of(by_digits.values()):
        if one.value != two.value and _is_one_with_digits_exchanged(case, one, two):
            yield one, two


def _is_one_with_digits_exchanged(case: Case, one: Figure, two: Figure) -> bool:
    """One noun beside both, or nearly all words: 行政许可48件 and 行政处罚84件 are two things."""
    if not can_disagree(case, one, two) or _is_of_some(case, one) or _is_of_some(case, two):
        return False
    if one.kind is FigureKind.MONEY and one.indicator and one.indicator == two.indicator:
        # 罚款18.6万元 and 16.8万元罚没款.
        return True
    if one.unit == _RATE:
        return is_same_thing(case, one, two, _FEWEST_OF_RATE, _SHARE_OF_OTHERS)
    is_of_one = one.indicator is not None and one.indicator == two.indicator
    if min(one.value, two.value) >= _MANY and (
        (is_of_one and _has_many_digits(one)) or _is_behind_same_words(case.text, one, two)
    ):
        return True
    is_small = one.unit not in _PERSONS and max(one.value, two.value) < _CROWD
    is_long = _digits_told(one) >= _LONG_NUMBER
    if not _is_beside_one_noun(case.text, one, two):
        return is_same_thing(case, one, two, _FEWEST, _SHARE_OF_OTHERS)
    return (
        is_small or is_long or is_same_thing(case, one, two, _FEWEST, _SHARE_OF_ONE if is_of_one else _SHARE)
    )


def _has_many_digits(figure: Figure) -> bool:
    """Whether its digits say more than 面向渔民1300余人次, 覆盖学生3100余人次."""
    return _digits_told(figure) > _FEW_DIGITS


def _digits_told(figure: Figure) -> int:
    """How many digits its number has, without the noughts at its end."""
    return len(f"{figure.value:.10g}".rstrip("0"))


def _is_behind_same_words(text: str, one: Figure, two: Figure) -> bool:
    """全年接待群众2316人次 and 综治中心全年接待群众2361人次: hardly by chance, with so many digits."""
    words = text[one.start - _SAME_WORDS : one.start]
    return words.isalpha() and text.endswith(words, 0, two.start)


def _is_beside_one_noun(text: str, one: Figure, two: Figure) -> bool:
    """队员43人 and 34名队员, 事项清单42项 and 24项事项清单; 固定摊位86个 and 流动摊位68个 are two."""
    for size in range(_LONGEST_NOUN, _SHORT_NOUN - 1, -1):
        nouns = [{text[f.start - size : f.start], text[f.end : f.end + size]} for f in (one, two)]
        shared = [noun for noun in nouns[0] & nouns[1] if len(noun) == size and noun.isalpha()]
        if shared:
            is_told = any(_pattern("no_noun").match(noun) is None for noun in shared)
            return is_told and (size > _SHORT_NOUN or not _are_of_two_kinds(text, one, two))
    return False


def _are_of_two_kinds(text: str, one: Figure, two: Figure) -> bool:
    """Whether the same two characters stand before both numbers, and other words that say something ahead."""
    if text[one.start - _SHORT_NOUN : one.start] != text[two.start - _SHORT_NOUN : two.start]:
        return False
    ahead = {text[f.start - _NOUN : f.start - _SHORT_NOUN] for f in (one, two)}
    empty, doing = _pattern("empty"), _pattern("doing")
    return len(ahead) > 1 and not any(
        not words.isalpha() or empty.fullmatch(words) or doing.fullmatch(words) for words in ahead
    )


def _turned(
    case: Case, figures: Sequence[Figure], followed: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure]]:
    """执法中队6个 and 5个执法中队: the noun before the number, then behind it, and nothing but it."""
    text = case.text
    ahead: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        ahead[text[figure.start - _NOUN : figure.start]].append(figure)
    for one, two in _two_of(row for noun, row in ahead.items() if len(row) > 1 and noun.isalpha()):
        small, large = (one, two) if one.value <= two.value else (two, one)
        if claims_all(case, small) and not _is_of_some(case, large) and can_disagree(case, small, large):
            yield small, large
    for two in followed:
        for noun in _nouns_behind(text, two):
            for one in ahead.get(noun[-_NOUN:], ()):
                is_noun = text.endswith(noun, 0, one.start) and noun.isalpha() and noun[-1] not in _AMONG
                if is_noun and _is_whole_beside(case, one, two) and can_disagree(case, one, two):
                    yield one, two


def _is_whole_beside(case: Case, one: Figure, two: Figure) -> bool:
    """Whether the second is of all there are, the first not of some, and both of one office."""
    if _pattern("generic").match(case.text, two.end) and not _is_of_one_office(case.text, one, two):
        return False
    some = _pattern("some")
    own, others = (set(some.findall(around(case, figure).before)) for figure in (one, two))
    return is_of_all(case, two) and own == others


def _nouns_behind(text: str, figure: Figure) -> tuple[str, str, str]:
    """What is counted where the number stands before it (5个执法中队) or in it (领导班子9名成员)."""
    half = _NOUN // 2
    behind = text[figure.end : figure.end + _LONG_NOUN]
    inside = text[figure.start - half : figure.start] + behind[:half]
    return behind[:_NOUN], behind, inside


def _is_of_one_office(text: str, one: Figure, two: Figure) -> bool:
    """司法所现有工作人员6人 and 司法所8名工作人员."""
    office = text[two.start - _OFFICE : two.start]
    return office.isalpha() and office in text[one.start - BEFORE : one.start]


def _is_of_some(case: Case, figure: Figure) -> bool:
    return _pattern("some").search(around(case, figure).before) is not None


def _told_plainly(case: Case, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """法制审核人员3人 and 法制审核人员5人: the same words before both, and nothing else."""
    starts = case.scan.clause_breaks
    clauses = [case.text[starts[bisect_right(starts, f.start) - 1] : f.start] for f in figures]
    # All in one go: most of what a pattern costs is its being called.
    lines = _OFFICES.sub("", _pattern("empty").sub("", "\n".join(clauses))).split("\n")
    by_words: dict[str, list[Figure]] = defaultdict(list)
    for figure, words in zip(figures, lines, strict=True):
        by_words[words].append(figure)
    for words, row in by_words.items():
        if len(row) == 1 or len(words) < _SHORT_WORDS:
            continue
        for one, two in combinations([f for f in row if f.unit], 2):
            is_body = one.unit in _BODIES
            is_name = _pattern("body").fullmatch(words) if is_body else len(words) >= _LONG_WORDS
            is_name = is_name or _is_team(case, words, min(one, two, key=lambda f: f.value))
            if is_name and can_disagree(case, one, two):
                yield one, two


def _is_team(case: Case, words: str, small: Figure) -> bool:
    """执法队现有7人 and 执法队9人轮流值守: some of those whom it has would be fewer."""
    return case.text[small.start - 1] == "有" and _pattern("team").fullmatch(words) is not None


def _of_one_name(case: Case, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """举办“法治夜市”33场 and “法治夜市”共举办23场: a name in quotes, and the same or nothing behind it."""
    named: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    by_name: dict[str, list[Figure]] = defaultdict(list)
    behind: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        near, match = case.text[figure.start - _TAIL : figure.start], None
        if "”" in near or "》" in near:
            match = _pattern("named").search(case.text, max(0, figure.start - BEFORE), figure.start)
        if match is not None:
            named[match["name"], _pattern("empty").sub("", match["tail"])[:_SHORT_NOUN]].append(figure)
            by_name[match["name"]].append(figure)
        elif case.text[figure.end : figure.end + 1] == "“":
            match = _pattern("named_behind").match(case.text, figure.end)
            behind[match["name"] if match is not None else ""].append(figure)
    for one, two in _two_of(named.values()):
        is_one = one.unit not in _BODIES or _some(case, one) == _some(case, two)
        if is_one and can_disagree(case, one, two):
            yield one, two
    for name, row in behind.items():
        for one, two in chain(combinations(row, 2), product(by_name.get(name, ()), row)):
            if name and _is_named_alike(case, one, two) and can_disagree(case, one, two):
                yield one, two


def _is_named_alike(case: Case, one: Figure, two: Figure) -> bool:
    """“法律明白人”87名 and 全镇78名“法律明白人”: the same digits, or more than there are in all."""
    if _some(case, one) == _some(case, two) and has_same_digits(one, two):
        return True
    small, large = sorted((one, two), key=lambda f: f.value)
    if _are_places_in_use(case, small, large):
        return True
    is_all = claims_all(case, small) or _pattern("all_before").search(around(case, small).before)
    return bool(is_all) and _pattern("of_years").search(around(case, large).before) is None


def _are_places_in_use(case: Case, small: Figure, large: Figure) -> bool:
    """建成“共享法庭”14个 and 依托16个“共享法庭”: nearly as many, and those that were built not called new."""
    if small.unit in _PERSONS_EACH or small.value < _NEARLY * large.value:
        return False
    own, others = (around(case, figure).before for figure in (small, large))
    is_used = [_pattern("used").search(before) is not None for before in (own, others)]
    return any(is_used) and not _pattern("new").search(own + others)


def _some(case: Case, figure: Figure) -> set[str]:
    """The words before a number that say that it is of some, but for those that make them what they are."""
    return set(_pattern("some").findall(around(case, figure).before)) - _MADE


def _of_one_body(
    case: Case, figures: Sequence[Figure], followed: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure]]:
    """由7名队员组成的草原综合执法中队 and 执法中队只有5人."""
    pattern = _pattern("made_up")
    made_up = [(match["body"], f) for f in followed if (match := pattern.match(case.text, f.end))]
    for body, one in made_up:
        for two in figures:
            before = case.text[max(0, two.start - BEFORE) : two.start]
            match = _pattern("has").search(before)
            is_all = match is not None and (before.endswith("有") or is_of_all(case, two))
            if (
                match is not None
                and is_all
                and match["body"].endswith(body[-_NOUN:])
                and can_disagree(case, one, two)
            ):
                yield one, two


def _of_one_project(case: Case, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """投入48.5万元建设街道法治广场 and 总投资45.8万元的街道法治广场."""
    projects = [f for f in figures if f.kind in PROJECTS and f.qualifier in _PLAIN]
    alone = [f for f in projects if _is_alone(case, f)] if len(projects) > 1 else ()
    for one, two in combinations(alone, 2):
        is_within = one.qualifier is two.qualifier is Qualifier.AT_MOST
        fewest = _FEWEST_OF_PROJECT - is_within
        if is_same_thing(case, one, two, fewest, _SHARE_OF_PROJECT):
            yield one, two


def _is_alone(case: Case, figure: Figure) -> bool:
    """Whether no other number of its kind stands in the sentence."""
    return sum(other.kind is figure.kind for other in case.stated_in(*case.sentence(figure.start))) == 1
