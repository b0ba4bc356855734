"""Numbers that a conversion lost: where the numbers of sisters leave a hole, and what stands in it.

Standing lines and paragraph labels (``standing``) fill a hole; beside them, labels just like those of
numbered sisters count in a text that is known to have lost numbers, or where a section has nothing else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.core.outline.heading import Opening
from app.core.outline.matter import Frame
from app.core.outline.parts import is_part_line
from app.core.outline.standing import label_of, lexicon, names_special_part
from app.core.scan import Scan

_COMMA_WEIGHT = 12
"""A comma more or less parts two titles as much as so many characters."""
_LABELS = 3
"""So many labels tell whether they are the writer's habit."""
_FAR = 18
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


class _Shape(NamedTuple):
    """What sisters' titles look like on average; ``is_run_in``: most have text after them on their line.

    ``opens`` and ``closes`` are what all begin and end with, if there is such a thing; ``is_verbal``: all
    begin with a verb of labels.
    """

    commas: float
    length: float
    is_run_in: bool
    opens: str
    closes: str
    is_verbal: bool


def fill_holes(
    scan: Scan, frame: Frame, placed: list[Placed], lines: list[Opening]
) -> tuple[list[Placed], list[Opening]]:
    """The headings with those added whose numbers were lost, and the standing lines that are left."""
    is_lossy = False
    free = list(lines)
    for level in range(1, max(p.level for p in placed) + 1):
        names_part = all(is_part_line(title_of(scan, p.opening)) for p in placed if p.level == level)
        holes = list(_holes(placed, level, frame, [o.line for o in free], names_part=names_part))
        if not holes:
            continue
        shape = _shape(scan, placed, level)
        begins = {p.opening.line for p in placed if p.value == 1}
        taken = {p.opening.line for p in placed}
        new: list[Placed] = []
        for hole in holes:
            lines_there = _choose(scan, free, hole, begins if level > 1 else None)
            labels: list[Opening] = []
            if shape.is_run_in or len(lines_there) < hole.missing:
                wanted = hole.missing if shape.is_run_in else hole.missing - len(lines_there)
                labels = _labels(scan, hole, taken, shape, wanted)
            chosen = sorted([*labels, *lines_there[: hole.missing - len(labels)]], key=lambda o: o.start)
            is_lossy = is_lossy or bool(labels) or (level == 1 and bool(chosen))
            new.extend(
                Placed(opening, level, hole.value - len(chosen) + nth) for nth, opening in enumerate(chosen)
            )
        used = {p.opening.line for p in new}
        free = [o for o in free if o.line not in used]
        placed = sorted([*placed, *new], key=lambda p: p.opening.start)
    return _with_like_labels(scan, frame, placed, is_lossy=is_lossy), free


def _holes(
    placed: Sequence[Placed], level: int, frame: Frame, standing: Sequence[int], *, names_part: bool
) -> Iterator[_Hole]:
    """The holes before numbered headings of one level; ``standing`` are the lines that stand alone.

    Numbers that fall back behind such a line begin a new series there.
    """
    last_of: dict[str, int] = {}
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
                runs_on = is_fresh and last_of.get(number.style.name) == number.value - 1
                if number.value - value > 1 and not runs_on:
                    yield _Hole(number.value - value - 1, number.value, first, line, names_part)
                value = number.value
            first, is_fresh = line + 1, False
        if number is not None:
            last_of[number.style.name] = number.value


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


def _labels(scan: Scan, hole: _Hole, taken: set[int], shape: _Shape, missing: int) -> list[Opening]:
    """Labels that open a paragraph in the hole, most like their sisters first, at most ``missing``."""
    labels = (
        label_of(scan, index, hole.last) for index in range(hole.first, hole.last) if index not in taken
    )
    found = [o for o in labels if o is not None and _is_built_like(title_of(scan, o), shape)]
    near = sorted((distance, o) for o in found if (distance := _distance(title_of(scan, o), shape)) <= _FAR)
    return sorted((o for _, o in near[:missing]), key=lambda o: o.start)


def _distance(title: str, shape: _Shape) -> float:
    return abs(_commas(title) - shape.commas) * _COMMA_WEIGHT + abs(len(title) - shape.length)


def _commas(title: str) -> int:
    return title.count("，") + title.count(",")


def _is_built_like(title: str, shape: _Shape) -> bool:
    if shape.opens or shape.closes:
        return title.startswith(shape.opens) and title.endswith(shape.closes)
    return not shape.is_verbal or lexicon().verbs.match(title) is not None


def title_of(scan: Scan, opening: Opening) -> str:
    """The words of a heading's title."""
    return scan.text[opening.title_start : opening.title_end]


