"""A figure as the comparison sees it: who says it, for which year, what and where."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.enums import Qualifier, Role, Status


@dataclass(frozen=True, slots=True)
class Mention:
    """One figure that has an indicator and is not rejected, with its report's town and year.

    ``key`` is the figure's, ``report`` the report's; ``start``–``end`` is its place in the report's text.
    """

    key: str
    report: str
    town: str
    county: str
    year: int | None
    indicator: str
    value: float
    value_max: float | None
    unit: str
    qualifier: Qualifier
    period: str | None
    role: Role
    status: Status
    start: int
    end: int
    implied: bool = False
