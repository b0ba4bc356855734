"""The tag book as a tree, categories above their indicators; and what editing it does to the library.

What an edit means is ``core.codebook``; here the stored rows and figures are put to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from app.core import codebook
from app.core.codebook import Edition
from app.core.enums import Status
from app.core.review.changes import Act, Entity
from app.core.state import FigureRecord
from app.core.taxonomy import Category, Indicator, Taxonomy, standard_taxonomy
from app.models.session import Session
from app.models.two_levels import Index, TwoLevelModel
from app.store.figures import Facet, FigureFilter

CODE_ROLE = Qt.ItemDataRole.UserRole  # an indicator's code; "" for a category
CATEGORY_ROLE = Qt.ItemDataRole.UserRole + 1
IS_ACTIVE_ROLE = Qt.ItemDataRole.UserRole + 2
COL_NAME, COL_COUNT = range(2)
_MOST = 1_000_000
_DECIDED = tuple(status for status in Status if status.is_decided)


class CodebookModel(TwoLevelModel):
    """Indicators that ``words`` leave. ``counts`` says how many figures stand under each code."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book: Taxonomy | None = None
        self._changed: frozenset[str] = frozenset()
        self._counts: Mapping[str, int] = {}
        self._words: list[str] = []
        self._tree: list[tuple[Category, list[Indicator]]] = []

    def show(self, book: Taxonomy, changed: Sequence[str], counts: Mapping[str, int]) -> None:
        """Shows a book; ``changed`` are the codes that differ from the standard one."""
        self.beginResetModel()
        self._book, self._changed, self._counts = book, frozenset(changed), counts
        self._fill()
        self.endResetModel()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many figures stand under each code by now."""
        self._counts = counts
        for row in range(self.rowCount()):
            head = self.index(row, COL_COUNT)
            self.dataChanged.emit(head, head)
            below = self.rowCount(self.index(row, 0))
            if below:
                parent = self.index(row, 0)
                first, last = self.index(0, COL_COUNT, parent), self.index(below - 1, COL_COUNT, parent)
                self.dataChanged.emit(first, last)

    def set_words(self, words: str) -> None:
        """Only indicators whose name, code or synonyms hold every word."""
        self.beginResetModel()
        self._words = words.casefold().split()
        self._fill()
        self.endResetModel()

    def _fill(self) -> None:
        self._tree = []
        for category in self._book.categories if self._book else ():
            found = [i for i in category.indicators if all(w in _hay(category, i) for w in self._words)]
            if found or not self._words:
                self._tree.append((category, found))

    def index_of(self, code: str) -> QModelIndex:
        """Where an indicator stands; an invalid index where it is not shown."""
        for row, (_, indicators) in enumerate(self._tree):
            for below, indicator in enumerate(indicators):
                if indicator.code == code:
                    return self.index(below, 0, self.index(row, 0))
        return QModelIndex()

    def first(self) -> QModelIndex:
        """The first indicator shown."""
        row = next((row for row, (_, found) in enumerate(self._tree) if found), -1)
        return self.index(0, 0, self.index(row, 0)) if row >= 0 else QModelIndex()

    def group_count(self) -> int:
        """See TwoLevelModel: the categories shown."""
        return len(self._tree)

    def member_count(self, group: int) -> int:
        """See TwoLevelModel: the indicators of a category."""
        return len(self._tree[group][1])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """See QAbstractItemModel."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (self.tr("指标"), self.tr("数据"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == COL_COUNT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        entry = self._tree[self.group_row(index)]
        if self.is_group(index):
            return self._of_category(entry, index.column(), role)
        category, indicators = entry
        indicator = indicators[index.row()]
        values = {
            CODE_ROLE: indicator.code,
            CATEGORY_ROLE: category.code,
            IS_ACTIVE_ROLE: indicator.is_active,
            Qt.ItemDataRole.DisplayRole: self._text(indicator, index.column()),
            Qt.ItemDataRole.ToolTipRole: indicator.code,
        }
        return values.get(role)

    def _of_category(self, entry: tuple[Category, list[Indicator]], column: int, role: int) -> Any:
        category, indicators = entry
        total = sum(self._counts.get(i.code, 0) for i in indicators)
        shown = category.name if column == COL_NAME else str(total or "")
        values = {
            CODE_ROLE: "",
            CATEGORY_ROLE: category.code,
            IS_ACTIVE_ROLE: True,
            Qt.ItemDataRole.DisplayRole: shown,
        }
        return values.get(role)

    def _text(self, indicator: Indicator, column: int) -> str:
        if column == COL_COUNT:
            return str(self._counts.get(indicator.code, 0) or "")
        if not indicator.is_active:
            return self.tr("%1（已停用）").replace("%1", indicator.name)
        return (
            self.tr("%1 ✎").replace("%1", indicator.name)
            if indicator.code in self._changed
            else indicator.name
        )


def _hay(category: Category, indicator: Indicator) -> str:
    words = (indicator.name, indicator.code, category.name, *indicator.phrases)
    return " ".join(words).casefold()


class BookDesk:
    """Edits of the library's tag book. Methods raise ``codebook.BookError`` with a sentence."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def edition(self) -> Edition:
        """The book with the rows that make it."""
        library = self._session.library
        rows = {s.key: s.row for s in library.rows(Entity.INDICATOR)} if library else {}
        return Edition.of(rows, standard_taxonomy())

    def note_of(self, code: str) -> str:
        """What a person wrote about an indicator."""
        return str(self.edition.rows.get(code, {}).get("gloss") or "")

    def counts(self) -> dict[str, int]:
        """How many figures of the library stand under each code."""
        library = self._session.library
        return {str(code): n for code, n in library.counts(Facet.INDICATOR)} if library else {}

    def edit(self, code: str, **fields: Any) -> bool:
        """Changes an indicator; see ``codebook.edit_indicator``."""
        return self._session.apply(codebook.edit_indicator(self.edition, code, **fields))

    def add(self, category: str, name: str, *, units: Sequence[str]) -> str:
        """Adds an indicator; returns its code."""
        act = codebook.add_indicator(self.edition, category, name, units=units)
        return act.changes[0].key if self._session.apply(act) else ""

    def merge(self, source: str, target: str) -> bool:
        """Merges one indicator into another; what nobody decided follows when it is read again."""
        edition = self.edition
        return self._with_figures(
            source, lambda figures: codebook.merge_indicators(edition, source, target, figures)
        )

    def split(self, code: str, name: str, phrases: Sequence[str]) -> bool:
        """Makes an indicator of its own of some synonyms."""
        edition = self.edition
        return self._with_figures(
            code, lambda figures: codebook.split_indicator(edition, code, name, phrases, figures)
        )

    def _with_figures(self, code: str, make: Callable[[Sequence[FigureRecord]], Act]) -> bool:
        library = self._session.library
        if library is None:
            return False
        decided = FigureFilter(indicator=(code,), status=_DECIDED)  # suggestions are no part of such an act
        figures = library.figures(decided, limit=_MOST)
        return self._session.apply_made(partial(make, figures), at_most=len(figures) + 1)
