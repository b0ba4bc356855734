"""What looks like a figure and is none: dates, names, slogans, ordinals, articles, hotlines.

``passed_over`` is asked before a number is read, ``is_trap`` once the whole quantity is known.
All words and patterns are data (``resources/figures/traps.json``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from app.core.enums import Qualifier
from app.core.figures.patterns import BLANKS, DIGITS, MACROS, any_of, compiled, expand, trie, words
from app.core.figures.quantity import Quantity
from app.core.resources import load_json

_CLOSING = frozenset("，,。；;、（()）")
_LIMITS = (Qualifier.AT_LEAST, Qualifier.AT_MOST)


@dataclass(frozen=True, slots=True)
class Traps:
    """Compiled traps; those of single words are compiled when first needed, as a report needs few of many."""

    at: re.Pattern[str]
    at_written: re.Pattern[str]
    before: re.Pattern[str]
    before_ends: frozenset[str]
    names: dict[str, str]
    hotlines: frozenset[str]
    year: re.Pattern[str]
    announced: re.Pattern[str]
    announced_first: frozenset[str]
    unit_before: dict[str, str]
    unit_after: dict[str, str]
    written_after: dict[str, str]
    written_units: frozenset[str]
    two_units: frozenset[str]
    one_before: re.Pattern[str]
    half_before: re.Pattern[str]
    one_trailing_units: frozenset[str]
    one_trailing_not_before: re.Pattern[str]
    one_units: frozenset[str]
    one_always: frozenset[str]
    duration_before: re.Pattern[str]
    duration_after: re.Pattern[str]
    bare_before: re.Pattern[str]
    bare_before_ends: frozenset[str]
    bare_money: re.Pattern[str]
    bare_not_before: re.Pattern[str]
    bare_after: re.Pattern[str]
    bare_share: re.Pattern[str]
    quote: re.Pattern[str]
    quotes: dict[str, str]
    quoted_reach: int
    title_reach: int


@cache
def standard_traps() -> Traps:
    """The traps of the data that come with the program."""
    data = load_json("figures/traps.json")
    quotes = {pair[0]: pair for pair in data["quotes"].split()}
    return Traps(
        at=re.compile(expand(f"(?!{{D}}{{1,6}}(?:{data['counted']})|{{D}}年)") + any_of(data["at"])),
        at_written=re.compile(any_of(data["at_written"])),
        before=re.compile(any_of(data["before"]) + r"\Z"),
        before_ends=frozenset(data["before_ends"] + BLANKS),
        names=_names(words(data["names"])),
        hotlines=frozenset(data["hotlines"].split()),
        year=re.compile(MACROS["{Y}"]),
        announced=re.compile(trie(words(data["slogan_nouns"]))),
        announced_first=frozenset(noun[0] for noun in words(data["slogan_nouns"])),
        unit_before=_by_unit(data["unit_before"], r"\Z"),
        unit_after=_by_unit(data["unit_after"], ""),
        written_after=_by_unit(data["written_after"], ""),
        written_units=frozenset(data["written_units"].split()),
        two_units=frozenset(data["two_units"].split()),
        one_before=re.compile(data["one_before"] + r"\Z"),
        half_before=re.compile(data["leading_half_before"] + r"\Z"),
        one_trailing_units=frozenset(data["one_trailing_units"].split()),
        one_trailing_not_before=re.compile(data["one_trailing_not_before"] + r"\Z"),
        one_units=frozenset(data["one_units"].split()),
        one_always=frozenset(data["one_always"].split()),
        duration_before=re.compile(data["duration_before"] + r"\Z"),
        duration_after=re.compile(data["duration_after"]),
        bare_before=re.compile(expand(data["bare_before"]) + r"\Z"),
        bare_before_ends=frozenset(data["bare_before_ends"] + BLANKS),
        bare_money=re.compile(expand(data["bare_money"]) + r"\Z"),
        bare_not_before=re.compile(any_of({"": data["bare_not_before"]}) + r"\Z"),
        bare_after=re.compile(data["bare_after"]),
        bare_share=re.compile(expand(data["bare_share"])),
        quote=re.compile(f"([{''.join(quotes)}])[^{''.join(data['quotes'].split())}]*\\Z"),
        quotes=quotes,
        quoted_reach=data["quoted_reach"],
        title_reach=data["title_reach"],
    )


def _names(names: Iterable[str]) -> dict[str, str]:
    """The numeral of a name → what the text has there where it is that name's."""
    around: dict[str, list[str]] = {}
    for name in names:
        for run in re.finditer("[0-9]+|[〇○零一二两三四五六七八九十百千万亿]+", name):
            before, behind = re.escape(name[: run.start()]), re.escape(name[run.start() :])
            around.setdefault(run.group(), []).append(f"(?<={before}){behind}")
    return {run: "|".join(patterns) for run, patterns in around.items()}


