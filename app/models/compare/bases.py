"""The base table as an item model: villages, people, land and officers of each town, and its name of today.

What a report states is shown until a person keeps a figure by hand. An edit is a wish: ``bases_requested``
carries the rows to keep (``value`` None takes one away).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.core.compare.bases import BASE_CODES, LAND, RENAMED, BaseFigure, Bases, Basis, of_key, town_key
from app.core.compare.numbers import number_words
from app.core.compare.typed import read_number

Index = QModelIndex | QPersistentModelIndex
OwnRole = Qt.ItemDataRole.UserRole + 1

_NOWHERE = QModelIndex()
_COLUMNS = (*(BASE_CODES[b] for b in (Basis.VILLAGE, Basis.THOUSAND, Basis.LAND, Basis.OFFICER)), RENAMED)
_OF_ALL_YEARS = frozenset({LAND, RENAMED})


@dataclass(frozen=True, slots=True)
class BaseLine:
    """One town of one year; ``town`` is its name in the report, ``key`` its key under the name of today."""

    town: str
    county: str
    year: int | None
    key: str


class BasesModel(QAbstractTableModel):
    """Towns down, bases across. ``OwnRole`` tells whether a person keeps the value."""

    bases_requested = Signal(list)
    given_up = Signal(str)  # why what was typed could not be taken

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[BaseLine] = ()
        self._bases = Bases({})
        self._renamed: Mapping[str, str] = {}
        self._is_editable = True

    def set_bases(
        self, lines: Sequence[BaseLine], bases: Bases, renamed: Mapping[str, str], *, editable: bool
    ) -> None:
        """Shows other towns, or the same with other bases."""
        self.beginResetModel()
        self._lines, self._bases, self._renamed = lines, bases, renamed
        self._is_editable = editable
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, OwnRole):
            return None
        line, name = self._lines[index.row()], _COLUMNS[index.column()]
        if name == RENAMED:
            town, county = of_key(self._renamed.get(town_key(line.town, line.county), ""))
            return bool(town) if role == OwnRole else (county if county != line.county else "") + town
        found = self._figure(line, name)
        if role == OwnRole:
            return found is not None and found.mention is None
        return number_words(found.value) if found is not None else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal:
            return self._tip(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            line = self._lines[section]
            return line.town if line.year is None else f"{line.town} {line.year}"
        heads = (
            self.tr("村（社区）数"),
            self.tr("人口"),
            self.tr("面积（平方公里）"),
            self.tr("执法人员"),
            self.tr("现名（更名、改属的填）"),
        )
        return heads[section]

    def _tip(self, section: int) -> str | None:
        if _COLUMNS[section] != RENAMED:
            return None
        return self.tr(
            "更名的填现在的名称；改属别的县的，前面加上县名，如“平山县云峰乡”。历年对比据此连成一行"
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._is_editable else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Asks for a base to be kept, or with an empty text for the kept one to be taken away."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        is_taken = self._wish([(index.row(), index.column(), str(value))])
        if not is_taken and str(value).strip() != index.data():
            self.given_up.emit(self.tr("没有采用“%1”：要填大于 0 的数。").replace("%1", str(value)))
        return is_taken

    def paste(self, row: int, column: int, texts: Sequence[Sequence[str]]) -> bool:
        """Asks for a block of cells to be kept, its corner at ``row`` and ``column``, as one act; what stands
        outside the table or is no number is passed over."""
        cells = [(row + r, column + c, words) for r, line in enumerate(texts) for c, words in enumerate(line)]
        here = [cell for cell in cells if cell[0] < self.rowCount() and cell[1] < self.columnCount()]
        return self._is_editable and self._wish(here)

    def clear(self, cells: Sequence[tuple[int, int]]) -> bool:
        """Asks for what is kept in cells to be taken away, as one act."""
        return self._is_editable and self._wish([(row, column, "") for row, column in cells])

    def _wish(self, cells: Sequence[tuple[int, int, str]]) -> bool:
        wishes = [wish for cell in cells if (wish := self._row_to_keep(*cell)) is not None]
        if wishes:
            self.bases_requested.emit(wishes)
        return bool(wishes)

    def _row_to_keep(self, row: int, column: int, words: str) -> dict[str, Any] | None:
        """The base row that ``words`` in a cell stand for; None without a difference, or for no number."""
        line, name, text = self._lines[row], _COLUMNS[column], words.strip()
        if text == self.data(self.index(row, column)):
            return None
        kept: float | str | None = text or None
        if name != RENAMED and text:
            typed = read_number(text)
            if typed is None or typed.value <= 0:
                return None
            kept = typed.value
        year = None if name in _OF_ALL_YEARS else line.year
        return {"town": line.town, "county": line.county, "year": year, "name": name, "value": kept}

    def _figure(self, line: BaseLine, name: str) -> BaseFigure | None:
        return self._bases.of(line.key, line.year, name)
