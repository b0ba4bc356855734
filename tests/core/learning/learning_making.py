"""Figures with their surroundings, read from marked sentences: 入户发放连心折[300张]。"""

from __future__ import annotations

from dataclasses import replace

from app.core.enums import SectionKind, Status
from app.core.learning import Evidence, evidence_of
from app.core.report import Document, Figure, Head, Section
from app.core.state import FigureRecord, ReportState, SectionRecord


def state_of(marked: str, *, town: str = "云集镇", year: int = 2024, title: str = "") -> ReportState:
    """A report of marked sentences; ``[12件]`` is a figure as the machine read it, without an indicator."""
    pieces = marked.replace("]", "[").split("[")
    text, figures = "", []
    for number, piece in enumerate(pieces):
        if number % 2:
            digits = "".join(c for c in piece if c.isdigit())
            start, end = len(text), len(text) + len(piece)
            figures.append(Figure(start, end, piece, float(digits), piece.replace(digits, "").strip("余")))
        text += piece
    key = f"{town}{year}"
    records = tuple(FigureRecord(f"{key}-{n}", key, f, suggested=f) for n, f in enumerate(figures))
    sections: tuple[SectionRecord, ...] = ()
    if title:
        section = Section(SectionKind.HEADING, 1, "一、", title, 0, len(text), 0, 0)
        sections = (SectionRecord(f"{key}-s", key, section),)
    return ReportState(key, f"{town}.txt", Document(text), Head(town=town, year=year), sections, records)


def decide(state: ReportState, *outcomes: dict[str, object] | None) -> list[Evidence]:
    """Each figure in turn: fields to set (none: confirmed), or None for rejected."""
    records = []
    for record, fields in zip(state.figures, outcomes, strict=True):
        if fields is None:
            records.append(replace(record, status=Status.REJECTED))
            continue
        status = Status.CORRECTED if fields else Status.CONFIRMED
        records.append(replace(record, figure=replace(record.figure, **fields), status=status))
    return list(evidence_of(replace(state, figures=tuple(records))))


def taught(marked: str, *outcomes: dict[str, object] | None, **where: str) -> list[Evidence]:
    """``decide`` on a report of marked sentences."""
    return decide(state_of(marked, **where), *outcomes)
