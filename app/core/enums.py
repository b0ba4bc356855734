"""The closed sets of words that figures, sections, findings and decisions are described with.

The values are the ones of the file formats (annotation guidelines and headless contract); what the
screen calls them is a matter of the window.
"""

from __future__ import annotations

from enum import Enum


class Word(str, Enum):
    """A member of a closed set, written as its value everywhere."""

    __str__ = str.__str__
    # As its value's, which C computes once; that of Enum is a Python call at every look into a dictionary.
    __hash__ = str.__hash__


class SectionKind(Word):
    """What opens a section: a heading, or a point (一是…, 二是…) inside a paragraph."""

    HEADING = "heading"
    POINT = "point"


class Origin(Word):
    """How a heading was recognised: by its number, or by its place and form."""

    NUMBERED = "numbered"
    INFERRED = "inferred"


class Part(Word):
    """The mandated parts of the annual report (督察工作规定, 2019)."""

    MEASURES = "measures"
    PROBLEMS = "problems"
    RESPONSIBILITY = "responsibility"
    PLAN = "plan"
    OTHER = "other"


class Qualifier(Word):
    """How the stated number bounds the true one."""

    EXACT = "exact"
    APPROX = "approx"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"


class FigureKind(Word):
    """What sort of quantity a figure is."""

    COUNT = "count"
    RATE = "rate"
    MONEY = "money"
    DURATION = "duration"
    AREA = "area"
    OTHER = "other"


class Role(Word):
    """Whether a figure states a fact, a plan, or a part of a total (其中)."""

    FACT = "fact"
    PLAN = "plan"
    PART = "part"


class Direction(Word):
    """Growth or decline, for figures that state a change."""

    UP = "up"
    DOWN = "down"


class Status(Word):
    """What became of a suggestion of the machine, or that a person added the thing."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"

    @property
    def is_decided(self) -> bool:
        """Whether a person has looked at it."""
        return self is not Status.SUGGESTED


class Severity(Word):
    """How bad a finding is."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"


class FindingState(Word):
    """What a person decided about a finding; only accepted ones are printed as facts."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    LATER = "later"

    @property
    def is_settled(self) -> bool:
        """Whether it is done with; one left for later is still open everywhere."""
        return self in (FindingState.ACCEPTED, FindingState.DISMISSED)
