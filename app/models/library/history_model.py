"""The history of the library as a table: one line for each act, newest first, read in pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.review.changes import Entity, Row
from app.models.act_words import act_words
from app.store.history import HistoryRow, Kind

Index = QModelIndex | QPersistentModelIndex
ACT_ROLE = Qt.ItemDataRole.UserRole
WAY_ROLE = Qt.ItemDataRole.UserRole + 1  # Way to just behind this act, None where there is none
REPORT_ROLE = Qt.ItemDataRole.UserRole + 2
KEY_ROLE = Qt.ItemDataRole.UserRole + 3
SAID_ROLE = Qt.ItemDataRole.UserRole + 4  # what was written to a finding, for the filter
COL_AT, COL_NAME, COL_WHO = range(3)
_PAGE = 300


class Way(Enum):
    """How the library comes to stand just behind an act."""

    BACK = "back"
    FORTH = "forth"


@dataclass(frozen=True, slots=True)
class _Line:
    act: int
    at: str
    name: str
    who: str
    kind: Kind
    report: str | None
    key: str
    why: str
    said: Row  # what a person wrote to a finding: reason and wording


class HistoryModel(QAbstractTableModel):
    """Acts, imports, undos and redos. ``read`` gives the rows newest first: ``read(limit, offset)``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read: Callable[[int, int], Sequence[HistoryRow]] | None = None
        self._lines: list[_Line] = []
        self._standing: frozenset[int] = frozenset()
        self._undone: frozenset[int] = frozenset()
        self._youngest = 0
        self._rows_read = 0
        self._has_more = False

    def show(
        self,
        read: Callable[[int, int], Sequence[HistoryRow]] | None,
        standing: Sequence[int],
        undone: Sequence[int] = (),
    ) -> None:
        """Shows the history again from its newest end.

        ``standing`` are the acts that can be undone, ``undone`` those that can be made again.
        """
        self.beginResetModel()
        self._read = read
        self._standing, self._undone = frozenset(standing), frozenset(undone)
        self._youngest = max(standing, default=0)
        self._lines, self._rows_read, self._has_more = [], 0, read is not None
        self._lines = self._next_page()
        self.endResetModel()

    def _next_page(self) -> list[_Line]:
        rows = self._read(_PAGE, self._rows_read) if self._read else ()
        self._rows_read += len(rows)
        self._has_more = len(rows) == _PAGE
        lines: list[_Line] = []
        last = self._lines[-1] if self._lines else None
        for row in rows:
            above = lines[-1] if lines else last
            if above is not None and above.act == row.act and row.library is None:
                continue
            lines.append(_line(row))
        return lines

    def canFetchMore(self, parent: Index) -> bool:
        """See QAbstractItemModel."""
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """See QAbstractItemModel."""
        lines = self._next_page()
        if lines:
            first = len(self._lines)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self._lines.extend(lines)
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """See QAbstractItemModel."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("时间"), self.tr("操作"), self.tr("何人"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (_short_time(line.at), self._words(line), line.who)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            parts = (self._words(line), *self._said(line), line.at, line.who, line.why)
            return "\n".join(part for part in parts if part)
        if role == SAID_ROLE:
            return " ".join(self._said(line))
        values = {
            ACT_ROLE: line.act,
            WAY_ROLE: self._way(line),
            REPORT_ROLE: line.report or "",
            KEY_ROLE: line.key,
        }
        return values.get(role)

    def _way(self, line: _Line) -> Way | None:
        if line.act in self._undone:
            return Way.FORTH
        is_mark = line.act in self._standing or line.kind is Kind.IMPORT
        return Way.BACK if is_mark and line.act < self._youngest else None

    def _said(self, line: _Line) -> Iterator[str]:
        """What a person wrote to a finding, in the words of the pane."""
        for name, words in (("reason", self.tr("理由：%1")), ("wording", self.tr("意见单里的写法：%1"))):
            if line.said.get(name):
                yield words.replace("%1", str(line.said[name]))

    def _words(self, line: _Line) -> str:
        name = act_words(line.name)
        if line.kind is Kind.UNDO:
            return self.tr("撤销：") + name
        if line.kind is Kind.REDO:
            return self.tr("重做：") + name
        if line.kind is Kind.DO and line.act not in self._standing:
            return name + self.tr("（已撤销）")
        return name


def _line(row: HistoryRow) -> _Line:
    said = (row.after or {}) if row.entity is Entity.FINDING else {}
    return _Line(row.act, row.at, row.name, row.who, row.kind, row.report, row.key, row.why, said)


def _short_time(at: str) -> str:
    """An ISO time as month, day, hour and minute."""
    return f"{at[5:10]} {at[11:16]}"
