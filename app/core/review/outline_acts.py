"""What a person can do to the outline, each as an ``Act``; the report's text never changes.

Decisions state kind, level, number, title, place and part of one section. Where sections end and on which
level points stand follows from all sections together and is recomputed when the report is read again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from app.core.enums import Origin, Part, SectionKind, Status
from app.core.report import Section
from app.core.review.changes import Act, Change, Entity, Row
from app.core.review.rows import to_row
from app.core.state import SectionRecord

_SECTION_WORDS = {
    "title": "标题文字",
    "title_start": "标题文字",
    "title_end": "标题文字",
    "number": "序号",
    "level": "层级",
    "part": "法定部分",
    "kind": "类型",
    "start": "起点",
}
_NOTHING = Act("更正大纲", ())
_CLOSING = "。：: \u3000\n"
MAX_LEVEL = 8


def section_row(record: SectionRecord) -> Row | None:
    """The decision row of a section as it stands; None while it is only a suggestion."""
    return to_row(record.section, status=str(record.status)) if record.status.is_decided else None


def _change(record: SectionRecord, section: Section, status: Status | None) -> Change:
    after = None if status is None else to_row(section, status=str(status))
    return Change(Entity.SECTION, record.key, record.report, section_row(record), after)


def _kept(record: SectionRecord) -> Status:
    return Status.ADDED if record.suggested is None else Status.CORRECTED


def _label(section: Section) -> str:
    return f"{section.number or ''}{section.title}"[:16]


def set_section(record: SectionRecord, **fields: Any) -> Act:
    """Sets fields of one section (title, number, part, …). Raises TypeError for a name that is no field."""
    section = replace(record.section, **fields)
    changed = [name for name in fields if getattr(section, name) != getattr(record.section, name)]
    if not changed:
        return _NOTHING
    words = "、".join(dict.fromkeys(_SECTION_WORDS.get(name, name) for name in changed))
    return Act(f"更正{words} {_label(section)}", (_change(record, section, _kept(record)),))


def confirm_section(record: SectionRecord) -> Act:
    """Says that a heading stands as the machine read it; a decided one is left alone."""
    if record.status is not Status.SUGGESTED:
        return _NOTHING
    change = _change(record, record.section, Status.CONFIRMED)
    return Act(f"确认标题 {_label(record.section)}", (change,))


def set_part(part: Part | None, *records: SectionRecord) -> Act:
    """Says which mandated part of the annual report sections are."""
    wanted = [r for r in records if r.section.part is not part]
    if not wanted:
        return _NOTHING
    name = _label(wanted[0].section) if len(wanted) == 1 else f"{len(wanted)} 节"
    changes = tuple(_change(r, replace(r.section, part=part), _kept(r)) for r in wanted)
    return Act(f"更正法定部分 {name}", changes)


def standing(records: Sequence[SectionRecord]) -> tuple[SectionRecord, ...]:
    """The sections that are in the outline, in order: all but the rejected."""
    kept = (r for r in records if r.status is not Status.REJECTED)
    return tuple(sorted(kept, key=lambda r: (r.section.start, r.section.level)))


def subtree(records: Sequence[SectionRecord], key: str) -> tuple[SectionRecord, ...]:
    """A standing section and everything below it, in order; empty where there is no such section."""
    outline = standing(records)
    at = next((i for i, r in enumerate(outline) if r.key == key), None)
    if at is None:
        return ()
    top = outline[at].section.level
    end = at + 1
    while end < len(outline) and outline[end].section.level > top:
        end += 1
    return outline[at:end]


def can_promote(records: Sequence[SectionRecord], key: str) -> bool:
    """Whether the heading has a level above it."""
    moved = subtree(records, key)
    return bool(moved) and moved[0].section.kind is SectionKind.HEADING and moved[0].section.level > 1


def can_demote(records: Sequence[SectionRecord], key: str) -> bool:
    """Whether a heading stands before it under which it can go."""
    moved = subtree(records, key)
    if not moved or moved[0].section.kind is not SectionKind.HEADING:
        return False
    if max(r.section.level for r in moved) >= MAX_LEVEL:
        return False
    level = moved[0].section.level
    above = [
        r for r in standing(records) if r.section.start < moved[0].section.start and r.section.level <= level
    ]
    return bool(above) and above[-1].section.level == level


def promote(records: Sequence[SectionRecord], *keys: str) -> Act:
    """Moves headings with all below them one level up; those at the top stay."""
    return _shift_each(records, keys, -1, "标题升级")


def demote(records: Sequence[SectionRecord], *keys: str) -> Act:
    """Moves headings with all below them one level down; those with nothing above them stay."""
    return _shift_each(records, keys, 1, "标题降级")


def _shift_each(records: Sequence[SectionRecord], keys: Sequence[str], by: int, verb: str) -> Act:
    """One act for several headings. What lies below another of them goes along with it, and only once."""
    can = can_promote if by < 0 else can_demote
    now = list(records)
    moved: set[str] = set()
    for record in standing(records):
        if record.key in keys and record.key not in moved and can(now, record.key):
            below = {r.key for r in subtree(now, record.key)}
            now = _shifted(now, below, by)
            moved |= below
    return _level_act(records, now, verb)


def _shifted(records: Sequence[SectionRecord], keys: Collection[str], by: int) -> list[SectionRecord]:
    return [
        replace(r, section=replace(r.section, level=r.section.level + by)) if r.key in keys else r
        for r in records
    ]


def _level_act(before: Sequence[SectionRecord], after: Sequence[SectionRecord], verb: str) -> Act:
    changed = [
        (old, new.section)
        for old, new in zip(before, after, strict=True)
        if old.section.level != new.section.level
    ]
    changed.sort(key=lambda pair: pair[0].section.start)
    if not changed:
        return _NOTHING
    tops = [old for old, _ in changed if not any(_holds(other, old) for other, _ in changed)]
    name = _label(tops[0].section) if len(tops) == 1 else f"{len(tops)} 个"
    return Act(f"{verb} {name}", tuple(_change(old, new, _kept(old)) for old, new in changed))


def _holds(outer: SectionRecord, inner: SectionRecord) -> bool:
    return outer.section.start < inner.section.start < outer.section.end


def can_place_under(records: Sequence[SectionRecord], key: str, parent: str | None) -> bool:
    """Whether the heading can go below ``parent`` (None: to the top) by its level alone.

    Text never moves: a heading can only go below the one before it, or below one of those that hold that.
    """
    outline, moved = standing(records), subtree(records, key)
    if not moved or moved[0].section.kind is not SectionKind.HEADING:
        return False
    if parent is None:
        return True
    before = [r for r in outline if r.section.start < moved[0].section.start]
    path: list[SectionRecord] = []
    for record in before:
        path = [r for r in path if r.section.level < record.section.level]
        if record.section.kind is SectionKind.HEADING:
            path.append(record)
    target = next((r for r in path if r.key == parent), None)
    if target is None:
        return False
    deepest = max(r.section.level for r in moved) - moved[0].section.level
    return target.section.level + 1 + deepest <= MAX_LEVEL


def place_under(records: Sequence[SectionRecord], keys: Sequence[str], parent: str | None) -> Act:
    """Puts headings, with all below them, below ``parent`` or to the top, as one act; only levels change."""
    now = list(records)
    moved: set[str] = set()
    for record in standing(records):
        if record.key not in keys or record.key in moved or not can_place_under(now, record.key, parent):
            continue
        level = next((r.section.level + 1 for r in now if r.key == parent), 1)
        below = {r.key for r in subtree(now, record.key)}
        now = _shifted(now, below, level - record.section.level)
        moved |= below
    return _level_act(records, now, "移动标题")


def make_heading(
    records: Sequence[SectionRecord],
    report: str,
    *,
    text: str,
    start: int,
    end: int,
    level: int | None = None,
) -> Act:
    """Makes ``start``–``end`` of ``text`` a heading, on the level of its number, else a sister of the last.

    A heading that was unmade at the same place stands up again instead; one that stands there is titled anew.
    """
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip().rstrip(_CLOSING))
    again = next((r for r in records if r.section.start == start and r.status is Status.REJECTED), None)
    if again is not None:
        return _remake(again)
    outline = [r for r in standing(records) if r.section.kind is SectionKind.HEADING]
    here = next((r for r in outline if r.section.start <= start < r.section.title_end), None)
    title_start = max(start, here.section.title_start) if here else _title_start(text, start, end)
    title = text[title_start:end]
    if not title:
        return _NOTHING
    if here is not None:
        return set_section(here, title=title, title_start=title_start, title_end=end)
    number = text[start:title_start].strip() or None
    before = [r.section for r in outline if r.section.start < start]
    section = Section(
        kind=SectionKind.HEADING,
        level=level or _level_among(before, number),
        number=number,
        title=title,
        start=start,
        end=end,
        title_start=title_start,
        title_end=end,
        origin=Origin.INFERRED,
    )
    after = to_row(section, status=str(Status.ADDED))
    return Act(f"设为标题 {_label(section)}", (Change(Entity.SECTION, uuid4().hex, report, None, after),))


def _title_start(text: str, start: int, end: int) -> int:
    """Where the words of a heading begin behind its number."""
    from app.core.outline.numbers import number_at  # the reading machine is not loaded at start

    number = number_at(text, start, end)
    at = number.end if number else start
    return at + len(text[at:end]) - len(text[at:end].lstrip())


def _level_among(before: Sequence[Section], number: str | None) -> int:
    """The level of the last heading that is numbered in the same way, else of the last one."""
    from app.core.outline.numbers import number_at

    styles = [
        found.style.family if (found := number_at(f"{words}某", 0, len(words) + 1)) else ""
        for words in (number or "", *(section.number or "" for section in before))
    ]
    alike = [s for s, style in zip(before, styles[1:], strict=True) if style and style == styles[0]]
    return (alike or list(before))[-1].level if before else 1


def _remake(record: SectionRecord) -> Act:
    if record.suggested is None:
        change = _change(record, record.section, Status.ADDED)
    elif record.section == record.suggested:
        change = _change(record, record.section, None)
    else:
        change = _change(record, record.section, Status.CORRECTED)
    return Act(f"恢复标题 {_label(record.section)}", (change,))


def unmake_heading(*records: SectionRecord) -> Act:
    """Takes headings or points out of the outline; their passages become plain text.

    They can be made again.
    """
    wanted = [r for r in records if r.status is not Status.REJECTED]
    if not wanted:
        return _NOTHING
    name = _label(wanted[0].section) if len(wanted) == 1 else f"{len(wanted)} 个"
    return Act(f"取消标题 {name}", tuple(_change(r, r.section, Status.REJECTED) for r in wanted))
