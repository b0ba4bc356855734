"""Labels that open paragraphs where no hole in the numbers shows that one was lost.

They count where they are just like those of their numbered sisters: in a text that is known to have lost
numbers, behind the last sister, or where a section has nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import NamedTuple

from app.core.outline.broken import is_inside
from app.core.outline.heading import Opening
from app.core.outline.holes import FAR, Placed, Shape, count_commas, is_built_like, shape_of, title_of
from app.core.outline.matter import Frame, patterns
from app.core.outline.parts import is_part_line
from app.core.outline.run_in import label_of
from app.core.outline.standing import lexicon
from app.core.scan import Scan

_ALIKE = 2
"""So many labels built alike stand in place of each other's numbers."""
_LABELS = 3
"""So many labels tell whether they are the writer's habit."""


def with_like_labels(scan: Scan, frame: Frame, placed: list[Placed], *, is_lossy: bool) -> list[Placed]:
    """Adds paragraphs with a label like their numbered sisters' where numbers are known to have been lost."""
    numbered = [p for p in placed if p.opening.number is not None]
    run_in = [p for p in numbered if not p.opening.is_alone]
    counts = Counter(p.level for p in numbered)
    for level in sorted({p.level for p in run_in if counts[p.level] > 1}):
        stretches = [s for s in _sections(placed, level, frame) if s.first < s.last]
        if not stretches:
            continue
        shape = shape_of(scan, run_in, level)
        names_part = any(is_part_line(title_of(scan, p.opening)) for p in run_in if p.level == level)
        told = partial(
            _like_labels, scan, frame, shape, is_lossy=is_lossy, is_lower=level > 1 or not names_part
        )
        labels = map(told, stretches)
        new = [Placed(label, level, 0) for label in chain.from_iterable(labels)]
        if new and not _are_habit(scan, frame, placed, level, shape):
            placed = sorted([*placed, *new], key=lambda p: p.opening.start)
    return placed


def with_labels(scan: Scan, frame: Frame, placed: list[Placed]) -> list[Placed]:
    """Adds the labels that open the paragraphs of sections in a text that has lost all its numbers.

    They count in a section whose paragraphs all open with one, if some begin with a verb of labels.
    """
    new: list[Placed] = []
    for section in _sections(placed, 2, frame):
        lines = [i for i in range(section.first, section.last) if not is_inside(scan, frame, i)]
        labels = [label for i in lines if (label := label_of(scan, i, section.last)) is not None]
        if section.is_whole and len(labels) == len(lines) > 1:
            new.extend(Placed(label, 2, 0) for label in labels)
    if not any(lexicon().verbs.match(title_of(scan, p.opening)) for p in new[:_LABELS]):
        return placed
    return sorted([*placed, *new], key=lambda p: p.opening.start)


class _Stretch(NamedTuple):
    """Lines without any heading below ``above``: ``is_whole`` where they are all that its section has.

    ``below`` is the last heading of a lower rank between, where there is one.
    """

    first: int
    last: int
    is_whole: bool
    above: Opening
    below: Opening | None = None


def _sections(placed: Sequence[Placed], level: int, frame: Frame) -> Iterator[_Stretch]:
    """Where headings of ``level`` may have lost their numbers; not between two whose numbers run on."""
    sister: Opening | None = None
    for at, item in enumerate(placed):
        after = placed[at + 1] if at + 1 < len(placed) else None
        if item.level <= level:
            sister = item.opening if item.level == level else None
        elif sister is not None and (after is None or after.level < level):
            last = after.opening.line if after is not None else frame.last
            yield _Stretch(item.opening.line + 1, last, is_whole=False, above=sister, below=item.opening)
        if item.level not in {level, level - 1}:
            continue
        if after is not None and item.level == after.level and item.value + 1 == after.value > 1:
            continue
        last = after.opening.line if after is not None else frame.last
        is_whole = item.level == level - 1 and (after is None or after.level < level)
        yield _Stretch(item.opening.line + 1, last, is_whole, item.opening)


