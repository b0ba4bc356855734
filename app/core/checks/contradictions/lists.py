"""Lists that are longer or shorter than their number.

青山村、柳林村、河口村等2个村; 3项，分别是甲、乙; 《甲办法》《乙规定》三项制度.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from app.core.checks.case import Case, Span, matches_at
from app.core.checks.contradictions.counted import belied_by, number
from app.core.checks.contradictions.looks import DIGITS, Look, Said
from app.core.report import Figure
from app.core.resources import load_pattern

_REACH, _LONGEST = 120, 20
_IN_QUOTES = frozenset(f"“{digit}{unit}" for digit in DIGITS for unit in "项个大")
_UNITS, _OPEN = frozenset("个家项类种所支"), "等"
_MARK = "、"
_QUOTED_REACH = 300
_BEHIND_QUOTES = frozenset(
    mark + open_ + digit for mark in "》”" for open_ in ("", _OPEN) for digit in DIGITS
)
# With 等 behind it.
_LONGEST_ITEM = 13
# So far behind a number the first item of its list ends, with its mark.
_FIRST_ITEM = 27
_SHORT_ITEM = 2
_pattern = partial(load_pattern, "checks/counted.json")


def looks() -> tuple[Look, ...]:
    """By how many names in quotes, or of a kind in quotes, are said to be."""
    return Look(_BEHIND_QUOTES, _quoted), Look(_IN_QUOTES, _named_kinds)


def miscounted(case: Case) -> Iterator[Said]:
    """A number that is no larger than a list may be long, and the list before or behind it."""
    text, list_behind = case.text, _pattern("list_behind")
    for figure in case.stated:
        if figure.value <= _LONGEST:
            if figure.unit in _UNITS and _MARK in text[figure.start - _LONGEST_ITEM : figure.start]:
                yield from _before(case, figure)
            is_listed = _MARK in text[figure.end : figure.end + _FIRST_ITEM]
            if is_listed and (match := list_behind.match(text, figure.end)):
                yield from _behind(case, figure, match)


def _before(case: Case, figure: Figure) -> Iterator[Said]:
    """More names than their number behind 等; without 等, more or fewer."""
    if _pattern("listed").match(case.text, figure.end) is None:
        return
    start = max(case.sentence(figure.start)[0], figure.start - _REACH)
    before = case.text[start : figure.start]
    is_open = before.endswith(_OPEN)
    names = _names(before.removesuffix(_OPEN), is_open=is_open)
    is_wrong = len(names) > figure.value if is_open else len(names) != figure.value
    # 甲社区与乙、丙两个社区: the first is beside them.
    is_beside = len(names) == figure.value + 1 and _pattern("beside").search(before) is not None
    if len(names) > 1 and is_wrong and not is_beside:
        first = figure.start - is_open - len(_MARK.join(names))
        yield belied_by(case, (figure.start, figure.end), (first, figure.start), f"列了{len(names)}个")


def _behind(case: Case, figure: Figure, match: re.Match[str]) -> Iterator[Said]:
    """决策事项3项，分别是甲、乙、丙和丁."""
    names = _pattern("and").split(match["names"])
    # Behind a mere colon anything may follow, but for a list of one sort.
    is_list = match["lead"] or len({name[-1:] for name in names}) == 1
    is_short = not match["open"] and len(names) < figure.value
    if is_list and (is_short or len(names) > figure.value):
        said = f"列了{len(names)}{figure.unit}"
        yield belied_by(case, (figure.start, figure.end), match.span("names"), said)


def _quoted(case: Case, places: list[Span]) -> Iterator[Said]:
    """《甲办法》《乙规定》三项制度; with 等 there may be more than are named."""
    for at, _ in places:
        told = _pattern("quoted_all").match(case.text, at + 1)
        if told is None:
            continue
        names = _pattern("quoted_list").search(case.text[max(0, at - _QUOTED_REACH) : at + 1])
        if names is None:
            continue
        listed, said = names.group().count(names.group()[0]), number(told["number"])
        if said and (listed > said if told["open"] else listed != said):
            start = at + 1 - len(names.group())
            yield belied_by(case, told.span(), (start, at + 1), f"列了{listed}项")


def _named_kinds(case: Case, places: list[Span]) -> Iterator[Said]:
    """“五项制度”，即学法制度、审查制度、公开制度和述法制度."""
    for match in matches_at(case.text, places, _pattern("named_kinds")):
        listed, said = len(_pattern("and").split(match["names"])), number(match["number"])
        is_open = match["open"] or _OPEN in match["names"]
        if listed > said if is_open else listed != said:
            yield belied_by(case, match.span("number"), match.span("names"), f"列了{listed}项")


def _names(words: str, *, is_open: bool) -> list[str]:
    """The items of a list that ends here, where they are plainly of one sort or all short; [] elsewhere."""
    items = _pattern("list").search(words)
    is_cut = items is not None and words[: items.start()].endswith(_MARK)
    # Of a list that a bracket or the end of a line interrupts the first items are not known.
    names = _pattern("joints").split(items.group()) if items and not is_cut else []
    kinds = {name[-1:] for name in names}
    sizes = {len(name) for name in names[1:]}
    is_of_one_sort = len(kinds) == 1 or (sizes == {_SHORT_ITEM} and len(names) > 2)
    is_short = is_open and len(names) > 2 and max(sizes) <= 3 * _SHORT_ITEM
    return names if (is_of_one_sort or is_short) and not any(map(_pattern("no_name").search, names)) else []
