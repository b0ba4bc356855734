"""What figures count: the last characters of the words right before them.

Measure words that do not go with it (调解纠纷35场, 召开会议12件), and one number for two things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from app.core.checks.case import Case, Settings, finding
from app.core.enums import Role, Severity
from app.core.report import Figure, Finding
from app.core.resources import load_json, load_words

_SIZE = 2
# What may stand between a thing and its number.
_FILLERS = "共计"
_LONGEST = 10
_REACH = _LONGEST + _SIZE + len(_FILLERS) + 1
_ALL_HAN = re.compile(r"[\u4e00-\u9fff]{0,10}")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,10}$")
_HELD = re.compile("开展|举办|组织|进行")
_JOINERS = "、和及与"
# 违法建设、环境整治等专项行动12次 counts one thing.
_AND_MORE = re.compile("等(?!级)")


class _Row(NamedTuple):
    """Measure words that are never used of a thing, and what is used."""

    wrong: frozenset[str]
    right: str


@cache
def _measured() -> dict[str, _Row]:
    """By how the words for the things end."""
    rows = load_json("checks/things.json")["measures"]
    return {thing: _Row(frozenset(row["wrong"]), row["right"]) for row in rows for thing in row["things"]}


def _counted_by_one() -> frozenset[str]:
    """How the names of what is held or written end."""
    return load_words("checks/things.json", "counted_by_one")


@cache
def _offences() -> tuple[str, ...]:
    """What stands before 活动 where it is told of as a case."""
    return tuple(load_json("checks/things.json")["offences"])


@cache
def _joined() -> frozenset[str]:
    return frozenset(thing + joiner for thing in _counted_by_one() for joiner in _JOINERS)


def words() -> frozenset[str]:
    """The words that are watched for."""
    return _joined()


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """One finding per figure and fault."""
    text, rows = case.text, _measured()
    for figure in case.stated:
        row = rows.get(text[figure.start - _SIZE : figure.start])
        if row is None and text[figure.start - 1 : figure.start] in _FILLERS:
            row = rows.get(_thing(text, figure)[1])
        if row is not None and figure.unit in row.wrong and not _is_offence(text, figure.start - _SIZE):
            begin = figure.start - _SIZE
            message = f"“{text[begin : figure.start]}{figure.surface}”量词有误，一般用“{row.right}”。"
            yield finding(settings.rule, Severity.ERROR, message, [(begin, figure.end)])
    if case.found(_joined()):
        yield from _for_two(case, settings)


def _is_offence(text: str, at: int) -> bool:
    """聚集活动27起, 非法宗教活动3起: no activity that anyone holds."""
    return text.endswith(_offences(), max(0, at - _LONGEST), at)


def _thing(text: str, figure: Figure) -> tuple[int, str]:
    """The last characters of what a figure counts, and where they start."""
    end = figure.start
    while text[end - 1 : end] in _FILLERS and end > figure.start - len(_FILLERS):
        end -= 1
    return end - _SIZE, text[end - _SIZE : end]


def _for_two(case: Case, settings: Settings) -> Iterator[Finding]:
    """开展普法宣传和法律咨询活动12次: one number for two things that are joined before it."""
    told: set[int] = set()
    for start, end in case.places_of(_joined()):
        name = _NAME.search(case.text, max(0, start - _LONGEST), start)
        for figure in case.stated_in(end, end + _REACH) if name is not None else ():
            at, thing = _thing(case.text, figure)
            is_joined = thing in _counted_by_one() and _ALL_HAN.fullmatch(case.text, end, at)
            # 利用集市、庙会开展宣传活动22场 tells where it was held.
            is_place = _HELD.search(case.text, end, at) is not None
            if name is None or not is_joined or is_place or figure.start in told or figure.role is Role.PLAN:
                continue
            told.add(figure.start)
            if not _AND_MORE.search(case.text, name.start(), figure.start):
                span = name.start(), figure.end
                message = f"“{case.quote(span, longest=36)}”把两项工作合报一个数，宜分别写明。"
                yield finding(settings.rule, Severity.INFO, message, [span])
