"""The outline of the open report as a tree, with what is still open in each section.

Knows rows, not widgets. A node's internal id is its place in the list of standing sections plus one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.core.enums import Part, SectionKind
from app.core.review.figure_index import FigureIndex
from app.core.review.outline_acts import can_place_under, standing
from app.core.state import ReportState, SectionRecord

Index = QModelIndex | QPersistentModelIndex
KEY_ROLE = Qt.ItemDataRole.UserRole
OPEN_ROLE = Qt.ItemDataRole.UserRole + 1  # figures in the section (with all below) that nobody reviewed
FINDINGS_ROLE = Qt.ItemDataRole.UserRole + 2
PART_ROLE = Qt.ItemDataRole.UserRole + 3  # words of the mandated part, "" where it is none
IS_POINT_ROLE = Qt.ItemDataRole.UserRole + 4
NUMBER_ROLE = Qt.ItemDataRole.UserRole + 5  # what the number would be, "" where it is as written
MIME = "application/x-zhenyue-sections"
_NOWHERE = -1


@dataclass(slots=True)
class _Node:
    record: SectionRecord
    parent: int
    row: int
    children: list[int] = field(default_factory=list)
    open: int = 0
    findings: int = 0
    number: str = ""


class OutlineModel(QAbstractItemModel):
    """The sections that stand, as a tree by level. Other words for a title leave as a wish."""

    title_edited = Signal(str, str)  # key, new title
    dropped = Signal(list, object)  # keys, key of the section they are to lie in (None: none)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[_Node] = []
        self._tops: list[int] = []
        self._state: ReportState | None = None
        self._index = FigureIndex()
        self._shows_numbers = False
        self.is_read_only = False

    def show_numbers(self, shown: bool) -> None:  # noqa: FBT001  (the slot of a checkable action)
        """Shows or hides what the numbers would be if they were counted anew."""
        self._shows_numbers = shown
        self.set_state(self._state, self._index)

    def set_state(self, state: ReportState | None, index: FigureIndex | None = None) -> None:
        """Shows the outline of a report; where only counts changed, the tree stays as it is.

        ``index`` holds the figures of ``state``; it is made where none is given.
        """
        self._index = index if index is not None else FigureIndex(state.figures if state else ())
        nodes, tops = _tree(state.sections) if state else ([], [])
        if state:
            _count(nodes, state, self._index)
            if self._shows_numbers:
                _number(nodes, state)
        self._state = state
        same = [(n.record.key, n.parent) for n in nodes] == [(n.record.key, n.parent) for n in self._nodes]
        if not same:
            self.beginResetModel()
            self._nodes, self._tops = nodes, tops
            self.endResetModel()
            return
        before, self._nodes = self._nodes, nodes
        for number, (old, new) in enumerate(zip(before, nodes, strict=True)):
            if old != new:
                line = self.createIndex(new.row, 0, number + 1)
                self.dataChanged.emit(line, line)

    def index_of(self, key: str) -> QModelIndex:
        """The line of a section; an invalid index where it does not stand."""
        for number, node in enumerate(self._nodes):
            if node.record.key == key:
                return self.createIndex(node.row, 0, number + 1)
        return QModelIndex()

    def section_around(self, offset: int) -> QModelIndex:
        """The deepest section that holds an offset of the text."""
        best = _NOWHERE
        for number, node in enumerate(self._nodes):
            section = node.record.section
            if section.start > offset:
                break
            if offset < section.end:
                best = number
        return self.createIndex(self._nodes[best].row, 0, best + 1) if best != _NOWHERE else QModelIndex()

    def record_at(self, index: Index) -> SectionRecord | None:
        """The section of a line."""
        return self._nodes[index.internalId() - 1].record if index.isValid() else None

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """See QAbstractItemModel."""
        if column != 0 or row < 0 or row >= self.rowCount(parent):
            return QModelIndex()
        children = self._nodes[parent.internalId() - 1].children if parent.isValid() else self._tops
        return self.createIndex(row, column, children[row] + 1)

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """See QAbstractItemModel."""
        if not child.isValid():
            return QModelIndex()
        above = self._nodes[child.internalId() - 1].parent
        return self.createIndex(self._nodes[above].row, 0, above + 1) if above != _NOWHERE else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return len(self._nodes[parent.internalId() - 1].children) if parent.isValid() else len(self._tops)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One column; the delegate draws badge and counts in it."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel; the roles of this module tell counts and part."""
        if not index.isValid():
            return None
        node = self._nodes[index.internalId() - 1]
        section = node.record.section
        title = f"{section.number or ''}{section.title}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return title
        if role == Qt.ItemDataRole.EditRole:
            return section.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(title, node)
        values = {
            KEY_ROLE: node.record.key,
            OPEN_ROLE: node.open,
            FINDINGS_ROLE: node.findings,
            PART_ROLE: self.part_word(section.part),
            IS_POINT_ROLE: section.kind is SectionKind.POINT,
            NUMBER_ROLE: node.number,
        }
        return values.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles can be edited; headings can be dragged to another level."""
        flags = super().flags(index)
        if self.is_read_only:
            return flags
        record = self.record_at(index)
        if record is None:
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        flags |= Qt.ItemFlag.ItemIsEditable
        if record.section.kind is SectionKind.HEADING:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return flags

    # Dragging: the text keeps its order, so that a heading can only go to another level

    def supportedDropActions(self) -> Qt.DropAction:
        """See QAbstractItemModel."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """See QAbstractItemModel."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The keys of the dragged sections."""
        keys = [str(index.data(KEY_ROLE)) for index in indexes]
        data = QMimeData()
        data.setData(MIME, "\n".join(keys).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Whether one of the dragged headings can go there."""
        target = self.record_at(parent)
        records = [node.record for node in self._nodes]
        goal = target.key if target else None
        return any(can_place_under(records, key, goal) for key in _dragged(data))

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tells the wish; lines move when the session says so. Never True: the view would take lines out."""
        if self.canDropMimeData(data, action, row, column, parent):
            target = self.record_at(parent)
            self.dropped.emit(_dragged(data), target.key if target else None)
        return False

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tells the wish; the title stands when the session says so."""
        title = str(value).strip()
        record = self.record_at(index)
        if role != Qt.ItemDataRole.EditRole or record is None or not title or title == record.section.title:
            return False
        self.title_edited.emit(record.key, title)
        return True

    def part_word(self, part: Part | None) -> str:
        """The short word for a mandated part, "" for none."""
        words = {
            Part.MEASURES: self.tr("举措"),
            Part.PROBLEMS: self.tr("不足"),
            Part.RESPONSIBILITY: self.tr("履职"),
            Part.PLAN: self.tr("安排"),
        }
        return words.get(part, "") if part else ""

    def _spoken(self, title: str, node: _Node) -> str:
        words = [title]
        part = self.part_word(node.record.section.part)
        if part:
            words.append(self.tr("法定部分：") + part)
        if node.number:
            words.append(self.tr("按现在的层级应为 %1").replace("%1", node.number))
        if node.open:
            words.append(self.tr("%1 处数据未核对").replace("%1", str(node.open)))
        if node.findings:
            words.append(self.tr("%1 个问题未处理").replace("%1", str(node.findings)))
        return "，".join(words)


def _dragged(data: QMimeData) -> list[str]:
    return [key for key in bytes(data.data(MIME).data()).decode(errors="replace").split("\n") if key]


def _number(nodes: Sequence[_Node], state: ReportState) -> None:
    read = [r.suggested for r in (*state.sections, *state.rejected_sections) if r.suggested]
    read.sort(key=lambda section: section.start)
    from app.core.outline.renumber import renumbered  # the reading machine is no part of the start

    numbers = renumbered([node.record.section for node in nodes], read)
    for node, number in zip(nodes, numbers, strict=True):
        written = "".join((node.record.section.number or "").split())
        node.number = number if number and number != written else ""


def _tree(records: Sequence[SectionRecord]) -> tuple[list[_Node], list[int]]:
    nodes: list[_Node] = []
    tops: list[int] = []
    open_path: list[int] = []
    for number, record in enumerate(standing(records)):
        while open_path and nodes[open_path[-1]].record.section.level >= record.section.level:
            open_path.pop()
        above = open_path[-1] if open_path else _NOWHERE
        siblings = nodes[above].children if above != _NOWHERE else tops
        nodes.append(_Node(record, above, len(siblings)))
        siblings.append(number)
        open_path.append(number)
    return nodes, tops


def _count(nodes: Sequence[_Node], state: ReportState, index: FigureIndex) -> None:
    findings = sorted(
        r.finding.spans[0][0] for r in state.findings if not r.state.is_settled and r.finding.spans
    )
    for node in nodes:
        start, end = node.record.section.start, node.record.section.end
        node.open = index.waiting_between(start, end)
        node.findings = bisect_left(findings, end) - bisect_left(findings, start)
