"""The comparison table as an item model: a thin window on ``core.compare``, filled cell by cell as it is
seen.

Editing a cell is the same wish as editing the figure in the report: ``correct_requested`` carries the
figure's key and the changed fields.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.core.compare.arrange import Row, RowKind
from app.core.compare.seen import Seen, Viewer, state_words
from app.core.compare.table import Line
from app.core.compare.typed import typed_fields, typed_words

Index = QModelIndex | QPersistentModelIndex

SeenRole = Qt.ItemDataRole.UserRole + 1
RowRole = Qt.ItemDataRole.UserRole + 2
LineRole = Qt.ItemDataRole.UserRole + 3

_NOWHERE = QModelIndex()


class ComparisonModel(QAbstractTableModel):
    """Rows and columns of an arranged comparison. ``SeenRole`` gives a cell's ``Seen``, ``RowRole`` a
    head's ``Row``.
    """

    correct_requested = Signal(str, dict)
    given_up = Signal(str)  # why what was typed could not be taken

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._viewer: Viewer | None = None
        self._seen: dict[tuple[int, int], Seen] = {}
        self._is_editable = True

    @property
    def viewer(self) -> Viewer | None:
        """The arranged table that is shown."""
        return self._viewer

    def set_viewer(self, viewer: Viewer | None) -> None:
        """Shows another table or another arrangement of it."""
        self.beginResetModel()
        self._viewer = viewer
        self._seen = {}
        self.endResetModel()

    def set_editable(self, editable: bool) -> None:  # noqa: FBT001  (Qt's convention for setters)
        """Whether cells may be edited (not in a library that is open read-only)."""
        self._is_editable = editable

    def seen(self, row: int, column: int) -> Seen:
        """What stands in a cell. ``row`` and ``column`` must be there."""
        key = (row, column)
        found = self._seen.get(key)
        if found is None:
            assert self._viewer is not None
            if len(self._seen) > 20_000:
                self._seen.clear()
            found = self._seen[key] = self._viewer.seen(row, column)
        return found

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._viewer is None else len(self._viewer.arrangement.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._viewer is None else len(self._viewer.arrangement.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        read = _CELL_ROLES.get(int(role))
        if read is None or not index.isValid() or self._viewer is None:
            return None
        return read(self, index.row(), index.column())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if self._viewer is None or section < 0:
            return None
        arrangement = self._viewer.arrangement
        is_row = orientation is Qt.Orientation.Vertical
        rows = arrangement.rows if is_row else arrangement.columns
        read = _HEAD_ROLES.get(int(role))
        if read is None or section >= len(rows):
            return None
        return read(rows[section], self._viewer.line(rows[section], of_rows=is_row))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._viewer is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._is_editable and self.seen(index.row(), index.column()).mention is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Asks for a correction of the figure behind a cell; the cell changes when the library has saved
        it.
        """
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        mention = self.seen(index.row(), index.column()).mention
        changed = typed_fields(str(value), mention) if mention is not None else None
        if mention is not None and changed is None:
            self.given_up.emit(self.tr("没有采用“%1”：不是数字。").replace("%1", str(value)))
        if mention is None or not changed:
            return False
        self.correct_requested.emit(mention.key, changed)
        return True

    def spoken(self, row: int, column: int) -> str:
        """A cell as a screen reader says it: both heads and the value."""
        if self._viewer is None:
            return ""
        arrangement = self._viewer.arrangement
        heads = f"{head_text(arrangement.rows[row])}，{head_text(arrangement.columns[column])}"
        return f"{heads}：{cell_text(self.seen(row, column))}"


def cell_text(seen: Seen) -> str:
    """A cell in words."""
    return seen.words.plain or state_words(seen)


def head_text(row: Row) -> str:
    """A head in words."""
    if row.kind is RowKind.MEDIAN:
        return QCoreApplication.translate("Compare", "中位数")
    if row.kind is RowKind.REPORTED:
        return QCoreApplication.translate("Compare", "已报告")
    if row.kind is RowKind.CHANGE:
        return QCoreApplication.translate("Compare", "较{year}年").format(year=row.label)
    return row.label


def _head_tip(row: Row, line: Line | None) -> str:
    if row.kind is RowKind.MEDIAN:
        return QCoreApplication.translate("Compare", "已报告的乡镇的中位数，至少三个乡镇才计算")
    if row.kind is RowKind.REPORTED:
        return QCoreApplication.translate("Compare", "报告了这项指标的乡镇数 / 有报告的乡镇数")
    if line is not None and line.detail:
        return f"{line.label}（{line.detail}）"
    return head_text(row)


def _edit_text(seen: Seen) -> str:
    """The stated value, whatever the cell is shown as: what is edited is the figure."""
    return typed_words(seen.mention) if seen.mention is not None else ""


def _alignment() -> int:
    return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


_CELL_ROLES: dict[int, Callable[[ComparisonModel, int, int], Any]] = {
    int(SeenRole): ComparisonModel.seen,
    int(Qt.ItemDataRole.DisplayRole): lambda model, row, column: cell_text(model.seen(row, column)),
    int(Qt.ItemDataRole.EditRole): lambda model, row, column: _edit_text(model.seen(row, column)),
    int(Qt.ItemDataRole.TextAlignmentRole): lambda _model, _row, _column: _alignment(),
    int(Qt.ItemDataRole.AccessibleTextRole): ComparisonModel.spoken,
}
_HEAD_ROLES: dict[int, Callable[[Row, Line | None], Any]] = {
    int(RowRole): lambda row, _line: row,
    int(LineRole): lambda _row, line: line,
    int(Qt.ItemDataRole.DisplayRole): lambda row, _line: head_text(row),
    int(Qt.ItemDataRole.AccessibleTextRole): lambda row, _line: head_text(row),
    int(Qt.ItemDataRole.ToolTipRole): _head_tip,
}
