"""The learned rules as a table: on or off, when they hold, what they say, how often right and wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.core.learning.applying import Tally
from app.core.learning.rule import Rule, condition, outcome
from app.core.taxonomy import Taxonomy

Index = QModelIndex | QPersistentModelIndex
KEY_ROLE = Qt.ItemDataRole.UserRole
COL_CONDITION, COL_OUTCOME, COL_USED, COL_OVERRULED = range(4)
_NUMBERS = (COL_USED, COL_OVERRULED)


class RulesModel(QAbstractTableModel):
    """Rules that ``words`` leave. The check box of the first column is a wish: ``switched`` tells it."""

    switched = Signal(str, bool)  # key, on

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Rule, ...] = ()
        self._rules: list[Rule] = []
        self._book: Taxonomy | None = None
        self._tallies: Mapping[str, Tally] = {}
        self._words: list[str] = []
        self._read_only = False

    def show(self, rules: Sequence[Rule], book: Taxonomy, *, read_only: bool) -> None:
        """Shows these rules; counts follow with ``set_tallies``."""
        self.beginResetModel()
        self._all, self._book, self._read_only = tuple(rules), book, read_only
        self._tallies = {}
        self._fill()
        self.endResetModel()

    def set_words(self, words: str) -> None:
        """Only rules that hold every one of these words."""
        self.beginResetModel()
        self._words = words.casefold().split()
        self._fill()
        self.endResetModel()

    def set_tallies(self, tallies: Mapping[str, Tally]) -> None:
        """How often each was used and overruled, by key."""
        self._tallies = tallies
        if self._rules:
            last = self.index(len(self._rules) - 1, COL_OVERRULED)
            self.dataChanged.emit(self.index(0, COL_USED), last, [Qt.ItemDataRole.DisplayRole])

    def _fill(self) -> None:
        found = [rule for rule in self._all if all(word in self._hay(rule) for word in self._words)]
        self._rules = sorted(found, key=lambda r: (outcome(r, self._need()), r.phrase, r.key))

    def _need(self) -> Taxonomy:
        assert self._book is not None  # set together with the rules
        return self._book

    def _hay(self, rule: Rule) -> str:
        return f"{condition(rule)} {outcome(rule, self._need())} {rule.why}".casefold()

    @property
    def in_all(self) -> int:
        """How many rules there are, hidden ones too."""
        return len(self._all)

    def rule(self, index: Index) -> Rule | None:
        """The rule of a row."""
        return self._rules[index.row()] if index.isValid() else None

    def row_of(self, key: str) -> int:
        """The row of a rule; -1 where it is not shown."""
        return next((row for row, rule in enumerate(self._rules) if rule.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._rules)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """See QAbstractItemModel."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("数字旁写有"), self.tr("则"), self.tr("用过"), self.tr("被推翻"))[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            tips = {
                COL_USED: self.tr("机器按这条规则读出、没有人更改的数据"),
                COL_OVERRULED: self.tr("这条规则适用、但人工另有决定的数据"),
            }
            return tips.get(section)
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See QAbstractItemModel."""
        flags = super().flags(index)
        if index.column() == COL_CONDITION and not self._read_only:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        rule = self.rule(index)
        if rule is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(rule, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == COL_CONDITION:
            return Qt.CheckState.Checked if rule.is_on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        values: dict[int, str] = {Qt.ItemDataRole.ToolTipRole: rule.why, KEY_ROLE: rule.key}
        if column == COL_CONDITION:
            state = self.tr("启用") if rule.is_on else self.tr("停用")
            spoken = f"{state} {condition(rule)} → {outcome(rule, self._need())}"
            values[Qt.ItemDataRole.AccessibleTextRole] = spoken
        return values.get(role)

    def _text(self, rule: Rule, column: int) -> str:
        if column == COL_CONDITION:
            return condition(rule)
        if column == COL_OUTCOME:
            return outcome(rule, self._need())
        tally = self._tallies.get(rule.key)
        if tally is None:
            return "…"
        return str(tally.used if column == COL_USED else tally.overruled)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """See QAbstractItemModel: the switch is made through the library, and shown when it stands."""
        rule = self.rule(index)
        if rule is None or role != Qt.ItemDataRole.CheckStateRole or self._read_only:
            return False
        self.switched.emit(rule.key, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True
