"""The figures of the open report as the rows of a table: chosen, sorted, and below heads if wished.

Knows rows, not widgets. What is chosen and how it is said is ``choice``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.state import FigureRecord, FindingRecord
from app.core.taxonomy import Taxonomy
from app.models.figures.choice import (
    COL_INDICATOR,
    COL_STATUS,
    COL_VALUE,
    READING_ORDER,
    FigureChoice,
    FigureTexts,
    category_of,
)
from app.models.figures.placed import Place, PlacedFigures, place_of
from app.models.figures.words import amount_text

Index = QModelIndex | QPersistentModelIndex
KEY_ROLE = Qt.ItemDataRole.UserRole  # the figure's key; "" for a head
CATEGORY_ROLE = Qt.ItemDataRole.UserRole + 1  # category code; "" where there is none
AMOUNT_ROLE = Qt.ItemDataRole.UserRole + 2  # number with its bound
UNIT_ROLE = Qt.ItemDataRole.UserRole + 3
STATUS_ROLE = Qt.ItemDataRole.UserRole + 4  # value of the status; "" for a head
CONFLICT_ROLE = Qt.ItemDataRole.UserRole + 5  # severity of a standing finding that sets it against others
_MANY = 40  # rows that come or go at once: beyond that all are laid out anew


@dataclass(frozen=True, slots=True)
class Head:
    """The row above the figures of a category."""

    code: str
    name: str
    count: int


class FigureTableModel(QAbstractTableModel):
    """In the order of the text as long as nothing else is chosen. Heads can be folded."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book: Taxonomy | None = None
        self._texts = FigureTexts(None)
        self._choice = FigureChoice()
        self._figures = PlacedFigures()
        self._conflicts: dict[str, str] = {}
        self._folded: set[str] = set()
        self._rows: list[str | Head] = []
        self._shown = 0

    # Filling

    def set_records(self, records: Iterable[FigureRecord], book: Taxonomy | None) -> None:
        """Show these figures, named by that book; no head is folded."""
        self._book, self._texts = book, FigureTexts(book)
        self._folded.clear()
        self.renew(records)

    def renew(self, records: Iterable[FigureRecord]) -> None:
        """Show these figures in place of the ones before, named and folded as they were."""
        self.beginResetModel()
        self._figures = PlacedFigures(records)
        self._arrange()
        self.endResetModel()

    def set_book(self, book: Taxonomy) -> None:
        """Name the figures by another book."""
        self._book, self._texts = book, FigureTexts(book)
        choice = self._choice
        if choice.is_filtering or choice.is_grouped or choice.column == COL_INDICATOR:
            self._arrange_anew()
        elif self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, COL_STATUS))

    @property
    def units(self) -> frozenset[str]:
        """The units of all figures, shown or not."""
        return frozenset(record.figure.unit for record in self._figures.in_order())

    @property
    def choice(self) -> FigureChoice:
        """What of the figures is shown, and how."""
        return self._choice

    def choose(self, choice: FigureChoice) -> None:
        """Show other figures, or in another order."""
        if choice != self._choice:
            self._choice = choice
            self._arrange_anew()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """See QAbstractItemModel; column -1 is the order of the text."""
        falling = order is Qt.SortOrder.DescendingOrder and column != READING_ORDER
        self.choose(replace(self._choice, column=column, is_falling=falling))

    def fold(self, row: int, *, folded: bool | None = None) -> None:
        """Fold or unfold the figures below a head, or do the other of what holds."""
        head = self._rows[row] if 0 <= row < len(self._rows) else ""
        if isinstance(head, Head) and folded is not (head.code in self._folded):
            self._folded ^= {head.code}
            self._arrange_anew()

    def _arrange_anew(self) -> None:
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        choice, texts = self._choice, self._texts
        records = self._figures.in_order()
        if choice.is_filtering:
            records = texts.chosen(records, choice)
        if choice.column != READING_ORDER:
            column = choice.column
            records.sort(key=lambda r: texts.sort_value(r, column), reverse=choice.is_falling)
        self._shown = len(records)
        self._rows = self._grouped(records) if choice.is_grouped else [r.key for r in records]

    def _grouped(self, records: Sequence[FigureRecord]) -> list[str | Head]:
        categories = self._book.categories if self._book else ()
        names = {**{c.code: c.name for c in categories}, "": self.tr("未归类")}
        groups: dict[str, list[str]] = {code: [] for code in names}
        for record in records:
            code = category_of(record)
            groups[code if code in names else ""].append(record.key)
        rows: list[str | Head] = []
        for code, keys in groups.items():
            if keys:
                rows.append(Head(code, names[code], len(keys)))
                rows += [] if code in self._folded else keys
        return rows

    def update_figures(self, records: Iterable[FigureRecord]) -> None:
        """Take in changed or new figures; rows move only where place, choice or order want it."""
        moved: list[FigureRecord] = []
        stayed: list[str] = []
        for record in records:
            old = self._figures.get(record.key)
            if old is None or not self._stays(old, record):
                moved.append(record)
                continue
            self._figures.replace(record)
            stayed.append(record.key)
        self._tell_all(stayed)
        is_plain = self._choice.column == READING_ORDER and not self._choice.is_grouped
        if is_plain and len(moved) < _MANY:
            for record in moved:
                self._take(record.key)
                self._insert(record)
        elif moved:
            for record in moved:
                self._figures.put(record)
            self._arrange_anew()

    def remove_figures(self, keys: Iterable[str]) -> None:
        """Take figures out of the table."""
        for key in keys:
            self._take(key)

    def _stays(self, old: FigureRecord, new: FigureRecord) -> bool:
        choice, texts = self._choice, self._texts
        if place_of(old) != place_of(new):
            return False
        if choice.is_filtering and texts.accepts(old, choice) != texts.accepts(new, choice):
            return False
        if choice.is_grouped and category_of(old) != category_of(new):
            return False
        column = choice.column
        return column == READING_ORDER or texts.sort_value(old, column) == texts.sort_value(new, column)

    def _take(self, key: str) -> None:
        row = self._row_of(key)
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row]
            self._shown -= 1
            self._figures.drop(key)
            self.endRemoveRows()
        else:
            self._figures.drop(key)

    def _insert(self, record: FigureRecord) -> None:
        """In the order of the text."""
        if not self._texts.accepts(record, self._choice):
            self._figures.put(record)
            return
        row = bisect_left(self._rows, place_of(record), key=self._place_of)
        self.beginInsertRows(QModelIndex(), row, row)
        self._figures.put(record)
        self._rows.insert(row, record.key)
        self._shown += 1
        self.endInsertRows()

    def _place_of(self, row: str | Head) -> Place:
        return place_of(self._figures[row]) if isinstance(row, str) else (0, 0, "")

    def set_findings(self, findings: Iterable[FindingRecord]) -> None:
        """Mark the figures that a standing finding sets against another place."""
        before, self._conflicts = self._conflicts, self._figures.touched_by(findings)
        for key in before.keys() | self._conflicts.keys():
            if before.get(key) != self._conflicts.get(key):
                self._tell(key)

    # Looking up

    def _row_of(self, key: str) -> int:
        try:
            return self._rows.index(key) if self._figures.get(key) else -1
        except ValueError:  # held back by the choice
            return -1

    def _tell_all(self, keys: Sequence[str]) -> None:
        """Many look different: one signal for the whole table, which paints only what is seen."""
        if len(keys) < _MANY:
            for key in keys:
                self._tell(key)
        elif self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, COL_STATUS))

    def _tell(self, key: str) -> None:
        row = self._row_of(key)
        if row >= 0:
            self.dataChanged.emit(self.index(row, 0), self.index(row, COL_STATUS))

    def index_of(self, key: str) -> QModelIndex:
        """The first cell of a figure; invalid for one that is unknown or not shown."""
        row = self._row_of(key)
        return self.index(row, 0) if row >= 0 else QModelIndex()

    def key_at(self, row: int) -> str:
        """The figure of a row; "" for a head."""
        key = self._rows[row]
        return key if isinstance(key, str) else ""

    def heads(self) -> tuple[int, ...]:
        """The rows of heads."""
        if not self._choice.is_grouped:
            return ()
        return tuple(n for n, row in enumerate(self._rows) if isinstance(row, Head))

    def record(self, key: str) -> FigureRecord | None:
        """The figure of that key, shown or not."""
        return self._figures.get(key)

    @property
    def total(self) -> int:
        """How many figures there are."""
        return len(self._figures)

    @property
    def shown(self) -> int:
        """How many of them are chosen."""
        return self._shown

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return COL_STATUS + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section <= COL_STATUS:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if section == COL_VALUE else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("指标"), self.tr("数值"), self.tr("期间"), self.tr("状态"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, Head):
            return self._head_data(row, index.column(), role)
        return self._figure_data(self._figures[row], index.column(), role)

    def _head_data(self, head: Head, column: int, role: int) -> Any:
        is_folded = head.code in self._folded
        if role in (KEY_ROLE, STATUS_ROLE):
            return ""
        if role == CATEGORY_ROLE:
            return head.code
        if role == Qt.ItemDataRole.DisplayRole and column == COL_INDICATOR:
            return f"{'▸' if is_folded else '▾'} {head.name}（{head.count}）"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = self.tr("已收起") if is_folded else self.tr("已展开")
            return f"{head.name}（{head.count}），{state}"
        return None

    def _figure_data(self, record: FigureRecord, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts.cells(record)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            conflict = self.tr("与他处不一致") if record.key in self._conflicts else ""
            return " ".join(word for word in (*self._texts.cells(record), conflict) if word)
        if role == KEY_ROLE:
            return record.key
        if role == CATEGORY_ROLE:
            return category_of(record)
        if role == AMOUNT_ROLE:
            return amount_text(record.figure)
        plain: dict[int, str] = {
            UNIT_ROLE: record.figure.unit,
            STATUS_ROLE: str(record.status),
            CONFLICT_ROLE: self._conflicts.get(record.key, ""),
        }
        return plain.get(role)
