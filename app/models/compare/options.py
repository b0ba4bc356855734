"""What was chosen in the comparison, and the plain values that outlive a sitting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from app.core.compare.arrange import Filters, Sorting
from app.core.compare.bases import Basis
from app.core.compare.table import Shape
from app.core.enums import Status, Word

_Member = TypeVar("_Member", bound=Word)


@dataclass(frozen=True, slots=True)
class Options:
    """What was chosen. ``transposed`` None leaves the axes to the number of towns."""

    shape: Shape = Shape.TOWNS_BY_INDICATORS
    year: int | None = None
    town: str = ""
    indicator: str = ""
    basis: Basis = Basis.VALUE
    transposed: bool | None = None
    folded: frozenset[str] = frozenset()
    filters: Filters = field(default_factory=Filters)
    statuses: frozenset[Status] = frozenset()
    sorting: Sorting | None = None


def as_values(options: Options) -> dict[str, Any]:
    """Plain values for the settings. A search and a sorting are of the moment and left out."""
    return {
        "shape": str(options.shape),
        "year": options.year,
        "town": options.town,
        "indicator": options.indicator,
        "basis": str(options.basis),
        "transposed": options.transposed,
        "folded": sorted(options.folded),
        "categories": sorted(options.filters.categories),
        "only_differences": options.filters.only_differences,
        "hide_empty": options.filters.hide_empty,
        "statuses": sorted(str(status) for status in options.statuses),
    }


def from_values(values: Mapping[str, Any]) -> Options:
    """Options from settings; whatever is missing or unfit is as if it had never been chosen."""
    plain = Options()
    year, transposed = values.get("year"), values.get("transposed")
    return Options(
        shape=_member(Shape, values.get("shape"), plain.shape),
        year=year if isinstance(year, int) else None,
        town=_word(values.get("town")),
        indicator=_word(values.get("indicator")),
        basis=_member(Basis, values.get("basis"), plain.basis),
        transposed=transposed if isinstance(transposed, bool) else None,
        folded=_words(values.get("folded")),
        filters=Filters(
            categories=_words(values.get("categories")),
            only_differences=values.get("only_differences") is True,
            hide_empty=values.get("hide_empty") is not False,
        ),
        statuses=frozenset(status for status in Status if str(status) in _words(values.get("statuses"))),
    )


def _member(kind: type[_Member], value: object, otherwise: _Member) -> _Member:
    return next((member for member in kind if str(member) == value), otherwise)


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""


def _words(value: object) -> frozenset[str]:
    return frozenset(map(str, value)) if isinstance(value, list) else frozenset()
