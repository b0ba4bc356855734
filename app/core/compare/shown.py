"""What a cell says: its value as stated, per village, as a share or a rank, and what is to be known
beside it.

Statistics belong to one indicator of one year. Plans, figures of another period and other measures are
shown but never counted; who reports nothing has no rank.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.core.compare.bases import BASE_CODES, Bases, Basis, is_fair
from app.core.compare.cells import Cell, fits_period
from app.core.compare.changes import Change, change
from app.core.compare.numbers import (
    NO_WORDS,
    Statistics,
    Value,
    Words,
    divide,
    rank,
    share,
    statistics,
    value_words,
)
from app.core.compare.table import Absence, ComparisonTable, LineKind
from app.core.enums import FigureKind, Role, Status, Word
from app.core.review.mentions import Mention
from app.core.taxonomy import Indicator

_PER = {
    Basis.VILLAGE: "村",
    Basis.RESIDENT: "人",
    Basis.THOUSAND: "千人",
    Basis.LAND: "平方公里",
    Basis.OFFICER: "执法人员",
}


def per_words(basis: Basis) -> str:
    """What stands behind the slash of a unit ("件/村"); "" for what is not divided."""
    return _PER.get(basis, "")


class ShownState(Word):
    """What sort of thing a cell shows."""

    VALUE = "value"
    NOT_STATED = "not_stated"
    NO_REPORT = "no_report"
    NO_BASE = "no_base"  # stated, but what to divide by is not known
    NOT_RANKED = "not_ranked"  # a plan, another period or another measure
    SET_ASIDE = "set_aside"  # stated, but not in a status that was asked for


_ABSENT = {Absence.NOT_STATED: ShownState.NOT_STATED, Absence.NO_REPORT: ShownState.NO_REPORT}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows. ``words`` are empty unless ``state`` is VALUE; ``cell`` is there whenever
    something is stated.
    """

    state: ShownState
    words: Words = NO_WORDS
    value: Value | None = None
    cell: Cell | None = None


