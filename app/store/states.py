"""A report as it stands: decisions laid over suggestions, checked against the report's digest on the way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from sqlite_utils import Database

from app.core.enums import Status
from app.core.errors import StoreError
from app.core.report import Document, Figure, Head, Section
from app.core.review.overlay import note_place, reading_order
from app.core.review.rows import HEAD_FIELDS
from app.core.state import FigureRecord, Note, ReportState, SectionRecord
from app.store import tables
from app.store.documents import document_from
from app.store.errors import damage
from app.store.records import figure_at, section_at, status_of
from app.store.shapes import Cell

_TRIES = 3
_Rows = list[tuple[Cell, ...]]
Outline = tuple[tuple[SectionRecord, ...], tuple[SectionRecord, ...]]  # what stands, what was rejected


def state(db: Database, key: str) -> ReportState:
    """Everything known and decided about a report. StoreError when it is not what was written."""
    found = _rows_of(db, key)
    if not found["report"] or not found["document"]:
        raise StoreError("资料库里没有这份报告。")
    report = found["report"][0]
    document: Document = document_from(found["document"][0], str(report[3]))
    outline, rejected = _outline(key, found, document.text)
    suggested = Head(*report[-len(HEAD_FIELDS) :])  # type: ignore[arg-type]
    head = Head(*found["head_decision"][0][2:-2]) if found["head_decision"] else suggested  # type: ignore[arg-type]
    return ReportState(
        key=key,
        file_name=str(report[2]),
        document=document,
        head=head,
        sections=outline,
        rejected_sections=rejected,
        figures=_figures(key, found, [r.section for r in outline]),
        notes=tuple(sorted(map(_note, found["note"]), key=note_place)),
        suggested_head=suggested,
    )


def outline_of(db: Database, key: str, text: str) -> Outline:
    """The sections that stand and those that were rejected, without reading the rest of the report."""
    found = {table: tables.of_report(db, table, key) for table in ("section", "section_decision")}
    return _outline(key, found, text)


def _outline(key: str, found: Mapping[str, _Rows], text: str) -> Outline:
    sections = _sections(key, found)
    standing = tuple(r for r in sections if r.status is not Status.REJECTED)
    if found["section_decision"]:
        standing = _rebuilt(standing, text)
    return standing, tuple(r for r in sections if r.status is Status.REJECTED)


def _rows_of(db: Database, key: str) -> Mapping[str, _Rows]:
    """All rows of a report by table; raises when their digest is not the stored one.

    A long report takes a while. Meanwhile nobody is kept from saving: where somebody did, it is read again,
    and after some tries as one piece.
    """
    for _ in range(_TRIES):
        version = _version(db)
        found, stored = _rows_and_digest(db, key)
        if _version(db) == version:
            break
    else:
        db.execute("BEGIN")
        try:
            found, stored = _rows_and_digest(db, key)
        finally:
            db.execute("COMMIT")
    if digest_of(found) != stored:
        raise damage("一份报告的内容与保存时不同")
    return found


def _version(db: Database) -> int:
    """A number that is another one after anybody else saved something."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def _rows_and_digest(db: Database, key: str) -> tuple[dict[str, _Rows], tuple[int, int]]:
    return {table: tables.of_report(db, table, key) for table in tables.OWNER}, tables.stored_digest(db, key)


def digest_of(found: Mapping[str, _Rows]) -> tuple[int, int]:
    """Row count and sum over the rows of several tables."""
    totals = [tables.total(table, rows) for table, rows in found.items()]
    return sum(t[0] for t in totals), sum(t[1] for t in totals) % (1 << 128)


@dataclass(frozen=True, slots=True)
class _Decided:
    status: Status
    cells: tuple[Cell, ...]

    @property
    def stamp(self) -> tuple[str, str]:
        return cast("tuple[str, str]", self.cells[-2:])


def _decided(rows: Iterable[tuple[Cell, ...]]) -> dict[Cell, _Decided]:
    return {row[0]: _Decided(status_of(row[2]), row) for row in rows}


def _sections(key: str, found: Mapping[str, _Rows]) -> list[SectionRecord]:
    """All sections in the order of the text, those a person rejected included."""
    decided = _decided(found["section_decision"])
    records = []
    for row in found["section"]:
        suggested = section_at(row, 2)
        records.append(_section(key, cast(str, row[0]), suggested, decided.pop(row[0], None)))
    records += [_section(key, cast(str, own), None, decision) for own, decision in decided.items()]
    return sorted(records, key=lambda r: (r.section.start, r.section.level, r.key))


def _rebuilt(outline: Sequence[SectionRecord], text: str) -> tuple[SectionRecord, ...]:
    """The outline with ends and levels of points as the decisions demand."""
    from app.core.outline.ranges import rebuild  # its patterns are compiled when first needed

    made = rebuild([r.section for r in outline], len(text), text=text)
    return tuple(
        record if record.section == section else replace(record, section=section)
        for record, section in zip(outline, made, strict=True)
    )


def _section(key: str, own: str, suggested: Section | None, decision: _Decided | None) -> SectionRecord:
    if decision is None:
        return SectionRecord(own, key, cast(Section, suggested), Status.SUGGESTED, suggested)
    section = section_at(decision.cells, 3)
    return SectionRecord(own, key, section, decision.status, suggested, *decision.stamp)


def _figures(key: str, found: Mapping[str, _Rows], outline: Sequence[Section]) -> tuple[FigureRecord, ...]:
    """All figures in the order of the text, the rejected included."""
    decided = _decided(found["figure_decision"])
    at = _SectionFinder(outline)
    records = []
    for row in found["figure"]:
        suggested = at.figure(row, 2)
        own = cast(str, row[0])
        decision = decided.pop(own, None)
        if decision is None:
            record = FigureRecord(own, key, suggested, Status.SUGGESTED, suggested)
        else:
            figure = at.figure(decision.cells, 3)
            record = FigureRecord(own, key, figure, decision.status, suggested, *decision.stamp)
        records.append(record)
    for added, decision in decided.items():
        figure = at.figure(decision.cells, 3)
        records.append(FigureRecord(cast(str, added), key, figure, decision.status, None, *decision.stamp))
    records.sort(key=reading_order)
    return tuple(records)


class _SectionFinder:
    """Reads figures with the index of the innermost section around them: the last one begun and not ended."""

    def __init__(self, outline: Sequence[Section]) -> None:
        self._starts = [s.start for s in outline]
        self._ends = [s.end for s in outline]

    def figure(self, row: tuple[Cell, ...], at: int) -> Figure:
        """The figure whose cells begin at ``at``; without a section when it stands in none."""
        start = cast(int, row[at])
        index = bisect_right(self._starts, start) - 1
        while index >= 0 and self._ends[index] <= start:
            index -= 1
        figure = figure_at(row, at, section=max(index, 0))
        return figure if index >= 0 else replace(figure, section=None)


def _note(row: tuple[Cell, ...]) -> Note:
    key, report, start, end, quote, text, colour, by, at = row[:9]
    return Note(
        cast(str, key),
        cast(str, report),
        cast(int, start),
        cast(int, end),
        cast(str, quote),
        cast(str, text),
        cast(str, colour),
        cast(str, by),
        cast(str, at),
    )