def _by_unit(rows: dict[str, str], tail: str) -> dict[str, str]:
    return {unit: expand(f"(?:{row}){tail}") for units, row in rows.items() for unit in units.split()}


def passed_over(traps: Traps, text: str, start: int) -> int | None:
    """The end of the date, clock time, version … that begins at ``start``; None where none does."""
    match = (traps.at if text[start] in DIGITS else traps.at_written).match(text, start)
    return match.end() if match is not None else None


def is_bare(traps: Traps, text: str, before: str, quantity: Quantity) -> bool:
    """Whether a quantity without a unit is a mere number, with neither a scale nor words that state a value
    (系数为0.31)."""
    number, end = quantity.number, quantity.end
    if traps.bare_after.match(text, end) is None:
        is_told = number.scale > 1 and traps.bare_money.search(before) is not None
    else:
        is_told = number.scale > 1 or (not number.written and _is_level(traps, before))
    if not is_told and (number.written or traps.bare_share.match(text, end) is None):
        return True
    return traps.bare_not_before.search(before) is not None


def _is_level(traps: Traps, before: str) -> bool:
    """Whether the words before a number say that it is a level or an amount."""
    return before[-1:] in traps.bare_before_ends and traps.bare_before.search(before) is not None


def is_trap(traps: Traps, text: str, before: str, quantity: Quantity, qualifier: Qualifier) -> bool:
    """Whether the quantity, with these words before it and bounded as ``qualifier`` says, is no figure."""
    return (
        (quantity.number.written and _is_weak(traps, text, before, quantity, qualifier))
        or (before[-1:] in traps.before_ends and _is_led_in(traps, before))
        or _is_unit_trap(traps, text, before, quantity)
        or _is_name(traps, text, quantity)
        or _is_quoted(traps, text, quantity)
        or (not quantity.unit and quantity.number.bare_scale and qualifier is Qualifier.EXACT)
        or (quantity.is_noun and quantity.low % 1 > 0)  # 3.15消费者权益日
    )


def _is_led_in(traps: Traps, before: str) -> bool:
    """Whether the words before, blanks behind them or not, make it an ordinal, part of a name, a counter …"""
    return before.rstrip(BLANKS)[-1:] in traps.before_ends and traps.before.search(before) is not None


def _is_name(traps: Traps, text: str, quantity: Quantity) -> bool:
    numeral = text[quantity.start : quantity.number.end]
    if (quantity.is_noun or not quantity.unit) and (
        numeral in traps.hotlines or traps.year.fullmatch(numeral)
    ):
        return True
    name = traps.names.get(numeral)
    return name is not None and compiled(name).match(text, quantity.start) is not None


def _is_quoted(traps: Traps, text: str, quantity: Quantity) -> bool:
    """Inside a short quotation, or in the title of a document. A slogan in characters may have two clauses
    (“严管一处，带动一片”); a stop between digits and the mark tells of a statement."""
    start, reach = quantity.start, traps.quoted_reach
    is_after_title = (
        text.rfind("《", start - traps.title_reach if start > traps.title_reach else 0, start) >= 0
    )
    if is_after_title and _is_within(text, "《》", quantity, traps.title_reach):
        return True
    if quantity.unit in ("%", "‰"):
        return False
    barred = "\n。" if quantity.number.written else "\n，,。；;"
    if quantity.number.written and text[start - 1 : start] == '"':
        return _is_within(text, '""', quantity, reach, barred)
    mark = traps.quote.search(text, start - reach if start > reach else 0, start)
    return mark is not None and _is_within(text, traps.quotes[mark[1]], quantity, reach, barred)


