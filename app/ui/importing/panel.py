"""The import panel: how far a sitting is, cancel, and a list of what could not be imported and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.models.importing import Fate, ImportRun, Outcome, Summary

_KEY_ROLE = Qt.ItemDataRole.UserRole


class ImportPanel(QWidget):
    """Shows one sitting at a time. It is not modal; work goes on beside it."""

    closed = Signal()
    report_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: ImportRun | None = None
        self._line = QLabel(self)
        self._line.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._line.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName(self.tr("导入进度"))
        self._cancel = QPushButton(self.tr("取消导入(&C)"), self)
        self._copy = QPushButton(self.tr("复制清单(&L)"), self)
        self._close = QPushButton(self.tr("关闭(&X)"), self)
        self.list = QTreeWidget(self)
        self.list.setHeaderLabels([self.tr("文件"), self.tr("情况")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.tr("未导入的文件"))
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        top = QHBoxLayout()
        top.addWidget(self._line, 1)
        for button in (self._cancel, self._copy, self._close):
            top.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addLayout(top)
        layout.addWidget(self._bar)
        layout.addWidget(self.list, 1)
        self._cancel.clicked.connect(self._on_cancel)
        self._copy.clicked.connect(self._copy_list)
        self._close.clicked.connect(self.closed)
        self.list.itemActivated.connect(self._on_item)

    def follow(self, run: ImportRun) -> None:
        """Shows a sitting that is about to begin."""
        self._run = run
        self.list.clear()
        self.list.hide()
        self._copy.hide()
        self._close.hide()
        self._cancel.show()
        self._bar.show()
        self._bar.setRange(0, 0)
        self._line.setText(self.tr("正在查找文件…"))
        run.progressed.connect(self._on_progress)
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

    def _on_file(self, outcome: Outcome) -> None:
        if outcome.fate is Fate.ADDED:
            return
        words = outcome.sentence or self.tr("资料库里已有这份报告，没有重复导入")
        item = QTreeWidgetItem([outcome.name, words])
        item.setToolTip(0, outcome.path)
        item.setToolTip(1, words)
        item.setData(0, _KEY_ROLE, outcome.key)
        self.list.addTopLevelItem(item)
        self.list.show()

    def _on_finished(self, summary: Summary) -> None:
        added, known, failed = (len(summary.of(fate)) for fate in Fate)
        parts = [self.tr("导入 %1 份").replace("%1", str(added))]
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

    def _on_cancel(self) -> None:
        if self._run is not None:
            self._run.cancel()

    def _copy_list(self) -> None:
        items = [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]
        lines = [f"{item.toolTip(0)}\t{item.text(1)}" for item in items if item is not None]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _on_item(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, _KEY_ROLE)
        if key:
            self.report_chosen.emit(str(key))
