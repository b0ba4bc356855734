"""A report's state after an act, without reading the library again.

Pure functions of states and changes. The library stays the truth: what cannot be told from the changes alone
(an outline) is read from it by the caller.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Any, cast

from app.core.enums import FindingState, Status
from app.core.report import Figure, Section
from app.core.review.changes import Change, Entity
from app.core.review.rows import figure_from, head_from, status_of
from app.core.state import FigureRecord, FindingRecord, Note, ReportState, SectionRecord
from app.core.turns import in_turns

_AT_ONCE = 250  # figures, before others have their turn
Stamp = tuple[str, str]  # who, and when as an ISO time
# A figure's values around its section, to make thousands anew quicker than ``replace`` can.
_NAMES = [f.name for f in fields(Figure)]
_BEFORE_SECTION = attrgetter(*_NAMES[: _NAMES.index("section")])
_BEHIND_SECTION = attrgetter(*_NAMES[_NAMES.index("section") + 1 :])
_NOTE_FIELDS = frozenset(f.name for f in fields(Note))


def overlay(
    state: ReportState,
    changes: Iterable[Change],
    *,
    who: str,
    at: str,
    stamps: Mapping[tuple[Entity, str], Stamp] | None = None,
) -> ReportState:
    """``state`` with changes of figures, notes, findings and head data laid over it; others are passed over.

    Records that did not change stay the same objects. ``who`` and ``at`` stamp what has a decision now, but
    what has a stamp of its own in ``stamps``.
    """
    own = [c for c in changes if c.report == state.key]
    pen = _Pen((who, at), stamps or {})
    figures = {c.key: c for c in own if c.entity is Entity.FIGURE}
    notes = {c.key: c for c in own if c.entity is Entity.NOTE}
    findings = {c.key: c for c in own if c.entity is Entity.FINDING}
    if figures:
        state = replace(state, figures=_figures(state, figures, pen))
    if notes:
        state = replace(state, notes=_notes(state, notes))
    if findings:
        decided = (_finding(r, findings[r.key], pen) if r.key in findings else r for r in state.findings)
        state = replace(state, findings=tuple(decided))
    for change in own:
        if change.entity is Entity.HEAD:
            head = head_from(change.after) if change.after is not None else state.suggested_head
            state = replace(state, head=head)
    return state


@dataclass(frozen=True, slots=True)
class _Pen:
    """Stamps decisions."""

    usual: Stamp
    own: Mapping[tuple[Entity, str], Stamp]

    def stamp(self, change: Change) -> Stamp:
        return self.own.get((change.entity, change.key), self.usual)


def _figures(state: ReportState, changes: Mapping[str, Change], pen: _Pen) -> tuple[FigureRecord, ...]:
    outline = [r.section for r in state.sections]
    kept = list(state.figures)
    places = {r.key: n for n, r in enumerate(kept) if r.key in changes}
    is_sorted, gone = True, set()
    for key, change in changes.items():
        at = places.get(key)
        if at is not None:
            before = kept[at]
            changed = _figure(before, change, outline, pen)
            if changed is None:
                gone.add(key)
                continue
            kept[at] = changed
            is_sorted = is_sorted and reading_order(changed) == reading_order(before)
        elif change.after is not None:
            bare = FigureRecord(key, state.key, figure_from(change.after), Status.ADDED)
            added = _figure(bare, change, outline, pen)
            if added is not None:
                kept.append(added)
                is_sorted = False
    if gone:
        kept = [r for r in kept if r.key not in gone]
    return tuple(kept if is_sorted else sorted(kept, key=reading_order))


def reading_order(record: FigureRecord) -> tuple[int, int, str]:
    """What the figures of a report are sorted by; two of the same place always stand in the same order."""
    return record.figure.start, record.figure.end, record.key


def _figure(
    record: FigureRecord, change: Change, outline: Sequence[Section], pen: _Pen
) -> FigureRecord | None:
    if change.after is None:
        if record.suggested is None:
            return None
        return FigureRecord(record.key, record.report, record.suggested, Status.SUGGESTED, record.suggested)
    figure = figure_from(change.after)
    figure = replace(figure, section=section_around(outline, figure.start))
    status = status_of(change.after)
    return FigureRecord(record.key, record.report, figure, status, record.suggested, *pen.stamp(change))


def with_outline(
    state: ReportState, sections: Sequence[SectionRecord], rejected: Sequence[SectionRecord]
) -> ReportState:
    """``state`` with another outline; figures that stand in another section now are told so."""
    starts = [r.section.start for r in sections]
    ends = [r.section.end for r in sections]

    def moved(figure: Figure) -> Figure:
        index = bisect_right(starts, figure.start) - 1
        while index >= 0 and ends[index] <= figure.start:
            index -= 1
        around = index if index >= 0 else None
        if figure.section == around:
            return figure
        values: tuple[Any, ...] = (*_BEFORE_SECTION(figure), around, *_BEHIND_SECTION(figure))
        return Figure(*values)

    figures = []
    for record in in_turns(state.figures, every=_AT_ONCE):
        was, read = record.figure, record.suggested
        figure = moved(was)
        suggested = figure if read is was else read and moved(read)
        if figure is not was or suggested is not read:
            made = (record.status, suggested, record.decided_by, record.decided_at)
            record = FigureRecord(record.key, record.report, figure, *made)  # noqa: PLW2901  (the same figure)
        figures.append(record)
    return replace(state, sections=tuple(sections), rejected_sections=tuple(rejected), figures=tuple(figures))


def section_around(outline: Sequence[Section], offset: int) -> int | None:
    """Index of the innermost section around an offset, or None. ``outline`` is in order of starts."""
    index = bisect_right(outline, offset, key=_start) - 1
    while index >= 0 and outline[index].end <= offset:
        index -= 1
    return index if index >= 0 else None


def _start(section: Section) -> int:
    return section.start


def note_place(note: Note) -> tuple[int, int, str]:
    """What the notes of a report are sorted by."""
    return note.start, note.end, note.key


def _notes(state: ReportState, changes: Mapping[str, Change]) -> tuple[Note, ...]:
    notes = {n.key: n for n in state.notes}
    for key, change in changes.items():
        if change.after is None:
            notes.pop(key, None)
        else:
            values = {name: value for name, value in change.after.items() if name in _NOTE_FIELDS}
            notes[key] = Note(key=key, report=state.key, **values)  # type: ignore[arg-type]
    return tuple(sorted(notes.values(), key=note_place))


def _finding(record: FindingRecord, change: Change, pen: _Pen) -> FindingRecord:
    if change.after is None:
        return FindingRecord(record.key, record.report, record.finding)
    row = change.after
    who, at = pen.stamp(change)
    return replace(
        record,
        state=FindingState(str(row["state"])),
        reason=cast("str | None", row.get("reason")),
        wording=cast("str | None", row.get("wording")),
        decided_by=who,
        decided_at=at,
    )
