"""Headings without a number, and the levels of them all.

Two sorts: a short line that stands alone, and the label of a paragraph where the numbers of its sisters
leave a hole (a conversion dropped Word's automatic number). What they look like is told in ``standing``;
where they may stand and what level they have follows from the numbered headings around them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.outline.matter import Frame, is_part_line
from app.core.outline.openings import Opening
from app.core.outline.standing import label_of, lexicon, standing_lines
from app.core.scan import Scan


@dataclass(slots=True)
class Placed:
    """A heading with the level that holds so far."""

    opening: Opening
    level: int


def with_unnumbered(
    scan: Scan, frame: Frame, numbered: Sequence[Opening], levels: Sequence[int]
) -> list[Placed]:
    """All headings in order, the unnumbered ones found and every one with its level."""
    placed = [Placed(o, level) for o, level in zip(numbered, levels, strict=True)]
    taken = _heading_lines(scan, placed)
    lines = standing_lines(scan, frame, taken)
    if not placed:
        return _without_numbers(scan, lines)
    lines, labels_lost = _fill_holes(scan, frame, placed, lines)
    for line in lines:
        _place_line(scan, placed, line)
    if labels_lost or any(p.opening.number is None and p.level == 1 for p in placed):
        _stray_labels(scan, frame, placed)
    return placed


def _heading_lines(scan: Scan, placed: Sequence[Placed]) -> set[int]:
    """The lines that hold a numbered heading; two where a number stands alone above its title."""
    found = set()
    for item in placed:
        opening = item.opening
        if not opening.is_glued:
            found.add(opening.line)
            if opening.title_start > scan.lines[opening.line].end:
                found.add(opening.line + 1)
    return found


# Texts without any number.


def _without_numbers(scan: Scan, lines: Sequence[Opening]) -> list[Placed]:
    """Lines that name a mandated part are the top; where none does, all lines are."""
    upper = [is_part_line(_title(scan, o)) for o in lines]
    placed: list[Placed] = []
    for opening, is_upper in zip(lines, upper, strict=True):
        is_lower = not is_upper and any(upper) and bool(placed)
        placed.append(Placed(opening, 2 if is_lower else 1))
    return placed


def _title(scan: Scan, opening: Opening) -> str:
    return scan.text[opening.title_start : opening.title_end]


# Holes in the numbers.


def _fill_holes(
    scan: Scan, frame: Frame, placed: list[Placed], lines: list[Opening]
) -> tuple[list[Opening], bool]:
    """Puts lines and labels where numbers are missing; the lines left, and whether a label was lost."""
    labels_lost = False
    free = list(lines)
    for level in range(1, max(p.level for p in placed) + 1):
        for item in [p for p in placed if p.level == level and p.opening.number is not None]:
            missing, first_line = _hole(placed, item, frame)
            if missing <= 0:
                continue
            region = range(first_line, item.opening.line)
            chosen = _choose_lines(placed, free, region, missing)
            for opening in chosen:
                free.remove(opening)
            if len(chosen) < missing:
                labels = _labels_in(scan, placed, region, _sisters(placed, item), missing - len(chosen))
                labels_lost = labels_lost or bool(labels)
                chosen = [*chosen, *labels]
            placed.extend(Placed(opening, level) for opening in chosen)
            placed.sort(key=lambda p: p.opening.start)
    return free, labels_lost


def _hole(placed: Sequence[Placed], item: Placed, frame: Frame) -> tuple[int, int]:
    """How many sisters are missing before ``item``, and the first line where they may stand."""
    number = item.opening.number
    assert number is not None
    at = placed.index(item)
    elsewhere = 0
    for before in range(at - 1, -1, -1):
        other = placed[before]
        if other.level > item.level:
            continue
        if other.level < item.level:
            elsewhere = _last_value(placed, before, number.style.name)
            break
        value = other.opening.number.value if other.opening.number is not None else None
        if value is None:
            continue
        return number.value - value - 1 - _unnumbered_between(
            placed, before, at, item.level
        ), other.opening.line + 1
    else:
        return number.value - 1 - _unnumbered_between(placed, -1, at, item.level), frame.first
    if elsewhere == number.value - 1:
        return 0, 0
    taken = _unnumbered_between(placed, before, at, item.level)
    return number.value - 1 - taken, placed[before].opening.line + 1


def _last_value(placed: Sequence[Placed], before: int, name: str) -> int:
    for at in range(before - 1, -1, -1):
        number = placed[at].opening.number
        if number is not None and number.style.name == name:
            return number.value
    return 0


def _unnumbered_between(placed: Sequence[Placed], low: int, high: int, level: int) -> int:
    return sum(1 for p in placed[low + 1 : high] if p.level == level and p.opening.number is None)


def _choose_lines(
    placed: Sequence[Placed], free: Sequence[Opening], region: range, missing: int
) -> list[Opening]:
    """At most ``missing`` of the standing lines in the region; those above a new series first."""
    inside = [o for o in free if o.line in region and o.is_alone]
    if len(inside) <= missing:
        return [o for o in inside if o.title_end > o.title_start]
    begins = {p.opening.line for p in placed if p.opening.number is not None and p.opening.number.value == 1}
    ranked = sorted(inside, key=lambda o: (o.line + 1 not in begins, o.line))
    return sorted(ranked[:missing])


def _sisters(placed: Sequence[Placed], item: Placed) -> list[Opening]:
    return [p.opening for p in placed if p.level == item.level and p.opening.number is not None]


def _labels_in(
    scan: Scan, placed: Sequence[Placed], region: range, sisters: Sequence[Opening], missing: int
) -> list[Opening]:
    """Labels that open a paragraph in the region, most like their sisters first, at most ``missing``."""
    taken = {p.opening.line for p in placed}
    found = []
    for index in region:
        if index not in taken:
            label = label_of(scan, index)
            if label is not None:
                found.append(label)
    commas, length = _shape(scan, sisters)
    found.sort(
        key=lambda o: abs(_title(scan, o).count("，") - commas) * 12 + abs(len(_title(scan, o)) - length)
    )
    return sorted(found[:missing])


def _shape(scan: Scan, sisters: Sequence[Opening]) -> tuple[float, float]:
    if not sisters:
        return 0.0, 0.0
    titles = [_title(scan, o) for o in sisters]
    return sum(t.count("，") for t in titles) / len(titles), sum(map(len, titles)) / len(titles)


# Lines that stand alone though no number is missing.


def _place_line(scan: Scan, placed: list[Placed], line: Opening) -> None:
    at = sum(1 for p in placed if p.opening.start < line.start)
    level = _line_level(scan, placed, at, line)
    placed.insert(at, Placed(line, level))


def _line_level(scan: Scan, placed: list[Placed], at: int, line: Opening) -> int:
    before = placed[at - 1] if at else None
    after = next((p for p in placed[at:] if p.opening.number is not None), None)
    title = _title(scan, line)
    if after is None:
        return _last_level(scan, before, title, line)
    number = after.opening.number
    assert number is not None
    if number.value == 1:
        return _level_above(scan, placed, at, after, title)
    return _level_inside(before, after.level, scan.text[line.title_end : line.title_end + 1])


def _last_level(scan: Scan, before: Placed | None, title: str, line: Opening) -> int:
    """No number follows: a line that names a part is the top, others stand below or beside what runs."""
    if before is None:
        return 1
    is_label = scan.text[line.title_end : line.title_end + 1] in {"：", ":"}
    if is_part_line(title) and not is_label and not lexicon().child.match(title):
        return 1
    return _level_inside(before, 1, "：" if is_label else "")


def _level_inside(before: Placed | None, upper: int, mark: str) -> int:
    """Inside the section of a heading at level ``upper``: beside the running lower series, else below it."""
    if before is None:
        return 1
    if before.level <= upper:
        return upper + 1
    is_beside = before.opening.number is None or (before.opening.is_alone and mark not in {"：", ":"})
    return before.level if is_beside else before.level + 1


def _level_above(scan: Scan, placed: list[Placed], at: int, after: Placed, title: str) -> int:
    """A series begins at one below this line."""
    scope = _scope(placed, at, after.level)
    upper = placed[scope.start - 1] if scope.start else None
    has_bare_above = upper is not None and upper.opening.number is None and at > scope.start
    if upper is not None and has_bare_above and upper.level == after.level - 1:
        return upper.level
    begins = [i for i in scope if _value(placed[i]) == 1 and placed[i].level == after.level]
    first = begins[0] if begins else at
    usual = _usual_level(placed, after, scope)
    is_first_bare = first >= at or (first > 0 and placed[first - 1].opening.number is None)
    if (len(begins) > 1 and (after.level == 1 or is_first_bare)) or usual > after.level:
        level = after.level
        for i in scope:
            if i >= at or after.level == 1:
                placed[i].level += 1
        return level
    if after.level == 1:
        return 1
    before = placed[at - 1] if at else None
    if before is not None and before.level == after.level - 1:
        if before.opening.number is None or (is_part_line(title) and not lexicon().child.match(title)):
            return max(after.level - 1, 1)
        return after.level
    return after.level - 1


def _value(item: Placed) -> int:
    return item.opening.number.value if item.opening.number is not None else 0


def _scope(placed: Sequence[Placed], at: int, level: int) -> range:
    """The headings at ``level`` or below that share the upper heading of the one at ``at``."""
    low = at
    while low > 0 and placed[low - 1].level >= level:
        low -= 1
    high = at
    while high < len(placed) and placed[high].level >= level:
        high += 1
    return range(low, high)


def _usual_level(placed: Sequence[Placed], item: Placed, scope: range) -> int:
    """The level of the item's style elsewhere in the text; its own level where it stands nowhere else."""
    number = item.opening.number
    assert number is not None
    elsewhere = Counter(
        p.level
        for i, p in enumerate(placed)
        if i not in scope
        and p.opening.number is not None
        and p.opening.number.style.name == number.style.name
    )
    return elsewhere.most_common(1)[0][0] if elsewhere else item.level


# Labels at the end of a series, where no number shows that one is missing.


def _stray_labels(scan: Scan, frame: Frame, placed: list[Placed]) -> None:
    """In a text that lost numbers elsewhere: paragraphs with a label just like their sisters'."""
    run_in = [p for p in placed if p.opening.number is not None and not p.opening.is_alone]
    if len(run_in) < 2:
        return
    level = Counter(p.level for p in run_in).most_common(1)[0][0]
    sisters = [p.opening for p in run_in if p.level == level]
    commas, length = _shape(scan, sisters)
    starts = {p.opening.line: p for p in placed}
    running = 0
    new: list[Placed] = []
    for index in range(frame.first, frame.last):
        if index in starts:
            running = starts[index].level
            continue
        if running not in {level, level - 1}:
            continue
        label = label_of(scan, index)
        if label is not None and _is_like(_title(scan, label), commas, length):
            new.append(Placed(label, level))
    placed.extend(new)
    placed.sort(key=lambda p: p.opening.start)


def _is_like(title: str, commas: float, length: float) -> bool:
    return (
        abs(title.count("，") - commas) < 0.6
        and abs(len(title) - length) <= max(6.0, length * 0.5)
        and lexicon().verbs.match(title) is not None
    )
