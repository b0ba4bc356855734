"""Laws told of before they were made, and with another day than the one on which they came into force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, partial

from app.core.checks.case import Case, Span
from app.core.checks.title import year_told
from app.core.resources import load_json, load_pattern

_BEFORE, _BEHIND = 28, 26
_AROUND = 12
_NEAR = 2
_pattern = partial(load_pattern, "checks/laws.json")


@cache
def _made() -> dict[str, tuple[date, date]]:
    """For each law, by its name with the opening mark, when it was passed and when it came into force."""
    rows: dict[str, list[str]] = load_json("checks/laws.json")["made"]
    days = {name: tuple(map(date.fromisoformat, both)) for name, both in rows.items()}
    return {f"《{lead}{name}": (a, b) for name, (a, b) in days.items() for lead in ("", "中华人民共和国")}


@cache
def _revised() -> dict[str, tuple[str, date]]:
    """For each law that was rewritten its name, and when that came into force, by what stands after the day.

    Only 施行的新修订《某法》 and 施行的民法典 say that the day before them is meant.
    """
    data = load_json("checks/laws.json")
    rewritten = {
        f"新修订{of}《{lead}{name}》": (name, date.fromisoformat(day))
        for name, day in data["revised"].items()
        for of in ("", "的")
        for lead in ("", "中华人民共和国")
    }
    bare = {f"的{name}": (name, date.fromisoformat(days[1])) for name, days in data["made"].items()}
    return rewritten | bare


def groups() -> Iterable[frozenset[str]]:
    """The groups of words that this asks for."""
    return _made_words(), _revised_words()


@cache
def _made_words() -> frozenset[str]:
    return frozenset(_made())


@cache
def _revised_words() -> frozenset[str]:
    return frozenset(_revised())


def misdated(case: Case) -> Iterator[tuple[str, Span]]:
    """What to say, and the place."""
    own = case.head.year or 0
    for name, places in case.found(_made_words()).items():
        passed, in_force = _made()[name]
        cited = [place for place in places if case.text[place[1] : place[1] + 1] in {"》", "（", "("}]
        # A year that only the text tells may be that of some paper it cites.
        is_before = own < passed.year and str(case.head.year) in (case.head.title or "")
        year = year_told(case) if is_before else None
        if year is not None and year < passed.year:
            early = [place for place in cited if not _is_draft(case.text, place)]
            if early:
                day = f"{passed.year}年{passed.month}月"
                yield f"{name}》{day}才通过，{year}年的报告不会写到，请核对。", early[0]
            continue
        for place in cited:
            told = _told_day(case.text, place)
            if told is not None and told[0] != (in_force.year, in_force.month, in_force.day):
                day = f"{in_force.year}年{in_force.month}月{in_force.day}日"
                yield f"施行日期有误：{name}》自{day}起施行。", told[1]


def misdated_again(case: Case) -> Iterator[tuple[str, Span]]:
    """自2025年1月1日起施行的新修订《治安管理处罚法》: what to say, and the place."""
    for words_, places in case.found(_revised_words()).items():
        name, in_force = _revised()[words_]
        for start, end in places:
            told = _pattern("in_force_just_before").search(case.text, max(0, start - _BEFORE), start + 1)
            day = tuple(int(told[part]) for part in ("year", "month", "day")) if told is not None else None
            # Of a day long before another revision is meant.
            is_this = day is not None and abs(day[0] - in_force.year) <= _NEAR
            if told is not None and is_this and day != (in_force.year, in_force.month, in_force.day):
                right = f"{in_force.year}年{in_force.month}月{in_force.day}日"
                yield f"施行日期有误：《{name}》自{right}起施行。", (told.start(), end)


def _is_draft(text: str, place: Span) -> bool:
    around = text[max(0, place[0] - _AROUND) : place[1] + _AROUND]
    return _pattern("draft").search(around) is not None


def _told_day(text: str, place: Span) -> tuple[tuple[int, int, int], Span] | None:
    """The day on which the words beside a law say that it came into force, and where they do."""
    lead = max(0, place[0] - _BEFORE)
    told = _pattern("in_force_before").search(text, lead, place[0]) or _pattern("in_force_behind").match(
        text, place[1], place[1] + _BEHIND
    )
    if told is None:
        return None
    return (int(told["year"]), int(told["month"]), int(told["day"])), (
        min(place[0], told.start()),
        max(place[1], told.end()),
    )
