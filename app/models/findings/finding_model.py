"""The findings of the open report as a list in groups: worst first, rule by rule, in the order of the text.

A group has a head line of its own that cannot be chosen. What is decided stands in one group at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.enums import FindingState, Severity
from app.core.resources import load_json
from app.core.state import FindingRecord
from app.models.findings.check_words import rule_basis, rule_name

Index = QModelIndex | QPersistentModelIndex
KEY_ROLE = Qt.ItemDataRole.UserRole
SEVERITY_ROLE = Qt.ItemDataRole.UserRole + 1
STATE_ROLE = Qt.ItemDataRole.UserRole + 2
DECISION_ROLE = Qt.ItemDataRole.UserRole + 3  # how it was decided, in words; "" while it is open
COUNT_ROLE = Qt.ItemDataRole.UserRole + 4  # how many findings a head line stands for; None for a finding
_ORDER = {Severity.ERROR: 0, Severity.WARN: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The head line of a group: the findings of one rule and severity, or (``rule`` "") all decided ones."""

    rule: str
    severity: Severity | None
    count: int


class FindingModel(QAbstractListModel):
    """Open findings by severity and rule before decided ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[FindingGroup | FindingRecord] = []

    def set_records(self, records: Sequence[FindingRecord]) -> None:
        """Shows these findings; where the same ones stand in the same order, only their looks change."""
        lines = _grouped(records)
        if [_mark(line) for line in lines] == [_mark(line) for line in self._lines]:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def record_at(self, index: Index) -> FindingRecord | None:
        """The finding of a line; None for a head line."""
        line = self._lines[index.row()] if index.isValid() else None
        return line if isinstance(line, FindingRecord) else None

    def index_of(self, key: str) -> QModelIndex:
        """The line of a finding; an invalid index where there is none."""
        row = next(
            (i for i, r in enumerate(self._lines) if isinstance(r, FindingRecord) and r.key == key), -1
        )
        return self.index(row) if row >= 0 else QModelIndex()

    def next_open(self, row: int) -> QModelIndex:
        """The first open finding behind a row, or else from the top."""
        for at in [*range(row + 1, len(self._lines)), *range(row + 1)]:
            line = self._lines[at]
            if isinstance(line, FindingRecord) and line.state is FindingState.OPEN:
                return self.index(at)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel; head lines are lines too."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Head lines can neither be chosen nor stepped on."""
        return super().flags(index) if self.record_at(index) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        return self._of_finding(line, role) if isinstance(line, FindingRecord) else self._of_group(line, role)

    def _of_group(self, group: FindingGroup, role: int) -> Any:
        name = rule_name(group.rule) if group.rule else self.tr("已处理")
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (self.severity_word(group.severity) if group.severity else "", name, str(group.count))
            return "，".join(word for word in words if word)
        if role == Qt.ItemDataRole.ToolTipRole and group.severity:
            return f"{self.severity_word(group.severity)} · {name}\n{rule_basis(group.rule)}"
        return {SEVERITY_ROLE: group.severity, COUNT_ROLE: group.count}.get(role)

    def _of_finding(self, record: FindingRecord, role: int) -> Any:
        finding = record.finding
        rule = rule_name(finding.rule)
        if role == Qt.ItemDataRole.DisplayRole:
            return record.wording or finding.message
        if role == Qt.ItemDataRole.ToolTipRole:
            parts = (finding.message, rule_basis(finding.rule), record.reason)
            return "\n".join(part for part in parts if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (
                self.severity_word(finding.severity),
                rule,
                self.state_word(record.state),
                record.reason or "",
                finding.message,
            )
            return "，".join(word for word in words if word)
        values = {
            KEY_ROLE: record.key,
            SEVERITY_ROLE: finding.severity,
            STATE_ROLE: record.state,
            DECISION_ROLE: self.decision_words(record),
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

    def decision_words(self, record: FindingRecord) -> str:
        """How a finding was decided, under which rule it was found, and why; "" while it is open."""
        state = self.state_word(record.state)
        if not state:
            return ""
        words = f"{state} · {rule_name(record.finding.rule)}"
        return self.tr("%1：%2").replace("%1", words).replace("%2", record.reason) if record.reason else words

    def state_word(self, state: FindingState) -> str:
        """What the screen calls a decision; "" while it is open."""
        words = {
            FindingState.ACCEPTED: self.tr("已采纳"),
            FindingState.DISMISSED: self.tr("已忽略"),
            FindingState.LATER: self.tr("以后再看"),
        }
        return words.get(state, "")


def _mark(line: FindingGroup | FindingRecord) -> tuple[str, str]:
    return ("", line.key) if isinstance(line, FindingRecord) else (line.rule, str(line.severity))


def _grouped(records: Sequence[FindingRecord]) -> list[FindingGroup | FindingRecord]:
    rules = {rule: n for n, rule in enumerate(load_json("checks/rules.json"))}

    def group(record: FindingRecord) -> tuple[int, int]:
        if record.state.is_settled:
            return len(_ORDER), 0
        return _ORDER[record.finding.severity], rules.get(record.finding.rule, len(rules))

    def place(record: FindingRecord) -> tuple[tuple[int, int], int]:
        spans = record.finding.spans
        return group(record), spans[0][0] if spans else -1

    lines: list[FindingGroup | FindingRecord] = []
    for (severity, _), members in groupby(sorted(records, key=place), key=group):
        found = list(members)
        first = found[0].finding
        is_open = severity < len(_ORDER)
        lines.append(
            FindingGroup(first.rule if is_open else "", first.severity if is_open else None, len(found))
        )
        lines.extend(found)
    return lines
