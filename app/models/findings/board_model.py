"""The board over all reports as a table, and the checklist of one report as another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.core.enums import Severity
from app.core.review.filing import day_in
from app.models.findings.check_words import check_words

if TYPE_CHECKING:
    from app.core.checks.checklist import BoardRow, PartRow

Index = QModelIndex | QPersistentModelIndex
REPORT_ROLE = Qt.ItemDataRole.UserRole
PLACE_ROLE = Qt.ItemDataRole.UserRole + 1  # (start, end) in the report, or None
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
TONE_ROLE = Qt.ItemDataRole.UserRole + 3  # name of a colour of the theme
TOWN, YEAR, RECEIVED, PUBLISHED, FIRST_PART = range(5)
_PARTS = 4
FINDINGS, ACCEPTED, PROGRESS = range(FIRST_PART + _PARTS, FIRST_PART + _PARTS + 3)
_COLUMNS = PROGRESS + 1
# Days that a person may give, as ``Filing`` calls them.
GIVEN = {RECEIVED: "received", PUBLISHED: "published"}
# How well a part is there, for sorting; after ``missing_part.Presence``.
_RANK = ("absent", "promised", "sentence", "elsewhere", "inside", "shared", "chapter")
_DAMAGE = {Severity.ERROR: 10_000, Severity.WARN: 100, Severity.INFO: 1}


class _Words(QObject):
    """What the screen says of a mandated part."""

    def part(self, row: PartRow) -> str:
        """A mark and a word or two."""
        words = {
            "chapter": self.tr("✓ 专章"),
            "shared": self.tr("✓ 合在一章"),
            "inside": self.tr("✓ 章内一节"),
            "elsewhere": self.tr("△ 散见各章"),
            "sentence": self.tr("△ 只有一句"),
            "promised": self.tr("✖ 有题无文"),
            "absent": self.tr("✖ 没有找到"),
        }
        if row.has_reasons is False and row.presence.value in ("chapter", "shared", "inside"):
            return self.tr("△ 无原因分析")
        return words[row.presence.value]


def _side(column: int) -> Qt.AlignmentFlag:
    """Counts stand at the right, words at the left."""
    side = Qt.AlignmentFlag.AlignRight if column >= FINDINGS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _tone(row: PartRow) -> str:
    if row.is_met:
        return "text"
    return "error" if row.presence.value in ("absent", "promised") else "warning"


def _rank(row: PartRow) -> float:
    return _RANK.index(row.presence.value) - (0.5 if row.has_reasons is False else 0.0)


class BoardModel(QAbstractTableModel):
    """One line a report; sort by ``SORT_ROLE``. The days can be typed.

    ``day_given`` names a report, a field of ``Filing`` and the day, None to take it back; ``refused`` says
    why what was typed is no day.
    """

    day_given = Signal(str, str, object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[BoardRow, ...] = ()
        self._words = _Words(self)

    def set_rows(self, rows: Sequence[BoardRow]) -> bool:
        """Shows these reports; whether anything is other than before. Lines stay while their reports do."""
        before, after = self._rows, tuple(rows)
        if after == before:
            return False
        if [row.report for row in before] != [row.report for row in after]:
            self.beginResetModel()
            self._rows = after
            self.endResetModel()
            return True
        self._rows = after
        for line, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(line, 0), self.index(line, PROGRESS))
        return True

    def board_row(self, index: Index) -> BoardRow | None:
        """The report of a line."""
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, report: str) -> int:
        """The line of a report, -1 where it is not on the board."""
        return next((n for n, row in enumerate(self._rows) if row.report == report), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else _COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """See QAbstractItemModel."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        if orientation is not Qt.Orientation.Horizontal or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        short = (
            *(self.tr("乡镇"), self.tr("年度"), self.tr("收到"), self.tr("公开")),
            *(self.tr("举措成效"), self.tr("不足原因"), self.tr("负责人履职"), self.tr("下年安排")),
            *(self.tr("问题"), self.tr("采纳"), self.tr("核对")),
        )
        long = {
            RECEIVED: self.tr("报告应在次年 3 月 1 日前报送。没有填写的是导入资料库的日期；双击填写"),
            PUBLISHED: self.tr("报告应在次年 4 月 1 日前公开。网页上的公开日期自动读取；双击填写"),
            FINDINGS: self.tr("尚未处理的问题"),
            ACCEPTED: self.tr("已采纳、写入意见单的问题"),
            PROGRESS: self.tr("已核对的数据／全部数据"),
        }
        return long.get(section, short[section]) if role == Qt.ItemDataRole.ToolTipRole else short[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See QAbstractItemModel."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in GIVEN else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """See QAbstractItemModel; the line changes when the day is saved."""
        row, words = self.board_row(index), str(value).strip()
        if row is None or role != Qt.ItemDataRole.EditRole or index.column() not in GIVEN:
            return False
        day = day_in(words, year=row.year)
        if words and day is None:
            told = self.tr("“%1”看不出是哪一天，请写成 2025-3-1 或 3.1。").replace("%1", words)
            self.refused.emit(told)
            return False
        if day is None or day.isoformat() != self.data(index, role):
            self.day_given.emit(row.report, GIVEN[index.column()], day)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        row = self.board_row(index)
        if row is None:
            return None
        if role == REPORT_ROLE:
            return row.report
        column = index.column()
        if role == Qt.ItemDataRole.EditRole and column in GIVEN:
            # Whoever only looks into the field has not said that the day of import is right.
            return "" if _is_import(row, column) else _sort_value(row, column)
        if FIRST_PART <= column < FINDINGS:
            return self._of_part(row.checklist.parts[column - FIRST_PART], role)
        return self._plain(row, column, role)

    def _plain(self, row: BoardRow, column: int, role: int) -> Any:
        """A cell that is no mandated part."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        is_late = (column, False) in ((RECEIVED, row.is_filed_in_time), (PUBLISHED, row.is_public_in_time))
        if role == Qt.ItemDataRole.ToolTipRole:
            day = _sort_value(row, column)
            return self.tr("逾期：%1").replace("%1", day) if is_late else self._text(row, column)
        tone = "error" if is_late else "muted" if _is_import(row, column) else "text"
        return {SORT_ROLE: _sort_value(row, column), TONE_ROLE: tone}.get(role)

    def _of_part(self, part: PartRow, role: int) -> Any:
        values = {
            Qt.ItemDataRole.DisplayRole: self._words.part(part),
            Qt.ItemDataRole.ToolTipRole: "\n".join(filter(None, (check_words(part.name), part.quote))),
            PLACE_ROLE: part.place,
            SORT_ROLE: _rank(part),
            TONE_ROLE: _tone(part),
        }
        return values.get(role)

    def _text(self, row: BoardRow, column: int) -> str:
        waiting = dict(row.open_findings)
        texts = {
            TOWN: row.name,
            YEAR: str(row.year or "—"),
            RECEIVED: self._day(row.received, row.is_filed_in_time),
            PUBLISHED: self._day(row.published, row.is_public_in_time),
            FINDINGS: str(sum(waiting.values())),
            ACCEPTED: str(row.accepted),
            PROGRESS: f"{row.reviewed}/{row.figures}",
        }
        return texts[column]

    @staticmethod
    def _day(day: date | None, is_in_time: bool | None) -> str:  # noqa: FBT001  (a third state)
        if day is None:
            return "—"
        marks = {True: "✓ ", False: "✖ ", None: ""}
        return marks[is_in_time] + day.isoformat()


def _is_import(row: BoardRow, column: int) -> bool:
    return column == RECEIVED and row.filing.received is None


def _sort_value(row: BoardRow, column: int) -> Any:
    values = {
        TOWN: row.name,
        YEAR: row.year or 0,
        RECEIVED: row.received.isoformat() if row.received else "",
        PUBLISHED: row.published.isoformat() if row.published else "",
        FINDINGS: sum(_DAMAGE[severity] * count for severity, count in row.open_findings),
        ACCEPTED: row.accepted,
        PROGRESS: row.reviewed / row.figures if row.figures else 1.0,
    }
    return values[column]


class ChecklistModel(QAbstractTableModel):
    """The mandated parts of one report with the words that show them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._row: BoardRow | None = None
        self._words = _Words(self)

    def show(self, row: BoardRow | None) -> None:
        """Shows the parts of a report, or none."""
        self.beginResetModel()
        self._row = row
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 0 if parent.isValid() or self._row is None else len(self._row.checklist.parts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """See QAbstractItemModel."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("法定内容"), self.tr("情况"), self.tr("依据的原文"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if self._row is None or not index.isValid():
            return None
        part = self._row.checklist.parts[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (check_words(part.name), self._words.part(part), part.quote)[index.column()]
        values = {REPORT_ROLE: self._row.report, PLACE_ROLE: part.place, TONE_ROLE: _tone(part)}
        return values.get(role)