def _is_within(text: str, marks: str, quantity: Quantity, reach: int, barred: str = "\n") -> bool:
    """Whether a pair of marks encloses the quantity, within reach and with no barred character inside."""
    start, end = quantity.start, quantity.unit_end
    opened = text.rfind(marks[0], max(0, start - reach), start)
    if opened < 0 or text.find(marks[1], opened + 1, start) >= 0:
        return False
    closed = text.find(marks[1], end, end + reach)
    return closed >= 0 and not any(text.find(mark, opened + 1, closed) >= 0 for mark in barred)


def _is_unit_trap(traps: Traps, text: str, before: str, quantity: Quantity) -> bool:
    head, tail = traps.unit_before.get(quantity.unit), traps.unit_after.get(quantity.unit)
    return (tail is not None and compiled(tail).match(text, quantity.end) is not None) or (
        head is not None and compiled(head).search(before) is not None
    )


def _is_weak(traps: Traps, text: str, before: str, quantity: Quantity, qualifier: Qualifier) -> bool:
    """A Chinese numeral that is part of a word, an article, a slogan or a campaign's name."""
    number = quantity.number
    if quantity.is_fraction:
        return False
    if number.bare_scale and quantity.bound in _LIMITS:
        return True  # 亿元以上项目: a class of things, no amount
    if quantity.unit == "年":
        is_range = quantity.high is not None and number.high is None
        return quantity.bound is None and not is_range and not _is_duration(traps, text, before, quantity)
    if qualifier is not Qualifier.EXACT:
        is_one = text[number.start : number.end] == "一"
        is_limit = qualifier in _LIMITS and quantity.unit in traps.one_trailing_units  # 至少一名
        return is_one and not is_limit and not _is_small_count(traps, text, before, quantity)
    if number.bare_scale:
        return number.more is None
    return number.small and not _is_small_count(traps, text, before, quantity)


def _is_small_count(traps: Traps, text: str, before: str, quantity: Quantity) -> bool:
    """Whether one Chinese digit counts something (两名, 三家) and is no article, ordinal or slogan."""
    numeral, unit = text[quantity.start : quantity.number.end], quantity.unit
    if numeral == "半":
        return traps.half_before.search(before) is not None
    if numeral == "一" and quantity.low > 1:
        return True
    if numeral == "一":
        return _is_one(traps, text, before, quantity)
    if numeral in "零〇○" or unit not in (traps.two_units if numeral == "二" else traps.written_units):
        return False
    tail = traps.written_after.get(unit)
    if tail is not None and compiled(tail).match(text, quantity.end) is not None:
        return False
    end = quantity.end
    return text[end : end + 1] not in traps.announced_first or traps.announced.match(text, end) is None


def _is_one(traps: Traps, text: str, before: str, quantity: Quantity) -> bool:
    """Whether 一 counts: how often (每季度一次, 至少一次), or behind what it counts (新增示范基地一家)."""
    if quantity.unit in traps.one_always:
        return True
    if quantity.unit in traps.one_units and traps.one_before.search(before) is not None:
        return True
    return (
        quantity.unit in traps.one_trailing_units
        and text[quantity.end : quantity.end + 1] in _CLOSING
        and before != ""
        and traps.one_trailing_not_before.search(before) is None
    )


def _is_duration(traps: Traps, text: str, before: str, quantity: Quantity) -> bool:
    if text[quantity.start] in "数几":
        return False
    return (
        traps.duration_before.search(before) is not None
        or traps.duration_after.match(text, quantity.end) is not None
    )
