"""The library list as a tree: years, and the reports of each year by county and town.

Knows rows, not widgets; how a line looks is the delegate's matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.state import ReportRow

Index = QModelIndex | QPersistentModelIndex
KEY_ROLE = Qt.ItemDataRole.UserRole
REVIEWED_ROLE = Qt.ItemDataRole.UserRole + 1
FIGURES_ROLE = Qt.ItemDataRole.UserRole + 2
FINDINGS_ROLE = Qt.ItemDataRole.UserRole + 3
IS_YEAR_ROLE = Qt.ItemDataRole.UserRole + 4
_ROOT_ID = 0  # internal id of year lines; a report's is the number of its year line plus one
_NO_YEAR = -1


class Wanted(str, Enum):
    """Which reports are listed."""

    ALL = "all"
    TO_DO = "to_do"
    DONE = "done"
    WITH_FINDINGS = "findings"

    def fits(self, row: ReportRow) -> bool:
        """Whether a report is one of them. One without figures has nothing left to review."""
        return {
            Wanted.ALL: True,
            Wanted.TO_DO: row.reviewed < row.figures,
            Wanted.DONE: row.reviewed >= row.figures,
            Wanted.WITH_FINDINGS: row.findings_open > 0,
        }[self]


class LibraryModel(QAbstractItemModel):
    """Years, newest first, reports without a year last; under each its reports."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._wanted = Wanted.ALL
        self._all: tuple[ReportRow, ...] = ()
        self._years: list[int] = []
        self._reports: list[list[ReportRow]] = []

    def set_rows(self, rows: Sequence[ReportRow]) -> None:
        """Shows these reports. Where only numbers changed, lines and selection stay as they are."""
        self._all = tuple(rows)
        years, reports = _grouped([row for row in self._all if self._wanted.fits(row)], self._words)
        same = years == self._years and [[r.key for r in group] for group in reports] == [
            [r.key for r in group] for group in self._reports
        ]
        if not same:
            self.beginResetModel()
            self._years, self._reports = years, reports
            self.endResetModel()
            return
        before, self._reports = self._reports, reports
        for number, (old, new) in enumerate(zip(before, reports, strict=True)):
            changed = [row for row, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
            for row in changed:
                index = self.createIndex(row, 0, number + 1)
                self.dataChanged.emit(index, index)
            if changed:
                year = self.createIndex(number, 0, _ROOT_ID)
                self.dataChanged.emit(year, year)

    def set_filter(self, words: str, wanted: Wanted = Wanted.ALL) -> None:
        """Shows only reports whose town, county, year, title or file name holds every word."""
        self._words, self._wanted = words.strip(), wanted
        self.set_rows(self._all)

    @property
    def rows(self) -> tuple[ReportRow, ...]:
        """All reports, filtered or not."""
        return self._all

    def index_of(self, key: str) -> QModelIndex:
        """The line of a report; an invalid index where it is not shown."""
        for number, group in enumerate(self._reports):
            for row, report in enumerate(group):
                if report.key == key:
                    return self.createIndex(row, 0, number + 1)
        return QModelIndex()

    def report_at(self, index: Index) -> ReportRow | None:
        """The report of a line; None for years."""
        if not index.isValid() or index.internalId() == _ROOT_ID:
            return None
        return self._reports[index.internalId() - 1][index.row()]

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """See QAbstractItemModel."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _ROOT_ID)

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """See QAbstractItemModel."""
        if not child.isValid() or child.internalId() == _ROOT_ID:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _ROOT_ID)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        if not parent.isValid():
            return len(self._years)
        return len(self._reports[parent.row()]) if parent.internalId() == _ROOT_ID else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One column; the delegate draws the progress in it."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel; the roles of this module tell the numbers."""
        if not index.isValid():
            return None
        report = self.report_at(index)
        return self._year_data(index.row(), role) if report is None else self._report_data(report, role)

    def _year_data(self, number: int, role: int) -> Any:
        year, group = self._years[number], self._reports[number]
        title = self.tr("年度不明") if year == _NO_YEAR else str(year)
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("%1，%2 份报告").replace("%1", title).replace("%2", str(len(group)))
        if role == IS_YEAR_ROLE:
            return True
        if role == FIGURES_ROLE:
            return len(group)
        return None

    def _report_data(self, report: ReportRow, role: int) -> Any:
        name = report.head.name(report.file_name)
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(report)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(name, report)
        numbers = {
            KEY_ROLE: report.key,
            REVIEWED_ROLE: report.reviewed,
            FIGURES_ROLE: report.figures,
            FINDINGS_ROLE: report.findings_open,
            IS_YEAR_ROLE: False,
        }
        return numbers.get(role)

    def _spoken(self, name: str, report: ReportRow) -> str:
        words = self.tr("%1，已核对 %2/%3 处数据，%4 个问题未处理")
        for mark, value in (("%2", report.reviewed), ("%3", report.figures), ("%4", report.findings_open)):
            words = words.replace(mark, str(value))
        return words.replace("%1", name)

    def _tip(self, report: ReportRow) -> str:
        place = "".join(part for part in (report.head.county, report.head.town) if part)
        lines = [report.head.title or place or report.file_name, self.tr("文件：") + report.file_name]
        if report.figures:
            lines.append(self.tr("已核对：") + f"{report.reviewed}/{report.figures}")
        else:
            lines.append(self.tr("全文没有统计数字"))
        return "\n".join(lines)


def in_list_order(rows: Sequence[ReportRow]) -> tuple[ReportRow, ...]:
    """The reports in the order in which the list shows them."""
    return tuple(row for group in _grouped(rows, "")[1] for row in group)


def _grouped(rows: Sequence[ReportRow], words: str) -> tuple[list[int], list[list[ReportRow]]]:
    groups: dict[int, list[ReportRow]] = {}
    for row in rows:
        if not all(word in _searched(row) for word in words.split()):
            continue
        groups.setdefault(row.head.year or _NO_YEAR, []).append(row)
    years = sorted(groups, reverse=True)
    for group in groups.values():
        group.sort(key=lambda r: (r.head.county or "", r.head.town or "\uffff", r.file_name))
    return years, [groups[year] for year in years]


def _searched(row: ReportRow) -> str:
    head = row.head
    return "\n".join(
        str(part) for part in (head.town, head.county, head.year, head.title, row.file_name) if part
    )
