"""Core's dataclasses as flat rows of plain values, and back: what changes, history and JSON lines hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from app.core.enums import Direction, FigureKind, Origin, Part, Qualifier, Role, Status, Word
from app.core.report import Figure, Head, Section
from app.core.review.changes import Row, Value

_WORDS: dict[str, type[Word]] = {
    "qualifier": Qualifier,
    "role": Role,
    "direction": Direction,
    "origin": Origin,
    "part": Part,
}
FIGURE_FIELDS = tuple(f.name for f in fields(Figure))
SECTION_FIELDS = tuple(f.name for f in fields(Section))
HEAD_FIELDS = tuple(f.name for f in fields(Head))


def to_row(record: Figure | Section | Head, **extra: Value) -> dict[str, Value]:
    """A flat row: enums as their values, ``also`` joined by spaces; ``extra`` columns first."""
    row: dict[str, Value] = dict(extra)
    for item in fields(record):
        value = getattr(record, item.name)
        if isinstance(value, tuple):
            value = " ".join(value)
        row[item.name] = str(value) if isinstance(value, Word) else value
    return row


def _typed(row: Mapping[str, Any], names: tuple[str, ...], kind: type[Word] | None) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in names:
        if name not in row:
            continue
        value = row[name]
        if name == "kind" and kind is not None:
            value = kind(value)
        elif name in _WORDS and value is not None:
            value = _WORDS[name](value)
        values[name] = value
    return values


def figure_from(row: Row) -> Figure:
    """The figure of a row made by ``to_row``; unknown columns are passed over."""
    values = _typed(row, FIGURE_FIELDS, FigureKind)
    values["also"] = tuple((values.get("also") or "").split())
    values["implied"] = bool(values.get("implied", False))
    return Figure(**values)


def head_from(row: Row) -> Head:
    """The head data of a row made by ``to_row``; unknown columns are passed over."""
    return Head(**_typed(row, HEAD_FIELDS, None))


def status_of(row: Row | None) -> Status:
    """The status a decision row states; suggested where there is no row."""
    return Status(str(row["status"])) if row is not None else Status.SUGGESTED
