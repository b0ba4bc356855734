"""Counts that the printed documents state about one report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.enums import FindingState, Part, Status
from app.core.state import FigureRecord, FindingRecord, ReportState
from app.core.summary.places import short_name
from app.core.summary.wording import mandated_parts
from app.core.taxonomy import Category, Taxonomy


def standing_figures(state: ReportState, *, only_decided: bool = False) -> tuple[FigureRecord, ...]:
    """The figures that hold (rejected ones do not), in order of their place."""
    held = [
        r
        for r in state.figures
        if r.status is not Status.REJECTED and (r.status.is_decided or not only_decided)
    ]
    return tuple(sorted(held, key=lambda r: (r.figure.start, r.figure.end)))


def accepted_findings(state: ReportState) -> tuple[FindingRecord, ...]:
    """Findings a person has accepted, in order of their place; nothing else is printed as a fact."""
    accepted = [r for r in state.findings if r.state is FindingState.ACCEPTED]
    return tuple(sorted(accepted, key=lambda r: (r.finding.spans or ((0, 0),))[0]))


def by_category(
    figures: tuple[FigureRecord, ...], book: Taxonomy
) -> tuple[tuple[Category | None, tuple[FigureRecord, ...]], ...]:
    """Figures under their categories in the order of the book; those of no category last, under None."""
    groups: list[tuple[Category | None, tuple[FigureRecord, ...]]] = []
    categories = [book.category(r.figure.indicator) for r in figures]
    for category in (*book.categories, None):
        members = tuple(r for r, c in zip(figures, categories, strict=True) if c is category)
        if members:
            groups.append((category, members))
    return tuple(groups)


def parts_found(state: ReportState) -> Mapping[Part, tuple[str, ...]]:
    """For each mandated part the sections that carry it, by number or the beginning of their title; empty
    where none does.
    """
    found: dict[Part, list[str]] = {part: [] for part in mandated_parts()}
    for record in state.sections:
        section = record.section
        if record.status is not Status.REJECTED and section.part in found:
            found[section.part].append(short_name(section))
    return {part: tuple(numbers) for part, numbers in found.items()}


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a report has been looked at: ``figures`` that hold, ``decided`` of them by people."""

    figures: int
    decided: int
    corrected: int
    added: int
    rejected: int
    headings: int
    notes: int
    accepted: int
    open_findings: int


def tally(state: ReportState) -> Tally:
    """Counts over the whole report."""
    held = standing_figures(state)
    statuses = [r.status for r in state.figures]
    return Tally(
        figures=len(held),
        decided=sum(r.status.is_decided for r in held),
        corrected=statuses.count(Status.CORRECTED),
        added=statuses.count(Status.ADDED),
        rejected=statuses.count(Status.REJECTED),
        headings=sum(r.status is not Status.REJECTED for r in state.sections),
        notes=len(state.notes),
        accepted=len(accepted_findings(state)),
        open_findings=sum(not r.state.is_settled for r in state.findings),
    )
