"""Figures and sections as cells of their tables, and back, fast enough for 3,000 in one report."""

from __future__ import annotations

from typing import Any

from app.core.enums import Direction, FigureKind, Origin, Part, Qualifier, Role, SectionKind, Status
from app.core.report import Figure, Section
from app.store.errors import damage
from app.store.shapes import Cell, as_float, checked

_QUALIFIER = {q.value: q for q in Qualifier}
_KIND = {k.value: k for k in FigureKind}
_ROLE = {r.value: r for r in Role}
_DIRECTION: dict[Cell, Direction | None] = {None: None, **{d.value: d for d in Direction}}
_STATUS: dict[Cell, Status] = {s.value: s for s in Status}
_SECTION_KIND = {k.value: k for k in SectionKind}
_ORIGIN = {o.value: o for o in Origin}
_PART: dict[Cell, Part | None] = {None: None, **{p.value: p for p in Part}}
FIGURE_CELLS = 18
SECTION_CELLS = 10


def figure_cells(figure: Figure) -> tuple[Cell, ...]:
    """The cells of a figure in the order of its fields. StoreError for what SQLite does not keep."""
    cells = (
        figure.start,
        figure.end,
        figure.surface,
        as_float(figure.value),
        figure.unit,
        None if figure.value_max is None else as_float(figure.value_max),
        figure.qualifier.value,
        figure.kind.value,
        figure.indicator,
        " ".join(figure.also),
        figure.label,
        figure.period,
        figure.role.value,
        None if figure.direction is None else figure.direction.value,
        int(figure.implied),
        figure.section,
        as_float(figure.confidence),
        figure.why,
    )
    for cell in cells:
        checked(cell)
    return cells


def figure_at(row: tuple[Any, ...], at: int, *, section: int | None = None) -> Figure:
    """The figure whose cells begin at ``at``, in the section of that index, or else the one stored."""
    start, end, surface, value, unit, value_max, qualifier, kind, indicator, also = row[at : at + 10]
    label, period, role, direction, implied, stored, confidence, why = row[at + 10 : at + FIGURE_CELLS]
    try:
        return Figure(
            start,
            end,
            surface,
            value,
            unit,
            value_max,
            _QUALIFIER[qualifier],
            _KIND[kind],
            indicator,
            tuple(also.split()) if also else (),
            label,
            period,
            _ROLE[role],
            _DIRECTION[direction],
            implied == 1,
            stored if section is None else section,
            confidence,
            why,
        )
    except KeyError as error:
        raise damage(f"数据栏里有不认识的词 {error}") from error


def section_cells(section: Section) -> tuple[Cell, ...]:
    """The cells of a section in the order of its fields."""
    cells = (
        section.kind.value,
        section.level,
        section.number,
        section.title,
        section.start,
        section.end,
        section.title_start,
        section.title_end,
        section.origin.value,
        None if section.part is None else section.part.value,
    )
    for cell in cells:
        checked(cell)
    return cells


def section_at(row: tuple[Any, ...], at: int) -> Section:
    """The section whose cells begin at ``at``."""
    kind, level, number, title, start, end, title_start, title_end, origin, part = row[
        at : at + SECTION_CELLS
    ]
    try:
        return Section(
            _SECTION_KIND[kind],
            level,
            number,
            title,
            start,
            end,
            title_start,
            title_end,
            _ORIGIN[origin],
            _PART[part],
        )
    except KeyError as error:
        raise damage(f"大纲栏里有不认识的词 {error}") from error


def status_of(word: Cell) -> Status:
    """The status that a stored word names."""
    try:
        return _STATUS[word]
    except KeyError as error:
        raise damage(f"状态栏里有不认识的词 {error}") from error
