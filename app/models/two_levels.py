"""Trees of two levels, groups and their members, as Qt asks for them; models say what stands in a line."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
_GROUP_ID = 0  # internal id of groups; a member's is the row of its group plus one


class TwoLevelModel(QAbstractItemModel):
    """Says where lines are; a model says how many there are, and what is in them."""

    @abstractmethod
    def group_count(self) -> int:
        """How many groups there are."""

    @abstractmethod
    def member_count(self, group: int) -> int:
        """How many members the group in a row has."""

    @staticmethod
    def is_group(index: Index) -> bool:
        """Whether a line is a group, not a member of one."""
        return bool(index.internalId() == _GROUP_ID)

    @staticmethod
    def group_row(index: Index) -> int:
        """The row of the group that a line is or belongs to."""
        return index.row() if TwoLevelModel.is_group(index) else int(index.internalId()) - 1

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """See QAbstractItemModel."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP_ID)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """See QAbstractItemModel."""
        if not index.isValid() or self.is_group(index):
            return QModelIndex()
        return self.createIndex(self.group_row(index), 0, _GROUP_ID)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        if not parent.isValid():
            return self.group_count()
        return self.member_count(parent.row()) if self.is_group(parent) and parent.column() == 0 else 0
