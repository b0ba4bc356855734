"""The table of a comparison before anybody looks at it: lines on two axes, and mentions filed at their
crossings.

Cells are resolved when they are asked for: three thousand reports make 400,000 of them, and a screen shows
five hundred. Which lines are seen in which order is ``arrange``; what a cell says is ``shown``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.core.compare.cells import Cell, resolve, winner
from app.core.compare.units import Units, standard_units
from app.core.enums import Role, Word
from app.core.review.mentions import Mention
from app.core.taxonomy import Indicator, Taxonomy

Filed = Mention | list[Mention]
# How many resolved cells are remembered before the memory is emptied.
_REMEMBERED = 20_000


class Shape(Word):
    """What the two axes of a table are."""

    TOWNS_BY_INDICATORS = "towns_by_indicators"
    TOWN_BY_YEARS = "town_by_years"  # one town: indicators down, years across
    INDICATOR_BY_TOWNS_AND_YEARS = "indicator_by_towns_and_years"  # one indicator: towns down, years across


class LineKind(Word):
    """What a line of a table stands for."""

    TOWN = "town"
    INDICATOR = "indicator"
    YEAR = "year"


class Absence(Word):
    """Why a cell is empty. Neither is a zero."""

    NOT_STATED = "not_stated"  # there is a report, and it does not say
    NO_REPORT = "no_report"


@dataclass(frozen=True, slots=True)
class Line:
    """A row or column: ``town`` is a town key, ``group`` what it is folded under (a category's code)."""

    kind: LineKind
    label: str
    detail: str = ""
    group: str = ""
    town: str = ""
    year: int | None = None
    indicator: str = ""


@dataclass
class ComparisonTable:
    """Lines and the mentions at their crossings, in the natural order of its ``shape``.

    Rows and columns are addressed by index. ``has_report`` is None when every crossing has a report.
    ``fixed`` holds what all cells share (the town, year or indicator that is no axis).
    """

    shape: Shape
    book: Taxonomy
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    filed: Mapping[int, Filed]
    fixed: Line
    has_report: frozenset[int] | None = None
    units: Units = field(default_factory=standard_units)
    _cells: dict[int, Cell | None] = field(default_factory=dict)
    _measures: dict[str, str | None] = field(default_factory=dict)
    _by_line: tuple[dict[int, list[int]], dict[int, list[int]]] | None = None

    def _place(self, row: int, column: int) -> int:
        return row * len(self.columns) + column

    def mention(self, row: int, column: int) -> Mention | None:
        """The mention that counts at a crossing; None where nothing is stated."""
        found = self.filed.get(self._place(row, column))
        return winner(found) if isinstance(found, list) else found

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a crossing; None where nothing is stated (see ``absence``)."""
        place = self._place(row, column)
        if place in self._cells:
            return self._cells[place]
        found = self.filed.get(place)
        cell: Cell | None = None
        if found is not None:
            mentions = found if isinstance(found, list) else [found]
            indicator = self.indicator_at(row, column)
            measure = self.measure(indicator.code) if indicator else None
            cell = resolve(mentions, indicator=indicator, units=self.units, measure=measure)
        if len(self._cells) >= _REMEMBERED:
            self._cells.clear()
        self._cells[place] = cell
        return cell

    def absence(self, row: int, column: int) -> Absence:
        """Why a crossing without a cell is empty."""
        if self.has_report is None or self._place(row, column) in self.has_report:
            return Absence.NOT_STATED
        return Absence.NO_REPORT

    def is_filed(self, row: int, column: int) -> bool:
        """Whether anything is stated at a crossing."""
        return self._place(row, column) in self.filed

    def coordinates(self, row: int, column: int) -> tuple[str, int | None, str]:
        """Town key, year and indicator code of a crossing."""
        one, other, fixed = self.rows[row], self.columns[column], self.fixed
        year = one.year if one.year is not None else other.year
        return (
            one.town or other.town or fixed.town,
            year if year is not None else fixed.year,
            one.indicator or other.indicator or fixed.indicator,
        )

    def indicator_at(self, row: int, column: int) -> Indicator | None:
        """The indicator of a crossing; None when the tag book does not know it."""
        code = self.rows[row].indicator or self.columns[column].indicator or self.fixed.indicator
        return self.book.indicator(code)

    def measure(self, code: str) -> str | None:
        """The measure that most of the cells of an indicator count in (on a tie, the book's); None
        without cells.

        Cells in another measure are shown but never compared.
        """
        if code not in self._measures:
            indicator = self.book.indicator(code)
            counted = Counter(self.units.measure(m.unit, indicator) for _, m in self.along(code))
            own = self.units.measure("", indicator)
            best = max(counted, key=lambda name: (counted[name], name == own, name), default=None)
            self._measures[code] = best
        return self._measures[code]

    def along(self, code: str) -> Iterator[tuple[int, Mention]]:
        """Place and counting mention of every crossing of one indicator."""
        for place in self._places_of(code):
            found = self.filed[place]
            yield place, winner(found) if isinstance(found, list) else found

    def places_on(self, *, row: int | None = None, column: int | None = None) -> Sequence[int]:
        """The places of a line at which something is stated, in order."""
        if self._by_line is None:
            rows: dict[int, list[int]] = {}
            columns: dict[int, list[int]] = {}
            width = len(self.columns)
            for place in sorted(self.filed):
                r, c = divmod(place, width)
                rows.setdefault(r, []).append(place)
                columns.setdefault(c, []).append(place)
            self._by_line = rows, columns
        by_row, by_column = self._by_line
        return by_row.get(row, []) if row is not None else by_column.get(column or 0, [])

    def _places_of(self, code: str) -> Sequence[int]:
        if self.fixed.indicator == code:
            return sorted(self.filed)
        for index, line in enumerate(self.columns):
            if line.indicator == code:
                return self.places_on(column=index)
        for index, line in enumerate(self.rows):
            if line.indicator == code:
                return self.places_on(row=index)
        return []

    def crossing(self, place: int) -> tuple[int, int]:
        """Row and column of a place."""
        return divmod(place, len(self.columns))

    def number(self, mention: Mention) -> float:
        """A mention's value in the first unit of its family."""
        return self.units.scaled(mention.value, mention.unit)

    def is_comparable(self, mention: Mention) -> bool:
        """Whether a mention may be set beside the others: no plan, and in the measure of its indicator."""
        if mention.role is Role.PLAN:
            return False
        measure = self.units.measure(mention.unit, self.book.indicator(mention.indicator))
        return measure == self.measure(mention.indicator)
