"""The figures of the open report as a table, flat or grouped by category, and the filter over it.

Knows rows, not widgets. In the tree an internal id of 0 is a top row; others are the group's number plus one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from app.core.enums import FindingState, Status
from app.core.state import FigureRecord, FindingRecord
from app.core.taxonomy import Taxonomy
from app.models.figure_words import (
    STATUS_SHAPES,
    amount_text,
    indicator_text,
    period_text,
    status_word,
)

Index = QModelIndex | QPersistentModelIndex
COL_INDICATOR, COL_VALUE, COL_PERIOD, COL_STATUS = range(4)
KEY_ROLE = Qt.ItemDataRole.UserRole  # the figure's key; "" for a group
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
CATEGORY_ROLE = Qt.ItemDataRole.UserRole + 2  # category code; "" where there is none
AMOUNT_ROLE = Qt.ItemDataRole.UserRole + 3  # number with its bound
UNIT_ROLE = Qt.ItemDataRole.UserRole + 4
STATUS_ROLE = Qt.ItemDataRole.UserRole + 5  # value of the status; "" for a group
TEXT_ROLE = Qt.ItemDataRole.UserRole + 6  # everything a text filter looks at
CONFLICT_ROLE = Qt.ItemDataRole.UserRole + 7  # severity of a standing finding that sets it against others
_STATUS_ORDER = {status: number for number, status in enumerate(Status)}


class FigureTableModel(QAbstractItemModel):
    """Figures in reading order; grouped, below a row for each category of the book."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book: Taxonomy | None = None
        self._records: dict[str, FigureRecord] = {}
        self._conflicts: dict[str, str] = {}
        self._is_grouped = False
        self._codes: list[str] = [""]
        self._names: list[str] = [""]
        self._rows: list[list[str]] = [[]]

    # Filling

    def set_records(self, records: Iterable[FigureRecord], book: Taxonomy | None) -> None:
        """Show these figures, named by that book."""
        self.beginResetModel()
        self._book = book
        self._records = {record.key: record for record in records}
        self._arrange()
        self.endResetModel()

    def set_grouped(self, *, grouped: bool) -> None:
        """Show categories as groups, or all figures flat."""
        if grouped != self._is_grouped:
            self.beginResetModel()
            self._is_grouped = grouped
            self._arrange()
            self.endResetModel()

    @property
    def is_grouped(self) -> bool:
        """Whether figures stand below their categories."""
        return self._is_grouped

    def _arrange(self) -> None:
        categories = self._book.categories if self._book and self._is_grouped else ()
        self._codes = [*(category.code for category in categories), ""]
        self._names = [*(category.name for category in categories), self.tr("未归类")]
        self._rows = [[] for _ in self._codes]
        for record in sorted(self._records.values(), key=_place):
            self._rows[self._group_of(record)].append(record.key)

    def _group_of(self, record: FigureRecord) -> int:
        if not self._is_grouped:
            return 0
        code = (record.figure.indicator or "").partition(".")[0]
        return self._codes.index(code) if code in self._codes else len(self._codes) - 1

    def update_figures(self, records: Iterable[FigureRecord]) -> None:
        """Take in changed or new figures; rows move only where place or category changed."""
        for record in records:
            old = self._records.get(record.key)
            stays = old is not None and _place(old) == _place(record)
            if old is not None and stays and self._group_of(old) == self._group_of(record):
                self._records[record.key] = record
                index = self.index_of(record.key)
                self.dataChanged.emit(index, index.siblingAtColumn(COL_STATUS))
                continue
            if old is not None:
                self._take(old.key)
            self._insert(record)

    def remove_figures(self, keys: Iterable[str]) -> None:
        """Take figures out of the table."""
        for key in keys:
            if key in self._records:
                self._take(key)

    def _group_index(self, group: int) -> QModelIndex:
        return self.createIndex(group, 0, 0) if self._is_grouped else QModelIndex()

    def _take(self, key: str) -> None:
        group, row = self._find(key)
        self.beginRemoveRows(self._group_index(group), row, row)
        self._rows[group].pop(row)
        del self._records[key]
        self.endRemoveRows()

    def _insert(self, record: FigureRecord) -> None:
        group = self._group_of(record)
        places = [_place(self._records[key]) for key in self._rows[group]]
        row = bisect_left(places, _place(record))
        self.beginInsertRows(self._group_index(group), row, row)
        self._rows[group].insert(row, record.key)
        self._records[record.key] = record
        self.endInsertRows()

    def set_findings(self, findings: Iterable[FindingRecord]) -> None:
        """Mark the figures that a standing finding sets against another place."""
        before = self._conflicts
        self._conflicts = _conflicts(findings, self._records.values())
        for key in before.keys() | self._conflicts.keys():
            if before.get(key) != self._conflicts.get(key):
                index = self.index_of(key)
                self.dataChanged.emit(index, index.siblingAtColumn(COL_STATUS))

    # Looking up

    def _find(self, key: str) -> tuple[int, int]:
        record = self._records[key]
        group = self._group_of(record)
        return group, self._rows[group].index(key)

    def index_of(self, key: str) -> QModelIndex:
        """The first cell of a figure; invalid for an unknown key."""
        if key not in self._records:
            return QModelIndex()
        group, row = self._find(key)
        return self.createIndex(row, 0, group + 1 if self._is_grouped else 0)

    def record(self, key: str) -> FigureRecord | None:
        """The figure of that key."""
        return self._records.get(key)

    def records(self) -> tuple[FigureRecord, ...]:
        """All figures, in no certain order."""
        return tuple(self._records.values())

    def _key_at(self, index: Index) -> str:
        if not index.isValid():
            return ""
        if not self._is_grouped:
            return self._rows[0][index.row()]
        group = int(index.internalId()) - 1
        return self._rows[group][index.row()] if group >= 0 else ""

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        if not index.isValid() or not self._is_grouped or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(int(index.internalId()) - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not self._is_grouped:
            return 0 if parent.isValid() else len(self._rows[0])
        if not parent.isValid():
            return len(self._rows)
        is_group = parent.internalId() == 0 and parent.column() == 0
        return len(self._rows[parent.row()]) if is_group else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return COL_STATUS + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section <= COL_STATUS:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == COL_VALUE:
            return Qt.AlignmentFlag.AlignCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("指标"), self.tr("数值"), self.tr("期间"), self.tr("状态"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        key = self._key_at(index)
        if index.isValid() and not key:
            return self._group_data(index.row(), index.column(), role)
        record = self._records.get(key)
        return None if record is None else self._figure_data(record, index.column(), role)

    def _group_data(self, group: int, column: int, role: int) -> Any:
        if role in (KEY_ROLE, STATUS_ROLE):
            return ""
        if role == CATEGORY_ROLE:
            return self._codes[group]
        if role == SORT_ROLE:
            return group
        if role == Qt.ItemDataRole.DisplayRole and column == COL_INDICATOR:
            return f"{self._names[group]}（{len(self._rows[group])}）"
        return None

    def _figure_data(self, record: FigureRecord, column: int, role: int) -> Any:
        figure = record.figure
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(record)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            conflict = self.tr("与他处不一致") if record.key in self._conflicts else ""
            return " ".join(word for word in (*self._words(record), conflict) if word)
        plain: dict[int, str] = {
            KEY_ROLE: record.key,
            CATEGORY_ROLE: (figure.indicator or "").partition(".")[0],
            AMOUNT_ROLE: amount_text(figure),
            UNIT_ROLE: figure.unit,
            STATUS_ROLE: str(record.status),
            CONFLICT_ROLE: self._conflicts.get(record.key, ""),
        }
        if role in plain:
            return plain[role]
        if role == SORT_ROLE:
            return self._sort_value(record, column)
        if role == TEXT_ROLE:
            words = (*self._words(record), figure.label, figure.surface, figure.indicator or "")
            return " ".join(words).casefold()
        return None

    def _words(self, record: FigureRecord) -> tuple[str, str, str, str]:
        figure = record.figure
        name = indicator_text(figure, self._book) if self._book else figure.indicator or figure.label
        value = f"{amount_text(figure)} {figure.unit}".rstrip()
        status = f"{STATUS_SHAPES[record.status]} {status_word(record.status)}"
        return name, value, period_text(figure.period), status

    def _sort_value(self, record: FigureRecord, column: int) -> Any:
        if column == COL_VALUE:
            return record.figure.value
        if column == COL_STATUS:
            return _STATUS_ORDER[record.status]
        return self._words(record)[column]


def _conflicts(findings: Iterable[FindingRecord], records: Iterable[FigureRecord]) -> dict[str, str]:
    """The figures that a finding with several places touches, with its severity."""
    several = [
        (start, end, str(found.finding.severity))
        for found in findings
        if len(found.finding.spans) > 1 and found.state is not FindingState.DISMISSED
        for start, end in found.finding.spans
    ]
    several.sort()
    starts = [start for start, _end, _severity in several]
    longest = max((end - start for start, end, _severity in several), default=0)
    touched = {}
    for record in records:
        figure = record.figure
        near = slice(bisect_left(starts, figure.start - longest), bisect_left(starts, figure.end))
        hits = [severity for _start, end, severity in several[near] if end > figure.start]
        if hits:
            touched[record.key] = hits[0]
    return touched


def _place(record: FigureRecord) -> tuple[int, int, str]:
    return record.figure.start, record.figure.end, record.key


class FigureFilter(QSortFilterProxyModel):
    """Shows the figures of one status, one category and with some words; empty groups are hidden."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSortRole(SORT_ROLE)
        self.setRecursiveFilteringEnabled(True)
        self.setDynamicSortFilter(True)
        self._status: Status | None = None
        self._category: str | None = None
        self._words = ""

    def set_status(self, status: Status | None) -> None:
        """Show only figures of this status; None shows all."""
        self._status = status
        self.invalidate()

    def set_category(self, code: str | None) -> None:
        """Show only figures of this category ("" those without one); None shows all."""
        self._category = code
        self.invalidate()

    def set_words(self, words: str) -> None:
        """Show only figures whose name, number, period or label holds these words."""
        self._words = words.strip().casefold()
        self.invalidate()

    @property
    def is_filtering(self) -> bool:
        """Whether anything is held back."""
        return bool(self._status or self._category is not None or self._words)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        model = self.sourceModel()
        if not self.is_filtering and isinstance(model, FigureTableModel) and not model.is_grouped:
            return True  # thousands of rows are looked at whenever a report opens
        index = model.index(row, 0, parent)
        if not index.data(KEY_ROLE):
            return False
        if self._status is not None and index.data(STATUS_ROLE) != str(self._status):
            return False
        if self._category is not None and index.data(CATEGORY_ROLE) != self._category:
            return False
        return not self._words or self._words in index.data(TEXT_ROLE)

    def lessThan(self, left: Index, right: Index) -> bool:
        if not left.data(KEY_ROLE):  # groups keep the order of the book
            rising = self.sortOrder() is Qt.SortOrder.AscendingOrder
            return (left.row() < right.row()) is rising
        one, other = left.data(SORT_ROLE), right.data(SORT_ROLE)
        return bool(one < other) if one != other else left.row() < right.row()
