"""Which lines of a table are seen, and in which order: filters, folding, sorting, exchanged axes.

What is missing is sorted last in either direction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from app.core.compare.bases import Basis
from app.core.compare.shown import Shower
from app.core.compare.table import ComparisonTable, Line, LineKind
from app.core.enums import Word


class RowKind(Word):
    """What stands in a row or column that is seen."""

    LINE = "line"  # a line of the table
    GROUP = "group"  # the head of a group, which folds it
    MEDIAN = "median"
    REPORTED = "reported"  # how many of how many report it
    CHANGE = "change"  # from the year of line ``other`` to that of line ``index``


@dataclass(frozen=True, slots=True)
class Row:
    """A row or column that is seen. ``index`` is the line's; ``members`` are the lines of a group."""

    kind: RowKind
    index: int = -1
    other: int = -1
    label: str = ""
    group: str = ""
    members: tuple[int, ...] = ()
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """What is to be seen. ``categories`` empty means all; ``text`` is looked for in names of both axes."""

    categories: frozenset[str] = frozenset()
    text: str = ""
    only_differences: bool = False
    hide_empty: bool = True


@dataclass(frozen=True, slots=True)
class Sorting:
    """Rows ordered by what stands in ``column`` (a Row of the other axis), or by name when that is None."""

    column: Row | None = None
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The lines that are seen. ``is_transposed``: rows are the table's columns."""

    rows: tuple[Row, ...]
    columns: tuple[Row, ...]
    is_transposed: bool = False

    def crossing(self, row: int, column: int) -> tuple[int, int]:
        """Row and column of the table behind a seen row and column; -1 for what is no line."""
        a, b = self.rows[row].index, self.columns[column].index
        return (b, a) if self.is_transposed else (a, b)


@dataclass
class _Arranger:
    shower: Shower
    filters: Filters
    folded: frozenset[str]
    transposed: bool
    table: ComparisonTable = field(init=False)

    def __post_init__(self) -> None:
        self.table = self.shower.table

    def lines(self, *, of_rows: bool) -> list[int]:
        """Indexes of the lines of one axis that pass the filters."""
        lines = self.table.rows if of_rows else self.table.columns
        passing = [i for i, line in enumerate(lines) if self._passes(line, i, of_rows=of_rows)]
        found = self._found_by_text(lines, passing)
        return passing if found is None else found

    def _found_by_text(self, lines: Sequence[Line], passing: list[int]) -> list[int] | None:
        """Those whose names hold the text; None when the text is for the other axis."""
        words = self.filters.text.split()
        if not words:
            return None
        found = [i for i in passing if all(self._speaks_of(lines[i], word) for word in words)]
        if found:
            return found
        others = self.table.columns if lines is self.table.rows else self.table.rows
        elsewhere = any(all(self._speaks_of(line, word) for word in words) for line in others)
        return None if elsewhere or (lines and lines[0].kind is LineKind.YEAR) else []

    def _speaks_of(self, line: Line, word: str) -> bool:
        if word in line.label or word in line.detail:
            return True
        indicator = self.table.book.indicator(line.indicator)
        return indicator is not None and any(word in phrase for phrase in indicator.phrases)

    def _passes(self, line: Line, index: int, *, of_rows: bool) -> bool:
        wanted = self.filters
        if line.kind is LineKind.INDICATOR and wanted.categories and line.group not in wanted.categories:
            return False
        if line.kind is LineKind.YEAR:
            return True
        if line.kind is LineKind.TOWN and self.table.fixed.kind is not LineKind.INDICATOR:
            return True
        places = self.table.places_on(row=index) if of_rows else self.table.places_on(column=index)
        if wanted.hide_empty and line.kind is LineKind.INDICATOR and not self._any_seen(places):
            return False
        return not wanted.only_differences or self.shower.differs(iter(places))

    def _any_seen(self, places: Sequence[int]) -> bool:
        statuses = self.shower.statuses
        if not statuses:
            return bool(places)
        crossings = (self.table.crossing(p) for p in places)
        return any(
            m is not None and m.status in statuses for m in (self.table.mention(*c) for c in crossings)
        )

    def rows_of(self, indexes: Sequence[int], *, of_rows: bool) -> tuple[Row, ...]:
        """What is seen of an axis: group heads and summaries among its lines."""
        lines = self.table.rows if of_rows else self.table.columns
        kind = lines[0].kind if lines else LineKind.TOWN
        plain = [Row(RowKind.LINE, i, label=lines[i].label, group=lines[i].group) for i in indexes]
        if kind is LineKind.INDICATOR:
            return tuple(self._grouped(plain))
        if kind is LineKind.YEAR:
            return tuple(self._with_changes(plain))
        if len(lines) > 2 and self._is_of_one_year():
            comparable = self.shower.basis not in (Basis.SHARE, Basis.RANK)
            plain[:0] = [*([Row(RowKind.MEDIAN)] if comparable else []), Row(RowKind.REPORTED)]
        return tuple(plain)

    def _is_of_one_year(self) -> bool:
        fixed = self.table.fixed
        return fixed.year is not None or fixed.kind is LineKind.INDICATOR

    def _grouped(self, rows: Sequence[Row]) -> Iterator[Row]:
        groups: dict[str, list[Row]] = {}
        for row in rows:
            groups.setdefault(row.group, []).append(row)
        for code, members in groups.items():
            category = self.table.book.category(code)
            is_folded = code in self.folded
            label = category.name if category else code
            yield Row(
                RowKind.GROUP,
                label=label,
                group=code,
                members=tuple(m.index for m in members),
                is_folded=is_folded,
            )
            if not is_folded:
                yield from members

    def _with_changes(self, rows: Sequence[Row]) -> Iterator[Row]:
        for before, row in zip([None, *rows], rows, strict=False):
            yield row
            if before is not None:
                yield Row(RowKind.CHANGE, row.index, before.index, label=before.label)


