"""What figures count: the last characters of the words right before them.

Measure words that do not go with it (调解纠纷35场, 召开会议12件), and one number for two things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from app.core.checks.case import Case, Settings, Span, finding
from app.core.enums import Role, Severity
from app.core.report import Figure, Finding
from app.core.resources import load_json

_SIZE = 2
# What may stand between a thing and its number.
_FILLERS = "共计"
_LONGEST = 10
_ALL_HAN = re.compile(r"[\u4e00-\u9fff]{0,10}")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,10}$")
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


@cache
def _counted_by_one() -> frozenset[str]:
    """How the names of what is held or written end."""
    return frozenset(load_json("checks/things.json")["counted_by_one"])


@cache
def _known() -> frozenset[str]:
    return _counted_by_one().union(_measured())


@cache
def _joined() -> frozenset[str]:
    return frozenset(thing + joiner for thing in _counted_by_one() for joiner in _JOINERS)


def words() -> frozenset[str]:
    """The words that are watched for."""
    return _joined()


def find(case: Case, settings: Settings) -> Iterator[Finding]:
    """One finding per figure and fault."""
    text, counted = case.text, _counted(case)
    for figure, at in counted:
        row = _measured().get(text[at : at + _SIZE])
        if row is not None and figure.unit in row.wrong:
            begin = figure.start - _SIZE
            message = f"“{text[begin : figure.start]}{figure.surface}”量词有误，一般用“{row.right}”。"
            yield finding(settings.rule, Severity.ERROR, message, [(begin, figure.end)])
    joined = case.places_of(_joined()) if counted else []
    for figure, at in counted if joined else ():
        start = _start_of_two(text, joined, at) if text[at : at + _SIZE] in _counted_by_one() else None
        if start is None or figure.role is Role.PLAN or _AND_MORE.search(text, start, figure.start):
            continue
        message = f"“{case.quote((start, figure.end), longest=36)}”把两项工作合报一个数，宜分别写明。"
        yield finding(settings.rule, Severity.INFO, message, [(start, figure.end)])


def _counted(case: Case) -> list[tuple[Figure, int]]:
    """Figures that stand right behind a known thing, and where its last characters start."""
    text, known = case.text, _known()
    found = []
    for figure in case.stated:
        at = figure.start - _SIZE
        while text[at + 1 : at + _SIZE] in _FILLERS and at > figure.start - 2 * _SIZE:
            at -= 1
        if text[at : at + _SIZE] in known:
            found.append((figure, at))
    return found


def _start_of_two(text: str, joined: Sequence[Span], at: int) -> int | None:
    """Where the name of another thing starts that is joined to the one that ends from ``at`` on."""
    for start, end in joined:
        if at - _LONGEST <= end <= at and _ALL_HAN.fullmatch(text, end, at):
            name = _NAME.search(text, max(0, start - _LONGEST), start)
            if name is not None:
                return name.start()
    return None
