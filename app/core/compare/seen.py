"""An arranged table cell by cell: what the screen, the clipboard, paper and spreadsheets alike are made
from.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.core.compare.arrange import Arrangement, Row, RowKind
from app.core.compare.cells import Cell
from app.core.compare.changes import Change, ChangeKind
from app.core.compare.numbers import NO_WORDS, Words, number_words
from app.core.compare.shown import Shower, Shown, ShownState
from app.core.compare.table import Line, LineKind
from app.core.review.mentions import Mention

_MOVES = {
    ChangeKind.UP: "▲",
    ChangeKind.DOWN: "▼",
    ChangeKind.IDENTICAL: "＝",
    ChangeKind.UNCERTAIN: "≈",
    ChangeKind.NEW: "新报",
    ChangeKind.VANISHED: "未再报",
    ChangeKind.APART: "单位不同",
}
_NO_SUMMARY = frozenset({RowKind.MEDIAN, RowKind.REPORTED, RowKind.GROUP})


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands at a place of the arranged table. ``shown`` is there for lines, ``change`` for changes."""

    kind: RowKind
    words: Words = NO_WORDS
    shown: Shown | None = None
    change: Change | None = None

    @property
    def cell(self) -> Cell | None:
        """The cell behind it, if something is stated."""
        return self.shown.cell if self.shown else None

    @property
    def mention(self) -> Mention | None:
        """The mention that counts, if something is stated."""
        return self.shown.cell.mention if self.shown and self.shown.cell else None


_BLANK = Seen(RowKind.GROUP)


def change_words(change: Change) -> Words:
    """A change in words: ▲12.5%, ▲3.2 个百分点, 新报."""
    sign = _MOVES[change.kind]
    if change.difference is None or change.kind in (ChangeKind.IDENTICAL, ChangeKind.APART):
        return Words("", sign, "", "")
    if change.is_rate:
        return Words(sign, number_words(round(abs(change.difference), 2)), "", "点")
    if change.share is None:
        return Words(sign, number_words(abs(change.difference)), "", "")
    return Words(sign, number_words(round(abs(change.share), 1)), "%", "")


@dataclass
class Viewer:
    """Reads an arranged table by seen row and column. Nothing is computed before it is asked for."""

    shower: Shower
    arrangement: Arrangement
    _towns_with_report: dict[int | None, int] = field(default_factory=dict)
    _group_counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def seen(self, row: int, column: int) -> Seen:
        """What stands at a seen row and column."""
        here, there = self.arrangement.rows[row], self.arrangement.columns[column]
        if self.arrangement.is_transposed:
            here, there = there, here
        if here.kind is RowKind.LINE and there.kind is RowKind.LINE:
            shown = self.shower.shown(here.index, there.index)
            return Seen(RowKind.LINE, shown.words, shown)
        if RowKind.CHANGE in (here.kind, there.kind):
            return self._change(here, there)
        if RowKind.GROUP in (here.kind, there.kind):
            return self._group(here, there)
        return self._summary(here, there)

    def line(self, row: Row, *, of_rows: bool) -> Line | None:
        """The table's line behind a seen row (or, with ``of_rows`` false, column)."""
        if row.index < 0:
            return None
        table = self.shower.table
        natural = of_rows != self.arrangement.is_transposed
        return (table.rows if natural else table.columns)[row.index]

    def indicator_of(self, row: int, column: int) -> str:
        """The indicator code that a seen row and column speak of; "" where they speak of none."""
        lines = (
            self.line(self.arrangement.rows[row], of_rows=True),
            self.line(self.arrangement.columns[column], of_rows=False),
            self.shower.table.fixed,
        )
        return next((line.indicator for line in lines if line is not None and line.indicator), "")

    def _change(self, here: Row, there: Row) -> Seen:
        if here.kind in _NO_SUMMARY or there.kind in _NO_SUMMARY:
            return _BLANK
        before = here.other if here.kind is RowKind.CHANGE else here.index
        against = (before, there.other if there.kind is RowKind.CHANGE else there.index)
        moved = self.shower.change(here.index, there.index, against=against)
        return Seen(RowKind.CHANGE, change_words(moved) if moved else NO_WORDS, change=moved)

    def _group(self, here: Row, there: Row) -> Seen:
        """How many of a group's indicators a town (or year) reports."""
        group, other = (here, there) if here.kind is RowKind.GROUP else (there, here)
        if other.kind is not RowKind.LINE:
            return _BLANK
        key = (group.group, other.index)
        if key not in self._group_counts:
            table = self.shower.table
            if group is here:
                found = sum(table.is_filed(member, other.index) for member in group.members)
            else:
                found = sum(table.is_filed(other.index, member) for member in group.members)
            self._group_counts[key] = found
        return Seen(RowKind.GROUP, Words("", str(self._group_counts[key]), "", f"/{len(group.members)}"))

    def _summary(self, here: Row, there: Row) -> Seen:
        """Median, or how many report, of an indicator in a year."""
        table = self.shower.table
        summary, line = (here, there) if here.kind is not RowKind.LINE else (there, here)
        if line.kind is not RowKind.LINE:
            return _BLANK
        other = (table.columns if summary is here else table.rows)[line.index]
        code = other.indicator or table.fixed.indicator
        year = other.year if other.year is not None else table.fixed.year
        if summary.kind is RowKind.MEDIAN:
            middle = self.shower.median(code, year)
            return Seen(RowKind.MEDIAN, self.shower.words(middle) if middle else NO_WORDS)
        places = table.places_on(column=line.index) if summary is here else table.places_on(row=line.index)
        return Seen(RowKind.REPORTED, Words("", str(len(places)), "", f"/{self._towns(year)}"))

    def _towns(self, year: int | None) -> int:
        """How many towns have a report in that year."""
        table = self.shower.table
        if table.has_report is None:
            axis = table.rows if table.rows and table.rows[0].kind is LineKind.TOWN else table.columns
            return len(axis)
        if not self._towns_with_report:
            for place in table.has_report:
                of = table.columns[table.crossing(place)[1]].year
                self._towns_with_report[of] = self._towns_with_report.get(of, 0) + 1
        return self._towns_with_report.get(year, 0)


def state_words(seen: Seen) -> str:
    """What is said in place of a value: 未报告 is not 0, and neither is a missing report."""
    if seen.shown is None:
        return ""
    return _STATES[seen.shown.state]


_STATES = {
    ShownState.VALUE: "",
    ShownState.NOT_STATED: "未报告",
    ShownState.NO_REPORT: "无报告",
    ShownState.NO_BASE: "缺基数",
    ShownState.NOT_RANKED: "不比",
    ShownState.SET_ASIDE: "未在所选状态",
}
