"""What makes figures of unequal towns fair: villages, residents, land and officers to divide by.

A base the user keeps by hand wins over what the report itself states. A year without a base has none:
last year's villages are not this year's. Only a base kept without a year, as land is, holds for every year.
Base rows are the plain rows of ``Entity.BASE``: town, county, year, name, value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.compare.cells import winner
from app.core.enums import FigureKind, Qualifier, Role, Word
from app.core.review.changes import Row
from app.core.review.mentions import Mention
from app.core.taxonomy import Indicator

RENAMED = "renamed"  # name of a base row that tells what a town is called now
LAND = "land"  # name of a base row with a town's area in square kilometres; reports do not state it


class Basis(Word):
    """What a value is shown as."""

    VALUE = "value"  # as stated
    VILLAGE = "village"  # per village or community
    RESIDENT = "resident"
    THOUSAND = "thousand"  # per 1,000 residents
    LAND = "land"  # per square kilometre
    OFFICER = "officer"  # per enforcement officer
    SHARE = "share"  # of the sum of what is reported, in %
    RANK = "rank"  # among those that report it


BASE_CODES = {
    Basis.VILLAGE: "AREA.VILLAGE",
    Basis.RESIDENT: "AREA.POP",
    Basis.THOUSAND: "AREA.POP",
    Basis.LAND: LAND,
    Basis.OFFICER: "ENFB.OFFICER",
}
_CODES = frozenset(BASE_CODES.values())
_FAIR_KINDS = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.AREA, FigureKind.DURATION})


@dataclass(frozen=True, slots=True)
class BaseFigure:
    """A base and where it comes from: ``mention`` is None when a person keeps it in the base table."""

    value: float
    qualifier: Qualifier = Qualifier.EXACT
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Bases:
    """Base figures by town key, year and indicator code."""

    figures: Mapping[tuple[str, int | None, str], BaseFigure]

    def find(self, town: str, year: int | None, basis: Basis) -> BaseFigure | None:
        """What to divide by; None where it is not known or is zero."""
        code = BASE_CODES.get(basis)
        found = self.of(town, year, code) if code else None
        return found if found is not None and found.value > 0 else None

    def of(self, town: str, year: int | None, code: str) -> BaseFigure | None:
        """The base of that name, of the year or else of every year."""
        return self.figures.get((town, year, code)) or self.figures.get((town, None, code))


def town_key(town: str, county: str | None) -> str:
    """What a town is told apart by: towns of one name exist in many counties."""
    return f"{county or ''}|{town}"


def town_key_now(town: str, county: str | None, renamed: Mapping[str, str]) -> str:
    """The key of a town under the name and in the county of today."""
    key = town_key(town, county)
    return renamed.get(key, key)


def of_key(key: str) -> tuple[str, str]:
    """Town and county of a town key."""
    county, _, town = key.partition("|")
    return town, county


def is_fair(indicator: Indicator | None, basis: Basis) -> bool:
    """Whether dividing makes sense: not for rates, and not for a base by itself."""
    if indicator is None:
        return False
    return indicator.kind in _FAIR_KINDS and indicator.code != BASE_CODES.get(basis)


def renamed(rows: Iterable[Row], counties: Iterable[str] = ()) -> dict[str, str]:
    """Old town keys to those of today, from the rows a user keeps.

    A name of today that begins with one of ``counties`` tells that the town belongs to that one now.
    """
    found: dict[str, str] = {}
    known = sorted(filter(None, set(counties)), key=len, reverse=True)
    for row in rows:
        town, now = row.get("town"), row.get("value")
        if row.get("name") == RENAMED and isinstance(town, str) and isinstance(now, str) and now:
            county = _words(row.get("county"))
            joined = next((name for name in known if now.startswith(name) and now != name), "")
            found[town_key(town, county)] = town_key(now.removeprefix(joined), joined or county)
    return found


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def collect_bases(
    mentions: Iterable[Mention], rows: Iterable[Row] = (), *, renamed: Mapping[str, str] | None = None
) -> Bases:
    """All base figures: what reports state (facts of their own year), then what a person keeps.

    ``renamed`` maps town keys of old to those of today.
    """
    names = renamed or {}
    stated: dict[tuple[str, int | None, str], list[Mention]] = {}
    for mention in mentions:
        if mention.indicator in _CODES and mention.role is Role.FACT:
            key = (town_key_now(mention.town, mention.county, names), mention.year, mention.indicator)
            stated.setdefault(key, []).append(mention)
    figures = {}
    for key, found in stated.items():
        best = winner(found)
        figures[key] = BaseFigure(best.value, best.qualifier, best)
    for row in rows:
        value, year, code = row.get("value"), row.get("year"), row.get("name")
        if code in _CODES and isinstance(value, int | float):
            town = town_key_now(_words(row.get("town")), _words(row.get("county")), names)
            figures[(town, year if isinstance(year, int) else None, str(code))] = BaseFigure(float(value))
    return Bases(figures)
