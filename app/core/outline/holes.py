"""Numbers that a conversion lost: where the numbers of sisters leave a hole, and what stands in it.

Standing lines and paragraph labels (``standing``) fill a hole. ``labels`` finds those where no hole shows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from app.core.outline.broken import is_inside
from app.core.outline.heading import Opening
from app.core.outline.matter import Frame
from app.core.outline.parts import is_part_line
from app.core.outline.run_in import glued_label_of, label_of
from app.core.outline.standing import COLONS, lexicon, names_special_part
from app.core.scan import Scan

_MARKS = "。：:—…；; \u3000"
"""What parts a label from its text."""
_COMMA_WEIGHT = 12
"""A comma more or less parts two titles as much as so many characters."""
FAR = 18
"""A label further from its sisters than this is no sister."""


@dataclass(slots=True)
class Placed:
    """A heading with the level that holds so far."""

    opening: Opening
    level: int
    value: int
    """The value of its number, of its lost number where known, else 0."""


def numbered_place(opening: Opening, level: int) -> Placed:
    """A heading with the value of its number."""
    return Placed(opening, level, opening.number.value if opening.number is not None else 0)


class _Hole(NamedTuple):
    """``missing`` sisters before the one of ``value``, on the lines ``first`` ≤ index < ``last``.

    ``names_part``: all the sisters that have numbers name a mandated part.
    """

    missing: int
    value: int
    first: int
    last: int
    names_part: bool


class Shape(NamedTuple):
    """What sisters' titles look like on average; ``is_run_in``: most have text after them on their line.

    ``opens`` and ``closes`` are what all begin and end with, if there is such a thing; ``is_verbal``: all
    begin with a verb of labels; ``has_colon``: one of them is closed by a colon; ``is_glued``: text follows
    most of those that are run in without any mark.
    """

    commas: float
    length: float
    is_run_in: bool
    opens: str
    closes: str
    is_verbal: bool
    has_colon: bool
    is_glued: bool


def fill_holes(
    scan: Scan, frame: Frame, placed: list[Placed], lines: list[Opening]
) -> tuple[list[Placed], list[Opening], bool]:
    """The headings with those added whose numbers were lost, and the standing lines that are left.

    Last, whether numbers are known to have been lost: of paragraphs' labels, or at the top.
    """
    is_lossy = False
    free = list(lines)
    for level in range(1, max(p.level for p in placed) + 1):
        names_part = all(is_part_line(title_of(scan, p.opening)) for p in placed if p.level == level)
        holes = list(_holes(placed, level, frame, [o.line for o in free], names_part=names_part))
        if not holes:
            continue
        shape = shape_of(scan, placed, level)
        begins = {p.opening.line for p in placed if p.value == 1}
        taken = {p.opening.line for p in placed}
        new: list[Placed] = []
        for hole in holes:
            lines_there = _choose(scan, free, hole, begins if level > 1 else None)
            labels: list[Opening] = []
            if shape.is_run_in or len(lines_there) < hole.missing:
                wanted = hole.missing if shape.is_run_in else hole.missing - len(lines_there)
                inside = range(hole.first, hole.last)
                begun = [i for i in inside if i not in taken and not is_inside(scan, frame, i)]
                labels = _labels(scan, hole, begun, shape, wanted)
            chosen = sorted([*labels, *lines_there[: hole.missing - len(labels)]], key=lambda o: o.start)
            is_lossy = is_lossy or bool(labels) or (level == 1 and bool(chosen))
            new.extend(
                Placed(opening, level, hole.value - len(chosen) + nth) for nth, opening in enumerate(chosen)
            )
        used = {p.opening.line for p in new}
        free = [o for o in free if o.line not in used]
        placed = sorted([*placed, *new], key=lambda p: p.opening.start)
    return placed, free, is_lossy


def _holes(
    placed: Sequence[Placed], level: int, frame: Frame, standing: Sequence[int], *, names_part: bool
) -> Iterator[_Hole]:
    """The holes before numbered headings of one level; ``standing`` are the lines that stand alone.

    Numbers that fall back behind such a line begin a new series there.
    """
    last_of: dict[str, int] = {}
    restarts = _restarting(placed)
    value = 0
    first = frame.first
    is_fresh = True
    for item in placed:
        number, line = item.opening.number, item.opening.line
        if item.level < level:
            value, first, is_fresh = 0, line + 1, True
        elif item.level == level:
            if number is None:
                value += 1
            else:
                at = bisect_left(standing, line) - 1
                if number.value <= value and at >= 0 and standing[at] >= first:
                    value, first = 0, standing[at] + 1
                name = number.style.name
                runs_on = is_fresh and name not in restarts and last_of.get(name) == number.value - 1
                if number.value - value > 1 and not runs_on:
                    yield _Hole(number.value - value - 1, number.value, first, line, names_part)
                value = number.value
            first, is_fresh = line + 1, False
        if number is not None:
            last_of[number.style.name] = number.value


def _restarting(placed: Sequence[Placed]) -> set[str]:
    """The styles of which more than one series begins with one."""
    ones = Counter(
        p.opening.number.style.name for p in placed if p.opening.number is not None and p.value == 1
    )
    return {name for name, count in ones.items() if count > 1}


def _choose(scan: Scan, free: Sequence[Opening], hole: _Hole, begins: set[int] | None) -> list[Opening]:
    """At most as many of the standing lines in the hole as are missing.

    Those above a new series (on the lines ``begins``) first; at the top, where ``begins`` is None, those that
    name a mandated part (no others where all their sisters do).
    """
    low = bisect_left(free, hole.first, key=lambda o: o.line)
    high = bisect_left(free, hole.last, key=lambda o: o.line)
    inside = list(free[low:high])
    if begins is not None:
        inside = [o for o in inside if not names_special_part(title_of(scan, o))]
    elif hole.names_part:
        inside = [o for o in inside if is_part_line(title_of(scan, o))]
    if len(inside) <= hole.missing:
        return inside
    if begins is None:
        inside.sort(key=lambda o: (not is_part_line(title_of(scan, o)), o.line))
    else:
        inside.sort(key=lambda o: (o.line + 1 not in begins, o.line))
    return sorted(inside[: hole.missing], key=lambda o: o.start)


def _labels(scan: Scan, hole: _Hole, lines: Sequence[int], shape: Shape, missing: int) -> list[Opening]:
    """At most ``missing`` of the labels that open the ``lines``, those most like their sisters."""
    labels = (
        label_of(scan, index, hole.last) or (glued_label_of(scan, index) if shape.is_glued else None)
        for index in lines
    )
    found = [o for o in labels if o is not None and is_built_like(scan, o, shape)]
    found.sort(key=lambda o: _distance(title_of(scan, o), shape))
    near = [o for o in found[:missing] if _distance(title_of(scan, o), shape) <= FAR]
    return sorted(near, key=attrgetter("start"))


def _distance(title: str, shape: Shape) -> float:
    return abs(count_commas(title) - shape.commas) * _COMMA_WEIGHT + abs(len(title) - shape.length)


def count_commas(title: str) -> int:
    return title.count("，") + title.count(",")


def is_built_like(scan: Scan, label: Opening, shape: Shape) -> bool:
    """Whether a label begins, ends and is closed as its sisters are."""
    if is_before_colon(scan, label) and not shape.has_colon:
        return False
    title = title_of(scan, label)
    if shape.opens or shape.closes:
        return title.startswith(shape.opens) and title.endswith(shape.closes)
    return not shape.is_verbal or lexicon().verbs.match(title) is not None


def title_of(scan: Scan, opening: Opening) -> str:
    """The words of a heading's title."""
    return scan.text[opening.title_start : opening.title_end]


def is_before_colon(scan: Scan, opening: Opening) -> bool:
    return scan.text.startswith(COLONS, opening.title_end)


def shape_of(scan: Scan, placed: Sequence[Placed], level: int) -> Shape:
    sisters = [p.opening for p in placed if p.level == level and p.opening.number is not None]
    titles = [title_of(scan, o) for o in sisters]
    count = len(titles) or 1
    opens = {t[:1] for t in titles}
    closes = {t[-2:] for t in titles}
    return Shape(
        commas=sum(map(count_commas, titles)) / count,
        length=sum(map(len, titles)) / count,
        is_run_in=sum(1 for o in sisters if not o.is_alone) * 2 > count,
        opens=opens.pop() if len(opens) == 1 < count else "",
        closes=closes.pop() if len(closes) == 1 < count else "",
        is_verbal=all(lexicon().verbs.match(t) for t in titles),
        has_colon=any(map(partial(is_before_colon, scan), sisters)),
        is_glued=sum(1 if scan.text[o.title_end] in _MARKS else -1 for o in sisters if not o.is_alone) < 0,
    )