def _shape(scan: Scan, placed: Sequence[Placed], level: int) -> _Shape:
    sisters = [p.opening for p in placed if p.level == level and p.opening.number is not None]
    titles = [title_of(scan, o) for o in sisters]
    count = len(titles) or 1
    opens = {t[:1] for t in titles}
    closes = {t[-2:] for t in titles}
    return _Shape(
        commas=sum(map(_commas, titles)) / count,
        length=sum(map(len, titles)) / count,
        is_run_in=sum(1 for o in sisters if not o.is_alone) * 2 > count,
        opens=opens.pop() if len(opens) == 1 < count else "",
        closes=closes.pop() if len(closes) == 1 < count else "",
        is_verbal=all(lexicon().verbs.match(t) for t in titles),
    )


# Labels where no number shows that one is missing.


def _with_like_labels(scan: Scan, frame: Frame, placed: list[Placed], *, is_lossy: bool) -> list[Placed]:
    """Adds paragraphs with a label like their numbered sisters' where numbers are known to have been lost."""
    run_in = [p for p in placed if p.opening.number is not None and not p.opening.is_alone]
    counts = Counter(p.level for p in run_in)
    for level in sorted(level for level in counts if level > 1 and counts[level] > 1):
        shape = _shape(scan, run_in, level)
        new = [
            Placed(label, level, 0)
            for section in _sections(placed, level, frame)
            for label in _like_labels(scan, section, shape, is_lossy=is_lossy)
        ]
        placed = sorted([*placed, *new], key=lambda p: p.opening.start)
    return placed


def with_labels(scan: Scan, frame: Frame, placed: list[Placed]) -> list[Placed]:
    """Adds the labels that open the paragraphs of sections in a text that has lost all its numbers.

    They count in a section whose paragraphs all open with one, if some begin with a verb of labels.
    """
    new: list[Placed] = []
    for section in _sections(placed, 2, frame):
        found = (label_of(scan, index, section.last) for index in range(section.first, section.last))
        labels = [o for o in found if o is not None]
        if section.is_whole and len(labels) == section.last - section.first > 1:
            new.extend(Placed(label, 2, 0) for label in labels)
    if not any(lexicon().verbs.match(title_of(scan, p.opening)) for p in new[:_LABELS]):
        return placed
    return sorted([*placed, *new], key=lambda p: p.opening.start)


class _Stretch(NamedTuple):
    """Lines without any heading below ``above``: ``is_whole`` where they are all that its section has."""

    first: int
    last: int
    is_whole: bool
    above: Opening


def _sections(placed: Sequence[Placed], level: int, frame: Frame) -> Iterator[_Stretch]:
    """Where headings of ``level`` may have lost their numbers; not between two whose numbers run on."""
    for at, item in enumerate(placed):
        if item.level not in {level, level - 1}:
            continue
        after = placed[at + 1] if at + 1 < len(placed) else None
        if after is not None and item.level == after.level and item.value + 1 == after.value > 1:
            continue
        last = after.opening.line if after is not None else frame.last
        is_whole = item.level == level - 1 and (after is None or after.level < level)
        yield _Stretch(item.opening.line + 1, last, is_whole, item.opening)


def _like_labels(scan: Scan, stretch: _Stretch, shape: _Shape, *, is_lossy: bool) -> list[Opening]:
    """The paragraphs of a stretch with a label like the sisters'; without signs of loss, all or none."""
    size = stretch.last - stretch.first
    if size <= 0 or (not is_lossy and stretch.is_whole and size < 2):
        return []
    sister = ""
    if not stretch.is_whole and stretch.above.number is not None:
        sister = title_of(scan, stretch.above)
        shape = shape._replace(commas=_commas(sister), length=len(sister))
    found = []
    for index in range(stretch.first, stretch.last):
        label = label_of(scan, index, stretch.last)
        if label is None:
            continue
        title = title_of(scan, label)
        if _is_like(title, shape) or _is_twin(title, sister):
            found.append(label)
    least = max(2, size - 1) if stretch.is_whole else size
    return found if is_lossy or len(found) >= least else []


def _is_like(title: str, shape: _Shape) -> bool:
    return (
        abs(_commas(title) - shape.commas) < 0.6
        and abs(len(title) - shape.length) <= max(6.0, shape.length * 0.5)
        and _is_built_like(title, shape._replace(is_verbal=True))
    )


def _is_twin(title: str, sister: str) -> bool:
    """Whether a label is built just like the one before it: as long, or with its first or last words."""
    if not sister or _commas(title) != _commas(sister) or abs(len(title) - len(sister)) > _FAR // 3:
        return False
    return len(title) == len(sister) or title[:2] == sister[:2] or title[-2:] == sister[-2:]
