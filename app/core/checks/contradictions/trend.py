"""A rise that falls (由30件上升到12件), a fall that rises, a wrong rate, the opposite said elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from app.core.checks.case import Case, Span, occurrences
from app.core.checks.contradictions.looks import Look, Said, matches_at, opposed, quoted
from app.core.enums import Direction, Qualifier
from app.core.resources import load_pattern, load_words

# Some offices cut digits off instead of rounding; both are right.
_ROUNDING = 1.0
_REACH = 14
_FAR = 60
# 1倍 may be rounded, 1.5倍 is not.
_ROUGHLY, _EXACTLY = 0.35, 0.1
_HAN_TIMES = {"一": "1", "两": "2", "二": "2", "三": "3", "四": "4"}
_AGAINST = frozenset({"同比", "较去年", "较上年", "比上年", "比去年"})
_pattern = partial(load_pattern, "checks/trend.json")


def _words() -> frozenset[str]:
    """The words of such changes, to be watched for."""
    return load_words("checks/trend.json", "words")


def looks() -> tuple[Look, ...]:
    """By the words of a change."""
    return Look(_words(), _turned), Look(_words() | _AGAINST, _against)


def _changes(case: Case) -> list[re.Match[str]]:
    return list(_pattern("from_to").finditer(case.text)) if case.likely(_words()) else []


def _turned(case: Case, _: list[Span]) -> Iterator[Said]:
    """Both numbers of a change that goes the other way than its word."""
    for match in _changes(case):
        old, new = float(match["old"]), float(match["new"])
        if match["scale"] == match["new_scale"] and (new < old if match["up"] else new > old):
            one, two = match.span("old"), match.span("new")
            yield f"{quoted(case, (one[0], two[1]))}：升降与前后两个数不符，请核对。", one, two
            continue
        said = _pattern("just_said").search(case.text, max(0, match.start() - _REACH), match.start())
        if said is not None and (said["up"] is None) is not (match["up"] is None):
            yield opposed(case, said.span(), match.span())


def _against(case: Case, places: list[Span]) -> Iterator[Said]:
    """One thing that is said to have risen, and to have fallen elsewhere."""
    told: dict[str, tuple[bool, Span]] = {}
    for thing, is_up, place in _directions(case, places):
        known = told.setdefault(thing, (is_up, place))
        if known[0] is not is_up and case.scan.sentence(known[1][0]) != case.scan.sentence(place[0]):
            one, two = quoted(case, known[1]), quoted(case, place)
            yield f"“{thing}”前后说法不一：{one}和{two}，请核对。", known[1], place


def _directions(case: Case, places: list[Span]) -> Iterator[tuple[str, bool, Span]]:
    """A thing, whether it rose, and where that is said."""
    for match in _changes(case):
        start, _ = case.scan.clause(match.start())
        thing = _pattern("thing").search(case.text, start, match.start())
        if thing is not None:
            yield thing[1], bool(match["up"]), (thing.start(), match.end())
    for said in matches_at(case.text, places, _pattern("said")):
        at = said.start()
        thing = _pattern("thing").search(case.text, max(case.sentence(at)[0], at - _REACH), at)
        if thing is not None:
            yield thing[1], bool(said["up"]), (thing.start(), said.end())


def differing(case: Case) -> Iterator[tuple[float, Span, Span, Span]]:
    """126件，比上年减少42件，下降30%: the true rate, and where number, change and rate stand.

    The number may be last year's: 126次，较上年的168次减少42次，下降25%.
    """
    for now, change, rate in zip(case.stated, case.stated[1:], case.stated[2:], strict=False):
        if rate.unit != "%" or rate.direction is None or change.direction is not rate.direction:
            continue
        if not now.unit == change.unit != "%" or now.direction is not None:
            continue
        if any(figure.qualifier is not Qualifier.EXACT for figure in (now, change, rate)):
            continue
        changed = _pattern("changed_by").fullmatch(case.text, now.end, change.start)
        rated = _pattern("or_by").fullmatch(case.text, change.end, rate.start)
        before = now.value
        if _pattern("of_before").search(case.text, max(0, now.start - _REACH), now.start) is None:
            before += change.value if rate.direction is Direction.DOWN else -change.value
        if changed is None or rated is None or before <= 0:
            continue
        true = 100 * change.value / before
        if abs(true - rate.value) > _ROUNDING:
            now_at, change_at, rate_at = ((f.start, f.end) for f in (now, change, rate))
            yield true, now_at, change_at, rate_at


def against_last(case: Case) -> Iterator[tuple[float, Span, Span, Span]]:
    """96次，较2020年的120次下降15%: the true rate, and where both numbers and the rate stand."""
    for new, old, rate in zip(case.stated, case.stated[1:], case.stated[2:], strict=False):
        if rate.unit != "%" or rate.direction is None or not new.unit == old.unit != "%":
            continue
        if old.direction is not None or not old.value or new.kind is not old.kind:
            continue
        if any(figure.qualifier is not Qualifier.EXACT for figure in (new, old, rate)):
            continue
        last = _pattern("than_last").fullmatch(case.text, new.end, old.start)
        changed = _pattern("by_rate").fullmatch(case.text, old.end, rate.start)
        true = 100 * abs(new.value - old.value) / old.value
        if last is not None and changed is not None and abs(true - rate.value) > _ROUNDING:
            new_at, old_at, rate_at = ((f.start, f.end) for f in (new, old, rate))
            yield true, new_at, old_at, rate_at


def multiplied(case: Case) -> Iterator[tuple[float, Span, Span, Span]]:
    """65人次，比上年的26人次增长1倍: how many times it really rose by, and the places of all three."""
    for _, end in occurrences(case.text, "倍"):
        match = _pattern("times").search(case.text, max(0, end - _FAR), min(len(case.text), end + 1))
        if match is None or match.end() < end:
            continue
        old, new = (float(match[name] or match[f"{name}_2"]) for name in ("old", "new"))
        told = float(_HAN_TIMES.get(match["times"], match["times"]))
        if old and abs(new / old - 1 - told) > (_ROUGHLY if told.is_integer() else _EXACTLY):
            places = (match.span(name if match[name] else f"{name}_2") for name in ("old", "new"))
            old_at, new_at = places
            yield new / old - 1, old_at, new_at, match.span("times")


def miscounted(case: Case) -> Iterator[tuple[float, Span, Span, Span]]:
    """The true rate of a change, and the places of both numbers and of the rate that is told."""
    for match in _changes(case):
        rate = _pattern("rate").match(case.text, match.end())
        old, new = float(match["old"]), float(match["new"])
        if rate is None or match["scale"] != match["new_scale"] or not old:
            continue
        true = 100 * abs(new - old) / old
        if abs(true - float(rate["rate"])) > _ROUNDING:
            yield true, match.span("old"), match.span("new"), rate.span("rate")
