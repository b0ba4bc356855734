"""One body of people, places or cases counted twice: 现有执法人员115名 and 128名执法人员轮训.

The noun beside the number says what is counted, whichever indicator the number was given: it stands before
the number or right behind it. Two numbers that both claim to be all of it disagree, and so does a larger one
where the smaller claims to be all. Of cases and papers only one sort is looked at: 71件行政许可全部…,
told as a whole, where 办结行政许可17件 was told before; all of a year (全年26件…) also against larger ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import combinations
from typing import NamedTuple

from app.core.bounds import compatible
from app.core.checks.case import Case
from app.core.checks.contradictions.looks import Said, unlike
from app.core.checks.numbers.measures import ByMeasure
from app.core.enums import FigureKind
from app.core.report import Figure
from app.core.resources import load_json, load_pattern, load_words

_BEFORE = 16
_BEHIND = 10
_SHORTEST, _LONGEST = 3, 7
_MOST = 40
_MOST_FIGURES = 400
_LONGEST_RUN = 12
# 承担全年26件行政处罚案件: right before a number it means all of it.
_OF_THE_YEAR = ("全年", "全年的", "当年", "当年的")
_HAN_END = re.compile(rf"[\u4e00-\u9fff]{{3,{_LONGEST_RUN}}}$")
_HAN = re.compile(r"[\u4e00-\u9fff]{3,10}")
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_KINDS = frozenset({FigureKind.COUNT, FigureKind.AREA})
_pattern = partial(load_pattern, "checks/headcounts.json")
_words = partial(load_words, "checks/headcounts.json")


@cache
def _names() -> tuple[tuple[str, str], ...]:
    return tuple(load_json("checks/headcounts.json")["names"].items())


class Counted(NamedTuple):
    """A figure with the words beside it, before or behind, that may be the noun that it counts."""

    figure: Figure
    is_before: bool
    words: str


def disagreeing(case: Case, now: ByMeasure) -> Iterator[Said]:
    """Two numbers of one noun that cannot both hold, in different sentences."""
    looks = (_words("bodies"), _bodies), (_words("cases"), _cases)
    for measure, row in now.items():
        figures = [f for f in row if f.kind in _KINDS]
        for measures, look in looks if len(figures) > 1 else ():
            for noun, one, two in look(case, figures) if measure in measures else ():
                yield unlike(f"“{noun}”", one, two)


def _bodies(case: Case, figures: Sequence[Figure]) -> Iterator[tuple[str, Figure, Figure]]:
    by_noun: dict[str, list[Counted]] = defaultdict(list)
    for figure in figures:
        for counted in _nouns(case, figure):
            for noun in _pieces(counted):
                by_noun[noun].append(counted)
    # The longest noun that two numbers share decides.
    seen: set[tuple[int, int]] = set()
    shared = [(noun, rows) for noun, rows in by_noun.items() if len(rows) > 1]
    for noun, rows in sorted(shared, key=lambda row: -len(row[0])):
        for one, two in combinations(rows[:_MOST], 2):
            starts = one.figure.start, two.figure.start
            if starts not in seen:
                seen.add(starts)
                if _disagree(case, noun, one, two):
                    yield noun, one.figure, two.figure


def _cases(case: Case, figures: Sequence[Figure]) -> Iterator[tuple[str, Figure, Figure]]:
    """Those told as a whole behind their number, each against smaller ones told plainly: 办结行政许可17件."""
    text = case.text
    for whole in (f for f in figures if text[f.end : f.end + 1].isalpha()):
        behind = _told_as_whole(case, whole)
        if behind is None or _is_part(case, behind):
            continue
        is_of_year = text.endswith(_OF_THE_YEAR, 0, whole.start)
        for plain in figures[:_MOST_FIGURES]:
            noun = ""
            if plain.value < whole.value:
                noun = _plainly_told(case, plain, behind)
            elif is_of_year and plain.value > whole.value:
                noun = _more_told(case, plain, behind)
            if noun and not compatible(plain, whole) and _is_bare(noun, behind):
                yield noun, plain, whole


def _told_as_whole(case: Case, figure: Figure) -> Counted | None:
    """The words behind a number that means all of it: 71件行政许可全部…, 承担全年26件行政处罚案件."""
    place = figure.end, figure.end + _BEHIND
    is_whole = case.text.endswith(_OF_THE_YEAR, 0, figure.start) or _pattern("whole_behind").match(
        case.text, *place
    )
    words = _HAN.match(case.text, *place) if is_whole else None
    return Counted(figure, is_before=False, words=_short(words.group())) if words else None


def _short(words: str) -> str:
    """人民调解委员会 and 调委会 are one."""
    for name, short in _names():
        words = words.replace(name, short)
    return words


def _plainly_told(case: Case, plain: Figure, whole: Counted, *, may_be_part: bool = False) -> str:
    """The noun of ``whole`` where ``plain`` counts it too, with nothing but a verb before; "" elsewhere."""
    if case.scan.sentence(plain.start) == case.scan.sentence(whole.figure.start):
        return ""
    start, _ = case.scan.clause(plain.start)
    words = _short(case.text[max(start, plain.start - _BEFORE) : plain.start])
    short = _pattern("short").match(whole.words)
    names = (*_pieces(whole), *([short.group()] if short else []))
    nouns = {noun for noun in names if words.endswith(noun) and not _pattern("no_noun").search(noun)}
    if not nouns:
        return ""
    noun = max(nouns, key=len)
    lead = words.removesuffix(noun)
    is_plain = _pattern("plainly").fullmatch(lead) is not None
    # The noun itself says nothing of parts: 联合检查.
    ahead = _lead(case, plain).removesuffix(noun)
    return noun if is_plain and (may_be_part or not _pattern("part").search(ahead)) else ""


def _more_told(case: Case, more: Figure, whole: Counted) -> str:
    """The noun of all of a year where more of it than that are told, new ones or 46份合同; "" elsewhere."""
    plain = _plainly_told(case, more, whole, may_be_part=True)
    short = _pattern("short").match(whole.words)
    if plain or short is None or case.scan.sentence(more.start) == case.scan.sentence(whole.figure.start):
        return plain
    behind = _HAN_RUN.match(case.text, more.end, more.end + _BEHIND)
    counted = Counted(more, is_before=False, words=short.group())
    return short.group() if behind and behind[0] == short[0] and not _is_part(case, counted) else ""


def _nouns(case: Case, figure: Figure) -> Iterator[Counted]:
    """The words right before the number and those right behind it."""
    if case.text[figure.start - _SHORTEST : figure.start].isalpha():
        before = _HAN_END.search(case.text, max(0, figure.start - _LONGEST_RUN), figure.start)
        if before is not None:
            yield Counted(figure, is_before=True, words=before.group())
    # 27名人民调解员 and 调解员23名 are of one body.
    lead = _pattern("of_all_sorts").match(case.text, figure.end)
    for start in (figure.end, lead.end()) if lead is not None else (figure.end,):
        behind = _HAN.match(case.text, start, figure.end + _BEHIND)
        if behind is not None:
            yield Counted(figure, is_before=False, words=behind.group())


def _pieces(counted: Counted) -> list[str]:
    """What may be the noun: the ends of the words before the number, the beginnings of those behind."""
    words = counted.words
    sizes = range(_SHORTEST, min(_LONGEST, len(words)) + 1)
    return [words[-size:] for size in sizes] if counted.is_before else [words[:size] for size in sizes]


def _disagree(case: Case, noun: str, one: Counted, two: Counted) -> bool:
    if compatible(one.figure, two.figure) or _pattern("no_noun").search(noun):
        return False
    if case.scan.sentence(one.figure.start) == case.scan.sentence(two.figure.start):
        return False
    if not all(_is_bare(noun, c) and not _is_part(case, c) for c in (one, two)):
        return False
    if _pattern("total").fullmatch(noun):
        return True
    small, large = sorted((one, two), key=lambda c: c.figure.value)
    if _is_of_villages(case, large) and not _is_of_town(case, small):
        return False
    return _is_whole(case, small) and (not large.is_before or _is_whole(case, large))


def _lead(case: Case, figure: Figure) -> str:
    """The words of the sentence before the number."""
    start, _ = case.sentence(figure.start)
    return case.text[max(start, figure.start - _BEFORE) : figure.start]


def _is_whole(case: Case, counted: Counted) -> bool:
    """Whether the number claims to be all there are."""
    if _pattern("whole").search(_lead(case, counted.figure)):
        return True
    name = "all_behind" if counted.is_before else "whole_behind"
    end = counted.figure.end
    return _pattern(name).match(case.text, end, end + _BEHIND) is not None


def _is_of_villages(case: Case, counted: Counted) -> bool:
    """13个村聘请31名律师: those of the town are others."""
    return _pattern("of_villages").search(_lead(case, counted.figure)) is not None


def _is_of_town(case: Case, counted: Counted) -> bool:
    return _pattern("of_town").search(_lead(case, counted.figure)) is not None


def _is_part(case: Case, counted: Counted) -> bool:
    return _pattern("part").search(_lead(case, counted.figure)) is not None


def _is_bare(noun: str, counted: Counted) -> bool:
    """Whether nothing beside the noun makes it a kind of it (专职调解员) or another thing (调解员家属)."""
    if counted.is_before:
        return _pattern("said_of_all").fullmatch(counted.words.removesuffix(noun)) is not None
    return _pattern("goes_on").match(counted.words.removeprefix(noun)) is None