@dataclass
class Shower:
    """Shows the cells of one table on one ``basis``; ``statuses`` empty means all."""

    table: ComparisonTable
    bases: Bases = field(default_factory=lambda: Bases({}))
    basis: Basis = Basis.VALUE
    statuses: frozenset[Status] = frozenset()
    _statistics: dict[tuple[str, int | None], Statistics] = field(init=False, default_factory=dict)
    _gathered: set[str] = field(init=False, default_factory=set)

    def shown(self, row: int, column: int) -> Shown:
        """What the crossing of two lines shows."""
        cell = self.table.cell(row, column)
        if cell is None:
            return Shown(_ABSENT[self.table.absence(row, column)])
        if not self._is_asked_for(cell.mention):
            return Shown(ShownState.SET_ASIDE, cell=cell)
        value = self._on_basis(row, column, cell.mention)
        if isinstance(value, ShownState):
            return Shown(value, cell=cell)
        return Shown(ShownState.VALUE, self.words(value), value, cell)

    def value(self, row: int, column: int) -> Value | None:
        """What is compared at a crossing; None where there is nothing, or nothing comparable."""
        mention = self.table.mention(row, column)
        if mention is None or not self._counts(mention):
            return None
        value = self._on_basis(row, column, mention)
        return None if isinstance(value, ShownState) else value

    def words(self, value: Value) -> Words:
        """A value in words, as the unit table has it."""
        units = self.table.units
        return value_words(
            value, money_unit=units.money_unit, money_from=units.money_from, money_into=units.money_into
        )

    def statistics(self, code: str, year: int | None) -> Statistics:
        """What the towns report of one indicator in one year, on the basis; shares and ranks rest on
        stated values.
        """
        if code not in self._gathered:
            self._gather(code)
        return self._statistics.get((code, year), Statistics())

    def median(self, code: str, year: int | None) -> Value | None:
        """The middle of what the towns report, in the unit of the first of them; None below three."""
        found = self.statistics(code, year)
        if found.median is None or self.basis in (Basis.SHARE, Basis.RANK):
            return None
        return Value(found.median, found.unit)

    def change(self, row: int, column: int, *, against: tuple[int, int]) -> Change | None:
        """How the value at a crossing moved since ``against`` (row and column of the earlier year)."""
        now, then = self.table.mention(row, column), self.table.mention(*against)
        indicator = self.table.indicator_at(row, column)
        measures = {self.table.units.measure(m.unit, indicator) for m in (now, then) if m is not None}
        return change(
            self._stated_or_fair(*against, then),
            self._stated_or_fair(row, column, now),
            same_measure=len(measures) < 2,
            is_rate=indicator is not None and indicator.kind is FigureKind.RATE,
        )

    def differs(self, places: Iterator[int]) -> bool:
        """Whether two comparable values among ``places`` are unlike."""
        first: tuple[float, float | None, str] | None = None
        for place in places:
            value = self.value(*self.table.crossing(place))
            if value is None:
                continue
            this = (value.value, value.value_max, str(value.qualifier))
            if first is None:
                first = this
            elif this != first:
                return True
        return False

    def _is_asked_for(self, mention: Mention) -> bool:
        return not self.statuses or mention.status in self.statuses

    def _counts(self, mention: Mention) -> bool:
        return self._is_asked_for(mention) and fits_period(mention) and self.table.is_comparable(mention)

    def _stated(self, mention: Mention, indicator: Indicator | None) -> Value:
        """The value as stated; units of unequal size are brought to their family's first one."""
        factor = self.table.units.factor.get(mention.unit)
        if factor is None or indicator is None:
            return Value(mention.value, mention.unit, mention.value_max, mention.qualifier)
        top = None if mention.value_max is None else mention.value_max * factor
        unit = next((u for u in indicator.units if u not in self.table.units.factor), mention.unit)
        return Value(mention.value * factor, unit, top, mention.qualifier)

    def _stated_or_fair(self, row: int, column: int, mention: Mention | None) -> Value | None:
        if mention is None or not self._is_asked_for(mention) or not fits_period(mention):
            return None
        indicator = self.table.indicator_at(row, column)
        value = self._fair(row, column, mention, indicator)
        return value if isinstance(value, Value) else None

    def _fair(
        self, row: int, column: int, mention: Mention, indicator: Indicator | None
    ) -> Value | ShownState:
        stated = self._stated(mention, indicator)
        if self.basis not in BASE_CODES or not is_fair(indicator, self.basis):
            return stated
        town, year, _ = self.table.coordinates(row, column)
        base = self.bases.find(town, year if year is not None else mention.year, self.basis)
        if base is None:
            return ShownState.NO_BASE
        times = 1000.0 if self.basis is Basis.THOUSAND else 1.0
        return divide(stated, base, times=times, per=_PER[self.basis])

    def _on_basis(self, row: int, column: int, mention: Mention) -> Value | ShownState:
        indicator = self.table.indicator_at(row, column)
        if self.basis not in (Basis.SHARE, Basis.RANK):
            return self._fair(row, column, mention, indicator)
        if not self._counts(mention):
            return ShownState.NOT_RANKED
        stated = self._stated(mention, indicator)
        found = self.statistics(mention.indicator, self._year_of(row, column, mention))
        if self.basis is Basis.SHARE:
            if indicator is not None and indicator.kind is FigureKind.RATE:
                return ShownState.NOT_RANKED
            return share(stated, found) or ShownState.NOT_RANKED
        if found.count < 2 or self.table.fixed.kind is LineKind.TOWN:
            return ShownState.NOT_RANKED
        place = rank(stated, found)
        top = None if place.worst == place.best else float(place.worst)
        return Value(float(place.best), f"/{place.count}", top)

    def _year_of(self, row: int, column: int, mention: Mention) -> int | None:
        table = self.table
        for line in (table.fixed, table.columns[column], table.rows[row]):
            if line.year is not None:
                return line.year
        return mention.year

    def _gather(self, code: str) -> None:
        """Statistics of one indicator, all years in one pass."""
        self._gathered.add(code)
        table, indicator = self.table, self.table.book.indicator(code)
        measure, units = table.measure(code), table.units
        divides = self.basis in BASE_CODES and is_fair(indicator, self.basis)
        by_year: dict[int | None, list[Value]] = {}
        for place, mention in table.along(code):
            if mention.role is Role.PLAN or units.measure(mention.unit, indicator) != measure:
                continue
            if not self._is_asked_for(mention) or not fits_period(mention):
                continue
            row, column = table.crossing(place)
            value = (
                self._fair(row, column, mention, indicator) if divides else self._stated(mention, indicator)
            )
            if isinstance(value, Value):
                by_year.setdefault(self._year_of(row, column, mention), []).append(value)
        for year, values in by_year.items():
            self._statistics[(code, year)] = statistics(values)
