"""The level of a line without a number, from the headings beside it: before it, behind it, and its sisters.

Which lines are headings is told in ``standing``, which of them stand in place of a lost number in ``holes``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.core.outline.fitting import MOST_LEVELS
from app.core.outline.heading import Opening
from app.core.outline.holes import Placed, title_of
from app.core.outline.parts import is_part_line, named_parts
from app.core.outline.standing import COLONS, clauses, lexicon, names_special_part
from app.core.scan import Scan

_CLAUSE_WEIGHT = 30
"""Titles of more or fewer clauses are as unlike as those that differ by so many characters."""
_CLEARLY = 2.5
"""A higher level needs titles that are nearer in length by so many characters."""
_NEAR = 200
"""So many headings on each side are looked at to place a line."""


def merged(scan: Scan, placed: Sequence[Placed], lines: Sequence[Opening]) -> list[Placed]:
    """The headings with the standing ``lines`` among them; those that a line opens are lowered."""
    return _Merger(scan, placed).merge(lines)


class _Merger:
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
        if after.value == 1 or self._begins_anew(after):
            return self._level_above(after, line)
        level = self._level_inside(after.level, title, mark)
        return (
            self._level_among_tops(after.level, level, title, mark) if after.opening.number is None else level
        )

    def _level_among_tops(self, upper: int, level: int, title: str, mark: str) -> int:
        """The level of a line between headings at ``upper`` without numbers: it may be one of them."""
        before = next((p for p in reversed(self._done) if p.level <= upper), None)
        if upper == 1 and self._is_top(title, before):
            return upper
        if before is not None and level > self._done[-1].level > upper:
            return self._level_beside(upper - 1, title, mark) or level
        return level

    def _begins_anew(self, after: Placed) -> bool:
        """Whether a number falls back behind the line: the first ones of a series were lost there."""
        before = self._done[-1] if self._done else None
        return before is not None and before.level == after.level and 0 < after.value <= before.value

    def _level_above(self, after: Placed, line: Opening) -> int:
        """A series begins at one below the line."""
        title = title_of(self._scan, line)
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
            if before.opening.number is None or names_part:
                return after.level - 1
            return self._level_behind_text(before, line, after, later)
        is_beside = before.level == after.level and lexicon().child.search(title)
        return after.level if is_beside else after.level - 1

    def _level_behind_text(
        self, before: Placed, line: Opening, after: Placed, later: Sequence[Placed]
    ) -> int:
        """Behind the text of ``before`` a line is its sister or that of one above; the series is below."""
        has_text = not before.opening.is_alone or line.line > before.opening.line + 1
        level = self._level_beside(1, title_of(self._scan, line), "") if has_text else 0
        if not level:
            return after.level
        drop = after.level - level - 1
        for item in later:
            item.level -= drop
        return level

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
        if is_part_line(title) and mark not in COLONS and not lexicon().child.search(title):
            last = self._done[-1]
            is_sister = last.level > 1 and is_part_line(title_of(self._scan, last.opening))
            if not is_sister or names_special_part(title):
                return 1
        return self._level_inside(1, title, mark)

    def _level_inside(self, upper: int, title: str, mark: str) -> int:
        """Inside the section of a heading at level ``upper``: beside the lowest series that stands alone.

        A label with a colon, or a line where no lower series stands alone, is below what runs; one between
        numbers that run on is where others between them are.
        """
        if not self._done:
            return 1
        lowest = self._done[-1].level
        if lowest <= upper:
            return upper - 1 if lowest == upper and self._runs_on(upper) else upper + 1
        return self._level_beside(upper, title, mark) or lowest + 1

    def _runs_on(self, level: int) -> bool:
        """Whether the numbers of a level carried on behind a heading just above it."""
        value = 0
        is_parted = False
        for item in reversed(self._done[-_NEAR:]):
            if item.level == level:
                if is_parted:
                    return value == item.value + 1 > 1
                value = item.value
            elif item.level == level - 1:
                is_parted = value > 0
            elif item.level < level:
                break
        return False

    def _level_beside(self, upper: int, title: str, mark: str) -> int:
        """The lowest open level below ``upper`` whose headings stand alone as the line does; else 0.

        A higher one only where its titles, and not those of the lower one, have as many clauses, or where
        they are clearly nearer in length.
        """
        sisters: dict[int, list[str]] = {}
        level = self._done[-1].level
        for item in reversed(self._done[-_NEAR:]):
            if item.level <= upper:
                break
            level = min(level, item.level)
            if item.opening.is_alone and (item.opening.number is None or mark not in COLONS):
                sisters.setdefault(item.level, []).append(title_of(self._scan, item.opening))
        found = 0
        for at in sorted((at for at in sisters if at >= level), reverse=True):
            if not found or _unlikeness(title, sisters[at]) + _CLEARLY < _unlikeness(title, sisters[found]):
                found = at
        return found


def _unlikeness(title: str, sisters: Sequence[str]) -> float:
    """How much a title differs from others in clauses and length, in characters."""
    is_like = any(clauses(other) == clauses(title) for other in sisters)
    return (0 if is_like else _CLAUSE_WEIGHT) + abs(len(title) - sum(map(len, sisters)) / len(sisters))
