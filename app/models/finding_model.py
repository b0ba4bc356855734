"""The findings of the open report as a list: worst first, then in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.enums import FindingState, Severity
from app.core.resources import load_json
from app.core.state import FindingRecord

Index = QModelIndex | QPersistentModelIndex
KEY_ROLE = Qt.ItemDataRole.UserRole
SEVERITY_ROLE = Qt.ItemDataRole.UserRole + 1
STATE_ROLE = Qt.ItemDataRole.UserRole + 2
RULE_ROLE = Qt.ItemDataRole.UserRole + 3
_ORDER = {Severity.ERROR: 0, Severity.WARN: 1, Severity.INFO: 2}
_DONE = frozenset({FindingState.ACCEPTED, FindingState.DISMISSED})


class FindingModel(QAbstractListModel):
    """Open findings before decided ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records: list[FindingRecord] = []

    def set_records(self, records: Sequence[FindingRecord]) -> None:
        """Shows these findings; where the same ones stand in the same order, only their looks change."""
        ordered = sorted(records, key=_place)
        if [r.key for r in ordered] == [r.key for r in self._records]:
            self._records = ordered
            if ordered:
                self.dataChanged.emit(self.index(0), self.index(len(ordered) - 1))
            return
        self.beginResetModel()
        self._records = ordered
        self.endResetModel()

    def record_at(self, index: Index) -> FindingRecord | None:
        """The finding of a line."""
        return self._records[index.row()] if index.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """The line of a finding; an invalid index where there is none."""
        row = next((i for i, r in enumerate(self._records) if r.key == key), -1)
        return self.index(row) if row >= 0 else QModelIndex()

    def next_open(self, row: int) -> QModelIndex:
        """The first open finding behind a row, or else from the top."""
        rows = [*range(row + 1, len(self._records)), *range(row + 1)]
        found = next((r for r in rows if self._records[r].state is FindingState.OPEN), -1)
        return self.index(found) if found >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        record = self.record_at(index)
        if record is None:
            return None
        finding = record.finding
        rule = str(load_json("checks/rules.json").get(finding.rule, {}).get("name", finding.rule))
        if role == Qt.ItemDataRole.DisplayRole:
            return record.wording or finding.message
        if role == Qt.ItemDataRole.ToolTipRole:
            basis = str(load_json("checks/rules.json").get(finding.rule, {}).get("basis", ""))
            return "\n".join(part for part in (finding.message, basis, record.reason) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (
                self.severity_word(finding.severity),
                rule,
                self.state_word(record.state),
                finding.message,
            )
            return "，".join(word for word in words if word)
        values = {
            KEY_ROLE: record.key,
            SEVERITY_ROLE: finding.severity,
            STATE_ROLE: record.state,
            RULE_ROLE: rule,
        }
        return values.get(role)

    def severity_word(self, severity: Severity) -> str:
        """What the screen calls a severity."""
        words = {
            Severity.ERROR: self.tr("错误"),
            Severity.WARN: self.tr("疑点"),
            Severity.INFO: self.tr("提示"),
        }
        return words[severity]

    def state_word(self, state: FindingState) -> str:
        """What the screen calls a decision; "" while it is open."""
        words = {
            FindingState.ACCEPTED: self.tr("已采纳"),
            FindingState.DISMISSED: self.tr("已忽略"),
            FindingState.LATER: self.tr("以后再看"),
        }
        return words.get(state, "")


def _place(record: FindingRecord) -> tuple[bool, int, int]:
    spans = record.finding.spans
    return record.state in _DONE, _ORDER[record.finding.severity], spans[0][0] if spans else -1
