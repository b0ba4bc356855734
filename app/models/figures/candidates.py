"""Indicators to choose from: the whole book, searched by words.

What the machine suggests for a figure is ``app.core.indicators``; nothing here knows widgets.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.taxonomy import Category, Indicator, Taxonomy

Index = QModelIndex | QPersistentModelIndex
CODE_ROLE = Qt.ItemDataRole.UserRole  # indicator code; "" for a category's head line
CATEGORY_ROLE = Qt.ItemDataRole.UserRole + 1
MATCH_ROLE = Qt.ItemDataRole.UserRole + 2  # the phrase that was found, where the name does not hold the words
MOST_CANDIDATES = 5


class IndicatorListModel(QAbstractListModel):
    """The active indicators of a book below the heads of their categories, narrowed by words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book: Taxonomy | None = None
        self._words = ""
        self._rows: list[tuple[str, str, str, str]] = []  # code, category, text, matched phrase

    def set_book(self, book: Taxonomy | None) -> None:
        """Choose from this book."""
        self._book = book
        self._fill()

    def set_words(self, words: str) -> None:
        """Show the indicators whose name, phrases, code or category hold every one of these words."""
        self._words = words
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        wanted = self._words.casefold().split()
        self._rows = []
        groups = []
        for category in self._book.categories if self._book else ():
            found = sorted(_found(category, wanted), key=lambda hit: _rank(hit, wanted))
            if found:
                groups.append((category, found))
        # Sorting is stable: without words the order is that of the book.
        for category, found in sorted(groups, key=lambda group: _rank(group[1][0], wanted)):
            self._rows.append(("", category.code, category.name, ""))
            self._rows.extend((i.code, category.code, i.name, phrase) for i, phrase in found)
        self.endResetModel()

    def first_code_row(self) -> int:
        """The first row that can be chosen; -1 if there is none."""
        return next((row for row, line in enumerate(self._rows) if line[0]), -1)

    def row_of(self, code: str | None) -> int:
        """The row of an indicator; -1 if it is not shown."""
        return next((row for row, line in enumerate(self._rows) if code and line[0] == code), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not self._rows[index.row()][0]:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        code, category, text, phrase = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{text}（{phrase}）" if phrase else text
        if role == CODE_ROLE:
            return code
        if role == CATEGORY_ROLE:
            return category
        if role == MATCH_ROLE:
            return phrase
        return None


def _rank(hit: tuple[Indicator, str], wanted: list[str]) -> int:
    """Names that begin with what was typed come before names that hold it, and those before phrases."""
    indicator, phrase = hit
    if not wanted or indicator.name.casefold().startswith(wanted[0]):
        return 0
    return 2 if phrase else 1


def _found(category: Category, wanted: list[str]) -> Iterable[tuple[Indicator, str]]:
    """The active indicators of a category that hold all wanted words, with the phrase that held the first."""
    for indicator in category.indicators:
        if not indicator.is_active:
            continue
        name = indicator.name.casefold()
        hay = " ".join((name, indicator.code, category.name, *indicator.phrases)).casefold()
        if all(word in hay for word in wanted):
            phrase = ""
            if wanted and wanted[0] not in name:
                phrase = next((p for p in indicator.phrases if wanted[0] in p.casefold()), "")
            yield indicator, phrase
