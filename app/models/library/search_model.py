"""Facets, passages and figures of a library search as item models."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from app.core.enums import Status
from app.core.state import FigureRecord
from app.core.taxonomy import Taxonomy
from app.models.figures.words import STATUS_SHAPES, amount_text, indicator_text, period_text, status_word
from app.models.library.search import FACETS, YES, Page, Passage, Value, Wish, shown_values
from app.models.two_levels import Index, TwoLevelModel

REPORT_ROLE = Qt.ItemDataRole.UserRole
START_ROLE = Qt.ItemDataRole.UserRole + 1
END_ROLE = Qt.ItemDataRole.UserRole + 2
KEY_ROLE = Qt.ItemDataRole.UserRole + 3
CONTEXT_ROLE = Qt.ItemDataRole.UserRole + 4
_CHECK = Qt.ItemDataRole.CheckStateRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FacetModel(TwoLevelModel):
    """Facets with their values; a check box chooses a value. ``chosen`` tells facet, value, whether on."""

    chosen = Signal(str, object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book: Taxonomy | None = None
        self._wish = Wish()
        self._values: dict[str, list[tuple[Value, int]]] = {facet: [] for facet in FACETS}

    def set_wish(self, wish: Wish, book: Taxonomy) -> None:
        """What is chosen; the counts follow facet by facet."""
        self._wish, self._book = wish, book

    def set_values(self, facet: str, values: Sequence[tuple[Value, int]]) -> None:
        """The values of one facet with their counts."""
        row = FACETS.index(facet)
        shown = shown_values(values, self._wish.of(facet))
        parent = self.index(row, 0)
        old, new = len(self._values[facet]), len(shown)
        if new < old:
            self.beginRemoveRows(parent, new, old - 1)
            self._values[facet] = self._values[facet][:new]
            self.endRemoveRows()
        elif new > old:
            self.beginInsertRows(parent, old, new - 1)
            self._values[facet] = shown
            self.endInsertRows()
        self._values[facet] = shown
        if new:
            self.dataChanged.emit(self.index(0, 0, parent), self.index(new - 1, 1, parent))

    def group_count(self) -> int:
        """See TwoLevelModel: the facets."""
        return len(FACETS)

    def member_count(self, group: int) -> int:
        """See TwoLevelModel: the values of a facet."""
        return len(self._values[FACETS[group]])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See QAbstractItemModel."""
        flags = super().flags(index)
        if not self.is_group(index) and index.column() == 0 and self._entry(index)[1] is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def _entry(self, index: Index) -> tuple[str, Value, int]:
        facet = FACETS[self.group_row(index)]
        return facet, *self._values[facet][index.row()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return _RIGHT
        if self.is_group(index):
            is_name = role == Qt.ItemDataRole.DisplayRole and index.column() == 0
            return self._facet_word(FACETS[index.row()]) if is_name else None
        facet, value, count = self._entry(index)
        if role == _CHECK and index.column() == 0 and value is not None:
            return Qt.CheckState.Checked if value in self._wish.of(facet) else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.value_word(facet, value) if index.column() == 0 else str(count)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """See QAbstractItemModel: the choice is told; what it changes comes back as counts."""
        if role != _CHECK or not index.isValid() or self.is_group(index):
            return False
        facet, chosen, _ = self._entry(index)
        self.chosen.emit(facet, chosen, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _facet_word(self, facet: str) -> str:
        count = len(self._wish.of(facet))
        word = {
            "town": self.tr("乡镇"),
            "year": self.tr("年度"),
            "category": self.tr("类别"),
            "indicator": self.tr("指标"),
            "status": self.tr("状态"),
            "unit": self.tr("单位"),
            "reviewer": self.tr("核对人"),
        }.get(facet, self.tr("问题"))
        return f"{word} · {count}" if count else word

    def value_word(self, facet: str, value: Value) -> str:
        """What the screen calls a value of a facet."""
        words: dict[str, Callable[[str], str]] = {
            "town": lambda v: v or self.tr("未填乡镇"),
            "year": lambda v: v or self.tr("未填年度"),
            "category": self._category_word,
            "indicator": lambda v: self._book.name_of(v) if v and self._book else self.tr("未归类"),
            "status": lambda v: f"{STATUS_SHAPES[Status(v)]} {status_word(Status(v))}",
            "unit": lambda v: v or self.tr("无单位"),
            "reviewer": lambda v: v or self.tr("没有人"),
        }
        found = words.get(facet)
        if found is None:
            return self.tr("有未处理问题的报告") if value == YES else self.tr("没有未处理问题的报告")
        return found("" if value is None else str(value))

    def _category_word(self, code: str) -> str:
        category = self._book.category(code) if self._book and code else None
        return category.name if category else code or self.tr("未归类")


class PassageModel(QAbstractTableModel):
    """Places of the words, read page by page as the list is scrolled."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: Iterator[Page] = iter(())
        self._rows: list[Passage] = []
        self._has_more = False

    def show(self, pages: Iterator[Page]) -> None:
        """Shows an answer from its first page."""
        self.beginResetModel()
        self._pages = pages
        self._rows = list(self._read())
        self.endResetModel()

    def _read(self) -> tuple[Passage, ...]:
        page = next(self._pages, None)
        self._has_more = page is not None and not page.is_last
        return page.passages if page else ()

    @property
    def has_more(self) -> bool:
        """Whether there may be more places."""
        return self._has_more

    def canFetchMore(self, parent: Index) -> bool:
        """See QAbstractItemModel."""
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """See QAbstractItemModel."""
        more = self._read()
        if more:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self._rows.extend(more)
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """See QAbstractItemModel."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (self.tr("报告"), self.tr("原文"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        whole = f"{row.before}{row.hit}{row.after}"
        values: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: row.place if index.column() == 0 else whole,
            Qt.ItemDataRole.ToolTipRole: f"{row.place}\n{whole}",
            REPORT_ROLE: row.report,
            START_ROLE: row.start,
            END_ROLE: row.end,
        }
        if index.column() == 1:
            values[CONTEXT_ROLE] = (row.before, row.hit, row.after)
        return values.get(role)


class FigureResultModel(QAbstractTableModel):
    """Figures of all reports that a search found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FigureRecord, ...] = ()
        self._book: Taxonomy | None = None
        self._place: Callable[[str], str] = str

    def show(self, rows: tuple[FigureRecord, ...], book: Taxonomy, place: Callable[[str], str]) -> None:
        """Shows figures; ``place`` names their reports."""
        self.beginResetModel()
        self._rows, self._book, self._place = rows, book, place
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """See QAbstractItemModel."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 2:
            return _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        words = (self.tr("报告"), self.tr("指标"), self.tr("数值"), self.tr("期间"), self.tr("状态"))
        return words[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if not index.isValid() or self._book is None:
            return None
        record = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(record, index.column(), self._book)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 2:
            return _RIGHT
        return {int(REPORT_ROLE): record.report, int(KEY_ROLE): record.key}.get(int(role))

    def _text(self, record: FigureRecord, column: int, book: Taxonomy) -> str:
        figure = record.figure
        return (
            self._place(record.report),
            indicator_text(figure, book),
            f"{amount_text(figure)} {figure.unit}".strip(),
            period_text(figure.period),
            f"{STATUS_SHAPES[record.status]} {status_word(record.status)}",
        )[column]
