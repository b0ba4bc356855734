"""Rows of the stored history as lines for paper: what changed, field by field, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from app.core.enums import Status
from app.core.review.changes import Entity, Row, Value
from app.core.summary.options import HistoryLine
from app.core.summary.wording import field_name, field_words, status_words
from app.core.taxonomy import Taxonomy

SHOWN = {
    Entity.FIGURE: (
        "status",
        "value",
        "value_max",
        "unit",
        "qualifier",
        "indicator",
        "period",
        "role",
        "surface",
    ),
    Entity.SECTION: ("status", "level", "number", "title", "part"),
    Entity.HEAD: ("title", "town", "county", "year", "issuer", "document_number", "date"),
    Entity.NOTE: ("text",),
    Entity.FINDING: ("state", "reason", "wording"),
    Entity.LETTER: ("text",),
    Entity.FILING: ("received", "published"),
}
_LONGEST = 40


class HistoryEntry(Protocol):
    """What is needed of a row of the store's history."""

    @property
    def at(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def entity(self) -> Entity: ...
    @property
    def before(self) -> Row | None: ...
    @property
    def after(self) -> Row | None: ...


def history_lines(rows: Iterable[HistoryEntry], book: Taxonomy) -> tuple[HistoryLine, ...]:
    """One line for each row, in the given order; only fields that differ are told."""
    return tuple(_line(row, book) for row in rows)


def _line(row: HistoryEntry, book: Taxonomy) -> HistoryLine:
    shown = SHOWN.get(row.entity, ())
    before, after = row.before or {}, row.after or {}
    changed = [name for name in shown if before.get(name) != after.get(name)]
    return HistoryLine(
        at=row.at,
        who=row.who,
        what=row.name,
        before="；".join(_told(before, changed, book)),
        after="；".join(_told(after, changed, book)),
    )


def _told(row: Mapping[str, Value], names: Iterable[str], book: Taxonomy) -> Iterator[str]:
    for name in names:
        value = row.get(name)
        if value is None or value == "":
            continue
        words = status_words(Status(str(value))) if name == "status" else field_words(name, value, book)
        yield f"{field_name(name)}：{words if len(words) <= _LONGEST else words[: _LONGEST - 1] + '…'}"
