"""Lists of parts behind their total: 受理矛盾纠纷58件，其中土地类31件、邻里类27件."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from app.core.checks.case import REACH, Case
from app.core.checks.numbers.counts import BY_KINDS, bare_unit
from app.core.enums import FigureKind, Qualifier
from app.core.report import Figure
from app.core.resources import load_pattern, load_words

# Words that lead over from a total to its parts.
OPENER_WORDS = frozenset({"其中", "包括", "分别", "分为", "由", "用于", "元：", "元（"})
_SPENT = r"(?=[^，。；、：（）\n\d]{2,12}\d{1,6}(?:\.\d{1,4})?[万亿]?元[、，])"
OPENERS = re.compile(
    rf"其中|包括|分别(?:为|是)|分为|由(?=[^，。；\n]{{1,60}}组成)|用于{_SPENT}|元[：（](?!其中|包括){_SPENT}"
)
_CLAUSE = re.compile(r"[^，；。\n]+")
_STOPS = frozenset("；;")
_FAR = 40
_RECENT = 6
_FINED = 8
_BESIDE = 12
_EACH_TIME = frozenset({"件次", "场次"})
# What may be counted of papers and acts of several kinds together.
_OF_ALL_KINDS = frozenset({"件", "项"})
_SAME = 1e-6
_pattern = partial(load_pattern, "checks/sums.json")


class Opened(NamedTuple):
    """A total with the parts behind it, at least one."""

    total: Figure
    parts: Sequence[Figure]


def opened(case: Case, opener: re.Match[str]) -> Opened | None:
    """The total before an opener and the parts behind it; None where it opens no list of parts."""
    start, end = _scope(case, opener.start())
    before = [f for f in case.stated_in(start, opener.start()) if f.kind is not FigureKind.RATE]
    if not case.text[start : opener.start()].strip():
        return _opened_anew(case, opener, end)
    if not before or opener.start() - before[-1].end > _FAR:
        return None
    total = before[-1]
    if _clauses_between(case, total, opener.start()) > 1 or total.direction is not None:
        return None
    if _pattern("apiece").search(case.text, total.end, opener.start()):
        return None
    parts = _parts(case, total, opener.end(), end)
    if not parts and len(before) > 1 and _is_aside(total, before[-2]):
        # 来访37批112人次，其中个体访29批; 处罚51件，罚没款3.2万元，其中城管类31件: of the count before.
        total = before[-2]
        parts = _parts(case, total, opener.end(), end)
    if not parts or any(f.unit == total.unit and is_whole(f, parts) for f in before[-_RECENT:-1]):
        # 调解137件，成功133件，其中土地58件…: parts of all, not of what was done of it.
        return None
    return Opened(total, parts)


def opened_mixed(case: Case, opener: re.Match[str]) -> Opened | None:
    """Parts in other units than their total, things all: 事项79件，其中合同31份、村级合同42份、文件4份."""
    total = next(reversed(case.stated_in(opener.start() - _BESIDE, opener.start())), None)
    if total is None or total.unit not in _OF_ALL_KINDS or total.direction is not None:
        return None
    units = load_words("checks/sums.json", "mixed_units")
    parts: list[Figure] = []
    at = opener.end()
    for figure in case.stated_in(at, at + _FAR):
        label = _pattern("mixed_label").fullmatch(case.text, at, figure.start)
        if label is None or figure.unit not in units or figure.qualifier is not Qualifier.EXACT:
            break
        parts.append(figure)
        at = figure.end
    is_mixed = len(parts) > 1 and any(f.unit != total.unit for f in parts)
    return Opened(total, parts) if is_mixed else None


def _is_aside(last: Figure, before: Figure) -> bool:
    """Whether the last number only tells more of what the one before it counts."""
    is_fined = last.kind is FigureKind.MONEY and before.kind is FigureKind.COUNT
    return last.start - before.end <= (_FINED if is_fined else 1)


def _opened_anew(case: Case, opener: re.Match[str], end: int) -> Opened | None:
    """开展宣传58场次，发放资料…册。其中举办…6场、…61场: of the count of the sentence before in that unit."""
    first = next(iter(case.stated_in(opener.end(), end)), None)
    if first is None or opener.start() < 2:
        return None
    whole = [f for f in case.stated_in(*case.sentence(opener.start() - 2)) if _is_like(f, first)]
    if len(whole) != 1 or whole[0].direction is not None:
        return None
    if _pattern("of_rest").search(case.text, max(0, whole[0].start - _FAR), whole[0].start):
        # 未成功的3件，已引导起诉。其中，现场调解16件: not of those that are left.
        return None
    total = replace(whole[0], unit=first.unit)
    parts = _parts(case, total, opener.end(), end)
    return Opened(total, parts) if parts else None


def _is_like(one: Figure, two: Figure) -> bool:
    return one.kind is two.kind and bare_unit(one.unit) == bare_unit(two.unit)


def _clauses_between(case: Case, total: Figure, end: int) -> int:
    """Clauses between a total and its parts; those that only tell its rate do not count."""
    rates = [f for f in case.stated_in(total.end, end) if f.kind is FigureKind.RATE]
    # 检查254次，按季度分，一至四季度分别为58次….
    by_kinds = BY_KINDS.search(case.text, total.end, end) is not None
    return case.text.count("，", total.end, end) - len(rates) - by_kinds


def _scope(case: Case, offset: int) -> tuple[int, int]:
    """The bracket that ``offset`` stands in with the figure before it, else the sentence up to 。."""
    start, end = case.sentence(offset)
    while end < min(len(case.text), offset + REACH) and case.text[end - 1] in "；;":
        end = case.sentence(end)[1]
    bracket = case.text.rfind("（", start, offset)
    if bracket >= 0 and "）" not in case.text[bracket:offset]:
        closed = case.text.find("）", offset, end)
        return start, closed if closed >= 0 else end
    return start, end


def _parts(case: Case, total: Figure, start: int, end: int) -> list[Figure]:
    """The list of parts, clause by clause, until a clause counts other things or begins another sentence."""
    found: list[Figure] = []
    for clause in _CLAUSE.finditer(case.text, start, end):
        words = clause.group()
        if found and ("其中" in words or _pattern("new_statement").match(words)):
            break
        if found and _is_told_anew(case.text, clause, total, found[0].start - start):
            break
        inside = case.stated_in(*clause.span())
        if "（" in words:
            inside = tuple([f for f in inside if not in_bracket(case.text, clause.start(), f)])
        parts = [f for f in inside if _is_part(f, total)]
        counted = [f for f in inside if f.kind is not FigureKind.RATE]
        if counted and not parts:
            break
        found.extend(parts)
        # 16人，其中持证16人，审核人员3人: all of them have it, and what follows is told by itself.
        if found and (is_whole(total, found) or (len(found) > 1 and _pattern("rest").search(words))):
            break
    return found


def _is_part(figure: Figure, total: Figure) -> bool:
    """Of its unit; 来访21件次 is one of 信访47件 too, but 人次 are no 人."""
    alike = figure.unit == total.unit or (
        figure.unit in _EACH_TIME and bare_unit(figure.unit) == bare_unit(total.unit)
    )
    return alike and figure.kind is total.kind and figure.direction is None


def _is_told_anew(text: str, clause: re.Match[str], total: Figure, lead: int) -> bool:
    """15件中有11件… names the whole again; 其中3次邀请…；会前学法12次 turns to another subject."""
    if clause.group().startswith(f"{total.surface}中"):
        return True
    is_behind_stop = text[clause.start() - 1] in _STOPS
    return not lead and is_behind_stop and not clause.group()[0].isdecimal()


def is_whole(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts so far make up the total: what follows in the same unit is no part any more."""
    if abs(sum([p.value for p in parts]) - total.value) >= _SAME:
        return False
    return all(f.qualifier is Qualifier.EXACT for f in (total, *parts))


def in_bracket(text: str, start: int, figure: Figure) -> bool:
    """Whether a figure stands in a bracket that opens behind ``start``."""
    bracket = text.rfind("（", max(0, start - _FAR), figure.start)
    return bracket >= start and "）" not in text[bracket : figure.start]
