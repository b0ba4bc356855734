"""Headings without a number, and the levels of them all.

Lost numbers are put back first (``holes``). What a line that stands alone looks like is told in ``standing``;
its level follows from the numbered headings around it (``beside``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from operator import attrgetter

from app.core.enums import Part
from app.core.outline.beside import merged
from app.core.outline.costs import Traits
from app.core.outline.heading import Opening
from app.core.outline.holes import Placed, fill_holes, numbered_place, title_of
from app.core.outline.labels import with_labels, with_like_labels
from app.core.outline.levels import find_levels
from app.core.outline.matter import Frame
from app.core.outline.parts import is_part_line, named_parts
from app.core.outline.standing import COLONS, clauses, lexicon, names_special_part, standing_lines
from app.core.scan import Scan

_CLOSING = "。：:"
_CLOSED_MOST = 26
"""A label that a stop closes is no longer."""
_CLOSED_LEAST = 3
"""So many short lines tell that a stop closes the labels of a text."""
_LONGER = 4
"""A line that a stop closes is longer than the headings closed so by no more characters."""
_MOST_LINES = 120
"""In a text with more lines that stand alone, only numbers tell the tree."""


def with_unnumbered(scan: Scan, frame: Frame, numbered: Sequence[Opening]) -> list[Placed]:
    """All headings in order, the unnumbered ones found and every one with its level."""
    closing = _closing_mark(scan, numbered) if numbered else _closing_of_labels(scan, frame)
    lines = standing_lines(scan, frame, _heading_lines(scan, numbered), closing)
    if not numbered:
        labels = [
            o for o in lines if scan.text[o.title_end : o.title_end + 1] != "。" or _is_closed_label(scan, o)
        ]
        return with_labels(scan, frame, _without_numbers(scan, labels))
    lines = _like_closed(scan, numbered, lines, closing)
    placed, lines = _in_tree(scan, numbered, lines, closing)
    tops = _tops(scan, placed, lines, closing)
    if tops:
        placed = _below_tops(scan, numbered, tops, closing)
        lines = [line for line in lines if line not in tops]
    placed, lines, is_lossy = fill_holes(scan, frame, placed, lines)
    placed = with_like_labels(scan, frame, placed, is_lossy=is_lossy)
    return merged(scan, placed, lines) if lines else placed


def _closing_mark(scan: Scan, numbered: Sequence[Opening]) -> str:
    """The stop or colon that closes most numbered headings which stand alone; empty where none does."""
    alone = [scan.text[o.title_end : o.title_end + 1] for o in numbered if o.is_alone]
    closing = next((mark for mark in _CLOSING if alone.count(mark) * 2 > len(alone)), "")
    return closing if len(alone) > 1 else ""


def _closing_of_labels(scan: Scan, frame: Frame) -> str:
    """A full stop where it closes the labels that stand alone in a text without numbers; else empty."""
    lines = scan.lines[frame.first : frame.last]
    closed = 0
    for line, below in pairwise(lines):
        is_short = line.end - line.start <= _CLOSED_MOST < below.end - below.start
        words = scan.text[line.start : line.end] if is_short else ""
        closed += words.endswith("。") and lexicon().verbs.match(words) is not None
    return "。" if closed >= _CLOSED_LEAST else ""


def _like_closed(
    scan: Scan, numbered: Sequence[Opening], lines: Sequence[Opening], closing: str
) -> list[Opening]:
    """The lines, of those that a stop closes only such as are not longer than the headings it closes."""
    alone = (o for o in numbered if o.is_alone and scan.text.startswith(closing, o.title_end))
    most = _LONGER + max((o.title_end - o.title_start for o in alone), default=0) if closing == "。" else 0
    return [
        o
        for o in lines
        if not most or o.title_end - o.title_start <= most or not scan.text.startswith(closing, o.title_end)
    ]


def _is_closed_label(scan: Scan, line: Opening) -> bool:
    """Whether a line that a stop closes is short and begins as labels do, or names a part."""
    title = title_of(scan, line)
    is_short = len(title) < _CLOSED_MOST
    return is_part_line(title) or (is_short and lexicon().verbs.match(title) is not None)


def _in_tree(
    scan: Scan, numbered: Sequence[Opening], lines: list[Opening], closing: str
) -> tuple[list[Placed], list[Opening]]:
    """Numbered headings and lines in place of lost ones, with their levels; the lines that are left."""
    openings = sorted([*numbered, *(lines if len(lines) <= _MOST_LINES else ())], key=attrgetter("start"))
    levels = find_levels(openings, partial(_traits, scan, closing))
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


def _tops(scan: Scan, placed: Sequence[Placed], lines: Sequence[Opening], closing: str) -> list[Opening]:
    """Lines that name the mandated parts where no numbered heading does: the top rank lost its numbers."""
    found = [o for o in lines if _names_part(scan, closing, o)]
    if not found or found[0].start > placed[0].opening.start:
        return []
    if len({named_parts(title_of(scan, o))[0] for o in found}) < 2:
        return []
    if any(p.level == 1 and _names_later_part(scan, p.opening) for p in placed):
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


def _names_later_part(scan: Scan, opening: Opening) -> bool:
    """Whether a heading names the problems or the plan, which never stand among the measures."""
    title = title_of(scan, opening)
    return names_special_part(title) and bool({Part.PROBLEMS, Part.PLAN} & set(named_parts(title)))


def _names_part(scan: Scan, closing: str, line: Opening) -> bool:
    title = title_of(scan, line)
    mark = scan.text[line.title_end : line.title_end + 1]
    if not is_part_line(title) or (mark in COLONS and mark != closing):
        return False
    return bool(named_parts(title)) and not lexicon().child.search(title)


def _traits(scan: Scan, closing: str, opening: Opening) -> Traits:
    title = title_of(scan, opening)
    return Traits(_names_part(scan, closing, opening), clauses(title), names_special_part(title))


def _below_tops(
    scan: Scan, numbered: Sequence[Opening], tops: Sequence[Opening], closing: str
) -> list[Placed]:
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
        levels = find_levels(section, partial(_traits, scan, closing))
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
