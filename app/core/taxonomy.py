"""The tag book: categories and indicators that figures are filed under.

The standard book is ``resources/taxonomy.json``; a library may hold changes a user made to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from app.core.enums import FigureKind
from app.core.resources import load_json


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that reports count. ``code`` is CATEGORY.NAME and never changes its meaning.

    ``is_stock``: a level (法律明白人数), not a flow over the year. ``measure`` is event, item, person, …
    ``typical_range`` per township and year is a soft hint, never an error.
    """

    code: str
    name: str
    kind: FigureKind
    measure: str
    units: tuple[str, ...]
    phrases: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    is_stock: bool = False
    typical_range: tuple[float, float] | None = None
    gloss: str = ""
    is_active: bool = True

    @property
    def category(self) -> str:
        return self.code.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Category:
    """A group of indicators, in the order of the book."""

    code: str
    name: str
    gloss: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between indicators: ``type`` is ratio, sum, le or per; ``data`` its operands."""

    type: str
    data: dict[str, Any]


@dataclass(frozen=True)
class Taxonomy:
    """The whole tag book."""

    categories: tuple[Category, ...]
    relations: tuple[Relation, ...] = ()

    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators in the order of the book."""
        return tuple(i for c in self.categories for i in c.indicators)

    def indicator(self, code: str | None) -> Indicator | None:
        """The indicator of that code, or None."""
        return self._by_code().get(code) if code else None

    def category(self, code: str | None) -> Category | None:
        """The category of a category code or of an indicator's code, or None."""
        wanted = (code or "").partition(".")[0]
        return next((c for c in self.categories if c.code == wanted), None)

    def name_of(self, code: str | None) -> str:
        """The Chinese name of an indicator; the code itself where the book does not know it."""
        found = self.indicator(code)
        return found.name if found else code or ""

    @cache  # noqa: B019  (a book is made once and lives as long as the program)
    def _by_code(self) -> dict[str, Indicator]:
        return {i.code: i for i in self.indicators()}

    # By identity: a book is made once, and many things are remembered by it.
    __hash__ = object.__hash__


def _indicator(row: dict[str, Any]) -> Indicator:
    low_high = row.get("typical_range")
    return Indicator(
        code=row["code"],
        name=row["name"],
        kind=FigureKind(row["kind"]),
        measure=row["measure"],
        units=tuple(row["units"]),
        phrases=tuple(row["phrases"]),
        exclude=tuple(row.get("exclude", ())),
        is_stock=row["time"] == "stock",
        typical_range=(low_high[0], low_high[1]) if low_high else None,
        gloss=row["gloss"],
    )


@cache
def standard_taxonomy() -> Taxonomy:
    """The tag book that comes with the program."""
    data = load_json("taxonomy.json")
    return Taxonomy(
        categories=tuple(
            Category(c["code"], c["name"], c["gloss"], tuple(_indicator(row) for row in c["indicators"]))
            for c in data["categories"]
        ),
        relations=tuple(
            Relation(r["type"], {k: v for k, v in r.items() if k != "type"}) for r in data["relations"]
        ),
    )
