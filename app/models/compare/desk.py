"""The comparison that is open: what was chosen, and the table that follows from it.

Only what a choice touches is done again: mentions are read when year or town change, filed when the shape
changes, and arranged when filters, folding or sorting do.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.core.compare.arrange import Row, RowKind, Sorting, arrange
from app.core.compare.bases import BASE_CODES, Bases, collect_bases, of_key, renamed, town_key_now
from app.core.compare.build import build_table
from app.core.compare.seen import Viewer
from app.core.compare.shown import Shower
from app.core.compare.table import ComparisonTable, LineKind, Shape
from app.core.review.mentions import Mention
from app.core.state import ReportRow
from app.models.compare.bases import BaseLine
from app.models.compare.options import Options, as_values, from_values

if TYPE_CHECKING:
    from app.models.compare.source import CompareSource

# Up to so many towns stand side by side as columns, with indicators down, until the user exchanges the axes.
_FEW_TOWNS = 12
# From so many mentions on, medians are prepared ahead of scrolling, and the garbage collector is spared.
_FEW_MENTIONS = 20_000
_MANY_MENTIONS = 100_000


_READ = frozenset({"shape", "year", "town", "indicator"})
_SHOW = _READ | {"basis", "statuses"}


class ComparisonDesk(QObject):
    """Holds the choices and the arranged table. ``viewer_changed`` tells that the latter is another one."""

    viewer_changed = Signal()
    choices_changed = Signal()

    def __init__(self, source: CompareSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._options = Options()
        self._wants_latest = True
        self._table: ComparisonTable | None = None
        self._shower: Shower | None = None
        self._viewer: Viewer | None = None
        self._mentions: tuple[Mention, ...] = ()
        self._reports: Sequence[ReportRow] = ()
        self._renamed: dict[str, str] = {}
        self._cold: Iterator[str] = iter(())

    @property
    def options(self) -> Options:
        """What is chosen."""
        return self._options

    def values(self) -> dict[str, Any]:
        """What is chosen as plain values, for the settings."""
        return as_values(self._options)

    def restore(self, values: Mapping[str, Any]) -> None:
        """Takes up what ``values`` gave, before the first ``reload``."""
        self._options = from_values(values)
        self._wants_latest = not isinstance(values.get("year", ""), int | None)

    @property
    def viewer(self) -> Viewer | None:
        """The arranged table; None before the first ``reload``."""
        return self._viewer

    @property
    def is_transposed(self) -> bool:
        """Whether the axes are exchanged, by choice or because there are few towns."""
        chosen = self._options.transposed
        if chosen is not None or self._table is None:
            return bool(chosen)
        return self._table.shape is Shape.TOWNS_BY_INDICATORS and len(self._table.rows) <= _FEW_TOWNS

    def years(self) -> list[int]:
        """Years that have reports, latest first."""
        return sorted({r.head.year for r in self._reports if r.head.year is not None}, reverse=True)

    def towns(self) -> list[tuple[str, str]]:
        """Key and name of the towns, in the order of import; the county is told where names repeat."""
        found: dict[str, tuple[str, str]] = {}
        for row in self._reports:
            if row.head.town:
                key = town_key_now(row.head.town, row.head.county, self._renamed)
                found.setdefault(key, of_key(key))
        names = Counter(name for name, _ in found.values())
        return [
            (key, f"{name}（{county}）" if county and names[name] > 1 else name)
            for key, (name, county) in found.items()
        ]

    def indicators(self) -> list[tuple[str, str, str]]:
        """Code, name and category name of the indicators in the order of the book."""
        book = self._source.book
        return [
            (i.code, i.name, category.name)
            for category in book.categories
            for i in category.indicators
            if i.is_active
        ]

    def reload(self) -> None:
        """Reads everything again, after an import or a correction."""
        self._reports = self._source.reports()
        self._renamed = renamed(self._source.base_rows(), [r.head.county or "" for r in self._reports])
        self._options = self._sound(self._options)
        self._read()
        self.choices_changed.emit()
        self.viewer_changed.emit()

    def choose(self, **choices: Any) -> None:
        """Sets fields of ``Options`` and does again what hangs on them."""
        before, after = self._options, self._sound(replace(self._options, **choices))
        changed = {name for name in Options.__slots__ if getattr(before, name) != getattr(after, name)}
        if not changed:
            return
        self._options = after
        if changed & _READ or self._table is None:
            self._options = replace(after, sorting=None)
            self._read()
        elif changed & _SHOW:
            self._show()
        else:
            self._arrange()
        self.choices_changed.emit()
        self.viewer_changed.emit()

    def toggle_group(self, code: str) -> None:
        """Folds or unfolds a category."""
        self.choose(folded=self._options.folded ^ {code})

    def sort_by(self, section: int) -> None:
        """Sorts by a seen column: descending, then ascending, then not at all."""
        if self._viewer is None:
            return
        column = self._viewer.arrangement.columns[section]
        now = self._options.sorting
        if column.kind not in (RowKind.LINE, RowKind.CHANGE):
            return
        if now is None or not _same(now.column, column):
            self.choose(sorting=Sorting(column))
        else:
            self.choose(sorting=Sorting(column, descending=False) if now.descending else None)

    def sorted_section(self) -> int | None:
        """The seen column that the rows are sorted by."""
        if self._viewer is None or self._options.sorting is None:
            return None
        columns = self._viewer.arrangement.columns
        wanted = self._options.sorting.column
        return next((i for i, column in enumerate(columns) if _same(wanted, column)), None)

    def warm_next(self) -> bool:
        """Prepares the statistics of one more indicator, so that scrolling need not; False when all are."""
        code = next(self._cold, None)
        if code is None or self._shower is None:
            return False
        self._shower.statistics(code, None)
        return True

    def _codes_seen(self) -> Iterator[str]:
        table, viewer = self._table, self._viewer
        if table is None or viewer is None or table.shape is not Shape.TOWNS_BY_INDICATORS:
            return
        seen = viewer.arrangement
        for row in seen.rows if seen.is_transposed else seen.columns:
            if row.kind is RowKind.LINE:
                yield table.columns[row.index].indicator

    def mentions_of(self, code: str) -> list[tuple[Mention, bool]]:
        """All mentions of an indicator in the table, with those that count marked, in the order of the
        rows.
        """
        table, viewer = self._table, self._viewer
        if table is None or viewer is None:
            return []
        found: list[tuple[Mention, bool]] = []
        by_place = dict(table.along(code))
        for place in self._ordered(list(by_place)):
            cell = table.cell(*table.crossing(place))
            if cell is not None:
                found += [(mention, mention is by_place[place]) for mention in cell.mentions]
        return found

    def base_table(self) -> tuple[list[BaseLine], Bases, dict[str, str]]:
        """The towns of the chosen year (or of all), their bases, and which towns have another name today."""
        bases = collect_bases(self._mentions, self._source.base_rows(), renamed=self._renamed)
        year = self._options.year if self._options.shape is Shape.TOWNS_BY_INDICATORS else None
        lines = [
            BaseLine(h.town, h.county or "", h.year, town_key_now(h.town, h.county, self._renamed))
            for h in (row.head for row in self._reports)
            if h.town and (year is None or h.year == year)
        ]
        return list(dict.fromkeys(lines)), bases, self._renamed

    def _ordered(self, places: list[int]) -> list[int]:
        """Places of one indicator in the order in which their towns are seen; those filtered out left out."""
        table, viewer = self._table, self._viewer
        if table is None or viewer is None or not table.rows or table.rows[0].kind is not LineKind.TOWN:
            return places
        arrangement = viewer.arrangement
        towns = arrangement.columns if arrangement.is_transposed else arrangement.rows
        order = {row.index: n for n, row in enumerate(towns) if row.kind is RowKind.LINE}
        seen = [place for place in places if table.crossing(place)[0] in order]
        return sorted(seen, key=lambda place: (order[table.crossing(place)[0]], place))

    def _first_year(self) -> int | None:
        """The latest year of which several reports are there to compare; else the latest."""
        reports = Counter(row.head.year for row in self._reports)
        years = self.years()
        return next((year for year in years if reports[year] > 1), years[0] if years else None)

    def _first_town(self, towns: Sequence[str]) -> str:
        """That of the report that is being read; else the first."""
        row = self._source.open_report()
        here = town_key_now(row.head.town, row.head.county, self._renamed) if row and row.head.town else ""
        return here if here in towns else next(iter(towns), "")

    def _sound(self, options: Options) -> Options:
        """Options with what they need filled in: a year, a town, an indicator that are there."""
        years = self.years()
        if (self._wants_latest and years) or (options.year is not None and options.year not in years):
            options = replace(options, year=self._first_year())
        self._wants_latest = self._wants_latest and not years
        if options.shape is Shape.TOWN_BY_YEARS:
            towns = [key for key, _ in self.towns()]
            if options.town not in towns:
                options = replace(options, town=self._first_town(towns))
        if options.shape is Shape.INDICATOR_BY_TOWNS_AND_YEARS:
            codes = [indicator.code for indicator in self._source.book.indicators()]
            if options.indicator not in codes:
                options = replace(options, indicator=codes[0] if codes else "")
        return options

    def _read(self) -> None:
        """Reads mentions and files them. The collector rests meanwhile, and does not walk over them later:
        a million records that form no circles would hold the window up for half a second now and then."""
        gc.unfreeze()
        rests = gc.isenabled()
        gc.disable()
        try:
            self._mentions = self._chosen_mentions()
            self._table = self._filed()
        finally:
            if rests:
                gc.enable()
        if len(self._mentions) > _MANY_MENTIONS:
            gc.freeze()
        self._show()

    def _chosen_mentions(self) -> tuple[Mention, ...]:
        options = self._options
        if options.shape is Shape.TOWN_BY_YEARS:
            names = [of_key(options.town)[0]]
            names += [of_key(old)[0] for old, now in self._renamed.items() if now == options.town]
            return tuple(m for name in dict.fromkeys(names) for m in self._source.mentions(town=name))
        if options.shape is Shape.TOWNS_BY_INDICATORS:
            return self._source.mentions(year=options.year)
        return self._source.mentions()

    def _filed(self) -> ComparisonTable:
        options = self._options
        return build_table(
            self._mentions,
            self._source.book,
            reports=self._reports,
            shape=options.shape,
            year=options.year if options.shape is Shape.TOWNS_BY_INDICATORS else None,
            town=options.town,
            indicator=options.indicator,
            renamed=self._renamed,
        )

    def _show(self) -> None:
        if self._table is None:
            return
        bases = Bases({})
        if self._options.basis in BASE_CODES:
            bases = collect_bases(self._mentions, self._source.base_rows(), renamed=self._renamed)
        self._shower = Shower(self._table, bases, self._options.basis, self._options.statuses)
        self._arrange()

    def _arrange(self) -> None:
        if self._shower is None:
            return
        options = self._options
        arrangement = arrange(
            self._shower,
            filters=options.filters,
            transposed=self.is_transposed,
            folded=options.folded,
            sorting=options.sorting,
        )
        self._viewer = Viewer(self._shower, arrangement)
        self._cold = self._codes_seen() if len(self._mentions) > _FEW_MENTIONS else iter(())


def _same(one: Row | None, other: Row) -> bool:
    return one is not None and (one.kind, one.index, one.other) == (other.kind, other.index, other.other)
