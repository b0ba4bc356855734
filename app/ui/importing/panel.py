"""The import panel: how far a sitting is, cancel, what could not be imported and why, and new versions."""

from __future__ import annotations

from collections.abc import Container
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHeaderView,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.models.library.importing import Fate, ImportRun, Outcome, Summary
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import plain_label

if TYPE_CHECKING:
    from app.core.versions.takeover import Takeover

_KEY_ROLE = Qt.ItemDataRole.UserRole
_FORMER_ROLE = Qt.ItemDataRole.UserRole + 1
_STAGE_ROLE = Qt.ItemDataRole.UserRole + 2
_OFFER_ROLE = Qt.ItemDataRole.UserRole + 3  # what the line says before the old report is replaced …
_DONE_ROLE = Qt.ItemDataRole.UserRole + 4  # … and after
_CHECKED_FROM = 0.5
_LEAST_LINES, _MOST_LINES = 2, 8


class _Stage(str, Enum):
    """How far a new version is: offered, on its way, in the old one's place, or refused."""

    OFFERED = "offered"
    BUSY = "busy"
    DONE = "done"
    REFUSED = "refused"


class Unimported(QTreeWidget):
    """A line for each file that needs a look; as high as its lines, but scrolls where these are many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model().rowsInserted.connect(self._on_lines)

    def _on_lines(self) -> None:
        """More lines want more room."""
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        row = max(self.sizeHintForRow(0), self.fontMetrics().height())
        items = list(filter(None, map(self.topLevelItem, range(self.topLevelItemCount()))))
        lines = min(max(sum(1 + item.childCount() for item in items), _LEAST_LINES), _MOST_LINES)
        edges = 2 * self.frameWidth() + row // 3
        return QSize(super().sizeHint().width(), self.header().sizeHint().height() + lines * row + edges)

    def minimumSizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().height() * _LEAST_LINES)


class ImportPanel(QWidget):
    """Shows one sitting at a time. It is not modal; work goes on beside it."""

    closed = Signal()
    listed = Signal()  # there is a first file that needs a look
    report_chosen = Signal(str)
    replace_requested = Signal(str, str)  # key of the old report, key of its new version

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: ImportRun | None = None
        self._line = plain_label(parent=self)
        self._line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._line.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName(self.tr("导入进度"))
        self._cancel = QPushButton(self.tr("取消导入(&C)"), self)
        self._replace = QPushButton(self.tr("用新版本替换勾选的(&R)"), self)
        self._copy = QPushButton(self.tr("复制清单(&L)"), self)
        self._close = QPushButton(self.tr("关闭(&X)"), self)
        self.list = Unimported(self)
        self.list.setHeaderLabels([self.tr("文件"), self.tr("情况")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.tr("未导入的文件和新版本"))
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self._line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        top = FlowLayout()
        top.addWidget(self._line)
        for button in (self._cancel, self._replace, self._copy, self._close):
            top.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addLayout(top)
        layout.addWidget(self._bar)
        layout.addWidget(self.list, 1)
        self._cancel.clicked.connect(self._on_cancel)
        self._replace.clicked.connect(self._replace_checked)
        self._copy.clicked.connect(self._copy_list)
        self._close.clicked.connect(self.closed)
        self.list.itemActivated.connect(self._on_item)
        self.list.itemChanged.connect(self._offer)

    def follow(self, run: ImportRun) -> None:
        """Shows a sitting that is about to begin."""
        self._run = run
        self.list.clear()
        self.list.setRootIsDecorated(False)
        self.list.hide()
        self._copy.hide()
        self._replace.hide()
        self._close.hide()
        self._cancel.show()
        self._bar.show()
        self._bar.setRange(0, 0)
        self._line.setText(self.tr("正在查找文件…"))
        run.progressed.connect(self._on_progress)
        run.slowed.connect(self._on_slow)
        run.file_done.connect(self._on_file)
        run.finished.connect(self._on_finished)

    def line(self) -> str:
        """What the panel says about the sitting."""
        return self._line.text()

    def _on_progress(self, done: int, total: int, name: str) -> None:
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        words = self.tr("正在导入：第 %1 份，共 %2 份").replace("%1", str(min(done + 1, total)))
        words = words.replace("%2", str(total))
        self._line.setText(f"{words}　{name}" if name else words)

    def _on_slow(self, words: str) -> None:
        if self._run is not None:
            self._line.setText(words)

    def _on_file(self, outcome: Outcome) -> None:
        if outcome.fate is Fate.ADDED and not outcome.former:
            return
        words = outcome.sentence or self.tr("资料库里已有这份报告，没有重复导入")
        if outcome.former:
            words = self.tr("可能是“%2”的新版本，文字约 %1% 相同；两份都已保留")
            words = words.replace("%1", str(round(outcome.alike * 100))).replace("%2", outcome.former_name)
        item = QTreeWidgetItem([outcome.name, words])
        item.setToolTip(0, outcome.path)
        item.setToolTip(1, words)
        item.setData(0, _KEY_ROLE, outcome.key)
        if outcome.former:
            is_sure = outcome.alike >= _CHECKED_FROM
            item.setData(0, _FORMER_ROLE, outcome.former)
            item.setData(0, _STAGE_ROLE, _Stage.OFFERED)
            item.setData(0, _OFFER_ROLE, words)
            item.setCheckState(0, Qt.CheckState.Checked if is_sure else Qt.CheckState.Unchecked)
        self.list.addTopLevelItem(item)
        if self.list.isHidden():
            self.list.show()
            self.listed.emit()

    # New versions

    def _versions(self) -> list[QTreeWidgetItem]:
        """Lines of new versions that are not yet in the place of the old ones."""
        return [item for item in self._items() if item.data(0, _STAGE_ROLE) == _Stage.OFFERED]

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _checked(self) -> list[QTreeWidgetItem]:
        return [item for item in self._versions() if item.checkState(0) is Qt.CheckState.Checked]

    def _offer(self) -> None:
        self._replace.setVisible(self._run is None and bool(self._versions()))
        self._replace.setEnabled(bool(self._checked()))

    def _replace_checked(self) -> None:
        for item in self._checked():
            former, key = item.data(0, _FORMER_ROLE), item.data(0, _KEY_ROLE)
            self._tell(item, _Stage.BUSY, self.tr("正在把核对结果转到新版本…"))
            self.replace_requested.emit(former, key)

    def _tell(self, item: QTreeWidgetItem, stage: _Stage, words: str) -> None:
        """A line offers to replace only while nothing of the kind is under way or done."""
        item.setData(0, _STAGE_ROLE, stage)
        check = Qt.CheckState.Unchecked if stage is _Stage.OFFERED else None
        item.setData(0, Qt.ItemDataRole.CheckStateRole, check)
        item.setText(1, words)
        item.setToolTip(1, words)
        for number in range(item.childCount()):
            item.child(number).setHidden(stage is not _Stage.DONE)
        self._offer()

    def has_replaced(self) -> bool:
        """Whether a new version was put in an old one's place in this sitting."""
        return any(item.data(0, _DONE_ROLE) for item in self._items())

    def follow_reports(self, known: Container[str]) -> None:
        """Keeps the lines true when undo brings an old report back, or redo takes it away again."""
        for item in self._items():
            is_back = item.data(0, _FORMER_ROLE) in known
            stage, done = item.data(0, _STAGE_ROLE), item.data(0, _DONE_ROLE)
            if stage == _Stage.DONE and is_back:
                self._tell(item, _Stage.OFFERED, item.data(0, _OFFER_ROLE))
            elif stage == _Stage.OFFERED and done and not is_back:
                self._tell(item, _Stage.DONE, done)

    def show_replaced(self, key: str, taken: Takeover) -> None:
        """Says what went along to a new version, and lists below it what did not."""
        words = self.tr("已替换旧版本，转入核对结果 %1 处").replace("%1", str(taken.kept))
        if taken.lost:
            words += self.tr("；%1 处原文已改，需重新核对：").replace("%1", str(len(taken.lost)))
        else:
            words += self.tr("。可以撤销")
        for item in self._lines_of(key):
            item.takeChildren()
            item.setData(0, _DONE_ROLE, words)
            self._tell(item, _Stage.DONE, words)
            for lost in taken.lost:
                line = QTreeWidgetItem([f"“{lost.quote}”", lost.what])
                line.setToolTip(0, lost.quote)
                line.setToolTip(1, lost.what)
                line.setData(0, _KEY_ROLE, key)
                item.addChild(line)
            item.setExpanded(True)
        if taken.lost:
            self.list.setRootIsDecorated(True)

    def show_not_replaced(self, key: str, sentence: str) -> None:
        """Says why a new version could not be put in the old one's place."""
        for item in self._lines_of(key):
            self._tell(item, _Stage.REFUSED, sentence)

    def _lines_of(self, key: str) -> list[QTreeWidgetItem]:
        return [item for item in self._items() if item.data(0, _KEY_ROLE) == key]

    # The end of a sitting

    def _on_finished(self, summary: Summary) -> None:
        added, known, failed = (len(summary.of(fate)) for fate in Fate)
        parts = [self.tr("导入 %1 份").replace("%1", str(added))]
        if self._versions():
            words = self.tr("其中 %1 份可能是新版本").replace("%1", str(len(self._versions())))
            parts.append(words)
        if known:
            parts.append(self.tr("%1 份已有").replace("%1", str(known)))
        if failed:
            parts.append(self.tr("%1 份未能导入").replace("%1", str(failed)))
        words = self.tr("，").join(parts) + self.tr("。")
        if summary.is_cancelled:
            words = self.tr("导入已停止：") + words
        elif not summary.outcomes:
            words = self.tr("这里没有可以导入的文件。")
        self._line.setText(words)
        self._bar.hide()
        self._cancel.hide()
        self._close.show()
        self._copy.setVisible(self.list.topLevelItemCount() > 0)
        self._run = None
        self._offer()

    def _on_cancel(self) -> None:
        if self._run is not None:
            self._run.cancel()

    def _copy_list(self) -> None:
        lines = []
        for item in self._items():
            lines.append(f"{item.toolTip(0)}\t{item.text(1)}")
            below = (item.child(n) for n in range(item.childCount()))
            lines += [f"\t{line.text(0)}\t{line.text(1)}" for line in below if not line.isHidden()]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _on_item(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, _KEY_ROLE)
        if key:
            self.report_chosen.emit(str(key))
