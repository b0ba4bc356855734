"""The framework view as an item model: one indicator's sentences from all towns, in one list.

Sentences are looked up when they are seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.compare.numbers import Value, value_words
from app.core.review.mentions import Mention

Index = QModelIndex | QPersistentModelIndex
# (report, start, end) → the sentence, and where the figure stands in it.
SentenceLookup = Callable[[str, int, int], tuple[str, int, int]]

SaidRole = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Said:
    """One mention with its sentence; ``counts`` tells whether it is the one its cell shows."""

    mention: Mention
    who: str
    words: str
    sentence: str
    start: int
    end: int
    counts: bool


class SentencesModel(QAbstractListModel):
    """Mentions of one indicator in the order they are given. ``SaidRole`` gives a row's ``Said``."""

    def __init__(self, lookup: SentenceLookup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self._mentions: Sequence[tuple[Mention, bool]] = ()
        self._said: dict[int, Said] = {}

    def set_mentions(self, mentions: Sequence[tuple[Mention, bool]]) -> None:
        """Shows other mentions; beside each, whether it is the one that counts."""
        self.beginResetModel()
        self._mentions = mentions
        self._said = {}
        self.endResetModel()

    def said(self, row: int) -> Said:
        """The mention of a row with its sentence."""
        found = self._said.get(row)
        if found is None:
            mention, counts = self._mentions[row]
            value = Value(mention.value, mention.unit, mention.value_max, mention.qualifier)
            who = mention.town if mention.year is None else f"{mention.town} {mention.year}"
            place = self._lookup(mention.report, mention.start, mention.end)
            found = self._said[row] = Said(mention, who, value_words(value).plain, *place, counts)
        return found

    def row_of(self, key: str) -> int:
        """The row of a figure; -1 if it is not there."""
        return next((i for i, (mention, _) in enumerate(self._mentions) if mention.key == key), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._mentions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == SaidRole:
            return self.said(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = self.said(index.row())
            return f"{said.who}：{said.words}。{said.sentence}"
        return None
