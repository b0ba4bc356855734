"""The base table as an item model: villages, population and officers of each town, and the name it has today.

What a report states is shown until a person keeps a figure by hand. An edit is a wish: ``base_requested``
carries the row to keep (``value`` None takes it away).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.core.compare.bases import BASE_CODES, RENAMED, BaseFigure, Bases, Basis
from app.core.compare.numbers import number_words
from app.core.compare.typed import read_number

Index = QModelIndex | QPersistentModelIndex
OwnRole = Qt.ItemDataRole.UserRole + 1

_NOWHERE = QModelIndex()
_COLUMNS = (BASE_CODES[Basis.VILLAGE], BASE_CODES[Basis.THOUSAND], BASE_CODES[Basis.OFFICER], RENAMED)


@dataclass(frozen=True, slots=True)
class BaseLine:
    """One town of one year; ``town`` is its name in the report, ``key`` its key under the name of today."""

    town: str
    county: str
    year: int | None
    key: str


class BasesModel(QAbstractTableModel):
    """Towns down, bases across. ``OwnRole`` tells whether a person keeps the value."""

    base_requested = Signal(dict)

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
            now = self._renamed.get(f"{line.county}|{line.town}", "")
            return bool(now) if role == OwnRole else now
        found = self._figure(line, name)
        if role == OwnRole:
            return found is not None and found.mention is None
        return number_words(found.value) if found is not None else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            line = self._lines[section]
            return line.town if line.year is None else f"{line.town} {line.year}"
        heads = (self.tr("村（社区）数"), self.tr("人口"), self.tr("执法人员"), self.tr("现名（更名的填）"))
        return heads[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._is_editable else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Asks for a base to be kept, or with an empty text for the kept one to be taken away."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        line, name = self._lines[index.row()], _COLUMNS[index.column()]
        text = str(value).strip()
        if text == self.data(index):
            return False
        kept: float | str | None = text or None
        if name != RENAMED and text:
            typed = read_number(text)
            if typed is None or typed.value <= 0:
                return False
            kept = typed.value
        year = None if name == RENAMED else line.year
        self.base_requested.emit(
            {"town": line.town, "county": line.county, "year": year, "name": name, "value": kept}
        )
        return True

    def _figure(self, line: BaseLine, name: str) -> BaseFigure | None:
        return self._bases.figures.get((line.key, line.year, name))
