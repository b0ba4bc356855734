"""A report's state after an act, without reading the library again.

Pure functions of states and changes. The library stays the truth: what cannot be told from the changes alone
is read from it by the caller.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import cast

from app.core.changes import Change, Entity
from app.core.enums import FindingState, Status
from app.core.report import Section
from app.core.rows import figure_from, status_of
from app.core.state import FigureRecord, FindingRecord, Note, ReportState

OVERLAID = frozenset({Entity.FIGURE, Entity.NOTE, Entity.FINDING})
_NOTE_FIELDS = frozenset(f.name for f in fields(Note))


def overlay(state: ReportState, changes: Iterable[Change], *, who: str, at: str) -> ReportState:
    """``state`` with changes of the entities in ``OVERLAID`` laid over it; others are passed over.

    Records that did not change stay the same objects. ``who`` and ``at`` stamp what has a decision now.
    """
    own = [c for c in changes if c.report == state.key]
    figures = {c.key: c for c in own if c.entity is Entity.FIGURE}
    notes = {c.key: c for c in own if c.entity is Entity.NOTE}
    findings = {c.key: c for c in own if c.entity is Entity.FINDING}
    if figures:
        state = replace(state, figures=_figures(state, figures, who, at))
    if notes:
        state = replace(state, notes=_notes(state, notes))
    if findings:
        decided = (_finding(r, findings[r.key], who, at) if r.key in findings else r for r in state.findings)
        state = replace(state, findings=tuple(decided))
    return state


def _figures(
    state: ReportState, changes: Mapping[str, Change], who: str, at: str
) -> tuple[FigureRecord, ...]:
    outline = [r.section for r in state.sections]
    kept: list[FigureRecord] = []
    waiting = dict(changes)
    for record in state.figures:
        change = waiting.pop(record.key, None)
        changed = record if change is None else _figure(record, change, outline, who, at)
        if changed is not None:
            kept.append(changed)
    for key, change in waiting.items():
        if change.after is not None:
            bare = FigureRecord(key, state.key, figure_from(change.after), Status.ADDED)
            added = _figure(bare, change, outline, who, at)
            if added is not None:
                kept.append(added)
    return tuple(sorted(kept, key=lambda r: (r.figure.start, r.figure.end)))


def _figure(
    record: FigureRecord, change: Change, outline: Sequence[Section], who: str, at: str
) -> FigureRecord | None:
    if change.after is None:
        if record.suggested is None:
            return None
        return FigureRecord(record.key, record.report, record.suggested, Status.SUGGESTED, record.suggested)
    figure = figure_from(change.after)
    figure = replace(figure, section=section_around(outline, figure.start))
    return FigureRecord(record.key, record.report, figure, status_of(change.after), record.suggested, who, at)


def section_around(outline: Sequence[Section], offset: int) -> int | None:
    """Index of the innermost section around an offset, or None. ``outline`` is in order of starts."""
    index = bisect_right(outline, offset, key=_start) - 1
    while index >= 0 and outline[index].end <= offset:
        index -= 1
    return index if index >= 0 else None


def _start(section: Section) -> int:
    return section.start


def _notes(state: ReportState, changes: Mapping[str, Change]) -> tuple[Note, ...]:
    notes = {n.key: n for n in state.notes}
    for key, change in changes.items():
        if change.after is None:
            notes.pop(key, None)
        else:
            values = {name: value for name, value in change.after.items() if name in _NOTE_FIELDS}
            notes[key] = Note(key=key, report=state.key, **values)  # type: ignore[arg-type]
    return tuple(sorted(notes.values(), key=lambda n: (n.start, n.end)))


def _finding(record: FindingRecord, change: Change, who: str, at: str) -> FindingRecord:
    if change.after is None:
        return FindingRecord(record.key, record.report, record.finding)
    row = change.after
    return replace(
        record,
        state=FindingState(str(row["state"])),
        reason=cast("str | None", row.get("reason")),
        wording=cast("str | None", row.get("wording")),
        decided_by=who,
        decided_at=at,
    )