def _like_labels(
    scan: Scan, frame: Frame, shape: Shape, stretch: _Stretch, *, is_lossy: bool, is_lower: bool
) -> list[Opening]:
    """The paragraphs of a stretch with a label like the sisters'; without signs of loss, all or none.

    Where it is not a lower rank, only those count that name a mandated part, as the sister before them does.
    """
    lines = [
        index
        for index in range(stretch.first, stretch.last)
        if not _is_closing(scan, index) and not is_inside(scan, frame, index)
    ]
    size = len(lines)
    if not size or (not is_lossy and stretch.is_whole and size < 2):
        return []
    sister = ""
    if not stretch.is_whole and stretch.above.number is not None:
        sister = title_of(scan, stretch.above)
        shape = shape._replace(commas=count_commas(sister), length=len(sister))
    if stretch.below is not None and count_commas(title_of(scan, stretch.below)) == shape.commas:
        return []
    labels = [label for index in lines if (label := label_of(scan, index, stretch.last)) is not None]
    if (
        is_lower
        and stretch.is_whole
        and len(labels) == size
        and _are_alike([title_of(scan, o) for o in labels])
    ):
        return labels
    found = []
    for label in labels:
        title = title_of(scan, label)
        is_sister = is_lower and _is_sister(scan, label, shape, sister)
        if is_sister or (is_part_line(title) and is_part_line(sister) and not stretch.above.is_alone):
            found.append(label)
    least = max(2, size - 1) if stretch.is_whole else size
    return found if is_lossy or len(found) >= least else []


def _are_habit(scan: Scan, frame: Frame, placed: Sequence[Placed], level: int, shape: Shape) -> bool:
    """Whether labels like the sisters' open paragraphs between sisters too whose numbers run on."""
    found = 0
    for item, after in pairwise(p for p in placed if p.level <= level):
        if item.level == after.level == level and 0 < item.value == after.value - 1:
            sister, last = title_of(scan, item.opening), after.opening.line
            for index in range(item.opening.line + 1, last):
                label = None if is_inside(scan, frame, index) else label_of(scan, index, last)
                found += label is not None and _is_sister(scan, label, shape, sister)
    return found >= _LABELS


def _are_alike(titles: Sequence[str]) -> bool:
    """Whether titles all begin with the same words, or all end with the same."""
    if len(titles) < _ALIKE or len(set(map(count_commas, titles))) > 1:
        return False
    return len({title[:2] for title in titles}) == 1 or len({title[-2:] for title in titles}) == 1


def _is_closing(scan: Scan, index: int) -> bool:
    """Whether a line closes the report (特此报告。) or speaks to its hearers (各位代表！)."""
    line = scan.lines[index]
    words = scan.text[line.start : line.end]
    return bool(patterns().closing.match(words) or patterns().address.match(words))


def _is_sister(scan: Scan, label: Opening, shape: Shape, sister: str) -> bool:
    """Whether a label is like the sisters in general, or just like the one before it."""
    return _is_like(scan, label, shape) or _is_twin(title_of(scan, label), sister)


def _is_like(scan: Scan, label: Opening, shape: Shape) -> bool:
    title = title_of(scan, label)
    return (
        abs(count_commas(title) - shape.commas) < 0.6
        and abs(len(title) - shape.length) <= max(6.0, shape.length * 0.5)
        and is_built_like(scan, label, shape._replace(is_verbal=True))
    )


def _is_twin(title: str, sister: str) -> bool:
    """Whether a label is built just like the one before it: as long, or with its first or last words."""
    if not sister or count_commas(title) != count_commas(sister) or abs(len(title) - len(sister)) > FAR // 3:
        return False
    is_quoted = title[0] == sister[0] == "“"
    return is_quoted or len(title) == len(sister) or title[:2] == sister[:2] or title[-2:] == sister[-2:]
