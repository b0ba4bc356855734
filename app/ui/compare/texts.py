"""The page that sets two reports side by side: which two, how much they share, and the way from one
passage to the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.core.compare.texts import Side, align
from app.core.enums import Part
from app.core.state import ReportRow
from app.models.compare.source import CompareSource
from app.ui.compare.controls import tool
from app.ui.compare.pairs import PairsView
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import plain_label


class TextsPage(QWidget):
    """Two reports of one library. ``place_requested`` names report, start and end of a double click."""

    place_requested = Signal(str, int, int)

    def __init__(self, source: CompareSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self.left, self.right = QComboBox(self), QComboBox(self)
        self.previous = tool(self, self.tr("◀ 上一处"), self.tr("上一处相同文字（Shift+F3）"))
        self.next = tool(self, self.tr("下一处 ▶"), self.tr("下一处相同文字（F3）"))
        self.count = plain_label(parent=self)
        self.view = PairsView(self)
        self._shown: tuple[object, object] | None = None
        self._wished: tuple[object, object] | None = None
        self._keys: list[QShortcut] = []
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Offers the reports of the library; the two that were chosen stay if they are still there."""
        rows = self._source.reports()
        chosen = self._wished or (self.left.currentData(), self.right.currentData())
        self._wished = None
        usual = _first_two(rows, self._source.open_report())
        for box, key, other in zip((self.left, self.right), chosen, usual, strict=True):
            blocker = QSignalBlocker(box)
            box.clear()
            for row in rows:
                box.addItem(_name(row), row.key)
            found = box.findData(key) if key else -1
            box.setCurrentIndex(found if found >= 0 else box.findData(other))
            del blocker
        self._shown = None
        self.show_chosen()

    def state(self) -> dict[str, Any]:
        """The two reports by key, to be remembered."""
        return {"texts": [self.left.currentData(), self.right.currentData()]}

    def restore(self, state: Mapping[str, Any]) -> bool:
        """Takes up what ``state`` gave; False when two reports were not looked at."""
        keys = state.get("texts")
        if not isinstance(keys, list) or len(keys) != 2:
            return False
        self._wished = keys[0], keys[1]
        return True

    def give_up_keys(self) -> None:
        """Leaves F3 to the window."""
        for shortcut in self._keys:
            shortcut.setEnabled(False)

    def choose(self, left: str, right: str) -> None:
        """Sets the two reports by key."""
        for box, key in ((self.left, left), (self.right, right)):
            box.setCurrentIndex(max(box.findData(key), 0))

    def go_to(self, offset: int) -> None:
        """Goes to the shared passage that begins nearest to an offset of the left report."""
        starts = [passage.left_start for passage in self.view.passages]
        if starts:
            self.view.go_to_passage(min(range(len(starts)), key=lambda n: abs(starts[n] - offset)))

    def show_chosen(self) -> None:
        """Sets the chosen reports side by side."""
        keys = self.left.currentData(), self.right.currentData()
        if keys == self._shown or not all(keys):
            return
        self._shown = keys
        left, right = self._side(str(keys[0])), self._side(str(keys[1]))
        alignment = align(left, right)
        self.view.show_texts(left, right, alignment, self._bands())
        shared = sum(p.right_end - p.right_start for p in alignment.passages)
        share = 100 * shared / max(len(right.text), 1)
        words = self.tr("相同文字 {count} 处，占右边全文 {share:.0f}%")
        self.count.setText(words.format(count=len(alignment.passages), share=share))
        for button in (self.previous, self.next):
            button.setEnabled(bool(alignment.passages))

    def _side(self, key: str) -> Side:
        text, sections = self._source.text_of(key)
        return Side(text, tuple(sections))

    def _bands(self) -> dict[str, str]:
        return {
            "": self.tr("文首及其他"),
            str(Part.MEASURES): self.tr("主要举措和成效"),
            str(Part.PROBLEMS): self.tr("不足和原因"),
            str(Part.RESPONSIBILITY): self.tr("党政主要负责人履行第一责任人职责"),
            str(Part.PLAN): self.tr("下一年度安排"),
            str(Part.OTHER): self.tr("其他事项"),
        }

    def _lay_out(self) -> None:
        bar = FlowLayout()
        bar.setContentsMargins(10, 0, 10, 6)
        for box, tip in ((self.left, self.tr("左边的报告")), (self.right, self.tr("右边的报告"))):
            box.setToolTip(tip)
            box.setAccessibleName(tip)
            box.setMaximumWidth(240)
            bar.addWidget(box)
        bar.push_right()
        bar.addWidget(self.count)
        bar.addWidget(self._steps())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.view, 1)

    def _steps(self) -> QWidget:
        """The two ways on, which stay beside each other in a narrow pane."""
        pair = QWidget(self)
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.previous, self.next):
            row.addWidget(button)
        return pair

    def _connect(self) -> None:
        for box in (self.left, self.right):
            box.currentIndexChanged.connect(self._chosen)
        self.previous.clicked.connect(self._back)
        self.next.clicked.connect(self._on)
        self.view.place_wanted.connect(self._open)
        self.view.passage_changed.connect(self._tell_passage)
        for keys, slot in ((QKeySequence("F3"), self._on), (QKeySequence("Shift+F3"), self._back)):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
            self._keys.append(shortcut)

    def _chosen(self, _index: int) -> None:
        self.show_chosen()

    def _on(self) -> None:
        self.view.step(1)

    def _back(self) -> None:
        self.view.step(-1)

    def _tell_passage(self, number: int) -> None:
        words = self.tr("相同文字 第 {number} 处，共 {count} 处")
        self.count.setText(words.format(number=number + 1, count=len(self.view.passages)))

    def _open(self, which: int, offset: int) -> None:
        key = (self.left, self.right)[which].currentData()
        if key:
            self.place_requested.emit(str(key), offset, offset)


def _first_two(rows: Sequence[ReportRow], here: ReportRow | None) -> tuple[str, str]:
    """The report that is being read, or the first, beside one of its town in another year, or the next."""
    if not rows:
        return "", ""
    left = here or rows[0]
    others = [row for row in rows if row.key != left.key]
    sisters = [row for row in others if row.head.town and row.head.town == left.head.town]
    right = next(iter(sisters or others), left)
    return left.key, right.key


def _name(row: ReportRow) -> str:
    return row.head.name_and_year(row.file_name)
