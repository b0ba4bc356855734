"""Headings without a number, and the levels of them all.

Lost numbers are put back first (``holes``). What a line that stands alone looks like is told in ``standing``;
its level follows from the numbered headings around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from operator import attrgetter

from app.core.outline.holes import Placed, fill_holes, numbered_place, title_of, with_labels
from app.core.outline.levels import MOST_LEVELS, Traits, find_levels
from app.core.outline.matter import Frame
from app.core.outline.openings import Opening
from app.core.outline.parts import is_part_line, named_parts
from app.core.outline.standing import lexicon, names_special_part, standing_lines
from app.core.scan import Scan

_COLONS = ("：", ":")
_MOST_LINES = 120
"""In a text with more lines that stand alone, only numbers tell the tree."""
_NEAR = 200
"""So many headings on each side are looked at to place a line."""


def with_unnumbered(scan: Scan, frame: Frame, numbered: Sequence[Opening]) -> list[Placed]:
    """All headings in order, the unnumbered ones found and every one with its level."""
    lines = standing_lines(scan, frame, _heading_lines(scan, numbered))
    if not numbered:
        return with_labels(scan, frame, _without_numbers(scan, lines))
    placed, lines = _in_tree(scan, numbered, lines)
    tops = _tops(scan, placed, lines)
    if tops:
        placed = _below_tops(scan, numbered, tops)
        lines = [line for line in lines if line not in tops]
    placed, lines = fill_holes(scan, frame, placed, lines)
    return _Lines(scan, placed).merge(lines) if lines else placed


def _in_tree(
    scan: Scan, numbered: Sequence[Opening], lines: list[Opening]
) -> tuple[list[Placed], list[Opening]]:
    """Numbered headings and lines in place of lost ones, with their levels; the lines that are left."""
    openings = sorted([*numbered, *(lines if len(lines) <= _MOST_LINES else ())], key=attrgetter("start"))
    levels = find_levels(openings, partial(_traits, scan))
    placed = [numbered_place(o, level) for o, level in zip(openings, levels, strict=True) if level]
    taken = {p.opening.start for p in placed}
    return placed, [line for line in lines if line.start not in taken]


def _heading_lines(scan: Scan, numbered: Sequence[Opening]) -> set[int]:
    """The lines that hold a numbered heading; two where its title stands or ends on the next one."""
    found = set()
    for opening in numbered:
        if not opening.is_glued:
            found.add(opening.line)
            if opening.title_end > scan.lines[opening.line].end:
                found.add(opening.line + 1)
    return found


def _tops(scan: Scan, placed: Sequence[Placed], lines: Sequence[Opening]) -> list[Opening]:
    """Lines that name the mandated parts where no numbered heading does: the top rank lost its numbers."""
    found = [o for o in lines if _names_part(scan, o)]
    if not found or found[0].start > placed[0].opening.start:
        return []
    if len({named_parts(title_of(scan, o))[0] for o in found}) < 2:
        return []
    if any(p.level == 1 and _names_special_part(scan, p.opening) for p in placed):
        return []
    if _counts_on(placed, found):
        return []
    return found


def _counts_on(placed: Sequence[Placed], lines: Sequence[Opening]) -> bool:
    """Whether a number at the top carries on after the lines before it: those only lost theirs."""
    tops = [p for p in placed if p.level == 1]
    for at, item in enumerate(tops):
        before = sum(1 for line in lines if line.start < item.opening.start)
        if before and item.value == at + before + 1:
            return True
    return False


def _names_special_part(scan: Scan, opening: Opening) -> bool:
    return names_special_part(title_of(scan, opening))


def _names_part(scan: Scan, line: Opening) -> bool:
    title = title_of(scan, line)
    if not is_part_line(title) or scan.text[line.title_end : line.title_end + 1] in _COLONS:
        return False
    return bool(named_parts(title)) and not lexicon().child.search(title)


def _traits(scan: Scan, opening: Opening) -> Traits:
    return Traits(_names_part(scan, opening), _clauses(title_of(scan, opening)))


def _clauses(title: str) -> int:
    return 1 + title.count("，") + title.count(",")


def _below_tops(scan: Scan, numbered: Sequence[Opening], tops: Sequence[Opening]) -> list[Placed]:
    """The tops, and below each the numbered headings in an order of their own."""
    found: list[Placed] = []
    at = 0
    for index, top in enumerate(tops):
        found.append(Placed(top, 1, 0))
        end = tops[index + 1].start if index + 1 < len(tops) else None
        section: list[Opening] = []
        while at < len(numbered) and (end is None or numbered[at].start < end):
            section.append(numbered[at])
            at += 1
        levels = find_levels(section, partial(_traits, scan))
        found.extend(numbered_place(o, level + 1) for o, level in zip(section, levels, strict=True))
    return found


def _without_numbers(scan: Scan, lines: Sequence[Opening]) -> list[Placed]:
    """Lines that name a mandated part are the top; where no two do, all lines are.

    Below them a line straight above another one is its upper heading.
    """
    titles = [title_of(scan, o) for o in lines]
    upper: list[bool] = []
    for at, title in enumerate(titles):
        is_below = at > 0 and upper[-1] and lines[at - 1].line + 1 == lines[at].line
        names_part = is_part_line(title) and bool(named_parts(title)) and not lexicon().child.search(title)
        upper.append(names_part and not is_below)
    if sum(upper) < 2:
        return [Placed(opening, 1, 0) for opening in lines]
    found = []
    level = 1
    heads_with_comma = False
    for at, opening in enumerate(lines):
        is_head = at + 1 < len(lines) and lines[at + 1].line == opening.line + 1
        has_comma = "，" in titles[at] or "," in titles[at]
        if upper[at] or at == 0:
            level = 1
        elif is_head:
            level, heads_with_comma = 2, has_comma
        elif level == 1 or (level > 1 and heads_with_comma and has_comma):
            level = 2
        elif level == 2 and lines[at - 1].line + 1 == opening.line:
            level = 3
        found.append(Placed(opening, level, 0))
    return found


class _Lines:
    """Merges standing lines into the headings, from the first to the last."""

    def __init__(self, scan: Scan, placed: Sequence[Placed]) -> None:
        self._scan = scan
        self._rest = list(placed)
        self._at = 0
        self._done: list[Placed] = []
        self._usual = Counter(
            (p.opening.number.style.name, p.level) for p in placed if p.opening.number is not None
        )

    def merge(self, lines: Sequence[Opening]) -> list[Placed]:
        for line in lines:
            while self._at < len(self._rest) and self._rest[self._at].opening.start < line.start:
                self._done.append(self._rest[self._at])
                self._at += 1
            self._done.append(Placed(line, self._level(line), 0))
        return self._done + self._rest[self._at :]

    def _level(self, line: Opening) -> int:
        after = self._rest[self._at] if self._at < len(self._rest) else None
        title = title_of(self._scan, line)
        mark = self._scan.text[line.title_end : line.title_end + 1]
        if after is None:
            return self._last_level(title, mark)
        if after.value == 1:
            return self._level_above(after, title)
        return self._level_inside(after.level, title, mark)

    def _level_above(self, after: Placed, title: str) -> int:
        """A series begins at one below the line."""
        earlier, later = self._scope(after.level)
        upper = self._done[-len(earlier) - 1] if len(self._done) > len(earlier) else None
        if upper is not None and upper.opening.number is None and earlier and upper.level == after.level - 1:
            return upper.level
        begins = sum(1 for p in earlier + later if p.value == 1 and p.level == after.level)
        starts_bare = not earlier or earlier[0].opening.number is None
        is_between = begins > 1 and (after.level == 1 or starts_bare) and not self._is_top(title, upper)
        if is_between or self._usual_level(after, earlier + later) > after.level:
            level = after.level
            self._lower(later if level > 1 else self._done + self._rest[self._at :])
            return level
        before = self._done[-1] if self._done else None
        if after.level == 1 or before is None:
            return 1
        if before.level == after.level - 1:
            names_part = is_part_line(title) and not lexicon().child.search(title)
            return after.level - 1 if before.opening.number is None or names_part else after.level
        is_beside = before.level == after.level and lexicon().child.search(title)
        return after.level if is_beside else after.level - 1

    def _is_top(self, title: str, upper: Placed | None) -> bool:
        """Whether a title names a mandated part that the heading above it does not share."""
        if upper is None or not names_special_part(title):
            return False
        return not set(named_parts(title)) & set(named_parts(title_of(self._scan, upper.opening)))

    def _scope(self, level: int) -> tuple[list[Placed], list[Placed]]:
        """The headings at ``level`` or below, before and after the line, that share its upper heading."""
        earlier: list[Placed] = []
        for item in reversed(self._done[-_NEAR:]):
            if item.level < level:
                break
            earlier.append(item)
        later: list[Placed] = []
        for item in self._rest[self._at : self._at + _NEAR]:
            if item.level < level:
                break
            later.append(item)
        earlier.reverse()
        return earlier, later

    def _usual_level(self, item: Placed, scope: Sequence[Placed]) -> int:
        """The level of the item's style elsewhere in the text; its own where it stands nowhere else."""
        number = item.opening.number
        if number is None:
            return item.level
        name = number.style.name
        counts = Counter({level: self._usual[name, level] for level in range(1, MOST_LEVELS + 2)})
        for other in scope:
            if other.opening.number is not None and other.opening.number.style.name == name:
                counts[other.level] -= 1
        best = max(counts, key=lambda level: counts[level])
        return best if counts[best] > 0 else item.level

    def _lower(self, items: Sequence[Placed]) -> None:
        for item in items:
            number = item.opening.number
            if number is not None:
                self._usual[number.style.name, item.level] -= 1
                self._usual[number.style.name, item.level + 1] += 1
            item.level += 1

    def _last_level(self, title: str, mark: str) -> int:
        """No heading follows: a line that names a part is the top, others stand below or beside what runs."""
        if not self._done:
            return 1
        if is_part_line(title) and mark not in _COLONS and not lexicon().child.search(title):
            return 1
        return self._level_inside(1, title, mark)

    def _level_inside(self, upper: int, title: str, mark: str) -> int:
        """Inside the section of a heading at level ``upper``: beside the lowest series that stands alone.

        Beside a higher one where only its titles have as many clauses. A label with a colon, or a line where
        no lower series stands alone, is below what runs.
        """
        if not self._done:
            return 1
        lowest = self._done[-1].level
        if lowest <= upper:
            return upper + 1
        level, found = lowest, 0
        for item in reversed(self._done[-_NEAR:]):
            if item.level <= upper:
                break
            if item.level <= level:
                level = item.level
                if item.opening.is_alone and (item.opening.number is None or mark not in _COLONS):
                    if _clauses(title_of(self._scan, item.opening)) == _clauses(title):
                        return level
                    found = found or level
        return found or lowest + 1
