"""An act of a person: the unit of saving, of history and of undo.

An act is a tuple of changes, each the row of one thing before and after. Saving it, undoing it (before and
after exchanged) and merging it are the same operation, for one figure and for a bulk correction alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.enums import Word

Value = str | int | float | bool | None
Row = Mapping[str, Value]


class Entity(Word):
    """What can be changed. The store has one table for each."""

    FIGURE = "figure"  # decision on a figure: status and all fields of Figure
    SECTION = "section"  # decision on a section: status and all fields of Section
    HEAD = "head"  # corrected head data of a report; key is the report's
    NOTE = "note"
    FINDING = "finding"  # decision on a finding: state, reason, wording
    INDICATOR = "indicator"  # a change to the tag book; key is the code
    RULE = "rule"  # a learned rule
    REPORT = "report"  # a report taken out of the library; key is the report's, row is {"removed": True}
    LIBRARY = "library"  # the library as a whole: merged, restored; stands in the history only
    LETTER = "letter"  # the opinion letter of a report as a person worded it; key is the report's
    FILING = "filing"  # days on which a report came in and was made public; key is the report's
    BASE = "base"  # a base figure kept by hand (villages, population); key is town|year|name


@dataclass(frozen=True, slots=True)
class Change:
    """One thing before and after; None means that there was, or is, no row."""

    entity: Entity
    key: str
    report: str | None
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Act:
    """Changes that are saved together and undone together. ``name`` is what the undo menu shows."""

    name: str
    changes: tuple[Change, ...]
    why: str = ""


def inverse(act: Act) -> Act:
    """The act that undoes ``act``."""
    return Act(
        act.name,
        tuple(Change(c.entity, c.key, c.report, c.after, c.before) for c in reversed(act.changes)),
        act.why,
    )
