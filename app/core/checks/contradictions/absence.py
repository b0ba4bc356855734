"""What is said not to have happened, and is counted elsewhere: 零败诉 and 行政诉讼败诉2件.

The two are held against each other only where nothing beside the thing is said of one of them alone:
城管部门零投诉 says nothing of 物业投诉13件.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from app.core.checks.case import Case, occurrences
from app.core.checks.contradictions.looks import Said
from app.core.enums import FigureKind, Role
from app.core.report import Figure
from app.core.resources import load_pattern, load_words

_BEFORE = 20
_BEHIND = 12
_QUOTED = 30
# 申请 alone may be of anything; 群体性 says of what.
_SAYS_WHAT = 3
_WIDE = frozenset({"败诉"})
_EVENTS = frozenset({"发生", "新增", "出现"})
_pattern = partial(load_pattern, "checks/absence.json")
_words = partial(load_words, "checks/absence.json")
_Known = dict[tuple[str, str | None], list[tuple[Figure, str]]]


def belied(case: Case) -> Iterator[Said]:
    """Every zero without a number, and the first count in another sentence that it cannot stand beside."""
    known: _Known = {}
    for zero in case.figures:
        if zero.implied and zero.value == 0:
            counted = _counted(case, zero, known)
            if counted is not None:
                said, told = (_told(case, figure) for figure in (zero, counted))
                spans = (zero.start, zero.end), (counted.start, counted.end)
                yield f"“{said}”与“{told}”相互矛盾，请核对。", *spans


def _told(case: Case, figure: Figure) -> str:
    return case.quote(case.scan.clause(figure.start), longest=_QUOTED).rstrip("，。；、,;")


def _counted(case: Case, zero: Figure, known: _Known) -> Figure | None:
    """The first count that a zero cannot stand beside; ``known``: those of each thing and period."""
    _, end = case.scan.clause(zero.start)
    named = _pattern("never").match(case.text, zero.start, end)
    if named is None:
        return None
    thing = _pattern("plainly").sub("", named["thing"])
    if thing in _EVENTS:
        # 生产安全事故零发生: what never happened stands before.
        ahead = _pattern("ahead").search(case.text, max(0, zero.start - _BEFORE), zero.start)
        thing = ahead["thing"] if ahead is not None else thing
    sentence = case.sentence(zero.start)
    said = _said_before(case, zero.start)
    if (thing, zero.period) not in known:
        is_told_again = case.text.count(thing) > 1
        counts = (f for f in case.stated if _is_count(f, zero)) if is_told_again else ()
        beside = ((f, _beside(case, f, thing)) for f in counts)
        known[thing, zero.period] = [(figure, rest) for figure, rest in beside if rest is not None]
    for figure, rest in known[thing, zero.period]:
        if not sentence[0] <= figure.start < sentence[1]:
            says_what = len(thing) >= _SAYS_WHAT or thing in _WIDE
            is_wide = says_what and not any(_pattern("empty").split(said))
            if is_wide and _pattern("elsewhere").search(rest) is None:
                # A zero of nobody's in particular denies whatever of the sort happened here and this year.
                return figure
            if _is_said(rest, case.text[slice(*sentence)]) and _is_in(said, case, figure):
                return figure
    return None


def _is_count(figure: Figure, zero: Figure) -> bool:
    """A fact of the same year, no part and no change, in the unit of the zero or one like it."""
    is_fact = figure.role is Role.FACT and figure.direction is None and figure.value > 0
    is_now = figure.period in {None, "stock", zero.period}
    return is_fact and is_now and figure.kind is FigureKind.COUNT and figure.unit in _words("units")


def _beside(case: Case, figure: Figure, thing: str) -> str | None:
    """The words of the clause before the thing that ``figure`` counts; None if it counts another."""
    start, end = case.scan.clause(figure.start)
    before = case.text[max(start, figure.start - _BEFORE) : figure.start]
    for at, stop in occurrences(before, thing):
        if _pattern("noun").fullmatch(before, stop):
            return before[:at]
    behind = case.text[figure.end : min(end, figure.end + _BEHIND)]
    return before if _pattern("of").sub("", behind, count=1).startswith(thing) else None


def _said_before(case: Case, offset: int) -> str:
    start, _ = case.scan.clause(offset)
    return case.text[max(start, offset - _BEFORE) : offset]


def _is_in(words: str, case: Case, figure: Figure) -> bool:
    return _is_said(words, case.text[slice(*case.sentence(figure.start))])


def _is_said(words: str, sentence: str) -> bool:
    """Whether ``words``, but for those that say nothing, stand in ``sentence`` too."""
    return all(piece in sentence for piece in _pattern("empty").split(words) if piece)