def _sorted_rows(
    rows: Sequence[Row], key: Callable[[Row], float | str | None], *, descending: bool
) -> list[Row]:
    """Lines sorted inside their groups; heads and summaries stay, and what has no key comes last."""
    done: list[Row] = []
    run: list[Row] = []

    def flush() -> None:
        keyed = [(key(row), row) for row in run]
        known = [(k, row) for k, row in keyed if k is not None]
        known.sort(key=lambda pair: pair[0], reverse=descending)
        done.extend(row for _, row in known)
        done.extend(row for k, row in keyed if k is None)
        run.clear()

    for row in rows:
        if row.kind is RowKind.LINE:
            run.append(row)
        else:
            flush()
            done.append(row)
    flush()
    return done


def arrange(
    shower: Shower,
    *,
    filters: Filters | None = None,
    transposed: bool = False,
    folded: frozenset[str] = frozenset(),
    sorting: Sorting | None = None,
) -> Arrangement:
    """The lines that are seen of the shower's table. ``folded`` names groups (categories) whose lines are
    hidden.
    """
    arranger = _Arranger(shower, filters or Filters(), folded, transposed)
    rows = arranger.rows_of(arranger.lines(of_rows=True), of_rows=True)
    columns = arranger.rows_of(arranger.lines(of_rows=False), of_rows=False)
    if transposed:
        rows, columns = columns, rows
    if sorting is not None:
        key = _sort_key(shower, sorting, transposed=transposed)
        rows = tuple(_sorted_rows(rows, key, descending=sorting.descending))
    return Arrangement(rows, columns, transposed)


def _sort_key(shower: Shower, sorting: Sorting, *, transposed: bool) -> Callable[[Row], float | str | None]:
    column = sorting.column
    if column is None:
        return lambda row: row.label

    def crossing(row: Row, index: int) -> tuple[int, int]:
        return (index, row.index) if transposed else (row.index, index)

    def key(row: Row) -> float | None:
        if column.kind is RowKind.CHANGE:
            moved = shower.change(*crossing(row, column.index), against=crossing(row, column.other))
            return None if moved is None else moved.share
        value = shower.value(*crossing(row, column.index)) if column.kind is RowKind.LINE else None
        return None if value is None else value.value

    return key
