"""Figures alike as a checkable list, those of the open report first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.core.enums import Qualifier, Role
from app.core.report import Figure
from app.core.taxonomy import Taxonomy
from app.models.figures.words import period_text, qualifier_word, role_word
from app.models.learning.alike_search import Offer

if TYPE_CHECKING:
    from app.core.learning import Alike

Index = QModelIndex | QPersistentModelIndex
KEY_ROLE = Qt.ItemDataRole.UserRole
REPORT_ROLE = Qt.ItemDataRole.UserRole + 1
CONTEXT_ROLE = Qt.ItemDataRole.UserRole + 2  # words before, the hit, words after
COL_PLACE, COL_CONTEXT = range(2)


class AlikeModel(QAbstractTableModel):
    """The figures of one offer; all are checked at first."""

    checked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offer: Offer | None = None
        self._unchecked: set[str] = set()

    def show(self, offer: Offer | None) -> None:
        """Shows an offer, or none."""
        self.beginResetModel()
        self._offer = offer
        self._unchecked = set()
        self.endResetModel()
        self.checked_changed.emit()

    def checked(self) -> list[str]:
        """Keys of the figures that are checked, in the order of the list."""
        items = self._offer.items if self._offer else ()
        return [item.key for item in items if item.key not in self._unchecked]

    def item(self, index: Index) -> Alike | None:
        """The figure of a row."""
        return self._offer.items[index.row()] if self._offer and index.isValid() else None

    def check_all(self, *, on: bool) -> None:
        """Checks all or none."""
        items = self._offer.items if self._offer else ()
        self._unchecked = set() if on else {item.key for item in items}
        if items:
            last = self.index(len(items) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.checked_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return len(self._offer.items) if self._offer and not parent.isValid() else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """See QAbstractItemModel."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("报告"), self.tr("原文"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See QAbstractItemModel."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == COL_PLACE else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if not index.isValid() or self._offer is None:
            return None
        item = self._offer.items[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == COL_PLACE:
            return Qt.CheckState.Unchecked if item.key in self._unchecked else Qt.CheckState.Checked
        whole = f"{item.before}{item.surface}{item.after}"
        values = {KEY_ROLE: item.key, REPORT_ROLE: item.report}
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            here = self.tr("本报告") if item.report == self._offer.report else item.place
            return here if index.column() == COL_PLACE else whole
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{item.place}\n{whole}"
        if role == CONTEXT_ROLE and index.column() == COL_CONTEXT:
            return (item.before, item.surface, item.after)
        return values.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """See QAbstractItemModel."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or self._offer is None:
            return False
        key = self._offer.items[index.row()].key
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._unchecked.discard(key)
        else:
            self._unchecked.add(key)
        self.dataChanged.emit(index, index, [role])
        self.checked_changed.emit()
        return True


def change_words(offer: Offer, book: Taxonomy) -> str:
    """What will be done to each: 指标 未归类 → 发放宣传资料数."""
    translate = QCoreApplication.translate
    if not offer.wanted.right:
        return translate("AlikeModel", "不是数据，予以排除")
    said = []
    for name, value in offer.wanted.right.items():
        words = _field_words(name, offer.before, value, book)
        if words is not None:
            said.append("{} {} → {}".format(*words))
    return "；".join(said)


def _field_words(name: str, before: Figure, value: Any, book: Taxonomy) -> tuple[str, str, str] | None:
    """A field's name, what it was and what it will be."""
    translate = QCoreApplication.translate
    none = translate("AlikeModel", "无")
    if name == "indicator":
        unfiled = translate("AlikeModel", "未归类")
        names = [book.name_of(code) if code else unfiled for code in (before.indicator, value)]
        return translate("AlikeModel", "指标"), *names  # type: ignore[return-value]
    if name == "unit":
        return translate("AlikeModel", "单位"), before.unit or none, value or none
    if name == "role":
        return translate("AlikeModel", "性质"), role_word(before.role), role_word(Role(value))
    if name == "qualifier":
        was = qualifier_word(before.qualifier)
        return translate("AlikeModel", "限定"), was, qualifier_word(Qualifier(value))
    if name == "period":
        will = period_text(value) if value else translate("AlikeModel", "报告年度")
        return translate("AlikeModel", "期间"), period_text(before.period) or none, will
    return None
