"""What people changed in a report against what the machine had read, field by field."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.enums import Status
from app.core.review.rows import to_row
from app.core.state import FigureRecord, ReportState, SectionRecord
from app.core.summary.places import heading_words
from app.core.summary.wording import field_name, field_words, status_words, value_words, what_words
from app.core.taxonomy import Taxonomy

_VALUE = ("value", "value_max", "unit", "qualifier")
_FIGURE = ("indicator", "period", "role", "direction", "surface")
_SECTION = ("level", "number", "title", "part")
_HEAD = ("title", "town", "county", "year", "issuer", "document_number", "date")


@dataclass(frozen=True, slots=True)
class Correction:
    """One field: which thing, which item, as the machine read it, as it stands now, by whom and when."""

    thing: str
    item: str
    before: str
    after: str
    who: str = ""
    at: str = ""


def corrections(state: ReportState, book: Taxonomy) -> tuple[Correction, ...]:
    """All of them: head data, headings, then figures in order of their place."""
    found = _head(state)
    for section in state.sections:
        found += _section(section)
    for figure in sorted(state.figures, key=lambda r: r.figure.start):
        found += _figure(figure, book)
    return tuple(found)


def _head(state: ReportState) -> list[Correction]:
    before, after = to_row(state.suggested_head), to_row(state.head)
    return [
        Correction("报告", field_name(name), _as_is(before[name]), _as_is(after[name]))
        for name in _HEAD
        if before[name] != after[name]
    ]


def _as_is(value: object) -> str:
    return "无" if value is None or value == "" else str(value)


def _section(record: SectionRecord) -> list[Correction]:
    who, at = record.decided_by or "", record.decided_at or ""
    thing = f"标题“{heading_words(record.section)}”"
    if record.status in (Status.REJECTED, Status.ADDED):
        words = status_words(record.status)
        return [Correction(thing, "状态", "标题" if record.suggested else "无", words, who, at)]
    if record.suggested is None:
        return []
    before, after = to_row(record.suggested), to_row(record.section)
    return [
        Correction(thing, field_name(n), field_words(n, before[n]), field_words(n, after[n]), who, at)
        for n in _SECTION
        if before[n] != after[n]
    ]


def _figure(record: FigureRecord, book: Taxonomy) -> list[Correction]:
    who, at = record.decided_by or "", record.decided_at or ""
    now, was = record.figure, record.suggested
    thing = what_words(now, book) or now.surface
    if record.status is Status.ADDED:
        return [Correction(thing, "状态", "未读出", f"补录 {value_words(now)}", who, at)]
    if record.status is Status.REJECTED:
        return [Correction(thing, "状态", value_words(was or now), "剔除", who, at)]
    if was is None:
        return []
    found = []
    if any(getattr(was, n) != getattr(now, n) for n in _VALUE):
        found.append(Correction(thing, "数值", value_words(was), value_words(now), who, at))
    before, after = to_row(was), to_row(now)
    found += [
        Correction(
            thing, field_name(n), field_words(n, before[n], book), field_words(n, after[n], book), who, at
        )
        for n in _FIGURE
        if before[n] != after[n]
    ]
    return found
